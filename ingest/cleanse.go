package ingest

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// radicals are the characters of the block CJK Radicals Supplement that PDF
// files have for ordinary Han and that Unicode's own folding leaves alone.
var radicals = strings.NewReplacer(
	"⺁", "厂", "⺄", "乙", "⺊", "卜", "⺋", "㔾", "⺌", "小", "⺎", "尣", "⺏", "尢",
	"⺒", "巳",
	"⺓", "幺", "⺕", "彐", "⺗", "心", "⺘", "手", "⺙", "攵", "⺛", "旡", "⺝", "月",
	"⺞", "歺",
	"⺟", "母", "⺠", "民", "⺡", "水", "⺢", "水", "⺣", "灬", "⺤", "爪", "⺥", "爫",
	"⺦", "丬",
	"⺨", "犭", "⺩", "王", "⺪", "疋", "⺫", "目", "⺬", "示", "⺭", "礻", "⺮", "竹",
	"⺯", "糹",
	"⺰", "纟", "⺱", "网", "⺲", "罒", "⺳", "网", "⺴", "网", "⺶", "羊", "⺷", "羊",
	"⺸", "羊",
	"⺹", "耂", "⺺", "肀", "⺼", "肉", "⺽", "臼", "⺾", "艹", "⻀", "艹", "⻁", "虎",
	"⻂", "衤",
	"⻃", "覀", "⻄", "西", "⻅", "见", "⻆", "角", "⻇", "角", "⻈", "讠", "⻉", "贝",
	"⻊", "足",
	"⻋", "车", "⻌", "辶", "⻍", "辶", "⻎", "辶", "⻏", "阝", "⻐", "钅", "⻑", "長",
	"⻒", "镸",
	"⻓", "长", "⻔", "门", "⻕", "阜", "⻖", "阝", "⻗", "雨", "⻘", "青", "⻙", "韦",
	"⻚", "页",
	"⻛", "风", "⻜", "飞", "⻝", "食", "⻞", "食", "⻟", "飠", "⻠", "饣", "⻡", "首",
	"⻢", "马",
	"⻣", "骨", "⻤", "鬼", "⻥", "鱼", "⻦", "鸟", "⻧", "卤", "⻨", "麦", "⻩", "黄",
	"⻪", "黾",
	"⻫", "斉", "⻬", "齐", "⻭", "歯", "⻮", "齿", "⻯", "竜", "⻰", "龙", "⻱", "亀",
	"⻲", "亀",
	"⻳", "龟")

// symbols are characters of the private use area, where Wingdings has them, as
// those that Unicode has.
var symbols = strings.NewReplacer("\uf0b7", "•", "\uf0a7", "▪", "\uf06c", "●",
	"\uf06e", "■",
	"\uf0d8", "➢", "\uf0fc", "√", "\uf0fe", "☑", "\uf0a8", "□", "\uf06f", "□",
	"\uf070", "□", "\uf071", "□", "\uf072", "□", "\uf0fb", "×", "\uf0fd", "☒",
	"\uf075", "◆", "\uf076", "◆", "\uf0a1", "○", "\uf0ab", "★",
	"\uf0df", "←", "\uf0e0", "→", "\uf0e8", "→", "\uf0f0", "→",
	"\uf081", "①", "\uf082", "②", "\uf083", "③", "\uf084", "④", "\uf085", "⑤",
	"\uf086", "⑥", "\uf087", "⑦", "\uf088", "⑧", "\uf089", "⑨", "\uf08a", "⑩")

// plainForm is r in the character it stands for, and the rule that says so;
// "" for rule when it stays.
func plainForm(r rune) (to, rule string) {
	switch {
	case r >= 0x2f00 && r <= 0x2fd5:
		return norm.NFKC.String(string(r)), "radical"
	case r >= 0x2e80 && r <= 0x2eff:
		to = radicals.Replace(string(r))
		return to, "radical"
	case r >= 0xfb00 && r <= 0xfb06:
		return norm.NFKC.String(string(r)), "ligature"
	case r == '\u200b' || r == '\ufeff' || r == '\u00ad' || r == '\u200c' ||
		r == '\u200d' || r == '\u2060' ||
		r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e:
		return "", "invisible"
	case unprintable(r) || r == '\f':
		return "", "control"
	case r >= 0xe000 && r <= 0xf8ff:
		if to = symbols.Replace(string(r)); to != string(r) {
			return to, "symbol"
		}
	case r == '\u00a0' || r == '\u2002' || r == '\u2003' || r == '\u2009' ||
		r == '\u202f':
		return " ", "blank"
	}
	return string(r), ""
}

// cleanse puts ordinary characters for those that only look like them.
func (im *importer) cleanse(p *para) {
	var out []char
	for i, c := range p.text {
		if c.r == 0 {
			out = append(out, c)
			continue
		}
		to, rule := plainForm(c.r)
		if rule == "" || to == string(c.r) {
			out = append(out, c)
			continue
		}
		if rule != "blank" {
			im.change(Change{Line: int(c.line), Col: int(c.col), Before: around(p.text,
				i, i+1), After: to, Rule: rule, Class: Auto})
		}
		for to != "" {
			r, n := utf8.DecodeRuneInString(to)
			c.r, to = r, to[n:]
			out = append(out, c)
		}
	}
	p.text = out
}

// around is the characters i…j-1 of cs with two on either side.
func around(cs []char, i, j int) string {
	return plain(cs[max(0, i-2):min(len(cs), j+2)])
}
