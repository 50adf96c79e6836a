package inline

import (
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
	head   room // of all before pos, less what a line start changes
	tail   room // of all before end, with what a line end changes
}

// sum adds up the room before every cluster.
func (w *desk) sum() {
	n := len(w.clusters)
	w.sums = append(w.sums[:0], room{})
	for k := range n {
		r := w.sums[k]
		r.add(&w.clusters[k])
		w.sums = append(w.sums, r)
	}
}

// mark lists the points that the passes up to p allow, and the one before
// cluster from in any case.
func (w *desk) mark(p permit, from int) {
	w.points = w.points[:0]
	n := len(w.clusters)
	for k := range n + 1 {
		switch {
		case k == 0, k == n, k == from:
			w.points = append(w.points, w.pointAt(k, free))
		case w.clusters[k].brk <= p:
			w.points = append(w.points, w.pointAt(k, w.clusters[k].brk))
		}
	}
}

func (w *desk) pointAt(k int, p permit) point {
	pt := point{pos: int32(k), permit: p, head: w.sums[k]}
	if k < len(w.clusters) {
		w.startLine(k, &pt.head)
	}
	end := k
	for end > 0 && w.clusters[end-1].class.Blank() && !w.clusters[end-1].is(attached) {
		end--
	}
	pt.end, pt.tail = int32(end), w.sums[end]
	if end > 0 {
		w.endLine(end-1, &pt.tail)
	}
	return pt
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
