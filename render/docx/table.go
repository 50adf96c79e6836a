package docx

import (
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// table is a table on its way into Word.
type table struct {
	*block.Table
	style  *block.Style // of cell text
	part   part
	widths []unit.Length
	turned bool // it stands on a sheet turned on its side
}

// Room inside cells as parts of the type's size, as the pages have it.
func (t *table) side() unit.Length  { return t.style.Size / 3 }
func (t *table) above() unit.Length { return t.style.Size / 5 }

// table makes a table below its caption.
func (m *maker) table(b *block.Block) {
	t := m.fit(b)
	m.turn(t.turned)
	if len(b.Runs) > 0 {
		s := b.Table.Caption
		l := m.lookOf(part(block.Caption), s)
		l.keepNext = true
		m.open(&m.body, part(block.Caption), s, l, "")
		m.texts(&m.body, b.Runs, s)
		m.body.put("</w:p>")
	}
	m.tableProperties(t, b.Style)
	for i := range t.Rows {
		m.row(t, i)
	}
	m.body.put("</w:tbl>")
	m.gap()
}

// fit finds how a table is set: in its own style when that fits, else in the
// smaller one, else on a sheet turned on its side, as on the pages.
func (m *maker) fit(b *block.Block) *table {
	around := b.Style.Left + b.Style.Right
	t := &table{Table: b.Table, style: b.Table.Style, part: part(block.TableBlock)}
	if m.columnWidths(t, m.room(false)-around) {
		return t
	}
	if b.Table.Small != nil {
		t.style, t.part = b.Table.Small, smallTable
		if m.columnWidths(t, m.room(false)-around) {
			return t
		}
	}
	t.turned = true
	m.columnWidths(t, m.room(true)-around)
	return t
}

// gap keeps what follows off a table, and two tables apart.
func (m *maker) gap() {
	const room = 2 * unit.Mm
	s := m.ruleStyle(block.Rule{Ink: m.doc.Page.Folio.Ink})
	s.Pitch = room
	m.open(&m.body, tailRoom, s, look{line: room.Twips(), align: block.Left}, "")
	m.body.put("</w:p>")
}

// tableProperties opens the table: width, rules, room in cells, columns.
func (m *maker) tableProperties(t *table, around *block.Style) {
	out := &m.body
	total := unit.Length(0)
	for _, w := range t.widths {
		total += w
	}
	out.put("<w:tbl><w:tblPr><w:tblW")
	out.num("w:w", total.Twips())
	out.put(` w:type="dxa"/><w:tblInd`)
	out.num("w:w", around.Left.Twips())
	out.put(` w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		out.put("<w:", side, ` w:val="single"`)
		out.num("w:sz", eighths(t.Rule))
		out.num("w:space", 0)
		out.attr("w:color", colour(t.Ink))
		out.put("/>")
	}
	out.put(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>`)
	for _, side := range []struct {
		name string
		room unit.Length
	}{{"top", t.above()}, {"left", t.side()}, {"bottom", t.above()}, {"right", t.side()}} {
		out.put("<w:", side.name)
		out.num("w:w", side.room.Twips())
		out.put(` w:type="dxa"/>`)
	}
	out.put(`</w:tblCellMar>`,
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"`,
		` w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	for _, w := range t.widths {
		out.put("<w:gridCol")
		out.num("w:w", w.Twips())
		out.put("/>")
	}
	out.put("</w:tblGrid>")
}

// row makes row i, with the lower parts of cells that reach down into it.
func (m *maker) row(t *table, i int) {
	out := &m.body
	out.put(`<w:tr><w:trPr><w:cantSplit/><w:trHeight`)
	out.num("w:val", (t.style.Pitch + 2*t.above()).Twips())
	out.put(` w:hRule="atLeast"/>`)
	if i < t.Header {
		out.put("<w:tblHeader/>")
	}
	out.put("</w:trPr>")
	for _, c := range t.places() {
		if c.row == i {
			m.cell(t, c)
		}
	}
	out.put("</w:tr>")
}

// place is where a cell stands, or the lower part of one that reaches down.
type place struct {
	*block.Cell
	row, column, columns int
	lower                bool
}

// places has every cell in its column, row by row. A row that is short is
// filled up: Word wants every column of every row.
func (t *table) places() (all []place) {
	n := len(t.Columns)
	down := make([]place, n) // by column
	left := make([]int, n)   // rows that it still reaches into
	for i := range t.Rows {
		k := 0
		for col := 0; col < n; {
			if left[col] > 0 {
				p := down[col]
				p.row, p.lower = i, true
				all = append(all, p)
				left[col]--
				col += p.columns
				continue
			}
			c := &block.Cell{Columns: 1, Rows: 1}
			if k < len(t.Rows[i]) {
				c = &t.Rows[i][k]
			}
			k++
			p := place{Cell: c, row: i, column: col, columns: min(max(c.Columns, 1), n-col)}
			all = append(all, p)
			down[col], left[col] = p, min(max(c.Rows, 1), len(t.Rows)-i)-1
			col += p.columns
		}
	}
	return all
}

// cell makes one cell.
func (m *maker) cell(t *table, c place) {
	out := &m.body
	width := unit.Length(0)
	for _, w := range t.widths[c.column : c.column+c.columns] {
		width += w
	}
	out.put("<w:tc><w:tcPr><w:tcW")
	out.num("w:w", width.Twips())
	out.put(` w:type="dxa"/>`)
	if c.columns > 1 {
		out.size("w:gridSpan", c.columns)
	}
	switch {
	case c.lower:
		out.put(`<w:vMerge w:val="continue"/>`)
	case c.Rows > 1:
		out.put(`<w:vMerge w:val="restart"/>`)
	}
	out.put(`<w:vAlign w:val="center"/></w:tcPr>`)
	m.cellParagraph(t, c, width-2*t.side())
	if !c.lower {
		m.texts(out, c.Runs, t.style)
	}
	out.put("</w:p></w:tc>")
}

// cellParagraph opens the paragraph of a cell. How it stands is said in the
// paragraph where the column says so and left to its style where the style
// decides, so that a reader can tell the two apart.
func (m *maker) cellParagraph(t *table, c place, width unit.Length) {
	p, align := t.part, m.cellAlign(t, c, width)
	said := t.columnAlign(c) != block.Justify
	if !said && align == block.Left && t.style.Align != block.Left {
		p = leftOf[p]
	}
	l := m.lookOf(p, t.style)
	l.align, l.alignSaid = align, said
	m.open(&m.body, p, t.style, l, "")
}

// leftOf are the styles of cells whose lines are even at the left because
// their column is narrow.
var leftOf = map[part]part{part(block.TableBlock): leftTable, smallTable: smallLeftTable}

// columnAlign is what the column of c says of how it stands; Justify: nothing.
func (t *table) columnAlign(c place) block.Align {
	if c.Header {
		return block.Justify
	}
	return t.Columns[c.column].Align
}

// narrowEms is the width, in ems, below which justified lines would gape.
const narrowEms = 12

// cellAlign is how the lines of a cell stand: as its column says; a heading
// and a text of one line as the style says; a longer one justified where
// there is room for that.
func (m *maker) cellAlign(t *table, c place, width unit.Length) block.Align {
	if a := t.columnAlign(c); a != block.Justify {
		return a
	}
	switch {
	case c.Header || m.widthOfRuns(c.Runs, t.style.Size) <= width:
		return t.style.Align
	case width < narrowEms*t.style.Size:
		return block.Left
	}
	return block.Justify
}

// columnWidths shares room among the columns by what is in them; false when
// some word is wider than its column.
func (m *maker) columnWidths(t *table, room unit.Length) bool {
	n, size := len(t.Columns), t.style.Size
	least, most := make([]unit.Length, n), make([]unit.Length, n)
	for i := range n {
		least[i], most[i] = 2*size, 2*size
	}
	for _, c := range t.places() {
		if c.columns > 1 || c.lower {
			continue
		}
		whole := m.widthOfRuns(c.Runs, size)
		word := min(max(m.widestWord(c.Runs, size), min(4*size, whole)), whole)
		least[c.column] = max(least[c.column], word+2*t.side())
		most[c.column] = max(most[c.column], whole+2*t.side())
	}
	t.widths = share(least, most, room)
	return sum(least) <= room
}

// widestWord is the width of the longest word of Western letters or digits.
func (m *maker) widestWord(runs []block.Run, size unit.Length) (widest unit.Length) {
	for _, r := range runs {
		word := unit.Length(0)
		for _, c := range r.Text {
			if c >= 0x2000 || c == ' ' {
				word = 0
				continue
			}
			word += m.faces.width(r.Font.Latin, string(c), size)
			widest = max(widest, word)
		}
	}
	return widest
}

// share gives each column its most when room allows, and the rest in
// proportion; else its least, and the rest by what more it asks for.
func share(least, most []unit.Length, room unit.Length) []unit.Length {
	base, by := most, most
	if sum(most) > room {
		base, by = least, make([]unit.Length, len(most))
		for i := range by {
			by[i] = most[i] - least[i]
		}
	}
	if sum(base) > room || sum(by) == 0 {
		base, by = make([]unit.Length, len(most)), least
	}
	w := make([]unit.Length, len(most))
	rest, of := room-sum(base), max(sum(by), 1)
	given, asked := unit.Length(0), unit.Length(0)
	for i := range w {
		asked += by[i]
		upTo := unit.Scale(rest, int64(asked), int64(of))
		w[i] = base[i] + upTo - given
		given = upTo
	}
	return w
}

func sum(ls []unit.Length) (total unit.Length) {
	for _, l := range ls {
		total += l
	}
	return total
}
