package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// meter shows on a terminal how much of a long work is done, how fast it goes
// and how long it will take. Off a terminal it shows nothing.
type meter struct {
	// configuration
	m     *machine
	w     io.Writer
	total int
	live  bool
	now   func() time.Time
	since time.Time

	// state
	done  int
	ended time.Time
}

func newMeter(m *machine, total int, now func() time.Time) *meter {
	b := &meter{m: m, w: m.stderr, total: total, now: now, since: now(),
		live: total > 0 && m.isTerminal(m.stderr)}
	b.draw()
	return b
}

// tell lets write print lines where the bar stands, then counts one more done.
func (b *meter) tell(write func()) {
	b.clear()
	write()
	b.done++
	b.draw()
}

// end takes the bar away and stops the clock.
func (b *meter) end() (took time.Duration, rate float64) {
	b.clear()
	b.ended = b.now()
	return b.spent()
}

// spent is how long it has taken and how many were done in a second.
func (b *meter) spent() (took time.Duration, rate float64) {
	until := b.ended
	if until.IsZero() {
		until = b.now()
	}
	took = until.Sub(b.since)
	if took > 0 {
		rate = float64(b.done) / took.Seconds()
	}
	return took, rate
}

func (b *meter) draw() {
	if !b.live {
		return
	}
	full := barCells * b.done / b.total
	fmt.Fprintf(b.w, "\r[%s%s] %d/%d", strings.Repeat("█", full),
		strings.Repeat("·", barCells-full), b.done, b.total)
	if took, rate := b.spent(); b.done > 0 && rate > 0 {
		left := took * time.Duration(b.total-b.done) / time.Duration(b.done)
		fmt.Fprint(b.w, b.m.say(sayMeter, rate, clock(left)))
	}
	fmt.Fprint(b.w, "\x1b[K")
}

func (b *meter) clear() {
	if b.live {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}

// clock is a span of time as people read it: 0:07, 12:30, 3:05:00.
func clock(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
