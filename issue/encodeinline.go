package issue

import (
	"strconv"
	"strings"
)

// inline writes spans with their marks.
func (p *printer) inline(spans []Span) string {
	var b strings.Builder
	bold, link := false, ""
	for _, s := range append(spans[:len(spans):len(spans)], Span{}) {
		if link != "" && s.Link != link {
			b.WriteString("](" + target(link) + ")")
		}
		if bold != s.Bold {
			b.WriteString("**")
		}
		if s.Link != "" && s.Link != link {
			b.WriteString("[")
		}
		bold, link = s.Bold, s.Link
		b.WriteString(p.escaped(s.Text.S, link != ""))
		if s.Note != nil {
			p.notes = append(p.notes, s.Note)
			b.WriteString("[^" + strconv.Itoa(len(p.notes)) + "]")
		}
	}
	return b.String()
}

// linked writes spans that stand in [ ] themselves.
func (p *printer) linked(spans []Span) string {
	plain := append([]Span(nil), spans...)
	for i, s := range plain {
		if s.Link == "" {
			plain[i].Text.S = strings.ReplaceAll(s.Text.S, "]", "\x00")
		}
	}
	return strings.ReplaceAll(p.inline(plain), "\x00", `\]`)
}

// escaped is words with a backslash before each character that could be a
// mark.
func (p *printer) escaped(words string, linked bool) string {
	marks := `\*[`
	if linked {
		marks += "]"
	}
	if p.table {
		marks += "|"
	}
	if !strings.ContainsAny(words, marks) {
		return words
	}
	var b strings.Builder
	for _, r := range words {
		if strings.ContainsRune(marks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
