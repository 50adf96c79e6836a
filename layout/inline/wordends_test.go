package inline

import (
	"strings"
	"testing"

	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// cellOf is what a cell of five 字 holds, lines apart by strokes.
func cellOf(words string) string {
	p := &Paragraph{
		Runs: []Run{{Text: strings.ReplaceAll(words, " ", ""), Latin: glyph.Latin,
			Size: unit.No5}},
		Measure: 5 * unit.No5, Align: Center, WordEnds: true,
	}
	lines, _ := Set(p, squares{}, wordList(words)).Lines(0)
	var out []string
	for _, l := range lines {
		text := ""
		for _, pc := range l.Pieces {
			text += pc.Text
		}
		out = append(out, text)
	}
	return strings.Join(out, "/")
}

func TestNarrowLinesEndBetweenWords(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"生产 总值 （亿元）", "生产总值/（亿元）"},
		{"到位 率 低", "到位率低"},
		{"社会 消费品 零售 总额", "社会消费品/零售总额"},
		{"资金 到位 率 偏低", "资金到位/率偏低"},
		{"累计 完成 60.5%", "累计/完成60.5%"},
		// A line more for the words' sake: no. Nor a number without its unit.
		{"甲乙丙丁 戊己庚辛 壬癸", "甲乙丙丁戊/己庚辛壬癸"},
		{"建筑 面积 35 万平方米", "建筑面/积35万/平方米"},
		// A word wider than the cell is cut.
		{"甲乙丙丁戊己庚 辛", "甲乙丙丁戊/己庚辛"},
	} {
		if got := cellOf(c.words); got != c.want {
			t.Errorf("%s: %s, want %s", c.words, got, c.want)
		}
	}
}
