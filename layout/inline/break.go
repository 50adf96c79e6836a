package inline

import (
	"slices"

	"jianbao/layout/unit"
)

// edge is a line that could be: from the point that owns it to another.
type edge struct {
	to    int32
	class class
	cost  cost
}

// state is the best way from a point to the end, by the class of the line before.
type state struct {
	cost  [none + 1]cost
	edge  [none + 1]int32
	valid bool
}

// effort says which lines a search may use.
type effort struct {
	pass permit
	mild bool // only lines that count in none of the five worst terms
	// ragged is how many twelfths of a line may stay empty when it cannot be
	// stretched enough.
	ragged unit.Length
}

// efforts are tried in turn. The mild one is only there to be quick: where it
// finds a way, the worst terms are nil, so no line it leaves out can be in
// the best way.
var efforts = [...]effort{
	{pass: soft, mild: true},
	{pass: soft},
	{pass: soft, ragged: 4}, // rather than a number or a word that fits cut in two
	{pass: inWord},
	{pass: inWord, ragged: 12},
	{pass: anyEdge, ragged: 12},
	{pass: anyhow, ragged: 12},
}

// stretchClusters is the most clusters that are searched together. Longer
// paragraphs are set in stretches that overlap by some lines.
const (
	stretchClusters = 8192
	stretchOverlap  = 4 // lines
)

// optimum is the paragraph's best lines.
func (w *desk) optimum(stop func() bool) []Line {
	if len(w.clusters) == 0 {
		return nil
	}
	w.chain = w.chain[:0]
	if len(w.clusters) <= stretchClusters {
		w.search(0, len(w.clusters))
		return w.justify()
	}
	var ends []int32 // clusters at which lines begin, of the stretches before
	for from := 0; ; {
		if stop != nil && stop() {
			return nil
		}
		to := min(from+stretchClusters, len(w.clusters))
		for to < len(w.clusters) && w.clusters[to].brk == forbidden {
			to++
		}
		w.search(from, to)
		starts := w.startClusters()
		if to == len(w.clusters) {
			ends = append(ends, starts...)
			break
		}
		keep := max(len(starts)-stretchOverlap, 2) - 1
		ends = append(ends, starts[:keep]...)
		from = int(starts[keep])
	}
	w.adopt(ends)
	return w.justify()
}

// search fills chain with the points that begin the lines of the best way from
// cluster from to cluster to.
func (w *desk) search(from, to int) {
	for _, e := range efforts {
		if e.mild && w.p.Align != Justify {
			continue
		}
		w.mark(e.pass, from, to)
		last := len(w.points) - 1
		if w.single(last) {
			w.chain = append(w.chain[:0], 0, int32(last))
			return
		}
		w.reach(last, e)
		if w.weighWays(last) {
			w.follow(last)
			return
		}
	}
	w.cram(len(w.points) - 1)
}

// single tells whether all up to point b is one line that gives up nothing:
// no way costs less. In a measure that no line fills it also keeps the search
// from weighing every line that there could be.
func (w *desk) single(b int) bool {
	need := w.width(w.points[0].pos == 0) - w.p.Reserve
	need -= w.points[b].tail.wide - w.points[0].head.wide
	return need >= 0 && (w.points[0].pos == 0 || w.runt(0, b) == noTerm)
}

// reach makes the edges of all points up to b that can be reached from the first.
func (w *desk) reach(b int, e effort) {
	w.edges = w.edges[:0]
	w.from = append(w.from[:0], make([]int32, len(w.points)+1)...)
	w.states = slices.Grow(w.states[:0], len(w.points))[:len(w.points)]
	for i := range w.states {
		w.states[i].valid = false
	}
	w.states[0].valid = true
	w.points[0].entered = 1 << none
	near := 1 // lines that end before it are too short
	for i := range b {
		w.from[i] = int32(len(w.edges))
		if !w.states[i].valid {
			continue
		}
		near = max(near, i+1)
		near = w.skip(i, near, b, e)
		w.fan(i, near, b, e)
	}
	w.from[b] = int32(len(w.edges))
}

// skip passes over the points from near on at which a line from i would be
// too short by more than an em: more than the edges of later lines can change,
// so that these skip them too. Only the mild search has no short lines.
func (w *desk) skip(i, near, b int, e effort) int {
	if !e.mild {
		return i + 1
	}
	h := &w.points[i].head
	limit := w.width(w.points[i].pos == 0) - w.em.full
	for ; near < b; near++ {
		t := &w.points[near].tail
		gaps := unit.Length(t.open - h.open)
		if t.wide-h.wide+t.take-h.take+gaps*w.em.full/20 >= limit {
			break
		}
	}
	return near
}

// fan makes the edges from point i to the points from near on.
func (w *desk) fan(i, near, b int, e effort) {
	h := &w.points[i].head
	width := w.width(w.points[i].pos == 0)
	for j := near; j <= b; j++ {
		t := &w.points[j].tail
		over := t.wide - h.wide - width
		if over > w.em.full && over-t.shrinkable(h) > 2*w.em.full {
			return
		}
		if w.points[j].end > w.points[i].pos {
			w.try(i, j, e, j == b)
		}
	}
}

// shrinkable is all that a line can give up.
func (r *room) shrinkable(h *room) (sum unit.Length) {
	for i := range r.give {
		sum += r.give[i] - h.give[i]
	}
	return sum
}

// raggedWestern is what part of a line of Western text alone may stay empty
// while there is another way: more is a hole.
const raggedWestern = 4

// try makes the edge from point i to point j when such a line can be set.
func (w *desk) try(i, j int, e effort, last bool) {
	h, t := &w.points[i].head, &w.points[j].tail
	need := w.width(w.points[i].pos == 0) - (t.wide - h.wide)
	if last {
		need -= w.p.Reserve
	}
	v := weight{noTerm, 0, none}
	ok := true
	short := false
	switch {
	case need < 0:
		v, ok = w.shrink(h, t, -need)
	case last:
	case w.p.Align != Justify:
		v.square = square(need, w.width(false))
	default:
		v, ok = w.stretch(h, t, need)
		if v.term == h4 && t.han == h.han && raggedWestern*need > w.width(w.points[i].pos == 0) {
			ok = false
		}
		if !ok && 12*need <= e.ragged*w.width(w.points[i].pos == 0) {
			ok, short = true, true
		}
	}
	if last {
		v.class = none
	}
	if !ok || e.mild && (v.term == h4 || v.term == h3 || v.term == s5) {
		return
	}
	w.edges = append(w.edges, edge{to: int32(j), class: v.class})
	c := &w.edges[len(w.edges)-1].cost
	w.price(c, v, i, j, last)
	if short {
		c.add(&w.rank.unit[emergency])
	}
	if e.mild && c[0] != 0 { // a hard runt
		w.edges = w.edges[:len(w.edges)-1]
		return
	}
	w.states[j].valid = true
	w.points[j].entered |= 1 << v.class
}

// price makes c the vector of the line from point i to point j of weight v.
func (w *desk) price(c *cost, v weight, i, j int, last bool) {
	o := w.rank
	*c = o.line[v.term]
	c[3] += v.square << squareShift
	if last {
		if w.points[i].pos > 0 {
			c.add(&o.unit[w.runt(i, j)])
		}
		return
	}
	switch p := w.points[j].permit; {
	case p == free:
	case p >= inWord:
		c.add(&o.unit[emergency])
	case p == soft:
		c.add(&o.unit[cutTie])
	}
}

// runt tells whether the last line from point i to point j is too short:
// below two 字 hard, below three it counts like a stretched line. Marks do not count.
func (w *desk) runt(i, j int) term {
	var net unit.Length
	for k := w.points[i].pos; k < w.points[j].end; k++ {
		c := &w.clusters[k]
		if !c.class.Mark() && !c.is(attached) {
			net += c.adv + c.gap
		}
		if net >= 3*w.em.full {
			return noTerm
		}
	}
	if net >= 2*w.em.full {
		return w.rank.short
	}
	return runt
}

// weighWays finds, from the end back, the best way from every point; false
// when none leads to point b. Of equal ways the one whose first line is longest
// wins, then the second.
func (w *desk) weighWays(b int) bool {
	for i := range w.states[b].cost {
		w.states[b].cost[i], w.states[b].edge[i] = cost{}, -1
	}
	if !w.states[b].valid {
		return false
	}
	for i := b - 1; i >= 0; i-- {
		if w.states[i].valid {
			w.weighFrom(i)
		}
	}
	return w.states[0].valid
}

// weighFrom finds the best way from point i.
func (w *desk) weighFrom(i int) {
	var c choice
	c.clear()
	for n := w.from[i]; n < w.from[i+1]; n++ {
		e := &w.edges[n]
		if s := &w.states[e.to]; s.valid {
			c.offer(n, e, s)
		}
	}
	c.settle(&w.states[i], w.rank, w.points[i].entered)
}

// choice is the best ways from a point, by the class of their first line.
type choice struct {
	cost [none + 1]cost
	edge [none + 1]int32
}

func (c *choice) clear() {
	for f := range c.edge {
		c.edge[f] = -1
	}
}

// offer is a way whose first line is e, the n-th edge, and which goes on with s.
// Edges are offered from the shortest line on.
func (c *choice) offer(n int32, e *edge, s *state) {
	sum := e.cost
	sum.add(&s.cost[e.class])
	if c.edge[e.class] < 0 || sum.compare(&c.cost[e.class]) <= 0 {
		c.cost[e.class], c.edge[e.class] = sum, n
	}
}

// settle makes s the best ways, by the class of the line before: those classes
// that entered has.
func (c *choice) settle(s *state, o *order, entered uint8) {
	var buf [none + 1]class
	found := c.ranked(buf[:0])
	s.valid = len(found) > 0
	for before := range none + 1 {
		s.edge[before] = -1
		if entered>>before&1 == 0 {
			continue
		}
		for _, f := range found {
			d := -1
			if s.edge[before] >= 0 && c.cost[f].compare(&s.cost[before]) > 0 {
				break // and so are all after it
			}
			sum := c.cost[f]
			o.besides(before, f, &sum)
			if s.edge[before] >= 0 {
				d = sum.compare(&s.cost[before])
			}
			if d < 0 || d == 0 && c.edge[f] > s.edge[before] {
				s.cost[before], s.edge[before] = sum, c.edge[f]
			}
		}
	}
}

// ranked appends the classes there is a way for, the cheapest way first.
func (c *choice) ranked(to []class) []class {
	for f, e := range c.edge {
		if e < 0 {
			continue
		}
		i := len(to)
		to = append(to, class(f))
		for ; i > 0 && c.cost[f].compare(&c.cost[to[i-1]]) < 0; i-- {
			to[i] = to[i-1]
		}
		to[i] = class(f)
	}
	return to
}

// follow puts the points at which the best way's lines begin into chain.
func (w *desk) follow(b int) {
	w.chain = w.chain[:0]
	before := none
	for i := 0; i != b; {
		w.chain = append(w.chain, int32(i))
		e := &w.edges[w.states[i].edge[before]]
		i, before = int(e.to), e.class
	}
	w.chain = append(w.chain, int32(b))
}

// cram is the last resort in a measure too narrow for a character: every
// line takes what fits, at least one.
func (w *desk) cram(b int) {
	w.chain = append(w.chain[:0], 0)
	for i := 0; i < b; {
		j := i + 1
		for j < b && (w.points[j].end <= w.points[i].pos || w.fits(i, j+1)) {
			j++
		}
		i = j
		w.chain = append(w.chain, int32(i))
	}
}

func (w *desk) fits(i, j int) bool {
	h, t := &w.points[i].head, &w.points[j].tail
	return t.wide-h.wide-t.shrinkable(h) <= w.width(w.points[i].pos == 0)-w.p.Reserve
}

// startClusters is the clusters that chain's points stand before.
func (w *desk) startClusters() []int32 {
	out := make([]int32, len(w.chain))
	for i, p := range w.chain {
		out[i] = w.points[p].pos
	}
	return out
}

// adopt makes chain the points before the clusters starts.
func (w *desk) adopt(starts []int32) {
	w.markOnly(starts)
	w.chain = w.chain[:0]
	for i := range starts {
		w.chain = append(w.chain, int32(i))
	}
}
