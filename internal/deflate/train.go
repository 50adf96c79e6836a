package deflate

//go:generate go run jianbao/internal/deflate/build outlines table.go
//go:generate go run jianbao/internal/deflate/build text counts.txt text_table.go

import (
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// Train makes the fixed code anew from samples and writes it to w as Go
// source. It starts from a flat code and lets code and parse follow each
// other for a few rounds, so the same samples always give the same code.
func Train(w io.Writer, samples [][]byte) error {
	book := flat()
	for range rounds {
		var c counts
		for _, b := range samples {
			c.add(b, book)
		}
		book = newCodebook(c)
	}
	return book.print(w, "outlines", "internal/deflate/build from the built-in faces")
}

// rounds: after the third the result changes by less than a thousandth.
const rounds = 4

// Sizes of deflate's alphabets (RFC 1951, section 3.2).
const (
	literalSymbols = 286
	endSymbol      = 256
	firstLength    = 257
	maxCodeBits    = 15
	maxHeadBits    = 7
)

// counts is how often each symbol comes.
type counts struct {
	literals  [literalSymbols]int
	distances [distanceSymbols]int
}

func flat() *codebook {
	var b codebook
	for i := range b.literals {
		b.literals[i].n = 8
	}
	for i := range b.lengths {
		b.lengths[i].n = 10
	}
	for i := range b.distances {
		b.distances[i].n = 5
	}
	return &b
}

func (c *counts) add(b []byte, book *codebook) {
	s := newScratch(len(b))
	defer s.free()
	s.findMatches(b)
	s.choose(b, book)
	c.count(s.parsed(b))
}

// count adds the symbols that tokens take.
func (c *counts) count(tokens []token) {
	for _, t := range tokens {
		if t < 256 {
			c.literals[t]++
			continue
		}
		symbol, _, _ := lengthSymbol(int(t >> 16))
		c.literals[symbol]++
		c.distances[distanceSymbol(int(uint16(t)))]++
	}
}

// Count writes how often each symbol of deflate comes in samples as AppendText
// takes them apart, for TrainText: literals and lengths, then distances.
func Count(w io.Writer, samples [][]byte) error {
	var c counts
	s := textScratches.Get().(*textScratch)
	defer textScratches.Put(s)
	for _, b := range samples {
		c.count(s.parse(b))
	}
	_, err := fmt.Fprintln(w, strings.Trim(fmt.Sprint(c), "{}"))
	return err
}

// TrainText makes the code of AppendText from what Count wrote, and writes it
// to w as Go source.
func TrainText(w io.Writer, counted string) error {
	var c counts
	numbers := strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(counted))
	if len(numbers) != literalSymbols+distanceSymbols {
		return fmt.Errorf("%d counts, want %d", len(numbers), literalSymbols+distanceSymbols)
	}
	for i, s := range numbers {
		n, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		if i < literalSymbols {
			c.literals[i] = n
		} else {
			c.distances[i-literalSymbols] = n
		}
	}
	c.even()
	return newCodebook(c).print(w, "text", "internal/deflate/build from counts.txt")
}

// even makes neighbours alike that differ by chance: the lower bytes of codes
// of glyphs. It shortens the description of the code.
func (c *counts) even() {
	for from := 0x80; from < 0x100; from += 0x10 {
		group := c.literals[from : from+0x10]
		sum := 0
		for _, n := range group {
			sum += n
		}
		for i := range group {
			group[i] = sum / len(group)
		}
	}
}

// lengthSymbol is the deflate symbol of a length with its extra bits: from
// 11 on, four symbols to each power of two, and one of its own for the longest.
func lengthSymbol(length int) (symbol int, extra uint32, n uint8) {
	d := uint32(length - minMatch)
	switch {
	case length == maxMatch:
		return literalSymbols - 1, 0, 0
	case d < 8:
		return firstLength + int(d), 0, 0
	}
	shift := bits.Len32(d) - 3
	symbol = firstLength + 4*shift + int(d>>shift)
	return symbol, d & (1<<shift - 1), uint8(shift)
}

func newCodebook(c counts) *codebook {
	c.literals[endSymbol]++
	literals := codeLengths(c.literals[:], maxCodeBits)
	distances := codeLengths(c.distances[:], maxCodeBits)
	codes := assign(literals)
	b := &codebook{endOfBlock: codes[endSymbol]}
	copy(b.literals[:], codes)
	copy(b.distances[:], assign(distances))
	for i := range b.lengths {
		symbol, extra, n := lengthSymbol(i + minMatch)
		l := codes[symbol]
		b.lengths[i] = code{l.bits | extra<<l.n, l.n + n}
	}
	b.head, b.headBits = describe(append(literals, distances...))
	return b
}

// codeLengths are those of a Huffman code with every symbol in it, none
// longer than limit: rare symbols are taken for less rare until it holds.
func codeLengths(frequency []int, limit int) []uint8 {
	f := slices.Clone(frequency)
	for {
		for i := range f {
			f[i] = f[i]/2 + 1
		}
		if n := huffman(f); int(slices.Max(n)) <= limit {
			return n
		}
	}
}

// node is a symbol, or two nodes joined.
type node struct {
	weight  int
	symbols []int
}

func huffman(frequency []int) []uint8 {
	depth := make([]uint8, len(frequency))
	nodes := make([]node, len(frequency))
	for i, f := range frequency {
		nodes[i] = node{f, []int{i}}
	}
	for len(nodes) > 1 {
		slices.SortStableFunc(nodes, func(a, b node) int { return a.weight - b.weight })
		both := slices.Concat(nodes[0].symbols, nodes[1].symbols)
		for _, s := range both {
			depth[s]++
		}
		nodes[1] = node{nodes[0].weight + nodes[1].weight, both}
		nodes = nodes[1:]
	}
	return depth
}

// assign gives each symbol its code by the lengths (RFC 1951, section 3.2.2),
// turned round, as deflate writes codes from their first bit.
func assign(n []uint8) []code {
	codes := make([]code, len(n))
	next := uint16(0)
	for length := uint8(1); length <= maxCodeBits; length++ {
		next <<= 1
		for i := range n {
			if n[i] == length {
				codes[i] = code{uint32(bits.Reverse16(next) >> (16 - length)), length}
				next++
			}
		}
	}
	return codes
}

// lengthOrder is the order in which a block gives the code of code lengths.
var lengthOrder = []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// describe writes a block's beginning: last block, own code, and the code
// itself (RFC 1951, section 3.2.7). Behind it is a word to spare.
func describe(n []uint8) (head string, size int) {
	told := runs(n)
	var f [19]int
	for _, t := range told {
		f[t.symbol]++
	}
	inner := sparseLengths(f[:], maxHeadBits)
	codes := assign(inner)
	w := bitWriter{out: make([]byte, 512)}
	w.put(1|2<<1, 3)
	w.put(literalSymbols-257, 5)
	w.put(distanceSymbols-1, 5)
	w.put(19-4, 4)
	for _, i := range lengthOrder {
		w.put(uint64(inner[i]), 3)
	}
	for _, t := range told {
		w.put(uint64(codes[t.symbol].bits), uint(codes[t.symbol].n))
		if t.symbol == again {
			w.put(uint64(t.more), 2)
		}
	}
	size = 8*w.at + int(w.n)
	w.flush()
	return string(w.out[:w.at+wordSize]), size
}

// again is the symbol for three to six times the length before.
const again = 16

// told is a code length, or again with how many more than three times.
type told struct{ symbol, more uint8 }

// runs is n, none of which is 0, with repetitions told as such.
func runs(n []uint8) (all []told) {
	for i := 0; i < len(n); {
		k := i + 1
		for k < len(n) && n[k] == n[i] {
			k++
		}
		all = append(all, told{symbol: n[i]})
		for left := k - i - 1; left > 0; {
			take := min(left, 6)
			if take < 3 {
				all = append(all, told{symbol: n[i]})
				left--
				continue
			}
			all = append(all, told{again, uint8(take - 3)})
			left -= take
		}
		i = k
	}
	return all
}

// sparseLengths is codeLengths for those symbols that come at all; the others
// have none.
func sparseLengths(frequency []int, limit int) []uint8 {
	var used, f []int
	for i, n := range frequency {
		if n > 0 {
			used, f = append(used, i), append(f, 2*n)
		}
	}
	lengths := make([]uint8, len(frequency))
	for i, n := range codeLengths(f, limit) {
		lengths[used[i]] = n
	}
	return lengths
}

func (b *codebook) print(w io.Writer, name, origin string) error {
	var s []byte
	s = fmt.Appendf(s, "// Code generated by %s. DO NOT EDIT.\n\n"+
		"package deflate\n\nvar %s = codebook{\n", origin, name)
	s = appendCodes(s, "literals", b.literals[:])
	s = fmt.Appendf(s, "endOfBlock: code{%#x, %d},\n", b.endOfBlock.bits, b.endOfBlock.n)
	s = appendCodes(s, "lengths", b.lengths[:])
	s = appendCodes(s, "distances", b.distances[:])
	s = append(s, "head: \"\" "...)
	for part := range slices.Chunk([]byte(b.head), 16) {
		s = append(s, "+\n\""...)
		for _, c := range part {
			s = fmt.Appendf(s, "\\x%02x", c)
		}
		s = append(s, '"')
	}
	s = fmt.Appendf(s, ",\nheadBits: %d,\n}\n", b.headBits)
	_, err := w.Write(s)
	return err
}

func appendCodes(s []byte, name string, codes []code) []byte {
	s = fmt.Appendf(s, "%s: [%d]code{\n", name, len(codes))
	for row := range slices.Chunk(codes, 6) {
		for _, c := range row {
			s = fmt.Appendf(s, "{%#x, %d}, ", c.bits, c.n)
		}
		s = append(s, '\n')
	}
	return append(s, "},\n"...)
}
