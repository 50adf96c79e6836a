package proofread

import (
	"fmt"
	"math"
)

// checkGrid wants every line of text on the grid; the masthead has its own
// millimetres, other sizes their own place in the cell.
func (r *reader) checkGrid() {
	for _, l := range r.lines {
		if l.kind == headLine || l.kind == smallLine {
			continue
		}
		off := l.baseline - r.set.Baseline(l.row)
		r.report.Grid.Add(off / Millimetre)
		if math.Abs(off) > tolerance {
			r.blame(ruleGrid, l, fmt.Sprintf("%+.3f mm", off/Millimetre))
		}
	}
}

// checkEdges wants every justified line from the left edge to the right one.
func (r *reader) checkEdges() {
	for _, p := range r.paragraphs {
		for i, l := range p.lines {
			r.checkLeft(l)
			if i < len(p.lines)-1 {
				r.checkRight(p, l)
			}
		}
	}
}

func (r *reader) checkLeft(l *line) {
	want := r.set.Left + float64(l.indent)*r.set.Cell
	off := l.left - want
	if l.first().isOpener() && math.Abs(l.first().X-want) < math.Abs(off) && l.indent > 0 {
		off = l.first().X - want // after the indent an opener may keep its blank
	}
	r.report.Left.Add(off / Millimetre)
	if math.Abs(off) > tolerance {
		r.blame(ruleLeft, l, fmt.Sprintf("%+.3f mm", off/Millimetre))
	}
}

func (r *reader) checkRight(p *paragraph, l *line) {
	off := l.right - r.set.Right + float64(p.inset)*r.set.Cell
	if l.last().isCentred() && off > -0.27*r.set.Em && off <= tolerance {
		off = 0 // its halved outline is drawn up to 0.27 em left of its place
	}
	if han := l.countHan(); han == 0 && off < -tolerance {
		r.report.Ragged++ // Latin only: word spaces at their widest, then ragged
		return
	}
	r.report.Justified++
	r.report.Right.Add(off / Millimetre)
	if math.Abs(off) > tolerance {
		r.blame(ruleRight, l, fmt.Sprintf("%+.3f mm", off/Millimetre))
	}
}

func (l *line) countHan() int {
	n := 0
	for _, g := range l.glyphs {
		if isHan(g.Rune) {
			n++
		}
	}
	return n
}

// checkWidows wants no first line alone at a foot, no last line alone at a top.
func (r *reader) checkWidows() {
	for _, p := range r.paragraphs {
		n := len(p.lines)
		if n < 2 {
			continue
		}
		if p.lines[0].page != p.lines[1].page {
			r.blame(ruleWidow, p.lines[0], "first line alone at the foot")
		}
		if p.lines[n-1].page != p.lines[n-2].page {
			r.blame(ruleWidow, p.lines[n-1], "last line alone at the top")
		}
	}
}

// checkHeadings wants two lines of text on the page below a heading or title.
func (r *reader) checkHeadings() {
	for i, p := range r.paragraphs {
		if !p.heading || i+1 == len(r.paragraphs) {
			continue
		}
		next := r.paragraphs[i+1]
		on := 0
		for _, l := range next.lines {
			if l.page == p.last().page {
				on++
			}
		}
		if on < min(2, len(next.lines)) && !next.heading {
			r.blame(ruleHeading, p.last(), fmt.Sprintf("%d lines below it", on))
		}
	}
}

// checkTitles wants two lines of text under a title on its own page.
func (r *reader) checkTitles() {
	for page := range len(r.sheets) - 1 {
		t := r.onSheet(page + 1)
		next := r.onSheet(page + 2)
		title := r.lastTitle(page + 1)
		if title == nil || len(next.lines) == 0 {
			continue
		}
		below := 0
		for _, l := range t.lines {
			if l.baseline > title.baseline {
				below++
			}
		}
		if below < 2 && r.isTurned(t.lines, below, next.lines[0]) {
			r.blame(ruleHeading, title, fmt.Sprintf("%d lines below the title", below))
		}
	}
}

// lastTitle is the lowest line larger than the text on a page.
func (r *reader) lastTitle(page int) *line {
	var last *line
	for _, l := range r.lines {
		if l.page == page && l.kind == smallLine && r.inTypeArea(l) {
			last = l
		}
	}
	return last
}

// isTurned says whether the text under a title goes on over the page: a whole
// paragraph of one line under it is not torn from anything.
func (r *reader) isTurned(lines []*line, below int, next *line) bool {
	if below == 0 {
		return true
	}
	for _, p := range r.paragraphs {
		if p.first() == lines[len(lines)-1] {
			return len(p.lines) > 1 && p.lines[1] == next
		}
	}
	return false
}

// sheetText is what one page shows of the grid.
type sheetText struct {
	lines []*line // on the grid
	other float64 // lowest ink in the type area that is not on the grid
	above float64 // highest such ink
	shape bool    // a table or picture begins the page
}

// onSheet gathers a page; rules of the masthead and the tail count as other.
func (r *reader) onSheet(page int) sheetText {
	t := sheetText{above: math.Inf(1)}
	for _, l := range r.lines {
		if l.page != page || l.baseline > r.set.Bottom+1 || l.baseline < r.set.Top {
			continue
		}
		if l.kind != headLine && l.kind != smallLine {
			t.lines = append(t.lines, l)
			continue
		}
		t.other = max(t.other, l.baseline)
		t.above = min(t.above, l.baseline-l.size)
	}
	for _, s := range r.sheets[page-1].Shapes {
		if s.Y1 <= r.set.Bottom+1 && s.Y0 >= r.set.Top-1 {
			t.other, t.above = max(t.other, s.Y1), min(t.above, s.Y0)
			t.shape = t.shape || s.Y0 < r.set.Top+2*r.set.Pitch()
		}
	}
	return t
}

// checkFeet wants every page but the last of the text filled to 262.0 mm, or
// one line less where a widow would follow, or less before a kept heading.
func (r *reader) checkFeet() {
	pages := len(r.sheets)
	last := 0
	for _, p := range r.paragraphs {
		last = max(last, p.last().page)
	}
	for page := 1; page <= pages; page++ {
		t := r.onSheet(page)
		r.report.Pages++
		if len(t.lines) == 0 {
			continue
		}
		r.checkTop(t)
		r.checkRows(t)
		if page < last {
			r.checkFoot(t, page)
		}
	}
	r.checkFirstPage()
}

func (r *reader) checkFirstPage() {
	for _, p := range r.paragraphs {
		if p.first().page == 1 && !p.heading && r.mainFace(p.first()) == r.body {
			return
		}
	}
	r.report.blameAt(ruleFirstPage, 1, 0, "", "")
}

// checkTop wants the first em-box at 37.0 ± 0.2 mm where text opens the page.
func (r *reader) checkTop(t sheetText) {
	l := t.lines[0]
	if t.above < l.baseline {
		return
	}
	top := l.baseline - (1-r.set.Descent)*r.set.Em
	r.report.Top.Add(top / Millimetre)
	if math.Abs(top-r.set.Top) > 2*tolerance {
		r.blame(ruleFirst, l, fmt.Sprintf("%.2f mm", top/Millimetre))
	}
}

// checkRows wants no empty grid line between two of text unless something else
// stands there.
func (r *reader) checkRows(t sheetText) {
	for i := 1; i < len(t.lines); i++ {
		a, b := t.lines[i-1], t.lines[i]
		if b.row > a.row+1 && !r.hasBetween(a, b) && !isLabel(b) {
			r.blame(rulePitch, b, fmt.Sprintf("%d empty above", b.row-a.row-1))
		}
	}
}

// isLabel knows a column's name, 【协会动态】, which keeps a line free above it.
func isLabel(l *line) bool { return l.first().Rune == '【' && l.last().Rune == '】' }

func (r *reader) hasBetween(a, b *line) bool {
	top, foot := a.baseline+1, b.baseline-1
	for _, g := range r.sheets[a.page-1].Glyphs {
		if g.Y > top && g.Y < foot {
			return true
		}
	}
	for _, s := range r.sheets[a.page-1].Shapes {
		if s.Y1 > top && s.Y0 < foot {
			return true
		}
	}
	return false
}

// checkFoot compares the last line with the foot of the type area.
func (r *reader) checkFoot(t sheetText, page int) {
	l := t.lines[len(t.lines)-1]
	short := r.set.Rows - 1 - l.row
	foot := l.baseline + r.set.Descent*r.set.Em
	if short == 0 {
		r.report.Foot.Add(foot / Millimetre)
		r.report.Full++
		if math.Abs(foot-r.set.Bottom) > tolerance {
			r.blame(ruleFoot, l, fmt.Sprintf("%.2f mm", foot/Millimetre))
		}
		return
	}
	if t.other > l.baseline { // notes, a table, a picture end the page
		r.report.EndedByOther++
		return
	}
	cause, lawful := r.causeOf(short, page)
	r.report.Short = append(r.report.Short, Short{Page: page, Lines: short, Cause: cause})
	if !lawful {
		r.blame(ruleFoot, l, fmt.Sprintf("%d lines short: %s", short, cause))
	}
}

// carried is how many lines at most go over with a tail that does not fit: two
// or three, and one more where its break would leave a widow.
const carried = 4

// causeOf names what keeps the next page's first lines from filling this one,
// and says whether the standard takes it for a cause.
func (r *reader) causeOf(short, page int) (string, bool) {
	if page >= len(r.sheets) {
		return "the text ends", true
	}
	next := r.onSheet(page + 1)
	if len(next.lines) == 0 || next.above < next.lines[0].baseline || isLabel(next.lines[0]) {
		if next.shape {
			return "table or picture", true
		}
		return "title", short <= 7
	}
	if page+1 == len(r.sheets) && len(next.lines) <= carried {
		return "lines carried over with the tail", true
	}
	for n, p := range r.paragraphs {
		if p.heading && p.first() == next.lines[0] {
			return "heading", short < r.kept(n)
		}
		for i, l := range p.lines {
			if l == next.lines[0] {
				return r.turnCause(p, i, short, page)
			}
		}
	}
	return "lines kept together", short <= 3
}

// kept counts the lines a heading takes along: headings right under it and two
// lines of text, or three where no break may part them.
func (r *reader) kept(n int) int {
	lines := 0
	for ; n < len(r.paragraphs) && r.paragraphs[n].heading; n++ {
		lines += len(r.paragraphs[n].lines)
	}
	if n == len(r.paragraphs) {
		return lines
	}
	text := len(r.paragraphs[n].lines)
	if text > 3 {
		text = 2
	}
	return lines + text
}

// turnCause looks a page further where a line would have fitted: filling this
// page can leave a widow on the next, or widen the gap one has left there.
func (r *reader) turnCause(p *paragraph, i, short, page int) (string, bool) {
	cause, lawful := widowCause(p, i, short)
	if lawful || short > 1 || page+2 > len(r.sheets) {
		return cause, lawful
	}
	next, after := r.onSheet(page+1), r.onSheet(page+2)
	if next.lines[len(next.lines)-1].row < r.set.Rows-2 || len(after.lines) == 0 {
		return cause, lawful
	}
	for _, q := range r.paragraphs {
		for k, l := range q.lines {
			if l == after.lines[0] && after.above > l.baseline && !q.heading {
				if _, further := widowCause(q, k, 1); further {
					return "a widow a page on", true
				}
			}
		}
	}
	return cause, lawful
}

// widowCause says why lines of p from index i on could not stand a page
// earlier. One line less is lawful; more must be cured by a looser or tighter
// paragraph.
func widowCause(p *paragraph, i, short int) (string, bool) {
	left := len(p.lines) - i
	for move := 1; move <= min(short, left); move++ {
		stays := left - move
		if (i > 0 || move > 1 || left == 1) && stays != 1 {
			return fmt.Sprintf("%d of %d lines would fit", move, left), false
		}
	}
	if short > 1 {
		return fmt.Sprintf("%d lines follow that no break may part", left), false
	}
	return "a widow", true
}
