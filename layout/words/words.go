// Package words finds where Chinese words begin, so that a title is never cut
// inside one. It knows words and marks, not widths, fonts or lines.
package words

import (
	_ "embed" // the compiled dictionary
	"encoding/binary"
)

//go:generate go run ./gen

// compiled is read in place: nothing is built from it, so that the first title
// of a process costs no more than the next, and untouched pages stay on disk.
//
//go:embed dict.bin
var compiled string

// The compiled form, written by gen: Magic, a big-endian count of the words of
// 1, 2 … Longest characters, then for each length its words as big-endian
// UTF-16, sorted, and after them a byte of cost for each.
const (
	Magic   = "JBWORDS1"
	Longest = 8
)

// Costs count eighths of a bit: how much rarer a word is than certainty.
const (
	CostUnit    = 8
	unknownCost = 31 * CostUnit // rarer than any word of the dictionary
)

// Dictionary is a set of words with their costs. It may be used by several
// goroutines at once.
type Dictionary struct{ lengths [Longest]table }

// table holds the words of one length.
type table struct {
	words string // two bytes a character
	costs string
}

// Default is the dictionary in the binary.
func Default() *Dictionary {
	d, _ := Open(compiled) // a test opens it with the check
	return d
}

// Open reads a compiled dictionary in place; false when data is not one.
func Open(data string) (*Dictionary, bool) {
	d := &Dictionary{}
	const header = len(Magic) + 4*Longest
	if len(data) < header || data[:len(Magic)] != Magic {
		return d, false
	}
	counts, rest := []byte(data[len(Magic):header]), data[header:]
	for i := range d.lengths {
		n := int(binary.BigEndian.Uint32(counts[4*i:]))
		size := n * 2 * (i + 1)
		if len(rest) < size+n {
			return &Dictionary{}, false
		}
		d.lengths[i] = table{words: rest[:size], costs: rest[size : size+n]}
		rest = rest[size+n:]
	}
	return d, rest == ""
}

// Cost is what the word costs whose characters are key's pairs of bytes;
// false when the dictionary has no such word.
func (d *Dictionary) Cost(key string) (int, bool) {
	size := len(key)
	if size == 0 || size > 2*Longest {
		return 0, false
	}
	t := &d.lengths[size/2-1]
	from, to := 0, len(t.costs)
	for from < to {
		mid := int(uint(from+to) / 2)
		if t.words[mid*size:(mid+1)*size] < key {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from == len(t.costs) || t.words[from*size:(from+1)*size] != key {
		return 0, false
	}
	return int(t.costs[from]), true
}

// Key is the form of text in which Cost looks words up. A character outside
// the basic plane becomes one that is in no word, so that places agree.
func Key(text string) string {
	key := make([]byte, 0, len(text))
	for _, r := range text {
		if r > 0xFFFF {
			r = 0xFFFF
		}
		key = append(key, byte(r>>8), byte(r))
	}
	return string(key)
}
