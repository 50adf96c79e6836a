package words

import (
	"strings"
	"unicode/utf8"
)

// Characters that, as words of their own, lean on a neighbour.
const (
	particles = "的地得了着过们等者吗呢吧啊之于上下中内外里前后间时"
	// Endings of names and terms.
	endings  = "性化率型式级界省市县区州镇乡村局厅处科所院馆园站店厂部委队组员户城谷港湾桥苑"
	numerals = "一二三四五六七八九十百千万两几"
	measures = "个件项名条批类种幢次"
	closing  = "”’》〉）】〕」』"
	// 与, 和 and their like may begin a line but end none.
	heads = "第各该本每某不未非无副亲再更最之新大小老全多高东西南北" +
		"一二三四五六七八九十百千万亿两几" +
		"与和及暨或同对在把将以为向从由被让使给按据凭"
	// Family names that are seldom words: a name is not cut after them.
	families = "赵钱孙李周吴郑王冯陈褚蒋沈韩杨朱秦许何吕张孔曹严魏陶姜戚谢邹喻柏窦章苏潘葛范彭" +
		"鲁韦俞任袁柳唐罗薛贺倪汤殷郝邬傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄臧宋庞熊纪舒屈项祝" +
		"董梁杜阮闵贾童颜郭梅林徐邱骆夏蔡田樊胡凌霍虞柯卢莫丁邓洪崔龚裴陆翁荀甄靳侯宓" +
		"仇厉符刘詹叶黎卓蔺屠翟谭姬申冉郦桂牛庄晏柴瞿阎廖耿匡寇聂晁敖辛阚饶曾鞠巢蒯查荆竺"
	// What stands alone in a sentence and is no part of a name unknown to us.
	free = "是有我你他她它也就都还要又能会可并而但且则却已曾正仍只才很太少好" +
		"来去到说看想做请用出入起开关"
)

// longestUnknown is how many characters unknown as words are taken for one:
// names of persons and of houses seldom have more.
const longestUnknown = 4

// glued tells whether no line may begin between a and b.
func glued(a, b token) bool {
	switch {
	case b.kind == mark:
		return false
	case leans(b, particles):
		return a.kind != mark || strings.Contains(closing, a.text)
	case a.kind == digits && b.kind == han:
		return true // 29幢, 30岁, 2016年: what is counted stays with its number
	case a.kind == latin && single(b):
		return !leans(b, heads) // A4纸, 4S店
	case leans(b, measures) && strings.Trim(a.text, numerals) == "":
		return true
	case leans(b, endings):
		return a.kind == han && !single(a)
	}
	return leans(a, heads) || (leans(a, families) || counts(a)) && b.kind == han
}

// counts tells whether t is a number with its measure word, which leans on
// what it counts: 三个, 四十件.
func counts(t token) bool {
	first, _ := utf8.DecodeRuneInString(t.text)
	last, size := utf8.DecodeLastRuneInString(t.text)
	return size < len(t.text) && strings.ContainsRune(numerals, first) && strings.ContainsRune(measures, last)
}

func leans(t token, which string) bool {
	return single(t) && strings.Contains(which, t.text)
}

func single(t token) bool {
	return t.kind == han && utf8.RuneCountInString(t.text) == 1
}

// unknownPair tells whether a and b, side by side, are more likely two
// characters of one name than two words.
func unknownPair(a, b token) bool {
	return single(a) && single(b) && !known(a) && !known(b)
}

func known(t token) bool {
	return strings.Contains(particles+endings+heads+families+free, t.text)
}
