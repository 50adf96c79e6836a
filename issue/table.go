package issue

import "strings"

// Limits of tables, beyond which a short file could ask for any amount of
// memory: the columns of one, and the cells of all that an issue has.
const (
	maxColumns = 60
	maxCells   = 200_000
)

// tableAt tells how many rows the head of a table at rows[0] takes before its
// line of dashes, counting a caption; 0 when no table begins there.
//
//	: caption, or 表1 caption
//	| 单位 | 人数 |
//	|:-----|-----:|
func (p *bodyParser) tableAt(rows []row) int {
	for i := 0; i < 3 && i < len(rows); i++ {
		s := strings.Trim(p.str(rows[i]), " \t")
		if i > 0 && i <= 2 && isDashes(s) && p.heads(rows[i-1]) {
			return i + 1
		}
		if s == "" || i == 0 && captionMark(s) < 0 && !barred(s) || i == 1 && !barred(s) {
			return 0
		}
	}
	return 0
}

// heads tells whether r can be the head of a table: it has bars and is no item
// of a list.
func (p *bodyParser) heads(r row) bool {
	_, r = p.indent(r)
	return barred(p.str(r)) && p.marker(r).kind == noMarker
}

// barred tells whether s has a bar without a backslash.
func barred(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '|':
			return true
		}
	}
	return false
}

// isDashes tells whether s is the line under a table's head.
func isDashes(s string) bool {
	return strings.Contains(s, "|") && strings.Contains(s, "-") && strings.Trim(s, "|-: \t") == "" &&
		!strings.HasPrefix(s, "- ")
}

// captionMark is how long the mark of a table's caption is at the beginning of
// s; a caption that begins with 表 has none, -1 is no caption.
func captionMark(s string) int {
	for _, m := range []string{": ", "：", "表：", "表:"} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	if strings.HasPrefix(s, "表") && !barred(s) {
		return 0
	}
	return -1
}

// table reads a table with its caption, which is directly above or below it. A
// table of which there is nothing but an empty head is none.
func (p *bodyParser) table(rows []row) ([]Node, []row) {
	head := p.tableAt(rows)
	n := Node{Kind: TableNode, Table: &Table{}, Pos: p.src.at(rows[0].from)}
	if head == 3 {
		n.Spans = p.caption(rows[0])
		rows = rows[1:]
	}
	t := n.Table
	t.Align = p.alignments(rows[1])
	first := p.cells(rows[0])
	p.addRow(t, first)
	if t.Header = 1; len(t.Rows) == 0 || emptyRow(t.Rows[0]) {
		t.Header, t.Rows = 0, nil
	}
	for rows = rows[2:]; len(rows) > 0 && barred(p.str(rows[0])); rows = rows[1:] {
		p.addRow(t, p.cells(rows[0]))
	}
	if len(rows) > 0 && n.Spans == nil && captionMark(strings.TrimLeft(p.str(rows[0]), " \t")) > 0 {
		n.Spans = p.caption(rows[0])
		rows = rows[1:]
	}
	for _, c := range t.join() {
		p.d.report("W227", c.Spans[0].Text.Pos(), c.Spans[0].Text.S)
	}
	if len(t.Rows) == 0 {
		if p.d.cells <= maxCells {
			p.d.report("W229", n.Pos)
		}
		return nil, rows
	}
	return []Node{n}, rows
}

func (p *bodyParser) caption(r row) []Span {
	_, r = p.indent(r)
	r.from += max(0, captionMark(p.str(r)))
	spans, _ := p.inline(p.flatten([]row{r}))
	return spans
}

// cells cuts r at the bars that have no backslash.
func (p *bodyParser) cells(r row) (cells []row) {
	_, r = p.indent(r)
	if strings.HasPrefix(p.str(r), "|") {
		r.from++
	}
	from := r.from
	for i := r.from; i < r.to; i++ {
		switch p.src.S[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, row{from, i})
			from = i + 1
		}
	}
	if strings.Trim(p.src.S[min(from, r.to):r.to], blanks) != "" {
		cells = append(cells, row{from, r.to})
	}
	return cells
}

func (p *bodyParser) alignments(r row) (aligns []Align) {
	for _, c := range p.cells(r) {
		s := strings.Trim(p.str(c), " \t")
		left, right := strings.HasPrefix(s, ":"), strings.HasSuffix(s, ":")
		switch {
		case left && right:
			aligns = append(aligns, AlignCenter)
		case left:
			aligns = append(aligns, AlignLeft)
		case right:
			aligns = append(aligns, AlignRight)
		default:
			aligns = append(aligns, AlignAuto)
		}
	}
	if len(aligns) > maxColumns {
		p.report("E126", r.from, len(aligns), maxColumns)
		return aligns[:maxColumns]
	}
	return aligns
}

// addRow appends a row of as many cells as the table has columns.
func (p *bodyParser) addRow(t *Table, cells []row) {
	if p.d.cells > maxCells {
		return
	}
	if p.d.cells += len(t.Align); p.d.cells > maxCells {
		p.report("E127", p.start(cells), maxCells)
		return
	}
	out := make([]Cell, len(t.Align))
	for i, c := range cells {
		if i == len(out) {
			p.report("W225", c.from, len(cells), len(out))
			break
		}
		c.to = c.from + len(strings.TrimRight(p.str(c), blanks))
		words := strings.TrimLeft(p.str(c), blanks)
		if out[i].Columns = joins[words]; t.Align[i] == AlignLeft {
			words = strings.TrimLeft(p.str(c), " \t\u00a0")
		}
		c.from = c.to - len(words)
		out[i].Spans, _ = p.inline(p.cellText(p.bounded(c)))
	}
	t.Rows = append(t.Rows, out)
}

// cellText is the words of a cell. In a column at the left they may begin with
// U+3000: 　其中： is set in below what it is a part of.
func (p *bodyParser) cellText(r row) Text {
	var b textBuilder
	b.copy(p.src, r.from, r.to)
	return b.text(p.src.From.Path)
}

// start is where cells begin, which may be none.
func (p *bodyParser) start(cells []row) int {
	if len(cells) == 0 {
		return 0
	}
	return cells[0].from
}

// joins are what a cell may say instead of words: until join has seen to it,
// its Columns tells so.
var joins = map[string]int{"<": joinLeft, "^": joinUp}

const (
	joinLeft = -1
	joinUp   = -2
)

func emptyRow(cells []Cell) bool {
	for _, c := range cells {
		if len(c.Spans) > 0 {
			return false
		}
	}
	return true
}

// place is a box of a table.
type place struct{ row, col int }

// join makes a cell that says only < part of the one at its left, and one that
// says only ^ part of the one above, and takes such cells out of the rows.
// It gives the cells that have no neighbour to be part of.
func (t *Table) join() (apart []Cell) {
	owners := make([][]place, len(t.Rows))
	for y := range t.Rows {
		owners[y] = make([]place, len(t.Rows[y]))
		for x := 0; x < len(t.Rows[y]); x++ {
			owners[y][x] = place{y, x}
			x += t.joinBox(owners, place{y, x})
		}
	}
	for y, cells := range t.Rows {
		kept := make([]Cell, 0, len(cells))
		for x, c := range cells {
			if owners[y][x] == (place{y, x}) {
				if c.Columns < 0 && len(c.Spans) > 0 {
					apart = append(apart, c)
				}
				c.Columns = max(c.Columns, 0)
				kept = append(kept, c)
			}
		}
		t.Rows[y] = kept
	}
	return apart
}

// joinBox gives the box b to its neighbour if it asks for that, and tells how
// many boxes at its right went along.
func (t *Table) joinBox(owners [][]place, b place) int {
	row := t.Rows[b.row]
	switch join := row[b.col].Columns; {
	case join == joinLeft && b.col > 0 && owners[b.row][b.col-1].row == b.row:
		o := owners[b.row][b.col-1]
		owners[b.row][b.col] = o
		c := &t.Rows[o.row][o.col]
		c.Columns = max(c.Columns, 1) + 1
	case join == joinUp && b.row > 0 && b.row != t.Header && owners[b.row-1][b.col].col == b.col:
		o := owners[b.row-1][b.col]
		c := &t.Rows[o.row][o.col]
		width := max(c.Columns, 1)
		for x := b.col + 1; x < b.col+width; x++ {
			if row[x].Columns >= 0 {
				return 0
			}
		}
		for x := range width {
			owners[b.row][b.col+x] = o
		}
		c.Rows = max(c.Rows, 1) + 1
		return width - 1
	}
	return 0
}
