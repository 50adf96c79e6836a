package inline

import (
	"strings"
	"testing"

	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// TestWesternLinesAreFilled: a ragged line of Western text is no shorter than
// it must be, however evenly the lines after it come out.
func TestWesternLinesAreFilled(t *testing.T) {
	const text = "The committee on public information was established in 1917 under " +
		"executive order 2594 and its final report remains widely cited today."
	for cells := 20; cells <= 28; cells++ {
		p := &Paragraph{
			Runs:    []Run{{Text: text + strings.Repeat("今年以来全区共建成党组织，覆盖企业", 5), Latin: glyph.Latin, Size: unit.No3}},
			Measure: unit.Scale(156*unit.Mm, int64(cells), 28), Cells: 28, GridWidth: 156 * unit.Mm, Em: unit.No3,
			Setting: clreq.Setting{},
		}
		lines, _ := Set(p, squares{}, nil).Lines(0)
		for i, l := range lines[:len(lines)-1] {
			if 4*l.Width < 3*p.Measure {
				t.Errorf("%d cells: line %d is %v of %v wide", cells, i, l.Width, p.Measure)
			}
		}
	}
}
