package sfnt

import (
	"errors"
	"sort"

	"jianbao/layout/glyph"
)

// charMap is the one subtable of cmap that is used, read in place.
type charMap struct {
	body   table
	format int // 4 or 12
	count  int // segments or groups
}

// chooseCharMap takes the widest Unicode subtable: one that goes beyond the
// BMP before one that does not, whatever their order in the file.
func chooseCharMap(cmap table) (charMap, error) {
	var best charMap
	for i := range cmap.u16(2) {
		row := cmap.cut(4+8*i, 8)
		if row == nil {
			break
		}
		if platform, encoding := row.u16(0), row.u16(2); platform != 0 &&
			(platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		if m, ok := newCharMap(cmap, row.u32(4)); ok && m.format > best.format {
			best = m
		}
	}
	if best.count == 0 {
		return best, errors.New("no unicode character map")
	}
	return best, nil
}

func newCharMap(cmap table, at int) (charMap, bool) {
	if at > len(cmap) {
		return charMap{}, false
	}
	m := charMap{body: cmap[at:], format: cmap.u16(at)}
	switch m.format {
	case 4:
		m.count = m.body.u16(6) / 2
		return m, m.count > 0 && len(m.body) >= 16+8*m.count
	case 12:
		m.count = m.body.u32(12)
		return m, m.count > 0 && m.count <= (len(m.body)-16)/12
	}
	return charMap{}, false
}

func (m charMap) lookup(r rune) int {
	if m.format == 12 {
		return m.lookup12(int(r))
	}
	return m.lookup4(int(r))
}

func (m charMap) lookup12(r int) int {
	lo, hi := 0, m.count
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if m.body.u32(16+12*mid+4) < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	first, _, id := m.group(lo)
	if lo == m.count || r < first {
		return 0
	}
	return id + r - first
}

// group is the i-th run of format 12: characters first to last, and first's glyph.
func (m charMap) group(i int) (first, last, id int) {
	at := 16 + 12*i
	return m.body.u32(at), m.body.u32(at + 4), m.body.u32(at + 8)
}

func (m charMap) lookup4(r int) int {
	if r > 0xFFFF {
		return 0
	}
	i := sort.Search(m.count, func(i int) bool { return m.body.u16(14+2*i) >= r })
	if i == m.count {
		return 0
	}
	return m.inSegment(i, r)
}

// inSegment finds r, which is not above segment i's end, by the four parallel
// arrays of format 4.
func (m charMap) inSegment(i, r int) int {
	first := m.body.u16(16 + 2*m.count + 2*i)
	delta := m.body.u16(16 + 4*m.count + 2*i)
	offsetAt := 16 + 6*m.count + 2*i
	offset := m.body.u16(offsetAt)
	if r < first {
		return 0
	}
	if offset == 0 || offset == 0xFFFF { // the latter by mistake, in old fonts' last segment
		return (r + delta) & 0xFFFF
	}
	id := m.body.u16(offsetAt + offset + 2*(r-first))
	if id == 0 {
		return 0
	}
	return (id + delta) & 0xFFFF
}

// Lookup is the glyph of r; 0 when the font has none.
func (f *Font) Lookup(r rune) glyph.ID {
	if r < 0 {
		return 0
	}
	id := f.chars.lookup(r)
	if id < 0 || id >= f.glyphs {
		return 0
	}
	return glyph.ID(id)
}

// Characters calls yield with every character that has a glyph, in order.
func (f *Font) Characters(yield func(r rune, id glyph.ID) bool) {
	next := 0 // runs of a damaged font may overlap; no character comes twice
	for i := range f.chars.count {
		first, last := f.run(i)
		for r := max(first, next); r <= min(last, 0x10FFFF); r++ {
			if id := f.Lookup(rune(r)); id != 0 && !yield(rune(r), id) {
				return
			}
			next = r + 1
		}
	}
}

// run is the range of characters of the i-th segment or group.
func (f *Font) run(i int) (first, last int) {
	m := f.chars
	if m.format == 12 {
		first, last, id := m.group(i)
		return first, min(last, first+f.glyphs-id) // no further than there are glyphs
	}
	return m.body.u16(16 + 2*m.count + 2*i), m.body.u16(14 + 2*i)
}
