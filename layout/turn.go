package layout

import (
	"cmp"
	"slices"

	"jianbao/layout/unit"
)

// How far page turns look for a remedy when a page would end too short: pages
// back, and pages filled on trial in all.
const (
	turnsBack  = 6
	turnTrials = 600
)

// turn is a page on trial: where it begins and how it was filled.
type turn struct {
	opening
	plan plan
	way  way
	was  int // looseness of way.vary before
}

// way is one way to fill a page: with a paragraph that begins on it set a line
// longer or shorter, or ending at an earlier place than it might.
type way struct {
	vary  *paragraph // nil: none
	loose int
	end   int // index into plan.ends; -1: the last
	free  int
	harm  int // how much less even vary's lines become, see strain
}

// pager chooses where pages turn.
type pager struct {
	c      *composer
	turns  []*turn // decided but not yet drawn
	drawn  int
	trials int // left of turnTrials for the page in trouble
}

// begin fills a page that begins with o, the plain way.
func (c *composer) begin(o opening) *turn {
	return &turn{opening: o, plan: c.fill(o), way: way{end: -1}}
}

// next is how the page after p begins.
func (p *plan) next() opening { return opening{at: p.end, pending: p.pending, notes: p.over} }

// take fills t's page in another way.
func (c *composer) take(t *turn, w way) {
	t.way = w
	if w.vary != nil {
		t.was = w.vary.loose
		w.vary.choose(w.loose)
	}
	t.plan = c.fill(t.opening)
	if w.end >= 0 && w.end < len(t.plan.ends) {
		e := t.plan.ends[w.end]
		c.cut(&t.plan, e)
		t.plan.free, t.plan.kept = t.plan.room-e.line, false
	}
}

// undo takes back what t changed of a paragraph.
func (t *turn) undo() {
	if t.way.vary != nil {
		t.way.vary.choose(t.was)
		t.way.vary = nil
	}
}

// ways lists the other ways to fill t's page well, the fullest first; before
// a page is left a line short, one of its paragraphs is set a line longer or
// shorter.
func (c *composer) ways(t *turn) (ws []way) {
	ws = appendWays(ws, &t.plan, way{}, false)
	for _, p := range c.starting(&t.plan) {
		was, before := p.loose, c.strain(p)
		for _, loose := range []int{was - 1, was + 1} {
			if loose < -1 || loose > 1 || !p.choose(loose) {
				continue
			}
			try := c.fill(t.opening)
			harm := c.strain(p) - before
			ws = appendWays(ws, &try, way{vary: p, loose: loose, harm: max(harm, 0)}, true)
			p.choose(was)
		}
	}
	slices.SortStableFunc(ws, func(a, b way) int {
		return cmp.Or(cmp.Compare(a.harm/harmless, b.harm/harmless), cmp.Compare(a.free, b.free), cmp.Compare(a.harm, b.harm))
	})
	return ws
}

// harmless is the strain below which a page rather has a paragraph set looser
// or closer than a line less: some five lines opened by 0.02 em.
const harmless = 5 * 20 * 20

// strain is how uneven a paragraph's lines are: the sum over lines of the
// square of the mean opening of its full-width characters, in thousandths of an
// em, and of a twelfth of that of the mean closing of its marks, which the eye
// forgives more (linesetting.md §5 allows three and a half times as much).
func (c *composer) strain(p *paragraph) (sum int) {
	cell := c.setup.CellX(1)
	for k := range len(p.lines) - 1 {
		var open, closed mean
		for _, pc := range p.lines[k].Pieces {
			for _, g := range pc.Glyphs {
				switch d := unit.Length(g.Advance) - cell; {
				case d > -cell/50 && d < cell/3:
					open.add(d)
				case d > -cell*9/20 && d <= -cell/50:
					closed.add(d)
				}
			}
		}
		sum += open.square(cell) + closed.square(cell)/12
	}
	return sum
}

// mean gathers lengths for their mean.
type mean struct{ sum, n unit.Length }

func (m *mean) add(l unit.Length) { m.sum, m.n = m.sum+l, m.n+1 }

// square is the square of the mean in thousandths of em.
func (m *mean) square(em unit.Length) int {
	if m.n == 0 {
		return 0
	}
	v := int(1000 * m.sum / m.n / em)
	return v * v
}

// appendWays adds the good ends of p, the last of them only when whole is set.
func appendWays(ws []way, p *plan, w way, whole bool) []way {
	if whole && p.good() {
		w.end, w.free = -1, p.free
		ws = append(ws, w)
	}
	if p.done {
		return ws
	}
	for i := len(p.ends) - 2; i >= 0 && p.room-p.ends[i].line <= 1; i-- {
		w.end, w.free = i, p.room-p.ends[i].line
		ws = append(ws, w)
	}
	return ws
}

// add decides the page t, or where it would end too short, mends it by itself
// or together with pages before it; what cannot be mended stays.
func (g *pager) add(t *turn) {
	if !t.plan.good() {
		g.trials = turnTrials
		if g.better(t) || g.mend(t) {
			return
		}
	}
	g.turns = append(g.turns, t)
}

// better tries the other ways of t alone, and decides on the first good one.
func (g *pager) better(t *turn) bool {
	plain := t.plan
	for _, w := range g.c.ways(t) {
		g.trials--
		g.c.take(t, w)
		if t.plan.good() {
			g.turns = append(g.turns, t)
			return true
		}
		t.undo()
	}
	t.plan, t.way = plain, way{end: -1}
	return false
}

// mend goes back page by page and tries their other ways, until the page that
// t stands for and all before it are good.
func (g *pager) mend(t *turn) bool {
	all := append(slices.Clone(g.turns), t)
	for i := len(all) - 2; i >= max(0, len(all)-1-turnsBack) && g.trials > 0; i-- {
		ways := make([]way, len(all)-i)
		for k := len(all) - 1; k >= i; k-- {
			ways[k-i] = all[k].way
			all[k].undo()
		}
		g.turns = slices.Clone(all[:i])
		if g.retry(all[i], ways[0], len(all)-i) {
			return true
		}
		for k, w := range ways {
			if w.vary != nil {
				all[i+k].way, all[i+k].was = w, w.vary.loose
				w.vary.choose(w.loose)
			}
		}
	}
	g.turns = all[:len(all)-1]
	return false
}

// retry fills the page of first in another way than the one taken, and the
// pages after it, n in all; false when none makes them all good.
func (g *pager) retry(first *turn, taken way, n int) bool {
	base := len(g.turns)
	for _, w := range g.c.ways(g.c.begin(first.opening)) {
		if w == taken {
			continue
		}
		t := &turn{opening: first.opening}
		g.c.take(t, w)
		g.turns = append(g.turns, t)
		if g.forward(n - 1) {
			return true
		}
		for k := len(g.turns) - 1; k >= base; k-- {
			g.turns[k].undo()
		}
		g.turns = g.turns[:base]
	}
	return false
}

// forward fills n more pages; false when one cannot be filled well.
func (g *pager) forward(n int) bool {
	for ; n > 0 && !g.last().plan.done; n-- {
		if g.trials--; g.trials < 0 {
			return false
		}
		t := g.c.begin(g.last().plan.next())
		if t.plan.good() {
			g.turns = append(g.turns, t)
		} else if !g.better(t) {
			return false
		}
	}
	return true
}

func (g *pager) last() *turn { return g.turns[len(g.turns)-1] }

// count is how many pages are decided.
func (g *pager) count() int { return g.drawn + len(g.turns) }

// draw draws decided pages, all but the last keep of them.
func (g *pager) draw(keep int, t *tail) {
	for len(g.turns) > keep {
		p := &g.turns[0].plan
		if g.drawn == 0 {
			g.c.checkFirstPage(p)
		}
		if p.done && len(g.turns) == 1 {
			g.c.tailHere = g.c.fits(p, t) && !g.c.toNextEven(g.drawn+1)
		}
		g.c.drawPage(p, t)
		g.turns, g.drawn = g.turns[1:], g.drawn+1
	}
}

// toNextEven tells whether the tail may not stand on page n because it is odd.
func (c *composer) toNextEven(n int) bool { return c.setup.EvenTail && n%2 == 1 }

// paginate turns the flow into pages below the masthead and puts the tail on the last.
func (c *composer) paginate(head unit.Length, tail *tail) {
	g := &pager{c: c}
	g.add(c.begin(opening{y: head}))
	for {
		last := g.last()
		if last.plan.done {
			if tail.height == 0 || c.ending(last, g.count(), tail) {
				break
			}
		}
		if g.count() >= MaxPages {
			g.draw(0, tail)
			c.report("E402", c.items[min(last.plan.end.item, len(c.items)-1)].block.Pos, MaxPages)
			return
		}
		g.draw(turnsBack+1, tail)
		g.add(c.begin(last.plan.next()))
	}
	g.draw(0, tail)
	c.placeTail(tail)
	if c.curtailed != nil { // though what is left does fit
		c.report("E402", *c.curtailed, MaxPages)
	}
}

// ending settles the page on which the flow ended, given the tail: it stands
// below the text, or the text is set a line shorter for it, or at least two
// lines go over to the next page with it (GB/T 9704 7.3.5.5). False tells that
// a page must follow.
func (c *composer) ending(t *turn, number int, foot *tail) bool {
	if c.fits(&t.plan, foot) || c.toNextEven(number) || t.plan.turned {
		return true
	}
	if c.shorten(t, foot) {
		return true
	}
	two := c.setup.LineY(1) + c.setup.Em
	return c.setup.EvenTail || foot.height+tailGap+two > c.area().H() || !c.carry(&t.plan)
}

// shorten makes room for the tail below t's text: as few of its paragraphs as
// will do, those first that suffer least, are set a line shorter.
func (c *composer) shorten(t *turn, foot *tail) bool {
	type change struct {
		p         *paragraph
		was, harm int
	}
	var changes []change
	for _, p := range c.starting(&t.plan) {
		before := c.strain(p)
		if was := p.loose; p.choose(-1) && was >= 0 {
			changes = append(changes, change{p, was, c.strain(p) - before})
			p.choose(was)
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.harm, b.harm) })
	for i, ch := range changes {
		ch.p.choose(-1)
		if try := c.fill(t.opening); try.done && c.fits(&try, foot) {
			t.plan = try
			return true
		}
		if i == len(changes)-1 {
			for _, ch := range changes {
				ch.p.choose(ch.was)
			}
		}
	}
	return false
}

// carry takes at least two body lines of the last text page over to the tail's.
func (c *composer) carry(p *plan) bool {
	for i := len(p.ends) - 1; i >= 0; i-- {
		e := p.ends[i]
		body := 0
		for _, pl := range p.places[e.placed:] {
			body += c.items[pl.item].strip(pl.strip).body
		}
		if body >= 2 {
			c.cut(p, e)
			return true
		}
	}
	return false
}
