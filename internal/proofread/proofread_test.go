package proofread

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// galley sets lines by hand: a stand-in for a typesetter that makes exactly
// the faults a test asks for.
type galley struct {
	set    Setting
	sheets []Sheet
}

func newGalley(pages int) *galley {
	return &galley{set: Bulletin(), sheets: make([]Sheet, pages)}
}

// line sets text on a grid line; fill draws it out to the right edge.
func (g *galley) line(page, row, indent int, text string, fill bool) []*Glyph {
	s := g.set
	x := s.Left + float64(indent)*s.Cell
	var glyphs []Glyph
	before := Glyph{}
	for i, r := range []rune(text) {
		one := Glyph{Rune: r, Face: "Body", Size: s.Em, Advance: 1}
		step := s.Cell
		if r < 0x80 {
			one.Advance, step = 0.5, s.Em/2
		}
		if i > 0 && before.isMark() && one.isMark() || i == 0 && one.isOpener() && indent == 0 {
			x -= s.Cell / 2
		}
		one.X, one.Y = x, s.Baseline(row)
		if one.isWide() && !one.isMark() {
			one.X += (s.Cell - s.Em) / 2
		}
		glyphs = append(glyphs, one)
		x, before = x+step, one
	}
	if fill {
		slack := s.Right - s.endOf(glyphs[len(glyphs)-1])
		given, n := 0, gaps(glyphs)
		for i := range glyphs {
			if i > 0 && glyphs[i].Rune != glyphs[i-1].Rune || i > 0 && isHan(glyphs[i].Rune) {
				given++
			}
			glyphs[i].X += slack * float64(given) / float64(n)
		}
	}
	sheet := &g.sheets[page-1]
	start := len(sheet.Glyphs)
	sheet.Glyphs = append(sheet.Glyphs, glyphs...)
	var out []*Glyph
	for i := start; i < len(sheet.Glyphs); i++ {
		out = append(out, &sheet.Glyphs[i])
	}
	return out
}

// gaps counts the places of a line that may be stretched: not inside ——.
func gaps(glyphs []Glyph) int {
	n := 0
	for i := 1; i < len(glyphs); i++ {
		if glyphs[i].Rune != glyphs[i-1].Rune || isHan(glyphs[i].Rune) {
			n++
		}
	}
	return n
}

func han(n int) string { return strings.Repeat("字", n) }

// page fills grid lines from…to with one paragraph of solid Han.
func (g *galley) page(page, from, to int) {
	g.line(page, from, 2, han(26), true)
	for row := from + 1; row < to; row++ {
		g.line(page, row, 0, han(28), true)
	}
	g.line(page, to, 0, han(9)+"。", false)
}

func (g *galley) rules() []string {
	var out []string
	for _, v := range Proofread(g.sheets, g.set).Violations {
		out = append(out, v.Rule)
	}
	return slices.Compact(out)
}

func TestAnHonestPageHasNothingToMark(t *testing.T) {
	g := newGalley(2)
	g.page(1, 0, 21)
	g.line(2, 0, 2, "一二“三四”五六（七八）九十，甲乙丙丁戊己", true)
	g.line(2, 1, 0, "“甲乙”，丙丁——戊己……2016年，庚辛壬癸子丑寅卯辰，", true)
	g.line(2, 2, 0, "完毕。", false)
	report := Proofread(g.sheets, g.set)
	if len(report.Violations) > 0 {
		t.Errorf("got %+v, want none", report.Violations)
	}
	if report.Lines != 25 || report.Paragraphs != 2 || report.Justified != 23 {
		t.Errorf("got %d lines, %d paragraphs, %d justified; want 25, 2, 23",
			report.Lines, report.Paragraphs, report.Justified)
	}
}

// Every rule has a line that breaks it and nothing else, but for a mark that no
// line may begin with either.
func TestEveryRuleReportsABadLine(t *testing.T) {
	three := func(first, second, third string) func(g *galley) {
		return func(g *galley) {
			g.line(1, 0, 2, first, true)
			g.line(1, 1, 0, second, true)
			g.line(1, 2, 0, third, false)
		}
	}
	full := han(28)
	tests := []struct {
		rule string
		set  func(g *galley)
	}{
		{ruleStart, three(han(26), "，"+han(27), "完毕。")},
		{ruleStart, three(han(26), "·"+han(27), "完毕。")},
		{ruleStart, three(han(26), "%"+han(27), "完毕。")},
		{ruleStart, three(han(26), "—"+han(27), "完毕。")},
		{ruleEnd, three(han(25)+"《", full, "完毕。")},
		{ruleEnd, three(han(25)+"￥", full, "完毕。")},
		{ruleTorn, three(han(25)+"—", "—"+han(27), "完毕。")},
		{ruleTorn, three(han(25)+"…", "…"+han(27), "完毕。")},
		{ruleNumber, three(han(25)+"20", "16年"+han(25), "完毕。")},
		{ruleNumber, three(han(25)+"2016", "年"+han(27), "完毕。")},
		{ruleNumber, three(han(25)+"3", ".5万"+han(25), "完毕。")},
		{ruleNumber, three(han(25)+"第", "2期"+han(26), "完毕。")},
		{ruleNumber, three(han(25)+"87", "‰"+han(26), "完毕。")},
		{ruleWord, three(han(25)+"wor", "ds"+han(26), "完毕。")},
		{ruleRunt, three(han(26), full, "完。")},
		{ruleRunt, three(han(26), full, "。")},
		{rulePair, func(g *galley) {
			for _, one := range g.line(1, 0, 2, "甲乙丙丁”，戊己庚辛", false)[5:] {
				one.X += g.set.Cell / 2
			}
		}},
		{ruleHole, func(g *galley) {
			for _, one := range g.line(1, 0, 2, "甲乙——戊己庚辛", false)[3:] {
				one.X += 0.1 * g.set.Em
			}
		}},
		{ruleGrid, func(g *galley) {
			g.line(1, 0, 2, "甲乙丙丁戊己庚辛", false)
			for _, one := range g.line(1, 1, 2, "甲乙丙丁戊己庚辛", false) {
				one.Y += 0.15 * Millimetre
			}
		}},
		{ruleRight, func(g *galley) {
			g.line(1, 0, 2, han(26), true)[25].X -= 0.2 * Millimetre
			g.line(1, 1, 0, "完毕。", false)
		}},
		// A full-width comma left whole at the end of a line.
		{ruleRight, func(g *galley) {
			for i, one := range g.line(1, 0, 2, han(25)+"，", true) {
				one.X -= g.set.Cell / 2 * float64(i) / 25
			}
			g.line(1, 1, 0, "完毕。", false)
		}},
		{ruleLeft, func(g *galley) {
			g.line(1, 0, 2, han(26), true)
			g.line(1, 1, 0, "完毕。", false)[0].X += 0.2 * Millimetre
		}},
		{rulePitch, func(g *galley) {
			g.line(1, 0, 2, "甲乙丙丁。", false)
			g.line(1, 2, 2, "甲乙丙丁。", false)
		}},
		{ruleWidow, func(g *galley) {
			g.page(1, 0, 20)
			g.line(1, 21, 2, han(26), true)
			g.line(2, 0, 0, full, true)
			g.line(2, 1, 0, "完毕。", false)
		}},
		{ruleWidow, func(g *galley) {
			g.page(1, 0, 19)
			g.line(1, 20, 2, han(26), true)
			g.line(1, 21, 0, full, true)
			g.line(2, 0, 0, "完毕。", false)
		}},
		{ruleFoot, func(g *galley) {
			g.page(1, 0, 19)
			g.page(2, 0, 5)
		}},
		{ruleFirst, func(g *galley) {
			g.page(1, 0, 21)
			g.page(2, 1, 5)
		}},
		{ruleHeading, func(g *galley) {
			g.page(1, 0, 20)
			for _, one := range g.line(1, 21, 2, "甲乙丙丁", false) {
				one.Face = "Black"
			}
			g.page(2, 0, 5)
		}},
		{ruleHeading, func(g *galley) {
			g.page(1, 0, 20)
			for _, one := range g.line(1, 21, 9, "甲乙丙丁", false) {
				one.Size = 18
			}
			g.page(2, 0, 5)
		}},
	}
	for i, test := range tests {
		t.Run(fmt.Sprint(i, test.rule), func(t *testing.T) {
			g := newGalley(2)
			test.set(g)
			got := g.rules()
			if test.rule != ruleStart {
				got = slices.DeleteFunc(got, func(rule string) bool { return rule == ruleStart })
			}
			if !slices.Equal(got, []string{test.rule}) {
				t.Errorf("got %v, want only %q", got, test.rule)
			}
		})
	}
}

func TestAPageWithoutTextIsSaid(t *testing.T) {
	if got := newGalley(1).rules(); !slices.Equal(got, []string{ruleFirstPage}) {
		t.Errorf("got %v", got)
	}
}

// A page may end one line early when the next would leave a widow.
func TestAWidowIsACause(t *testing.T) {
	g := newGalley(2)
	g.page(1, 0, 20)
	g.page(2, 0, 5)
	report := Proofread(g.sheets, g.set)
	if len(report.Violations) > 0 || len(report.Short) != 1 || report.Short[0].Lines != 1 {
		t.Errorf("got %+v, %+v", report.Violations, report.Short)
	}
}

// A number, a unit or an address may break where no rule is touched.
func TestLawfulBreaksPass(t *testing.T) {
	for _, lines := range [][2]string{
		{han(25) + "2月", "18日" + han(25)},
		{han(25) + "甲", "——" + han(26)},
		{han(18) + "https://a.cn/b/", "c-d.html" + han(20)},
		{han(18) + "https://www.gov", ".cn/c" + han(20)},
		{han(25) + "，", "“" + han(27)},
	} {
		g := newGalley(1)
		g.line(1, 0, 2, lines[0], true)
		g.line(1, 1, 0, lines[1], true)
		g.line(1, 2, 0, "完毕。", false)
		if got := g.rules(); len(got) > 0 {
			t.Errorf("%q: got %v, want none", lines, got)
		}
	}
}

// The masthead, a table and a note mark are not running text.
func TestWhatIsNoRunningTextIsLeftAlone(t *testing.T) {
	g := newGalley(1)
	for _, one := range g.line(1, 5, 3, "第二期", false) {
		one.Y += 7
	}
	rule := g.set.Baseline(7)
	g.sheets[0].Shapes = []Shape{{X0: g.set.Left, X1: g.set.Right, Y0: rule, Y1: rule + 1.5, Red: true}}
	glyphs := g.line(1, 8, 2, han(26), true)
	note := *glyphs[25]
	note.Rune, note.Size, note.Y, note.Advance, note.X = '1', 8, note.Y-6, 0.5, note.X+8
	g.sheets[0].Glyphs = append(g.sheets[0].Glyphs, note)
	g.line(1, 9, 0, "完毕。", false)
	g.line(1, 10, 0, "甲", false)
	g.line(1, 10, 9, "甲", false)
	if got := g.rules(); len(got) > 0 {
		t.Errorf("got %v, want none", got)
	}
}

func TestEvennessIsMeasuredInEm(t *testing.T) {
	g := newGalley(1)
	g.line(1, 0, 2, han(26), true)
	g.line(1, 1, 0, han(27), true)
	g.line(1, 2, 0, "完毕。", false)
	e := Proofread(g.sheets, g.set).Evenness
	want := g.set.Cell / 26 / g.set.Em
	if e.Lines != 2 || e.Gap.Max < want-1e-9 || e.Gap.Max > want+1e-9 ||
		e.Jump.Max < want-1e-9 || e.Gap.SD() < want/2-1e-9 {
		t.Errorf("got %+v, want a widest gap of %.5f", e, want)
	}
	if got := e.Exceeded(ExampleBounds()); len(got) != 1 || got[0] != "sd of the mean Han gap" {
		t.Errorf("got %v over the bounds", got)
	}
}

func TestTheTraceOfMutoolIsRead(t *testing.T) {
	trace, err := os.ReadFile(filepath.Join("testdata", "trace.xml"))
	if err != nil {
		t.Fatal(err)
	}
	sheets := parseTrace(trace)
	if len(sheets) != 1 || len(sheets[0].Glyphs) != 5 || len(sheets[0].Shapes) != 3 {
		t.Fatalf("got %+v", sheets)
	}
	first := Glyph{Rune: '第', Face: "JBFangSong", Size: 16, X: 79.37, Y: 100, Advance: 1}
	if got := sheets[0].Glyphs[0]; got != first {
		t.Errorf("got %+v, want %+v", got, first)
	}
	if got := sheets[0].Glyphs[4]; got.Rune != '"' || got.Size != 8 {
		t.Errorf("got %+v, want a quote of 8 pt", got)
	}
	if rule := sheets[0].Shapes[0]; !rule.Red || rule.Y0 != 200 || rule.X1 != 500 {
		t.Errorf("got %+v, want a red rule at 200", rule)
	}
	if pic := sheets[0].Shapes[2]; !pic.Picture || pic.X0 != 100 || pic.Y1 != 350 {
		t.Errorf("got %+v, want a picture", pic)
	}
}

func TestTextIsComparedWithoutSpaceAndFolios(t *testing.T) {
	source := []byte(`
notice: [内部刊物]
masthead: {name: 简报}
articles:
  - title: 甲乙丙丁
    body: |
      **一是快。** 占 87％，见[^1]图。

      | 年份 | 家数 |
      |---|---|
      | 2015 | 3 |

      [^1]: 据年报。
distribution: {report_to: 市委}
`)
	words, err := IssueWords(source)
	if err != nil {
		t.Fatal(err)
	}
	found := "内部刊物\n简 报\n【本期导读】\n1、甲乙丙丁\n·\n· 3\n\n— 1 —\n\f☆甲乙丙丁\n" +
		"一是快。占87%，见1\n图。\n年份 家数\n2015 3\n1 据年报。\n报：市委\n\n— 2 —\n"
	if lost, extra := Compare(Extracted(found), words); len(lost)+len(extra) > 0 {
		t.Errorf("lost %q, extra %q; want none", lost, extra)
	}
	broken := strings.Replace(found, "一是快", "一是慢", 1)
	if lost, extra := Compare(Extracted(broken), words); len(lost) != 1 || len(extra) == 0 {
		t.Errorf("lost %q, extra %q; want the changed paragraph", lost, extra)
	}
}

func TestTheReportCountsAndMerges(t *testing.T) {
	g := newGalley(1)
	g.line(1, 0, 2, han(26), true)
	g.line(1, 1, 0, "，完毕。", false)
	var total Report
	total.Merge(Proofread(g.sheets, g.set), "a.pdf")
	total.Merge(Proofread(g.sheets, g.set), "b.pdf")
	if total.Files != 2 || total.Count(ruleStart) != 2 || total.Violations[1].File != "b.pdf" {
		t.Errorf("got %+v", total)
	}
	var b strings.Builder
	total.Write(&b, ExampleBounds(), 5)
	if !strings.Contains(b.String(), "forbidden line start     2") {
		t.Errorf("got\n%s", b.String())
	}
}
