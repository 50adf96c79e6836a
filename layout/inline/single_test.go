package inline

import (
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/layout/unit"
)

// A paragraph that one line holds is one line, however long: no other is
// weighed. With 8,000 characters there would be 32 million.
func TestWhatOneLineHoldsIsNotSearched(t *testing.T) {
	p := Paragraph{Runs: []Run{{Text: strings.Repeat("甲乙", 4000), Size: unit.No3}},
		Measure: 1_000_000 * unit.Mm, Align: Left}
	var w desk
	w.load(&p, fonts.Default())
	lines := w.optimum(nil)
	if len(lines) != 1 || len(w.edges) != 0 {
		t.Errorf("%d lines, %d edges; want one and none", len(lines), len(w.edges))
	}
}

func TestLongParagraphIsLeftWhenNobodyWaits(t *testing.T) {
	p := Paragraph{Runs: []Run{{Text: strings.Repeat("甲乙", 20_000), Size: unit.No3}},
		Measure: 156 * unit.Mm}
	asked := 0
	s := SetUntil(&p, fonts.Default(), nil, func() bool { asked++; return asked > 2 })
	if lines, _ := s.Lines(0); len(lines) > 0 || asked != 3 {
		t.Errorf("%d lines, asked %d times", len(lines), asked)
	}
}
