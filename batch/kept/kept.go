// Package kept is the page model of an issue as batch keeps it beside the
// outputs: one mark a line, lengths in EMU, gzipped. It holds what a page looks
// like, so that two versions can be compared and drawn without a PDF, and a
// digest of it for each page. It knows pages and faces, not folders.
//
// Glyphs are kept by character and not by number: a later font set may number
// them otherwise. Pictures are kept by hash and not by content.
package kept

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"strconv"

	"jianbao/fonts"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// End is how the names of kept pages end.
const End = ".pages.gz"

// heading is the first line; a form that cannot be read by this one counts up.
const heading = "jianbao pages 1"

// Keeper writes kept pages. It is safe for concurrent use and remembers the
// faces' outlines.
type Keeper struct {
	set   *fonts.Set
	looks *looks
}

// New is a keeper for documents set in the faces of set.
func New(set *fonts.Set) *Keeper { return &Keeper{set: set, looks: newLooks(set)} }

// Write keeps d. The same document gives the same bytes.
func (k *Keeper) Write(w io.Writer, d *page.Document) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(z)
	e := encoder{w: b, keeper: k, doc: d,
		faces: map[glyph.FaceID]int{}, inks: map[ink.Ink]int{}}
	e.document()
	if err := b.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// encoder writes lines; errors stay in w until it is flushed.
type encoder struct {
	// configuration
	w      *bufio.Writer
	keeper *Keeper
	doc    *page.Document

	// state
	line  []byte
	faces map[glyph.FaceID]int // by order of first use
	inks  map[ink.Ink]int
}

func (e *encoder) document() {
	e.w.WriteString(heading + "\n")
	m := e.doc.Meta
	e.begin("meta")
	e.texts(m.Title, m.Author, m.Subject, m.Language, m.Date, m.Template)
	e.texts(m.Keywords...)
	e.end()
	for i := range e.doc.Pages {
		e.page(&e.doc.Pages[i])
	}
	for _, a := range e.doc.Anchors {
		e.begin("anchor")
		e.texts(a.Name)
		e.numbers(int64(a.Page), int64(a.Y))
		e.end()
	}
	for _, o := range e.doc.Outline {
		e.begin("outline")
		e.texts(o.Title, o.Anchor)
		e.numbers(int64(o.Level))
		e.end()
	}
}

func (e *encoder) begin(kind string) { e.line = append(e.line[:0], kind...) }

func (e *encoder) numbers(ns ...int64) {
	for _, n := range ns {
		e.line = strconv.AppendInt(append(e.line, ' '), n, 10)
	}
}

func (e *encoder) texts(ss ...string) {
	for _, s := range ss {
		e.line = strconv.AppendQuote(append(e.line, ' '), s)
	}
}

func (e *encoder) area(r unit.Rect) {
	e.numbers(int64(r.Min.X), int64(r.Min.Y), int64(r.Max.X), int64(r.Max.Y))
}

func (e *encoder) end() {
	e.line = append(e.line, '\n')
	e.w.Write(e.line)
}

func (e *encoder) page(p *page.Page) {
	look := e.keeper.looks.page(p)
	for i := range p.Texts {
		e.introduce(p.Texts[i].Face)
		e.ink(p.Texts[i].Ink)
	}
	for _, r := range p.Rules {
		e.ink(r.Ink)
	}
	e.begin("page")
	e.numbers(int64(p.Size.W), int64(p.Size.H))
	e.area(p.TypeArea)
	e.texts(p.Label, look)
	e.end()
	for i := range p.Texts {
		e.text(&p.Texts[i])
	}
	for _, r := range p.Rules {
		e.begin("rule")
		e.area(r.Area)
		e.numbers(int64(e.inks[r.Ink]))
		e.end()
	}
	e.loose(p)
}

// loose writes pictures and links.
func (e *encoder) loose(p *page.Page) {
	for _, f := range p.Pictures {
		e.begin("picture")
		e.area(f.Area)
		if q := f.Picture; q != nil {
			e.numbers(int64(q.Width), int64(q.Height))
			e.texts(hexOf(q.Hash[:]))
		} else {
			e.numbers(0, 0)
			e.texts("")
		}
		e.texts(e.role(f.Tag))
		e.end()
	}
	for _, l := range p.Links {
		e.begin("link")
		e.area(l.Area)
		e.texts(l.Anchor, l.URL, e.role(l.Tag))
		e.end()
	}
}

// introduce writes a line about a face before its first use.
func (e *encoder) introduce(id glyph.FaceID) {
	if _, ok := e.faces[id]; ok {
		return
	}
	e.faces[id] = len(e.faces)
	e.begin("face")
	if f := e.keeper.set.Face(id); f != nil {
		e.texts(f.Name, f.Role.String())
	} else {
		e.texts("", glyph.FangSong.String())
	}
	e.end()
}

func (e *encoder) ink(k ink.Ink) {
	if _, ok := e.inks[k]; ok {
		return
	}
	e.inks[k] = len(e.inks)
	e.begin("ink")
	e.numbers(int64(k.R), int64(k.G), int64(k.B))
	e.numbers(int64(k.C), int64(k.M), int64(k.Y), int64(k.K))
	e.texts(k.Spot)
	e.end()
}

func (e *encoder) text(t *page.Text) {
	e.begin("text")
	e.numbers(int64(e.faces[t.Face]), int64(t.Size), int64(e.inks[t.Ink]),
		int64(t.Origin.X), int64(t.Origin.Y), int64(t.Scale))
	e.texts(e.role(t.Tag), t.Text)
	for gs := t.Glyphs; len(gs) > 0; {
		n := alike(gs)
		e.glyphs(gs[0], n)
		gs = gs[n:]
	}
	e.end()
}

// alike counts how many of gs move the pen like the first.
func alike(gs []glyph.Placed) int {
	n := 1
	for n < len(gs) && gs[n].Advance == gs[0].Advance && gs[n].Shift == gs[0].Shift &&
		gs[n].Runes == gs[0].Runes {
		n++
	}
	return n
}

// glyphs writes n×advance, with @shift and :characters where they are not 0
// and 1.
func (e *encoder) glyphs(g glyph.Placed, n int) {
	e.numbers(int64(n))
	e.line = strconv.AppendInt(append(e.line, '*'), int64(g.Advance), 10)
	if g.Shift != 0 {
		e.line = strconv.AppendInt(append(e.line, '@'), int64(g.Shift), 10)
	}
	if g.Runes != 1 {
		e.line = strconv.AppendInt(append(e.line, ':'), int64(g.Runes), 10)
	}
}

// role is what a tag is, as far as it says how the mark reads aloud.
func (e *encoder) role(id page.TagID) string {
	if id < 0 || int(id) >= len(e.doc.Tags) {
		return ""
	}
	return e.doc.Tags[id].Role.String()
}

// Bytes is Write into memory.
func (k *Keeper) Bytes(d *page.Document) ([]byte, error) {
	var b bytes.Buffer
	err := k.Write(&b, d)
	return b.Bytes(), err
}
