package golden

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// What a difference shows: enough to see the place, not the whole page.
const (
	linesBefore = 2
	linesShown  = 4
)

// Difference shows where two texts first part: the lines before, then what
// was wanted (-) and what came (+), and how many lines differ in all.
// It is empty when the texts are equal.
func Difference(want, got string) string {
	if want == got {
		return ""
	}
	if !utf8.ValidString(want) || !utf8.ValidString(got) {
		return differentBytes(want, got)
	}
	w, g := strings.SplitAfter(want, "\n"), strings.SplitAfter(got, "\n")
	head := commonHead(w, g)
	tail := commonHead(reversed(w[head:]), reversed(g[head:]))
	w2, g2 := w[head:len(w)-tail], g[head:len(g)-tail]

	var b strings.Builder
	fmt.Fprintf(&b, "from line %d: %d lines wanted, %d came\n", head+1, len(w2), len(g2))
	show(&b, "  ", w[max(0, head-linesBefore):head])
	show(&b, "- ", w2)
	show(&b, "+ ", g2)
	show(&b, "  ", w[len(w)-tail:min(len(w), len(w)-tail+1)])
	return b.String()
}

func commonHead(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func reversed(lines []string) []string {
	r := make([]string, len(lines))
	for i, l := range lines {
		r[len(lines)-1-i] = l
	}
	return r
}

func show(b *strings.Builder, mark string, lines []string) {
	for i, l := range lines {
		if i == linesShown {
			fmt.Fprintf(b, "%s… and %d more\n", mark, len(lines)-i)
			return
		}
		text, ended := strings.CutSuffix(l, "\n")
		if !ended && text == "" {
			continue // what SplitAfter leaves after the last line's end
		}
		b.WriteString(mark + visible(text))
		if !ended {
			b.WriteString(" ⟨no line end⟩")
		}
		b.WriteByte('\n')
	}
}

// visible shows what the eye would miss: control characters and space at the
// line's end.
func visible(s string) string {
	body := strings.TrimRight(s, " \t\r\u3000")
	b := []rune{}
	for _, r := range body {
		if r < ' ' && r != '\t' {
			r += '␀' // U+2400 starts the pictures of the control codes, in their order
		}
		b = append(b, r)
	}
	if end := s[len(body):]; end != "" {
		return string(b) + fmt.Sprintf("⟨%+q⟩", end)
	}
	return string(b)
}

func differentBytes(want, got string) string {
	n := 0
	for n < len(want) && n < len(got) && want[n] == got[n] {
		n++
	}
	from := max(0, n-16)
	return fmt.Sprintf("from byte %d: %d bytes wanted, %d came\n- %q\n+ %q\n", n, len(want), len(got),
		want[from:min(len(want), n+32)], got[from:min(len(got), n+32)])
}
