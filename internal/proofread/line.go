package proofread

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// kind says which rules a line answers to.
type kind uint8

const (
	bodyLine  kind = iota // text on the grid, edge to edge
	headLine              // the masthead block, placed in millimetres
	tableLine             // several pieces side by side: cells, names, a leader
	sideLine              // centred or at the right: a signature, a date
	smallLine             // another size: titles, notes, the tail, the folio
)

// line is what stands on one baseline.
type line struct {
	page, number int // from 1; number counts the lines of the page
	kind         kind
	glyphs       []Glyph // left to right, without spaces
	baseline     float64
	size         float64
	row          int     // nearest grid line, from 0
	left, right  float64 // edges of the set text, trims taken off
	indent       int     // in 字, for a line of body text
}

func (l *line) first() Glyph { return l.glyphs[0] }
func (l *line) last() Glyph  { return l.glyphs[len(l.glyphs)-1] }

func (l *line) text() string {
	var b strings.Builder
	for _, g := range l.glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// gatherLines sorts the glyphs of every sheet into baselines.
func (r *reader) gatherLines() {
	r.body = r.bodyFace()
	for i, sheet := range r.sheets {
		lines := r.baselines(sheet)
		head := headFoot(sheet, i)
		for n, l := range lines {
			l.page, l.number = i+1, n+1
			r.classify(l, head)
		}
		r.lines = append(r.lines, lines...)
	}
}

// bodyFace is the face most Han of the body size are set in.
func (r *reader) bodyFace() string {
	count := map[string]int{}
	for _, s := range r.sheets {
		for _, g := range s.Glyphs {
			if isHan(g.Rune) && r.isBodySize(g.Size) {
				count[g.Face]++
			}
		}
	}
	best := ""
	for face, n := range count {
		if n > count[best] || n == count[best] && face < best {
			best = face
		}
	}
	return best
}

func (r *reader) isBodySize(size float64) bool { return math.Abs(size-r.set.Em) < 0.3 }

// baselines cuts a sheet into lines, top to bottom; a raised or lowered note
// mark is left out, for pairs and line rules look through it.
func (r *reader) baselines(sheet Sheet) []*line {
	glyphs := slices.Clone(sheet.Glyphs)
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Y, b.Y) })
	var lines []*line
	for _, g := range glyphs {
		if g.Rune == ' ' || g.Rune == '\u00a0' {
			continue
		}
		if n := len(lines); n == 0 || g.Y-lines[n-1].baseline > 0.5 {
			lines = append(lines, &line{baseline: g.Y})
		}
		l := lines[len(lines)-1]
		l.glyphs = append(l.glyphs, g)
	}
	for _, l := range lines {
		slices.SortStableFunc(l.glyphs, func(a, b Glyph) int { return cmp.Compare(a.X, b.X) })
		l.size = l.commonSize()
	}
	return slices.DeleteFunc(lines, func(l *line) bool { return isRaised(l, lines) })
}

// commonSize is the size most of the line's glyphs have.
func (l *line) commonSize() float64 {
	count := map[float64]int{}
	for _, g := range l.glyphs {
		count[math.Round(g.Size*10)/10]++
	}
	best := 0.0
	for size, n := range count {
		if n > count[best] || n == count[best] && size > best {
			best = size
		}
	}
	return best
}

// isRaised knows a line that is only the note marks of a line below it.
func isRaised(l *line, all []*line) bool {
	for _, base := range all {
		up := base.baseline - l.baseline
		if up > 0.5 && up < base.size*0.7 && l.size < base.size*0.8 &&
			l.first().X > base.first().X && l.first().X < base.last().X+1.5*base.size {
			return true
		}
	}
	return false
}

// headFoot is the foot of the masthead block: the red rule of page 1.
func headFoot(sheet Sheet, index int) float64 {
	foot := 0.0
	if index > 0 {
		return foot
	}
	for _, s := range sheet.Shapes {
		if s.Red && s.X1-s.X0 > 100*Millimetre && s.Y1-s.Y0 < 3*Millimetre {
			foot = max(foot, s.Y1)
		}
	}
	if foot > 0 {
		return foot
	}
	// Printed paper has its rule already: the masthead then ends where the
	// name's block does, four lines below the largest type of the page.
	return nameFoot(sheet)
}

func nameFoot(sheet Sheet) float64 {
	foot := 0.0
	for _, g := range sheet.Glyphs {
		if g.Size > 25 {
			foot = max(foot, g.Y+34*Millimetre)
		}
	}
	return foot
}

// classify says what a line is and measures its edges.
func (r *reader) classify(l *line, head float64) {
	s := r.set
	l.row = int(math.Round((l.baseline - s.Baseline(0)) / s.Pitch()))
	l.left, l.right = s.startOf(l.first()), s.endOf(l.last())
	switch {
	case l.baseline < head:
		l.kind = headLine
	case !r.isBodySize(l.size), l.baseline > s.Bottom+1, l.baseline < s.Top:
		l.kind = smallLine
	case l.hasHole(s) || l.hasLeader():
		l.kind = tableLine
	default:
		r.classifyByIndent(l)
	}
}

// classifyByIndent keeps for body text what starts on one of its first cells.
func (r *reader) classifyByIndent(l *line) {
	s := r.set
	cells := (l.left - s.Left) / s.Cell
	if untrimmed := (l.first().X - s.Left) / s.Cell; l.first().isOpener() &&
		math.Abs(untrimmed-2) < 0.1 {
		cells = untrimmed
	}
	l.indent = int(math.Round(cells))
	if l.indent > 4 || math.Abs(cells-math.Round(cells)) > 0.3 {
		l.kind = sideLine
	}
}

// startOf is the left edge of a line that begins with g: the cell's, not the
// outline's, and half a cell in for a trimmed opener.
func (s Setting) startOf(g Glyph) float64 {
	switch {
	case g.isOpener():
		return g.X + s.Cell/2
	case g.isWide() && math.Abs(g.Size-s.Em) < 0.3:
		return g.X + (g.Advance*g.Size-s.Cell)/2
	}
	return g.X
}

// endOf is the right edge of a line that ends with g: origin and set advance,
// or origin and half a cell for a mark.
func (s Setting) endOf(g Glyph) float64 {
	switch {
	case g.isMark() && !g.isOpener():
		return g.X + s.Cell/2
	case g.Rune == '·' && g.isWide(): // half an em, trimmed on both sides
		return g.X + g.Advance*g.Size/2 + s.Cell/4
	case g.isWide() && math.Abs(g.Size-s.Em) < 0.3:
		return g.X + (g.Advance*g.Size+s.Cell)/2
	}
	return g.X + g.Advance*g.Size
}

// hasHole finds a gap no justification makes: the line is cells or columns.
func (l *line) hasHole(s Setting) bool {
	for i := 1; i < len(l.glyphs); i++ {
		a, b := l.glyphs[i-1], l.glyphs[i]
		if b.X-a.X-a.Advance*a.Size > 1.8*s.Em {
			return true
		}
	}
	return false
}

var leader = regexp.MustCompile(`[·…⋯.]{2,}\d+$`)

// hasLeader knows the dots between a contents entry and its page number.
func (l *line) hasLeader() bool { return leader.MatchString(l.text()) }
