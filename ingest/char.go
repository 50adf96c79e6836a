package ingest

import (
	"strings"
	"unicode"
)

// char is one character of a paragraph, or a piece of Markdown that stands for
// no character (r is 0).
type char struct {
	r         rune
	raw       string
	bold      bool
	line, col int32
}

// para is one paragraph with what is known of its look.
type para struct {
	text   []char
	raw    []string // Markdown taken as it stands, like a table
	mark   string   // of a list item or a quote: "- ", "> "
	level  int      // of a heading, by style or by #; 1 is the highest
	line   int      // of the source
	gap    bool     // a blank line stands before it
	turned bool     // a page ends before it
	indent bool     // its first line is set in
	center bool
	right  bool
	size   int  // in half points; 0: not known
	red    bool // the red of a masthead
	byline bool // its style is that of 供稿
	column bool // it names a column of the bulletin
	toc    int  // the level of its style, of those that Word gives a 目录
	cuts   []int
}

// plain is the words of cs.
func plain(cs []char) string {
	var b strings.Builder
	for _, c := range cs {
		if c.r != 0 {
			b.WriteRune(c.r)
		}
	}
	return b.String()
}

// words is the paragraph's words without blanks around them.
func (p *para) words() string {
	if p.raw != nil {
		return ""
	}
	return strings.Trim(plain(p.text), blanks)
}

// isText tells a paragraph of words from a table, a picture or a list item.
func (p *para) isText() bool { return p.raw == nil && p.mark == "" }

// chars is s as characters that stand at line, from col.
func chars(s string, line, col int) (cs []char) {
	for _, r := range s {
		cs = append(cs, char{r: r, line: int32(line), col: int32(col)})
		col++
	}
	return cs
}

// blanks are the characters that white space is made of.
const blanks = " \t\n\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"

func blank(r rune) bool { return r != 0 && strings.ContainsRune(blanks, r) }

// compact is s without any blank.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) {
			return -1
		}
		return r
	}, s)
}

// han tells Han characters, not their marks.
func han(r rune) bool { return unicode.Is(unicode.Han, r) && r != '〇' || r == '〇' }

// cjkMark tells Chinese punctuation, which brings its own white.
func cjkMark(r rune) bool {
	switch {
	case strings.ContainsRune("“”‘’—…·", r):
		return true
	case r >= 0x3001 && r <= 0x3020, r >= 0xfe30 && r <= 0xfe4f:
		return r != '〇' && r != '々'
	case r >= 0xff01 && r <= 0xff65:
		return !alnum(half(r))
	}
	return false
}

// wide tells Han characters and their marks.
func wide(r rune) bool { return han(r) || cjkMark(r) }

func alnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// half is the half-width form of a full-width r.
func half(r rune) rune {
	if r >= 0xff01 && r <= 0xff5e {
		return r - 0xfee0
	}
	return r
}

// measure is how wide s is in halves of a 字.
func measure(s string) (n int) {
	for _, r := range s {
		switch {
		case wide(r) || r == '\u3000' || r >= 0x2e80 && r < 0xd7ff || r >= 0x25a0 &&
			r <= 0x26ff:
			n += 2
		case !unicode.Is(unicode.Mn, r):
			n++
		}
	}
	return n
}
