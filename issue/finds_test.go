package issue

import (
	"fmt"
	"strings"
	"testing"

	"jianbao/finding"
)

// found is every finding of src as code@line:col path.
func found(src Source) string {
	_, finds := Parse(src)
	var out []string
	for _, f := range finds {
		s := fmt.Sprintf("%s@%d:%d", f.Code, f.Pos.Line, f.Pos.Col)
		if f.Pos.Path != "" {
			s += " " + f.Pos.Path
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

const head = "masthead: {name: 简报}\nnumber: {year: 2016, issue: 1}\n"
const tail = "articles:\n  - title: 题\n    body: 文\n"

// emptyTable is a table of 60,000 cells whose file is short: of a row's sixty
// cells one bar is all that is written.
var emptyTable = "      " + strings.Repeat("|甲", 60) + "|\n      " + strings.Repeat("|-", 60) + "|\n" +
	strings.Repeat("      |乙|\n", 1000) + "\n      文\n\n"

func TestMistakesAreFoundWithTheirPlaces(t *testing.T) {
	for _, c := range []struct{ name, file, in, want string }{
		{"nothing wrong", "a.yaml", head + tail, ""},
		{"empty", "a.yaml", "", "E125@1:1"},
		{"only a comment", "a.yaml", "# x\n", "E125@1:1"},
		{"empty JSON", "a.json", " ", "E125@1:1"},
		{"a list", "a.yaml", "- a\n", "E113@1:1"},
		{"unknown fields", "a.yaml", head + tail + "titel: x\nzzz: y\ndistribution: {reportto: x}\n",
			"E124@6:1 titel; E124@7:1 zzz; E110@8:16 distribution.reportto"},
		{"a field twice", "a.yaml", head + tail + "publisher: 甲\npublisher: 乙\n", "E111@7:1 publisher"},
		{"missing fields", "a.yaml", "masthead: {organization: 甲}\narticles: [{title: }]\n",
			"E112@1:1 number; E112@1:11 masthead.name; E112@2:12 articles[0].title; E112@2:12 articles[0].body"},
		{"everything missing", "a.yaml", "date: 2016-02-18\n", "E112@1:1 masthead; E112@1:1 number; E112@1:1 articles"},
		{"a list for a text", "a.yaml", head + tail + "publisher: [甲]\n", "E113@6:12 publisher"},
		{"a text for an object", "a.yaml", "masthead: 简报\nnumber: 3\narticles: 文\n",
			"E113@1:11 masthead; E113@2:9 number; E113@3:11 articles"},
		{"numbers for texts", "a.yaml", head + tail + "serial: 000123\npublisher: 2016\n", ""},
		{"texts for numbers", "a.yaml", "masthead: {name: 简报}\nnumber: {year: '2016', issue: 一, whole: 1.5}\n" + tail,
			"E113@2:16 number.year; E113@2:31 number.issue; E113@2:41 number.whole"},
		{"numbers below one", "a.yaml", "masthead: {name: 简报}\nnumber: {year: 2016, issue: 0, whole: -3}\n" + tail,
			"E116@2:29 number.issue; E116@2:39 number.whole"},
		{"issue and supplement", "a.yaml", "masthead: {name: 简报}\nnumber: {year: 2016, issue: 1, supplement: 1}\n" + tail, "E118@2:9 number"},
		{"neither", "a.yaml", "masthead: {name: 简报}\nnumber: {year: 2016}\n" + tail, "E118@2:9 number"},
		{"no such day", "a.yaml", head + tail + "date: 2016-02-30\n", "E115@6:7 date"},
		{"no date", "a.yaml", head + tail + "date: 明天\nimprint: {printed: 2016/2/1}\n", "E114@6:7 date; E114@7:20 imprint.printed"},
		{"a date in Chinese", "a.yaml", head + tail + "date: 2016年2月29日\n", ""},
		{"contents", "a.yaml", head + tail + "contents: page\n", "E117@6:11 contents"},
		{"no articles", "a.yaml", head + "articles: []\n", "E120@3:11 articles"},
		{"an empty body", "a.yaml", head + "articles:\n  - title: 题\n    body: ' '\n", "E119@4:5 articles[0]"},
		{"anchors", "a.yaml", head + tail + "publisher: &a 甲\ncredits: {editor: *a}\n", "E107@6:12 publisher; E107@7:19 credits.editor"},
		{"an alias for an article", "a.yaml", head + "articles:\n  - &a {title: 题, body: 文}\n  - *a\n",
			"E107@4:5 articles[0]; E107@5:5 articles[1]"},
		{"a tag for a masthead", "a.yaml", "masthead: !x {name: 简报}\nnumber: {year: 2016, issue: 1}\n" + tail,
			"E107@1:11 masthead"},
		{"UTF-16", "a.yaml", "\xff\xfea\x00:\x00 \x002u", "E132@0:0"},
		{"UTF-16 without a mark", "a.yaml", "\x00a\x00:\x00 u2\xd8\x3d", "E132@0:0"},
		{"a merge", "a.yaml", head + tail + "<<: {date: 2016-01-01}\n", "E107@6:1"},
		{"a tag", "a.yaml", head + tail + "publisher: !!str 甲\n", "E107@6:12 publisher"},
		{"two documents", "a.yaml", head + tail + "---\na: b\n", "E106@6:1"},
		{"a text that is not set in", "a.yaml", head + "articles:\n  - title: 甲\n    body: |\n  正文\n\n", "E104@6:3"},
		{"a quotation mark without a mate", "a.yaml", head + "publisher: \"甲\n" + tail, "E104@3:12"},
		{"a bracket without a mate", "a.yaml", head + "notice: [甲, 乙\n\n\n", "E104@3:9"},
		{"a wide dash for an item", "a.yaml", head + "articles:\n  － title: 甲\n    body: 乙\n", "E136@4:3"},
		{"no space behind the dash of an item", "a.yaml", head + "articles:\n  -title: 甲\n   body: 乙\n", "E136@4:3"},
		{"wide braces", "a.yaml", "masthead: ｛name: 简报｝\nnumber: {year: 2016, issue: 2}\n" + tail, "E136@1:11"},
		{"YAML syntax", "a.yaml", head + "publisher: [甲\n" + tail, "E104@3:12"},
		{"JSON syntax", "a.json", "{\"masthead\": {\"name\": \"简报\"} \"number\"}", "E105@1:29"},
		{"JSON escape", "a.json", "{\"a\": \"甲\\q\"}", "E109@1:9"},
		{"JSON true", "a.json", `{"publisher": true}`, "E112@1:1 masthead; E112@1:1 number; E112@1:1 articles; E113@1:15 publisher"},
		{"deep JSON", "a.json", strings.Repeat("[", 100_000), "E108@1:34"},
		{"not UTF-8", "a.yaml", "a: 甲\nb: \xb0\xa1\n", "E101@2:4"},
		{"control character", "a.yaml", head + "publisher: 甲\x01乙\n" + tail, "E103@3:13"},
		{"an escaped control character", "a.yaml", head + tail + "publisher: \"甲\\x07乙\"\n", "E103@6:14 publisher"},
		{"a line separator", "a.yaml", head + tail + "publisher: 甲\u2028乙\n", "W219@6:13"},
		{"marks that turn the direction of writing", "a.yaml", head + tail + "publisher: 甲\u202e乙\u2066\n", "W226@6:13; W226@6:15"},
		{"a byte order mark inside", "a.yaml", head + tail + "publisher: 甲\ufeff乙\n", "W226@6:13"},
		{"nothing but lists", "a.yaml", "articles: [" + strings.Repeat("[],", 200_000) + "[]]\n", "E131@0:0"},
		{"nothing but paragraphs", "a.json", `{"a": "` + strings.Repeat(`甲\n\n`, 200_000) + `"}`, "E131@0:0"},
		{"an endless cell", "a.yaml", head + "articles:\n  - title: 甲\n    body: |\n      | 一 | 二 |\n      |---|---|\n      | " + strings.Repeat("a", 30_000) + " | 乙 |\n", "E133@8:9 articles[0].body"},
		{"an endless name", "a.yaml", head + "articles:\n  - title: 甲\n    body: |\n      ::: names\n      张三 " + strings.Repeat("名", 30_000) + "\n      :::\n", "E133@7:10 articles[0].body"},
		{"an endless title", "a.yaml", head + "articles:\n  - title: " + strings.Repeat("题", 30_000) + "\n    body: 文\n",
			"E134@4:10012 articles[0].title"},
		{"an endless notice", "a.yaml", head + tail + "notice: |\n  甲\n  " + strings.Repeat("a", 30_000) + "\n", "E134@8:10003 notice"},
		{"cells without end", "a.yaml", head + "articles:\n  - title: 甲\n    body: |\n" + strings.Repeat(emptyTable, 10),
			"E127@3352:8 articles[0].body"},
		{"names without end", "a.yaml", head + "articles:\n  - title: 甲\n    body: |\n" +
			strings.Repeat("      ::: names\n      "+strings.Repeat("张 ", 60_000)+"\n      :::\n\n", 3), "E135@11:80007 articles[0].body"},
		{"half a surrogate pair", "a.json", `{"a": "甲\ud800乙"}`, "E109@1:9"},
		{"a wide colon", "a.yaml", head + "publisher：甲\ndate：2016-02-18\n" + tail, "E128@3:10; E128@4:5"},
		{"a colon without a space", "a.yaml", "masthead: {name: 简报}\nnumber:\n  year: 2016\n  issue:2\n" + tail, "E128@4:8"},
		{"a wide colon in a list", "a.yaml", head + "articles:\n  - title：甲\n    body: 乙\n", "E128@4:10"},
		{"a wide colon far from what is wrong", "a.yaml", head + "articles:\n  - title: 甲\n    body: |\n      title：文章的题目\n\n      正文。\n\n      正文。\nx: 'a\n", "E104@11:4"},
		{"a wide colon before braces", "a.yaml", "masthead：{name: 简报}\nnumber: {year: 2016, issue: 2}\n" + tail, "E112@1:1 masthead; E128@1:1 masthead：{name"},
		{"two spaces in a field", "a.yaml", head + tail + "publisher: 甲  乙\n", "W208@6:14 publisher"},
		{"Markdown in a field", "a.yaml", head + "publisher: '**甲**、乙**'\narticles:\n  - title: 题[^1]\n    body: 文[2]\n",
			"W228@3:13 publisher; W228@5:13 articles[0].title"},
		{"no words in a masthead", "a.yaml", strings.Replace(head, "简报", "''", 1) + tail, "E112@1:18 masthead.name"},
		{"CRLF and a byte order mark", "a.yaml", "\ufeff" + strings.ReplaceAll(head+tail+"date: x\n", "\n", "\r\n"), "E114@6:7 date"},

		{"Markdown", "a.md", "---\n" + head + "---\n\n# 题 {column=甲 byline=\"乙 丙\"}\n\n文\n", ""},
		{"Markdown sniffed", "-", "---\n" + head + "---\n# 题\n文\n", ""},
		{"JSON sniffed", "-", `{"x": 1}`, "E112@1:1 masthead; E112@1:1 number; E112@1:1 articles; E124@1:3 x"},
		{"no front matter", "a.md", "# 题\n文\n", "E121@1:1"},
		{"front matter with a mistake", "a.md", "---\n" + head + "date: x\n---\n# 题\n文\n", "E114@4:7 date"},
		{"text before a title", "a.md", "---\n" + head + "---\n\n 文\n# 题\n文\n", "E122@6:2"},
		{"no title", "a.md", "---\n" + head + "---\n", "E120@5:1 articles"},
		{"unknown attribute", "a.md", "---\n" + head + "---\n# 题 {colum=甲}\n文\n", "E110@5:12 articles[0].colum"},
		{"attributes not understood", "a.md", "---\n" + head + "---\n# 题 {column=甲 乙}\n文\n", "E123@5:15 articles[0]"},
		{"attributes with a comma between", "a.md", "---\n" + head + "---\n# 题{column=甲，byline=乙}\n文\n", "E123@5:13 articles[0]"},
		{"a place in a Markdown body", "a.md", "---\n" + head + "---\n# 题\n文,字\n", "W204@6:2 articles[0].body"},
	} {
		if got := found(Source{Name: c.file, Data: []byte(c.in)}); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestLargeFilesAreRefused(t *testing.T) {
	if got := found(Source{Name: "a.yaml", Data: make([]byte, MaxBytes+1)}); got != "E102@0:0" {
		t.Errorf("got %s", got)
	}
}

func TestNearestName(t *testing.T) {
	fields := append(shapesOf(issueFields), shapesOf(articleFields)...)
	for name, want := range map[string]string{
		"mastehad": "masthead", "Publisher": "publisher", "content": "contents", "editornote": "editor_note", "article": "articles",
		"标题": "title", "作者": "byline", "colum": "column", "x": "", "something": "",
	} {
		if got := nearest(name, fields); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestMessagesAreFilledIn(t *testing.T) {
	_, finds := Parse(Source{Name: "a.yaml", Data: []byte(head + tail + "publisher: [1]\nnotise: x\ndate: 2016-13-01\ncontents: x\n")})
	for _, f := range finds {
		for _, l := range []finding.Lang{finding.Chinese, finding.English} {
			if s := f.Format(l); strings.Contains(s, "{") || strings.Contains(s, "/") {
				t.Error(s)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a.yaml", head+tail)
	f.Add("a.json", `{"masthead": {"name": "\u7b80\ud83d\ude00"}}`)
	f.Add("a.md", "---\n"+head+"---\n# 题 {column=甲}\n文\n")
	f.Add("-", "a: |\n  b\n c: >-\n   d\n   e\n")
	f.Fuzz(func(t *testing.T, name, in string) {
		src := Source{Name: name, Data: []byte(in)}
		_, finds := Parse(src)
		lines := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(in), "\n") + 1
		for _, x := range finds {
			if x.Pos.Line < 0 || x.Pos.Line > lines || x.Text(finding.English) == "" {
				t.Errorf("%v in %d lines", x, lines)
			}
		}
		checkLaw(t, src)
	})
}
