package inline

import (
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// row is a line being set: clusters from up to their number of glyphs, with
// the room of the points around it.
type row struct {
	from   int
	glyphs []glyph.Placed
	h, t   *room
}

// setter gives the glyphs of one paragraph their places. All lines share one
// array of glyphs and one of pieces.
type setter struct {
	w      *desk
	glyphs []glyph.Placed
	pieces []Piece
	lines  []Line
}

// justify sets the lines between the points of chain.
func (w *desk) justify() []Line {
	s := setter{
		w:      w,
		glyphs: make([]glyph.Placed, 0, len(w.clusters)),
		pieces: make([]Piece, 0, w.countPieces()),
		lines:  make([]Line, 0, len(w.chain)-1),
	}
	for n := range len(w.chain) - 1 {
		s.line(int(w.chain[n]), int(w.chain[n+1]), n == len(w.chain)-2)
	}
	return s.lines
}

// countPieces is how many pieces the lines have at most.
func (w *desk) countPieces() int {
	n := len(w.chain)
	for k := 1; k < len(w.clusters); k++ {
		a, b := &w.clusters[k-1], &w.clusters[k]
		if a.run != b.run || a.face != b.face {
			n++
		}
	}
	return n
}

// line sets the line from point a to point b.
func (s *setter) line(a, b int, last bool) {
	w := s.w
	from, to := int(w.points[a].pos), int(w.points[b].end)
	h, t := &w.points[a].head, &w.points[b].tail
	width := w.width(from == 0)
	if last {
		width -= w.p.Reserve
	}
	first := len(s.glyphs)
	s.place(from, to)
	r := row{from, s.glyphs[first:], h, t}
	set := t.wide - h.wide
	if need := set - width; need > 0 {
		took := s.squeeze(r, need)
		if w.p.WordCut && took < need {
			took += s.tighten(r, need-took)
		}
		set -= took
	} else if !last && w.p.Align == Justify && !w.p.WordCut {
		set += s.spread(r, -need)
	}
	l := Line{X: w.p.Measure - w.width(from == 0), Width: set}
	switch w.p.Align {
	case Center:
		l.X += (width - set) / 2
	case Right:
		l.X += width - set
	}
	l.Pieces = s.cut(from, to, first, l.X)
	s.lines = append(s.lines, l)
}

// place gives the clusters from up to to their natural widths in a line of their own.
func (s *setter) place(from, to int) {
	w := s.w
	for k := from; k < to; k++ {
		c := &w.clusters[k]
		p := glyph.Placed{ID: c.id, Runes: c.runes, Shift: unit.Short(c.shift), Advance: unit.Short(c.adv + c.gap)}
		if c.is(trimmed) || k == from && c.class == clreq.Open {
			p.Advance -= unit.Short(c.trim)
			if c.class == clreq.Open {
				p.Shift -= unit.Short(c.trim)
			}
		}
		s.glyphs = append(s.glyphs, p)
	}
	if to == from {
		return
	}
	g := s.glyphs[len(s.glyphs)-(to-from):]
	end := &w.clusters[to-1]
	g[len(g)-1].Advance -= unit.Short(end.gap)
	if base := int(end.base); base >= from {
		b := &w.clusters[base]
		if b.class != clreq.Open && b.trim > 0 && !b.is(trimmed) {
			g[base-from].Advance -= unit.Short(b.trim)
		}
	}
}

// squeeze takes need out of a line, step by step, and gives what it took.
func (s *setter) squeeze(r row, need unit.Length) unit.Length {
	took := unit.Length(0)
	for i := range clreq.Steps - 1 {
		give := min(r.t.give[i]-r.h.give[i], need-took)
		if give > 0 {
			s.takeOut(r, i+1, give)
			took += give
		}
	}
	return took
}

// gives is what the i-th cluster of a line can give up at step. At the line's
// edges marks and gaps have given all they have.
func (s *setter) gives(r row, i int, step clreq.Step) unit.Length {
	c := &s.w.clusters[r.from+i]
	last := len(r.glyphs) - 1
	switch {
	case c.step != step,
		step <= clreq.Gap && i == last,
		c.class == clreq.Open && i == 0,
		c.class.Mark() && c.class != clreq.Open &&
			int(s.w.clusters[r.from+last].base) == r.from+i:
		return 0
	}
	return c.give
}

// takeOut takes total out of what gives way at step, equally but for what
// has nothing more to give; remainders from left to right.
func (s *setter) takeOut(r row, step clreq.Step, total unit.Length) {
	room := func(i int) unit.Length { return s.gives(r, i, step) }
	each, extra := level(total, len(r.glyphs), room)
	for i := range r.glyphs {
		give := room(i)
		d := min(give, each)
		if give > each && extra > 0 {
			d++
			extra--
		}
		r.glyphs[i].Advance -= unit.Short(d)
		if s.w.clusters[r.from+i].class == clreq.Open {
			r.glyphs[i].Shift -= unit.Short(d)
		}
	}
}

// level finds how much each of n vessels takes, filled equally, when they
// hold total together and the i-th at most room(i); extra vessels that have
// room take one more.
func level(
	total unit.Length, n int, room func(int) unit.Length,
) (each, extra unit.Length) {
	for {
		full, open := unit.Length(0), unit.Length(0)
		for i := range n {
			switch r := room(i); {
			case r > each:
				open++
				full += each
			default:
				full += r
			}
		}
		left := total - full
		if open == 0 || left < open {
			return each, left
		}
		rise := left / open
		for i := range n {
			if r := room(i); r > each {
				rise = min(rise, r-each)
			}
		}
		each += rise
	}
}

// spread opens a line by need, word spaces and gaps first, and gives by how
// much it could: all of it, or nothing when the line must stay ragged.
func (s *setter) spread(r row, need unit.Length) unit.Length {
	take, gaps := r.t.take-r.h.take, unit.Length(r.t.open-r.h.open)
	em := s.w.em.full
	if need > take+gaps*em/4 && need > em/1000 || need > take && gaps == 0 {
		return 0
	}
	if first := min(take, need); first > 0 {
		s.widen(r, first)
	}
	if rest := need - take; rest > 0 {
		s.open(r, rest, gaps)
	}
	return need
}

// widen opens word spaces and Han–Latin gaps.
func (s *setter) widen(r row, total unit.Length) {
	n := len(r.glyphs)
	room := func(i int) unit.Length {
		if i == n-1 {
			return 0
		}
		return s.w.clusters[r.from+i].take
	}
	each, extra := level(total, n, room)
	for i := range r.glyphs {
		take := room(i)
		d := min(take, each)
		if take > each && extra > 0 {
			d++
			extra--
		}
		r.glyphs[i].Advance += unit.Short(d)
	}
}

// open opens the gaps between Han equally; a negative total closes them.
func (s *setter) open(r row, total, gaps unit.Length) {
	each, extra := total/gaps, total%gaps
	if extra < 0 {
		each, extra = each-1, extra+gaps
	}
	for i := range len(r.glyphs) - 1 {
		if !s.w.clusters[r.from+i].is(open) {
			continue
		}
		r.glyphs[i].Advance += unit.Short(each)
		if extra > 0 {
			r.glyphs[i].Advance++
			extra--
		}
	}
}

// tighten closes all gaps of a title equally and gives what it took.
func (s *setter) tighten(r row, need unit.Length) unit.Length {
	gaps := unit.Length(r.t.open - r.h.open)
	need = min(need, gaps*tightest(s.w.em.full))
	if need > 0 {
		s.open(r, -need, gaps)
	}
	return max(need, 0)
}

// cut makes the pieces of a line: one run and one face each. Clusters without
// a glyph go into the one before.
func (s *setter) cut(from, to, first int, x unit.Length) []Piece {
	w := s.w
	start := len(s.pieces)
	in, out := first, first
	for k := from; k < to; {
		c := &w.clusters[k]
		p := Piece{Run: int(c.run), Face: c.face, X: x, Off: int(c.off)}
		begin := out
		for ; k < to && w.clusters[k].run == c.run; k++ {
			absorbed := w.absorbs(k, out-begin)
			if w.clusters[k].face != c.face && !absorbed {
				break
			}
			g := s.glyphs[in]
			in++
			x += unit.Length(g.Advance)
			if absorbed && int(s.glyphs[out-1].Runes)+int(g.Runes) < 256 {
				s.glyphs[out-1].Runes += g.Runes
				s.glyphs[out-1].Advance += g.Advance
				continue
			}
			s.glyphs[out] = g
			out++
		}
		p.Text = w.p.Runs[p.Run].Text[p.Off:w.textEnd(k, p.Run)]
		p.Glyphs = s.glyphs[begin:out:out]
		s.pieces = append(s.pieces, p)
	}
	s.glyphs = s.glyphs[:out]
	return s.pieces[start:len(s.pieces):len(s.pieces)]
}

// absorbs tells whether cluster k has no glyph and goes into one of the n before it.
func (w *desk) absorbs(k, n int) bool { return n > 0 && w.clusters[k].is(absorbed) }

// textEnd is where the text of run ends that stands before cluster k.
func (w *desk) textEnd(k, run int) int {
	if k < len(w.clusters) && int(w.clusters[k].run) == run {
		return int(w.clusters[k].off)
	}
	return len(w.p.Runs[run].Text)
}
