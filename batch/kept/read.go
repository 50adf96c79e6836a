package kept

import (
	"compress/gzip"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"jianbao/fonts"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// Pages is what was kept of one issue.
type Pages struct {
	Doc   *page.Document
	Looks []string // a digest for each page; pages of one look the same
	// Rest is what no page shows: metadata, anchors, the outline, links and
	// what marks are to screen readers.
	Rest string
}

// mostBytes bounds what a file of kept pages may unpack to: 500 pages of
// tables in the smallest type take a tenth of it.
const mostBytes = 256 << 20

// ErrForm says that a file is no file of kept pages that this version reads.
var ErrForm = errors.New("not kept pages of this version")

// Read reads what Write wrote, for drawing in the faces of set.
func Read(r io.Reader, set *fonts.Set) (*Pages, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	data, err := io.ReadAll(io.LimitReader(z, mostBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > mostBytes {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrForm, mostBytes)
	}
	return parse(string(data), set)
}

func parse(text string, set *fonts.Set) (*Pages, error) {
	d := decoder{set: set, pages: &Pages{Doc: &page.Document{}}}
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if n++; n == 1 {
			if line != heading {
				return nil, ErrForm
			}
			continue
		}
		if err := d.line(line); err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrForm, n, err)
		}
	}
	if n == 0 {
		return nil, ErrForm
	}
	d.pages.Rest = d.rest.String()
	return d.pages, nil
}

// decoder reads lines one after the other.
type decoder struct {
	// configuration
	set *fonts.Set

	// state
	faces []*fonts.Face
	inks  []ink.Ink
	rest  strings.Builder

	// result
	pages *Pages
}

func (d *decoder) line(line string) error {
	kind, after, _ := strings.Cut(line, " ")
	f := fields{rest: after}
	switch kind {
	case "face":
		d.face(&f)
	case "ink":
		d.ink(&f)
	case "page":
		d.page(&f)
	case "text", "rule", "picture":
		d.mark(kind, &f)
	case "meta", "anchor", "outline", "link":
		d.rest.WriteString(line + "\n")
		return nil
	default:
		return fmt.Errorf("unknown mark %q", kind)
	}
	return f.err
}

func (d *decoder) face(f *fields) {
	name, roleName := f.text(), f.text()
	for _, face := range d.set.Faces() {
		if face.Name == name {
			d.faces = append(d.faces, face)
			return
		}
	}
	// A face that is not here any more is drawn in the one of its role.
	role, ok := glyph.RoleNamed(roleName)
	if !ok {
		f.fail(fmt.Errorf("unknown role %q", roleName))
		return
	}
	d.faces = append(d.faces, d.set.Chain(role)[0])
}

func (d *decoder) ink(f *fields) {
	var k ink.Ink
	for _, c := range []*uint8{&k.R, &k.G, &k.B, &k.C, &k.M, &k.Y, &k.K} {
		*c = uint8(f.number())
	}
	k.Spot = f.text()
	d.inks = append(d.inks, k)
}

func (d *decoder) page(f *fields) {
	size := unit.Size{W: f.length(), H: f.length()}
	p := page.Page{Size: size, TypeArea: f.area(), Label: f.text()}
	d.pages.Looks = append(d.pages.Looks, f.text())
	d.pages.Doc.Pages = append(d.pages.Doc.Pages, p)
	d.rest.WriteString("page " + strconv.Quote(p.Label) + "\n")
}

func (d *decoder) mark(kind string, f *fields) {
	if len(d.pages.Doc.Pages) == 0 {
		f.fail(errors.New("a mark on no page"))
		return
	}
	p := &d.pages.Doc.Pages[len(d.pages.Doc.Pages)-1]
	switch kind {
	case "text":
		p.Texts = append(p.Texts, d.text(f))
	case "rule":
		p.Rules = append(p.Rules, page.Rule{Area: f.area(), Ink: pick(f, d.inks)})
	case "picture":
		p.Pictures = append(p.Pictures, d.picture(f))
	}
}

// pick is the item of all that a field numbers.
func pick[T any](f *fields, all []T) (item T) {
	n := f.number()
	if n < 0 || n >= int64(len(all)) {
		f.fail(fmt.Errorf("%d is none of %d", n, len(all)))
		return item
	}
	return all[n]
}

func (d *decoder) text(f *fields) page.Text {
	face := pick(f, d.faces)
	t := page.Text{Size: f.length()}
	t.Ink = pick(f, d.inks)
	t.Origin = unit.Point{X: f.length(), Y: f.length()}
	t.Scale = int(f.number())
	role := f.text()
	t.Text = f.text()
	d.rest.WriteString(role + " " + t.Text + "\n")
	if face == nil {
		return t
	}
	t.Face = face.ID
	t.Glyphs = glyphs(f)
	number(t.Glyphs, t.Text, face)
	return t
}

// glyphs reads n*advance@shift:characters, as often as it stands there.
func glyphs(f *fields) (gs []glyph.Placed) {
	for f.err == nil && f.rest != "" {
		n, how, ok := strings.Cut(f.word(), "*")
		count, err := strconv.Atoi(n)
		if !ok || err != nil || count < 1 || count > mostGlyphs {
			f.fail(fmt.Errorf("no glyphs: %.20q", n))
			return gs
		}
		how, characters, _ := strings.Cut(how, ":")
		how, shift, _ := strings.Cut(how, "@")
		g := glyph.Placed{Runes: 1, Advance: f.short(how)}
		if shift != "" {
			g.Shift = f.short(shift)
		}
		if characters != "" {
			g.Runes = uint8(f.parse(characters))
		}
		for range count {
			gs = append(gs, g)
		}
	}
	return gs
}

// mostGlyphs bounds a run: no line has more.
const mostGlyphs = 1 << 12

// number finds the glyphs of text in face.
func number(gs []glyph.Placed, text string, face *fonts.Face) {
	rs := []rune(text)
	for i := range gs {
		if len(rs) == 0 {
			return
		}
		if n := min(int(gs[i].Runes), len(rs)); n > 0 {
			gs[i].ID = face.Lookup(rs[0])
			rs = rs[n:]
		}
	}
}

func (d *decoder) picture(f *fields) page.Picture {
	p := page.Picture{Area: f.area()}
	f.number() // pixels across
	f.number() // and down
	sum := f.text()
	d.rest.WriteString(f.text() + "\n")
	if sum == "" {
		return p
	}
	hash, err := hex.DecodeString(sum)
	if err != nil || len(hash) != len(picture.Picture{}.Hash) {
		f.fail(fmt.Errorf("no hash: %.20q", sum))
		return p
	}
	p.Picture = standIn([32]byte(hash))
	return p
}

// fields takes a line apart. The first fault stays; what is read after it is
// nothing.
type fields struct {
	rest string
	err  error
}

func (f *fields) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

func (f *fields) word() string {
	word, rest, _ := strings.Cut(f.rest, " ")
	f.rest = rest
	return word
}

func (f *fields) parse(s string) unit.Length {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		f.fail(err)
	}
	return unit.Length(n)
}

// short reads a length that a glyph may have.
func (f *fields) short(s string) unit.Short {
	l := f.parse(s)
	if l != unit.Length(unit.Short(l)) {
		f.fail(fmt.Errorf("too long: %s", s))
	}
	return unit.Short(l)
}

func (f *fields) number() int64       { return int64(f.parse(f.word())) }
func (f *fields) length() unit.Length { return f.parse(f.word()) }

func (f *fields) area() (r unit.Rect) {
	r.Min = unit.Point{X: f.length(), Y: f.length()}
	r.Max = unit.Point{X: f.length(), Y: f.length()}
	return r
}

func (f *fields) text() string {
	quoted, err := strconv.QuotedPrefix(f.rest)
	if err != nil {
		f.fail(err)
		return ""
	}
	s, err := strconv.Unquote(quoted)
	if err != nil {
		f.fail(err)
	}
	f.rest = strings.TrimPrefix(f.rest[len(quoted):], " ")
	return s
}
