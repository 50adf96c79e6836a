package issue

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wide tells whether r is set as a whole 字: Han, kana, and the marks that go
// with them. The marks that Chinese shares with Latin script count as Han ones.
func wide(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return r >= 0x2e80 && r < 0xd7ff || r >= 0xf900 && r < 0xfaff ||
		r >= 0xfe30 && r < 0xfe50 || r >= 0xff01 && r < 0xff61 || r >= 0x20000 && r < 0x40000
}

// han tells whether r is a Han character, as against a mark.
func han(r rune) bool {
	return unicode.Is(unicode.Han, r) && !mark(r)
}

// mark tells whether r is a Chinese punctuation mark, which brings its own
// white, so that no space belongs beside it.
func mark(r rune) bool {
	return wide(r) && (unicode.IsPunct(r) || strings.ContainsRune("～＋＝＜＞｜", r))
}

// measure is how wide s is in halves of a 字.
func measure(s string) (n int) {
	for _, r := range s {
		switch {
		case wide(r):
			n += 2
		case !unicode.Is(unicode.Mn, r):
			n++
		}
	}
	return n
}

// spacer leaves out the white space that a text does not keep: the engine sets
// the gap between Han and Latin itself, and a line break in Chinese is none.
// It goes through the spans of a paragraph as one text.
type spacer struct {
	last   rune // kept last; 0 at the beginning
	double []spot
	latin  map[int]bool // quotation marks of Latin text, by byte of all spans
	at     int          // byte of all spans at which the one being cleaned begins
}

type spot struct {
	text Text
	off  int
}

// tidy cleans the spans' texts; those left without any are dropped unless
// they carry a footnote.
func (s *spacer) tidy(spans []Span) []Span {
	next := make([]rune, len(spans)+1) // by span, its first rune or that of one behind it
	for i := len(spans) - 1; i >= 0; i-- {
		next[i] = next[i+1]
		if t := strings.TrimLeft(spans[i].Text.S, softBlanks); t != "" {
			next[i], _ = utf8.DecodeRuneInString(t)
		}
	}
	if words := Plain(spans); quoteBesideSpace(words) {
		s.latin = LatinQuotes(words)
	}
	kept := spans[:0]
	for i := range spans {
		n := len(spans[i].Text.S)
		spans[i].Text = s.clean(spans[i].Text, s.latinAt(next[i+1], n))
		s.at += n
		switch last := len(kept) - 1; {
		case spans[i].Text.S != "":
			kept = append(kept, spans[i])
		case spans[i].Note != nil && last >= 0 && kept[last].Note == nil:
			kept[last].Note = spans[i].Note
		case spans[i].Note != nil:
			kept = append(kept, spans[i])
		}
	}
	return kept
}

// softBlanks are the spaces that may go; U+3000 is one 字 and stays.
const softBlanks = " \t\n\u00a0"

// clean is t without its needless spaces, after being what follows t.
func (s *spacer) clean(t Text, after rune) Text {
	if softBlank(t.S) == len(t.S) {
		s.seen(t.S)
		return t
	}
	var b textBuilder
	for off := 0; off < len(t.S); {
		n := softBlank(t.S[off:])
		b.copy(t, off, off+n)
		s.seen(t.S[off : off+n])
		off += n
		s.last = s.latinAt(s.last, off-len("”"))
		blank := len(t.S[off:]) - len(strings.TrimLeft(t.S[off:], softBlanks))
		if blank == 0 {
			break
		}
		r := after
		if off+blank < len(t.S) {
			r, _ = utf8.DecodeRuneInString(t.S[off+blank:])
			r = s.latinAt(r, off+blank)
		}
		s.gap(&b, t, off, off+blank, r)
		off += blank
	}
	return b.text(t.From.Path)
}

// latinAt is r, or a straight quotation mark for one of Latin text at byte off
// of the span being cleaned.
func (s *spacer) latinAt(r rune, off int) rune {
	if s.latin[s.at+off] {
		return '"'
	}
	return r
}

// softBlank is where the first of the softBlanks in s stands, or its length.
func softBlank(s string) int {
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\n':
			return i
		case 0xC2: // of U+00A0, C2 A0
			if strings.HasPrefix(s[i:], "\u00a0") {
				return i
			}
		}
	}
	return len(s)
}

func (s *spacer) seen(words string) {
	if words != "" {
		s.last, _ = utf8.DecodeLastRuneInString(words)
	}
}

// gap puts one space for the white space t.S[from:to], or none.
func (s *spacer) gap(b *textBuilder, t Text, from, to int, next rune) {
	white := t.S[from:to]
	broken := strings.Contains(white, "\n")
	if !broken && utf8.RuneCountInString(white) > 1 && s.last != 0 && next != 0 {
		_, n := utf8.DecodeRuneInString(white)
		s.double = append(s.double, spot{t, from + n})
	}
	if !keepsSpace(s.last, next, broken) {
		return
	}
	p := t.at(from)
	b.add(" ", int32(p.Line), int32(p.Col))
	s.last = ' '
}

// keepsSpace tells whether white space between l and r is kept: between two
// Latin characters, and as half a 字 between two Han on one line.
func keepsSpace(l, r rune, broken bool) bool {
	switch {
	case l == 0 || r == 0 || l == ' ' || l == '\u3000' || r == '\u3000':
		return false
	case wide(l) != wide(r):
		return false
	case wide(l):
		return !broken && !mark(l) && !mark(r)
	}
	return true
}

// tidy is t as one paragraph without looks: a line break joins, needless
// spaces go.
func (d *decoder) tidy(t Text) Text {
	var s spacer
	spans := s.tidy([]Span{{Text: t.trimmed()}})
	d.spacesTwice(&s)
	if len(spans) == 0 {
		return Text{From: t.From}
	}
	return spans[0].Text
}

func (d *decoder) spacesTwice(s *spacer) {
	for _, at := range s.double {
		d.report("W208", at.text.at(at.off))
	}
}

// printable is t without the control characters that escapes can smuggle in;
// carriage returns go, tabs are spaces, others are errors.
func (d *decoder) printable(t Text) Text {
	if i := skipPlain(t.S, 0); !strings.ContainsFunc(t.S[i:], unprintable) {
		return t
	}
	var b textBuilder
	for off, r := range t.S {
		n := utf8.RuneLen(r)
		switch {
		case !unprintable(r):
			b.copy(t, off, off+n)
		case r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\u2011':
			p := t.at(off)
			b.add(usual.Replace(string(r)), int32(p.Line), int32(p.Col))
		case r != '\r' && !misleading(r):
			d.report("E103", t.at(off), hex(r))
		}
	}
	return b.text(t.From.Path)
}

func unprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe ||
		r == '\u2011' || r == '\u2028' || r == '\u2029' || misleading(r)
}

// misleading tells of characters that nobody sees and that come in by pasting:
// those that turn the direction of writing, which programs that show or search
// a finished file would follow, and a byte order mark inside the text.
func misleading(r rune) bool {
	return r == '\ufeff' || r == '\u061c' || r >= '\u200e' && r <= '\u200f' ||
		r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// firstRune is the first character of s, 0 for none.
func firstRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
