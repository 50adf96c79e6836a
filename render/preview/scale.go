package preview

import "jianbao/layout/unit"

// scale takes lengths to pixels: so many of them are an inch.
type scale int64

// parts is l in the nearest number of n-ths of a pixel.
func (s scale) parts(l unit.Length, n int64) int64 {
	return floorDiv(2*int64(l)*int64(s)*n+int64(unit.Inch), 2*int64(unit.Inch))
}

// floor is the last pixel edge that is not after l.
func (s scale) floor(l unit.Length) int {
	return int(floorDiv(int64(l)*int64(s), int64(unit.Inch)))
}

// ceil is the first pixel edge that is not before l.
func (s scale) ceil(l unit.Length) int { return -s.floor(-l) }

// floorDiv is a/b rounded down; b is positive.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
