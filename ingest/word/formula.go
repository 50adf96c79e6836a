package word

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// formula keeps the characters of a formula in one line: fractions with a
// stroke, roots with a sign, exponents raised or behind ^.
func (b *body) formula(r *reader, t *text) {
	b.lost["formula"]++
	f := &formula{r: r, b: b}
	r.each(f.visit)
	if s := f.out.String(); s != "" {
		t.runs = append(t.runs, Run{Text: s})
	}
}

// formula is one formula being written.
type formula struct {
	r     *reader
	b     *body
	out   strings.Builder
	fence [2]string // what stands around the m:d being read
}

func (f *formula) visit(n string, e xml.StartElement) {
	switch n {
	case "m:t", "w:t":
		s := f.r.text()
		if f.b.words += len(s); f.b.words <= f.b.archive.limits.Text {
			f.out.WriteString(s)
		}
	case "m:den":
		f.out.WriteString("/")
		f.r.each(f.visit)
	case "m:rad":
		f.out.WriteString("√")
		f.r.each(f.visit)
	case "m:sup":
		f.exponent()
	case "m:d":
		f.fenced()
	case "m:begChr":
		f.fence[0] = attr(e, "val")
	case "m:endChr":
		f.fence[1] = attr(e, "val")
	default:
		f.r.each(f.visit)
	}
}

// exponent writes what stands raised.
func (f *formula) exponent() {
	inner := &formula{r: f.r, b: f.b}
	f.r.each(inner.visit)
	s := inner.out.String()
	if s != "" && strings.Trim(s, "123") != "" {
		s = "^" + s
	}
	f.out.WriteString(powersOf(s))
}

// fenced writes what stands in brackets, whose signs come first.
func (f *formula) fenced() {
	inner := &formula{r: f.r, b: f.b, fence: [2]string{"(", ")"}}
	f.r.each(inner.visit)
	f.out.WriteString(inner.fence[0] + inner.out.String() + inner.fence[1])
}

// powersOf is s in raised figures, if it is nothing but figures that have them.
func powersOf(s string) string {
	if strings.Trim(s, "123") != "" {
		return s
	}
	return powers.Replace(s)
}

// powers are the figures that stand raised behind units, as in 3m².
var powers = strings.NewReplacer("1", "¹", "2", "²", "3", "³")

// raise is s set as a superscript. Figures that have no raised form would
// become part of one before them: 10^4 is not 104.
func (t *text) raise(s string) string {
	before := rune(0)
	if n := len(t.runs); n > 0 {
		before, _ = utf8.DecodeLastRuneInString(t.runs[n-1].Text)
	}
	if before >= '0' && before <= '9' && strings.Trim(s, "0123456789-−") == "" &&
		strings.Trim(s, "123") != "" {
		return "^" + s
	}
	return powersOf(s)
}
