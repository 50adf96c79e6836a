package inline

import "jianbao/layout/unit"

// The search for a title's shape ends at these; beyond them it is set like text.
const (
	titleLines  = 5
	titlePoints = 60
)

// title cuts between words, in the fewest lines, into 梯形 or 菱形 (GB/T 9704
// 7.3.1); nil when a word is longer than the measure or the text is no title.
func (w *desk) title(seg Segmenter) []Line {
	if len(w.clusters) == 0 {
		return nil
	}
	w.mark(soft, 0, len(w.clusters))
	if w.onOneLine() {
		w.chain = append(w.chain[:0], 0, int32(len(w.points)-1))
		return w.justify()
	}
	w.keepWordCuts(seg)
	n := w.fewest()
	if n == 0 || n > titleLines || len(w.points) > titlePoints {
		return nil
	}
	t := w.shaped(n)
	// A third line rather than two of a wrong shape; four are too many.
	if more := n + 1; more <= 3 && !t.score.shapely() {
		if u := w.shaped(more); u.best != nil && u.score.shapely() {
			t = u
		}
	}
	if t.best == nil {
		return nil
	}
	w.chain = append(w.chain[:0], t.best...)
	return w.justify()
}

// shaped is the best way to cut the title into n lines.
func (w *desk) shaped(n int) *shaper {
	t := shaper{w: w, cuts: make([]int32, n+1), widths: make([]unit.Length, n)}
	t.cuts[n] = int32(len(w.points) - 1)
	t.search(0)
	return &t
}

// onOneLine tells whether the title fits a line, its gaps closed a little at most.
func (w *desk) onOneLine() bool {
	h, t := &w.points[0].head, &w.points[len(w.points)-1].tail
	least := t.wide - h.wide - t.shrinkable(h)
	least -= unit.Length(t.open-h.open) * tightest(w.em.full)
	return least <= w.width(true)-w.p.Reserve
}

// tightest is how far the gaps of a title may close to keep it on one line.
func tightest(em unit.Length) unit.Length { return em / 16 }

// keepWordCuts drops the points inside Chinese words.
func (w *desk) keepWordCuts(seg Segmenter) {
	if seg == nil {
		return
	}
	text, starts := w.text()
	cuts := seg.Cuts(text)
	kept := w.points[:0]
	for i, p := range w.points {
		if i > 0 && int(p.pos) < len(w.clusters) && w.insideHan(int(p.pos)) {
			c := &w.clusters[p.pos]
			at := starts[c.run] + int(c.off)
			for len(cuts) > 0 && cuts[0] < at {
				cuts = cuts[1:]
			}
			if len(cuts) == 0 || cuts[0] != at {
				continue
			}
		}
		kept = append(kept, p)
	}
	w.points = kept
}

// text is the paragraph's whole text and where each run starts in it.
func (w *desk) text() (text string, starts []int) {
	for i := range w.p.Runs {
		starts = append(starts, len(text))
		text += w.p.Runs[i].Text
	}
	return text, starts
}

// insideHan tells whether cluster k and the one before are both Han.
func (w *desk) insideHan(k int) bool {
	return w.classAt(k).Han() && w.classAt(w.before(k)).Han()
}

// fewest is the least number of lines the points allow; 0 when a line would
// be wider than the measure.
func (w *desk) fewest() (n int) {
	last := len(w.points) - 1
	for i := 0; i < last; n++ {
		j := i
		for j < last && w.fits(i, j+1) {
			j++
		}
		if j == i {
			return 0
		}
		i = j
	}
	return n
}

// shaper looks for the best shape of a title by trying all.
type shaper struct {
	w      *desk
	cuts   []int32 // points at which lines begin, and the end
	widths []unit.Length
	best   []int32
	score  fault
}

// fault is what is wrong with a shape, the worst first: a last line below three
// 字, the ratio of last to first, the outline, what is torn, the lines that do
// not end with a mark, the unevenness.
type fault [6]int64

func (f *fault) shapely() bool { return f[0]+f[1]+f[2] == 0 }

func (f *fault) worse(g *fault) bool {
	for i := range f {
		if f[i] != g[i] {
			return f[i] > g[i]
		}
	}
	return false
}

// search tries all ends of line k and of those after it.
func (s *shaper) search(k int) {
	n := len(s.widths)
	if k == n-1 {
		if s.fits(k) {
			s.judge()
		}
		return
	}
	for j := s.cuts[k] + 1; j < s.cuts[n]; j++ {
		s.cuts[k+1] = j
		if !s.w.fits(int(s.cuts[k]), int(j)) {
			return
		}
		s.fits(k)
		s.search(k + 1)
	}
}

// fits tells whether line k fits, and keeps its width.
func (s *shaper) fits(k int) bool {
	i, j := int(s.cuts[k]), int(s.cuts[k+1])
	s.widths[k] = s.w.points[j].tail.wide - s.w.points[i].head.wide
	return s.w.fits(i, j)
}

// judge keeps the shape when it is the best so far.
func (s *shaper) judge() {
	n := len(s.widths)
	em := s.w.em.full
	first, last := s.widths[0], s.widths[n-1]
	var f fault
	if last < 3*em {
		f[0] = 1 + int64((3*em-last)*4/em)
	}
	if 100*last > 95*first || 100*last < 40*first {
		f[1] = 1
	}
	if !s.shapely() {
		f[2] = 1
	}
	sum := unit.Length(0)
	for k, v := range s.widths {
		sum += v
		if k < n-1 {
			f[3] += s.w.torn(int(s.cuts[k+1]))
			f[4] += s.w.unmarked(int(s.cuts[k+1]))
		}
	}
	for _, v := range s.widths {
		d := int64((v*unit.Length(n) - sum) * 16 / em)
		f[5] += d * d
	}
	if s.best == nil || s.score.worse(&f) {
		s.best, s.score = append(s.best[:0], s.cuts...), f
	}
}

// shapely tells whether the lines grow shorter (梯形), or longer to the middle
// and shorter again (菱形).
func (s *shaper) shapely() bool {
	falling := false
	for k := 1; k < len(s.widths); k++ {
		switch {
		case s.widths[k] > s.widths[k-1]:
			if falling {
				return false
			}
		case s.widths[k] < s.widths[k-1]:
			falling = true
		}
	}
	return falling
}

// torn counts what a cut at point p parts that belongs together: brackets and
// quotation marks from their content, numbers from their units.
func (w *desk) torn(p int) (n int64) {
	if w.points[p].permit == soft {
		n++
	}
	pos := int(w.points[p].pos)
	depth := int64(0)
	for k := range pos {
		depth += nesting(w.clusters[k].r)
	}
	return n + max(depth, 0)
}

// unmarked is 1 when a cut at point p does not follow a comma or a stop.
func (w *desk) unmarked(p int) int64 {
	switch w.clusters[w.before(int(w.points[p].pos))].r {
	case '，', '、', '；', '：', '。', '！', '？':
		return 0
	}
	return 1
}

func nesting(r rune) int64 {
	switch r {
	case '“', '‘', '（', '《', '〈', '【', '〔', '「', '『':
		return 1
	case '”', '’', '）', '》', '〉', '】', '〕', '」', '』':
		return -1
	}
	return 0
}
