package ingest

import (
	"regexp"
	"slices"
	"strings"
)

// rowMeasure is how wide s is on a line, in halves of a 字: setting puts a
// quarter of one between Han and Latin.
func rowMeasure(s string) int {
	n, quarters := 0, 0
	var last rune
	for _, r := range s {
		if r == ' ' {
			continue
		}
		if last != 0 && (han(last) && alnum(r) || alnum(last) && han(r)) {
			quarters++
		}
		n += measure(string(r))
		last = r
	}
	return n + quarters/2
}

// measureOf is the width of the lines of a text with hard line ends, in halves
// of a 字; 0 when its lines are paragraphs.
func measureOf(ps []*para) int {
	var widths []int
	for _, p := range ps {
		if n := rowMeasure(p.words()); p.isText() && n >= 32 &&
			!leaders.MatchString(p.words()) {
			widths = append(widths, n)
		}
	}
	if len(widths) < 3 {
		return 0
	}
	full := commonest(widths)
	near, cut, long := 0, 0, 0
	for i, p := range ps[:len(ps)-1] {
		n := rowMeasure(p.words())
		switch {
		case !p.isText() || leaders.MatchString(p.words()):
		case n > full+8:
			long++
		case n >= full-6:
			near++
			if !ended(p.words()) && !opens(ps[i+1].words()) {
				cut++
			}
		}
	}
	if full > 110 || near < 3 || near < 5 && cut < near-1 || cut*2 < near ||
		near*3 < len(widths) || long*8 > len(widths) {
		return 0
	}
	return full
}

// leaders are the dots before a page number.
var leaders = regexp.MustCompile(`[.…·⋯]{4,}|(?:[.…·]\s){4,}`)

// commonest is the width that the most lines come up to, or fall short of by
// no more than an indent.
func commonest(widths []int) (full int) {
	slices.Sort(widths)
	most := 0
	for _, w := range widths {
		n := 0
		for _, v := range widths {
			if v <= w && v >= w-4 {
				n++
			}
		}
		if n >= most {
			most, full = n, w
		}
		if len(widths) > maxSampled {
			break
		}
	}
	if len(widths) > maxSampled {
		return commonest(sampled(widths))
	}
	return full
}

// maxSampled bounds how many widths are compared with each other.
const maxSampled = 2000

// sampled is every so many of widths.
func sampled(widths []int) (some []int) {
	step := len(widths)/maxSampled + 1
	for i := 0; i < len(widths); i += step {
		some = append(some, widths[i])
	}
	return some
}

// unwrap joins the lines of a text with hard line ends, as they come out of a
// PDF, into paragraphs.
func (im *importer) unwrap(ps []*para) []*para {
	im.full = measureOf(ps)
	if im.full == 0 {
		return ps
	}
	w := wrapping{full: im.full, indents: usesIndents(ps)}
	var out []*para
	for i, p := range ps {
		if len(out) > 0 && w.continues(out[len(out)-1], ps, i) {
			im.glue(out[len(out)-1], p, "line-end", w.note(p))
			w.grow(p)
			continue
		}
		out = append(out, p)
		w.row = rowMeasure(p.words()) + indentOf(p)
	}
	return out
}

// wrapping is how the lines of a text were broken.
type wrapping struct {
	full    int
	indents bool
	row     int // how wide the line on the page is so far: PDF text may have it in pieces
}

// grow puts p on the line, or on the next if that is full.
func (w *wrapping) grow(p *para) {
	n := rowMeasure(p.words())
	if w.row+n <= w.full+6 && w.row < w.full-8 {
		w.row += n
	} else {
		w.row = n
	}
}

func (w *wrapping) note(p *para) string {
	if p.turned {
		return "page end"
	}
	return ""
}

// usesIndents tells whether paragraphs are set in, so that a line that is not
// goes on with the one above.
func usesIndents(ps []*para) bool {
	in, out := 0, 0
	for _, p := range ps {
		if p.isText() && measure(p.words()) >= 32 {
			if p.indent {
				in++
			} else {
				out++
			}
		}
	}
	return in > 2 && out > in/2
}

// continues tells whether the line ps[i] goes on with the paragraph a, whose
// last line is ps[i-1].
func (w *wrapping) continues(a *para, ps []*para, i int) bool {
	b := ps[i]
	above, below := ps[i-1].words(), b.words()
	switch {
	case !b.isText() || a.raw != nil || b.level > 0 || a.level > 0 || b.center ||
		b.right || below == "" || bylineForm.MatchString(below):
		return false
	case strings.ContainsRune(noStart, firstRune(below)) || w.piece(above, below):
		return true
	case opens(below) && (!weakOpener.MatchString(below) || ended(above)):
		return false
	case bareMark(a.start()):
		return true
	case star.MatchString(a.start()):
		return w.rowWidth(ps, i) < w.full-14 && !ended(below) && !b.gap
	case w.row < w.full-8:
		return false
	case ended(above) && (b.gap && !b.turned || w.row < w.full-5):
		return false
	case !ended(above):
		return !(w.indents && b.indent)
	case w.indents:
		return !b.indent
	}
	return w.middle(ps, i)
}

// noStart are the marks that begin no line but one that was cut.
const noStart = "，。、；：？！）】》”’〉」』"

// weakOpener is how paragraphs begin, and sentences too.
var weakOpener = regexp.MustCompile(`^(?:[一二三四五六七八九十](?:是|要|则)|第` +
	hanNumber + `，|首先|其次|再次|最后|图|表)`)

// piece tells whether above and below are pieces of one line on the page: PDF
// text is cut where marks were set closer.
func (w *wrapping) piece(above, below string) bool {
	if w.row+rowMeasure(below) > w.full+6 || ended(above) && !strings.HasSuffix(above,
		"：") || opens(below) {
		return false
	}
	return strings.ContainsRune("“（《‘", firstRune(below)) ||
		strings.ContainsRune("”）》’", lastRune(above)) && w.row < w.full-8
}

func indentOf(p *para) int {
	if p.indent {
		return 4
	}
	return 0
}

// middle decides where a full line ends with a sentence and nothing is set
// in: the first line of a paragraph has lost two 字 to its indent, a line of
// its middle has not.
func (w *wrapping) middle(ps []*para, i int) bool {
	n := w.rowWidth(ps, i)
	return n >= w.full-3 || n < w.full-8 && !strings.HasSuffix(ps[i].words(), "：")
}

// rowWidth is the width of the line on the page that begins with ps[i], of
// which the rest may be in pieces.
func (w *wrapping) rowWidth(ps []*para, i int) int {
	n := rowMeasure(ps[i].words())
	for k := i + 1; k < len(ps) && n < w.full-8 && !opens(ps[k].words()); k++ {
		if s := ps[k-1].words(); ended(s) && !strings.HasSuffix(s, "：") {
			break
		}
		n += rowMeasure(ps[k].words())
	}
	return n
}

// bareMark tells whether s is the mark of a level and nothing else, as where
// the face changes behind it.
func bareMark(s string) bool {
	m := levelMark.FindString(s)
	return m != "" && m == s
}
