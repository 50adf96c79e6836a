package fonts

import (
	"sync/atomic"

	"jianbao/layout/glyph"
)

// memory is what has been looked up in one role, by blocks of 256
// characters that come into being when one of theirs is first asked for.
type memory struct {
	blocks [(maxRune + 1) / blockSize]atomic.Pointer[block]
}

const (
	maxRune   = 0x10FFFF
	blockSize = 256 // a character's low byte is its place
)

// block holds two words for each character. A word is written whole, and
// always with the same value, so readers and writers need no lock.
type block struct {
	keys     [blockSize]atomic.Uint64 // face, glyph, units per em; or below
	measures [blockSize]atomic.Uint64 // advance and ink
}

// Keys of characters that have no glyph here; no face has 0 or 1 units per em.
const (
	unknown uint64 = 0
	absent  uint64 = 1
)

// block is the block of r, made if need be.
func (m *memory) block(r rune) *block {
	slot := &m.blocks[uint32(r)/blockSize]
	if slot.Load() == nil {
		slot.CompareAndSwap(nil, new(block))
	}
	return slot.Load()
}

// pack puts a glyph into two words. Its parts are the 16-bit numbers of the
// font file, so nothing is lost.
func pack(g glyph.Glyph) (key, measure uint64) {
	key = uint64(g.Face)<<48 | uint64(g.ID)<<32 | uint64(uint32(g.UnitsPerEm))
	measure = uint64(uint16(g.Advance))<<48 |
		uint64(uint32(g.InkLeft)&inkMask)<<24 | uint64(uint32(g.InkRight)&inkMask)
	return key, measure
}

// inkMask: the right edge is a bearing and a width, and may need 18 bits.
const inkMask = 1<<24 - 1

// unpack writes field by field where the result is wanted: a glyph made
// whole and then copied takes three times as long.
func unpack(g *glyph.Glyph, key, measure uint64) {
	g.Face = glyph.FaceID(key >> 48)
	g.ID = glyph.ID(key >> 32)
	g.UnitsPerEm = int32(key)
	g.Advance = int32(measure >> 48)
	g.InkLeft = int32(measure>>16) >> 8 // sign from the 24th bit
	g.InkRight = int32(measure<<8) >> 8
}
