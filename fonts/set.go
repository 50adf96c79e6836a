// Package fonts is the faces a bulletin is set in: which face shows a
// character, how wide it is, what its licence allows. It knows roles of
// typefaces and characters, not styles, lines or pages.
package fonts

import (
	"slices"
	"sync"

	"jianbao/layout/glyph"
)

// Set is faces in chains by role. It is safe for concurrent use; looking up
// a character is cheap the first time and next to nothing after.
type Set struct {
	faces  []*Face
	chains [glyph.Roles][]glyph.FaceID
	memory [glyph.Roles]memory
}

// Default is the built-in set. There is one for the program, so that what it
// has looked up stays known.
func Default() *Set { return defaultSet() }

var defaultSet = sync.OnceValue(func() *Set { return newSet(nil, false) })

// newSet is the built-in set with the user's faces in front of their roles.
func newSet(users []*Face, openBody bool) *Set {
	s := &Set{chains: chains()}
	for i, b := range catalogue() {
		s.faces = append(s.faces, newBuilt(glyph.FaceID(i), b))
	}
	if openBody {
		s.replace(fangSongFace, fangSongOFLFace)
	}
	for _, f := range users {
		f.ID = glyph.FaceID(len(s.faces))
		s.faces = append(s.faces, f)
	}
	for _, f := range slices.Backward(users) {
		s.putFirst(f)
	}
	return s
}

func (s *Set) replace(old, new glyph.FaceID) {
	for _, chain := range s.chains {
		if i := slices.Index(chain, old); i >= 0 {
			chain[i] = new
		}
	}
}

// putFirst makes f the first choice of its role, and, for the body, of the
// Han characters that Latin text falls back to.
func (s *Set) putFirst(f *Face) {
	s.chains[f.Role] = slices.Insert(slices.Clone(s.chains[f.Role]), 0, f.ID)
	if f.Role != glyph.FangSong {
		return
	}
	for _, latin := range []glyph.Role{glyph.Latin, glyph.LatinBold} {
		own := 0
		for s.faces[s.chains[latin][own]].Role == latin {
			own++
		}
		s.chains[latin] = slices.Insert(slices.Clone(s.chains[latin]), own, f.ID)
	}
}

// Faces are all faces of the set, at the index of their ID.
func (s *Set) Faces() []*Face { return s.faces }

// Face is the face called id; nil when the set has no such face.
func (s *Set) Face(id glyph.FaceID) *Face {
	if int(id) >= len(s.faces) {
		return nil
	}
	return s.faces[id]
}

// Chain is the faces that serve role, first choice first.
func (s *Set) Chain(role glyph.Role) []*Face {
	chain := make([]*Face, len(s.chains[role]))
	for i, id := range s.chains[role] {
		chain[i] = s.faces[id]
	}
	return chain
}

// Glyph is the shape of r in the first face of role's chain that has it;
// false when no face of the chain has one.
func (s *Set) Glyph(role glyph.Role, r rune) (g glyph.Glyph, ok bool) {
	if uint32(r) > maxRune {
		return g, false
	}
	// The way of all characters but the first of each: two steps, no calls.
	if b := s.memory[role].blocks[uint32(r)/blockSize].Load(); b != nil {
		if k := b.keys[uint8(r)].Load(); k > absent {
			unpack(&g, k, b.measures[uint8(r)].Load())
			return g, true
		}
	}
	return s.learn(role, r)
}

// learn finds r in role's chain and remembers it, or that it is in no face.
func (s *Set) learn(role glyph.Role, r rune) (glyph.Glyph, bool) {
	b := s.memory[role].block(r)
	if b.keys[uint8(r)].Load() == absent {
		return glyph.Glyph{}, false
	}
	for _, id := range s.chains[role] {
		if g, ok := s.faces[id].glyph(r); ok {
			k, m := pack(g)
			b.measures[uint8(r)].Store(m) // before the key, which says that it is there
			b.keys[uint8(r)].Store(k)
			return g, true
		}
	}
	b.keys[uint8(r)].Store(absent)
	return glyph.Glyph{}, false
}
