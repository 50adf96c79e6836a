package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cuts lists the byte offsets in text at which a line of a title may begin:
// where a word, a mark or a stretch of Latin letters or digits begins, but the
// first. What leans on the word before it (的, 了, 们) or on the word after it
// (和, 对, 第) is not parted from it, nor a number from its measure word.
func (d *Dictionary) Cuts(text string) (cuts []int) {
	tokens := d.tokens(text)
	joined := 1 // characters that stand joined in one word unknown to us
	for i := 1; i < len(tokens); i++ {
		a, b := tokens[i-1], tokens[i]
		if unknownPair(a, b) && joined < longestUnknown {
			joined++
			continue
		}
		name := joined > 1 && leans(b, endings)
		joined = 1
		if !name && !glued(a, b) {
			cuts = append(cuts, b.at)
		}
	}
	return cuts
}

// kind is what a token is made of.
type kind uint8

const (
	mark kind = iota // one mark or space
	latin
	digits
	han
)

type token struct {
	kind kind
	text string
	at   int // byte offset
}

// tokens cuts text into stretches of one kind, and Han into words.
func (d *Dictionary) tokens(text string) (tokens []token) {
	for at := 0; at < len(text); {
		k, size := stretch(text[at:])
		if k == han {
			tokens = d.appendWords(tokens, text[at:at+size], at)
		} else {
			tokens = append(tokens, token{k, text[at : at+size], at})
		}
		at += size
	}
	return tokens
}

func (d *Dictionary) appendWords(tokens []token, text string, at int) []token {
	for _, n := range d.shortest(Key(text)) {
		size := 0
		for range n {
			_, w := utf8.DecodeRuneInString(text[size:])
			size += w
		}
		tokens = append(tokens, token{han, text[:size], at})
		text, at = text[size:], at+size
	}
	return tokens
}

// stretch is the kind and length of what text begins with.
func stretch(text string) (kind, int) {
	first, size := utf8.DecodeRuneInString(text)
	k := kindOf(first)
	for size < len(text) {
		r, w := utf8.DecodeRuneInString(text[size:])
		if !joins(k, r, text[size+w:]) {
			break
		}
		if k == digits && kindOf(r) == latin {
			k = latin // 4S店, A4, 2G: one word whatever it begins with
		}
		size += w
	}
	return k, size
}

// joins tells whether r goes on a stretch of kind k; rest is what follows it.
func joins(k kind, r rune, rest string) bool {
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Variation_Selector, r) {
		return true // part of the character before it
	}
	switch k {
	case han:
		return kindOf(r) == han
	case latin, digits:
		next, _ := utf8.DecodeRuneInString(rest)
		return western(r) || strings.ContainsRune("%‰℃°", r) ||
			strings.ContainsRune(".,:/-_'’&+@", r) && western(next)
	}
	return false
}

func western(r rune) bool { return kindOf(r) == latin || kindOf(r) == digits }

func kindOf(r rune) kind {
	switch {
	case unicode.Is(unicode.Han, r): // 〇 and 々 too
		return han
	case unicode.IsDigit(r):
		return digits
	case unicode.IsLetter(r):
		return latin
	}
	return mark
}
