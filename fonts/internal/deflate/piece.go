// Package deflate makes zlib streams out of pieces compressed beforehand.
//
// All pieces are written under one Huffman code, so that the bits of a piece
// never depend on what stands around it: a stream is the pieces' bits put
// behind one another, and its checksum follows from theirs. It knows bytes,
// not fonts.
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
	return s.write(b, s.choose(b, &fixed))
}

// Encode makes a piece of b that repeats nothing by reference: for bytes that
// hardly repeat it is near as short as Compress, and takes a tenth of the time.
func Encode(b []byte) *Piece {
	n := 0
	for _, c := range b {
		n += int(fixed.literals[c].n)
	}
	w := bitWriter{out: make([]byte, n/8+2*wordSize)}
	for _, c := range b {
		l := &fixed.literals[c]
		w.put(uint64(l.bits), l.n)
	}
	w.flush()
	return &Piece{bits: w.out, n: n, raw: len(b), adler: adler32.Checksum(b)}
}

// write writes the parse that was chosen, which takes n bits.
func (s *scratch) write(b []byte, n int) *Piece {
	book := &fixed
	w := bitWriter{out: make([]byte, n/8+2*wordSize)}
	for i := 0; i < len(b); {
		if m := s.taken[i]; m.length > 0 {
			w.putMatch(m)
			i += int(m.length)
		} else {
			w.put(uint64(book.literals[b[i]].bits), book.literals[b[i]].n)
			i++
		}
	}
	w.flush()
	return &Piece{bits: w.out, n: n, raw: len(b), adler: adler32.Checksum(b)}
}

func (w *bitWriter) putMatch(m match) {
	l := fixed.lengths[m.length-minMatch]
	w.put(uint64(l.bits), l.n)
	symbol := distanceSymbol(int(m.distance))
	d := fixed.distances[symbol]
	w.put(uint64(d.bits), d.n)
	w.put(uint64(int(m.distance)-distanceBase(symbol)), distanceExtra(symbol))
}
