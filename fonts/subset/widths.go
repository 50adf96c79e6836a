package subset

import (
	"strconv"

	"jianbao/layout/glyph"
)

// perMille is PDF's glyph space: a thousandth of an em.
const perMille = 1000

// AppendWidths appends the value of a CIDFont's W for the subset to dst, in
// brackets. It leaves out the glyphs as wide as an em, which is the DW that
// PDF assumes.
func (s *Subset) AppendWidths(dst []byte) []byte {
	em := s.font.UnitsPerEm()
	dst = append(dst, '[')
	for i := 0; i < len(s.old); {
		if s.Advance(glyph.ID(i)) == em {
			i++
			continue
		}
		dst = strconv.AppendInt(dst, int64(i), 10)
		dst = append(dst, '[')
		for ; i < len(s.old) && s.Advance(glyph.ID(i)) != em; i++ {
			dst = append(AppendPerMille(dst, s.Advance(glyph.ID(i)), em), ' ')
		}
		dst[len(dst)-1] = ']'
	}
	return append(dst, ']')
}

// AppendPerMille appends n font units as thousandths of the em to dst, to
// three decimals: a line of 2048-unit glyphs is then right to a millionth.
func AppendPerMille(dst []byte, n, unitsPerEm int32) []byte {
	const decimals = 1000
	em := int64(unitsPerEm)
	v := (2*int64(n)*perMille*decimals + em) / (2 * em)
	if n < 0 {
		v = -((-2*int64(n)*perMille*decimals + em) / (2 * em))
	}
	return strconv.AppendFloat(dst, float64(v)/decimals, 'f', -1, 64)
}
