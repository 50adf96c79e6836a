package ingest

import "strings"

// editing is one paragraph being put in order.
type editing struct {
	im    *importer
	cs    []char
	safe  []bool // part of an address, a path, a time, a standard's number
	title bool   // a title, the contents, the head: spaces between Han stay
}

// tidy puts the marks and the spaces of p in order, only where that is safe.
func (im *importer) tidy(p *para, title bool) {
	e := &editing{im: im, cs: trimRight(trimLeft(p.text)), title: title || heading(p.words())}
	for _, step := range []func(){
		e.halve, e.protect, e.runs, e.protect, e.brackets, e.protect, e.marks, e.quotes, e.documentNumber,
		e.protect, e.spaces,
	} {
		step()
	}
	p.text = e.cs
}

// tidyTail is tidy for a line of the tail, where spaces part labels.
func (im *importer) tidyTail(p *para) {
	e := &editing{im: im, cs: trimRight(trimLeft(p.text)), title: true}
	for _, step := range []func(){e.halve, e.protect, e.brackets, e.protect, e.marks, e.protect, e.spaces} {
		step()
	}
	p.text = e.cs
}

// tidyWords is words of the head, put in order without a report.
func tidyWords(s string) string {
	im := &importer{}
	p := &para{text: chars(s, 0, 0)}
	im.tidy(p, true)
	return plain(p.text)
}

// at is the character i, 0 beyond the ends.
func (e *editing) at(i int) rune {
	if i < 0 || i >= len(e.cs) {
		return 0
	}
	return e.cs[i].r
}

// prev is the nearest character before i that is one, next the nearest from i
// on.
func (e *editing) prev(i int) rune {
	for i--; i >= 0; i-- {
		if e.cs[i].r != 0 {
			return e.cs[i].r
		}
	}
	return 0
}

func (e *editing) next(i int) rune {
	for ; i < len(e.cs); i++ {
		if e.cs[i].r != 0 {
			return e.cs[i].r
		}
	}
	return 0
}

// seen is like prev and next, past blanks.
func (e *editing) seen(i, step int) rune {
	for i += step; i >= 0 && i < len(e.cs); i += step {
		if r := e.cs[i].r; r != 0 && !blank(r) {
			return r
		}
	}
	return 0
}

// replace puts s for the characters i…j-1 and reports it.
func (e *editing) replace(i, j int, s, rule string) {
	before := around(e.cs, i, j)
	like := e.cs[i]
	var put []char
	for _, r := range s {
		c := like
		c.r = r
		put = append(put, c)
	}
	line, col := int(like.line), int(like.col)
	e.cs = append(e.cs[:i:i], append(put, e.cs[j:]...)...)
	e.im.change(Change{Line: line, Col: col, Before: before, After: around(e.cs, i, i+len(put)), Rule: rule, Class: Auto})
	if e.safe != nil {
		e.protect()
	}
}

// halve makes full-width letters and digits half-width, and ％ too.
func (e *editing) halve() {
	for i := 0; i < len(e.cs); i++ {
		j := i
		for j < len(e.cs) && e.full(j) {
			j++
		}
		if j > i {
			e.replace(i, j, strings.Map(half, plain(e.cs[i:j])), "full-width")
		}
	}
}

func (e *editing) full(i int) bool {
	r := e.at(i)
	switch {
	case r == '％':
		return true
	case r == '．' || r == '，' || r == '：':
		return r == '．' && fullDigit(e.at(i-1)) && fullDigit(e.at(i+1))
	}
	return r >= 0xff01 && r <= 0xff5e && alnum(half(r))
}

func fullDigit(r rune) bool { return digit(half(r)) }
