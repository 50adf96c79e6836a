package layout_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/layout"
	"jianbao/layout/block"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/layout/words"
	"jianbao/picture"
)

// maker makes documents for tests, from a seed.
type maker struct {
	*rand.Rand
	doc *block.Document
}

var (
	serif = block.Font{Han: glyph.FangSong, Latin: glyph.Latin}
	black = block.Font{Han: glyph.HeiTi, Latin: glyph.HeiTi}

	body      = &block.Style{Font: serif, Emphasis: black, Size: unit.No3, Ink: ink.Black, Indent: 2 * cell, OnCells: true, OnGrid: true}
	heading   = &block.Style{Font: black, Size: unit.No3, Ink: ink.Black, Indent: 2 * cell, OnCells: true, OnGrid: true, KeepNext: 2}
	titling   = &block.Style{Font: black, Size: unit.No2, Ink: ink.Black, Align: block.Center, OnGrid: true, KeepNext: 2, WordCut: true, Before: 1}
	small     = &block.Style{Font: serif, Size: unit.No5, Ink: ink.Black, Pitch: 18 * unit.Pt}
	tailStyle = &block.Style{Font: serif, Size: unit.No4, Ink: ink.Black, Left: unit.No4, Right: unit.No4, Pitch: 28 * unit.Pt}
)

const cell = 156 * unit.Mm / 28

// setup is the page of GB/T 9704.
func setup() block.PageSetup {
	return block.PageSetup{
		Sheet:    unit.A4,
		TypeArea: unit.Rect{Min: unit.Point{X: 28 * unit.Mm, Y: 37 * unit.Mm}, Max: unit.Point{X: 184 * unit.Mm, Y: 262 * unit.Mm}},
		Columns:  28, Lines: 22, Em: unit.No3,
		Folio: block.Folio{Font: serif, Size: unit.No4, Drop: 7 * unit.Mm, Indent: unit.No4, Ink: ink.Black},
	}
}

const stock = "会议指出基层党组织要坚持以人为本服务发展，统筹推进各项工作；认真落实责任、完善机制。通过“走访”“座谈”等方式，共收集意见256条、办结248条，办结率达96.9%。各单位要高度重视"

// words is text of n characters that end a sentence.
func (m *maker) words(n int) string {
	rs := []rune(stock)
	var b strings.Builder
	for i := m.IntN(len(rs)); n > 0; i, n = i+1, n-1 {
		b.WriteRune(rs[i%len(rs)])
	}
	return b.String() + "好。"
}

func (m *maker) add(b block.Block) {
	m.doc.Blocks = append(m.doc.Blocks, b)
}

func (m *maker) text(role block.Role, style *block.Style, s string) {
	m.add(block.Block{Role: role, Style: style, Article: 1, Runs: []block.Run{{Text: s, Font: style.Font}}})
}

// document is a mixture of everything that flows.
func document(seed uint64, blocks int) *block.Document {
	m := &maker{rand.New(rand.NewPCG(seed, 1)), &block.Document{Page: setup()}}
	m.text(block.ArticleTitle, titling, "关于开展专项工作情况的通报")
	for range blocks {
		switch m.IntN(14) {
		case 0:
			m.text(block.ArticleTitle, titling, m.words(10+m.IntN(30)))
		case 1, 2:
			m.text(block.Heading1, heading, "一、基本情况")
		case 3:
			m.table()
		case 4:
			m.note()
		case 5:
			m.figure()
		default:
			m.text(block.Body, body, m.words(1+m.IntN(260)))
		}
	}
	if m.IntN(3) > 0 {
		m.tail()
	}
	m.doc.Page.EvenTail = m.IntN(4) == 0
	return m.doc
}

func (m *maker) table() {
	t := &block.Table{Header: 1, Style: small, Caption: small, Rule: unit.Pt / 2, Ink: ink.Black, Columns: make([]block.TableColumn, 3)}
	for r := range 2 + m.IntN(30) {
		row := make([]block.Cell, 3)
		for i := range row {
			row[i] = block.Cell{Header: r == 0, Runs: []block.Run{{Text: m.words(m.IntN(20)), Font: serif}}}
		}
		t.Rows = append(t.Rows, row)
	}
	m.add(block.Block{Role: block.TableBlock, Style: &block.Style{}, Article: 1, Table: t})
}

func (m *maker) note() {
	runs := []block.Run{{Text: m.words(m.IntN(90)), Font: serif,
		Note: &block.Note{Style: small, Runs: []block.Run{{Text: m.words(m.IntN(120)), Font: serif}}}}}
	runs = append(runs, block.Run{Text: m.words(m.IntN(90)), Font: serif})
	m.add(block.Block{Role: block.Body, Style: body, Article: 1, Runs: runs})
}

func (m *maker) figure() {
	p := &picture.Picture{Width: 100 + m.IntN(2000), Height: 100 + m.IntN(2000), DPI: 150}
	m.add(block.Block{Role: block.FigureBlock, Style: &block.Style{}, Article: 1,
		Figure: &block.Figure{Picture: p, Style: small, Caption: []block.Run{{Text: "图示", Font: serif}}}})
}

func (m *maker) tail() {
	t := &m.doc.Tail
	t.First, t.Inner, t.Last = rule(35), rule(25), rule(35)
	for i := range 1 + m.IntN(3) {
		t.Entries = append(t.Entries, block.TailEntry{Style: tailStyle, Rule: i > 0,
			Label: []block.Run{{Text: "报：", Font: serif}}, Runs: []block.Run{{Text: m.words(m.IntN(60)), Font: serif}},
			Right: []block.Run{{Text: "共印120份", Font: serif}}})
	}
}

// rule is hundredths of a millimetre thick.
func rule(hundredths unit.Length) block.Rule {
	return block.Rule{Thickness: hundredths * unit.Mm / 100, Ink: ink.Black}
}

func compose(doc *block.Document) *page.Document {
	pages, _ := layout.Compose(doc, layout.Deps{Faces: fonts.Default(), Words: words.Default()})
	return pages
}

// TestPagesKeepTheirRules composes many documents and holds what must be true
// of every page.
func TestPagesKeepTheirRules(t *testing.T) {
	for seed := range uint64(150) {
		doc := document(seed, 4+int(seed%40))
		pages := compose(doc)
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			nothingLost(t, doc, pages)
			nothingOutside(t, pages)
			nothingOverlaps(t, pages)
			noWidows(t, doc, pages)
			headingsKept(t, doc, pages)
			tailAtFoot(t, doc, pages)
		})
	}
}

// said is what a document's words are without white space, in no order.
func said(runs []block.Run, count map[rune]int, by int) {
	for _, r := range runs {
		for _, c := range r.Text {
			if c != ' ' && c != '\u3000' {
				count[c] += by
			}
		}
		if r.Note != nil {
			said(r.Note.Runs, count, by)
		}
	}
}

// nothingLost: every character is on the pages as often as in the document;
// marks of notes and repeated headers, which the pages add, are left out.
func nothingLost(t *testing.T, doc *block.Document, pages *page.Document) {
	count := map[rune]int{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		said(b.Runs, count, 1)
		if b.Figure != nil {
			said(b.Figure.Caption, count, 1)
		}
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row {
					said(c.Runs, count, 1)
				}
			}
		}
	}
	for _, e := range doc.Tail.Entries {
		said(e.Label, count, 1)
		said(e.Runs, count, 1)
		said(e.Right, count, 1)
	}
	for _, pg := range pages.Pages {
		for _, x := range pg.Texts {
			if x.Tag == page.Artifact {
				continue
			}
			for _, c := range x.Text {
				if c < '①' || c > '⑳' {
					count[c]--
				}
			}
		}
	}
	delete(count, ' ')
	delete(count, '\u3000')
	for c, n := range count {
		if n != 0 && !(n < 0 && c >= '0' && c <= '9') {
			t.Errorf("%q is %d times too few on the pages", c, n)
		}
	}
}

// nothingOutside: all text stands inside the type area, but for page numbers.
func nothingOutside(t *testing.T, pages *page.Document) {
	for i := range pages.Pages {
		pg := &pages.Pages[i]
		for k := range pg.Texts {
			x := &pg.Texts[k]
			top, foot := x.Origin.Y-x.Size*88/100, x.Origin.Y+x.Size*12/100
			if x.Tag == page.Artifact && top > pg.TypeArea.Max.Y {
				continue
			}
			const slack = unit.Mm / 50
			if x.Origin.X < pg.TypeArea.Min.X-slack || x.Origin.X+x.Width() > pg.TypeArea.Max.X+slack ||
				top < pg.TypeArea.Min.Y-slack || foot > pg.TypeArea.Max.Y+slack {
				t.Errorf("page %d: %q at %v,%v size %v is outside the type area", i+1, x.Text, x.Origin.X, x.Origin.Y, x.Size)
			}
		}
	}
}

// nothingOverlaps: no em boxes of two lines and no picture share a place.
func nothingOverlaps(t *testing.T, pages *page.Document) {
	for i := range pages.Pages {
		pg := &pages.Pages[i]
		var boxes []unit.Rect
		for k := range pg.Texts {
			x := &pg.Texts[k]
			if x.Size < unit.No5 { // marks of notes stand above the line
				continue
			}
			boxes = append(boxes, unit.Rect{Min: unit.Point{X: x.Origin.X, Y: x.Origin.Y - x.Size*80/100},
				Max: unit.Point{X: x.Origin.X + x.Width(), Y: x.Origin.Y + x.Size*5/100}})
		}
		for _, p := range pg.Pictures {
			boxes = append(boxes, p.Area)
		}
		for a := range boxes {
			for b := a + 1; b < len(boxes); b++ {
				if meet(boxes[a], boxes[b]) {
					t.Errorf("page %d: things at %v,%v and %v,%v overlap", i+1, boxes[a].Min.X, boxes[a].Min.Y, boxes[b].Min.X, boxes[b].Min.Y)
				}
			}
		}
	}
}

func meet(a, b unit.Rect) bool {
	const slack = unit.Mm / 20
	return a.Min.X+slack < b.Max.X && b.Min.X+slack < a.Max.X && a.Min.Y+slack < b.Max.Y && b.Min.Y+slack < a.Max.Y
}

// linesOn counts the lines of block b on each page, by baseline.
func linesOn(pages *page.Document, b int) (counts []int, starts int) {
	starts = -1
	for i := range pages.Pages {
		seen := map[unit.Length]bool{}
		for _, x := range pages.Pages[i].Texts {
			if x.Tag > 0 && pages.Tags[x.Tag].Block == b+1 && pages.Tags[x.Tag].Role != page.TagNote {
				seen[x.Origin.Y] = true
			}
		}
		if len(seen) > 0 && starts < 0 {
			starts = i
		}
		if starts >= 0 && len(seen) > 0 {
			counts = append(counts, len(seen))
		}
	}
	return counts, starts
}

// noWidows: a divided paragraph has two lines or more on either page.
func noWidows(t *testing.T, doc *block.Document, pages *page.Document) {
	for b := range doc.Blocks {
		if doc.Blocks[b].Role != block.Body {
			continue
		}
		counts, start := linesOn(pages, b)
		for k, n := range counts {
			if n < 2 && len(counts) > 1 {
				t.Errorf("block %d: line alone on page %d, lines by page from %d: %v", b, start+k+1, start+1, counts)
			}
		}
	}
}

// headingsKept: a heading stands on the page of the block after it.
func headingsKept(t *testing.T, doc *block.Document, pages *page.Document) {
	for b := range len(doc.Blocks) - 1 {
		if doc.Blocks[b].Style.KeepNext == 0 || doc.Blocks[b+1].Role != block.Body {
			continue
		}
		_, at := linesOn(pages, b)
		if _, next := linesOn(pages, b+1); next != at {
			t.Errorf("heading %d is on page %d, its text begins on page %d", b, at+1, next+1)
		}
	}
}

// tailAtFoot: the tail's last rule ends on the foot of the last page's type area.
func tailAtFoot(t *testing.T, doc *block.Document, pages *page.Document) {
	if len(doc.Tail.Entries) == 0 {
		return
	}
	n := len(pages.Pages)
	last := &pages.Pages[n-1]
	foot := last.Rules[len(last.Rules)-1].Area.Max.Y
	if foot != last.TypeArea.Max.Y {
		t.Errorf("the last rule ends at %v, want %v", foot, last.TypeArea.Max.Y)
	}
	if doc.Page.EvenTail && n%2 == 1 {
		t.Errorf("the tail is on page %d, want an even page", n)
	}
}

// TestGridIsFilled: a page of body text has 22 lines, the first em box at the
// top of the type area, the last at its foot.
func TestGridIsFilled(t *testing.T) {
	m := &maker{rand.New(rand.NewPCG(7, 7)), &block.Document{Page: setup()}}
	m.text(block.Body, body, m.words(5000))
	pages := compose(m.doc)
	var ys []unit.Length
	for _, x := range pages.Pages[1].Texts {
		if x.Tag != page.Artifact && (len(ys) == 0 || ys[len(ys)-1] != x.Origin.Y) {
			ys = append(ys, x.Origin.Y)
		}
	}
	if len(ys) != 22 {
		t.Fatalf("%d lines, want 22", len(ys))
	}
	// 37 mm + 0.88 × 16 pt, 262 mm − 0.12 × 16 pt
	if top, foot := ys[0], ys[21]; top != 37*unit.Mm+unit.No3*88/100 || foot != 262*unit.Mm-unit.No3*12/100 {
		t.Errorf("baselines from %v to %v, want %v to %v", top, foot, 37*unit.Mm+unit.No3*88/100, 262*unit.Mm-unit.No3*12/100)
	}
}

// TestFolioSides: odd pages carry their number at the right, even ones at the left.
func TestFolioSides(t *testing.T) {
	pages := compose(document(3, 60))
	for i := range pages.Pages {
		pg := &pages.Pages[i]
		first := pg.Texts[len(pg.Texts)-3]
		right := first.Origin.X > pg.Size.W/2
		if right != (i%2 == 0) {
			t.Errorf("page %d: number at %v mm", i+1, first.Origin.X)
		}
	}
}

// TestWideTableStandsOnTurnedPages: a table that is too wide even in the
// smaller size has pages of its own, turned on their side, with the number
// where it stands on the others.
func TestWideTableStandsOnTurnedPages(t *testing.T) {
	m := &maker{rand.New(rand.NewPCG(5, 5)), &block.Document{Page: setup()}}
	m.text(block.Body, body, m.words(60))
	wide := &block.Table{Header: 1, Style: small, Small: small, Caption: small, Rule: unit.Pt / 2, Ink: ink.Black}
	wide.Columns = make([]block.TableColumn, 14)
	for r := range 36 {
		row := make([]block.Cell, 14)
		for i := range row {
			row[i] = block.Cell{Header: r == 0, Runs: []block.Run{{Text: "1234.5", Font: serif}}}
		}
		wide.Rows = append(wide.Rows, row)
	}
	m.add(block.Block{Role: block.TableBlock, Style: &block.Style{}, Article: 1, Table: wide})
	m.text(block.Body, body, m.words(60))
	m.tail()
	pages := compose(m.doc)
	nothingLost(t, m.doc, pages)
	var shape string
	for i := range pages.Pages {
		pg := &pages.Pages[i]
		turned := pg.Size.W > pg.Size.H
		shape += map[bool]string{true: "横", false: "竖"}[turned]
		number := pg.Texts[len(pg.Texts)-1]
		if number.Turned != turned {
			t.Errorf("page %d: number turned %v, page turned %v", i+1, number.Turned, turned)
		}
		// The sheet's foot is the turned page's left edge: 7 mm below the type area.
		if turned && (number.Origin.X > 35*unit.Mm-7*unit.Mm || number.Origin.X < 20*unit.Mm) {
			t.Errorf("page %d: number at %v mm from the sheet's foot", i+1, number.Origin.X)
		}
	}
	if shape != "竖横横竖" {
		t.Errorf("pages %s, want 竖横横竖", shape)
	}
}

// Recipients that fit a line but for 共印××份 go over without the line they leave
// being spread out for it.
func TestCopiesDoNotSpreadTheRecipients(t *testing.T) {
	doc := &block.Document{Page: setup(), Blocks: []block.Block{{Role: block.Body, Style: body,
		Article: 1, Runs: []block.Run{{Text: "正文。", Font: serif}}}}}
	doc.Tail = block.Tail{First: rule(35), Last: rule(35), Entries: []block.TailEntry{{
		Style: tailStyle, Label: []block.Run{{Text: "报：", Font: serif}},
		Runs:  []block.Run{{Text: "省教育厅，市委、市人大常委会、市政府、市政协办公室", Font: serif}},
		Right: []block.Run{{Text: "共印200份", Font: serif}}}}}
	pg := compose(doc).Pages[0]
	var lines []string
	for _, x := range pg.Texts {
		if !strings.HasPrefix(x.Text, "省") && !strings.HasPrefix(x.Text, "办") {
			continue
		}
		lines = append(lines, x.Text)
		for _, g := range x.Glyphs {
			if unit.Length(g.Advance) > unit.No4+unit.No4/50 {
				t.Errorf("%s is spread out: an advance of %v", x.Text, g.Advance)
				break
			}
		}
	}
	if strings.Join(lines, "/") != "省教育厅，市委、市人大常委会、市政府、市政协/办公室" {
		t.Errorf("the recipients stand as %q", lines)
	}
}
