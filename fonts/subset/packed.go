package subset

import (
	"bytes"
	"crypto/sha256"
	"hash/crc32"

	"github.com/klauspost/compress/flate"

	"jianbao/fonts/sfnt"
	"jianbao/internal/deflate"
)

// Packed is a font file as a Word document embeds it: obfuscated under a key
// (ECMA-376 part 1, 17.8.1) and deflated for a zip file.
type Packed struct {
	Key      [16]byte // a GUID, from what the file holds
	Deflated []byte   // raw deflate (RFC 1951)
	Size     int      // bytes it inflates to
	CRC      uint32   // of those
}

// Packed is TrueType, packed. Outlines that were compressed before for any
// document, PDF or Word, are not compressed again.
func (s *Subset) Packed(n Names, chars []Char) Packed {
	renumbered := s.renumbered(chars)
	glyphs := s.prepare()
	size, sum := 0, uint32(0)
	offsets := make([]int, 0, len(glyphs)+1)
	for _, g := range glyphs {
		offsets = append(offsets, size)
		size += g.size
		sum += g.sum
	}
	offsets = append(offsets, size)
	tables := append(s.tables(offsets), s.naming(n, renumbered)...)
	begin := sfnt.Begin(tables, size, sum)
	p := Packed{Size: len(begin) + size}
	p.Key = obfuscate(begin)
	p.CRC = s.crc(crc32.ChecksumIEEE(begin), glyphs)

	stream, _ := join(nil, deflate.Encode(begin), glyphs)
	p.Deflated = stream[zlibHead : len(stream)-zlibTail]
	return p
}

// What zlib (RFC 1950) puts around a deflate stream.
const zlibHead, zlibTail = 2, 4

// crc goes on with a checksum over the outlines.
func (s *Subset) crc(sum uint32, glyphs []*prepared) uint32 {
	var pad [3]byte
	for i, id := range s.old {
		outline := s.renumber(s.font.Outline(id))
		sum = crc32.Update(sum, crc32.IEEETable, outline)
		sum = crc32.Update(sum, crc32.IEEETable, pad[:glyphs[i].size-len(outline)])
	}
	return sum
}

// veiled is how many bytes of a font file are obfuscated, twice the key.
const veiled = 32

// obfuscate veils the beginning of a font file under a key made from it,
// which it returns. The beginning holds the checksums of all tables, so files
// that differ have different keys.
func obfuscate(begin []byte) (key [16]byte) {
	sum := sha256.Sum256(begin)
	copy(key[:], sum[:])
	for i := range min(veiled, len(begin)) {
		begin[i] ^= key[len(key)-1-i%len(key)]
	}
	return key
}

// Whole is the font file itself, packed. It is made once.
func (f *Font) Whole() Packed { return f.whole() }

func packWhole(data []byte) Packed {
	b := bytes.Clone(data)
	p := Packed{Size: len(b), Key: obfuscate(b[:min(len(b), 4096)])}
	p.CRC = crc32.ChecksumIEEE(b)
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil { // the level is valid
		panic("subset: " + err.Error())
	}
	// A buffer takes everything, so neither fails.
	_, _ = w.Write(b)
	_ = w.Close()
	p.Deflated = out.Bytes()
	return p
}
