package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"

	"jianbao/fonts"
	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
)

// program is one face as a document needs it. Code 0 and the codes of
// components have no text.
type program struct {
	face   *fonts.Face
	subset *subset.Subset
	name   string   // with the tag of the subset
	codes  []uint16 // by index into the uses of the face
	texts  []string // by code
	widths []int32  // by code, in millionths of an em
	twins  []uint16 // the glyphs in the subset of the codes beyond it
}

// programsOf is the programs of the faces of c.
func programsOf(c *coding, opt Options) ([]program, error) {
	programs := make([]program, len(c.faces))
	for i, f := range c.faces {
		face := opt.Fonts.Face(f.face)
		if face == nil {
			return nil, fmt.Errorf("the font set has no face %d", f.face)
		}
		programs[i] = program{face: face}
		if err := programs[i].number(f.uses); err != nil {
			return nil, fmt.Errorf("%s: %w", face.Name, err)
		}
	}
	return programs, nil
}

var errTooMany = errors.New("too many glyphs of one face in a document")

// number makes the subset and gives every use its code: the number of its
// glyph in the subset for the first use of a glyph, a number beyond for others.
func (p *program) number(uses []use) error {
	ids := make([]glyph.ID, len(uses))
	for i, u := range uses {
		if int(u.id) >= p.face.Glyphs() {
			return fmt.Errorf("no glyph %d", u.id)
		}
		ids[i] = u.id
	}
	p.subset = p.face.Subsetter().Subset(ids)
	if p.subset.Len()+len(uses) > maxCode {
		return errTooMany
	}
	p.texts = make([]string, p.subset.Len(), p.subset.Len()+8)
	p.codes = make([]uint16, len(uses))
	taken := make([]bool, p.subset.Len())
	for i, u := range uses {
		code := uint16(p.subset.New(u.id))
		if taken[code] {
			p.twins = append(p.twins, code)
			p.texts = append(p.texts, "")
			code = uint16(len(p.texts) - 1)
		} else {
			taken[code] = true
		}
		p.codes[i], p.texts[code] = code, u.text
	}
	p.measure()
	p.name = p.tag() + p.face.PostScript()
	return nil
}

// measure fills widths.
func (p *program) measure() {
	p.widths = make([]int32, len(p.texts))
	perEm := p.face.UnitsPerEm()
	for code := range p.widths {
		p.widths[code] = widthOf(p.subset.Advance(p.glyph(code)), perEm)
	}
}

// glyph is the glyph in the subset that code shows.
func (p *program) glyph(code int) glyph.ID {
	if n := p.subset.Len(); code >= n {
		return glyph.ID(p.twins[code-n])
	}
	return glyph.ID(code)
}

// widthOf is an advance in millionths of an em.
func widthOf(advance, perEm int32) int32 {
	return int32((int64(advance)*1_000_000 + int64(perEm)/2) / int64(perEm))
}

// tag is six letters and a plus that tell one subset of a face from another
// (PDF 32000-1 9.6.4). They come from the glyphs in it.
func (p *program) tag() string {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range p.subset.Len() {
		h = (h ^ uint64(p.subset.Old(glyph.ID(i)))) * 1099511628211
	}
	tag := []byte("AAAAAA+")
	for i := range 6 {
		tag[i] += byte(h % 26)
		h /= 26
	}
	return string(tag)
}

// placeFonts gives out the numbers of the objects of the fonts: those of
// gopdf's stub to the first face, new ones to the others.
func (f *finisher) placeFonts() {
	for slot := range f.programs {
		if slot == 0 {
			f.fonts = append(f.fonts, fontObject)
			continue
		}
		base := f.out.reserve()
		for range objectsPerFont - 1 {
			f.out.reserve()
		}
		f.fonts = append(f.fonts, base)
		f.later = append(f.later, func() {
			for i := range objectsPerFont {
				f.font(slot, base+i)
			}
		})
	}
}

// font writes object n of the font of slot.
func (f *finisher) font(slot, n int) {
	p, base := &f.programs[slot], f.fonts[slot]
	switch kindToUnicode + kind(n-base) {
	case kindToUnicode:
		f.plain = appendToUnicode(f.plain[:0], p.texts)
		f.deflated(n, f.plain)
	case kindFontFile:
		f.fontFile(n, p)
	case kindDescriptor:
		f.descriptor(n, base, p)
	case kindCIDFont:
		f.cidFont(n, base, p)
	case kindType0:
		b := append(f.dict(n), "/Type/Font/Subtype/Type0/BaseFont/"...)
		b = append(b, p.name...)
		b = appendRef(append(b, "/Encoding/Identity-H/DescendantFonts["...), base+3)
		f.endDict(appendRef(append(b, "]/ToUnicode "...), base))
	}
}

// fontFile writes the subset of a face. Its outlines come compressed one by
// one, once for all documents; a small file has them compressed together.
func (f *finisher) fontFile(n int, p *program) {
	data, length := p.subset.FontFileIn(f.scratch)
	f.scratch = data
	dict := filtered + "/Length1 " + strconv.Itoa(length)
	if f.opt.Small {
		var err error
		if f.plain, err = appendInflated(f.plain[:0], data, length); err == nil {
			f.scratch = appendDeflated(f.scratch[:0], f.plain, true)
			data = f.scratch
		}
	}
	f.out.stream(n, dict, data)
	end := len(f.out.b)
	f.out.large = append(f.out.large, [2]int{end - len(data), end})
}

// symbolic is the one flag of the descriptors: characters outside the standard
// Latin set (PDF 32000-1 9.8.2).
const symbolic = 4

func (f *finisher) descriptor(n, base int, p *program) {
	perEm := p.face.UnitsPerEm()
	mille := func(b []byte, key string, v int32) []byte {
		return appendThousandths(append(b, key...), int64(widthOf(v, perEm)))
	}
	box := p.face.Box()
	b := append(f.dict(n), "/Type/FontDescriptor/FontName/"...)
	b = append(b, p.name...)
	b = appendInt(append(b, "/Flags "...), symbolic)
	b = mille(b, "/FontBBox[", box.Left)
	b = mille(mille(mille(b, " ", box.Bottom), " ", box.Right), " ", box.Top)
	b = append(b, "]/ItalicAngle "...)
	b = appendThousandths(b, int64(math.Round(1000*p.face.ItalicAngle())))
	b = mille(mille(b, "/Ascent ", p.face.Ascent()), "/Descent ", p.face.Descent())
	b = mille(mille(b, "/CapHeight ", p.face.CapHeight()), "/StemV ", p.face.Stem())
	b = appendRef(append(b, "/FontFile2 "...), base+1)
	f.endDict(appendRef(append(b, "/CIDSet "...), f.cidSet(len(p.texts))))
}

// cidSet gives out the number of the stream that says which glyphs are in the
// file: those of all codes, .notdef among them. ISO 19005-1 asks for it.
func (f *finisher) cidSet(codes int) int {
	n := f.out.reserve()
	f.later = append(f.later, func() {
		bits := make([]byte, (codes+7)/8)
		for i := range codes {
			bits[i/8] |= 0x80 >> (i % 8)
		}
		f.deflated(n, bits)
	})
	return n
}

func (f *finisher) cidFont(n, base int, p *program) {
	b := append(f.dict(n), "/Type/Font/Subtype/CIDFontType2/BaseFont/"...)
	b = append(b, p.name...)
	b = append(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"...)
	b = appendRef(append(b, "/FontDescriptor "...), base+2)
	b = f.appendGlyphMap(append(b, "/CIDToGIDMap"...), p)
	f.endDict(appendWidths(append(b, "/DW 1000/W"...), p.widths))
}

// appendGlyphMap appends what leads from codes to glyphs: nothing, or a table
// when some glyph has several codes.
func (f *finisher) appendGlyphMap(b []byte, p *program) []byte {
	if len(p.twins) == 0 {
		return append(b, "/Identity"...)
	}
	n := f.out.reserve()
	f.later = append(f.later, func() {
		table := make([]byte, 0, 2*len(p.texts))
		for code := range p.texts {
			table = binary.BigEndian.AppendUint16(table, uint16(p.glyph(code)))
		}
		f.deflated(n, table)
	})
	return appendRef(append(b, ' '), n)
}

// appendWidths appends the widths that are not an em (9.7.4.3), neighbours
// together.
func appendWidths(b []byte, widths []int32) []byte {
	const em = 1_000_000
	b = append(b, '[')
	open := false
	for code := 1; code < len(widths); code++ {
		w := widths[code]
		switch {
		case w == em && open:
			b, open = append(b, ']'), false
		case w == em:
		case open:
			b = appendThousandths(append(b, ' '), int64(w))
		default:
			b = append(appendInt(b, code), '[')
			b, open = appendThousandths(b, int64(w)), true
		}
	}
	if open {
		b = append(b, ']')
	}
	return append(b, ']')
}
