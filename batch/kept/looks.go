package kept

import (
	"encoding/binary"
	"encoding/hex"
	"sync"

	"jianbao/fonts"
	"jianbao/fonts/sfnt"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// looks makes digests of what pages look like: two pages have the same when
// the same outlines, bars and pictures stand in the same places in the same
// colours, whatever the fonts number their glyphs and in whatever order and
// runs the marks come. That an outline covers another is not told.
type looks struct {
	set   *fonts.Set
	faces []face
}

// face is the outlines of one face, by what they hash to.
type face struct {
	font func() *sfnt.Font
	mu   *sync.Mutex
	seen map[glyph.ID]uint64
}

func newLooks(set *fonts.Set) *looks {
	l := &looks{set: set}
	for _, f := range set.Faces() {
		font := sync.OnceValue(func() *sfnt.Font { return fontOf(f) })
		l.faces = append(l.faces, face{font, &sync.Mutex{}, map[glyph.ID]uint64{}})
	}
	return l
}

// fontOf reads a face that the set has read already.
func fontOf(f *fonts.Face) *sfnt.Font {
	font, err := sfnt.Parse(f.Data())
	if err != nil {
		return nil
	}
	return font
}

// digest adds up what marks hash to, so that their order does not count. Two
// sums of 64 bits each are enough where nobody looks for a collision.
type digest struct{ a, b uint64 }

func (d *digest) add(words ...uint64) {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ w)
	}
	d.a += h
	d.b += mix(h + golden)
}

// golden and the factors of mix are those of SplitMix64 (Steele, Lea, Flood
// 2014), which spreads every bit over all.
const golden = 0x9E3779B97F4A7C15

func mix(h uint64) uint64 {
	h += golden
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}

func hashBytes(b []byte) uint64 {
	h := uint64(len(b))
	for ; len(b) >= 8; b = b[8:] {
		h = mix(h ^ binary.LittleEndian.Uint64(b))
	}
	var rest [8]byte
	copy(rest[:], b)
	return mix(h ^ binary.LittleEndian.Uint64(rest[:]))
}

func (d *digest) String() string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], d.a)
	binary.BigEndian.PutUint64(b[8:], d.b)
	return hexOf(b[:])
}

func hexOf(b []byte) string { return hex.EncodeToString(b) }

// page is the digest of p.
func (l *looks) page(p *page.Page) string {
	var d digest
	d.add(1, uint64(p.Size.W), uint64(p.Size.H))
	for i := range p.Texts {
		l.text(&d, &p.Texts[i])
	}
	for _, r := range p.Rules {
		x, y, w, h := corners(r.Area)
		d.add(2, x, y, w, h, inkWord(r.Ink))
	}
	for _, f := range p.Pictures {
		x, y, w, h := corners(f.Area)
		var content uint64
		if f.Picture != nil {
			content = hashBytes(f.Picture.Hash[:])
		}
		d.add(3, x, y, w, h, content)
	}
	return d.String()
}

func corners(r unit.Rect) (x, y, w, h uint64) {
	return uint64(r.Min.X), uint64(r.Min.Y), uint64(r.W()), uint64(r.H())
}

// inkWord has the colour on screen, the colour in print and the spot ink.
func inkWord(k ink.Ink) uint64 {
	return hashBytes(append([]byte{k.R, k.G, k.B, k.C, k.M, k.Y, k.K}, k.Spot...))
}

func (l *looks) text(d *digest, t *page.Text) {
	if int(t.Face) >= len(l.faces) {
		return
	}
	f := &l.faces[t.Face]
	scale := t.Scale
	if scale == 0 {
		scale = 1000
	}
	colour, pen := inkWord(t.Ink), t.Origin.X
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, g := range t.Glyphs {
		if outline := f.outline(g.ID); outline != 0 {
			d.add(outline, uint64(pen+unit.Length(g.Shift)), uint64(t.Origin.Y),
				uint64(t.Size), uint64(scale), colour)
		}
		pen += unit.Length(g.Advance)
	}
}

// outline hashes what glyph id draws; 0 when that is nothing.
func (f *face) outline(id glyph.ID) uint64 {
	h, ok := f.seen[id]
	if !ok {
		if font := f.font(); font != nil {
			h = outlineOf(font, id, 0)
		}
		f.seen[id] = h
	}
	return h
}

// deepest is how far composite outlines may nest; the fonts have 1.
const deepest = 8

// outlineOf hashes an outline. The numbers of a composite's parts are left
// out and the parts themselves put in.
func outlineOf(font *sfnt.Font, id glyph.ID, depth int) uint64 {
	data := font.Outline(id)
	if len(data) == 0 || depth > deepest {
		return 0
	}
	bytes, parts := data, uint64(0)
	for at, part := range sfnt.Components(data) {
		if &bytes[0] == &data[0] {
			bytes = append([]byte(nil), data...)
		}
		bytes[at], bytes[at+1] = 0, 0
		parts = mix(parts ^ outlineOf(font, part, depth+1))
	}
	em := uint64(font.UnitsPerEm())<<32 | uint64(uint32(font.Bearing(id)))
	return max(1, mix(mix(hashBytes(bytes)^parts)^em))
}
