package docx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/layout/block"
	"jianbao/layout/unit"
	"jianbao/render/docx"
)

const oddHead = "masthead: {name: 简报}\nnumber: {year: 2025, issue: 1}\ndate: 2025-01-06\n"

// oddIssues are what editors do not mean to write, or seldom.
var oddIssues = map[string]string{
	"nothing between":  "articles: [{title: 题, body: 正文。}]\n",
	"a long name":      "articles: [{title: " + strings.Repeat("很长的题目", 30) + ", body: 文。}]\n",
	"marks of XML":     "articles: [{title: 'a<b & \"c\">d', body: '<w:p/> & ]]> \U0001F600'}]\n",
	"rare characters":  "articles: [{title: 𠮷㐂, body: 𪚥𠮷在此，镕祎⑳㎡℡。}]\n",
	"western only":     "articles: [{title: A “B” C, body: Don’t say “no” — 50 % of it, please.}]\n",
	"quotes first":     "articles: [{title: “甲”, body: “131”与“A”，‘乙’——丙……“丁”}]\n",
	"lists and labels": "articles:\n  - title: 题\n    body: |\n      1) 甲\n      3) 乙\n         - 丙\n           - 丁\n\n      文。\n\n      1) 戊\n",
	"tables": "articles:\n  - title: 题\n    body: |\n      | 甲 |\n      |---|\n      | |\n\n" +
		"      | 乙 | 丙 | 丁 |\n      |:-:|--:|---|\n      | 一 |\n",
	"many notes": "articles:\n  - title: 题\n    body: |\n" + manyNotes(25),
}

func manyNotes(n int) string {
	var text, notes strings.Builder
	for i := range n {
		mark := "[^" + strings.Repeat("a", i+1) + "]"
		text.WriteString("      文" + mark + "。\n\n")
		notes.WriteString("      " + mark + ": 注，见 [网页](https://example.org/?a=1&b=2)。\n\n")
	}
	return text.String() + notes.String()
}

// Whatever the issue, the document is valid and the same each time.
func TestOddIssuesAreWritten(t *testing.T) {
	dir := schemas(t)
	var files []string
	for name, text := range oddIssues {
		s := compose(t, name, []byte(oddHead+text))
		data := s.docx(t)
		if !bytes.Equal(data, s.docx(t)) {
			t.Errorf("%s: other bytes the second time", name)
		}
		files = append(files, partsFor(t, dir, name, data)...)
	}
	if out, err := validate(dir, files...); err != nil {
		t.Errorf("%v\n%s", err, invalid(out))
	}
}

// partsFor writes the parts that schemas describe into dir.
func partsFor(t *testing.T, dir, name string, data []byte) (files []string) {
	t.Helper()
	for part, content := range unzip(t, data) {
		if !described(part) {
			continue
		}
		for form, one := range forms(content) {
			file := filepath.Join(dir, name+"-"+form+"-"+filepath.Base(part))
			if err := os.WriteFile(file, one, 0o600); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	return files
}

// Blocks need not come from a template: whatever is left out has a meaning.
func TestBareDocumentsAreWritten(t *testing.T) {
	dir := schemas(t)
	var files []string
	style := &block.Style{Size: 16 * unit.Pt}
	sheet := block.PageSetup{Sheet: unit.A4, Em: 16 * unit.Pt, Columns: 28, Lines: 22,
		TypeArea: unit.Rect{Min: unit.Point{X: 28 * unit.Mm, Y: 37 * unit.Mm},
			Max: unit.Point{X: 184 * unit.Mm, Y: 262 * unit.Mm}}}
	for name, doc := range map[string]*block.Document{
		"nothing": {},
		"no page": {Blocks: []block.Block{{Style: style, Runs: []block.Run{{Text: "文"}}}}},
		"tail": {Page: sheet, Tail: block.Tail{Entries: []block.TailEntry{
			{Role: block.TailText, Style: style}}}},
		"rows": {Page: sheet, Masthead: []block.Row{{Hidden: true, Style: style},
			{Rule: &block.Rule{Thickness: unit.Mm}}, {Role: block.Notice, Style: style}}},
		"names": {Page: sheet, Blocks: []block.Block{{Role: block.NameList, Style: style}}},
	} {
		var b bytes.Buffer
		opt := docx.Options{TailApart: true, TailPlain: true}
		if err := docx.Write(&b, doc, opt); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		files = append(files, partsFor(t, dir, name, b.Bytes())...)
	}
	if out, err := validate(dir, files...); err != nil {
		t.Errorf("%v\n%s", err, invalid(out))
	}
}
