package templates

import (
	"cmp"
	"strings"

	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// columnAligns says nothing for AlignAuto: the style decides by the length of
// each cell's text.
var columnAligns = [...]block.Align{
	issue.AlignAuto: block.Justify, issue.AlignLeft: block.Left,
	issue.AlignCenter: block.Center, issue.AlignRight: block.Right,
}

// table is a table with its caption above.
func (a *applier) table(n *issue.Node) {
	if n.Table == nil {
		return
	}
	caption, r := a.style("caption"), pageRuler(a.doc.Page, a.doc.Page.Em)
	t := &block.Table{
		Header: n.Table.Header, Style: a.style("table"), Small: a.style("table_small"),
		Caption: caption,
		Rule:    r.length(a.spec.Table.Rule), Ink: a.spec.ink(a.spec.Table.Ink),
	}
	for _, al := range n.Table.Align {
		t.Columns = append(t.Columns, block.TableColumn{Align: columnAligns[al]})
	}
	widest := 0
	for i, row := range n.Table.Rows {
		cells := a.cells(row, i < t.Header)
		t.Rows = append(t.Rows, cells)
		width := 0
		for _, c := range cells {
			width += c.Columns
		}
		widest = max(widest, width)
	}
	for len(t.Columns) < widest {
		t.Columns = append(t.Columns, block.TableColumn{})
	}
	a.add(block.Block{
		Role: block.TableBlock, Style: a.style("figure"), Table: t,
		Runs: a.runs(n.Spans, caption), Pos: n.Pos,
	})
}

func (a *applier) cells(row []issue.Cell, header bool) []block.Cell {
	style := a.style("table")
	if header {
		style = a.style("table_head")
	}
	cells := make([]block.Cell, len(row))
	for i, c := range row {
		cells[i] = block.Cell{
			Runs: a.runs(c.Spans, style), Header: header,
			Columns: max(c.Columns, 1), Rows: max(c.Rows, 1),
		}
	}
	return cells
}

// figure is a picture with its caption. One that could not be read leaves its
// caption, so that no words are lost.
func (a *applier) figure(n *issue.Node) {
	caption := a.style("caption")
	runs := a.runs(n.Spans, caption)
	if n.Picture == nil || n.Picture.Loaded == nil {
		if len(runs) > 0 {
			b := block.Block{Role: block.Caption, Style: caption, Runs: runs, Pos: n.Pos}
			a.add(b)
		}
		return
	}
	a.add(block.Block{
		Role: block.FigureBlock, Style: a.style("figure"), Pos: n.Pos,
		Figure: &block.Figure{
			Picture: n.Picture.Loaded, Name: n.Picture.Path.S,
			Alt: cmp.Or(n.Picture.Alt.S, spanText(n.Spans)), Caption: runs,
			Style: caption,
		},
	})
}

func spanText(spans []issue.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text.S)
	}
	return b.String()
}

// signature sets the i-th node, one of a run of lines at the right. Of a name
// and the line under it the second begins Step to the right of the first
// (GB/T 9704 7.3.5): the longer of the two stands Right from the edge.
func (a *applier) signature(nodes []issue.Node, i int) {
	base := a.style("signature")
	r := pageRuler(a.doc.Page, a.char(base))
	edge, step := r.length(a.spec.Signature.Right), r.length(a.spec.Signature.Step)
	width := func(k int) unit.Length { return widthOf(spanText(nodes[k].Spans), r.char) }
	right := edge
	switch {
	case i+1 < len(nodes) && nodes[i+1].Kind == issue.Signature:
		right = max(edge, edge+width(i+1)+step-width(i))
	case i > 0 && nodes[i-1].Kind == issue.Signature:
		right = max(edge, edge+width(i-1)-step-width(i))
	}
	s := a.variant(base, right.String(), func(s *block.Style) { s.Right = right })
	if i > 0 && nodes[i-1].Kind == issue.Signature {
		s = a.variant(s, "2", func(s *block.Style) { s.Before = 0 })
	}
	if i+1 < len(nodes) && nodes[i+1].Kind == issue.Signature {
		s = a.variant(s, "1", func(s *block.Style) { s.KeepNext = 1 })
	}
	runs := a.runs(nodes[i].Spans, s)
	a.add(block.Block{Role: block.Signature, Style: s, Runs: runs, Pos: nodes[i].Pos})
}
