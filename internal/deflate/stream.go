package deflate

// Stream is a zlib stream (RFC 1950) in the making: one block of deflate
// under the fixed code, which begins with a description of that code.
type Stream struct {
	w     bitWriter
	adler uint32
	raw   int
}

// zlibHead says: deflate, a window of 32 KiB, compressed at default effort.
const zlibHead = "\x78\x9c"

// overhead is what a stream has around its pieces, and a word to spare.
func overhead() int { return len(zlibHead) + len(outlines.head) + 4 + 4*wordSize }

// NewStream begins a stream whose pieces take size bytes in all.
func NewStream(size int) *Stream { return NewStreamIn(nil, size) }

// NewStreamIn is NewStream in the place of room, where that is large enough.
func NewStreamIn(room []byte, size int) *Stream {
	size += overhead()
	if cap(room) < size {
		room = make([]byte, size)
	}
	s := &Stream{w: bitWriter{out: room[:size]}, adler: 1}
	s.w.at = copy(s.w.out, zlibHead)
	s.w.append([]byte(outlines.head), outlines.headBits)
	return s
}

// Add puts p behind what is there.
func (s *Stream) Add(p *Piece) {
	s.w.append(p.bits, p.n)
	s.adler = combine(s.adler, p.adler, p.raw)
	s.raw += p.raw
}

// Close ends the stream and gives it, with the number of bytes it inflates to.
func (s *Stream) Close() (zlib []byte, raw int) {
	s.w.put(uint64(outlines.endOfBlock.bits), uint(outlines.endOfBlock.n))
	s.w.flush()
	a := s.adler
	end := append(s.w.out[:s.w.at], byte(a>>24), byte(a>>16), byte(a>>8), byte(a))
	return end, s.raw
}

// adlerBase is the largest prime below 2¹⁶ (RFC 1950, section 8.2).
const adlerBase = 65521

// combine is the checksum of two strings joined, from theirs and the length
// of the second: its sum of sums grows by the first's sum for every byte.
func combine(first, second uint32, length int) uint32 {
	sum, sums := first&0xFFFF, first>>16
	n := uint32(length % adlerBase)
	before := (sum + adlerBase - 1) % adlerBase // Adler-32 starts from 1
	sums = (sums + second>>16 + n*before%adlerBase) % adlerBase
	return sums<<16 | (before+second&0xFFFF)%adlerBase
}
