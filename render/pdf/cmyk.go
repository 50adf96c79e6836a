package pdf

import (
	"encoding/binary"
	"math"
)

// Offset printing on coated paper, after ISO 12647-2:2004, table 2 (paper of
// type 1 and 2, black backing): what the paper, the four inks and their
// overprints look like. Where black comes over others it multiplies.

// paperWhite is the paper, in XYZ under D50.
var paperWhite = [3]fixed{0xCCCB, 0xD465, 0xB7BB}

// primaries are the sixteen ways in which full inks lie over one another, in
// XYZ relative to the paper, 0x8000 being 1: cyan counts slowest, then magenta,
// yellow and black. TestPrimaries works them out from the standard's L*a*b*.
var primaries = [16][3]uint16{
	{31595, 32768, 27030}, {799, 829, 652}, {25593, 27649, 2609}, {648, 700, 63},
	{11894, 6030, 5441}, {301, 153, 131}, {11376, 6030, 835}, {288, 153, 20},
	{5716, 8679, 18975}, {145, 220, 458}, {2993, 6949, 2653}, {76, 176, 64},
	{2038, 1619, 5748}, {52, 41, 139}, {1447, 1501, 1181}, {37, 38, 28},
}

// How much a dot of half the area grows on its way to paper, per cent of the
// whole: of the coloured inks and of black.
const (
	gain      = 14
	blackGain = 17
)

// cmyk is the profile of that printing: light adds up over dots as if they lay
// at random (Neugebauer), after each has grown.
func cmyk() []byte {
	show, print := showInks(), makeInks()
	return profile("prtr", "CMYK", "XYZ ", []iccTag{
		{"desc", localized("Offset on coated paper, estimated")},
		{"cprt", localized(free)},
		{"wtpt", typed("XYZ ", paperWhite[:]...)},
		{"A2B0", show}, {"A2B1", show}, {"A2B2", show},
		{"B2A0", print}, {"B2A1", print}, {"B2A2", print},
		{"gamt", table(3, 1, 2, nil).bytes(make([]uint16, 8))},
	})
}

// table begins a lut16Type (ICC.1 10.8) of in channels to out, with grid nodes
// each way and the matrix before it; nil is none.
func table(in, out, grid uint8, matrix []fixed) *lut {
	if matrix == nil {
		matrix = []fixed{0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x10000}
	}
	return &lut{in: in, out: out, grid: grid, matrix: matrix}
}

type lut struct {
	in, out, grid uint8
	matrix        []fixed
	curves        [][]uint16 // of the inputs, nil: straight
}

// bytes is the tag with the values of its nodes.
func (l *lut) bytes(nodes []uint16) []byte {
	straight := []uint16{0, math.MaxUint16}
	curves := l.curves
	for len(curves) < int(l.in) {
		curves = append(curves, straight)
	}
	b := append([]byte("mft2"), 0, 0, 0, 0, l.in, l.out, l.grid, 0)
	b = appendFixed(b, l.matrix...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(curves[0])))
	b = binary.BigEndian.AppendUint16(b, uint16(len(straight)))
	for _, c := range curves {
		b = appendUint16s(b, c)
	}
	b = appendUint16s(b, nodes)
	for range l.out {
		b = appendUint16s(b, straight)
	}
	return b
}

func appendUint16s(b []byte, vs []uint16) []byte {
	for _, v := range vs {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return b
}

// showInks leads from inks to light.
func showInks() []byte {
	l := table(4, 3, 2, nil)
	grown := func(by int) []uint16 {
		curve := make([]uint16, 256)
		for i := range curve {
			rest := 255 - i
			curve[i] = uint16(i*257 + 4*by*i*rest*math.MaxUint16/(100*255*255))
		}
		return curve
	}
	l.curves = [][]uint16{grown(gain), grown(gain), grown(gain), grown(blackGain)}
	var nodes []uint16
	for _, p := range primaries {
		nodes = append(nodes, p[:]...)
	}
	return l.bytes(nodes)
}

// makeInks leads from light to inks, as pictures are separated: through the
// light of sRGB, evened out by a square root.
func makeInks() []byte {
	const steps, grid = 1024, 9
	l := table(3, 4, grid, []fixed{205380, -105963, -32153,
		-64145, 125576, 2192, 4715, -15007, 92094})
	even := make([]uint16, steps)
	for i := range even { // the table reaches to twice the white
		light := min(2*i*math.MaxUint16/(steps-1), math.MaxUint16)
		even[i] = uint16(math.Sqrt(float64(light * math.MaxUint16)))
	}
	l.curves = [][]uint16{even, even, even}
	var nodes []uint16
	at := func(n int) uint8 { return uint8(n * 255 / (grid - 1)) }
	for r := range grid {
		for g := range grid {
			for b := range grid {
				for _, v := range separate(at(r), at(g), at(b)) {
					nodes = append(nodes, uint16(v)*257)
				}
			}
		}
	}
	return l.bytes(nodes)
}
