package inline

import (
	"strings"
	"testing"

	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// wordList cuts text before the words that stand apart by spaces in it.
type wordList string

func (l wordList) Cuts(string) (cuts []int) {
	at := 0
	for i, word := range strings.Fields(string(l)) {
		if i > 0 {
			cuts = append(cuts, at)
		}
		at += len(word)
	}
	return cuts
}

// titleLine is a title of 二号 in the type area's width, words apart by spaces.
func titleOf(words string) []string {
	p := &Paragraph{
		Runs:    []Run{{Text: strings.ReplaceAll(words, " ", ""), Latin: glyph.Latin, Size: unit.No2}},
		Measure: 156 * unit.Mm, Align: Center, WordCut: true,
	}
	ls, _ := Set(p, squares{}, wordList(words)).Lines(0)
	var out []string
	for _, l := range ls {
		text := ""
		for _, pc := range l.Pieces {
			text += pc.Text
		}
		out = append(out, text)
	}
	return out
}

// TestTitles: 20 字 of 二号 fit a line.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"杭州市 注会 行业 党委", "杭州市注会行业党委"},
		// One 字 too long is drawn together rather than broken.
		{"新安 集团 实施 四双 四化 实现 党建 工作 与 生产 经营", "新安集团实施四双四化实现党建工作与生产经营"},
		{"新安 集团 实施 “四双四化”， 实现 党建 工作 与 生产 经营 深度 融合， 互动 双赢",
			"新安集团实施“四双四化”，实现党建工作|与生产经营深度融合，互动双赢"},
		{"杭州市 注会 行业 党委 举行 “ 星火 传承 先锋 接力 ” 网络 击鼓 传花 活动",
			"杭州市注会行业党委举行“星火传承|先锋接力”网络击鼓传花活动"},
		{"建华 文创园 党总支 着力 打造 “131” 青春 党建 体系 建设 工程",
			"建华文创园党总支着力打造“131”|青春党建体系建设工程"},
	} {
		got := strings.Join(titleOf(c.words), "|")
		if got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestTitleShape wants every title of several lines to keep the shape of
// linesetting.md §4 where one of its ways does.
func TestTitleShape(t *testing.T) {
	words := strings.Fields("关于 进一步 加强 和 改进 全市 新经济 与 新社会 组织 党务 工作者 协会 " +
		"建设 工作 的 若干 指导 意见 实施 方案 及 考核 办法 的 通知 汇编")
	for n := 10; n <= len(words); n++ {
		ls := titleOf(strings.Join(words[:n], " "))
		if len(ls) < 2 {
			continue
		}
		first, last := len([]rune(ls[0])), len([]rune(ls[len(ls)-1]))
		if last < 3 || 100*last > 95*first || 100*last < 40*first {
			t.Errorf("%d words: first %d, last %d: %s", n, first, last, strings.Join(ls, "|"))
		}
	}
}
