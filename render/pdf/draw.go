package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/signintech/gopdf"

	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// drawer hands a document to gopdf.
type drawer struct {
	// configuration
	pdf      *gopdf.GoPdf
	doc      *page.Document
	uses     *coding
	programs []program
	family   string // of the stub font
	press    *Print // nil: for reading

	// state
	marker marker
	marks  []byte      // that lead to what is drawn next
	sheet  unit.Length // the height of the page
	height float64     // the same in points
	ops    []byte
	next   int // index into uses.uses of the next text's first glyph
	spacer spacer
	codes  []uint16 // of the current text
	widths []int32
	ink    ink.Ink // as last set on the page
	inked  bool    // whether one was set
	over   bool    // whether it prints over what is there
	scale  int
	line   line

	// result
	shown shown     // by every call that draws text
	spots []ink.Ink // printed as separations of their own
}

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

// draw draws the pages of doc into buf, uncompressed and all in one stub font.
func (d *drawer) draw(buf *bytes.Buffer, doc *page.Document) error {
	d.pdf, d.doc = new(gopdf.GoPdf), doc
	d.pdf.Start(gopdf.Config{PageSize: sizeInPoints(doc.Pages[0].Size)})
	d.pdf.SetNoCompression()
	if err := d.addFont(); err != nil {
		return fmt.Errorf("gopdf: stub font: %w", err)
	}
	for i := range doc.Pages {
		if err := d.page(i); err != nil {
			return on(i, err)
		}
	}
	// Once only: gopdf doubles the page tree when asked again.
	if _, err := d.pdf.WriteTo(buf); err != nil {
		return fmt.Errorf("gopdf: %w", err)
	}
	return nil
}

func sizeInPoints(s unit.Size) gopdf.Rect {
	return gopdf.Rect{W: s.W.Points(), H: s.H.Points()}
}

// addFont registers the stub font, in which all faces are drawn: each font
// costs gopdf as much as a page, each glyph as much as a line. The finisher
// puts in what is shown.
func (d *drawer) addFont() (err error) {
	if len(d.programs) > 0 {
		d.family, err = addStub(d.pdf)
	}
	return err
}

// page draws one page: what text stands on first.
func (d *drawer) page(n int) error {
	p := &d.doc.Pages[n]
	size := sizeInPoints(p.Size)
	d.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &size})
	d.inked, d.over, d.scale, d.sheet, d.height = false, false, 1000, p.Size.H, size.H
	d.line.open = false
	d.marker.turn()
	for i := range p.Pictures {
		if err := d.picture(&p.Pictures[i]); err != nil {
			return fmt.Errorf("picture at %s: %w", p.Pictures[i].Source.Path, err)
		}
	}
	for i := range p.Rules {
		if err := d.rule(&p.Rules[i]); err != nil {
			return err
		}
	}
	for i := range p.Texts {
		if err := d.write(n, i); err != nil {
			return fmt.Errorf("text %q: %w", p.Texts[i].Text, err)
		}
	}
	return d.operators(d.marker.end())
}

// mark makes what is drawn next part of tag, with what is told of it.
func (d *drawer) mark(tag page.TagID, told string) error {
	ops, err := d.marker.to(tag, told)
	if err != nil {
		return err
	}
	if len(ops) > 0 {
		d.marks = append(append(d.marks, ops...), '\n')
		d.line.open = false
	}
	return nil
}

// operators puts ops into the page after the marks that wait, which ends the
// text object before. A text takes its marks along.
func (d *drawer) operators(ops []byte) error {
	ops = append(d.marks, ops...)
	d.marks = ops[:0]
	if len(ops) > 0 {
		d.line.open = false
	}
	return operators(d.pdf, d.height, ops)
}

// setInk sets the colour of rules and texts. gopdf's texts have none of their
// own unless one is set for each, and take that of the last fill.
func (d *drawer) setInk(i ink.Ink) error {
	if d.inked && d.ink == i {
		return nil
	}
	d.ink, d.inked, d.line.open = i, true, false
	if d.press != nil {
		return d.setPressInk(i)
	}
	d.pdf.SetFillColor(i.R, i.G, i.B)
	return nil
}

func (d *drawer) rule(r *page.Rule) error {
	if err := d.mark(page.Artifact, ""); err != nil {
		return err
	}
	if err := d.setInk(r.Ink); err != nil {
		return err
	}
	if err := d.operators(nil); err != nil {
		return err
	}
	return d.pdf.RectFromUpperLeftWithOpts(gopdf.DrawableRectOptions{
		Rect:       gopdf.Rect{W: r.Area.W().Points(), H: r.Area.H().Points()},
		X:          r.Area.Min.X.Points(),
		Y:          r.Area.Min.Y.Points(),
		PaintStyle: gopdf.FillPaintStyle,
	})
}

var errNoPicture = errors.New("an area without a picture")

func (d *drawer) picture(p *page.Picture) error {
	if p.Picture == nil {
		return errNoPicture
	}
	if err := d.mark(p.Tag, ""); err != nil {
		return err
	}
	if err := d.operators(nil); err != nil {
		return err
	}
	return d.pdf.ImageByHolder(newHolder(p.Picture),
		p.Area.Min.X.Points(), p.Area.Min.Y.Points(),
		&gopdf.Rect{W: p.Area.W().Points(), H: p.Area.H().Points()})
}

// holder is a picture as gopdf takes it. Pictures with one hash are written
// once.
type holder struct {
	io.Reader
	id string
}

func newHolder(p *picture.Picture) holder {
	return holder{bytes.NewReader(p.Data), string(p.Hash[:])}
}

// ID tells a picture from others.
func (h holder) ID() string { return h.id }

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
