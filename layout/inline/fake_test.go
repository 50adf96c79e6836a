package inline

import (
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
)

// squares is a font of square Han glyphs and half-em Western ones. Marks have
// the ink of a mainland face; ？ is centred in all roles but 宋体.
type squares struct{}

func (squares) Glyph(role glyph.Role, r rune) (glyph.Glyph, bool) {
	g := glyph.Glyph{Face: 1, ID: glyph.ID(r), UnitsPerEm: 1000, Advance: 1000, InkLeft: 50, InkRight: 950}
	if r == '\U0010FFFD' {
		return glyph.Glyph{}, false
	}
	class := clreq.Of(r)
	if role == glyph.Latin || role == glyph.LatinBold {
		if !class.Western() && r != ' ' && !(r >= '‘' && r <= '”') {
			return glyph.Glyph{}, false
		}
		return western(r), r < 0x2100
	}
	switch {
	case class == clreq.Open:
		g.InkLeft, g.InkRight = 580, 910
	case r == '？' && role != glyph.SongTi, r == '！' && role == glyph.HeiTi:
		g.InkLeft, g.InkRight = 320, 680
	case class.Mark():
		g.InkLeft, g.InkRight = 90, 410
	case class == clreq.Dash:
		g.InkLeft, g.InkRight = 0, 1000
	case class == clreq.Extend:
		g.Advance, g.InkLeft, g.InkRight = 0, -600, -400
	case class.Western() && r < 0x2100:
		return western(r), true
	case r == ' ':
		g.Advance, g.InkLeft, g.InkRight = 500, 0, 0
	case r == '\u3000':
		g.InkLeft, g.InkRight = 0, 0
	}
	return g, true
}

func western(r rune) glyph.Glyph {
	g := glyph.Glyph{Face: 2, ID: glyph.ID(r), UnitsPerEm: 2048, Advance: 1024, InkLeft: 60, InkRight: 960}
	switch {
	case r == ' ', r == '.', r == ',', r == ':', r == '/':
		g.Advance = 512
	case r == '%':
		g.Advance = 1706
	case r >= 'A' && r <= 'Z':
		g.Advance = 1400
	}
	return g
}
