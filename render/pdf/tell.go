package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jianbao/layout/page"
)

// tell is the entries of a property list that tell what the characters of text
// k of page n do not say of themselves: their language, and their words where
// these are more than the codes lead to (PDF 32000-1 14.9.2, 14.9.4). Most
// texts need none.
func (d *drawer) tell(n, k int) string {
	t := &d.doc.Pages[n].Texts[k]
	if t.Tag < 0 || int(t.Tag) >= len(d.marker.tags) {
		return ""
	}
	var told string
	space := d.spaceAfter(n, k)
	if space != "" || d.uses.odd && isOdd(t) {
		words := strings.Map(public, t.Text) + space
		told = string(appendText([]byte("/ActualText"), words))
	}
	if d.marker.tags[t.Tag].Lang == "" && isEnglish(t.Text) {
		told += inEnglish
	}
	return told
}

// spaceAfter is the space between words that a line's end stands for after
// text k of page n: where the next line goes on in the source further on than
// this one ends. Without it the words are read as one.
func (d *drawer) spaceAfter(n, k int) string {
	t := &d.doc.Pages[n].Texts[k]
	if last, _ := utf8.DecodeLastRuneInString(t.Text); !western(last) || t.Source.Line == 0 {
		return ""
	}
	next := d.goesOn(n, k)
	if next == nil {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(next.Text)
	from, to := t.Source, next.Source
	sameLine := from.Line == to.Line && from.Path == to.Path
	end := from.Col + utf8.RuneCountInString(t.Text)
	if western(first) && to.Line > 0 && !(sameLine && to.Col <= end) {
		return " "
	}
	return ""
}

// western tells whether r is of a script that puts spaces between words.
func western(r rune) bool { return r > ' ' && r < 0x250 }

// goesOn is the text of the same tag on the line after that of text k of page
// n, nil when there is none.
func (d *drawer) goesOn(n, k int) *page.Text {
	t := &d.doc.Pages[n].Texts[k]
	for texts := d.doc.Pages[n].Texts; k+1 < len(texts); k++ {
		if next := &texts[k+1]; next.Tag == t.Tag {
			if next.Origin.Y == t.Origin.Y || len(next.Glyphs) == 0 {
				return nil
			}
			return next
		}
	}
	if n+1 == len(d.doc.Pages) {
		return nil
	}
	texts := d.doc.Pages[n+1].Texts
	for i := range texts {
		if texts[i].Tag == t.Tag {
			return &texts[i]
		}
	}
	return nil
}

const inEnglish = "/Lang(en)"

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
