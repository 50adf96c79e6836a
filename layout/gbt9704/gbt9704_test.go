package gbt9704

import (
	"strings"
	"testing"

	"jianbao/layout/unit"
)

func TestTypeAreaLeavesTheMarginsOfTheStandard(t *testing.T) {
	right, foot := Paper.W-TypeArea.Max.X, Paper.H-TypeArea.Max.Y
	if right != 26*unit.Mm || foot != 35*unit.Mm {
		t.Errorf("right margin %v, foot %v; want 26.00 and 35.00", right, foot)
	}
}

// Cells and lines are rounded from their index: the last of each ends on the
// type area's edge exactly, and no two differ by more than a unit.
func TestCellsAndLinesFillTheTypeArea(t *testing.T) {
	if got := CharX(CharsPerLine); got != TypeAreaWidth {
		t.Errorf("28 characters end at %d, want %d", got, TypeAreaWidth)
	}
	if got := LineY(LinesPerPage-1) + BodySize; got != TypeAreaHeight {
		t.Errorf("line 22 ends at %d, want %d", got, TypeAreaHeight)
	}
	even(t, "cell", CharsPerLine, CharX)
	even(t, "line", LinesPerPage-1, LineY)
}

func even(t *testing.T, what string, n int, at func(int) unit.Length) {
	t.Helper()
	least, most := at(1)-at(0), at(1)-at(0)
	for i := range n {
		d := at(i+1) - at(i)
		least, most = min(least, d), max(most, d)
	}
	if most-least > 1 {
		t.Errorf("%ss are from %d to %d units wide, want them alike to a unit", what, least, most)
	}
}

// 28 × 16 pt is 448 pt, wider than 442.2 pt: the body is set tight, but by less
// than a seventieth.
func TestBodyIsSetTightOnItsCells(t *testing.T) {
	cell := CharX(1)
	if cell >= BodySize || cell < BodySize*69/70 {
		t.Errorf("a cell is %v wide and the type %v", cell, BodySize)
	}
}

func TestElementsNameTheirClauseInOrder(t *testing.T) {
	names := map[string]bool{}
	for i, e := range Elements {
		if e.Clause == "" || e.Name == "" || e.Face == "" {
			t.Errorf("element %d lacks its clause, name or face: %+v", i, e)
		}
		if names[e.Name] {
			t.Errorf("%s stands twice", e.Name)
		}
		names[e.Name] = true
		if i > 0 && before(e.Clause, Elements[i-1].Clause) {
			t.Errorf("%s %s stands after %s", e.Clause, e.Name, Elements[i-1].Clause)
		}
	}
	for _, clause := range []string{
		"7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "7.3.4",
		"7.3.5", "7.3.6", "7.3.7", "7.4.2", "7.4.3", "7.5",
	} {
		if !covered(clause) {
			t.Errorf("clause %s has no element", clause)
		}
	}
}

func covered(clause string) bool {
	for _, e := range Elements {
		if strings.HasPrefix(e.Clause, clause) {
			return true
		}
	}
	return false
}

// before compares clause numbers part by part.
func before(a, b string) bool {
	for a != "" && b != "" {
		var x, y string
		x, a, _ = strings.Cut(a, ".")
		y, b, _ = strings.Cut(b, ".")
		if len(x) != len(y) {
			return len(x) < len(y)
		}
		if x != y {
			return x < y
		}
	}
	return a == "" && b != ""
}

func TestElementNamedFindsAndMisses(t *testing.T) {
	if e, ok := ElementNamed("正文"); !ok || e.Size != BodySize || e.Inset != 2 {
		t.Errorf("正文 is %+v, %v", e, ok)
	}
	if _, ok := ElementNamed("简报"); ok {
		t.Error("简报 is not in the standard, but was found")
	}
}
