package proofread

import (
	"fmt"
	"math"
	"strings"
)

// gap is how far two adjacent Han stand from their cells, in em.
func (s Setting) gap(a, b Glyph) float64 { return (b.X - a.X - s.Cell) / s.Em }

// pairs calls f with every two neighbours of the line.
func (l *line) pairs(f func(a, b Glyph)) {
	for i := 1; i < len(l.glyphs); i++ {
		f(l.glyphs[i-1], l.glyphs[i])
	}
}

// isCell says whether a glyph is a Han of the body size, one cell wide.
func (s Setting) isCell(g Glyph) bool {
	return isHan(g.Rune) && math.Abs(g.Size-s.Em) < 0.3
}

// written is the least gap, in em, that is a space of the text, as after 第十条:
// no gap that adjustment opens is wider than a quarter.
const written = 0.3

// hanGap is the mean gap of the line's neighbouring Han; false where there
// are too few to speak of.
func (s Setting) hanGap(l *line) (float64, bool) {
	sum, n := 0.0, 0
	l.pairs(func(a, b Glyph) {
		if s.isCell(a) && s.isCell(b) && s.gap(a, b) < written {
			sum += s.gap(a, b)
			n++
		}
	})
	if n < 3 {
		return 0, false
	}
	return sum / float64(n), true
}

// markWidth is the mean width of ，、；： inside the line, in em.
func (s Setting) markWidth(l *line) (float64, bool) {
	sum, n := 0.0, 0
	l.pairs(func(a, b Glyph) {
		if a.isComma() && s.isCell(b) {
			sum += (b.X - a.X + s.Em - s.Cell) / s.Em
			n++
		}
	})
	if n == 0 {
		return 0, false
	}
	return sum / float64(n), true
}

// pairSlack is what a compressed pair may keep beyond half an em: rounding,
// and the ink of a mark that leaves less than half to trim.
const pairSlack = 0.05

// checkMarks looks at neighbouring marks, at dashes and at dots.
func (r *reader) checkMarks() {
	for _, p := range r.paragraphs {
		for _, l := range p.lines {
			gap, _ := r.set.hanGap(l)
			l.pairs(func(a, b Glyph) {
				r.checkPair(l, a, b, max(gap, 0))
				r.checkSequence(l, a, b)
			})
		}
	}
}

// checkPair wants 1½ em for two neighbouring marks. An opener before a closer
// has its blanks outside and nothing to give.
func (r *reader) checkPair(l *line, a, b Glyph, gap float64) {
	if !a.isMark() || !b.isMark() || a.isOpener() && !b.isOpener() {
		return
	}
	if r.isMarkPair(a, b) {
		return
	}
	distance := (b.X - a.X) / r.set.Em
	limit := 0.5 + gap + pairSlack
	if a.isCentred() {
		limit += 0.27 // its outline is drawn up to the left bearing
	}
	if distance > limit {
		r.blame(rulePair, l, fmt.Sprintf("%c%c %.3f em", a.Rune, b.Rune, distance))
	}
}

// isMarkPair knows ？？ ！！ ？！, which share one em (GB/T 15834 5.1.2).
func (r *reader) isMarkPair(a, b Glyph) bool {
	return a.isCentred() && b.isCentred() && (b.X-a.X)/r.set.Em < 0.55
}

// checkSequence wants no hole between the halves of —— and ……; an outline may
// reach over its neighbour, never fall short of it.
func (r *reader) checkSequence(l *line, a, b Glyph) {
	if a.Rune != b.Rune || !strings.ContainsRune("—…⋯", a.Rune) {
		return
	}
	hole := (b.X - a.X - a.Advance*a.Size) / a.Size
	if hole > 0.01 {
		r.blame(ruleHole, l, fmt.Sprintf("%c%c %.3f em apart", a.Rune, b.Rune, hole))
	}
}

// checkRunts wants two Han and two em on a last line; a word or a number of
// two em stands for them.
func (r *reader) checkRunts() {
	for _, p := range r.paragraphs {
		if len(p.lines) < 2 {
			continue
		}
		l := p.last()
		han, latin := 0, false
		for _, g := range l.glyphs {
			if isHan(g.Rune) {
				han++
			}
			latin = latin || isLatin(g.Rune)
		}
		width := (l.right - l.left) / r.set.Em
		if width < 2*r.set.Cell/r.set.Em-0.01 || han < 2 && !latin {
			r.blame(ruleRunt, l, fmt.Sprintf("%d Han, %.2f em", han, width))
		}
	}
}
