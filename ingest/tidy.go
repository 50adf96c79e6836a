package ingest

import (
	"slices"
	"strings"

	"jianbao/issue"
)

// editing is one paragraph being put in order.
type editing struct {
	im    *importer
	cs    []char
	safe  []bool // part of an address, a path, a time, a standard's number
	tail  bool   // a line of 报尾
	title bool   // a title, the contents, the head: spaces between Han stay
	latin []bool // quotation marks of Latin text, while a step looks for them
}

// tidy puts the marks and the spaces of p in order, only where that is safe.
func (im *importer) tidy(p *para, title bool) {
	e := &editing{im: im, cs: trimRight(trimLeft(p.text)), title: title ||
		heading(p.words())}
	for _, step := range []func(){
		e.halve, e.protect, e.runs, e.protect, e.brackets, e.marks, e.quotes,
		e.documentNumber, e.protect, e.spaces,
	} {
		step()
	}
	p.text = e.cs
}

// tidyTail is tidy for a line of the tail, where spaces part labels.
func (im *importer) tidyTail(p *para) {
	e := &editing{im: im, cs: trimRight(trimLeft(p.text)), title: true, tail: true}
	for _, step := range []func(){e.halve, e.protect, e.brackets, e.marks, e.protect,
		e.spaces} {
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
		if r := e.beside(i); r != 0 {
			return r
		}
	}
	return 0
}

func (e *editing) next(i int) rune {
	for ; i < len(e.cs); i++ {
		if r := e.beside(i); r != 0 {
			return r
		}
	}
	return 0
}

// beside is the character i, a straight one for a quotation mark of Latin text.
func (e *editing) beside(i int) rune {
	if e.latin != nil && e.latin[i] {
		return '"'
	}
	return e.cs[i].r
}

// quoted tells whether there are quotation marks at all.
func (e *editing) quoted() bool {
	return slices.ContainsFunc(e.cs, func(c char) bool {
		return strings.ContainsRune("“”‘’", c.r)
	})
}

// lookForLatin has prev, next and seen tell the quotation marks of Latin text,
// until what it gives is called.
func (e *editing) lookForLatin() (done func()) {
	var b strings.Builder
	from := make(map[int]int, len(e.cs)) // by byte, the character
	for i, c := range e.cs {
		from[b.Len()] = i
		b.WriteRune(c.r)
	}
	e.latin = make([]bool, len(e.cs))
	for at, is := range issue.LatinQuotes(b.String()) {
		e.latin[from[at]] = is
	}
	return func() { e.latin = nil }
}

// seen is like prev and next, past blanks.
func (e *editing) seen(i, step int) rune {
	for i += step; i >= 0 && i < len(e.cs); i += step {
		if r := e.beside(i); r != 0 && !blank(r) {
			return r
		}
	}
	return 0
}

// put makes the character i r and reports it.
func (e *editing) put(i int, r rune, rule string) {
	before := around(e.cs, i, i+1)
	e.cs[i].r = r
	e.report(e.cs[i], before, around(e.cs, i, i+1), rule)
}

func (e *editing) report(at char, before, after, rule string) {
	e.im.change(Change{Line: int(at.line), Col: int(at.col), Before: before,
		After: after, Rule: rule, Class: Auto})
}

// rewrite makes e.cs anew from what each says of the characters from i on: how
// many of them go, what stands for them and by which rule; 0 lets one stay.
func (e *editing) rewrite(each func(i int) (n int, s, rule string)) {
	out := make([]char, 0, len(e.cs))
	for i := 0; i < len(e.cs); {
		n, s, rule := each(i)
		if n == 0 {
			out = append(out, e.cs[i])
			i++
			continue
		}
		if s != plain(e.cs[i:i+n]) {
			l, r := plain(e.cs[max(0, i-2):i]), plain(e.cs[i+n:min(len(e.cs), i+n+2)])
			e.report(e.cs[i], around(e.cs, i, i+n), l+s+r, rule)
		}
		for _, r := range s {
			c := e.cs[i]
			c.r = r
			out = append(out, c)
		}
		i += n
	}
	e.cs = out
}

// halve makes full-width letters and digits half-width, and ％ too.
func (e *editing) halve() {
	e.rewrite(func(i int) (int, string, string) {
		j := i
		for j < len(e.cs) && e.full(j) {
			j++
		}
		return j - i, strings.Map(half, plain(e.cs[i:j])), "full-width"
	})
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
