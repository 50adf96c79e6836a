package layout_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"jianbao/layout/block"
)

// longNotes is a document whose notes are longer than a page's foot can hold.
func longNotes(seed uint64) *block.Document {
	m := &maker{rand.New(rand.NewPCG(seed, 2)), &block.Document{Page: setup()}}
	m.text(block.ArticleTitle, titling, "关于开展专项工作情况的通报")
	for range 2 + m.IntN(6) {
		for range m.IntN(6) {
			m.text(block.Body, body, m.words(20+m.IntN(200)))
		}
		m.note()
		last := &m.doc.Blocks[len(m.doc.Blocks)-1]
		last.Runs[0].Note.Runs[0].Text = m.words(m.IntN(3000))
	}
	if m.IntN(2) > 0 {
		m.tail()
	}
	return m.doc
}

// TestNotesGoOverThePage: notes longer than a page keep to the type area, lose
// nothing and leave the text its rules.
func TestNotesGoOverThePage(t *testing.T) {
	for seed := range uint64(40) {
		doc := longNotes(seed)
		pages := compose(doc)
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			nothingLost(t, doc, pages)
			nothingOutside(t, pages)
			nothingOverlaps(t, pages)
			noWidows(t, doc, pages)
			tailAtFoot(t, doc, pages)
		})
	}
}

// TestShortArticlesTurnPages: a row of articles of one line each ends its pages
// above a title, never below one.
func TestShortArticlesTurnPages(t *testing.T) {
	m := &maker{rand.New(rand.NewPCG(1, 3)), &block.Document{Page: setup()}}
	for range 40 {
		m.text(block.ArticleTitle, titling, "简讯")
		m.text(block.Body, body, "一句话。")
	}
	pages := compose(m.doc)
	headingsKept(t, m.doc, pages)
	for i := range pages.Pages[:len(pages.Pages)-1] {
		if last := pages.Pages[i].Texts; last[len(last)-1].Text == "简讯" {
			t.Errorf("page %d ends with a title", i+1)
		}
	}
}

// TestLongNamesKeepColumns: one long name among many does not give every name
// a line to itself.
func TestLongNamesKeepColumns(t *testing.T) {
	m := &maker{rand.New(rand.NewPCG(1, 4)), &block.Document{Page: setup()}}
	style := *body
	b := block.Block{Role: block.NameList, Style: &style, Article: 1}
	for range 60 {
		b.Runs = append(b.Runs, block.Run{Text: "王小明", Font: serif})
	}
	b.Runs[20].Text = "阿不都热合曼·吾买尔江·买买提"
	m.add(b)
	pages := compose(m.doc)
	rows := map[any]bool{}
	for _, s := range pages.Pages[0].Texts {
		rows[s.Origin.Y] = true
	}
	if len(rows) > 12 || len(pages.Pages) > 1 {
		t.Errorf("60 names take %d rows on %d pages", len(rows), len(pages.Pages))
	}
	nothingLost(t, m.doc, pages)
	nothingOverlaps(t, pages)
	nothingOutside(t, pages)
}

// TestNotesInTablesAreNumberedOnce: measuring a cell numbers no note.
func TestNotesInTablesAreNumberedOnce(t *testing.T) {
	m := &maker{rand.New(rand.NewPCG(1, 5)), &block.Document{Page: setup()}}
	m.table()
	cell := &m.doc.Blocks[0].Table.Rows[1][0]
	cell.Runs = []block.Run{{Text: "甲", Font: serif, Note: &block.Note{Style: small,
		Runs: []block.Run{{Text: "注一", Font: serif}}}}}
	m.note()
	pages := compose(m.doc)
	marks := ""
	for i := range pages.Pages {
		for _, s := range pages.Pages[i].Texts {
			if len(s.Text) == 3 && s.Text >= "①" && s.Text <= "⑳" {
				marks += s.Text
			}
		}
	}
	if marks != "①②①②" && marks != "①①②②" {
		t.Errorf("marks %s, want ① and ② twice", marks)
	}
}

// TestNothingIsTooTallForPages: a tail and a title that no page can hold go on
// on the next, inside the type area.
func TestNothingIsTooTallForPages(t *testing.T) {
	for n := range 30 {
		m := &maker{rand.New(rand.NewPCG(uint64(n), 6)), &block.Document{Page: setup()}}
		m.text(block.ArticleTitle, titling, m.words(20+40*n))
		m.text(block.Body, body, m.words(200))
		m.tail()
		m.doc.Tail.Entries[0].Runs[0].Text = m.words(100 * n)
		pages := compose(m.doc)
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			nothingLost(t, m.doc, pages)
			nothingOutside(t, pages)
			nothingOverlaps(t, pages)
		})
	}
}
