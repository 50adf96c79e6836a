package issue

import (
	"fmt"
	"strings"
	"testing"

	"jianbao/finding"
)

// linted is what is found in a body: code@column, in order, with the offending
// place given by line too when there are several paragraphs.
func linted(body string) string {
	d := newDecoder(Source{})
	nodes := d.body(newFile(body).slice(0, len(body), "body"))
	d.lintNodes(nodes)
	d.lintNumbers(nodes)
	finding.Sort(d.finds)
	var out []string
	for _, f := range d.finds {
		out = append(out, fmt.Sprintf("%s@%d:%d", f.Code, f.Pos.Line, f.Pos.Col))
	}
	return strings.Join(out, " ")
}

func TestLint(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"quote not closed", "甲“乙", "W201@1:2"},
		{"quote not opened", "甲乙”。", "W202@1:3"},
		{"title not closed in quotes", "“《甲”乙", "W201@1:2"},
		{"two openers", "“甲“乙”", "W201@1:1"},
		{"across bold", "“**甲”**乙**“丙**", "W201@1:11"},
		{"mixed brackets", "甲(乙）丙（丁)", "W203@1:2 W203@1:6"},
		{"quotation of two paragraphs", "“甲。\n\n“乙。”", ""},
		{"brackets closed in the next paragraph", "（甲。\n\n乙）", "W201@1:1 W202@3:2"},
		{"numbers with one bracket", "甲：1）乙；2）丙；a)丁", ""},
		{"apostrophe", "Xi’an市", ""},

		{"half-width marks", "甲,乙;丙:丁?戊!己(庚)", "W204@1:2 W204@1:4 W204@1:6 W204@1:8 W204@1:10 W204@1:12 W204@1:14"},
		{"decimals, thousands, times", "共1,234.5万元，9:30开始，比分3:2", ""},
		{"standards", "依据ISO/IEC 1:2005和GB/T 9704—2012", ""},
		{"addresses", "见https://a.cn/b?c=d,e(f)和x.y@z.cn。", ""},
		{"mark behind an address", "见www.a.cn,乙", "W204@1:10"},
		{"Latin sentence", "题为Hello, World (part 1)的报告", "W204@1:23"},
		{"Latin quotation", "Smith, “A Study”, 12.", ""},
		{"Latin in a Chinese quotation", "题为“A”,乙", "W204@1:6"},
		{"full stop", "甲乙.", "W204@1:3"},
		{"file name", "见附件1.docx", ""},

		{"dots", "甲...乙。。丙…丁……", "W209@1:2 W209@1:6 W209@1:9"},
		{"dots in Latin", "a...b和../c", ""},
		{"dashes", "甲－乙--丙———丁——戊，—己", "W210@1:2 W210@1:4 W210@1:7 W210@1:15"},
		{"single dash that joins", "北京—上海，2010—2015年，“甲”—“乙”", ""},
		{"telephone", "电话0571－8888", ""},
		{"straight quotes", "甲\"乙\"丙'丁'", "W211@1:2 W211@1:4 W211@1:6 W211@1:8"},
		{"straight quotes in Latin", "it's a \"b\" c", ""},
		{"full-width digits", "第１２期Ａ", "W212@1:2 W212@1:5"},
		{"doubled marks", "甲，，乙", "W215@1:2"},
		{"two exclamation marks", "甲！！", ""},
		{"in a footnote", "甲[^1]\n\n[^1]: 乙,丙", "W204@3:8"},
		{"in a table", "|甲,乙|\n|--|\n|丙|", "W204@1:3"},

		{"numbering skips", "一、甲\n\n三、乙", "W205@3:1"},
		{"numbering repeats", "一、甲\n\n一、乙", "W206@3:1"},
		{"numbering begins late", "二、甲", "W205@1:1"},
		{"second level anew under each first", "一、甲\n\n（一）乙\n\n（二）丙\n\n二、丁\n\n（一）戊", ""},
		{"second level skips", "一、甲\n\n（一）乙\n\n（三）丙", "W205@5:1"},
		{"run-in headings count", "一、甲。乙。\n\n二、丙。丁。\n\n四、戊。己。", "W205@5:1"},
		{"clauses of statutes", "第一条 甲：\n\n（一）乙；\n\n（二）丙。\n\n第二条 丁：\n\n（一）戊；", ""},
		{"a list after a colon", "下列：\n\n一、甲\n\n二、乙\n\n又：\n\n一、丙", ""},
		{"beyond ten", "九、甲\n\n十、乙\n\n十一、丙\n\n二十、丁", "W205@1:1 W205@7:1"},
	} {
		if got := linted(c.in); got != c.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.name, c.in, got, c.want)
		}
	}
}

func TestCleanTextGivesNoWarning(t *testing.T) {
	for _, s := range []string{
		"　", "甲“乙‘丙’丁”戊（己〔2016〕5号）。", "《〈甲〉乙》、“丙”、“丁”。（戊。），己",
		"同心圆·钱江联盟；“单建+网格”；“A”字型；96%。", "第十条 国家……；——甲", "增长5.6%—7.8%，3～5人",
		"（一）甲；（二）乙", "C++、C#和Node.js", "-5℃至+10℃", "甲 乙",
	} {
		if got := linted(s); got != "" {
			t.Errorf("%q: %s", s, got)
		}
	}
}

func TestChineseNumbers(t *testing.T) {
	for n := 1; n < 300; n++ {
		if got := numeral(numbered(n, 1)); got != n {
			t.Errorf("%d is written %s and read %d", n, numbered(n, 1), got)
		}
	}
}

func TestExampleHasOnlyItsOwnFault(t *testing.T) {
	i, finds := sample(t)
	if len(finds) != 1 || finds[0].Code != "W207" || finds[0].Args[0] != i.Articles[4].Title.Pos().Line {
		t.Errorf("got %v, want one W207 naming the title's line", finds)
	}
}
