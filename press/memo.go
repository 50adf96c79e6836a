package press

import (
	"sync"

	"jianbao/layout/inline"
)

// memo remembers set paragraphs. It has two halves: what is asked for moves
// to the young one, and when that is full the old one is forgotten.
type memo struct {
	mu         sync.Mutex
	young, old map[inline.Fingerprint]remembered
	used, most int // bytes of the young half
}

type remembered struct {
	s    *inline.Solutions
	cost int
}

func newMemo(bytes int) *memo {
	return &memo{young: map[inline.Fingerprint]remembered{}, most: bytes / 2}
}

// What solutions take in memory, as measured on samples/2016-02.yaml: glyphs
// and the lines they are in, for every byte of text and every paragraph.
const (
	costOfByte      = 80
	costOfParagraph = 1000
)

// Get is what was put under f.
func (m *memo) Get(f inline.Fingerprint) *inline.Solutions {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.young[f]
	if !ok {
		if r, ok = m.old[f]; ok {
			m.put(f, r)
		}
	}
	return r.s
}

// Put remembers s.
func (m *memo) Put(f inline.Fingerprint, s *inline.Solutions, size int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.put(f, remembered{s, costOfParagraph + size*costOfByte})
}

func (m *memo) put(f inline.Fingerprint, r remembered) {
	if m.used += r.cost; m.used > m.most {
		m.old, m.young = m.young, map[inline.Fingerprint]remembered{}
		m.used = r.cost
	}
	m.young[f] = r
}
