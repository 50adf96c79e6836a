package layout

import (
	"cmp"
	"slices"

	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// cursor is a place in the flow: strip of an item.
type cursor struct{ item, strip int }

// placing is one strip put on a page.
type placing struct {
	item, strip int
	spot
}

// opening is how a page begins: with what strip, what the page before put off
// to it, and where below the type area's top.
type opening struct {
	at      cursor
	pending []int
	notes   []notePart
	y       unit.Length
}

// candidate is a place where a page may end.
type candidate struct {
	placed  int // strips on the page before it
	end     cursor
	pending int // figures put off to the next page
	line    int // first grid line left free
	foot    unit.Length
	notes   unit.Length // height of those on the page before it
	kept    bool
}

// plan is one page before it is drawn.
type plan struct {
	places  []placing
	ends    []candidate
	end     cursor
	pending []int // items put off to the top of the next page
	notes   []notePart
	carried []notePart  // of the page before
	over    []notePart  // that go on at the foot of the next page
	foot    unit.Length // where the placed matter ends, below the type area's top
	room    int         // grid lines that the page has for matter
	free    int         // of them, left empty at the foot
	turned  bool        // the page is turned on its side
	kept    bool        // the page is short because of what must stay together
	done    bool        // the flow ended on it
}

// filler fills one page.
type filler struct {
	c      *composer
	plan   plan
	y      unit.Length // top of what comes next
	limit  unit.Length // foot that matter may reach
	notes  unit.Length // height of the notes so far
	full   int         // strips when the notes had no more room; 0: they have
	tight  bool        // the first notes that come may go over to the next page
	keep   int         // body lines still owed to a heading
	owed   int         // of those that were owed in all
	from   cursor      // where the page begins
	at     cursor
	before []int // figures put off by the page before
}

// fill places what comes at o.at, below o.y, on one page. Where whole notes
// leave the page no place to end, their text comes first.
func (c *composer) fill(o opening) plan {
	p := c.fillWith(o, false)
	if !p.done && len(p.ends) == 0 && len(p.notes)+len(p.over) > 0 {
		p = c.fillWith(o, true)
	}
	return p
}

func (c *composer) fillWith(o opening, tight bool) plan {
	f := &filler{c: c, y: o.y, from: o.at, at: o.at, before: o.pending, tight: tight}
	f.plan.places = make([]placing, 0, c.setup.Lines+1)
	f.plan.ends = make([]candidate, 0, c.setup.Lines+1)
	defer func() { c.turned = false }()
	c.turned = o.y == 0 && len(o.pending) == 0 && o.at.item < len(c.items) && c.items[o.at.item].turned()
	f.plan.turned = c.turned
	f.begin(o.notes)
	for _, i := range o.pending {
		if !f.put(cursor{i, 0}) {
			f.plan.pending = append(f.plan.pending, i)
		}
	}
	for f.at.item < len(c.items) {
		it := c.items[f.at.item]
		if len(f.plan.places) > 0 || f.y > 0 {
			f.mark()
			if f.ends() {
				return f.stop(true)
			}
			if f.at.strip == 0 && (it.block.Style.NewPage || it.turned() || c.turned) {
				return f.stop(true) // what is turned has its pages to itself
			}
		}
		if f.at.strip == 0 && len(f.plan.pending) > 0 && f.holds(it) {
			return f.stop(true) // a new subject waits for the figure put off
		}
		if !f.put(f.at) {
			if f.putOff(it) {
				continue
			}
			return f.stop(false)
		}
		f.next()
	}
	f.c.settle(&f.plan)
	f.plan.done = len(f.plan.pending)+len(f.plan.over) == 0
	if f.plan.end = f.at; f.plan.done {
		return f.plan
	}
	f.keep = 0
	f.mark()
	return f.stop(true)
}

// begin makes room at the page's foot for the notes that go on from the page
// before, but leaves a third of the page to the text.
func (f *filler) begin(notes []notePart) {
	f.plan.carried = notes
	f.notes = min(notesHeight(notes), f.c.area().H()*2/3)
	f.limit = f.c.limitAbove(f.notes)
}

// ends tells whether the page is over because its notes have no more room.
func (f *filler) ends() bool {
	n := len(f.plan.ends)
	return f.full > 0 && n > 0 && f.plan.ends[n-1].placed >= f.full
}

// settle finds which notes stand on p and which go over to the next page.
func (c *composer) settle(p *plan) {
	p.notes = slices.Clone(p.carried)
	for _, pl := range p.places {
		p.notes = append(p.notes, wholeNotes(c.items[pl.item].strip(pl.strip).notes)...)
	}
	if len(p.notes) > 0 {
		room := c.area().H() - noteGap
		if len(p.places) > 0 {
			room -= p.foot
		}
		p.notes, p.over = divideNotes(p.notes, room)
	}
}

// next moves on to the strip after at.
func (f *filler) next() {
	f.at.strip++
	if f.at.strip >= f.c.items[f.at.item].strips() {
		f.y += unit.Length(f.c.items[f.at.item].block.Style.After) * f.c.pitch()
		f.at = cursor{f.at.item + 1, 0}
	}
}

// put places the strip at p; false when the page has no room for it.
func (f *filler) put(p cursor) bool {
	it := f.c.items[p.item]
	s := it.strip(p.strip)
	sp := spot{y: f.y, top: len(f.plan.places) == 0 && f.y == 0}
	if p.strip == 0 && !sp.top {
		sp.y += unit.Length(it.block.Style.Before) * f.c.pitch()
	}
	if p.strip > 0 && len(f.plan.places) == 0 {
		sp.resume = true
		sp.y += it.resume(p.strip)
	}
	notes := f.notes + notesHeight(wholeNotes(s.notes))
	limit := f.limit
	if len(s.notes) > 0 && f.full == 0 {
		limit = f.c.limitAbove(notes)
	}
	y := sp.y + s.height
	foot := y
	if s.grid > 0 {
		sp.line = f.c.lineAt(sp.y)
		sp.y = f.c.setup.LineY(sp.line)
		y = f.c.setup.LineY(sp.line + s.grid)
		foot = f.c.setup.LineY(sp.line+s.grid-1) + f.c.setup.Em
	}
	if f.tight && len(s.notes) > 0 && f.full == 0 {
		limit, f.full = f.c.limitAbove(f.notes+2*s.notes[0].pitch), len(f.plan.places)+1
	}
	if fig, ok := it.matter.(*figure); ok && foot > limit+slop && !sp.top {
		if sp.shrunk = fig.shrunkInto(limit - sp.y); sp.shrunk > 0 {
			y, foot = limit, limit
		}
	}
	if foot > limit+slop {
		divided, ok := f.divide(s, foot)
		if !ok && !sp.top {
			return false
		} else if ok {
			limit, f.full = divided, len(f.plan.places)+1
		}
	}
	f.y, f.limit, f.notes, f.plan.foot = y, limit, notes, foot
	f.plan.places = append(f.plan.places, placing{p.item, p.strip, sp})
	f.owe(it, s)
	return true
}

// owe counts the body lines that a heading must have below it.
func (f *filler) owe(it *item, s strip) {
	if k := it.block.Style.KeepNext; k > 0 {
		f.keep, f.owed = k, k
		return
	}
	f.keep -= s.body
}

// looseLines is how many grid lines a page may be short before notes are
// divided rather than moved to the next page with their text.
const looseLines = 4

// divide finds how far text may reach when the notes of s, which would stand
// down to foot, go on at the foot of the next page: that is better than a
// hole, and the only way for notes that no page could hold. Two of their lines
// must have room below two more lines of text, which may have to follow.
func (f *filler) divide(s strip, foot unit.Length) (limit unit.Length, ok bool) {
	if len(s.notes) == 0 || f.full > 0 {
		return 0, false
	}
	if n := len(f.plan.ends); n > 0 {
		e := f.plan.ends[n-1]
		if e.foot+looseLines*f.c.pitch() > f.c.limitAbove(e.notes) {
			return 0, false
		}
	}
	limit = f.c.limitAbove(f.notes + 2*s.notes[0].pitch)
	return limit, foot+2*f.c.pitch() <= limit
}

// limitAbove is how far matter may reach when height is taken at the foot.
func (c *composer) limitAbove(height unit.Length) unit.Length {
	if height == 0 {
		return c.area().H()
	}
	if c.turned {
		return c.area().H() - height - noteGap
	}
	i := c.setup.Lines - 1
	for i > 0 && c.setup.LineY(i)+c.setup.Em+noteGap > c.area().H()-height {
		i--
	}
	return c.setup.LineY(i) + c.setup.Em
}

// mark records that the page may end before at, when it may. A heading has
// less text below it than it is owed when the next heading follows sooner.
func (f *filler) mark() {
	it := f.c.items[min(f.at.item, len(f.c.items)-1)]
	short := f.at.strip == 0 && f.keep < f.owed && it.block.Style.KeepNext > 0
	if f.keep > 0 && !short || f.at.strip > 0 && !it.mayPart(f.at.strip) {
		return
	}
	if f.from.strip > 0 && f.at.item == f.from.item && f.at.strip == f.from.strip+1 && !it.alone() {
		return // a line that came over from the page before is not left alone
	}
	if f.at.strip == 0 && it.block.Role == block.Signature {
		return // it stays with the text it signs (GB/T 9704 7.3.5)
	}
	kept := f.at.strip == 0 && f.at.item < len(f.c.items) && f.holds(it)
	f.plan.ends = append(f.plan.ends, candidate{len(f.plan.places), f.at, len(f.plan.pending), f.c.lineAt(f.y), f.plan.foot, f.notes, kept})
}

// holds tells whether an item may leave a gap above it when it moves to the
// next page: anything but plain lines.
func (f *filler) holds(it *item) bool {
	if it.block.Style.KeepNext > 0 {
		return true
	}
	_, plain := it.matter.(*lines)
	return !plain
}

// putOff moves a figure that does not fit to the top of the next page, where
// text may go on before it, up to the next figure.
func (f *filler) putOff(it *item) bool {
	if _, ok := it.matter.(*figure); !ok || f.keep > 0 || len(f.before)+len(f.plan.pending) > 0 {
		return false
	}
	if f.at.item+1 >= len(f.c.items) || f.holds(f.c.items[f.at.item+1]) {
		return false
	}
	f.plan.pending = append(f.plan.pending, f.at.item)
	f.at = cursor{f.at.item + 1, 0}
	return true
}

// stop ends the page at the last place where it may end.
func (f *filler) stop(forced bool) plan {
	p := &f.plan
	if len(p.ends) == 0 { // nothing may end here: end where the room does
		p.end, p.kept = f.at, true
		f.c.settle(p)
		return *p
	}
	e := p.ends[len(p.ends)-1]
	f.c.cut(p, e)
	p.kept = forced || e.kept
	p.room = f.c.lineAt(f.limit-f.c.setup.Em) + 1
	p.free = p.room - e.line
	return *p
}

// cut ends p at e.
func (c *composer) cut(p *plan, e candidate) {
	p.places, p.end, p.pending, p.foot = p.places[:e.placed], e.end, p.pending[:e.pending], e.foot
	c.settle(p)
	p.done = false
}

// good tells whether no more than one grid line stays free at the page's foot
// but for a cause.
func (p *plan) good() bool { return p.done || p.kept || p.free <= 1 }

// starting is the paragraphs that begin on the page, the longest first.
func (c *composer) starting(p *plan) []*paragraph {
	var ps []*paragraph
	for _, pl := range p.places {
		if l, ok := c.items[pl.item].matter.(*lines); ok && pl.strip == 0 && !l.whole {
			ps = append(ps, l.p)
		}
	}
	slices.SortStableFunc(ps, func(a, b *paragraph) int { return cmp.Compare(len(b.lines), len(a.lines)) })
	return ps
}

// fits tells whether the tail has room below what p places.
func (c *composer) fits(p *plan, t *tail) bool {
	h := t.height + notesHeight(p.notes)
	return !p.turned && p.foot <= c.area().H()-h-tailGap+slop
}

// drawPage adds the page that p plans.
func (c *composer) drawPage(p *plan, t *tail) {
	defer func() { c.turned = false }()
	c.turned = p.turned
	pg := c.newPage()
	pg.Texts = append(c.texts[:0], pg.Texts...)
	for _, pl := range p.places {
		it := c.items[pl.item]
		if pl.strip == 0 {
			c.anchor(it, pl.y)
		}
		it.draw(c, pg, pl.strip, pl.spot)
		if pl.strip == it.strips()-1 {
			it.matter = nil // else a long issue would be there twice
		}
	}
	foot := c.area().H()
	if c.tailHere {
		foot -= t.height + tailGap
	}
	c.drawNotes(pg, p.notes, foot)
	c.texts = pg.Texts
	pg.Texts = append(make([]page.Text, 0, len(pg.Texts)+folioTexts), pg.Texts...)
}

// newPage adds an empty page, or is the first, which the masthead has begun.
func (c *composer) newPage() *page.Page {
	if c.fresh {
		c.fresh = false
		return &c.out.Pages[0]
	}
	size := c.setup.Sheet
	if c.turned {
		size.W, size.H = size.H, size.W
	}
	c.out.Pages = append(c.out.Pages, page.Page{Size: size, TypeArea: c.area()})
	return &c.out.Pages[len(c.out.Pages)-1]
}

// anchor records where an item that links lead to begins.
func (c *composer) anchor(it *item, y unit.Length) {
	if it.anchor == "" {
		return
	}
	c.out.Anchors = append(c.out.Anchors, page.Anchor{
		Name: it.anchor, Page: len(c.out.Pages) - 1, Y: c.area().Min.Y + y})
}

// checkFirstPage warns when page 1 shows no body text (GB/T 9704 7.3.3).
func (c *composer) checkFirstPage(p *plan) {
	if len(c.doc.Masthead) == 0 {
		return
	}
	for _, pl := range p.places {
		if c.items[pl.item].block.Article > 0 && c.items[pl.item].strip(pl.strip).body > 0 {
			return
		}
	}
	c.report("W401", nowhere)
}
