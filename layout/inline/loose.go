package inline

// span is how many lines can lead to a point, and from it to the end.
type span struct {
	least, most         int32 // from the start
	leastLeft, mostLeft int32 // to the end
	slot                int32 // of the state for the least count
}

// reachAll makes the edges for exactly; false when the paragraph is not one to
// be varied.
func (w *desk) reachAll() bool {
	if len(w.clusters) == 0 || len(w.clusters) > stretchClusters || w.p.Align != Justify {
		return false
	}
	w.mark(soft, 0, len(w.clusters))
	w.reach(len(w.points)-1, effort{pass: soft, mild: true})
	return true
}

// exactly is the best way with n lines that uses no line of the five worst terms;
// nil when there is none.
func (w *desk) exactly(n int) []Line {
	b := len(w.points) - 1
	spans := w.count(b, int32(n))
	if spans == nil {
		return nil
	}
	w.weighExactly(b, spans)
	if !w.followExactly(b, spans) {
		return nil
	}
	return w.justify()
}

// count finds for every point how many lines of n can stand before it, and
// gives each such case a slot; nil when no way has n lines.
func (w *desk) count(b int, n int32) []span {
	const many = 1 << 30
	spans := make([]span, b+1)
	for i := range spans {
		spans[i] = span{least: many, most: -1, leastLeft: many, mostLeft: -1}
	}
	spans[0].least, spans[0].most = 0, 0
	spans[b].leastLeft, spans[b].mostLeft = 0, 0
	for i := range b {
		for _, e := range w.edges[w.from[i]:w.from[i+1]] {
			to := &spans[e.to]
			to.least = min(to.least, spans[i].least+1)
			to.most = max(to.most, spans[i].most+1)
		}
	}
	for i := b - 1; i >= 0; i-- {
		for _, e := range w.edges[w.from[i]:w.from[i+1]] {
			if to := &spans[e.to]; to.mostLeft >= 0 {
				spans[i].leastLeft = min(spans[i].leastLeft, to.leastLeft+1)
				spans[i].mostLeft = max(spans[i].mostLeft, to.mostLeft+1)
			}
		}
	}
	return allot(spans, n)
}

// allot bounds the counts to those that add up to n and gives them slots.
func allot(spans []span, n int32) []span {
	slot := int32(0)
	for i := range spans {
		s := &spans[i]
		if s.mostLeft < 0 || s.most < 0 {
			s.least, s.most = 0, -1
			continue
		}
		s.least, s.most = max(s.least, n-s.mostLeft), min(s.most, n-s.leastLeft)
		s.slot = slot
		slot += max(0, s.most-s.least+1)
	}
	if spans[0].least > 0 || spans[0].most < 0 {
		return nil
	}
	return spans
}

// slots is how many states the spans have together.
func slots(spans []span) (n int) {
	for _, s := range spans {
		n += int(max(0, s.most-s.least+1))
	}
	return n
}

// weighExactly is weighWays with the number of lines as part of the state.
func (w *desk) weighExactly(b int, spans []span) {
	w.states = append(w.states[:0], make([]state, slots(spans))...)
	end := &w.states[spans[b].slot]
	end.valid = true
	for i := b - 1; i >= 0; i-- {
		for n := spans[i].least; n <= spans[i].most; n++ {
			w.weighCounted(i, n, spans)
		}
	}
}

// weighCounted finds the best way from point i when n lines stand before it.
func (w *desk) weighCounted(i int, n int32, spans []span) {
	var c choice
	c.clear()
	for k := w.from[i]; k < w.from[i+1]; k++ {
		e := &w.edges[k]
		to := &spans[e.to]
		if n+1 < to.least || n+1 > to.most {
			continue
		}
		if s := &w.states[to.slot+n+1-to.least]; s.valid {
			c.offer(k, e, s)
		}
	}
	c.settle(&w.states[spans[i].slot+n-spans[i].least], w.rank, w.points[i].entered)
}

// followExactly is follow with the number of lines as part of the state.
func (w *desk) followExactly(b int, spans []span) bool {
	w.chain = w.chain[:0]
	before, n := none, int32(0)
	for i := 0; i != b; n++ {
		s := &w.states[spans[i].slot+n-spans[i].least]
		if !s.valid {
			return false
		}
		w.chain = append(w.chain, int32(i))
		e := &w.edges[s.edge[before]]
		i, before = int(e.to), e.class
	}
	w.chain = append(w.chain, int32(b))
	return true
}
