package proofread

import "math"

// paragraph is a run of body lines, across pages.
type paragraph struct {
	lines   []*line
	heading bool // set in another face than the body, whole
	inset   int  // how many 字 its right edge stands in
}

func (p *paragraph) first() *line { return p.lines[0] }
func (p *paragraph) last() *line  { return p.lines[len(p.lines)-1] }

// glyphs are the paragraph's characters in reading order.
func (p *paragraph) glyphs() []Glyph {
	var out []Glyph
	for _, l := range p.lines {
		out = append(out, l.glyphs...)
	}
	return out
}

// justified are the lines that must fill the measure: all but the last.
func (p *paragraph) justified() []*line { return p.lines[:len(p.lines)-1] }

// gatherParagraphs joins body lines: an indent of two 字 opens a paragraph, a
// flush line below or on the next page goes on with it.
func (r *reader) gatherParagraphs() {
	var open *paragraph
	for _, l := range r.lines {
		if l.kind != bodyLine {
			if l.kind != smallLine || r.inTypeArea(l) {
				open = nil
			}
			continue
		}
		if open == nil || !r.goesOn(open, l) {
			open = &paragraph{}
			r.paragraphs = append(r.paragraphs, open)
		}
		open.lines = append(open.lines, l)
	}
	for _, p := range r.paragraphs {
		p.heading = r.isHeading(p)
		p.inset = r.inset(p)
	}
}

// inTypeArea leaves out folios and, near the foot, notes and the tail.
func (r *reader) inTypeArea(l *line) bool {
	return l.size > r.set.Em && l.baseline < r.set.Bottom
}

// goesOn says whether l continues paragraph p.
func (r *reader) goesOn(p *paragraph, l *line) bool {
	above := p.last()
	if l.page == above.page && l.row != above.row+1 || l.page > above.page+1 {
		return false
	}
	switch {
	case l.indent == 0:
		return !opensEntry(l) || r.isFull(above, p.inset) && !opensEntry(p.first())
	case l.indent == 2:
		return p.first().indent == 4 && r.isFull(above, 2) && r.mainFace(l) != r.body
	}
	// A turn-over that hangs: under a list mark or in a quote.
	return l.indent == above.indent && len(p.lines) > 1 && l.indent != p.first().indent ||
		p.first().indent == 2 && len(p.lines) == 1 && r.isFull(above, 0)
}

// opensEntry knows the head and the entries of a list of contents, which stand
// flush and end where they end.
func opensEntry(l *line) bool {
	text := []rune(l.text())
	digits := 0
	for digits < len(text) && isDigit(text[digits]) {
		digits++
	}
	return text[0] == '【' || digits > 0 && digits < len(text) && text[digits] == '、'
}

// isFull says whether a line reaches the right edge, inset by some 字.
func (r *reader) isFull(l *line, inset int) bool {
	edge := r.set.Right - float64(inset)*r.set.Cell
	return math.Abs(l.right-edge) < r.set.Em*0.6
}

// inset is what the justified lines of a quote keep free at the right.
func (r *reader) inset(p *paragraph) int {
	if len(p.lines) < 2 || p.lines[1].indent == 0 {
		return 0
	}
	for _, l := range p.justified() {
		if !r.isFull(l, 2) {
			return 0
		}
	}
	return 2
}

// mainFace is the face most Han of a line are in.
func (r *reader) mainFace(l *line) string {
	count := map[string]int{}
	best := ""
	for _, g := range l.glyphs {
		if isHan(g.Rune) {
			count[g.Face]++
			if count[g.Face] > count[best] {
				best = g.Face
			}
		}
	}
	return best
}

// isHeading knows a short paragraph wholly in another face and not ended as a
// sentence.
func (r *reader) isHeading(p *paragraph) bool {
	if len(p.lines) > 2 || r.body == "" || opensEntry(p.first()) && p.first().indent == 0 {
		return false
	}
	glyphs := p.glyphs()
	for _, g := range glyphs {
		if isHan(g.Rune) && g.Face == r.body {
			return false
		}
	}
	switch glyphs[len(glyphs)-1].Rune {
	case '。', '；', '，', '：', '！', '？', '”', '…':
		return false
	}
	return true
}
