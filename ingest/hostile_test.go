package ingest

import (
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"jianbao/finding"
	"jianbao/ingest/word"
	"jianbao/issue"
)

// hostileTime is what no file may cost: of the processor, so that a busy
// machine does not count.
const hostileTime = 5 * time.Second * slower

// cost is the processor's time that do takes.
func cost(t *testing.T, do func()) time.Duration {
	t.Helper()
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	do()
	return used() - before
}

// endless are pieces that a text may consist of from end to end.
var endless = []string{
	"甲", "a", " ", "　", "甲 乙", "☆甲\n", "☆甲\n\n", "甲乙丙丁，\n", "甲。\n", "\n", "本期导读\n☆甲\n☆甲\n乙",
	"报：\n发：\n", "- 1、甲\n", "「\"'（(", "“", "”“", "（", "）", "[", "**", "*", "**甲", "`", "~", "_", "<", "&", "\\",
	"| a |\n|---|\n", "|", "::: names\n", "::: names\n甲、乙\n:::\n", "[^1]", "[^1]: x\n\n", "一、", "一、甲\n（一）乙\n1.丙\n（1）丁\n",
	"---\ntitle: 甲\n---\n# 乙\n", "2016年第２期总第三十六期\n", "2016年", "第1期", "二〇一六年二月十八日", "12月", "简\n2016年第2期\n报\n",
	"甲\f乙", "> ", "> 甲\n", ">", "# 甲\n", "#", "![a](b)", "![", "![a](", "http://", "a.", "1.", "…", "—", "-1-\n", "- 1 -\n",
	"甲    乙    丙    丁\n", "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁\n", "编者按：", "编者按：甲\n\n", "责任编辑：甲\n",
	"（甲供稿）\n", "作者：", "【甲】\n", "【", "图1 ", ": 题\n| a |\n|---|\n", "送：甲\n\n抄送：乙\n", "共印1份\n", "\t", "甲\t",
	"附件\n", "附件\n\n", "　　　　　　　　　　甲\n", "报：甲　送：乙　", "报：甲，\n", "第一条　甲\n", "第　1　期\n", "甲.\n", "第 ",
}

// A text as long as is taken, made of whatever, is done with in time. One of a
// part of that length is held to twice its share, which work that grows with
// the square of the length would break.
func TestEndlessTextsEnd(t *testing.T) {
	const part = 16
	for _, piece := range endless {
		data := []byte(strings.Repeat(piece, maxText/part/len(piece)))
		spent := cost(t, func() { Read(Source{Name: "x.txt", Data: data}) })
		if testing.Verbose() {
			t.Logf("%8s %q", spent.Round(time.Millisecond), piece)
		}
		if spent > 2*hostileTime/part {
			t.Errorf("%q: %v", piece, spent)
		}
	}
}

// A paragraph of ever so many runs costs what they are long: joining them one
// by one grew with the square of their number.
func TestRunsWithoutEndAreJoined(t *testing.T) {
	const n = 300_000
	data := docx("<w:p>" + strings.Repeat("<w:r><w:t>a</w:t></w:r>", n) + "</w:p>")
	spent := cost(t, func() {
		if _, err := word.Read(data, word.Limits{Entries: 9, Ratio: 1e9, Total: 1 << 30,
			Part: 1 << 30, XML: 1 << 30, Depth: 99, Tokens: 10 * n, Text: n}); err != nil {
			t.Error(err)
		}
	})
	if spent > hostileTime {
		t.Errorf("%v", spent)
	}
}

// A text of nothing but titles is no bulletin, and is told so before any
// article is made of it.
func TestTitlesWithoutEndAreRefused(t *testing.T) {
	for n, want := range map[int]finding.Code{maxStories: "W806", maxStories + 1: "E812"} {
		data := []byte(strings.Repeat("☆甲\n", n))
		_, found := Read(Source{Name: "x.txt", Data: data})
		if !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Code == want }) {
			t.Errorf("%d titles: %v, want %s", n, found[:min(len(found), 3)], want)
		}
	}
}

// Tables in tables, each cell of which was read twice, took twice as long for
// each that was put around them.
func TestTablesWithinTablesEnd(t *testing.T) {
	const deep = 60
	around := `<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>` +
		`<w:tr><w:tc>` + par("甲") + `</w:tc><w:tc>`
	within := `</w:tc></w:tr><w:tr><w:tc>` + par("乙") + `</w:tc><w:tc>` + par("丙") +
		`</w:tc></w:tr></w:tbl>`
	data := docx(par("题目") + strings.Repeat(around, deep) + par("丁") + strings.Repeat(within, deep))
	var r *Result
	if spent := cost(t, func() { r, _ = Read(Source{Name: "x.docx", Data: data}) }); spent > hostileTime {
		t.Errorf("%v", spent)
	}
	if n := strings.Count(issue.Markdown(r.Issue.Articles[0].Body), "乙"); n != deep {
		t.Errorf("of %d tables %d came", deep, n)
	}
}
