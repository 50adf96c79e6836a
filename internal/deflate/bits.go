package deflate

import (
	"encoding/binary"
	"math/bits"
)

const wordSize = 8

// bitWriter writes bits into out, which must have a word to spare at the end.
type bitWriter struct {
	out []byte
	at  int    // bytes written whole
	acc uint64 // bits not yet written
	n   uint8  // how many, fewer than 8 between calls
}

// put writes the low n bits of v, at most 56; the others must be 0.
func (w *bitWriter) put(v uint64, n uint) {
	w.acc |= v << w.n
	w.n += uint8(n)
	binary.LittleEndian.PutUint64(w.out[w.at:], w.acc)
	w.at += int(w.n >> 3)
	w.acc >>= w.n &^ 7
	w.n &= 7
}

// flush writes what is left, filling up the last byte with zeros.
func (w *bitWriter) flush() {
	if w.n > 0 {
		w.out[w.at] = byte(w.acc)
		w.at++
	}
	w.acc, w.n = 0, 0
}

// word is the eight bytes of b from i on. Slices would cost more than the load.
func word(b []byte, i int) uint64 {
	_ = b[i+7]
	return uint64(b[i]) | uint64(b[i+1])<<8 | uint64(b[i+2])<<16 | uint64(b[i+3])<<24 |
		uint64(b[i+4])<<32 | uint64(b[i+5])<<40 | uint64(b[i+6])<<48 | uint64(b[i+7])<<56
}

// putWord puts v into the eight bytes of b from i on.
func putWord(b []byte, i int, v uint64) {
	_ = b[i+7]
	b[i], b[i+1], b[i+2], b[i+3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
	b[i+4], b[i+5], b[i+6], b[i+7] = byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56)
}

// append writes the n bits of src, which must have a word to spare.
func (w *bitWriter) append(src []byte, n int) {
	have := w.n & 7
	words := src[:n/64*wordSize]
	out := w.out[w.at:][:len(words)]
	acc := w.acc
	for i := 0; i <= len(words)-wordSize; i += wordSize {
		v := word(words, i)
		putWord(out, i, acc|v<<have)
		acc = v >> 1 >> (63 - have) // what did not fit: nothing when have is 0
	}
	w.at, w.acc = w.at+len(words), acc
	rest := word(src, len(words))
	n &= 63
	first := min(n, 32)
	w.put(rest&(1<<first-1), uint(first))
	w.put(rest>>32&(1<<(n-first)-1), uint(n-first))
}

// putLiterals writes the bytes of b under book. The bits wait in a word until
// it could not take another byte's.
func (w *bitWriter) putLiterals(book *codebook, b []byte) {
	out, at, acc, n := w.out, w.at, w.acc, uint(w.n)
	for _, c := range b {
		l := &book.literals[c]
		acc |= uint64(l.bits) << (n & 63)
		if n += uint(l.n); n >= 64-maxCodeBits {
			putWord(out, at, acc)
			at += int(n >> 3)
			acc >>= n &^ 7 & 63
			n &= 7
		}
	}
	w.at, w.acc, w.n = at, acc, uint8(n)
	w.put(0, 0)
}

// distanceSymbol is the deflate symbol of a distance (RFC 1951, 3.2.5): from
// 5 on, two symbols to each power of two.
func distanceSymbol(distance int) int {
	d := uint(distance - 1)
	if d < 4 {
		return int(d)
	}
	top := bits.Len(d) - 1
	return 2*top + int(d>>(top-1)&1)
}

func distanceExtra(symbol int) uint8 {
	if symbol < 4 {
		return 0
	}
	return uint8(symbol/2 - 1)
}

// distanceBase is the least distance of symbol.
func distanceBase(symbol int) int {
	if symbol < 4 {
		return symbol + 1
	}
	return (2+symbol&1)<<(symbol/2-1) + 1
}
