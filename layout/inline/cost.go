package inline

import (
	"jianbao/layout/clreq"
	"jianbao/layout/unit"
)

// cost is the vector that is minimised lexicographically, linesetting.md §1.
// Its terms are packed side by side, the worst highest, so that adding and
// comparing vectors is adding and comparing words. Terms other than the sum of
// squares have twelve bits: long paragraphs are set in stretches of fewer lines.
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
	jump // a line opened by over 0.05 em beside one not opened
	h3
	s5
	s4over // over half of the step's capacity
	cutTie
	between // half of the pauses' room, or Han gaps of over 0.03 em
	s4
	h2
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

// order is a ranking of the terms: what one of each adds to the vector.
type order struct {
	unit [terms + 1]cost
	line [terms + 1]cost // with what every line adds
	// What a line counts as that takes just half of the pauses' room, one whose
	// Han gaps open by over 0.03 em, and a last line below three 字.
	half, over, short term
}

// The sum of squares stands below all other terms but the lines.
const (
	squareShift = 8
	squareMost  = 1000
)

// ranked packs terms, worst first, five to a word. The number of lines, when not
// among them, comes last.
func (o order) ranked(ts ...term) order {
	o.unit[lines] = cost{3: 1}
	for i, t := range ts {
		o.unit[t] = cost{}
		o.unit[t][i/5] = 1 << (52 - 12*(i%5) - min(4, 4*(3-i/5)))
	}
	for t := range o.line {
		o.line[t] = o.unit[lines]
		o.line[t].add(&o.unit[t])
	}
	return o
}

// The orders of severity. The first is that of linesetting.md but for two
// terms, found by measuring 16,400 lines of real statutes and the example:
//
//   - between: commas at three quarters of an em and gaps over 0.03 em count
//     together, above S4 and H2. The sd of gaps falls from 0.0131 to 0.0125 and
//     that of marks from 0.0587 to 0.0379; on the example from 0.0095 to 0.0092
//     and from 0.0409 to 0.0177.
//   - jump: rather a second open line than a wide step between two. The widest
//     falls from 0.0545 to 0.0466.
//
// A soft runt counts like H2: among the ties it would cost 0.0009 of the gaps' sd.
var (
	evenMarks = order{half: between, over: between, short: h2}.ranked(
		emergency, runt, h4, jump, h3, s5, s4over, cutTie, between, s4, h2,
		s3over, s3, h1, s2over, s2, s1, far)
	evenGaps = order{half: s4, over: h2, short: h1}.ranked(
		emergency, runt, h4, jump, h3, s5, h2, s4over, cutTie, s4, h1,
		s3over, s3, s2over, s2, s1, far)
	// Ragged lines are not stretched: what counts is how many they are.
	fewLines = order{half: s4, over: h2, short: h2}.ranked(
		emergency, runt, lines, s5, s4over, cutTie, s4,
		s3over, s3, s2over, s2, s1, h2)
)

// order is the ranking that the paragraph asks for.
func (p *Paragraph) order() *order {
	switch {
	case p.Align != Justify:
		return &fewLines
	case p.Setting.EvenGaps:
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
	wide   // H3
	wider  // over 0.07 em
	none   // the last line, and what stands before the first
)

// besides is what two lines of the classes as neighbours cost on top.
func (o *order) besides(a, b class, c *cost) {
	if a > b {
		a, b = b, a
	}
	if b == none || b <= a+1 {
		return
	}
	c.add(&o.unit[far])
	if a <= natural && b >= wide || a == mild && b == wider {
		c.add(&o.unit[jump])
	}
}

// weight is what one line costs.
type weight struct {
	term   term
	square uint64
	class  class
}

// shrinkTerms is how a line counts by its deepest step, and over half of it.
var shrinkTerms = [...][2]term{
	{s1, s1}, {s2, s2over}, {s3, s3over}, {s4, s4over}, {s5, s5},
}

// shrink weighs a line that is need too wide; false when it cannot shrink so far.
func (w *desk) shrink(h, t *room, need unit.Length) (weight, bool) {
	for i := range clreq.Steps - 1 {
		give := t.give[i] - h.give[i]
		if need > give {
			need -= give
			continue
		}
		v := weight{shrinkTerms[i][0], square(need, give), squeezed}
		switch near := 2*need - give; {
		case near > w.em.full/1000: // rounded cells are no two thousandths apart
			v.term = shrinkTerms[i][1]
		case near >= -w.em.full/1000 && v.term == s4:
			v.term = w.rank.half
		}
		return v, true
	}
	return weight{}, false
}

// stretch weighs a line that is need too narrow; false when it is to be
// stretched beyond a quarter em a Han gap. A line of Western text only stays
// ragged beyond its word spaces (CLREQ), which counts like the worst stretch.
func (w *desk) stretch(h, t *room, need unit.Length) (weight, bool) {
	if need <= w.em.full/1000 {
		return weight{noTerm, 0, natural}, true
	}
	take, gaps := t.take-h.take, unit.Length(t.open-h.open)
	most := take + gaps*w.em.full/4
	if need > most {
		return weight{h4, squareMost, wider}, t.han == h.han
	}
	v := weight{noTerm, square(need, most), natural}
	if take > 0 {
		v.term = s2
	}
	gaps *= w.em.full
	switch each := (need - take) * 1000; {
	case each <= 12*gaps || need <= take:
	case each <= 20*gaps:
		v.term, v.class = h1, mild
	case each <= 30*gaps:
		v.term, v.class = h2, middle
	case each <= 50*gaps:
		v.term, v.class = w.rank.over, middle
	case each <= 70*gaps:
		v.term, v.class = h3, wide
	case each <= 100*gaps:
		v.term, v.class = h3, wider
	default:
		v.term, v.class = h4, wider
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
