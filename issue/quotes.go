package issue

import (
	"strings"
	"unicode/utf8"
)

// beside are quotation marks with white space next to them.
var beside = []string{" “", " ‘", "” ", "’ ", "\n“", "\n‘", "”\n", "’\n"}

// quoteBesideSpace tells whether white space of words hangs on what is Latin.
func quoteBesideSpace(words string) bool {
	for _, b := range beside {
		if strings.Contains(words, b) {
			return true
		}
	}
	return false
}

// LatinQuotes are the places in words of the quotation marks and apostrophes
// that belong to Latin text, as the engine tells them (layout/inline): both of
// a pair have Latin on either side.
func LatinQuotes(words string) map[int]bool {
	latin := map[int]bool{}
	var open []int
	for i, r := range words {
		switch r {
		case '“', '‘':
			open = append(open, i)
		case '”', '’':
			n := len(open) - 1
			if n < 0 || openerOf(words[open[n]:]) != r-1 { // students’ work
				latin[i] = r == '’' && latinSide(words, i, -1) && latinSide(words, i, 1)
				continue
			}
			from := open[n]
			open = open[:n]
			if latinSide(words, from, -1) && latinSide(words, from, 1) &&
				latinSide(words, i, -1) && latinSide(words, i, 1) {
				latin[from], latin[i] = true, true
			}
		}
	}
	return latin
}

func openerOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// sideMost is how many blanks and quotation marks latinSide looks past.
const sideMost = 16

// latinSide tells whether the next character from the mark at i in direction
// d, white space and quotation marks left out, is Latin. The edge of a text
// is when that has no Han.
func latinSide(words string, i, d int) bool {
	rest := words[i+len("“"):]
	if d < 0 {
		rest = words[:i]
	}
	for past := 0; rest != ""; past++ {
		if past == sideMost {
			return false
		}
		r, n := utf8.DecodeRuneInString(rest)
		if d < 0 {
			r, n = utf8.DecodeLastRuneInString(rest)
			rest = rest[:len(rest)-n]
		} else {
			rest = rest[n:]
		}
		if !strings.ContainsRune(softBlanks+"“”‘’", r) {
			return !wide(r)
		}
	}
	return !strings.ContainsFunc(words, han)
}
