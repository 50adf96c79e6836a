package proofread

import (
	"strings"
	"unicode"
)

// The classes of CLREQ and GB/T 15834 5.1 as this package reads them; kept
// apart from the engine's tables on purpose.
const (
	pauses  = "，、；：。．？！"
	commas  = "，、；："
	openers = "“‘（《〈【〔〖「『［｛〝"
	closers = "”’）》〉】〕〗」』］｝〞"

	neverStart = pauses + closers + "·‧・／/‐-–～~%％‰℃°′″々︰⁇‼⁈⁉,.;:!?)]}\u3000"
	neverEnd   = openers + "﹙﹛﹝([{$£¥￥＄№／/"
)

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) && r != '々' }

func isMark(r rune) bool {
	return strings.ContainsRune(pauses+openers+closers, r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool {
	return isDigit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250
}

// isWide tells a full-width mark from the same code point set proportionally
// inside a Latin run.
func (g Glyph) isWide() bool { return g.Advance > 0.85 }

func (g Glyph) isMark() bool { return isMark(g.Rune) && g.isWide() }

func (g Glyph) isOpener() bool {
	return strings.ContainsRune(openers, g.Rune) && g.isWide()
}

func (g Glyph) isComma() bool {
	return strings.ContainsRune(commas, g.Rune) && g.isWide()
}

// isCentred knows the two marks whose ink some faces centre, so that a halved
// one is drawn away from its origin.
func (g Glyph) isCentred() bool { return g.Rune == '？' || g.Rune == '！' }
