package picture

import "encoding/binary"

// The tags read from EXIF (JEITA CP-3451, 4.6.4).
const (
	tagOrientation    = 0x0112
	tagXResolution    = 0x011a
	tagResolutionUnit = 0x0128
)

// maxTags bounds a directory; cameras write some twenty.
const maxTags = 1000

// tiff reads numbers out of EXIF data, never past its end.
type tiff struct {
	data  []byte
	order binary.ByteOrder
}

func (t tiff) u16(off int) int {
	if off < 0 || off+2 > len(t.data) {
		return 0
	}
	return int(t.order.Uint16(t.data[off:]))
}

func (t tiff) u32(off int) int {
	if off < 0 || off+4 > len(t.data) {
		return 0
	}
	return int(t.order.Uint32(t.data[off:]))
}

// readEXIF is the orientation, 1 when there is none, and the resolution.
func readEXIF(data []byte) (turn, dpi int) {
	t := tiff{data: data, order: binary.BigEndian}
	if len(data) > 1 && data[0] == 'I' {
		t.order = binary.LittleEndian
	}
	turn, unit := 1, 2
	dir := t.u32(4)
	for i := range min(t.u16(dir), maxTags) {
		entry := dir + 2 + 12*i
		switch t.u16(entry) {
		case tagOrientation:
			if v := t.u16(entry + 8); v >= 1 && v <= 8 {
				turn = v
			}
		case tagXResolution:
			at := t.u32(entry + 8)
			if below := t.u32(at + 4); below > 0 {
				dpi = t.u32(at) / below
			}
		case tagResolutionUnit:
			unit = t.u16(entry + 8)
		}
	}
	if unit == 3 { // dots a centimetre
		dpi = (dpi*254 + 50) / 100
	}
	return turn, sensible(dpi)
}
