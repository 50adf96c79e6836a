package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

const pngHead = "\x89PNG\r\n\x1a\n"

// inspectPNG walks the chunks of data (ISO/IEC 15948, 5.3) and makes sure that
// the file is whole.
func inspectPNG(data []byte) (header, error) {
	h := header{turn: 1, format: PNG}
	plain, indexed, palette, pixels := false, false, false, false
	for off := len(pngHead); ; {
		name, body, next := pngChunk(data, off)
		if next == 0 {
			return h, fmt.Errorf("%w: PNG breaks off at byte %d", ErrDamaged, off)
		}
		switch name {
		case "IHDR":
			h.width, h.height, plain, indexed = pngSize(body)
		case "PLTE":
			palette = soundPalette(body) && !pixels
		case "tRNS":
			plain = false
		case "pHYs":
			h.dpi = pngDPI(body)
		case "eXIf":
			h.turn, _ = readEXIF(body)
		case "IDAT":
			pixels = true
		case "IEND":
			h.ready = plain && h.turn == 1 && (palette || !indexed)
			if !pixels {
				return h, fmt.Errorf("%w: PNG without pixels", ErrDamaged)
			}
			return h, nil
		}
		off = next
	}
}

// pngChunk is the chunk at off and where the next one begins; 0 when it is cut
// off or its checksum is wrong.
func pngChunk(data []byte, off int) (name string, body []byte, next int) {
	if off+12 > len(data) {
		return "", nil, 0
	}
	n := int(binary.BigEndian.Uint32(data[off:]))
	if n > len(data)-off-12 {
		return "", nil, 0
	}
	end := off + 8 + n
	if crc32.ChecksumIEEE(data[off+4:end]) != binary.BigEndian.Uint32(data[end:]) {
		return "", nil, 0
	}
	return string(data[off+4 : off+8]), data[off+8 : end], end + 4
}

// pngSize reads IHDR; plain is 8 bits a sample, not interlaced, and grey, RGB
// or indexed.
func pngSize(b []byte) (width, height int, plain, indexed bool) {
	if len(b) < 13 {
		return 0, 0, false, false
	}
	depth, colour, interlaced := b[8], b[9], b[12]
	indexed = colour == 3
	plain = depth == 8 && (colour == 0 || colour == 2 || indexed) && interlaced == 0
	width = int(int32(binary.BigEndian.Uint32(b)))
	return width, int(int32(binary.BigEndian.Uint32(b[4:]))), plain, indexed
}

// soundPalette tells whether gopdf takes b for a palette: whole colours, and
// not all of them bytes that are white space.
func soundPalette(b []byte) bool {
	return len(b)%3 == 0 && len(b) <= 3*256 && len(bytes.TrimSpace(b)) > 0
}

// pngDPI reads pHYs, which counts pixels a metre.
func pngDPI(b []byte) int {
	if len(b) < 9 || b[8] != 1 {
		return 0
	}
	ppm := int(binary.BigEndian.Uint32(b))
	return sensible((min(ppm, 1_000_000)*254 + 5000) / 10_000)
}
