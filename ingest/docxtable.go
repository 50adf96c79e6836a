package ingest

import (
	"slices"
	"strings"

	"jianbao/ingest/word"
)

// maxTableColumns is how many columns an issue's table may have.
const maxTableColumns = 30

// table is a table as Markdown, or as the paragraphs it sets side by side when
// it is only a layout.
func (w *wordReader) table(b word.Block) []*para {
	if names := w.nameList(b.Table); names != "" {
		return []*para{{line: b.Line, raw: []string{"::: names", names, ":::"}}}
	}
	cells := w.cells(b.Table)
	if ps := tailTable(cells); ps != nil {
		return ps
	}
	if b.Table.Columns > maxTableColumns || w.isLayout(b.Table) {
		return w.unfold(cells)
	}
	p := &para{line: b.Line, raw: w.tableLines(b.Table, cells)}
	if p.raw == nil {
		return w.unfold(cells)
	}
	ps := []*para{p}
	for _, row := range cells { // pictures and tables in cells stand behind
		for _, c := range row {
			for _, q := range c {
				if q.raw != nil {
					ps = append(ps, q)
				}
			}
		}
	}
	return ps
}

// tailTable is a table that is 报尾, with labels in its first column, as lines
// with those labels; nil when it is no such table.
func tailTable(rows [][][]*para) (ps []*para) {
	if slices.ContainsFunc(rows, func(row [][]*para) bool { return !labelled(row) }) {
		return nil
	}
	for _, row := range rows {
		p := row[0][0]
		p.text = append(append(trimRight(p.text), char{r: '：', line: int32(p.line)}),
			row[1][0].text...)
		ps = append(ps, p)
	}
	return ps
}

// labelled tells whether row is a label of 报尾 and what belongs to it.
func labelled(row [][]*para) bool {
	return len(row) == 2 && len(row[0]) == 1 && len(row[1]) == 1 && row[1][0].isText() &&
		cellLabel.MatchString(row[0][0].words())
}

// cells are the paragraphs of each cell, by row. A cell is read once: of tables
// in tables each reading more would double the work.
func (w *wordReader) cells(t *word.Table) [][][]*para {
	rows := make([][][]*para, len(t.Rows))
	for y, row := range t.Rows {
		for _, c := range row {
			rows[y] = append(rows[y], w.paras(c.Blocks))
		}
	}
	return rows
}

// isLayout tells whether a table only puts words side by side: it has one row
// or one column, no lines, or lines of the head or the tail in it.
func (w *wordReader) isLayout(t *word.Table) bool {
	rows, wide := 0, 0
	for _, row := range t.Rows {
		if len(row) > 0 {
			rows++
		}
		wide = max(wide, len(row))
		for _, c := range row {
			for _, b := range c.Blocks {
				s := strings.TrimSpace(plainRuns(b.Runs))
				if tailLabel.MatchString(s) || contentsHead.MatchString(compact(s)) ||
					permitPart.MatchString(s) || tableHead(s) || b.Size >= nameSize {
					return true
				}
			}
		}
	}
	return rows < 2 || wide < 2 || !t.Bordered && (rows < 3 || len(t.Rows[0]) < 2)
}

// tableHead tells lines of a masthead.
func tableHead(s string) bool {
	n, ok := takeNumber(&s)
	return ok && n.Year > 0 && strings.Trim(s, "\x00"+blanks) == "" ||
		noticeMark.MatchString(compact(s))
}

// unfold gives a layout's cells as paragraphs: those of a row in which each
// has one stand on one line.
func (w *wordReader) unfold(rows [][][]*para) (ps []*para) {
	var above []*para // the pictures of the row above, one in each cell
	for _, row := range rows {
		cells, single := unfoldRow(row)
		if single && len(cells) > 0 && len(cells) == len(above) {
			for i, p := range above {
				if !w.im.setCaption(p, cells[i][0]) {
					ps = append(ps, cells[i][0])
				}
			}
			above = nil
			continue
		}
		above = pictureRow(cells)
		if !single || len(cells) < 2 {
			for _, qs := range cells {
				ps = append(ps, qs...)
			}
			continue
		}
		p := cells[0][0]
		for _, qs := range cells[1:] {
			p.text = append(append(trimRight(p.text), char{r: '\t',
				line: int32(p.line)}), qs[0].text...)
		}
		ps = append(ps, p)
	}
	return ps
}

// unfoldRow gives the cells of a row that hold something, and tells whether each
// holds one short line of words.
func unfoldRow(row [][]*para) (cells [][]*para, single bool) {
	single = true
	for _, c := range row {
		qs := withWords(c)
		if len(qs) == 0 {
			continue
		}
		single = single && len(qs) == 1 && qs[0].isText() &&
			measure(qs[0].words()) <= 2*30
		cells = append(cells, qs)
	}
	return cells, single
}

// pictureRow is the pictures of a row in which each cell has one and no more.
func pictureRow(cells [][]*para) (ps []*para) {
	for _, qs := range cells {
		if len(qs) != 1 || !isPicture(qs[0]) {
			return nil
		}
		ps = append(ps, qs[0])
	}
	return ps
}

// tableLines is a table as Markdown, nil when nothing stands in it.
func (w *wordReader) tableLines(t *word.Table, cells [][][]*para) (lines []string) {
	grid := make([][]string, len(t.Rows))
	for y := range grid {
		grid[y] = make([]string, t.Columns)
	}
	full := false
	for y, row := range t.Rows {
		x := 0
		for i, c := range row {
			for x < t.Columns && grid[y][x] != "" {
				x++
			}
			if x >= t.Columns {
				break
			}
			words := w.cellWords(cells[y][i], y < max(t.Header, 1))
			full = full || words != ""
			reach(grid, y, x, c)
			grid[y][x] = words
			if words == "" {
				grid[y][x] = " "
			}
			x += c.Columns
		}
	}
	if !full {
		return nil
	}
	if spansHead(t) { // no head can reach into the rows below it
		lines = append(lines, "|"+strings.Repeat(" |", t.Columns), dashes(t))
	}
	rule := dashes(t)
	for y, row := range grid {
		lines = append(lines, "| "+strings.Join(row, " | ")+" |")
		if y == 0 && len(lines) == 1 {
			lines = append(lines, rule)
		}
	}
	return lines
}

// spansHead tells whether a cell of the first row reaches down.
func spansHead(t *word.Table) bool {
	for _, c := range t.Rows[0] {
		if c.Rows > 1 {
			return true
		}
	}
	return false
}

// dashes is the line under a table's head: each column stands as most of its
// cells do.
func dashes(t *word.Table) string {
	votes := make([][4]int, t.Columns)
	for y, row := range t.Rows {
		x := 0
		for _, c := range row {
			if y > 0 && x < t.Columns && len(c.Blocks) > 0 && len(row) == t.Columns {
				votes[x][statedAlign(c.Blocks[0])]++
			}
			x += c.Columns
		}
	}
	line := "|"
	for _, v := range votes {
		best := word.Auto
		for a := range v {
			if v[a] > v[best] {
				best = word.Align(a)
			}
		}
		line += [...]string{word.Auto: "---|", word.Left: ":--|", word.Center: ":-:|",
			word.Right: "--:|"}[best]
	}
	return line
}

// statedAlign is how b itself says that it stands: what its style says is the
// table's own look, which ours has too.
func statedAlign(b word.Block) word.Align {
	if b.Stated {
		return b.Align
	}
	return word.Auto
}

// nameList is the names of a table without lines that holds nothing else, with
// 、 between them; "" when it is no such table.
func (w *wordReader) nameList(t *word.Table) string {
	if t.Bordered || t.Columns < 3 {
		return ""
	}
	var names []string
	for _, row := range t.Rows {
		for _, c := range row {
			if len(c.Blocks) != 1 || c.Blocks[0].Table != nil {
				return ""
			}
			s := compact(plainRuns(c.Blocks[0].Runs))
			if s == "" {
				continue
			}
			if !personal(s) {
				return ""
			}
			names = append(names, s)
		}
	}
	if len(names) < 4 {
		return ""
	}
	return strings.Join(names, "、")
}

// personal tells whether s could be a person's name.
func personal(s string) bool {
	n := 0
	for _, r := range s {
		if !han(r) && r != '·' {
			return false
		}
		n++
	}
	return n >= 2 && (n <= 4 || strings.Contains(s, "·") && n <= 12)
}

// reach marks the boxes that c takes besides its own.
func reach(grid [][]string, y, x int, c word.Cell) {
	for dy := range c.Rows {
		for dx := range c.Columns {
			if y+dy >= len(grid) || x+dx >= len(grid[y+dy]) || dx+dy == 0 {
				continue
			}
			switch {
			case dx > 0:
				grid[y+dy][x+dx] = "<"
			default:
				grid[y+dy][x+dx] = "^"
			}
		}
	}
}

// cellWords is a cell's words on one line.
func (w *wordReader) cellWords(ps []*para, head bool) string {
	var parts []string
	for _, p := range ps {
		if p.raw != nil {
			continue
		}
		w.im.cleanse(p)
		w.im.tidy(p, true)
		if head && allBold(p.text) { // a head's own look
			for i := range p.text {
				p.text[i].bold = false
			}
		}
		if s := strings.Trim(markdown(p.text), blanks); s != "" {
			parts = append(parts, strings.ReplaceAll(s, "|", `\|`))
		}
	}
	s := strings.Join(parts, " ")
	if s == "<" || s == "^" {
		s = `\` + s
	}
	return s
}
