package subset

import (
	"encoding/binary"

	"jianbao/fonts/sfnt"
	"jianbao/internal/deflate"
)

// FontFile is the subset as the FontFile2 stream of a PDF: compressed by
// zlib, with the number of bytes it inflates to. Glyphs were compressed
// before or are now, and never again.
func (s *Subset) FontFile() (zlib []byte, rawLength int) { return s.FontFileIn(nil) }

// FontFileIn is FontFile in the place of room, where that is large enough.
func (s *Subset) FontFileIn(room []byte) (zlib []byte, rawLength int) {
	glyphs := s.prepare()
	outlines, sum := 0, uint32(0)
	offsets := make([]int, 0, len(glyphs)+1)
	for _, g := range glyphs {
		offsets = append(offsets, outlines)
		outlines += g.size
		sum += g.sum
	}
	offsets = append(offsets, outlines)
	begin := deflate.Encode(sfnt.Begin(s.tables(offsets), outlines, sum))
	return join(room, begin, glyphs)
}

func join(room []byte, begin *deflate.Piece, glyphs []*prepared) ([]byte, int) {
	size := begin.Size()
	for _, g := range glyphs {
		size += g.piece.Size()
	}
	stream := deflate.NewStreamIn(room, size)
	stream.Add(begin)
	for _, g := range glyphs {
		if g.size > 0 {
			stream.Add(g.piece)
		}
	}
	return stream.Close()
}

// prepare is the subset's outlines in its order, each compressed.
func (s *Subset) prepare() []*prepared {
	known := s.font.ready()
	glyphs := make([]*prepared, len(s.old))
	for i, id := range s.old {
		if glyphs[i] = known[id].Load(); glyphs[i] != nil {
			continue
		}
		outline := s.font.Outline(id)
		glyphs[i] = newPrepared(s.renumber(outline))
		if !composite(outline) { // a composite names other glyphs by their new numbers
			known[id].Store(glyphs[i])
		}
	}
	return glyphs
}

func newPrepared(outline []byte) *prepared {
	b := outline
	if len(b)%4 != 0 {
		b = sfnt.Pad(b[:len(b):len(b)])
	}
	return &prepared{deflate.Compress(b), len(b), sfnt.Sum(b)}
}

func composite(outline []byte) bool { return len(outline) > 0 && outline[0]&0x80 != 0 }

// renumber is outline with the new numbers of its components.
func (s *Subset) renumber(outline []byte) []byte {
	if !composite(outline) {
		return outline
	}
	b := append([]byte(nil), outline...)
	for at, id := range sfnt.Components(outline) {
		binary.BigEndian.PutUint16(b[at:], uint16(s.New(id)))
	}
	return b
}

// kept are the tables that go over as they are: what the instructions in
// outlines need.
var kept = []string{"cvt ", "fpgm", "prep"}

// tables are those of the font program but for glyf, whose outlines are at offsets.
func (s *Subset) tables(offsets []int) []sfnt.Table {
	widths, entries := s.metrics()
	loca, long := locations(offsets)
	tables := []sfnt.Table{
		{Tag: "head", Body: s.patched("head", 50, long)},
		{Tag: "hhea", Body: s.patched("hhea", 34, entries)},
		{Tag: "hmtx", Body: widths},
		{Tag: "loca", Body: loca},
		{Tag: "maxp", Body: s.patched("maxp", 4, len(s.old))},
	}
	for _, tag := range kept {
		if b := s.font.Table(tag); len(b) > 0 {
			tables = append(tables, sfnt.Table{Tag: tag, Body: b})
		}
	}
	return tables
}

// patched is the font's table with the 16-bit number at a place replaced.
func (s *Subset) patched(tag string, at, value int) []byte {
	b := append([]byte(nil), s.font.Table(tag)...)
	binary.BigEndian.PutUint16(b[at:], uint16(value))
	return b
}

// metrics is hmtx and how many of its entries have an advance: the last one
// holds for all glyphs after it.
func (s *Subset) metrics() (hmtx []byte, entries int) {
	entries = len(s.old)
	last := s.font.Advance(s.old[entries-1])
	for entries > 1 && s.font.Advance(s.old[entries-2]) == last {
		entries--
	}
	hmtx = make([]byte, 0, 4*len(s.old))
	for i, id := range s.old {
		if i < entries {
			hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.font.Advance(id)))
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.font.Bearing(id)))
	}
	return hmtx, entries
}

// shortest offsets count pairs of bytes in 16 bits.
const maxShort = 2 * 0xFFFF

// locations is loca and its format for head: 0 short, 1 long.
func locations(offsets []int) (loca []byte, long int) {
	loca = make([]byte, 0, 4*len(offsets))
	if offsets[len(offsets)-1] <= maxShort {
		for _, at := range offsets {
			loca = binary.BigEndian.AppendUint16(loca, uint16(at/2))
		}
		return loca, 0
	}
	for _, at := range offsets {
		loca = binary.BigEndian.AppendUint32(loca, uint32(at))
	}
	return loca, 1
}

// outlines is glyf whole, and where each outline in it begins.
func (s *Subset) outlines() (glyf []byte, offsets []int) {
	for _, id := range s.old {
		offsets = append(offsets, len(glyf))
		glyf = sfnt.Pad(append(glyf, s.renumber(s.font.Outline(id))...))
	}
	return glyf, append(offsets, len(glyf))
}
