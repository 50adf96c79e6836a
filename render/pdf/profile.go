package pdf

import "encoding/binary"

// A PDF/A says which colours its numbers mean by an ICC profile. These are
// written here, from the numbers of the standards, so that no one else's
// licence is on them (ICC.1:2010, profile version 4.2).

// fixed is a number with 16 bits behind the point (s15Fixed16Number).
type fixed int32

// iccTag is an entry of a profile.
type iccTag struct {
	name string // four letters
	data []byte
}

// profile puts a profile together: its class, the space of its colours and the
// space it leads to, each of four letters. Tags with the same data share it.
func profile(class, space, pcs string, tags []iccTag) []byte {
	be := binary.BigEndian
	b := make([]byte, 128, 1024)
	be.PutUint32(b[8:], 0x04200000)
	copy(b[12:], class+space+pcs)
	for i, v := range []uint16{2016, 2, 18, 0, 0, 0} { // a date is asked for, any will do
		be.PutUint16(b[24+2*i:], v)
	}
	copy(b[36:], "acsp")
	copy(b[68:], whitePoint()) // of the connection space
	b = be.AppendUint32(b, uint32(len(tags)))
	at := len(b) + 12*len(tags)
	var bodies []byte
	placed := map[string]int{}
	for _, t := range tags {
		offset, known := placed[string(t.data)]
		if !known {
			offset = at + len(bodies)
			placed[string(t.data)] = offset
			bodies = append(bodies, t.data...)
			bodies = append(bodies, make([]byte, -len(bodies)&3)...)
		}
		b = be.AppendUint32(append(b, t.name...), uint32(offset))
		b = be.AppendUint32(b, uint32(len(t.data)))
	}
	b = append(b, bodies...)
	be.PutUint32(b, uint32(len(b)))
	return b
}

// whitePoint is D50, the white of the connection space (ICC.1 7.2.16).
func whitePoint() []byte { return appendFixed(nil, 0xF6D6, 0x10000, 0xD32D) }

func appendFixed(b []byte, values ...fixed) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// typed is the data of a tag: its type, four bytes of nothing, and values.
func typed(kind string, values ...fixed) []byte {
	return appendFixed(append([]byte(kind), 0, 0, 0, 0), values...)
}

// localized is a text in one language (multiLocalizedUnicodeType), ASCII only.
func localized(s string) []byte {
	be := binary.BigEndian
	b := typed("mluc", 1, 12)
	b = append(b, "enUS"...)
	b = be.AppendUint32(b, uint32(2*len(s)))
	b = be.AppendUint32(b, 28)
	for i := range len(s) {
		b = be.AppendUint16(b, uint16(s[i]))
	}
	return b
}

// free is what the profiles say of their use.
const free = "No rights reserved"

// srgb is the profile of IEC 61966-2-1: its primaries and its curve, seen under
// D50. TestSRGB works them out from the chromaticities.
func srgb() []byte {
	curve := typed("para", 3<<16, 0x26666, // (a·x+b)^2.4 above, c·x below d
		0xF2A7, 0x0D59, 0x13D0, 0x0A5B)
	return profile("mntr", "RGB ", "XYZ ", []iccTag{
		{"desc", localized("sRGB")},
		{"cprt", localized(free)},
		{"wtpt", append(typed("XYZ "), whitePoint()...)},
		{"chad", typed("sf32",
			0x10C42, 0x5DE, -0xCDB, 0x793, 0xFD90, -0x45F, -0x25E, 0x3DC, 0xC06E)},
		{"rXYZ", typed("XYZ ", 0x6FA0, 0x38F5, 0x0390)},
		{"gXYZ", typed("XYZ ", 0x6297, 0xB787, 0x18D9)},
		{"bXYZ", typed("XYZ ", 0x249F, 0x0F84, 0xB6C3)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	})
}
