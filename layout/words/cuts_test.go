package words

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// shown writes text with ÷ wherever a line may begin.
func shown(text string, cuts []int) string {
	var b strings.Builder
	from := 0
	for _, c := range cuts {
		b.WriteString(text[from:c] + "÷")
		from = c
	}
	return b.String() + text[from:]
}

func TestTitlesAreCutBetweenWords(t *testing.T) {
	d := Default()
	for _, want := range []string{
		"建华÷文创园÷党总支÷着力打造÷“÷131÷”÷青春党建÷体系",
		"新安÷集团÷实施÷“÷四双÷四化÷”÷，÷实现÷党建工作÷与生产经营÷深度融合÷，÷互动双赢",
		"钱江新城÷中央商务区÷党委÷三同步÷打造÷“÷党建共同体÷”",
		"杭州市÷注会行业÷党委÷举行÷“÷星火传承÷　÷先锋接力÷”÷网络÷击鼓传花÷活动",
		"协会÷动态÷：÷杭州÷市委组织部÷两新处÷领导÷到÷协会÷座谈÷近期÷工作",
		"杭州市÷新经济÷与新社会组织÷党务工作者÷协会",
		"西湖区÷举办÷2016年度÷“÷两新÷”÷组织÷党组织÷书记÷培训班",
		"中华人民共和国÷国民经济÷和社会÷发展÷第十三个÷五年规划÷纲要",
		"浙江省人民政府÷办公厅÷关于÷进一步÷加强÷农村÷饮用水÷安全保障÷工作的÷实施÷意见",
	} {
		text := strings.ReplaceAll(want, "÷", "")
		if got := shown(text, d.Cuts(text)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestRulesOfCutting(t *testing.T) {
	d := Default()
	for _, c := range []struct{ rule, want string }{
		{"的 begins no line", "养老金的÷通知"},
		{"nor after a closing mark", "《÷条例÷》的÷通知"},
		{"but after an opening one it may", "“÷的÷”"},
		{"了 and 们 go with their word", "党员们÷走进了÷社区"},
		{"和 ends no line", "企业÷和社区"},
		{"之 holds both sides", "青年之家"},
		{"第 holds its number", "第3期÷简报"},
		{"what is counted stays with its number", "29幢÷楼宇"},
		{"what Chinese figures count too", "试行÷三个月÷，÷四十件÷整改÷事项"},
		{"a decimal is one", "增长÷28.6%"},
		{"letters and figures are one word", "节约÷A4纸"},
		{"Western words are cut at spaces only", "Go÷ ÷1.26÷ ÷release-notes"},
		{"a stop after a Western word is a mark", "Go÷."},
		{"each mark is its own word", "（÷一÷）÷—÷—"},
		{"an unknown name of four is one", "龘靐齉爩"},
		{"beyond four it may be cut", "龘靐齉爩÷麤灪龖"},
		{"beyond the basic plane too", "𠀀𠀁÷集团"},
		{"the ending of a name goes with it", "绿谷园÷党委"},
		{"so does that of an unknown one", "党委÷龘靐园÷党委"},
		{"a family name stays with what follows", "赵一德÷调研"},
		{"a variation selector stays with its base", "龘\U000E0100÷集团"},
		{"nothing has no cuts", ""},
	} {
		text := strings.ReplaceAll(c.want, "÷", "")
		if got := shown(text, d.Cuts(text)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.rule, got, c.want)
		}
	}
}

func TestWordsOfBulletinsAreNeverCut(t *testing.T) {
	list, err := os.ReadFile("bulletin.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := Default()
	for line := range strings.Lines(string(list)) {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			if _, ok := d.Cost(Key(w)); !ok {
				t.Errorf("%s is not in dict.bin: run go generate in layout/words", w)
			}
			if cuts := d.Cuts(w); cuts != nil {
				t.Errorf("a word of ours is cut: %s", shown(w, cuts))
			}
		}
	}
}

func FuzzCuts(f *testing.F) {
	for _, s := range []string{
		"", "建华文创园党总支", "第3期《简报》", "A4纸28.6%", "𠀀\U000E0100", "\xff的\x80",
		"— …… 了了了", "2016年2月18日，", "a.b.,c",
	} {
		f.Add(s)
	}
	d := Default()
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, c := range d.Cuts(text) {
			if c <= last || c >= len(text) {
				t.Fatalf("%q: a cut at %d after one at %d", text, c, last)
			}
			if !utf8.RuneStart(text[c]) && utf8.ValidString(text) {
				t.Fatalf("%q: the cut at %d divides a character", text, c)
			}
			last = c
		}
	})
}

func BenchmarkCuts(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Default().Cuts("新安集团实施“四双四化”，实现党建工作与生产经营深度融合，互动双赢")
	}
}
