// Package preview draws composed pages as PNG pictures at any resolution, for
// screens and for proofs. It knows no styles, no standards of typesetting and
// no issues; whatever stands on a page was decided before.
package preview

import (
	"errors"
	"fmt"
	"image"

	"jianbao/fonts"
	"jianbao/layout/glyph"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// The bounds of what is drawn. A4 at the finest resolution has 35 million
// pixels, and takes at most four bytes of memory for each.
const (
	MinDPI    = 20
	MaxDPI    = 600
	MaxPixels = 36 << 20
)

// What is wrong with a request. Errors of Page and Render wrap them.
var (
	ErrDPI    = fmt.Errorf("not a resolution of %d to %d dots an inch", MinDPI, MaxDPI)
	ErrPixels = errors.New("too many pixels")
	ErrNoPage = errors.New("no such page")
)

// Renderer draws pages. It is safe for concurrent use, and keeps the shapes
// of what it has drawn, within bounds, so that it is quick the next time.
type Renderer struct {
	faces    []*face
	masks    *cache[maskKey, *mask]
	pictures *cache[pictureKey, *image.RGBA]
}

// How many bytes of shapes and of scaled pictures are kept. A page of text
// has a quarter of a million bytes of shapes at 96 dots an inch.
const (
	keptMasks    = 48 << 20
	keptPictures = 96 << 20
)

// New is a Renderer of pages that are set in the faces of set.
func New(set *fonts.Set) *Renderer {
	r := &Renderer{
		masks:    newCache[maskKey, *mask](keptMasks),
		pictures: newCache[pictureKey, *image.RGBA](keptPictures),
	}
	for _, f := range set.Faces() {
		r.faces = append(r.faces, newFace(f.Name, f.Data()))
	}
	return r
}

// Options say how a page is drawn.
type Options struct {
	DPI  int  // dots an inch
	Grid Grid // laid over the page; the zero Grid: none
}

// Page is page n of doc, counted from 0, as a PNG file of dpi dots an inch.
// The same page gives the same bytes, from any goroutine.
func (r *Renderer) Page(doc *page.Document, n, dpi int) ([]byte, error) {
	return r.Render(doc, n, Options{DPI: dpi})
}

// Render is Page with what else o asks for.
func (r *Renderer) Render(doc *page.Document, n int, o Options) ([]byte, error) {
	p, err := pageOf(doc, n)
	if err != nil {
		return nil, err
	}
	size, err := pixelSize(p.Size, o.DPI)
	if err != nil {
		return nil, fmt.Errorf("page %d: %w", n+1, err)
	}
	c := newCanvas(p, size)
	defer c.release()
	d := drawing{renderer: r, canvas: c, size: size, scale: scale(o.DPI)}
	if err := d.page(p, o.Grid); err != nil {
		return nil, fmt.Errorf("page %d: %w", n+1, err)
	}
	return encode(c.picture(), o.DPI), nil
}

func pageOf(doc *page.Document, n int) (*page.Page, error) {
	if n < 0 || n >= len(doc.Pages) {
		return nil, fmt.Errorf("page %d of %d: %w", n+1, len(doc.Pages), ErrNoPage)
	}
	return &doc.Pages[n], nil
}

// pixelSize is how many pixels a sheet takes; the last ones may lie partly
// outside it.
func pixelSize(s unit.Size, dpi int) (image.Point, error) {
	if dpi < MinDPI || dpi > MaxDPI {
		return image.Point{}, fmt.Errorf("%d: %w", dpi, ErrDPI)
	}
	const most = MaxPixels * unit.Inch / MinDPI // of a side, lest the product overflow
	if s.W <= 0 || s.H <= 0 || s.W > most || s.H > most {
		return image.Point{}, fmt.Errorf("%v × %v mm: %w", s.W, s.H, ErrPixels)
	}
	size := image.Pt(scale(dpi).ceil(s.W), scale(dpi).ceil(s.H))
	if size.X > MaxPixels/size.Y {
		return size, fmt.Errorf("%d × %d: %w", size.X, size.Y, ErrPixels)
	}
	return size, nil
}

// face is the face called id.
func (r *Renderer) face(id glyph.FaceID) (*face, error) {
	if int(id) >= len(r.faces) {
		return nil, fmt.Errorf("face %d is not in the set", id)
	}
	return r.faces[id], nil
}
