package templates

import (
	"slices"
	"strings"

	"jianbao/finding"
	"jianbao/layout/unit"
)

// The sizes that type may have.
const (
	leastSize = 3 * unit.Pt
	mostSize  = 200 * unit.Pt
)

// mostPaper is how long a side of a sheet may be: PDF has no larger ones
// (ISO 32000-1 annex C.2).
const mostPaper = 14400 * unit.Pt

// check reports what is well formed but cannot be set.
func (d *decoder) check(tree *node, s *spec) {
	d.checkPage(tree, s)
	for _, name := range styleNames {
		if st, ok := s.Styles[name]; !ok || st.Size == (measure{}) {
			d.at("E612", tree.file, tree.pos, "styles."+name+".size")
		} else if size := (ruler{}).length(st.Size); size < leastSize || size > mostSize {
			n := place(tree, "styles", name, "size")
			d.report("E615", n, n.pos.Path)
		}
	}
	for _, path := range [][]string{{"order"}, {"masthead", "order"}, {"tail", "order"}} {
		d.checkOnce(place(tree, path...))
	}
	for i, name := range s.Masthead.Order {
		if !slices.Contains(d.rows, name) {
			item := place(tree, "masthead", "order").items[i]
			d.report("E606", item, item.pos.Path, name, strings.Join(d.rows, "、"))
		}
	}
}

// checkOnce reports names that a list gives more than once.
func (d *decoder) checkOnce(list *node) {
	seen := map[string]bool{}
	for _, item := range list.items {
		if seen[item.text] {
			d.report("E610", item, item.text)
		}
		seen[item.text] = true
	}
}

// checkPage reports a type area that the sheet has no room for, and a grid that
// the type area has no room for.
func (d *decoder) checkPage(tree *node, s *spec) {
	for _, m := range []struct {
		name string
		m    measure
	}{
		{"paper.width", s.Paper.Width}, {"paper.height", s.Paper.Height},
		{"type_area.left", s.TypeArea.Left}, {"type_area.top", s.TypeArea.Top},
		{"type_area.width", s.TypeArea.Width}, {"type_area.height", s.TypeArea.Height},
		{"grid.em", s.Grid.Em},
	} {
		if !m.m.absolute() || m.m.amount == 0 {
			d.at("E612", tree.file, tree.pos, m.name)
		}
	}
	if s.Grid.Columns == 0 || s.Grid.Lines == 0 {
		d.at("E612", tree.file, tree.pos, "grid")
	}
	if finding.HasErrors(d.findings) {
		return
	}
	p := s.page()
	if max(p.Sheet.W, p.Sheet.H) > mostPaper {
		d.report("E616", place(tree, "paper"))
	}
	if a := p.TypeArea.Max; a.X > p.Sheet.W || a.Y > p.Sheet.H {
		d.report("E613", place(tree, "type_area"))
	}
	tooWide := unit.Length(p.Columns)*p.Em > p.TypeArea.W()+p.TypeArea.W()/20
	if tooWide || p.LineY(1) < p.Em {
		d.report("E614", place(tree, "grid"), p.Columns, p.Lines)
	}
}

// place is the node at path, or the last one on the way to it.
func place(n *node, path ...string) *node {
	for _, key := range path {
		next := n.get(key)
		if next == nil {
			return n
		}
		n = next
	}
	return n
}
