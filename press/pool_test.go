package press

import (
	"sync/atomic"
	"testing"
)

func TestEachKeepsTheOrder(t *testing.T) {
	for _, workers := range []int{0, 1, 3, 100} {
		var got []int
		Each(50, workers, func(i int) int { return i * i }, func(i, r int) {
			if r != i*i {
				t.Errorf("%d workers: result %d is %d", workers, i, r)
			}
			got = append(got, i)
		})
		for i := range got {
			if got[i] != i {
				t.Fatalf("%d workers: order %v", workers, got)
			}
		}
		if len(got) != 50 {
			t.Errorf("%d workers: %d of 50 done", workers, len(got))
		}
	}
}

func TestEachIsBounded(t *testing.T) {
	const workers = 4
	var running, most atomic.Int32
	Each(200, workers, func(int) struct{} {
		if now := running.Add(1); now > most.Load() {
			most.Store(now)
		}
		return struct{}{}
	}, func(int, struct{}) { running.Add(-1) })
	if most.Load() > workers {
		t.Errorf("%d at a time, want at most %d", most.Load(), workers)
	}
}
