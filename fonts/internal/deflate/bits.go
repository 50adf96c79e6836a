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
func (w *bitWriter) put(v uint64, n uint8) {
	w.acc |= v << w.n
	w.n += n
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

// stride is how many bytes append moves at once: a word less the bits that
// may be waiting.
const (
	stride     = wordSize - 1
	strideMask = 1<<(8*stride) - 1
)

// append writes the n bits of src, which must have a word to spare.
func (w *bitWriter) append(src []byte, n int) {
	out, at, acc, have := w.out, w.at, w.acc, w.n&7
	for ; n >= 8*stride; n -= 8 * stride {
		v := binary.LittleEndian.Uint64(src) & strideMask
		src = src[stride:]
		acc |= v << have
		binary.LittleEndian.PutUint64(out[at:], acc)
		at += stride
		acc >>= 8 * stride
	}
	w.at, w.acc = at, acc
	w.put(binary.LittleEndian.Uint64(src)&(1<<n-1), uint8(n))
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
