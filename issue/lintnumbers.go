package issue

import (
	"regexp"
	"strings"

	"jianbao/finding"
)

// numbering follows 一、 and （一） through an article.
type numbering struct {
	d     *decoder
	last  [3]int // by level, the number seen last
	colon bool   // the block before ends with a colon: a list may begin
}

// chapter is what opens a part with a numbering of its own, as in statutes.
var chapter = regexp.MustCompile(`^第[一二三四五六七八九十百零〇\d]+([编篇章节条部]|分)`)

func (d *decoder) lintNumbers(nodes []Node) {
	n := numbering{d: d}
	for _, b := range nodes {
		words := Plain(b.Spans)
		level := 0
		if b.Kind == Heading || b.Kind == Paragraph {
			level = levelOf(words)
		}
		switch {
		case level == 1 || level == 2:
			n.follow(level, words, b.Spans[0].Text.Pos())
		case b.Kind == Heading && b.Level <= 2:
			n.last[b.Level] = 0
			n.last[2] = 0
		case chapter.MatchString(words):
			n.last[2] = 0
			if !strings.Contains(words[:min(len(words), 30)], "条") {
				n.last[1] = 0
			}
		}
		if words != "" {
			last := lastRune(words)
			n.colon = last == '：' || last == ':'
		}
	}
}

// follow looks at the number that words begins with.
func (n *numbering) follow(level int, words string, pos finding.Pos) {
	mark := levelMarks[level-1].FindString(words)
	got, before := numeral(mark), n.last[level]
	if got == 1 && n.colon {
		before = 0
	}
	var after any = bilingual("开头/the beginning")
	if before > 0 {
		after = numbered(before, level)
	}
	switch {
	case got == 0:
		return
	case got > before+1:
		n.d.report("W205", pos, after, mark, numbered(before+1, level))
	case got <= before:
		n.d.report("W206", pos, after, mark, numbered(before+1, level))
	}
	n.last[level] = got
	if level == 1 {
		n.last[2] = 0
	}
}

const numerals = "零一二三四五六七八九"

// numeral is the number in mark, written 十二 or 一百零三; 0 if it is none.
func numeral(mark string) int {
	total, one := 0, 0
	for _, r := range strings.Trim(mark, "、（）()") {
		switch i := strings.IndexRune(numerals, r); {
		case r == '十':
			total, one = total+max(one, 1)*10, 0
		case r == '百':
			total, one = total+max(one, 1)*100, 0
		case r == '〇' || i == 0:
			one *= 10
		case i > 0:
			one = one*10 + i/len("零")
		default:
			return 0
		}
		if total+one > 9999 {
			return 0
		}
	}
	return total + one
}

// numbered is n as a mark of level 1 or 2.
func numbered(n, level int) string {
	s := ""
	digit := func(i int) string { return string([]rune(numerals)[i]) }
	if n >= 100 {
		s = digit(n/100%10) + "百"
		if n%100 > 0 && n%100 < 10 {
			s += "零"
		}
	}
	if n%100 >= 10 {
		if n >= 20 {
			s += digit(n / 10 % 10)
		}
		s += "十"
	}
	if n%10 > 0 {
		s += digit(n % 10)
	}
	if level == 2 {
		return "（" + s + "）"
	}
	return s + "、"
}
