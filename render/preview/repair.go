package preview

import "encoding/binary"

// blindMap is a character map (OpenType, cmap: format 4) without characters.
const blindMap = "\x00\x00\x00\x01\x00\x00\x00\x03\x00\x00\x00\x0c" +
	"\x00\x04\x00\x18\x00\x00\x00\x02\x00\x02\x00\x00\x00\x00" +
	"\xff\xff\x00\x00\xff\xff\x00\x01\x00\x00"

// withoutMaps is a font file without its tables of characters and of kerning.
// Pages name glyphs and have their places, so drawing needs neither; but the
// font library refuses a whole font over a table of a kind it does not know.
func withoutMaps(file []byte) []byte {
	const head, row = 12, 16 // of the table directory
	blind := append(append(make([]byte, 0, len(file)+len(blindMap)), file...), blindMap...)
	if len(file) < head {
		return blind
	}
	directory := blind[head:len(file)]
	for range binary.BigEndian.Uint16(file[4:]) {
		if len(directory) < row {
			break
		}
		switch string(directory[:4]) {
		case "cmap":
			binary.BigEndian.PutUint32(directory[8:], uint32(len(file)))
			binary.BigEndian.PutUint32(directory[12:], uint32(len(blindMap)))
		case "kern":
			copy(directory, "none")
		}
		directory = directory[row:]
	}
	return blind
}
