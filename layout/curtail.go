package layout

import (
	"jianbao/layout/clreq"
	"jianbao/layout/inline"
	"jianbao/layout/unit"
)

// curtail cuts off what of p no number of pages has room for: a file that is
// one endless paragraph then costs no more than what can be set. That the
// rest is missing is told when the pages have been filled.
func (c *composer) curtail(p *paragraph) {
	if p.in.Len() < alwaysFits {
		return
	}
	room := c.roomOnAllPages(p)
	for i := range p.in.Runs {
		r := &p.in.Runs[i]
		for at, ch := range r.Text {
			if room -= c.leastWidth(r, ch); room < 0 {
				pos := r.From.At(r.Text, at)
				c.curtailed = &pos
				r.Text = r.Text[:at]
				p.in.Runs, p.runs = p.in.Runs[:i+1], p.runs[:i+1]
				return
			}
		}
	}
}

// alwaysFits is up to how many bytes of text nothing is measured: a few
// hundred pages at the most.
const alwaysFits = 256 << 10

// roomOnAllPages is how long all the lines are together that MaxPages pages
// have for a paragraph like p.
func (c *composer) roomOnAllPages(p *paragraph) unit.Length {
	lines := unit.Length(c.setup.Lines)
	if pitch := p.style.Pitch; !p.style.OnGrid && pitch > 0 {
		lines = c.setup.TypeArea.H()/pitch + 1
	}
	return MaxPages * lines * min(p.in.Measure, c.area().W())
}

// leastWidth is less than any line can make of a character. Of those that
// take no room, a line could hold any number, and memory could not: millions
// of marks on one letter, of 字 wide spaces at a line's end. They count half a 字.
func (c *composer) leastWidth(r *inline.Run, ch rune) unit.Length {
	class, role := clreq.Of(ch), r.Latin
	if class.Han() {
		role = r.Han
	}
	g, ok := c.deps.Faces.Glyph(role, ch)
	switch {
	case ch == ' ':
		return 0 // never two together
	case !ok || class.Blank() || g.Width(r.Size) == 0:
		return r.Size / 2
	case class.Mark():
		return unit.Scale(g.Width(r.Size), 4, 10)
	}
	return unit.Scale(g.Width(r.Size), 9, 10)
}
