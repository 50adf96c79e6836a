package deflate

import (
	"encoding/binary"
	"hash/adler32"
	"math"
	"math/bits"
	"sync"
)

// textScratch is the working memory for one text. What earlier texts left in
// last is less than base and counts for nothing.
type textScratch struct {
	last   [1 << textHashBits]int32 // where a hash was seen last, counting from base
	base   int32
	tokens []token
}

// token is a byte, or a match: its distance, and its length times 1 << 16.
type token uint32

const (
	textHashBits = 13
	textMatch    = 4 // bytes: three cost more than their literals
)

var textScratches = sync.Pool{New: func() any { return new(textScratch) }}

// AppendText appends a zlib stream of data: one block under a code that suits
// the content streams and the objects of PDF files. It looks for what stood
// there before in one place only, and takes what it finds.
func AppendText(to, data []byte) []byte {
	start := len(to)
	w := bitWriter{out: roomFor(to, len(data)), at: start}
	w.at += copy(w.out[start:], zlibHead)
	w.append([]byte(text.head), text.headBits)
	s := textScratches.Get().(*textScratch)
	w.putTokens(&text, s.parse(data))
	textScratches.Put(s)
	w.put(uint64(text.endOfBlock.bits), uint(text.endOfBlock.n))
	w.flush()
	return binary.BigEndian.AppendUint32(w.out[:w.at], adler32.Checksum(data))
}

// roomFor is to with room behind it for n bytes, each by the longest code.
func roomFor(to []byte, n int) []byte {
	most := len(to) + n*maxCodeBits/8 + len(text.head) + 4*wordSize
	if cap(to) < most {
		to = append(make([]byte, 0, most), to...)
	}
	return to[:most]
}

// putTokens writes tokens under book. The bits wait in a word until it could not
// take another literal.
func (w *bitWriter) putTokens(book *codebook, tokens []token) {
	out, at, acc, n := w.out, w.at, w.acc, uint(w.n)
	for _, t := range tokens {
		if t < 256 {
			l := &book.literals[t]
			acc |= uint64(l.bits) << (n & 63)
			n += uint(l.n)
		} else {
			putWord(out, at, acc)
			at += int(n >> 3)
			v, size := book.match(t)
			acc = acc>>(n&^7&63) | v<<(n&7)
			n = n&7 + size
		}
		if n >= 64-maxCodeBits {
			putWord(out, at, acc)
			at += int(n >> 3)
			acc >>= n &^ 7 & 63
			n &= 7
		}
	}
	w.at, w.acc, w.n = at, acc, uint8(n)
	w.put(0, 0)
}

// match is the bits of a match, 48 at most.
func (b *codebook) match(t token) (v uint64, n uint) {
	distance := int(uint16(t))
	symbol := distanceSymbol(distance)
	l, d := &b.lengths[t>>16-minMatch], &b.distances[symbol]
	v = uint64(l.bits) | uint64(d.bits)<<(l.n&63)
	n = uint(l.n + d.n)
	v |= uint64(distance-distanceBase(symbol)) << (n & 63)
	return v, n + uint(distanceExtra(symbol))
}

// parse takes data apart: a match wherever there is one.
func (s *textScratch) parse(data []byte) []token {
	if s.base == 0 || s.base > math.MaxInt32/2 {
		s.last, s.base = [1 << textHashBits]int32{}, 1
	}
	tokens, i := s.tokens[:0], 0
	for i+textMatch <= len(data) {
		h := textHash(data, i)
		before := int(s.last[h] - s.base)
		s.last[h] = s.base + int32(i)
		if before < 0 || i-before > maxDistance || !begins(data, before, i) {
			tokens = append(tokens, token(data[i]))
			i++
			continue
		}
		n := textMatch + common(data[before+textMatch:], data[i+textMatch:],
			maxMatch-textMatch)
		tokens = append(tokens, token(n<<16|(i-before)))
		for k := i + 1; k < i+n && k+textMatch <= len(data); k += 2 {
			s.last[textHash(data, k)] = s.base + int32(k)
		}
		i += n
	}
	for ; i < len(data); i++ {
		tokens = append(tokens, token(data[i]))
	}
	s.base += int32(len(data))
	s.tokens = tokens
	return tokens
}

func textHash(b []byte, i int) uint32 {
	return binary.LittleEndian.Uint32(b[i:]) * knuth >> (32 - textHashBits)
}

// begins tells whether the same textMatch bytes stand at a and b.
func begins(data []byte, a, b int) bool {
	return binary.LittleEndian.Uint32(data[a:]) == binary.LittleEndian.Uint32(data[b:])
}

// common is how many bytes a and the shorter b begin with in common, most of
// them at most.
func common(a, b []byte, most int) int {
	most = min(len(b), most)
	n := 0
	for ; n+wordSize <= most; n += wordSize {
		if d := word(a, n) ^ word(b, n); d != 0 {
			return n + bits.TrailingZeros64(d)/8
		}
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}
