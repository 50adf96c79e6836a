package ingest

import "slices"

// measureOf is the width of the lines of a text with hard line ends, in halves
// of a 字; 0 when its lines are paragraphs.
func measureOf(ps []*para) int {
	var widths []int
	for _, p := range ps {
		if n := measure(p.words()); p.isText() && n >= 32 {
			widths = append(widths, n)
		}
	}
	if len(widths) < 6 {
		return 0
	}
	slices.Sort(widths)
	full := widths[len(widths)*9/10]
	if full > 110 || widths[len(widths)-1] > full+8 {
		return 0
	}
	near, cut := 0, 0
	for i, p := range ps[:len(ps)-1] {
		if n := measure(p.words()); p.isText() && n >= full-5 {
			near++
			if !ended(p.words()) && !opens(ps[i+1].words()) {
				cut++
			}
		}
	}
	if near < 4 || cut*2 < near || near*2 < len(widths) {
		return 0
	}
	return full
}

// unwrap joins the lines of a text with hard line ends, as they come out of a
// PDF, into paragraphs.
func (im *importer) unwrap(ps []*para) []*para {
	full := measureOf(ps)
	if full == 0 {
		return ps
	}
	w := wrapping{full: full, indents: usesIndents(ps)}
	var out []*para
	for i, p := range ps {
		if len(out) > 0 && w.continues(ps, i) {
			im.glue(out[len(out)-1], p, "line-end", w.note(p))
			continue
		}
		out = append(out, p)
	}
	return out
}

// wrapping is how the lines of a text were broken.
type wrapping struct {
	full    int
	indents bool
}

func (w wrapping) note(p *para) string {
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

// continues tells whether the line ps[i] goes on with the paragraph of the
// line before it.
func (w wrapping) continues(ps []*para, i int) bool {
	a, b := ps[i-1], ps[i]
	above, below := a.words(), b.words()
	switch {
	case !b.isText() || a.raw != nil || b.level > 0 || a.level > 0 || opens(below):
		return false
	case measure(above)+indentOf(a) < w.full-4:
		return false
	case b.gap && !b.turned && ended(above):
		return false
	case !ended(above):
		return !(w.indents && b.indent)
	case w.indents:
		return !b.indent
	}
	return w.middle(ps, i)
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
func (w wrapping) middle(ps []*para, i int) bool {
	n := measure(ps[i].words())
	return n >= w.full-2 || n < w.full-8
}
