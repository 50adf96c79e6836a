package inline

import (
	"sync"

	"jianbao/layout/glyph"
)

// Segmenter finds the words of Chinese text.
type Segmenter interface {
	// Cuts is the byte offsets at which words begin, without the first at 0.
	Cuts(text string) []int
}

// Missing is a character that no face of its chain has. It is set as a blank
// of its width.
type Missing struct {
	Run  int // index into Paragraph.Runs
	Off  int // byte offset in the run
	Rune rune
}

// Solutions is a paragraph with its lines chosen: the best way, and on demand
// the best ways with a line less and a line more. It is safe for concurrent use;
// what it returns is shared and must not be changed.
type Solutions struct {
	Missing []Missing

	p        Paragraph
	measurer glyph.Measurer
	best     []Line
	vary     sync.Once
	other    [2][]Line // with a line less, with a line more
}

// Set chooses the line ends of p. The runs of p must not be changed as long as
// the solutions are in use. seg is only asked when p.WordCut or p.WordEnds is
// set, and may be nil.
func Set(p *Paragraph, m glyph.Measurer, seg Segmenter) *Solutions {
	return SetUntil(p, m, seg, nil)
}

// SetUntil is Set that asks now and then whether the lines are still wanted;
// when stop says no more, they are none. A nil stop never does.
func SetUntil(p *Paragraph, m glyph.Measurer, seg Segmenter, stop func() bool) *Solutions {
	s := &Solutions{p: *p, measurer: m}
	w := desks.Get().(*desk)
	defer desks.Put(w)
	w.load(&s.p, m)
	s.Missing = append(s.Missing, w.missing...)
	if p.WordCut && len(w.clusters) <= stretchClusters {
		s.best = w.title(seg)
	}
	if s.best == nil {
		s.best = w.optimum(stop)
	}
	if p.WordEnds {
		if lines := w.wordEnds(seg, len(s.best)); lines != nil {
			s.best = lines
		}
	}
	return s
}

// Lines is the best way with loose lines more than the best of all: -1, 0 or
// +1. It is false when there is no such way; those of -1 and +1 are searched when
// first asked for, and only among lines that keep every rule, squeeze no 。 and
// open no gap by over 0.05 em.
func (s *Solutions) Lines(loose int) ([]Line, bool) {
	if loose == 0 {
		return s.best, true
	}
	if loose < -1 || loose > 1 || s.p.WordCut || s.p.WordEnds || len(s.best)+loose < 1 {
		return nil, false
	}
	s.vary.Do(s.findOther)
	lines := s.other[(loose+1)/2]
	return lines, lines != nil
}

// findOther searches both other ways at once: who asks for one soon asks for
// the other, and most of the work is the same.
func (s *Solutions) findOther() {
	w := desks.Get().(*desk)
	defer desks.Put(w)
	w.load(&s.p, s.measurer)
	if !w.reachAll() {
		return
	}
	for i := range s.other {
		if n := len(s.best) + 2*i - 1; n > 0 {
			s.other[i] = w.exactly(n)
		}
	}
}

// Count is the number of lines that Lines(loose) has, 0 when there is no such way.
func (s *Solutions) Count(loose int) int {
	l, _ := s.Lines(loose)
	return len(l)
}

// desk is the working memory for one paragraph. Desks are used again and
// again; load leaves nothing of the paragraph before.
type desk struct {
	p        *Paragraph
	m        glyph.Measurer
	clusters []cluster
	missing  []Missing
	sizes    []sizing // by run
	em       sizing   // of the paragraph: what severity is measured in
	rank     *order   // of severities
	points   []point
	edges    []edge
	from     []int32 // by point: its first edge
	states   []state
	chain    []int32 // points at which the chosen lines begin
	quotes   []int32
}

var desks = sync.Pool{New: func() any { return new(desk) }}

func (w *desk) load(p *Paragraph, m glyph.Measurer) {
	w.p, w.m = p, m
	w.missing = w.missing[:0]
	w.collect()
	w.resolve()
	w.measure()
	w.permit()
	w.rank = p.order()
}
