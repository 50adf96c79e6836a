package layout_test

import (
	"fmt"
	"testing"

	"jianbao/layout/block"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
)

// A table of less than a quarter of a page is not divided; a higher one is.
func TestSmallTablesStayWhole(t *testing.T) {
	for _, c := range []struct{ rows, onFirst int }{
		{6, 0},  // 6 × 7.8 mm
		{12, 3}, // 26.5 mm are left below 19 lines
	} {
		doc := &block.Document{Page: setup()}
		for range 19 {
			doc.Blocks = append(doc.Blocks, block.Block{Role: block.Body, Style: body,
				Article: 1, Runs: []block.Run{{Text: "正文一行。", Font: serif}}})
		}
		table := &block.Table{Columns: make([]block.TableColumn, 1), Style: small,
			Small: small, Caption: small, Rule: unit.Pt / 2, Ink: ink.Black}
		for i := range c.rows {
			table.Rows = append(table.Rows, []block.Cell{{Runs: []block.Run{{
				Text: fmt.Sprintf("第%d行", i), Font: serif}}}})
		}
		doc.Blocks = append(doc.Blocks, block.Block{Role: block.TableBlock, Article: 1,
			Style: &block.Style{}, Table: table})
		first := 0
		for _, x := range compose(doc).Pages[0].Texts {
			if x.Size == unit.No5 && x.Text == "第" {
				first++
			}
		}
		if first != c.onFirst {
			t.Errorf("of %d rows %d stand on page 1, want %d", c.rows, first, c.onFirst)
		}
	}
}
