package templates

import (
	"cmp"
	"slices"
	"strings"

	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/clreq"
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

// signatures sets lines at the right: names below each other, and the date,
// their last, Step to the right of them. The longest of them stands Right from
// the edge (GB/T 9704 7.3.5).
func (a *applier) signatures(lines []issue.Node) {
	base := a.style("signature")
	r := pageRuler(a.doc.Page, a.char(base))
	reach := make([]unit.Length, len(lines)) // from where names begin to the line's end
	for k := range lines {
		reach[k] = a.signedWidth(spanText(lines[k].Spans), base)
	}
	if last := len(lines) - 1; last > 0 {
		reach[last] += r.length(a.spec.Signature.Step)
	}
	widest := slices.Max(reach)
	for k := range lines {
		right := r.length(a.spec.Signature.Right) + widest - reach[k]
		s := a.variant(base, right.String(), func(s *block.Style) { s.Right = right })
		if k > 0 {
			s = a.variant(s, "2", func(s *block.Style) { s.Before = 0 })
		}
		if k+1 < len(lines) {
			s = a.variant(s, "1", func(s *block.Style) { s.KeepNext = 1 })
		}
		a.add(block.Block{Role: block.Signature, Style: s,
			Runs: a.runs(lines[k].Spans, s), Pos: lines[k].Pos})
	}
}

// signatureRun is the signatures that nodes begin with.
func signatureRun(nodes []issue.Node) []issue.Node {
	n := 0
	for n < len(nodes) && nodes[n].Kind == issue.Signature {
		n++
	}
	return nodes[:n]
}

// signedWidth is how wide a name or a date is set: figures, · and ／ are half an
// em wide, and a quarter stands between figures and Han.
func (a *applier) signedWidth(text string, s *block.Style) (w unit.Length) {
	last := clreq.Symbol
	for _, c := range text {
		class := clreq.Of(c)
		switch {
		case class.Western() || class == clreq.Space:
			w += s.Size / 2
		case class == clreq.Middle || class == clreq.Solidus:
			w += a.char(s) / 2
		default:
			w += a.char(s)
		}
		if !a.doc.Page.Setting.NoGap && clreq.Gapped(last, class) {
			w += a.char(s) / 4
		}
		last = class
	}
	return w
}
