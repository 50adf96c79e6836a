package deflate

import (
	"encoding/binary"
	"math"
	"sync"
)

// match is bytes that stood before already: length of them, distance back.
type match struct{ length, distance uint16 }

// scratch is the working memory for compressing one piece; it may be longer.
type scratch struct {
	last  [hashes]int32 // where a hash was seen last, counting from 1
	found []match       // the longest match at each byte
	taken []match       // what the cheapest parse takes there
	cost  []uint32      // bits from each byte to the end by that parse
}

const (
	hashBits = 10
	hashes   = 1 << hashBits
)

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func newScratch(n int) *scratch {
	s := scratches.Get().(*scratch)
	if len(s.cost) <= n {
		s.found, s.taken = make([]match, n), make([]match, n)
		s.cost = make([]uint32, n+1)
	}
	return s
}

func (s *scratch) free() { scratches.Put(s) }

// findMatches looks, at each byte, at the last place that began alike.
// Outlines are short and repeat little: looking further costs more time
// than it saves bits.
func (s *scratch) findMatches(b []byte) {
	s.last = [hashes]int32{}
	found := s.found[:len(b)]
	clear(found)
	for i := 0; i+4 <= len(b); i++ {
		begin := binary.LittleEndian.Uint32(b[i:]) << 8 // three bytes, the least match
		h := begin * knuth >> (32 - hashBits)
		before := int(s.last[h]) - 1
		s.last[h] = int32(i + 1)
		if before < 0 || i-before > maxDistance ||
			binary.LittleEndian.Uint32(b[before:])<<8 != begin {
			continue
		}
		n := minMatch + common(b[before+minMatch:], b[i+minMatch:], maxMatch-minMatch)
		found[i] = match{uint16(n), uint16(i - before)}
	}
}

// knuth spreads bytes over the hashes: 2³² over the golden ratio.
const knuth = 2654435761

// choose takes, from the end to the start, the cheapest of a literal and of
// every length of the match found. It gives the cost of the whole in
// bits under book.
func (s *scratch) choose(b []byte, book *codebook) int {
	cost, found, taken := s.cost[:len(b)+1], s.found[:len(b)], s.taken[:len(b)]
	after := uint32(0)
	cost[len(b)] = 0
	for i := len(b) - 1; i >= 0; i-- {
		least := after + uint32(book.literals[b[i]].n)
		take := match{}
		if m := found[i]; m.length > 0 {
			if n, c := s.bestLength(i, m, book); c < least {
				least, take = c, match{n, m.distance}
			}
		}
		cost[i], taken[i], after = least, take, least
	}
	return int(after)
}

// tries bounds the work on long runs of one byte.
const tries = 16

// bestLength is how much of m, found at byte i, is best taken.
func (s *scratch) bestLength(i int, m match, book *codebook) (uint16, uint32) {
	symbol := distanceSymbol(int(m.distance))
	far := uint32(book.distances[symbol].n) + uint32(distanceExtra(symbol))
	best, least := m.length, uint32(math.MaxUint32)
	shortest := max(minMatch, m.length-min(m.length, tries))
	for n := m.length; n >= shortest; n-- {
		c := far + uint32(book.lengths[n-minMatch].n) + s.cost[i+int(n)]
		if c < least {
			best, least = n, c
		}
	}
	return best, least
}
