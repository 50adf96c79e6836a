package inline

import (
	"math/rand/v2"
	"slices"
	"testing"

	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// alphabet is what random paragraphs are made of: each kind of neighbour that
// a rule knows.
var alphabet = []rune("青春领航党建工作年家第一二条的和企业，，、。；：“”‘’（）《》？！—…·～" +
	"2016%.,AbC/-+() \u3000々①￥")

// vector is the cost of one way, worst term first, and its line ends.
type vector struct {
	terms []int
	ends  []int
}

// less compares term by term; of equal ones the way with the later breaks wins.
func (v vector) less(o vector) bool {
	if c := slices.Compare(v.terms, o.terms); c != 0 {
		return c < 0
	}
	return slices.Compare(v.ends, o.ends) > 0
}

// prover finds the best way by trying all, line by line from the placed
// glyphs, without prefix sums, packed costs or pruning.
type prover struct {
	w     *desk
	ranks []term
	count int // when not 0, only ways of so many lines without the five worst terms
	best  *vector
}

func (b *prover) try(from int, ends []int, terms [terms + 2]int, before class) {
	n := len(b.w.clusters)
	if from == n {
		if b.count != 0 && (terms[lines] != b.count || !mildOnly(terms)) {
			return
		}
		v := vector{ends: slices.Clone(ends)}
		for _, t := range b.ranks {
			v.terms = append(v.terms, terms[t])
		}
		v.terms = append(v.terms, terms[noTerm+1], terms[lines])
		if b.best == nil || v.less(*b.best) {
			b.best = &v
		}
		return
	}
	for to := from + 1; to <= n; to++ {
		if to < n && b.w.clusters[to].brk > soft {
			continue
		}
		t := terms
		class, ok := b.line(from, to, &t)
		if !ok {
			continue
		}
		if b := max(before, class); b != none {
			a := min(before, class)
			if b-a > 1 {
				t[far]++
			}
			if b == wide && a < mild || b == wider && a < middle {
				t[jump]++
			}
		}
		b.try(to, append(ends, to), t, class)
	}
}

func mildOnly(t [terms + 2]int) bool { return t[emergency]+t[runt]+t[h4]+t[h3]+t[s5] == 0 }

// line adds the terms of the line from cluster from to cluster to.
func (b *prover) line(from, to int, t *[terms + 2]int) (class, bool) {
	w, em := b.w, b.w.em.full
	last := to == len(w.clusters)
	end := to
	for end > from && w.clusters[end-1].class.Blank() {
		end--
	}
	if end == from {
		return none, false
	}
	s := setter{w: w}
	s.place(from, end)
	sum, take, gaps := unit.Length(0), unit.Length(0), unit.Length(0)
	for i, g := range s.glyphs {
		sum += unit.Length(g.Advance)
		if i < len(s.glyphs)-1 {
			take += w.clusters[from+i].take
			if w.clusters[from+i].is(open) {
				gaps++
			}
		}
	}
	t[lines]++
	if !last && w.clusters[to].brk == soft {
		t[cutTie]++
	}
	if last && from > 0 {
		t[b.runt(from, end)]++
	}
	need := w.width(from == 0) - sum
	if last {
		need -= w.p.Reserve
	}
	switch {
	case need < 0:
		c, ok := b.squeeze(s, from, -need, t)
		if last {
			c = none
		}
		return c, ok
	case last:
		return none, true
	case need <= em/1000:
		return natural, true
	case need > take+gaps*em/4:
		t[h4]++
		t[noTerm+1] += squareMost
		return wider, b.western(from, end) && raggedWestern*need <= w.width(from == 0)
	}
	t[noTerm+1] += int(square(need, take+gaps*em/4))
	if need <= take {
		t[s2]++
		return natural, true
	}
	for _, band := range []struct {
		most  unit.Length
		term  term
		class class
	}{
		{12, s2, natural}, {20, h1, mild}, {30, h2, middle},
		{50, w.rank.over, middle}, {70, h3, wide}, {100, h3, wider}, {250, h4, wider},
	} {
		if (need-take)*1000 <= band.most*em*gaps || band.most == 250 {
			if band.term != s2 || take > 0 {
				t[band.term]++
			}
			return band.class, true
		}
	}
	return none, false
}

// western tells whether a line has no character but of Western text.
func (b *prover) western(from, end int) bool {
	for _, c := range b.w.clusters[from:end] {
		if !c.class.Western() && !c.class.Blank() {
			return false
		}
	}
	return true
}

// squeeze adds the terms of a line that is need too wide.
func (b *prover) squeeze(
	s setter, from int, need unit.Length, t *[terms + 2]int,
) (class, bool) {
	em := b.w.em.full
	for step := clreq.WordSpace; step < clreq.Steps; step++ {
		give := unit.Length(0)
		for i := range s.glyphs {
			give += s.gives(row{from: from, glyphs: s.glyphs}, i, step)
		}
		if need > give {
			need -= give
			continue
		}
		at := [...]term{0, s1, s2, s3, s4, s5}[step]
		if 2*need > give+em/1000 {
			at = [...]term{0, s1, s2over, s3over, s4over, s5}[step]
		} else if 2*need >= give-em/1000 && step == clreq.Pauses {
			at = b.w.rank.half
		}
		t[at]++
		t[noTerm+1] += int(square(need, give))
		return squeezed, true
	}
	return none, false
}

func (b *prover) runt(from, end int) term {
	net := unit.Length(0)
	for k := from; k < end; k++ {
		if c := b.w.clusters[k]; !c.class.Mark() && !c.is(attached) {
			net += c.adv + c.gap
		}
	}
	switch {
	case net < 2*b.w.em.full:
		return runt
	case net < 3*b.w.em.full:
		return b.w.rank.short
	}
	return noTerm
}

// ranks of the default order of severity and of “even: gaps”, worst first.
var (
	marksFirst = []term{emergency, runt, h4, jump, h3, s5, s4over, cutTie, between, s4, h2,
		s3over, s3, h1, s2over, s2, s1, far}
	gapsFirst = []term{emergency, runt, h4, jump, h3, s5, h2, s4over, cutTie, s4, h1,
		s3over, s3, s2over, s2, s1, far}
)

// checkOptimal compares the search with the prover on one short paragraph.
func checkOptimal(t *testing.T, text string, cells int, even bool) {
	t.Helper()
	p := &Paragraph{
		Runs:    []Run{{Text: text, Latin: glyph.Latin, Size: unit.No3}},
		Measure: unit.Scale(156*unit.Mm, int64(cells), 28), First: unit.Scale(156*unit.Mm, 1, 28),
		Cells: 28, GridWidth: 156 * unit.Mm, Em: unit.No3,
		Setting: clreq.Setting{EvenGaps: even},
	}
	w := new(desk)
	w.load(p, squares{})
	if len(w.clusters) == 0 {
		return
	}
	b := prover{w: w, ranks: marksFirst}
	if even {
		b.ranks = gapsFirst
	}
	b.try(0, nil, [terms + 2]int{}, none)
	w.search(0, len(w.clusters))
	ends := w.lineEnds()
	if b.best != nil && !slices.Equal(ends, b.best.ends) {
		t.Errorf("%q in %d cells: lines end at %v, the best way at %v (%v)",
			text, cells, ends, b.best.ends, b.best.terms)
	}
	w.reachAll()
	found := map[int][]int{}
	for _, n := range []int{len(ends) - 1, len(ends) + 1} {
		if n > 0 && w.exactly(n) != nil {
			found[n] = w.lineEnds()
		}
	}
	for _, n := range []int{len(ends) - 1, len(ends) + 1} {
		checkExactly(t, b, n, found[n])
	}
}

// checkExactly compares the line ends of the way of n lines with the prover's.
func checkExactly(t *testing.T, b prover, n int, ends []int) {
	t.Helper()
	if n < 1 {
		return
	}
	b.best, b.count = nil, n
	b.try(0, nil, [terms + 2]int{}, none)
	switch {
	case (ends != nil) != (b.best != nil):
		t.Errorf("%d lines: found is %v, want %v", n, ends != nil, b.best != nil)
	case ends != nil && !slices.Equal(ends, b.best.ends):
		t.Errorf("%d lines end at %v, the best way at %v", n, ends, b.best.ends)
	}
}

// lineEnds is the clusters after the lines that chain chooses.
func (w *desk) lineEnds() (ends []int) {
	for _, i := range w.chain[1:] {
		ends = append(ends, int(w.points[i].pos))
	}
	return ends
}

func TestOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(2016, 2))
	for n := range 1500 {
		text := make([]rune, 8+r.IntN(26))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
			if r.IntN(3) > 0 { // mostly Han, or nothing would ever fit
				text[i] = alphabet[r.IntN(16)]
			}
		}
		checkOptimal(t, string(text), 6+r.IntN(10), n%2 == 1)
		if t.Failed() {
			return
		}
	}
}

func FuzzOptimal(f *testing.F) {
	f.Add([]byte{1, 2, 3, 40, 5, 6, 7, 8, 22, 9, 10, 11, 12, 50, 51, 52, 13, 14, 3, 2}, uint8(8), false)
	f.Fuzz(func(t *testing.T, picks []byte, cells uint8, even bool) {
		text := make([]rune, 0, 32)
		for _, b := range picks[:min(len(picks), 32)] {
			text = append(text, alphabet[int(b)%len(alphabet)])
		}
		checkOptimal(t, string(text), 5+int(cells)%12, even)
	})
}
