package layout

import (
	"slices"
	"strings"

	"jianbao/layout/block"
	"jianbao/layout/inline"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// table is a table as strips: its caption, then its rows.
type table struct {
	block   *block.Block
	style   *block.Style // of the cells
	caption *paragraph
	pitch   unit.Length
	widths  []unit.Length
	x       []unit.Length // left edges of the columns, and the right edge of the last
	rows    []tableRow
	header  int
	turned  bool // it stands on pages turned on their side
	whole   bool // it is too small to be divided
}

// tableRow is one row, or a part of one that is taller than a page.
type tableRow struct {
	cells  []tableCell
	height unit.Length
	first  int  // lines of the cells that stand in it: from first …
	last   int  // … to before last
	tied   bool // the page may not turn above it: a cell reaches down into it
	part   bool // it goes on with the row above
}

type tableCell struct {
	src     *block.Cell
	text    *paragraph
	column  int
	columns int
	rows    int
	covered bool // it is the lower part of a cell that reaches down
	tag     page.TagID
}

// tableOf sets a table: in its own style when it fits, else in the smaller one.
func (c *composer) tableOf(b *block.Block, tag page.TagID) *table {
	t := &table{block: b, header: b.Table.Header, style: b.Table.Style}
	c.fitTable(t)
	defer func() { c.turned = false }()
	if c.turned = t.turned; len(b.Runs) > 0 {
		cap := c.tag(page.Tag{Role: page.TagCaption, Parent: tag})
		t.caption = c.paragraphOf(b.Runs, b.Table.Caption, cap)
	}
	t.pitch = linePitch(t.style)
	t.x = []unit.Length{b.Style.Left}
	for _, w := range t.widths {
		t.x = append(t.x, t.x[len(t.x)-1]+w)
	}
	c.tableRows(t, tag)
	t.splitTall(c.area().H())
	t.whole = wholeTable*t.height() <= c.area().H()
	return t
}

// wholeTable is the part of a page that a table must be higher than to be
// divided: rather a shorter page than two rows on the next.
const wholeTable = 4

// height is that of the rows.
func (t *table) height() (h unit.Length) {
	for i := range t.rows {
		h += t.rows[i].height
	}
	return h
}

// fitTable finds the widths of columns: in the table's own style when that
// fits, else in the smaller one, else on a page turned on its side (GB/T 9704 8).
func (c *composer) fitTable(t *table) {
	room := func(a unit.Rect) unit.Length { return a.W() - t.block.Style.Left - t.block.Style.Right }
	if c.tableWidths(t, room(c.area())) {
		return
	}
	if t.block.Table.Small != nil {
		if t.style = t.block.Table.Small; c.tableWidths(t, room(c.area())) {
			return
		}
	}
	t.turned = true
	if !c.tableWidths(t, room(turnedArea(c.setup))) {
		c.report("W404", t.block.Pos)
	}
}

// pad is the room between a cell's rules and its text, at the side.
func (t *table) pad() unit.Length { return t.style.Size / 3 }

// padAbove is the same above and below.
func (t *table) padAbove() unit.Length { return t.style.Size / 5 }

// tableWidths shares room among the columns by what is in them; false when
// some word is wider than its column.
func (c *composer) tableWidths(t *table, room unit.Length) bool {
	n := len(t.block.Table.Columns)
	least, most := make([]unit.Length, n), make([]unit.Length, n)
	for _, cell := range t.spread() {
		if cell.columns > 1 || cell.covered {
			continue
		}
		lo, hi := c.cellWidths(cell.src, t.style)
		lo, hi = lo+2*t.pad(), hi+2*t.pad()
		least[cell.column] = max(least[cell.column], lo)
		most[cell.column] = max(most[cell.column], hi)
	}
	for i := range most {
		most[i] = max(most[i], least[i], 2*t.style.Size)
		least[i] = max(least[i], 2*t.style.Size)
	}
	t.widths = share(least, most, room)
	return total(least) <= room
}

// share gives each column its most when room allows, and room's rest in
// proportion; else its least and the rest by what more it asks for.
func share(least, most []unit.Length, room unit.Length) []unit.Length {
	w := make([]unit.Length, len(most))
	base, by := most, most
	if total(most) > room {
		base, by = least, make([]unit.Length, len(most))
		for i := range by {
			by[i] = most[i] - least[i]
		}
	}
	if total(base) > room || total(by) == 0 {
		base, by = make([]unit.Length, len(most)), least
	}
	rest, sum, given, asked := room-total(base), total(by), unit.Length(0), unit.Length(0)
	for i := range w {
		asked += by[i]
		upTo := unit.Scale(rest, int64(asked), int64(max(sum, 1)))
		w[i] = base[i] + upTo - given
		given = upTo
	}
	return w
}

func total(ls []unit.Length) (sum unit.Length) {
	for _, l := range ls {
		sum += l
	}
	return sum
}

// cellWidths is the width of a cell's widest word, and of its whole text.
func (c *composer) cellWidths(cell *block.Cell, style *block.Style) (least, most unit.Length) {
	flat := *style
	flat.Align = block.Left
	p := c.textOf(unnoted(cell.Runs), &flat, endless, page.Artifact)
	p.sol = inline.SetUntil(&p.in, c.deps.Faces, nil, c.deps.Stop)
	if lines, ok := p.sol.Lines(0); ok && len(lines) > 0 {
		most = lines[0].Width
	}
	for _, run := range cell.Runs {
		if run.Note != nil {
			most += style.Size
		}
		least = max(least, c.widestWord(run, style.Size))
	}
	return min(max(least, min(4*style.Size, most)), most), most
}

// unnoted is runs without their notes: what is only measured numbers none.
func unnoted(runs []block.Run) []block.Run {
	runs = slices.Clone(runs)
	for i := range runs {
		runs[i].Note = nil
	}
	return runs
}

// widestWord is the width of the longest word of Western letters or digits; an
// address counts up to where a line may end in it (linesetting.md §4).
func (c *composer) widestWord(run block.Run, size unit.Length) (widest unit.Length) {
	word := unit.Length(0)
	for _, r := range run.Text {
		if r >= 0x2000 || r == ' ' {
			word = 0
			continue
		}
		if g, ok := c.deps.Faces.Glyph(run.Font.Latin, r); ok {
			word += g.Width(size)
		}
		widest = max(widest, word)
		if strings.ContainsRune("/?&=-_@", r) {
			word = 0
		}
	}
	return widest
}

// spread places every cell of the table in its column, row by row, with the
// lower parts of cells that reach down.
func (t *table) spread() []tableCell {
	n := len(t.block.Table.Columns)
	down := make([]tableCell, n) // by column: a cell still reaching down
	var all []tableCell
	for i, row := range t.block.Table.Rows {
		col := 0
		for k := 0; k < len(row) || col < n && down[col].rows > 0; {
			if col >= n {
				break
			}
			if d := &down[col]; d.rows > 0 {
				all = append(all, tableCell{src: d.src, column: col, columns: d.columns, rows: 1, covered: true, text: nil})
				all[len(all)-1].tag = page.TagID(i)
				d.rows--
				col += d.columns
				continue
			}
			if k >= len(row) {
				break
			}
			src := &t.block.Table.Rows[i][k]
			k++
			cell := tableCell{src: src, column: col, columns: min(max(src.Columns, 1), n-col),
				rows: min(max(src.Rows, 1), len(t.block.Table.Rows)-i), tag: page.TagID(i)}
			all = append(all, cell)
			if cell.rows > 1 {
				down[col] = cell
				down[col].rows--
			}
			col += cell.columns
		}
	}
	return all
}

// tableRows sets the cells and finds the heights of rows.
func (c *composer) tableRows(t *table, tag page.TagID) {
	t.rows = make([]tableRow, len(t.block.Table.Rows))
	cells := t.spread()
	for i := range t.rows {
		tr := c.tag(page.Tag{Role: page.TagTR, Parent: tag})
		for len(cells) > 0 && int(cells[0].tag) == i {
			c.setCell(t, &t.rows[i], cells[0], tr)
			cells = cells[1:]
		}
		t.rows[i].height = max(t.rows[i].height, t.pitch+2*t.padAbove())
	}
	t.growForTall()
}

// setCell sets one cell into row.
func (c *composer) setCell(t *table, row *tableRow, cell tableCell, tr page.TagID) {
	if cell.covered {
		row.tied = true
		row.cells = append(row.cells, cell)
		return
	}
	cell.tag = c.cellTag(cell.src, tr)
	style := *t.style
	width := t.x[cell.column+cell.columns] - t.x[cell.column] - 2*t.pad()
	style.Align = t.align(c, cell, width)
	cell.text = c.textOf(cell.src.Runs, &style, width, cell.tag)
	cell.text.in.WordEnds = style.Align != block.Justify
	c.set(cell.text)
	n := len(cell.text.lines)
	row.last = max(row.last, n)
	if cell.rows == 1 {
		row.height = max(row.height, unit.Length(n)*t.pitch+2*t.padAbove())
	}
	row.cells = append(row.cells, cell)
}

// narrowEms is the measure, in ems, below which justified lines would gape.
const narrowEms = 12

// align is how a cell's lines stand: as its column says; a heading and a text
// of one line as the style says; a longer text justified where its column is
// wide enough for that.
func (t *table) align(c *composer, cell tableCell, width unit.Length) block.Align {
	if a := t.block.Table.Columns[cell.column].Align; a != block.Justify && !cell.src.Header {
		return a
	}
	_, most := c.cellWidths(cell.src, t.style)
	switch {
	case cell.src.Header || most <= width:
		return t.style.Align
	case width < narrowEms*t.style.Size:
		return block.Left
	}
	return block.Justify
}

func (c *composer) cellTag(src *block.Cell, tr page.TagID) page.TagID {
	tag := page.Tag{Role: page.TagTD, Parent: tr, Span: src.Columns, Rows: src.Rows}
	if src.Header {
		tag.Role, tag.Scope = page.TagTH, "Column"
	}
	return c.tag(tag)
}

// growForTall makes the last of the rows that a cell reaches over high enough for it.
func (t *table) growForTall() {
	for i := range t.rows {
		for _, cell := range t.rows[i].cells {
			if cell.rows < 2 || cell.covered {
				continue
			}
			need := unit.Length(len(cell.text.lines))*t.pitch + 2*t.padAbove()
			for k := i; k < i+cell.rows; k++ {
				need -= t.rows[k].height
			}
			if need > 0 {
				t.rows[i+cell.rows-1].height += need
			}
		}
	}
}

// splitTall divides rows that no page could hold, by lines.
func (t *table) splitTall(page unit.Length) {
	room := page - t.headerHeight() - 2*linePitch(t.style)
	most := max(int((room-2*t.padAbove())/t.pitch), 1)
	var rows []tableRow
	for _, r := range t.rows {
		if r.height <= room {
			rows = append(rows, r)
			continue
		}
		for from := 0; from < r.last; from += most {
			part := r
			part.first, part.last, part.part = from, min(from+most, r.last), from > 0
			part.height = unit.Length(part.last-from)*t.pitch + 2*t.padAbove()
			rows = append(rows, part)
		}
	}
	t.rows = rows
}

func (t *table) headerHeight() (h unit.Length) {
	for _, r := range t.rows[:min(t.header, len(t.rows))] {
		h += r.height
	}
	return h
}

// captions is how many strips stand before the rows.
func (t *table) captions() int {
	if t.caption == nil {
		return 0
	}
	return 1
}

func (t *table) strips() int { return t.captions() + len(t.rows) }

func (t *table) strip(k int) strip {
	if k -= t.captions(); k < 0 {
		return strip{height: unit.Length(len(t.caption.lines)) * linePitch(t.block.Table.Caption)}
	}
	s := strip{height: t.rows[k].height, body: 1}
	if k == len(t.rows)-1 {
		s.height += figureGap
	}
	for _, cell := range t.rows[k].cells {
		if cell.text == nil {
			continue
		}
		for i := t.rows[k].first; i < min(t.rows[k].last, len(cell.text.lines)); i++ {
			s.notes = append(s.notes, cell.text.notesIn(i)...)
		}
	}
	return s
}

// mayPart: no small table; never below the caption, the header or the row after
// it, nor above the last row, nor through a cell that reaches down.
func (t *table) mayPart(k int) bool {
	k -= t.captions()
	return !t.whole && k > t.header && (k < len(t.rows)-1 || t.rows[k].part) && !t.rows[k].tied
}

// resume is the height of the repeated header (GB/T 9704 8; table practice).
func (t *table) resume(k int) unit.Length {
	if k-t.captions() < t.header {
		return 0
	}
	return t.headerHeight()
}

func (t *table) draw(c *composer, pg *page.Page, k int, s spot) {
	y := c.area().Min.Y + s.y
	if k -= t.captions(); k < 0 {
		t.drawCaption(c, pg, y)
		return
	}
	if s.resume {
		t.drawHeader(c, pg, y-t.headerHeight())
	}
	t.drawRow(c, pg, k, y, k == 0 || s.resume && t.header == 0)
}

func (t *table) drawCaption(c *composer, pg *page.Page, y unit.Length) {
	style := t.block.Table.Caption
	for i := range t.caption.lines {
		base := y + unit.Length(i)*linePitch(style) + linePitch(style)/2 + percent(style.Size, centrePercent)
		c.drawLine(pg, t.caption, i, unit.Point{X: c.area().Min.X + t.caption.left, Y: base})
	}
}

// drawHeader repeats the header at a page top, as an artifact.
func (t *table) drawHeader(c *composer, pg *page.Page, y unit.Length) {
	from := len(pg.Texts)
	for k := 0; k < min(t.header, len(t.rows)); k++ {
		t.drawRow(c, pg, k, y, k == 0)
		y += t.rows[k].height
	}
	for i := from; i < len(pg.Texts); i++ {
		pg.Texts[i].Tag = page.Artifact
	}
}

// drawRow draws a row's texts and the rules round its cells; the rule above
// only when nothing above has drawn it.
func (t *table) drawRow(c *composer, pg *page.Page, k int, y unit.Length, topRule bool) {
	row := &t.rows[k]
	left := c.area().Min.X
	if topRule || row.part {
		t.across(pg, left+t.x[0], left+t.x[len(t.x)-1], y)
	}
	t.down(pg, left+t.x[0], y, y+row.height)
	for i := range row.cells {
		cell := &row.cells[i]
		x0, x1 := left+t.x[cell.column], left+t.x[cell.column+cell.columns]
		t.down(pg, x1, y, y+row.height)
		if !t.reachesDown(k, cell) {
			t.across(pg, x0, x1, y+row.height)
		}
		if !cell.covered {
			t.drawCell(c, pg, k, cell, unit.Point{X: x0 + t.pad(), Y: y})
		}
	}
}

// reachesDown tells whether cell of row k goes on in row k+1.
func (t *table) reachesDown(k int, cell *tableCell) bool {
	if k+1 >= len(t.rows) {
		return false
	}
	for _, below := range t.rows[k+1].cells {
		if below.covered && below.column == cell.column {
			return true
		}
	}
	return false
}

// drawCell draws the lines of a cell that stand in row k, in the middle of its height.
func (t *table) drawCell(c *composer, pg *page.Page, k int, cell *tableCell, at unit.Point) {
	row := &t.rows[k]
	height := row.height
	for i := 1; i < cell.rows && k+i < len(t.rows); i++ {
		height += t.rows[k+i].height
	}
	last := min(row.last, len(cell.text.lines))
	if cell.rows > 1 {
		last = len(cell.text.lines)
	}
	n := unit.Length(max(last-row.first, 0))
	y := at.Y + (height-n*t.pitch)/2
	if row.part || row.first > 0 || row.last < len(cell.text.lines) {
		y = at.Y + t.padAbove()
	}
	for i := row.first; i < last; i++ {
		base := y + unit.Length(i-row.first)*t.pitch + t.pitch/2 + percent(t.style.Size, centrePercent)
		c.drawLine(pg, cell.text, i, unit.Point{X: at.X + cell.text.left, Y: base})
	}
}

// across and down draw the table's rules, centred on their place.
func (t *table) across(pg *page.Page, x0, x1, y unit.Length) {
	h := t.block.Table.Rule
	pg.Rules = append(pg.Rules, page.Rule{Ink: t.block.Table.Ink, Area: unit.Rect{
		Min: unit.Point{X: x0 - h/2, Y: y - h/2}, Max: unit.Point{X: x1 + h - h/2, Y: y - h/2 + h}}})
}

func (t *table) down(pg *page.Page, x, y0, y1 unit.Length) {
	w := t.block.Table.Rule
	pg.Rules = append(pg.Rules, page.Rule{Ink: t.block.Table.Ink, Area: unit.Rect{
		Min: unit.Point{X: x - w/2, Y: y0}, Max: unit.Point{X: x - w/2 + w, Y: y1}}})
}
