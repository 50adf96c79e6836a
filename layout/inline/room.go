package inline

import (
	"slices"

	"jianbao/layout/clreq"
	"jianbao/layout/unit"
)

// room is the natural width of a stretch of clusters and how far it can give way.
type room struct {
	wide unit.Length                  // natural
	give [clreq.Steps - 1]unit.Length // by step, from S1
	take unit.Length                  // of word spaces and gaps
	open int32                        // how many Han gaps can be stretched
	han  int32                        // how many clusters are not Western
}

func (r *room) add(c *cluster) {
	r.wide += c.adv + c.gap
	if c.class == clreq.Ideograph && c.flags == open && c.step == clreq.NoStep {
		r.open++
		r.han++
		return
	}
	if c.is(trimmed) {
		r.wide -= c.trim
	}
	if c.step != clreq.NoStep {
		r.give[c.step-1] += c.give
	}
	r.take += c.take
	if c.is(open) {
		r.open++
	}
	if !c.class.Western() && !c.class.Blank() && !c.is(attached) {
		r.han++
	}
}

// point is a place where a line may end. A line from point a to point b has
// the room b.tail - a.head.
type point struct {
	pos    int32 // cluster that begins the next line
	end    int32 // cluster after the last one kept: white space is dropped
	permit permit
	// entered has a bit for the class of every line that was found to end here.
	entered uint8
	head    room // of all before pos, less what a line start changes
	tail    room // of all before end, with what a line end changes
}

// mark lists the points from cluster from to cluster to that the passes up to
// p allow, those two in any case.
func (w *desk) mark(p permit, from, to int) {
	w.points = slices.Grow(w.points[:0], to-from+1)
	s := summing{end: from}
	s.tail = &s.sum
	for k := from; k < to; k++ {
		c := &w.clusters[k]
		if k == from || c.brk <= p {
			w.point(k, s.end, &s.sum, s.tail)
		}
		s.pass(c, k)
	}
	w.point(to, s.end, &s.sum, s.tail)
}

// markOnly lists the points before the clusters starts, which rise from 0 to
// the end.
func (w *desk) markOnly(starts []int32) {
	w.points = slices.Grow(w.points[:0], len(starts))
	var s summing
	s.tail = &s.sum
	k := 0
	for _, start := range starts {
		for ; k < int(start); k++ {
			s.pass(&w.clusters[k], k)
		}
		w.point(k, s.end, &s.sum, s.tail)
	}
}

// summing sums up clusters one after another.
type summing struct {
	sum, kept room  // of all so far; less the white space at the end
	tail      *room // the one of the two without white space at its end
	end       int   // the cluster after those kept
}

// pass adds c, which is cluster k.
func (s *summing) pass(c *cluster, k int) {
	switch blank := c.class.Blank() && !c.is(attached); {
	case !blank:
		s.tail, s.end = &s.sum, k+1
	case s.tail == &s.sum:
		s.kept, s.tail = s.sum, &s.kept
	}
	s.sum.add(c)
}

// point adds the point before cluster k.
func (w *desk) point(k, end int, sum, kept *room) {
	n := len(w.points)
	w.points = w.points[:n+1]
	pt := &w.points[n]
	pt.pos, pt.end, pt.permit, pt.entered = int32(k), int32(end), free, 0
	pt.head, pt.tail = *sum, *kept
	if k < len(w.clusters) {
		pt.permit = w.clusters[k].brk
		w.startLine(k, &pt.head)
	}
	if end > int(w.points[0].pos) {
		w.endLine(end-1, &pt.tail)
	}
}

// startLine is what beginning a line with cluster k changes: an opening mark
// gives up its blank half. h is subtracted, so the signs are turned.
func (w *desk) startLine(k int, h *room) {
	c := &w.clusters[k]
	if c.class == clreq.Open && c.trim > 0 && !c.is(trimmed) {
		h.wide += c.trim
		h.give[c.step-1] += c.give
	}
}

// endLine is what ending a line with cluster k changes: no gap after it, and
// a closing mark gives up its blank half (GB/T 15834 5.1.10).
func (w *desk) endLine(k int, t *room) {
	c := &w.clusters[k]
	t.wide -= c.gap
	if c.step <= clreq.Gap && c.step != clreq.NoStep {
		t.give[c.step-1] -= c.give
		t.take -= c.take
	}
	if c.is(open) {
		t.open--
	}
	b := &w.clusters[c.base]
	if b.class != clreq.Open && b.trim > 0 && !b.is(trimmed) {
		t.wide -= b.trim
		t.give[b.step-1] -= b.give
	}
}

// width is the measure of a line: the first one, or one of the others.
func (w *desk) width(first bool) unit.Length {
	if first {
		return w.p.Measure - w.p.First
	}
	return w.p.Measure - w.p.Turnover
}
