package inline

import (
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// sizing is the lengths that follow from a run's size.
type sizing struct {
	size unit.Length // of the type
	full unit.Length // what a full-width character takes: a cell, or its em
	half unit.Length // what a half mark takes
}

// measure finds every cluster's glyph, its width and how far it gives way.
func (w *desk) measure() {
	w.measureRuns()
	cs := w.clusters
	for k := range cs {
		if cs[k].class != clreq.Ideograph || !w.shapeIdeograph(&cs[k]) {
			w.shape(k)
		}
	}
	for k := range cs {
		switch {
		case k+1 < len(cs) && simple(&cs[k], &cs[k+1]):
			cs[k].flags |= open
			continue
		case cs[k].is(attached):
			continue
		}
		n := w.after(k)
		w.neighbours(k, n)
		if cs[k].class == clreq.Stop {
			w.doubleStop(k)
		}
	}
}

// measureRuns finds the sizes of the runs and of the paragraph.
func (w *desk) measureRuns() {
	w.sizes = w.sizes[:0]
	for i := range w.p.Runs {
		w.sizes = append(w.sizes, sizeOf(w.p, w.p.Runs[i].Size))
	}
	em := w.p.Em
	if em <= 0 && len(w.p.Runs) > 0 {
		em = w.p.Runs[0].Size
	}
	w.em = sizeOf(w.p, max(em, 1))
}

// sizeOf is the lengths at a size. Halves and cells are rounded down, so that
// a line of whole cells never exceeds the grid.
func sizeOf(p *Paragraph, size unit.Length) sizing {
	z := sizing{size: size, full: size}
	if p.Cells > 0 && size == p.Em {
		z.full = p.GridWidth / unit.Length(p.Cells)
	}
	z.half = z.full / 2
	return z
}

// shape finds the glyph of cluster k and its width.
func (w *desk) shape(k int) {
	c := &w.clusters[k]
	z := &w.sizes[c.run]
	if c.class.Blank() || c.class == clreq.HardSpace {
		w.shapeSpace(c, z)
		return
	}
	g, ok := w.find(c)
	switch {
	case c.class == clreq.Ignore:
		c.flags |= absorbed
		return
	case !ok:
		w.missing = append(w.missing, Missing{int(c.run), int(c.off), c.r})
		if c.is(attached) && c.class == clreq.Extend {
			c.flags |= absorbed
			return
		}
		g = glyph.Glyph{UnitsPerEm: 1, Advance: 1}
		if c.class.Western() {
			g = glyph.Glyph{UnitsPerEm: 2, Advance: 1}
		}
	}
	c.face, c.id = g.Face, g.ID
	w.widen(c, g, z)
}

// shapeIdeograph is shape for a full-width character of the run's Han face,
// which nearly all are; false for others.
func (w *desk) shapeIdeograph(c *cluster) bool {
	g, ok := w.m.Glyph(w.p.Runs[c.run].Han, c.r)
	if !ok || g.Advance != g.UnitsPerEm {
		return false
	}
	z := &w.sizes[c.run]
	c.face, c.id = g.Face, g.ID
	c.adv, c.shift = z.full, (z.full-z.size)/2
	return true
}

// find looks for the glyph of c in its own face, then in the other script's.
func (w *desk) find(c *cluster) (glyph.Glyph, bool) {
	run := &w.p.Runs[c.run]
	first, second := run.Han, run.Latin
	class := c.class
	if class == clreq.Extend {
		class = w.clusters[c.base].class
	}
	if class.Western() {
		first, second = second, first
	}
	r := c.r
	if r == '％' && c.class == clreq.Postfix {
		r = '%' // CLREQ issue 262: 87％ is set as 87%
	}
	if g, ok := w.m.Glyph(first, r); ok || c.class == clreq.Ignore {
		return g, ok
	}
	return w.m.Glyph(second, r)
}

// widen gives c its advance: a cell for what is full-width, half for what is
// half by rule, else the glyph's own.
func (w *desk) widen(c *cluster, g glyph.Glyph, z *sizing) {
	own := z.size
	if g.Advance != g.UnitsPerEm {
		own = g.Width(z.size)
	}
	switch {
	case c.class == clreq.Extend && c.is(attached):
		c.adv = 0
		if g.InkLeft >= 0 { // drawn beside its base by the font: move it over
			c.shift = -own
		}
		return
	case c.class == clreq.Middle, c.class == clreq.Solidus, c.is(narrow):
		c.adv = z.half
	case c.class.Western() && g.Advance != g.UnitsPerEm:
		c.adv = own
		return
	case c.class.Mark(), c.class == clreq.Dash, c.class == clreq.Ellipsis, own == z.size:
		c.adv = z.full
		if c.r == '⸺' {
			c.adv = 2 * z.full
		}
	default:
		c.adv = own
	}
	c.shift = (c.adv - own) / 2
	if c.class.Mark() && !c.is(verbatim|attached) &&
		w.p.Setting.Punctuation != clreq.Plain {
		w.blankSide(c, g, z)
	}
}

// blankSide finds how much of a mark's blank half its ink lets it give up:
// at most to 0.02 em beside the ink.
func (w *desk) blankSide(c *cluster, g glyph.Glyph, z *sizing) {
	left := unit.Scale(z.size, int64(g.InkLeft), int64(g.UnitsPerEm))
	right := unit.Scale(z.size, int64(g.InkRight), int64(g.UnitsPerEm))
	want, air := z.full-z.half, z.size/50
	if g.InkRight <= g.InkLeft {
		left, right, air = 0, 0, 0
	}
	switch {
	case c.class == clreq.Open:
		c.trim = min(want, c.shift+left-air)
	default:
		if c.class == clreq.Stop && c.adv-c.shift-right-air < want {
			// A centred ？ or ！ is moved to the left, linesetting.md §2.
			c.shift = min(c.shift, z.size*7/100-left)
		}
		c.trim = min(want, c.adv-c.shift-right-air)
	}
	c.trim = max(c.trim, 0)
	if w.p.Setting.Punctuation.Halved(c.class) {
		w.halve(c)
	}
}

// halve makes a mark half-width for good.
func (w *desk) halve(c *cluster) {
	c.adv -= c.trim
	if c.class == clreq.Open {
		c.shift -= c.trim
	}
	c.trim = 0
}

// doubleStop sets ？！ as one em and ？！！ as two (GB/T 15834 5.1.2): within
// such a row all are half but the last of an odd number.
func (w *desk) doubleStop(k int) {
	c := &w.clusters[k]
	if c.trim == 0 || c.r == '。' || c.r == '．' {
		return
	}
	at, n := w.inStops(k)
	if n > 1 && (at < n-1 || n%2 == 0) {
		if !c.is(trimmed) {
			c.give = 0
			c.step = clreq.NoStep
			w.halve(c)
		}
	}
}

// rowMost is how far rows of the same marks are looked at.
const rowMost = 64

// inStops is the place of cluster k in its row of ？ and ！, and the row's length.
func (w *desk) inStops(k int) (at, n int) {
	for i := w.before(k); at < rowMost && loud(w.runeAt(i)); i = w.before(i) {
		at++
	}
	n = at + 1
	for i := w.after(k); n < 2*rowMost && loud(w.runeAt(i)); i = w.after(i) {
		n++
	}
	return at, n
}

func loud(r rune) bool { return r == '？' || r == '！' }

// neighbours settles what happens between cluster k and the next that stands
// alone, n: trims, gaps and room.
func (w *desk) neighbours(k, n int) {
	cs := w.clusters
	c := &cs[k]
	if c.trim > 0 && !c.is(trimmed) {
		c.step, c.give = c.class.Step(), c.trim
	}
	if n >= len(cs) {
		return
	}
	last := &cs[n-1] // the gap and the room belong behind what is attached
	next := &cs[n]
	switch {
	case clreq.TrimsBefore(c.class, next.class) && c.trim > 0:
		c.flags |= trimmed
		c.step, c.give = clreq.NoStep, 0
	case clreq.TrimsAfter(c.class, next.class) && next.trim > 0:
		next.flags |= trimmed
	case clreq.Gapped(c.class, next.class):
		w.openGap(c, last, next)
		return
	}
	if clreq.Stretches(c.class, next.class) && !c.is(verbatim) {
		last.flags |= open
	}
}

// openGap puts the gap between Han and Western text behind last: ¼ em, from ⅛ to ½.
func (w *desk) openGap(c, last, next *cluster) {
	if w.p.Setting.NoGap || c.is(verbatim) || next.is(verbatim) {
		if !c.is(verbatim) {
			last.flags |= open
		}
		return
	}
	han := c
	if next.class.Han() {
		han = next
	}
	full := w.sizes[han.run].full
	last.gap = full / 4
	last.step, last.give = clreq.Gap, full/4-full/8
	last.take = full/2 - full/4
}

// shapeSpace gives white space its width: between Western words the face's
// own, from ¼ to ½ em; between Han and Western text that of the gap; between
// Han half a 字; U+3000 one. The last two never change.
func (w *desk) shapeSpace(c *cluster, z *sizing) {
	run := &w.p.Runs[c.run]
	a, b := w.spaceSides(int(c.base))
	role := run.Han
	if a.Western() || b.Western() {
		role = run.Latin
	}
	g, ok := w.m.Glyph(role, ' ')
	if ok {
		c.face, c.id = g.Face, g.ID
	} else {
		g = glyph.Glyph{UnitsPerEm: 4, Advance: 1}
	}
	switch {
	case c.class == clreq.WideSpace:
		if wide, ok := w.m.Glyph(run.Han, c.r); ok {
			c.face, c.id = wide.Face, wide.ID
		}
		c.adv = z.full
	case c.is(verbatim):
		c.adv = g.Width(z.size)
	case a.Western() && b.Western():
		c.adv = max(g.Width(z.size), z.size/4)
		c.step, c.give = clreq.WordSpace, c.adv-z.size/4
		c.take = max(z.size/2-c.adv, 0)
	case clreq.Gapped(a, b):
		c.adv = z.full / 4
		c.step, c.give = clreq.Gap, z.full/4-z.full/8
		c.take = z.full/2 - z.full/4
	default:
		c.adv = z.half
	}
}

// spaceSides is the classes around the white space that cluster k is in.
func (w *desk) spaceSides(k int) (a, b clreq.Class) {
	i := w.before(k)
	for ; i >= max(0, k-rowMost) && w.classAt(i).Blank(); i = w.before(i) {
	}
	j := w.after(k)
	for ; j < min(len(w.clusters), k+rowMost) && w.classAt(j).Blank(); j = w.after(j) {
	}
	return w.classAt(i), w.classAt(j)
}
