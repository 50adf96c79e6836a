package pdf

import (
	"strings"
	"unicode"

	"jianbao/layout/page"
)

// tell is the operators that begin a span for what the characters of t do not
// say of themselves: their language, and their words where the codes of some
// do not lead to them (PDF 32000-1 14.9.2, 14.9.4). It is empty for most texts.
func (d *drawer) tell(t *page.Text) []byte {
	if len(d.marker.tags) == 0 || t.Tag == page.Artifact {
		return nil
	}
	english := d.marker.tags[t.Tag].Lang == "" && isEnglish(t.Text)
	odd := d.uses.odd && isOdd(t)
	if !english && !odd {
		return nil
	}
	b := append(d.ops[:0], "/Span<<"...)
	if english {
		b = append(b, "/Lang(en)"...)
	}
	if odd {
		b = appendText(append(b, "/ActualText"...), strings.Map(public, t.Text))
	}
	d.ops = append(b, ">>BDC"...)
	return d.ops
}

// isEnglish tells whether s is to be read as words of English: letters of
// ASCII that are more than a mark or a number's unit, and nothing Chinese.
func isEnglish(s string) bool {
	letters, word := 0, false
	for _, r := range s {
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			letters++
			word = word || letters > 1
		case unicode.Is(unicode.Han, r):
			return false
		default:
			letters = 0
		}
	}
	return word
}

// isOdd tells whether some glyph of t is more of the one before or stands for
// a character that nobody else knows (ISO 19005-2 6.2.11.7.3).
func isOdd(t *page.Text) bool {
	for _, g := range t.Glyphs {
		if g.Runes == 0 {
			return true
		}
	}
	return strings.ContainsFunc(t.Text, private)
}

// mute tells whether text, that of a glyph, does not say what to read.
func mute(text string) bool {
	return text == "" || strings.ContainsFunc(text, private)
}

func private(r rune) bool { return unicode.Is(unicode.Co, r) }

// public is what stands for r in words that are read out: 〓, as printers have
// it for a character that they lack, for one of private use.
func public(r rune) rune {
	if private(r) {
		return '〓'
	}
	return r
}
