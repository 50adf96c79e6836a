package ingest

import (
	"regexp"
	"strings"
)

// guarded are stretches in which no mark is changed.
var guarded = regexp.MustCompile(`(?i)(?:https?|ftp|` +
	`file)://[^\s\p{Han}，。；、）》”]+|www\.[^\s\p{Han}，。；、）》”]+` +
	`|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z]:\\[^\s，。；]+|` +
	`\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}(?:,\d{3})+(?:\.\d+)?` +
	`|(?:ISO|IEC|GB|IEEE)[A-Z/]*\s*[\d.-]+:\d{4}|\d+:\d+`)

// protect finds what is guarded.
func (e *editing) protect() {
	e.safe = make([]bool, len(e.cs)+1)
	var b strings.Builder
	var index []int
	for i, c := range e.cs {
		r := c.r
		if r == 0 {
			r = '\x01'
		}
		n := b.Len()
		b.WriteRune(r)
		for ; n < b.Len(); n++ {
			index = append(index, i)
		}
	}
	for _, m := range guarded.FindAllStringIndex(b.String(), -1) {
		for k := m[0]; k < m[1]; k++ {
			e.safe[index[k]] = true
		}
	}
}

// fullMarks are the half-width marks that are full-width beside Han.
var fullMarks = map[rune]rune{',': '，', ':': '：', ';': '；', '?': '？', '!': '！'}

// marks makes half-width marks beside Han full-width.
func (e *editing) marks() {
	if e.quoted() {
		defer e.lookForLatin()()
	}
	for i := 0; i < len(e.cs); i++ {
		to, ok := fullMarks[e.at(i)]
		if e.lastStop(i) {
			e.put(i, '。', "half-width-mark")
			continue
		}
		if !ok || e.safe[i] {
			continue
		}
		l, r := e.seen(i, -1), e.seen(i, 1)
		if l == 0 || digit(l) && digit(r) {
			continue
		}
		if han(l) || han(r) || cjkMark(l) && l != '·' ||
			strings.ContainsRune("”’）》", r) {
			e.put(i, to, "half-width-mark")
		}
	}
}

// lastStop tells whether i is a Western full stop at the end of a Chinese text.
func (e *editing) lastStop(i int) bool {
	return e.at(i) == '.' && !e.title && !e.safe[i] && han(e.prev(i)) && e.next(i+1) == 0
}

// runs mends …… and —— that were written otherwise (GB/T 15834, 4.10 and 4.11).
func (e *editing) runs() {
	e.rewrite(func(i int) (int, string, string) {
		r := e.at(i)
		if r == 0 || e.safe[i] || !strings.ContainsRune(".。．・·･•…-—－―─", r) {
			return 0, "", ""
		}
		j := i + 1
		for j < len(e.cs) && e.at(j) == r {
			j++
		}
		l, n := e.prev(i), e.next(j)
		switch {
		case dots(r, j-i, wide(l) || wide(n)) && n != '/':
			return j - i, "……", "ellipsis"
		case dash(r, j-i, l, n):
			return j - i, "——", "dash"
		}
		return j - i, plain(e.cs[i:j]), ""
	})
}

func dots(r rune, n int, beside bool) bool {
	switch r {
	case '.':
		return n > 1 && beside
	case '。', '．':
		return n > 1
	case '・', '·', '･', '•':
		return n > 2
	case '…':
		return n%2 == 1 && beside
	}
	return false
}

// dash tells whether n characters r between l and next are a dash. One alone
// may join, as in 北京—上海, unless a pause stands beside it.
func dash(r rune, n int, l, next rune) bool {
	const pauses = "，。、；：？！"
	beside := wide(l) || wide(next)
	switch r {
	case '-':
		return n > 1 && n < 4 && wide(l) && wide(next)
	case '—':
		return n == 3 || n == 1 && (strings.ContainsRune(pauses, l) ||
			strings.ContainsRune(pauses, next))
	case '－', '―', '─':
		return n > 1 && beside && n < 5
	}
	return false
}

// brackets makes pairs of brackets alike, and full-width beside Han.
func (e *editing) brackets() {
	var open []int
	for i := 0; i < len(e.cs); i++ {
		switch r := e.at(i); {
		case e.safe[i]:
		case r == '(' || r == '（':
			open = append(open, i)
		case (r == ')' || r == '）') && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			e.bracketPair(from, i)
		}
	}
}

func (e *editing) bracketPair(i, j int) {
	a, b := e.at(i), e.at(j)
	mixed := (a == '(') != (b == ')')
	chinese := wide(e.seen(i, -1)) || wide(e.seen(j, 1)) || e.hanWithin(i, j)
	if a == '(' && (mixed || chinese) {
		e.put(i, '（', bracketRule(mixed))
	}
	if b == ')' && (mixed || chinese) {
		e.put(j, '）', bracketRule(mixed))
	}
}

// hanWithin tells whether Han stand soon behind i, before j.
func (e *editing) hanWithin(i, j int) bool {
	for k := i; k < min(j, i+64); k++ {
		if han(e.at(k)) {
			return true
		}
	}
	return false
}

func bracketRule(mixed bool) string {
	if mixed {
		return "bracket-pair"
	}
	return "half-width-mark"
}

// quotes pairs straight quotes where they are Chinese ones.
func (e *editing) quotes() {
	e.straight('"', '“', '”')
	e.straight('\'', '‘', '’')
}

func (e *editing) straight(q, open, closing rune) {
	var at []int
	for i := range e.cs {
		if e.at(i) == q && !e.safe[i] && (q == '"' || !alnum(e.prev(i)) ||
			!alnum(e.next(i+1))) {
			at = append(at, i)
		}
	}
	if len(at)%2 != 0 {
		return
	}
	for k := 0; k < len(at); k += 2 {
		i, j := at[k], at[k+1]
		chinese := wide(e.seen(i, -1)) || wide(e.seen(j, 1)) || e.hanWithin(i, j)
		if chinese && !(q == '\'' && digit(e.prev(i))) {
			e.put(i, open, "straight-quote")
			e.put(j, closing, "straight-quote")
		}
	}
}

// documentYear is the year of a document's number in the wrong brackets.
var documentYear = regexp.MustCompile(`(?:发|字|函|办|通|令|政|组|纪|宣|统|工|团|妇|` +
	`协)[\[（(【［]((?:19|20)\d{2})[\]）)】］]\s*(?:第\s*)?\d{1,4}\s*号`)

// documentNumber puts 〔2016〕 for [2016] in 某发[2016]5号.
func (e *editing) documentNumber() {
	s := plain(e.cs)
	if len([]rune(s)) != len(e.cs) { // places of other marks differ: leave it
		return
	}
	for _, m := range documentYear.FindAllStringSubmatchIndex(s, -1) {
		i := len([]rune(s[:m[2]])) - 1
		j := len([]rune(s[:m[3]]))
		e.put(i, '〔', "document-number")
		e.put(j, '〕', "document-number")
	}
}
