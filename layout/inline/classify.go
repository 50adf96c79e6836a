package inline

import "jianbao/layout/clreq"

// permit says under which pass of the search a line break is allowed.
type permit uint8

// The passes, linesetting.md §1 “When nothing is feasible”.
const (
	free      permit = iota
	soft             // allowed, but counted: between a number and its unit
	inWord           // (a) a class point inside a word, number or address
	anyEdge          // (b) any grapheme edge that keeps line start and end
	anyhow           // (c) against the line start and end rules
	forbidden        // never: before what is attached
)

// resolve classes anew what depends on neighbours.
func (w *desk) resolve() {
	w.pairQuotes()
	cs := w.clusters
	for k := range cs {
		switch cs[k].class {
		case clreq.Ideograph:
		case clreq.Symbol:
			w.resolveSymbol(k)
		case clreq.Dash:
			w.resolveDash(k)
		case clreq.Slash, clreq.Hyphen:
			w.resolveStroke(k)
		case clreq.Postfix:
			if cs[k].r == '％' && w.classAt(w.before(k)) != clreq.Digit {
				cs[k].class = clreq.Symbol
			}
		case clreq.Extend:
			if !cs[k].is(attached) {
				cs[k].class = clreq.Symbol
			}
		}
	}
}

// resolveDash makes a single — the connector of GB/T 15834 5.1.6; two are 破折号.
func (w *desk) resolveDash(k int) {
	c := &w.clusters[k]
	if c.r != '⸺' && w.runeAt(w.before(k)) != c.r && w.runeAt(w.after(k)) != c.r {
		c.class = clreq.Wave
	}
}

// resolveSymbol makes × and ÷ between numbers Western: 3×4, but ××部.
func (w *desk) resolveSymbol(k int) {
	c := &w.clusters[k]
	if c.r != '×' && c.r != '÷' {
		return
	}
	if w.classAt(w.before(k)) == clreq.Digit && w.classAt(w.after(k)) == clreq.Digit {
		c.class = clreq.Sign
	}
}

// resolveStroke makes - and / between Chinese the half-em marks of GB/T 15834
// 5.1.6 and 5.1.9.
func (w *desk) resolveStroke(k int) {
	a, b := w.classAt(w.before(k)), w.classAt(w.after(k))
	if !a.Han() && !a.Mark() || !b.Han() && !b.Mark() {
		return
	}
	c := &w.clusters[k]
	c.flags |= narrow
	if c.class == clreq.Slash {
		c.class = clreq.Solidus
	} else {
		c.class = clreq.Middle
	}
}

// pairQuotes finds the quotation marks of Western text, which are narrow and
// outside the rules for Chinese marks: both of a pair stand between Western neighbours.
func (w *desk) pairQuotes() {
	w.quotes = w.quotes[:0]
	straight := -1 // the last " not yet paired
	for k := range w.clusters {
		c := &w.clusters[k]
		if c.class == clreq.Ideograph {
			continue
		}
		switch c.r {
		case '"':
			straight = w.pairStraight(straight, k)
		case '“', '‘':
			w.quotes = append(w.quotes, int32(k))
		case '”', '’':
			if w.apostrophe(k) {
				c.class = clreq.Sign
			} else {
				w.closeQuote(k)
			}
		}
	}
}

func (w *desk) apostrophe(k int) bool {
	return w.runeAt(k) == '’' && w.classAt(w.before(k)).Word() &&
		w.classAt(w.after(k)) == clreq.Letter
}

// pairStraight takes every other straight " for a closing one. It gives the one
// that is open now, or -1.
func (w *desk) pairStraight(open, k int) int {
	switch {
	case open >= 0:
		w.clusters[open].class, w.clusters[k].class = clreq.Opening, clreq.Closing
		return -1
	case w.classAt(w.before(k)) == clreq.Digit: // inches
		return -1
	}
	return k
}

// closeQuote pairs the closing mark k with the innermost open one.
func (w *desk) closeQuote(k int) {
	n := len(w.quotes)
	if n == 0 {
		return
	}
	o := int(w.quotes[n-1])
	w.quotes = w.quotes[:n-1]
	if w.clusters[o].r != w.clusters[k].r-1 {
		return
	}
	if w.westernSide(o, -1) && w.westernSide(o, 1) &&
		w.westernSide(k, -1) && w.westernSide(k, 1) {
		w.clusters[o].class = clreq.Opening
		w.clusters[k].class = clreq.Closing
	}
}

// westernSide tells whether the next character from k in direction d, blanks
// left out, is Western. The paragraph's edge is when the paragraph has no Han.
func (w *desk) westernSide(k, d int) bool {
	for k += d; k >= 0 && k < len(w.clusters); k += d {
		c := w.clusters[k].class
		if c.Blank() || c == clreq.HardSpace || w.clusters[k].is(attached) {
			continue
		}
		return c.Western()
	}
	for i := range w.clusters {
		if c := w.clusters[i].class; c.Han() || c.Mark() && c.Step() != clreq.Brackets {
			return false
		}
	}
	return true
}
