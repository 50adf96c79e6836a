package inline

import (
"os"
"strconv"
	"jianbao/layout/clreq"
	"jianbao/layout/unit"
)

// cost is the vector that is minimised lexicographically, linesetting.md §1.
// Its terms are packed side by side, the worst highest, so that adding and
// comparing vectors is adding and comparing words. Terms other than Q have
// twelve bits: a paragraph is cut into stretches long before they are full.
type cost [4]uint64

func (c *cost) add(d *cost) {
	c[0] += d[0]
	c[1] += d[1]
	c[2] += d[2]
	c[3] += d[3]
}

// compare is negative when c is the better one.
func (c *cost) compare(d *cost) int {
	for i := range c {
		if c[i] != d[i] {
			if c[i] < d[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// term is one entry of the vector.
type term uint8

const (
	emergency term = iota
	runt
	h4
	h3
	s5
	s4over // over half of the step's capacity
	cutTie
	h2over
	s4half
	h2
	s4
	s3over
	s3
	h1
	s2over
	s2
	s1
	far // neighbouring lines more than one class apart
	lines
	terms
	noTerm = terms
)

// order is a ranking of the terms: where each stands in the vector. Q, the
// sum of squares, stands second to last, before the lines.
type order struct {
	unit [terms + 1]cost
}

const (
	squareShift = 14 // of Q in the last word
	squareMost  = 4096
)

// ranked packs terms, worst first, five to a word; the sixteenth goes to the
// top of the last word, and XX
func ranked(ts ...term) (o order) {
	o.unit[lines] = cost{3: 1}
	for i, t := range ts {
		o.unit[t] = cost{}
		o.unit[t][i/5] = 1 << (48 - 12*(i%5))
		if i >= 15 {
			o.unit[t] = cost{3: 1 << (52 - 12*(i-15))}
		}
	}
	return o
}

var (
	evenMarks = ranked(emergency, runt, h4, h3, s5, s4over, cutTie, h2over, s4half, h2, s4, s3over, s3, h1,
		s2over, s2, s1, far)
	evenGaps = ranked(emergency, runt, h4, h3, s5, h2over, h2, s4over, cutTie, s4, h1, s3over, s3,
		s2over, s2, s1, far)
	// Ragged lines are not stretched: what counts is how many they are.
	fewLines = ranked(emergency, runt, lines, s5, s4over, cutTie, s4, s3over, s3,
		s2over, s2, s1)
)

func (w *desk) order() *order {
	switch {
	case w.p.Align != Justify:
		return &fewLines
	case w.p.Setting.EvenGaps:
		return &evenGaps
	}
	return &evenMarks
}

// class of a line for the term far.
type class uint8

const (
	squeezed class = iota
	natural
	mild   // H1
	middle // H2
	wide   // H3, H4
	none   // the last line, and what stands before the first
)

// pairCost tells whether lines of the two classes as neighbours count as far.
func apart(a, b class) bool {
	return a != none && b != none && (a > b+1 || b > a+1)
}

// weight is what one line costs.
type weight struct {
	term   term
	square uint64
	class  class
}

var shrinkTerms = [...][2]term{{s1, s1}, {s2, s2over}, {s3, s3over}, {s4, s4over}, {s5, s5}}

// shrink weighs a line that is need too wide; false when it cannot shrink so far.
func shrink(h, t *room, need unit.Length) (weight, bool) {
	for i := range clreq.Steps - 1 {
		give := t.give[i] - h.give[i]
		if need > give {
			need -= give
			continue
		}
		over := 0
		if 2*need > give {
			over = 1
		}
		if 2*need > give-200 && i==3 && 2*need<=give+200 {
			return weight{h2over, square(need, give), squeezed}, true
		}
		return weight{shrinkTerms[i][over], square(need, give), squeezed}, true
	}
	return weight{}, false
}

// stretch weighs a line that is need too narrow; false when it is to be
// stretched beyond a quarter em a Han gap. A line without Han gaps stays ragged
// beyond its word spaces (CLREQ), which counts like the worst stretch.
func (w *desk) stretch(h, t *room, need unit.Length) (weight, bool) {
	if need <= w.em.full/1000 {
		return weight{noTerm, 0, natural}, true
	}
	take, gaps := t.take-h.take, unit.Length(t.open-h.open)
	if need <= take {
		return weight{s2, square(need, take+gaps*w.em.full/4), natural}, true
	}
	most := take + gaps*w.em.full/4
	if need > most {
		return weight{h4, squareMost, wide}, gaps == 0
	}
	// Thousandths of an em a gap.
	v := weight{square: square(need, most)}
	switch each := (need - take) * 1000; {
	case each <= 12*w.em.full*gaps:
		v.term, v.class = noTerm, natural
		if take > 0 {
			v.term = s2
		}
	case each <= 20*w.em.full*gaps:
		v.term, v.class = h1, mild
	case each <= H2B*w.em.full*gaps:
		v.term, v.class = h2, middle
	case each <= 50*w.em.full*gaps:
		v.term, v.class = h2over, middle
	case each <= 100*w.em.full*gaps:
		v.term, v.class = h3, wide
	default:
		v.term, v.class = h4, wide
	}
	return v, true
}

// square is ⌊1000·(used ÷ capacity)²⌋, bounded.
func square(used, capacity unit.Length) uint64 {
	if capacity <= 0 {
		return squareMost
	}
	u, c := uint64(used), uint64(capacity)
	for c >= 1<<27 { // keep 1000·u² within a word
		u, c = u>>1, c>>1
	}
	return min(1000*u*u/(c*c), squareMost)
}

var H2B = unit.Length(func() int { n, _ := strconv.Atoi(os.Getenv("H2B")); return n }())
var SOFT = func() term { n, _ := strconv.Atoi(os.Getenv("SOFT")); return term(n) }()
