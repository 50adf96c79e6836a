package word

import "encoding/xml"

// maxColumns bounds a table's columns: Word's own limit is 63.
const maxColumns = 256

// table reads a w:tbl.
func (b *body) table(r *reader) Block {
	t := &Table{}
	line := b.line + 1
	header := true
	b.rows(r, t, &header)
	t.resolve()
	return Block{Table: t, Line: line}
}

func (b *body) rows(r *reader, t *Table, header *bool) {
	r.each(func(n string, e xml.StartElement) {
		switch n {
		case "w:tblPr":
			b.tableLook(r, t)
		case "w:tr":
			row, repeated, deleted := b.row(r)
			if deleted {
				b.lost["deleted"]++
				return
			}
			if *header = *header && repeated; *header {
				t.Header++
			}
			for _, c := range row {
				t.Bordered = t.Bordered || c.bordered
			}
			t.Rows = append(t.Rows, row)
		case "w:sdt", "w:sdtContent", "w:customXml", "w:ins":
			b.rows(r, t, header)
		}
	})
}

// tableLook tells whether a table has lines.
func (b *body) tableLook(r *reader, t *Table) {
	own := false
	r.each(func(n string, e xml.StartElement) {
		switch n {
		case "w:tblStyle":
			if !own {
				t.Bordered = b.styles.bordered(attr(e, "val"))
			}
		case "w:tblBorders":
			own, t.Bordered = true, r.bordered()
		}
	})
}

// bordered tells whether any of the borders that follow is drawn inside the
// table; lines above and below alone make no table of a layout.
func (r *reader) bordered() (drawn bool) {
	r.each(func(n string, e xml.StartElement) {
		if v := attr(e, "val"); n == "w:insideV" || n == "w:left" || n == "w:start" {
			drawn = drawn || v != "nil" && v != "none"
		}
	})
	return drawn
}

func (b *body) row(r *reader) (cells []Cell, header, deleted bool) {
	column := 0
	var read func(string, xml.StartElement)
	read = func(n string, e xml.StartElement) {
		switch n {
		case "w:trPr":
			r.each(func(n string, e xml.StartElement) {
				switch n {
				case "w:tblHeader":
					header = on(e)
				case "w:del":
					deleted = true
				case "w:gridBefore":
					column = min(max(atoi(attr(e, "val")), 0), maxColumns)
				}
			})
		case "w:tc":
			c, joins := b.cell(r)
			if k := len(cells) - 1; joins && k >= 0 {
				cells[k].Columns += c.Columns
				cells[k].Blocks = append(cells[k].Blocks, c.Blocks...)
			} else {
				c.column = column
				cells = append(cells, c)
			}
			column += c.Columns
		case "w:sdt", "w:sdtContent", "w:customXml", "w:ins":
			r.each(read)
		}
	}
	r.each(read)
	return cells, header, deleted
}

// cell reads a w:tc; joins tells whether it is one with the cell before it.
func (b *body) cell(r *reader) (c Cell, joins bool) {
	c.Columns, c.Rows = 1, 1
	r.each(func(n string, e xml.StartElement) {
		if n != "w:tcPr" {
			c.Blocks = b.block(r, n, e, c.Blocks)
			return
		}
		r.each(func(n string, e xml.StartElement) {
			switch n {
			case "w:gridSpan":
				c.Columns = min(max(atoi(attr(e, "val")), 1), maxColumns)
			case "w:vMerge":
				c.merged = attr(e, "val") != "restart"
			case "w:tcBorders":
				c.bordered = r.bordered()
			case "w:hMerge":
				joins = attr(e, "val") != "restart"
			}
		})
	})
	return c, joins
}

// resolve lets cells reach over those below that belong to them.
func (t *Table) resolve() {
	above := map[int]*Cell{} // by column, the cell that reaches down
	for y := range t.Rows {
		var kept []Cell
		here := map[int]bool{}
		for _, c := range t.Rows[y] {
			t.Columns = max(t.Columns, c.column+c.Columns)
			here[c.column] = true
			if up := above[c.column]; c.merged && up != nil && up.Columns == c.Columns {
				up.Rows++
				continue
			}
			kept = append(kept, c)
		}
		t.Rows[y] = kept
		for i := range kept {
			above[kept[i].column] = &t.Rows[y][i]
		}
		for column := range above {
			if !here[column] {
				delete(above, column)
			}
		}
	}
}
