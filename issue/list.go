package issue

import (
	"strings"
	"unicode/utf8"
)

type markerKind uint8

const (
	noMarker markerKind = iota
	bullet              // - * •
	figure              // 1) 1）
)

// marker is the mark that opens a list item: src[from:to], with what is behind
// it beginning at body.
type marker struct {
	kind           markerKind
	from, to, body int
}

// marker finds the mark at the beginning of r. A number with a full stop is
// none: 1. is the third level of headings.
func (p *bodyParser) marker(r row) marker {
	s := p.str(r)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case digits > 0 && digits <= 3:
		for _, end := range []string{")", "）"} {
			if strings.HasPrefix(s[digits:], end) {
				return p.marked(r, figure, digits+len(end))
			}
		}
	case strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ") || s == "-":
		return p.marked(r, bullet, 1)
	case strings.HasPrefix(s, "• "), strings.HasPrefix(s, "•\u3000"):
		return p.marked(r, bullet, len("•"))
	}
	return marker{}
}

func (p *bodyParser) marked(r row, kind markerKind, n int) marker {
	if kind == bullet && isRule(p.str(r)) {
		return marker{}
	}
	m := marker{kind: kind, from: r.from, to: r.from + n, body: r.from + n}
	m.body += len(p.src.S[m.to:r.to]) - len(strings.TrimLeft(p.src.S[m.to:r.to], blanks))
	return m
}

// list reads items with the same kind of mark.
func (p *bodyParser) list(rows []row, depth int) ([]Node, []row) {
	columns, first := p.indent(rows[0])
	kind := p.marker(first).kind
	n := Node{Kind: List, Ordered: kind == figure, Pos: p.src.at(first.from)}
	for len(rows) > 0 {
		c, r := p.indent(rows[0])
		m := p.marker(r)
		if m.kind != kind || c > columns+1 {
			break
		}
		end := p.itemEnd(rows, columns, depth)
		n.Items = append(n.Items, p.item(m, rows[:end], depth))
		for rows = rows[end:]; len(rows) > 0 && p.blank(rows[0]); {
			rows = rows[1:]
		}
	}
	return []Node{n}, rows
}

// itemEnd is how many of rows belong to the item that rows[0] opens: those set
// in deeper than its mark, and further lines of its paragraph.
func (p *bodyParser) itemEnd(rows []row, columns, depth int) int {
	end, blank := 1, false
	for i := 1; i < len(rows); i++ {
		if p.blank(rows[i]) {
			blank = true
			continue
		}
		c, _ := p.indent(rows[i])
		if c < columns+2 && (blank || p.opensBlock(rows[i:], depth)) {
			break
		}
		end, blank = i+1, false
	}
	return end
}

// item reads the item whose mark is m.
func (p *bodyParser) item(m marker, rows []row, depth int) Node {
	inner := []row{{m.body, rows[0].to}}
	indent, _ := p.indent(rows[0])
	for _, r := range rows[1:] {
		inner = append(inner, p.outdent(r, indent+2))
	}
	n := Node{Kind: Item, Pos: p.src.at(m.from)}
	if m.kind == figure {
		n.Label = p.src.part(m.from, m.to)
	} else {
		at := p.src.at(m.from)
		var b textBuilder
		b.add("•", int32(at.Line), int32(at.Col))
		n.Label = b.text(p.src.From.Path)
	}
	items := p.blocks(inner, depth+1)
	if len(items) > 0 && items[0].Kind == Paragraph {
		n.Spans, items = items[0].Spans, items[1:]
	}
	n.Items = items
	return n
}

// outdent is r without the first columns of its white space.
func (p *bodyParser) outdent(r row, columns int) row {
	for ; columns > 0 && r.from < r.to && strings.IndexByte(" \t", p.src.S[r.from]) >= 0; r.from++ {
		if columns--; p.src.S[r.from] == '\t' {
			columns -= 3
		}
	}
	return r
}

// lastRune is the last character of s.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
