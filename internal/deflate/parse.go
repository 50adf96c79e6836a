package deflate

import (
	"math"
	"sync"
)

// match is bytes that stood before already: length of them, distance back.
type match struct{ length, distance uint16 }

// scratch is the working memory for compressing one piece; it may be longer.
// What earlier pieces left in last is less than base and counts for nothing.
type scratch struct {
	last   [hashes]uint64 // the three bytes that were seen last with a hash, and where
	base   uint32
	found  []match  // the longest match at each byte
	taken  []token  // what the cheapest parse takes there
	cost   []uint32 // bits from each byte to the end by that parse
	tokens []token
}

const (
	hashBits = 10
	hashes   = 1 << hashBits
)

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func newScratch(n int) *scratch {
	s := scratches.Get().(*scratch)
	if len(s.cost) <= n {
		s.found, s.cost = make([]match, n), make([]uint32, n+1)
		s.taken, s.tokens = make([]token, n), make([]token, 0, n)
	}
	return s
}

func (s *scratch) free() { scratches.Put(s) }

// findMatches looks, at each byte, at the last place that began alike.
// Outlines are short and repeat little: looking further costs more time
// than it saves bits.
func (s *scratch) findMatches(b []byte) {
	if s.base == 0 || s.base > math.MaxUint32/2 {
		s.last, s.base = [hashes]uint64{}, 1
	}
	found, base := s.found[:len(b)], s.base
	clear(found)
	begin := uint32(0) // the three bytes of the least match, the first lowest
	for i, c := range b {
		begin = begin>>8&^0xFF | uint32(c)<<24
		i -= minMatch - 1
		if i < 0 {
			continue
		}
		h := begin * knuth >> (32 - hashBits)
		seen := s.last[h]
		s.last[h] = uint64(begin)<<32 | uint64(base+uint32(i))
		before := int(uint32(seen)) - int(base)
		if uint32(seen>>32) != begin || before < 0 || i-before > maxDistance ||
			i+minMatch == len(b) { // too few are left to be worth a match
			continue
		}
		n := minMatch + common(b[before+minMatch:], b[i+minMatch:], maxMatch-minMatch)
		found[i] = match{uint16(n), uint16(i - before)}
	}
	s.base += uint32(len(b))
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
		take := token(b[i])
		if m := found[i]; m.length > 0 {
			if n, c := s.bestLength(i, m, book); c < least {
				least, take = c, token(n)<<16|token(m.distance)
			}
		}
		cost[i], taken[i], after = least, take, least
	}
	return int(after)
}

// parsed is the parse of b that was chosen.
func (s *scratch) parsed(b []byte) []token {
	s.tokens = s.tokens[:0]
	for i := 0; i < len(b); {
		t := s.taken[i]
		s.tokens = append(s.tokens, t)
		i += max(1, int(t>>16))
	}
	return s.tokens
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
