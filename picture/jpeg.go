package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// jpegScan is what the segments of a JPEG file say (ISO/IEC 10918-1, B.1).
type jpegScan struct {
	header
	frame      byte // the SOF marker
	precision  byte
	components byte
	rgb        bool // Adobe's mark: three components that are not YCbCr
	exifDPI    int
}

// inspectJPEG walks the segments of data up to the pixels, and makes sure that
// the file is whole.
func inspectJPEG(data []byte) (header, error) {
	s := jpegScan{header: header{turn: 1, format: JPEG}}
	for off := 2; ; {
		marker, body, next := jpegSegment(data, off)
		if next == 0 {
			return s.header, fmt.Errorf("%w: JPEG breaks off at byte %d", ErrDamaged, off)
		}
		if marker == 0xda {
			off = next
			break
		}
		s.segment(marker, body)
		off = next
	}
	if s.frame == 0 {
		return s.header, fmt.Errorf("%w: JPEG without a frame", ErrDamaged)
	}
	if !bytes.Contains(data[max(0, len(data)-jpegTail):], []byte("\xff\xd9")) {
		return s.header, fmt.Errorf("%w: JPEG without an end", ErrDamaged)
	}
	if s.dpi == 0 {
		s.dpi = s.exifDPI
	}
	s.ready = s.turn == 1 && s.frame <= 0xc1 && s.precision == 8 &&
		(s.components == 1 || s.components == 3 && !s.rgb)
	return s.header, nil
}

// jpegTail is how far from the end of a file its end mark may stand: cameras
// put things of their own behind it.
const jpegTail = 1 << 16

// jpegSegment is the segment at off: its marker, its content, and where the
// next one begins, 0 when there is none.
func jpegSegment(data []byte, off int) (marker byte, body []byte, next int) {
	for off+1 < len(data) && data[off] == 0xff && data[off+1] == 0xff {
		off++
	}
	if off+4 > len(data) || data[off] != 0xff {
		return 0, nil, 0
	}
	marker = data[off+1]
	if marker >= 0xd0 && marker <= 0xd8 || marker == 1 { // these have no content
		return marker, nil, off + 2
	}
	n := int(binary.BigEndian.Uint16(data[off+2:]))
	if n < 2 || off+2+n > len(data) {
		return 0, nil, 0
	}
	return marker, data[off+4 : off+2+n], off + 2 + n
}

func (s *jpegScan) segment(marker byte, body []byte) {
	switch {
	case marker == 0xe0 && len(body) >= 12 && string(body[:5]) == "JFIF\x00":
		x := int(binary.BigEndian.Uint16(body[8:]))
		switch body[7] {
		case 1:
			s.dpi = sensible(x)
		case 2: // dots a centimetre
			s.dpi = sensible((x*254 + 50) / 100)
		}
	case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		s.turn, s.exifDPI = readEXIF(body[6:])
	case marker == 0xee && len(body) >= 12 && string(body[:5]) == "Adobe":
		s.rgb = body[11] == 0
	case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
		if len(body) >= 6 {
			s.frame, s.precision, s.components = marker, body[0], body[5]
			s.height = int(binary.BigEndian.Uint16(body[1:]))
			s.width = int(binary.BigEndian.Uint16(body[3:]))
		}
	}
}

// sensible is dpi, or 0 when nobody can have meant it.
func sensible(dpi int) int {
	if dpi < 10 || dpi > 10_000 {
		return 0
	}
	return dpi
}
