package issue

import (
	"strconv"
	"strings"
)

// Markdown writes nodes as a body is written in an issue file.
func Markdown(nodes []Node) string {
	p := printer{top: true}
	p.nodes(nodes)
	out := strings.Join(p.lines, "\n")
	for n, spans := range p.notes {
		out += "\n\n[^" + strconv.Itoa(n+1) + "]: " + p.inline(spans)
	}
	return out + "\n"
}

// printer writes nodes line by line.
type printer struct {
	top   bool // not inside a list or a quote
	entry int  // number of the attachment being written, or 0
	lines []string
	notes [][]Span
	table bool // inside a table, where bars are marks
}

func (p *printer) nodes(nodes []Node) {
	p.entry = 0
	for i, n := range nodes {
		p.entry = n.EntryAfter(p.entry)
		same := i > 0 && nodes[i-1].Kind == n.Kind
		if i > 0 && (n.Kind != Signature || !same) {
			p.line("")
		}
		if n.Kind == List && same && nodes[i-1].Ordered == n.Ordered {
			p.line(":::") // parts two lists that would else be one
		}
		p.node(n, same, i+1 < len(nodes) && nodes[i+1].Kind == n.Kind)
	}
}

func (p *printer) line(s string) { p.lines = append(p.lines, s) }

// node writes n; before and after tell whether its neighbours are of its kind.
func (p *printer) node(n Node, before, after bool) {
	switch n.Kind {
	case Paragraph:
		p.line(p.paragraph(n))
	case Heading:
		p.line(p.heading(n))
	case List:
		for _, item := range n.Items {
			p.item(item)
		}
	case TableNode:
		p.tableLines(n)
	case Figure:
		p.line(p.figure(n))
	case Quote:
		p.inside("> ", "> ", func() { p.nodes(n.Items) })
	case Names:
		p.line("::: names")
		p.line(p.names(n))
		p.line(":::")
	case Signature:
		if !before {
			p.line("::: signature")
		}
		p.line(atStart(p.inline(n.Spans)))
		if !after {
			p.line(":::")
		}
	}
}

// inside sets the lines that write makes in by first and then by rest.
func (p *printer) inside(first, rest string, write func()) {
	from, top := len(p.lines), p.top
	p.top = false
	write()
	p.top = top
	for i := from; i < len(p.lines); i++ {
		p.lines[i] = strings.TrimRight(first+p.lines[i], " ")
		first = rest
	}
}

func (p *printer) item(n Node) {
	mark := "-"
	if n.Label.S != "" && n.Label.S[0] >= '0' && n.Label.S[0] <= '9' {
		mark = n.Label.S
	}
	words := atStart(p.inline(n.Spans))
	if isRule(mark + " " + words) { // an item that says --
		words = `\` + words
	}
	p.inside(mark+" ", "  ", func() {
		p.line(words)
		if len(n.Items) > 0 && (n.Items[0].Kind == Paragraph || n.Items[0].Kind == TableNode) {
			p.line("") // else words with a | would be the table's too
		}
		p.nodes(n.Items)
	})
}

// paragraph keeps a paragraph that is no heading from being read as one.
func (p *printer) paragraph(n Node) string {
	md := p.inline(n.Spans)
	if p.top && n.Level == 0 && p.entry < 2 && classified(n.Spans, md).Level > 0 {
		stars := len(md) - len(strings.TrimLeft(md, "*"))
		return md[:stars] + `\` + md[stars:]
	}
	return atStart(md)
}

// heading writes a heading by its number if that says it all, else by #.
func (p *printer) heading(n Node) string {
	md := p.inline(n.Spans)
	c := classified(n.Spans, md)
	if p.top && p.entry < 2 && c.Kind == Heading && c.Level == n.Level {
		return md
	}
	if cut := strings.TrimRight(md, "#"); cut == "" || strings.HasSuffix(cut, " ") {
		md = cut + strings.Repeat(`\#`, len(md)-len(cut))
	}
	return strings.Repeat("#", n.Level+1) + " " + md
}

// classified is the paragraph that spans, written md, would be read as.
func classified(spans []Span, md string) Node {
	n := Node{Kind: Paragraph, Spans: append([]Span(nil), spans...)}
	n.classify(levelOf(strings.TrimLeft(md, "*")))
	return n
}

// atStart keeps md from being read as another kind of block.
func atStart(md string) string {
	if md == "" {
		return md
	}
	p := bodyParser{src: Text{S: md}}
	if strings.HasPrefix(md, ":::") || headingMarks(md) > 0 || md[0] == '>' || isRule(md) || isComment(md) ||
		p.marker(row{0, len(md)}).kind != noMarker {
		return `\` + md
	}
	return md
}

func (p *printer) figure(n Node) string {
	if n.Picture == nil {
		return ""
	}
	alt := ""
	if n.Picture.Alt.S != "" {
		alt = ` "` + n.Picture.Alt.S + `"`
	}
	return "![" + p.linked(n.Spans) + "](" + target(n.Picture.Path.S) + alt + ")"
}

// target is the address of a link or picture, in <> where it needs them.
func target(s string) string {
	if strings.ContainsAny(s, " <") {
		return "<" + s + ">"
	}
	return s
}

func (p *printer) names(n Node) string {
	var names []string
	for _, s := range n.Spans {
		names = append(names, atStart(p.inline([]Span{s})))
	}
	return strings.Join(names, "、")
}

func (p *printer) tableLines(n Node) {
	t := n.Table
	p.table = true
	if len(n.Spans) > 0 {
		p.line(": " + p.inline(n.Spans))
	}
	rows := p.grid(t)
	if t.Header == 0 {
		rows = append([][]string{make([]string, len(t.Align))}, rows...)
	}
	for i, r := range rows {
		p.line("| " + strings.Join(r, " | ") + " |")
		if i == 0 {
			p.line(dashes(t.Align))
		}
	}
	p.table = false
}

func dashes(aligns []Align) string {
	s := "|"
	for _, a := range aligns {
		s += [...]string{AlignAuto: "---", AlignLeft: ":--", AlignCenter: ":-:", AlignRight: "--:"}[a] + "|"
	}
	return s
}

// grid is every box of t, those that belong to another marked < and ^.
func (p *printer) grid(t *Table) [][]string {
	columns := len(t.Align)
	below := make([]int, columns) // by column, rows that a box from above still takes
	var grid [][]string
	for _, cells := range t.Rows {
		row := make([]string, columns)
		for x := 0; x < columns; x++ {
			if below[x] > 0 {
				below[x]--
				row[x] = "^"
				continue
			}
			if len(cells) == 0 {
				continue
			}
			c := cells[0]
			cells = cells[1:]
			row[x] = p.cell(c)
			for k := range max(1, c.Columns) {
				if x+k < columns {
					below[x+k] = max(1, c.Rows) - 1
				}
			}
			for k := 1; k < c.Columns && x+1 < columns; k++ {
				x++
				row[x] = "<"
			}
		}
		grid = append(grid, row)
	}
	return grid
}

func (p *printer) cell(c Cell) string {
	md := p.inline(c.Spans)
	if md == "<" || md == "^" {
		return `\` + md
	}
	return md
}
