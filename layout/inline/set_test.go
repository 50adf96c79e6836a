package inline

import (
	"fmt"
	"testing"

	"jianbao/layout/unit"
)

func body(text string) *Paragraph {
	return &Paragraph{
		Runs:    []Run{{Text: text, Latin: 5, Size: unit.No3}},
		Measure: 156 * unit.Mm, First: unit.Scale(156*unit.Mm, 2, 28),
		Cells: 28, GridWidth: 156 * unit.Mm, Em: unit.No3,
	}
}

func dump(ls []Line) (s string) {
	for _, l := range ls {
		for _, p := range l.Pieces {
			s += p.Text
		}
		s += fmt.Sprintf("|%v %v\n", l.X, l.Width)
	}
	return s
}

// TestRightEdge checks that every line but the last ends on the measure's edge.
func TestRightEdge(t *testing.T) {
	p := body("针对上述情况，园区党总支从实际出发，组织实施了“青春领航·电商共赢”工程，" +
		"着力打造“131”青春党建体系，即成立一个“青春家园”服务中心，以党团员和青年创业者、" +
		"企业负责人为重点服务对象，并做到园区全覆盖。")
	ls, _ := Set(p, squares{}, nil).Lines(0)
	for i, l := range ls[:len(ls)-1] {
		if l.X+l.Width != p.Measure {
			t.Errorf("line %d ends at %v, want %v\n%s", i+1, l.X+l.Width, p.Measure, dump(ls))
		}
	}
}
