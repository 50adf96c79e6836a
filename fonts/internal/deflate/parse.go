package deflate

import (
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
	clear(s.found[:len(b)])
	for i := 0; i+minMatch <= len(b); i++ {
		h := hash(b[i:])
		before := int(s.last[h]) - 1
		s.last[h] = int32(i + 1)
		if before < 0 || i-before > maxDistance {
			continue
		}
		if n := alike(b[before:], b[i:]); n >= minMatch {
			s.found[i] = match{uint16(n), uint16(i - before)}
		}
	}
}

func hash(b []byte) uint32 {
	const knuth = 2654435761 // 2³² over the golden ratio
	return (uint32(b[0])<<16 | uint32(b[1])<<8 | uint32(b[2])) * knuth >> (32 - hashBits)
}

// alike is how many bytes a and the shorter b begin with in common.
func alike(a, b []byte) int {
	n := min(len(b), maxMatch)
	a = a[:n]
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// choose takes, from the end to the start, the cheapest of a literal and of
// every length of the match found. It gives the cost of the whole in
// bits under book.
func (s *scratch) choose(b []byte, book *codebook) int {
	s.cost[len(b)] = 0
	for i := len(b) - 1; i >= 0; i-- {
		least := s.cost[i+1] + uint32(book.literals[b[i]].n)
		take := match{}
		if m := s.found[i]; m.length > 0 {
			if n, cost := s.bestLength(i, m, book); cost < least {
				least, take = cost, match{n, m.distance}
			}
		}
		s.cost[i], s.taken[i] = least, take
	}
	return int(s.cost[0])
}

// bestLength is how much of m, found at byte i, is best taken.
func (s *scratch) bestLength(i int, m match, book *codebook) (uint16, uint32) {
	symbol := distanceSymbol(int(m.distance))
	far := uint32(book.distances[symbol].n) + uint32(distanceExtra(symbol))
	best, least := m.length, uint32(math.MaxUint32)
	for n := m.length; n >= minMatch; n-- {
		c := far + uint32(book.lengths[n-minMatch].n) + s.cost[i+int(n)]
		if c < least {
			best, least = n, c
		}
	}
	return best, least
}
