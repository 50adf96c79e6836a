// Package gbt9704 is the measures of GB/T 9704—2012 (党政机关公文格式) as data,
// clause by clause. It knows lengths and names of typefaces, not how anything
// is drawn.
package gbt9704

import "jianbao/layout/unit"

// Paper is the trim size (成品幅面), A4: 5.1.
var Paper = unit.A4

// The margins: 5.2.1. The other two follow from the type area.
const (
	HeadMargin    = 37 * unit.Mm // 天头
	BindingMargin = 28 * unit.Mm // 订口
	MarginSlack   = 1 * unit.Mm  // both ± 1 mm
)

// The type area (版心) without the page number: 5.2.1.
const (
	TypeAreaWidth  = 156 * unit.Mm
	TypeAreaHeight = 225 * unit.Mm
)

// TypeArea is where the type area stands on the paper: 5.2.1.
var TypeArea = unit.Rect{
	Min: unit.Point{X: BindingMargin, Y: HeadMargin},
	Max: unit.Point{X: BindingMargin + TypeAreaWidth, Y: HeadMargin + TypeAreaHeight},
}

// The type and how it fills the type area: 5.2.2, 5.2.3.
const (
	BodySize     = unit.No3
	CharsPerLine = 28
	LinesPerPage = 22
)

// CharX is the left edge of the i-th 字 of a line from the left of the type
// area. 156 mm over 28 is no whole number of units, so it is rounded from the
// index and errors never add up. It is 15.79 pt: 三号 of 16 pt is set tight.
func CharX(i int) unit.Length {
	return unit.Scale(TypeAreaWidth, int64(i), CharsPerLine)
}

// LineY is the top of the i-th line's em box below the top of the type area:
// the first line touches the top, the last one the foot (撑满版心, 5.2.3). The
// pitch is 29.61 pt, where a character and 7/8 of one (3.2) would be 30.
func LineY(i int) unit.Length {
	return unit.Scale(TypeAreaHeight-BodySize, int64(i), LinesPerPage-1)
}

// Red is the ink of what is printed red, in per cent: 6.2.
var Red = struct{ C, M, Y, K uint8 }{M: 80, Y: 80}

// Paper and press: 4, 6.3.
const (
	TrimSlack       = 2 * unit.Mm // of the trim size
	StapleFromEdge  = 70 * unit.Mm
	StapleSlack     = 4 * unit.Mm
	FoliosApartMost = 4 * unit.Mm // page numbers of two sides of a leaf
)

// The head of a document (版头): 7.2.
const (
	IssuerNameDrop = 35 * unit.Mm // the issuer's name below the type area's top: 7.2.4
	LinesUnderName = 2            // lines free between it and the number: 7.2.5
	HeadRuleGap    = 4 * unit.Mm  // the red rule below the number: 7.2.7
	HeadRuleWidth  = TypeAreaWidth
)

// The colophon (版记): 7.4.1. The last rule lies on the type area's foot.
const (
	OuterRule     = 35 * unit.Mm / 100 // the first and the last
	InnerRule     = 25 * unit.Mm / 100
	ColophonInset = 1 // 字 left free at both sides: 7.4.2, 7.4.3
)

// The page number (页码): 7.5.
const (
	FolioSize  = unit.No4
	FolioDrop  = 7 * unit.Mm // the dash's top below the type area
	FolioInset = 1           // 字 from the right on odd pages, from the left on even ones
)

// The letter form (信函格式): 10.1.
const (
	LetterNameDrop   = 30 * unit.Mm  // the name below the paper's top
	LetterRuleGap    = 4 * unit.Mm   // the first double rule below the name
	LetterRuleWidth  = 170 * unit.Mm // of both double rules
	LetterRuleAtFoot = 20 * unit.Mm  // the second one above the paper's foot
)

// OrderNameDrop is where the name of an order (命令格式) stands below the type
// area's top: 10.2.
const OrderNameDrop = 20 * unit.Mm

// MinutesNameDrop is the same for minutes (纪要格式): 10.3.
const MinutesNameDrop = 35 * unit.Mm
