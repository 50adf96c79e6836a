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
	list := e.names()
	for i := 0; i < len(e.cs); i++ {
		j := i
		for j < len(e.cs) && blank(e.at(j)) {
			j++
		}
		if j == i || e.safe[i] {
			continue
		}
		l, r := e.prev(i), e.next(j)
		keep, rule := e.keeps(l, r, i, list)
		switch {
		case keep == plain(e.cs[i:j]):
			i = j - 1
		case keep != "":
			e.replace(i, j, keep, rule)
		default:
			e.replace(i, j, "", rule)
			i--
		}
	}
}

// keeps is what stands for the blanks from i on between l and r.
func (e *editing) keeps(l, r rune, i int, list bool) (keep, rule string) {
	gap := " "
	if e.at(i) == '\u3000' {
		gap = "\u3000"
	}
	switch {
	case l == 0 || r == 0:
		return "", "space-edge"
	case cjkMark(l) || cjkMark(r):
		return "", "space-mark"
	case e.title && han(r) && captionLabel.MatchString(plain(e.cs[:i])):
		return "\u3000", "caption-space"
	case han(l) != han(r) && e.title && gap == "\u3000":
		return gap, "space-double"
	case han(l) != han(r):
		return "", "space-latin"
	case !han(l):
		return " ", "space-double"
	case e.title || list || e.quoted(i):
		return gap, "space-double"
	}
	return "", "space-han"
}

// quoted tells whether i stands between quotes or 《》, where a space parts
// the halves of a slogan.
func (e *editing) quoted(i int) bool {
	depth := 0
	for k := range i {
		switch e.at(k) {
		case '“', '‘', '《', '「', '〈':
			depth++
		case '”', '’', '》', '」', '〉':
			depth = max(depth-1, 0)
		}
	}
	return depth > 0
}

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
