// Package unit is the measure of everything on a page: exact whole lengths,
// places and rectangles, and the Chinese type sizes (字号).
// It knows nothing of text, fonts or standards.
package unit

import "strconv"

// Length is a distance in English Metric Units. A millimetre, a point and a
// twip are whole numbers of it, so layout never rounds by changing its unit.
type Length int64

// The units that the standards and the file formats speak.
const (
	Twip Length = 635    // 1/1440 inch, WordprocessingML
	Pt   Length = 12700  // 1/72 inch, PDF
	Mm   Length = 36000  // GB/T 9704
	Inch Length = 914400 // 72 Pt
)

// Short is a Length below 59 metres in half the memory, for what there is one
// of for every character.
type Short int32

// Points is l in points, for writers of PDF only; layout never uses it.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Millimetres is l in millimetres, for people.
func (l Length) Millimetres() float64 { return float64(l) / float64(Mm) }

// Twips is l in twips, rounded to the nearest.
func (l Length) Twips() int { return int(Scale(l, 1, int64(Twip))) }

// String gives millimetres with two decimals, as page dumps print them.
func (l Length) String() string { return strconv.FormatFloat(l.Millimetres(), 'f', 2, 64) }

// Scale is l·num/den rounded to the nearest unit, halves away from zero.
// den must be positive.
func Scale(l Length, num, den int64) Length {
	p := int64(l) * num
	if p < 0 {
		return Length(-((-2*p + den) / (2 * den)))
	}
	return Length((2*p + den) / (2 * den))
}

// Point is a place on a page: X to the right of, Y below the page's top left corner.
type Point struct{ X, Y Length }

// Rect is the area from Min (top left, inside) to Max (bottom right, outside).
type Rect struct{ Min, Max Point }

// W is the rectangle's width.
func (r Rect) W() Length { return r.Max.X - r.Min.X }

// H is the rectangle's height.
func (r Rect) H() Length { return r.Max.Y - r.Min.Y }

// Size is a width and a height.
type Size struct{ W, H Length }

// A4 is the trim size of official documents, ISO 216.
var A4 = Size{210 * Mm, 297 * Mm}
