package layout

import (
	"jianbao/layout/block"
	"jianbao/layout/inline"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// tailGap keeps the text off the tail's first rule.
const tailGap = 2 * unit.Mm

// tail is the 版记, set: entries between rules, its last rule on the foot of
// the type area.
type tail struct {
	entries []tailEntry
	height  unit.Length // from the first rule's top to the last one's foot
}

type tailEntry struct {
	block *block.TailEntry
	label *paragraph
	text  *paragraph
	right *loneLine
	grown bool // the text at the right has a line to itself
}

// tail sets the entries of the last page's foot.
func (c *composer) tail() *tail {
	t := &tail{}
	src := &c.doc.Tail
	if len(src.Entries) == 0 {
		return t
	}
	t.height = src.First.Thickness + src.Last.Thickness
	for i := range src.Entries {
		e := c.tailEntry(&src.Entries[i])
		t.entries = append(t.entries, e)
		t.height += e.height()
		if e.block.Rule && i > 0 {
			t.height += src.Inner.Thickness
		}
	}
	return t
}

func (e *tailEntry) height() unit.Length {
	return unit.Length(e.rows()) * e.block.Style.Pitch
}

// rows counts the lines an entry takes.
func (e *tailEntry) rows() int {
	n := len(e.text.lines)
	if e.grown {
		n++
	}
	return max(n, 1)
}

// tailEntry sets one entry: the label, the text hanging after it, what stands
// at the right end of the last line.
func (c *composer) tailEntry(b *block.TailEntry) tailEntry {
	e := tailEntry{block: b}
	tag := c.tag(page.Tag{Role: page.TagP, Parent: 0})
	style := *b.Style
	if len(b.Label) > 0 {
		e.label = c.labelOf(b.Label, &style, tag)
		style.Left += e.label.lines[0].Width
	}
	e.text = c.textOf(b.Runs, &style, c.area().W(), tag)
	if e.right = c.oneLine(b.Right, &style, tag); e.right != nil {
		e.text.in.Reserve = e.right.width + style.Size
		if e.text.in.Reserve > e.text.in.Measure/2 {
			e.text.in.Reserve, e.grown = 0, len(b.Runs) > 0
		}
	}
	c.closeUp(e.text)
	c.set(e.text)
	return e
}

// closeUp leaves the first of two lines short, cut between words, when it would
// gape if it were filled: words went over for what stands at the right of the
// second, or to keep that from being too short.
func (c *composer) closeUp(p *paragraph) {
	if len(p.in.Runs) == 0 || c.stopped() || c.solve(&p.in).Count(0) != 2 {
		return
	}
	left := p.in
	left.Align = inline.Left
	lines, _ := c.solve(&left).Lines(0)
	if len(lines) == 2 && left.Measure-lines[0].Width > 3*p.style.Size/2 {
		p.in.Align, p.in.WordEnds = inline.Left, true
	}
}

// placeTail puts the tail at the foot of the last page, or of the next even
// one; then blank and tail pages carry no number (GB/T 9704 7.5).
func (c *composer) placeTail(t *tail) {
	if t.height == 0 {
		return
	}
	if !c.tailHere {
		n := len(c.out.Pages)
		c.newPage()
		if c.setup.EvenTail && len(c.out.Pages)%2 == 1 {
			c.newPage()
			c.unnumbered = n // the blank page and the tail's own
		}
	}
	c.drawTail(&c.out.Pages[len(c.out.Pages)-1], t)
}

// drawTail sets the tail from the foot of the type area up. One that no page
// can hold fills the pages before the last from their tops.
func (c *composer) drawTail(pg *page.Page, t *tail) {
	src := &c.doc.Tail
	y := max(c.area().H()-t.height, 0)
	left := t.height
	pg.Rules = append(pg.Rules, c.ruleAt(src.First, y))
	y, left = y+src.First.Thickness, left-src.First.Thickness
	for i := range t.entries {
		e := &t.entries[i]
		if e.block.Rule && i > 0 {
			pg.Rules = append(pg.Rules, c.ruleAt(src.Inner, y))
			y, left = y+src.Inner.Thickness, left-src.Inner.Thickness
		}
		for k := range e.rows() {
			if y+e.block.Style.Pitch > c.area().H()-src.Last.Thickness+slop {
				pg, y = c.newPage(), max(c.area().H()-left, 0)
			}
			c.drawEntry(pg, e, k, y)
			y, left = y+e.block.Style.Pitch, left-e.block.Style.Pitch
		}
	}
	pg.Rules = append(pg.Rules, c.ruleAt(src.Last, c.area().H()-src.Last.Thickness))
}

// drawEntry draws row k of an entry, its top at y.
func (c *composer) drawEntry(pg *page.Page, e *tailEntry, k int, y unit.Length) {
	style := e.block.Style
	base := c.area().Min.Y + y + style.Pitch/2 + percent(style.Size, centrePercent)
	if k == 0 && e.label != nil {
		c.drawLine(pg, e.label, 0, unit.Point{X: c.area().Min.X + style.Left, Y: base})
	}
	if k < len(e.text.lines) {
		c.drawLine(pg, e.text, k, unit.Point{X: c.area().Min.X + e.text.left, Y: base})
	}
	if k == e.rows()-1 && e.right != nil {
		e.right.draw(pg, unit.Point{X: c.area().Max.X - style.Right - e.right.width, Y: base})
	}
}
