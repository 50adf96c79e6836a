package proofread

import (
	"cmp"
	"math"
	"slices"
)

// Evenness is how quiet the grey of the text is, in em.
type Evenness struct {
	Lines   int     `json:"lines"`
	Gap     Spread  `json:"gap"`      // mean Han gap of a line
	Mark    Spread  `json:"mark"`     // mean width of ，、；： of a line, gap and all
	MarkNet Spread  `json:"mark_net"` // the same less the line's Han gap
	Jump    Spread  `json:"jump"`     // difference of the gaps of two neighbours
	Classes [5]int  `json:"classes"`  // lines by gap: to 0.012, 0.02, 0.05, 0.10 em and over
	Worst   []Place `json:"worst"`    // the widest jumps, the worst first
}

// Bounds are the largest evenness figures that pass, in em.
type Bounds struct{ Gap, Mark, Jump float64 }

// ExampleBounds are those of the example issue.
func ExampleBounds() Bounds { return Bounds{Gap: 0.010, Mark: 0.040, Jump: 0.045} }

// StatuteBounds are those of statutes, whose paragraphs are short.
func StatuteBounds() Bounds { return Bounds{Gap: 0.013, Mark: 0.046, Jump: 0.050} }

// Exceeded names the figures over their bound.
func (e Evenness) Exceeded(b Bounds) []string {
	var out []string
	for _, f := range []struct {
		name         string
		figure, most float64
	}{
		{"sd of the mean Han gap", e.Gap.SD(), b.Gap},
		{"sd of the mean mark width", e.Mark.SD(), b.Mark},
		{"widest jump", e.Jump.Max, b.Jump},
	} {
		if f.figure > f.most+0.00005 {
			out = append(out, f.name)
		}
	}
	return out
}

// Spread gathers figures for their mean, deviation and extremes.
type Spread struct {
	N          int     `json:"n"`
	Sum        float64 `json:"sum"`
	SumSquares float64 `json:"sum_squares"`
	Min        float64 `json:"min"`
	Max        float64 `json:"max"`
}

// Add takes in one figure.
func (s *Spread) Add(v float64) {
	if s.N == 0 {
		s.Min, s.Max = v, v
	}
	s.N++
	s.Sum += v
	s.SumSquares += v * v
	s.Min, s.Max = min(s.Min, v), max(s.Max, v)
}

// Merge takes in another spread's figures.
func (s *Spread) Merge(o Spread) {
	if o.N == 0 {
		return
	}
	if s.N == 0 {
		*s = o
		return
	}
	s.N += o.N
	s.Sum += o.Sum
	s.SumSquares += o.SumSquares
	s.Min, s.Max = min(s.Min, o.Min), max(s.Max, o.Max)
}

// Mean is the average, 0 of nothing.
func (s Spread) Mean() float64 {
	if s.N == 0 {
		return 0
	}
	return s.Sum / float64(s.N)
}

// SD is the standard deviation of the whole population.
func (s Spread) SD() float64 {
	if s.N == 0 {
		return 0
	}
	return math.Sqrt(max(0, s.SumSquares/float64(s.N)-s.Mean()*s.Mean()))
}

// measureEvenness takes the justified lines of text; a last line is never
// stretched and says nothing.
func (r *reader) measureEvenness() {
	for _, p := range r.paragraphs {
		if !p.heading {
			r.measureParagraph(p)
		}
	}
}

// gapClass is the band of linesetting.md 1 a line's Han gap falls in, with room
// for half a cell over a line.
func gapClass(gap float64) int {
	class := 0
	for _, limit := range []float64{0.012, 0.02, 0.05, 0.10} {
		if gap > limit+0.0007 {
			class++
		}
	}
	return class
}

func (r *reader) measureParagraph(p *paragraph) {
	e := &r.report.Evenness
	before, known := 0.0, false
	for _, l := range p.justified() {
		gap, ok := r.set.hanGap(l)
		if ok {
			e.Lines++
			e.Gap.Add(gap)
			e.Classes[gapClass(gap)]++
			if width, has := r.set.markWidth(l); has {
				e.Mark.Add(width)
				e.MarkNet.Add(width - max(gap, 0))
			}
		}
		if ok && known {
			r.addJump(l, math.Abs(gap-before))
		}
		before, known = gap, ok
	}
}

// Place is a figure and the line it was measured on.
type Place struct {
	File   string  `json:"file,omitempty"`
	Page   int     `json:"page"`
	Line   int     `json:"line"`
	Text   string  `json:"text"`
	Figure float64 `json:"figure"`
}

// remember keeps the ten worst places.
func (e *Evenness) remember(places ...Place) {
	e.Worst = append(e.Worst, places...)
	slices.SortStableFunc(e.Worst, func(a, b Place) int { return cmp.Compare(b.Figure, a.Figure) })
	e.Worst = e.Worst[:min(10, len(e.Worst))]
}

func (r *reader) addJump(l *line, jump float64) {
	e := &r.report.Evenness
	e.Jump.Add(jump)
	e.remember(Place{Page: l.page, Line: l.number, Text: l.text(), Figure: jump})
}
