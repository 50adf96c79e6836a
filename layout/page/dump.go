package page

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
)

// Dump writes d as text, one mark a line, for people and for golden tests:
// page, kind, tag, place in millimetres, and what the mark is. face names the
// faces, whose numbers would change with every font added.
func (d *Document) Dump(w io.Writer, face func(glyph.FaceID) string) error {
	u := dumper{w: bufio.NewWriter(w), doc: d, face: face}
	u.meta()
	for i := range d.Pages {
		u.page(i)
	}
	u.places()
	return u.w.Flush()
}

// dumper holds what the lines of a dump are made from. Errors of w stay in the
// bufio.Writer until Flush.
type dumper struct {
	w    *bufio.Writer
	doc  *Document
	face func(glyph.FaceID) string
	n    int // the page, from 1
}

func (u *dumper) meta() {
	m := u.doc.Meta
	fmt.Fprintf(u.w, "document %q by %q, %s, %s, template %s, %d pages\n",
		m.Title, m.Author, m.Language, m.Date, m.Template, len(u.doc.Pages))
}

func (u *dumper) page(i int) {
	p := &u.doc.Pages[i]
	u.n = i + 1
	fmt.Fprintf(u.w, "\n%d page %s × %s area %s label %q\n",
		u.n, p.Size.W, p.Size.H, area(p.TypeArea), p.Label)
	for j := range p.Texts {
		u.text(&p.Texts[j])
	}
	for _, r := range p.Rules {
		fmt.Fprintf(u.w, "%d rule %s %s\n", u.n, area(r.Area), colour(r.Ink))
	}
	for _, f := range p.Pictures {
		u.picture(f)
	}
	for _, l := range p.Links {
		fmt.Fprintf(u.w, "%d link %s %s → %s%s\n",
			u.n, u.tag(l.Tag), area(l.Area), l.Anchor, l.URL)
	}
}

func (u *dumper) text(t *Text) {
	fmt.Fprintf(u.w, "%d text %s %s %s w%s %s %s", u.n, u.tag(t.Tag),
		t.Origin.X, t.Origin.Y, t.Width(), u.face(t.Face), points(t.Size))
	if t.Scale != 0 && t.Scale != 1000 {
		fmt.Fprintf(u.w, " ×%d‰", t.Scale)
	}
	if t.Turned {
		fmt.Fprint(u.w, " turned")
	}
	if t.Ink != ink.Black {
		u.w.WriteString(" " + colour(t.Ink))
	}
	fmt.Fprintf(u.w, " %s ‖%s\n", strconv.Quote(t.Text), advances(t.Glyphs))
}

func (u *dumper) picture(f Picture) {
	fmt.Fprintf(u.w, "%d picture %s %s", u.n, u.tag(f.Tag), area(f.Area))
	if p := f.Picture; p != nil {
		fmt.Fprintf(u.w, " %d × %d px %x", p.Width, p.Height, p.Hash[:4])
	}
	if f.Tag >= 0 && int(f.Tag) < len(u.doc.Tags) {
		fmt.Fprintf(u.w, " %q", u.doc.Tags[f.Tag].Alt)
	}
	u.w.WriteByte('\n')
}

// places lists what stands on no page: anchors and the outline.
func (u *dumper) places() {
	if len(u.doc.Anchors)+len(u.doc.Outline) > 0 {
		u.w.WriteByte('\n')
	}
	for _, a := range u.doc.Anchors {
		fmt.Fprintf(u.w, "anchor %s page %d y %s\n", a.Name, a.Page+1, a.Y)
	}
	for _, o := range u.doc.Outline {
		fmt.Fprintf(u.w, "outline %d %q → %s\n", o.Level, o.Title, o.Anchor)
	}
}

// tag names a mark's element and the one that holds it, so that a paragraph
// of a quotation reads BlockQuote/P.
func (u *dumper) tag(id TagID) string {
	if id == Artifact {
		return "Artifact"
	}
	if id < 0 || int(id) >= len(u.doc.Tags) {
		return "tag" + strconv.Itoa(int(id))
	}
	t := u.doc.Tags[id]
	if id == 0 || t.Parent <= 0 || int(t.Parent) >= len(u.doc.Tags) {
		return t.Role.String()
	}
	return u.doc.Tags[t.Parent].Role.String() + "/" + t.Role.String()
}

func area(r unit.Rect) string {
	return fmt.Sprintf("%s,%s–%s,%s", r.Min.X, r.Min.Y, r.Max.X, r.Max.Y)
}

// points gives a type size as people name it: 16pt, 10.5pt.
func points(l unit.Length) string {
	h := int64(unit.Scale(l, 100, int64(unit.Pt)))
	s := fmt.Sprintf("%d.%02d", h/100, h%100)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".") + "pt"
}

func colour(k ink.Ink) string {
	if k == ink.Black {
		return "black"
	}
	return fmt.Sprintf("#%02X%02X%02X", k.R, k.G, k.B)
}

// advances lists how far each glyph moves the pen, equal neighbours as n×, a
// glyph drawn off the pen with its shift: a change inside a line that keeps
// the line's width still shows.
func advances(gs []glyph.Placed) string {
	var b strings.Builder
	for i := 0; i < len(gs); {
		s := advance(gs[i])
		n := 1
		for i+n < len(gs) && advance(gs[i+n]) == s {
			n++
		}
		b.WriteByte(' ')
		if n > 1 {
			fmt.Fprintf(&b, "%d×", n)
		}
		b.WriteString(s)
		i += n
	}
	return b.String()
}

func advance(g glyph.Placed) string {
	if g.Shift == 0 {
		return unit.Length(g.Advance).String()
	}
	return unit.Length(g.Advance).String() + "@" + unit.Length(g.Shift).String()
}
