// Package deflate makes zlib streams under Huffman codes that are known
// beforehand, so that no document waits for a code to be worked out.
//
// Outlines are compressed piece by piece: the bits of a piece never depend on
// what stands around it, so a stream is the pieces' bits put behind one another,
// and its checksum follows from theirs. Text, the content and the objects of a
// document, is compressed in one go. It knows bytes, not fonts or files.
package deflate

import "hash/adler32"

// Piece is some bytes, compressed.
type Piece struct {
	bits  []byte // with padding behind, so that whole words can be read
	n     int    // how many bits
	raw   int    // how many bytes they stand for
	adler uint32 // checksum of those
}

// Size is how many bytes the piece takes compressed, rounded up.
func (p *Piece) Size() int { return (p.n + 7) / 8 }

// code is a run of bits, the first in the lowest bit.
type code struct {
	bits uint32
	n    uint8
}

// codebook is a Huffman code. Lengths of matches have the extra bits that
// follow their symbol in their code.
type codebook struct {
	literals   [256]code
	endOfBlock code
	lengths    [maxMatch - minMatch + 1]code
	distances  [distanceSymbols]code
	head       string // the block's beginning, which describes the code
	headBits   int
}

// Limits of a match in deflate.
const (
	minMatch    = 3
	maxMatch    = 258
	maxDistance = 32768

	distanceSymbols = 30
)

// Compress makes a piece of b.
func Compress(b []byte) *Piece {
	s := newScratch(len(b))
	defer s.free()
	s.findMatches(b)
	return s.write(b, s.choose(b, &outlines))
}

// Encode makes a piece of b that repeats nothing by reference: for bytes that
// hardly repeat it is near as short as Compress, and takes a tenth of the time.
func Encode(b []byte) *Piece {
	n := 0
	for _, c := range b {
		n += int(outlines.literals[c].n)
	}
	w := bitWriter{out: make([]byte, n/8+2*wordSize)}
	w.putLiterals(&outlines, b)
	w.flush()
	return &Piece{bits: w.out, n: n, raw: len(b), adler: adler32.Checksum(b)}
}

// write writes the parse that was chosen, which takes n bits.
func (s *scratch) write(b []byte, n int) *Piece {
	w := bitWriter{out: make([]byte, n/8+2*wordSize)}
	w.putTokens(&outlines, s.parsed(b))
	w.flush()
	return &Piece{bits: w.out, n: n, raw: len(b), adler: adler32.Checksum(b)}
}
