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
