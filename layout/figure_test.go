package layout_test

import (
	"testing"

	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// afterLines is the pages of n lines and a picture 101.6 mm wide and 50.8 high.
func afterLines(n int) *page.Document {
	doc := &block.Document{Page: setup()}
	for range n {
		doc.Blocks = append(doc.Blocks, block.Block{Role: block.Body, Style: body,
			Article: 1, Runs: []block.Run{{Text: "正文一行。", Font: serif}}})
	}
	doc.Blocks = append(doc.Blocks, block.Block{Role: block.FigureBlock, Article: 1,
		Style: &block.Style{}, Figure: &block.Figure{Style: small,
			Picture: &picture.Picture{Width: 600, Height: 300, DPI: 150}}})
	return compose(doc)
}

// A picture that nearly fits is made smaller, by a fifth at the most, rather
// than leave a hole at the page's foot.
func TestPictureIsShrunkToFillAPage(t *testing.T) {
	own := unit.Scale(unit.Inch, 300, 150)
	for _, c := range []struct {
		lines, page int
		high        bool // as high as by itself
	}{
		{16, 0, true},  // 225 - 16 × 10.445 leave 57.9 mm
		{17, 0, false}, // 47.4 mm, less 2 for the gap: 89 %
		{18, 1, true},  // 37.0 mm: 69 %
	} {
		pages := afterLines(c.lines).Pages
		if len(pages) != c.page+1 || len(pages[c.page].Pictures) != 1 {
			t.Errorf("after %d lines: %d pages", c.lines, len(pages))
			continue
		}
		pic := pages[c.page].Pictures[0].Area
		if (pic.H() == own) != c.high || pic.H() > own || pic.H() < own*4/5 {
			t.Errorf("after %d lines it is %v high", c.lines, pic.H())
		}
		if d := pic.W() - 2*pic.H(); d < -2 || d > 2 {
			t.Errorf("after %d lines it is %v by %v", c.lines, pic.W(), pic.H())
		}
		if foot := pages[c.page].TypeArea.Max.Y; pic.Max.Y > foot {
			t.Errorf("after %d lines it reaches to %v", c.lines, pic.Max.Y)
		}
	}
}
