package ingest

import (
	"regexp"
	"strings"
)

// captionLabel is the label of a caption, behind which a whole 字 is left.
var captionLabel = regexp.MustCompile(`^[图表]\s*[\d-]{1,5}$`)

// spaces takes needless spaces away: those beside digits and Latin, which the
// setting makes by itself, those beside marks, and those between Han but where
// they mean something.
func (e *editing) spaces() {
	if e.quoted() {
		defer e.lookForLatin()()
	}
	list, depth := e.names(), 0
	e.rewrite(func(i int) (int, string, string) {
		switch e.at(i) {
		case '“', '‘', '《', '「', '〈':
			depth++
		case '”', '’', '》', '」', '〉':
			depth = max(depth-1, 0)
		}
		j := i
		for j < len(e.cs) && blank(e.at(j)) {
			j++
		}
		if j == i || e.safe[i] {
			return 0, "", ""
		}
		keep, rule := e.keeps(i, j, list || depth > 0)
		return j - i, keep, rule
	})
}

// keeps is what stands for the blanks i…j-1. Apart tells whether spaces part
// words here: between quotes, where one parts the halves of a slogan, and in
// rows of names.
func (e *editing) keeps(i, j int, apart bool) (keep, rule string) {
	l, r := e.prev(i), e.next(j)
	gap := " "
	if e.at(i) == '\u3000' {
		gap = "\u3000"
	}
	switch {
	case l == 0 || r == 0:
		return "", "space-edge"
	case cjkMark(l) || cjkMark(r):
		return "", "space-mark"
	case gap == "\u3000" && i < 8 && chapter.FindString(plain(e.cs[:i])) == plain(e.cs[:i]):
		return gap, "space-double" // 第一条　为了…
	case symbolic(l) || symbolic(r): // as between the boxes of a form
		return gap, "space-double"
	case e.tail && (j-i > 1 || e.at(i) == '\t'): // between two labels
		return "\u3000", "space-double"
	case e.title && han(r) && i < 12 && captionLabel.MatchString(plain(e.cs[:i])):
		return "\u3000", "caption-space"
	case han(l) != han(r) && e.title && gap == "\u3000":
		return gap, "space-double"
	case han(l) != han(r):
		return "", "space-latin"
	case !han(l):
		return " ", "space-double"
	case e.title || apart:
		return gap, "space-double"
	}
	return "", "space-han"
}

// symbolic tells arrows, boxes and the like, beside which the setting makes no gap.
func symbolic(r rune) bool { return r >= 0x2190 && r <= 0x27bf }

// names tells whether the paragraph is a row of names or other short words
// that only spaces part.
func (e *editing) names() bool {
	fields := strings.FieldsFunc(plain(e.cs), blank)
	if len(fields) < 3 {
		return false
	}
	most := 0
	for _, f := range fields {
		most = max(most, len([]rune(f)))
	}
	return most <= 6
}
