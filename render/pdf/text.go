package pdf

import (
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// line is what the text call before this one left behind. The next text goes
// on in its text object, as long as nothing came between: gopdf takes as long
// for a call as for a whole line's glyphs.
type line struct {
	open    bool
	x       micro // where it begins
	y       int64 // above the page's foot, in hundredths of a point
	slot    int
	size    micro
	spacing int64
}

// write draws text k of page n, glyph by glyph at its place.
func (d *drawer) write(n, k int) error {
	t := &d.doc.Pages[n].Texts[k]
	if len(t.Glyphs) == 0 {
		return nil
	}
	slot := d.uses.slot(t.Face)
	if err := d.mark(t.Tag, d.tell(n, k)); err != nil {
		return err
	}
	if err := d.setText(t); err != nil {
		return err
	}
	if t.Turned {
		if err := d.turn(t); err != nil {
			return err
		}
	}
	d.encode(len(t.Glyphs), &d.programs[slot])
	for _, s := range d.spacer.set(t, d.widths) {
		next := line{true, s.x, d.aboveFoot(t.Origin.Y), slot, sizeOf(t), s.spacing}
		if d.line.open {
			d.goOn(next, s)
		} else if err := d.begin(next, s); err != nil {
			return err
		}
		d.line = next
	}
	if t.Turned {
		return d.operators([]byte("Q"))
	}
	return nil
}

// aboveFoot is how far y, from the page's top, is above its foot, in hundredths
// of a point: what gopdf keeps of a place.
func (d *drawer) aboveFoot(y unit.Length) int64 {
	return int64(unit.Scale(d.sheet-y, 100, int64(unit.Pt)))
}

// begin draws s in a text object of its own.
func (d *drawer) begin(l line, s segment) error {
	if err := d.pdf.SetFont(d.family, "", float64(l.size)/1000); err != nil {
		return err
	}
	d.pdf.SetXY(float64(l.x/centipoint)/100, d.height-float64(l.y)/100)
	if err := d.pdf.SetCharSpacing(float64(l.spacing) / 1000); err != nil {
		return err
	}
	d.shown.glyphs = append(d.shown.glyphs, d.marks...)
	d.shown.calls = append(d.shown.calls, call{slot: uint8(l.slot), marks: len(d.shown.glyphs)})
	d.marks = d.marks[:0]
	d.show(s)
	return d.pdf.Text(stubText)
}

// goOn shows s in the text object of the call before.
func (d *drawer) goOn(l line, s segment) {
	b := append(d.shown.glyphs, "] TJ\n"...)
	if l.slot != d.line.slot || l.size != d.line.size {
		b = append(appendInt(append(b, "/F"...), l.slot+1), ' ')
		b = append(appendThousandths(b, int64(l.size)), " Tf\n"...)
	}
	if l.spacing != d.line.spacing {
		b = append(appendThousandths(b, l.spacing), " Tc\n"...)
	}
	if l.y == d.line.y {
		b = appendThousandths(b, 10*int64((l.x-d.line.x)/centipoint))
		b = append(b, " 0 Td\n["...)
	} else { // not by a move: readers add those up, and their floats come to differ
		b = appendThousandths(append(b, "1 0 0 1 "...), 10*int64(l.x/centipoint))
		b = appendThousandths(append(b, ' '), 10*l.y)
		b = append(b, " Tm\n["...)
	}
	d.shown.glyphs = b
	d.show(s)
}

// turn turns what follows a quarter clockwise about the origin of t.
func (d *drawer) turn(t *page.Text) error {
	d.ops = appendTurn(d.ops[:0], t.Origin.X.Points(), d.height-t.Origin.Y.Points())
	return d.operators(d.ops)
}

// setText sets the width and colour of t.
func (d *drawer) setText(t *page.Text) error {
	scale := t.Scale
	if scale == 0 {
		scale = 1000
	}
	if scale != d.scale {
		d.scale = scale
		d.ops = appendScale(d.ops[:0], scale)
		if err := d.operators(d.ops); err != nil {
			return err
		}
	}
	return d.setInk(t.Ink)
}

// encode finds the codes and widths of the next n glyphs.
func (d *drawer) encode(n int, p *program) {
	d.codes, d.widths = d.codes[:0], d.widths[:0]
	for _, use := range d.uses.uses[d.next : d.next+n] {
		code := p.codes[use]
		d.codes = append(d.codes, code)
		d.widths = append(d.widths, p.widths[code])
	}
	d.next += n
}

// show notes that the stub's glyph of the last text call stands for the glyphs
// of s too, each with its move to the right (PDF 32000-1 9.4.3 counts them to
// the left).
func (d *drawer) show(s segment) {
	b := append(d.shown.glyphs, '(')
	moves := d.spacer.moves[s.moves:]
	for i, code := range d.codes[s.from:s.to] {
		if i > 0 && moves[i-1] != 0 {
			b = append(appendInt(append(b, ')'), -int(moves[i-1])), '(')
		}
		b = appendEscaped(appendEscaped(b, byte(code>>8)), byte(code))
	}
	d.shown.glyphs = append(b, ')')
	d.shown.calls[len(d.shown.calls)-1].end = len(d.shown.glyphs)
}
