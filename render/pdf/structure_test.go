package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/golden"
	"jianbao/internal/pagetest"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// tagged is two pages with every kind of tag that the writer treats in a way
// of its own.
func tagged(t *testing.T) *page.Document {
	say := func(tag page.TagID, y unit.Length, s string) []page.Text {
		texts := body(t).set(28*unit.Mm, y*unit.Mm, s)
		for i := range texts {
			texts[i].Tag = tag
		}
		return texts
	}
	doc := &page.Document{
		Meta: page.Metadata{Title: "简报", Language: "zh-CN"},
		Tags: []page.Tag{
			{Role: page.TagDocument, Parent: page.Artifact},
			{Role: page.TagSect, Parent: 0, Title: "甲篇"},
			{Role: page.TagH1, Parent: 1},
			{Role: page.TagP, Parent: 1},
			{Role: page.TagLink, Parent: 3},
			{Role: page.TagFigure, Parent: 1, Alt: "合影"},
			{Role: page.TagCaption, Parent: 5},
			{Role: page.TagP, Parent: 1, Lang: "en"},
			{Role: page.TagTable, Parent: 1},
			{Role: page.TagTR, Parent: 8},
			{Role: page.TagTH, Parent: 9, Scope: "Column", Span: 2},
			{Role: page.TagTR, Parent: 8},
			{Role: page.TagTD, Parent: 11},
			{Role: page.TagTD, Parent: 11, Rows: 2},
			{Role: page.TagNote, Parent: 1},
		},
		Anchors: []page.Anchor{{Name: "x", Page: 1}},
	}
	first := a4(1, say(2, 40, "标题"), say(3, 50, "见"), say(4, 50, "第二页"), say(3, 60, "正文"),
		say(6, 110, "图一"), say(7, 120, "Text"), say(page.Artifact, 274, "—1—"))
	first.Pictures = []page.Picture{
		{Tag: 5, Area: bar(30, 70, 60, 40*unit.Mm), Picture: photo(t, picture.JPEG, 3)}}
	first.Rules = []page.Rule{{Area: bar(28, 130, 156, 9000), Ink: ink.Red}}
	first.Links = []page.Link{
		{Tag: 4, Area: bar(40, 46, 20, 6*unit.Mm), Anchor: "x", Text: "第二页"}}
	second := a4(2, say(7, 40, "more"), say(10, 50, "表头"), say(13, 60, "值"), say(14, 250, "注"))
	doc.Pages = []page.Page{first, second, {Size: unit.A4}}
	return doc
}

func TestTagsBecomeTheStructure(t *testing.T) {
	doc := tagged(t)
	file := write(t, doc)
	same(t, doc, file)
	golden.Check(t, "structure.golden.txt", pagetest.Info(t, file, "-struct-text"))
	root := pagetest.Object(t, file, "trailer/Root")
	if !strings.Contains(root, "/Marked true") {
		t.Errorf("not marked: %s", root)
	}
}

// Every operator that shows something is inside of marked content.
func TestAllContentIsMarked(t *testing.T) {
	doc := tagged(t)
	file := write(t, doc)
	for _, n := range []string{"1", "2"} {
		depth := 0
		for line := range strings.Lines(pagetest.Stream(t, file, "pages/"+n+"/Contents")) {
			switch line = strings.TrimSpace(line); {
			case strings.HasSuffix(line, " BDC"), strings.HasSuffix(line, " BMC"):
				depth++
			case line == "EMC":
				depth--
			case depth != 1 && shows(line):
				t.Errorf("page %s: %q at depth %d", n, line, depth)
			case strings.Contains(line, "re n"):
				t.Errorf("page %s: %q was left", n, line)
			}
		}
		if depth != 0 {
			t.Errorf("page %s ends at depth %d", n, depth)
		}
	}
}

// shows tells whether a line of gopdf's content shows a text, a rule or a picture.
func shows(line string) bool {
	return strings.HasSuffix(line, " TJ") || strings.HasSuffix(line, " re f") ||
		strings.HasSuffix(line, " Do")
}

func TestStructureLeadsBackFromPagesAndLinks(t *testing.T) {
	file := write(t, tagged(t))
	for path, want := range map[string]string{
		"pages/1/StructParents":                                   "0",
		"pages/2/StructParents":                                   "1",
		"pages/1/Annots/1/StructParent":                           "3",
		"trailer/Root/StructTreeRoot/ParentTree/Nums/2/1/S":       "/Figure",
		"trailer/Root/StructTreeRoot/ParentTree/Nums/2/3/S":       "/P", // after the heading
		"trailer/Root/StructTreeRoot/ParentTree/Nums/6/S":         "/Link",
		"trailer/Root/StructTreeRoot/IDTree/Names/2/S":            "/Note",
		"trailer/Root/StructTreeRoot/K/K/1/K/3/A/Placement":       "/Block",
		"trailer/Root/StructTreeRoot/K/K/1/K/5/K/1/K/1/A/ColSpan": "2",
		"trailer/Root/StructTreeRoot/K/K/1/K/5/K/2/K/2/A/RowSpan": "2",
	} {
		if got := strings.TrimSpace(pagetest.Object(t, file, path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestTagsThatDoNotFitAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(d *page.Document){
		"text of no tag":    func(d *page.Document) { d.Pages[0].Texts[0].Tag = 99 },
		"picture of no tag": func(d *page.Document) { d.Pages[0].Pictures[0].Tag = -2 },
		"link of no tag":    func(d *page.Document) { d.Pages[0].Links[0].Tag = page.Artifact },
		"child first":       func(d *page.Document) { d.Tags[3].Parent = 4 },
		"second root":       func(d *page.Document) { d.Tags[3].Parent = page.Artifact },
	} {
		doc := tagged(t)
		spoil(doc)
		err := Write(new(bytes.Buffer), doc, Options{Fonts: fonts.Default()})
		if !errors.Is(err, errTag) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
