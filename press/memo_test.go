package press

import (
	"bytes"
	"strconv"
	"testing"

	"jianbao/layout/inline"
)

// What is remembered must not show: every sample twice on a press with a
// memory, and once more with so little that it forgets all the time.
func TestMemoryDoesNotShow(t *testing.T) {
	plain, large, small := New(Options{}), New(Options{Memo: 64 << 20}), New(Options{Memo: 20_000})
	for range 2 {
		for _, s := range samples(t) {
			want := printed(t, plain, s.proof(t, plain))
			for _, p := range []*Press{large, small} {
				if got := printed(t, p, s.proof(t, p)); !bytes.Equal(got, want) {
					t.Errorf("%s: %d bytes from memory, %d without", s.name, len(got), len(want))
				}
			}
		}
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m := newMemo(100_000)
	for i := range 1000 {
		p := inline.Paragraph{Runs: []inline.Run{{Text: strconv.Itoa(i)}}}
		m.Put(p.Fingerprint(), &inline.Solutions{}, 100)
		if m.Get(p.Fingerprint()) == nil {
			t.Fatalf("paragraph %d is forgotten at once", i)
		}
	}
	if n := len(m.young) + len(m.old); n > 100_000/(costOfParagraph+100*costOfByte) {
		t.Errorf("%d paragraphs are remembered", n)
	}
}
