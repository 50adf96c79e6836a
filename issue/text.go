package issue

import (
	"strings"
	"unicode/utf8"

	"jianbao/finding"
)

// checkpoint is how many bytes a text may run without a step of its own:
// looking a place up counts characters from the step before it, so this bounds
// the cost of a look-up in a very long line.
const checkpoint = 256

// textBuilder collects a text from pieces and remembers where each came from.
// As long as the pieces stand in one string, each behind the other, as most do,
// nothing is copied.
type textBuilder struct {
	src       string // what has all of it, from…to, as long as buf is nil
	from, to  int
	buf       []byte
	steps     []finding.Step
	line, col int32 // where the next character stands if nothing is left out
}

// add appends s, whose first character is the file's line:col and whose others
// follow it a column each.
func (b *textBuilder) add(s string, line, col int32) { b.put(s, 0, len(s), line, col) }

// put is add of s[from:to].
func (b *textBuilder) put(s string, from, to int, line, col int32) {
	off := b.size()
	b.take(s, from, to)
	b.mark(s[from:to], off, line, col)
}

// size is how many bytes there are.
func (b *textBuilder) size() int {
	if b.buf == nil {
		return b.to - b.from
	}
	return len(b.buf)
}

// take appends s[from:to] as far as it goes without its places.
func (b *textBuilder) take(s string, from, to int) {
	switch {
	case from == to:
	case b.size() == 0:
		b.src, b.from, b.to = s, from, to
	case b.buf == nil && b.to == from && b.src == s:
		b.to = to
	default:
		if b.buf == nil {
			b.buf = append(make([]byte, 0, b.size()+to-from), b.src[b.from:b.to]...)
		}
		b.buf = append(b.buf, s[from:to]...)
	}
}

// mark notes where the characters of s stand, which are in the text from off on.
func (b *textBuilder) mark(s string, off int, line, col int32) {
	for len(s) > 0 {
		n := len(s)
		if n > checkpoint {
			for n = checkpoint; !utf8.RuneStart(s[n]); n-- {
			}
		}
		if b.line != line || b.col != col || b.far(off) {
			b.steps = append(b.steps, finding.Step{Off: int32(off), Line: line, Col: col})
		}
		col += int32(finding.Characters(s[:n]))
		b.line, b.col = line, col
		s, off = s[n:], off+n
	}
}

// far tells whether the last step is too long before off.
func (b *textBuilder) far(off int) bool {
	n := len(b.steps)
	return n == 0 || off-int(b.steps[n-1].Off) >= checkpoint
}

// copy appends t.S[from:to] with the places it has in t.
func (b *textBuilder) copy(t Text, from, to int) {
	if from >= to {
		return
	}
	off := b.size()
	b.take(t.S, from, to)
	if len(t.From.Steps) == 0 {
		return
	}
	i := stepAfter(t.From.Steps, from)
	for from < to {
		end := to
		if i < len(t.From.Steps) {
			end = min(end, int(t.From.Steps[i].Off))
		}
		p := t.From.At(t.S, from)
		b.mark(t.S[from:end], off, int32(p.Line), int32(p.Col))
		from, off = end, off+end-from
		i++
	}
}

// stepAfter is the index of the first step behind off.
func stepAfter(steps []finding.Step, off int) int {
	lo, hi := 0, len(steps)
	for lo < hi {
		if m := (lo + hi) / 2; int(steps[m].Off) <= off {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// text is what was collected, as the field path's text.
func (b *textBuilder) text(path string) Text {
	t := Text{From: finding.Origin{Path: path, Steps: b.steps}}
	if b.buf == nil {
		t.S = b.src[b.from:b.to]
	} else {
		t.S = string(b.buf)
	}
	return t
}

// part is t.S[from:to] as a text of its own.
func (t Text) part(from, to int) Text {
	if from == 0 && to == len(t.S) {
		return t
	}
	var b textBuilder
	b.copy(t, from, to)
	return b.text(t.From.Path)
}

// at is the place of the character at byte off of t.
func (t Text) at(off int) finding.Pos { return t.From.At(t.S, off) }

// trimmed is t without white space around it.
func (t Text) trimmed() Text {
	from := len(t.S) - len(strings.TrimLeft(t.S, blanks))
	return t.part(from, max(from, len(strings.TrimRight(t.S, blanks))))
}

// blanks are the characters that white space is made of.
const blanks = " \t\n\u00a0\u3000"

// joined is the texts of spans as one, for looking at a whole paragraph.
func joined(spans []Span) Text {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b textBuilder
	path := ""
	for _, s := range spans {
		b.copy(s.Text, 0, len(s.Text.S))
		path = s.Text.From.Path
	}
	return b.text(path)
}

// Plain is the words of spans without their looks and footnotes.
func Plain(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text.S
	}
	n := 0
	for _, s := range spans {
		n += len(s.Text.S)
	}
	var b strings.Builder
	b.Grow(n)
	for _, s := range spans {
		b.WriteString(s.Text.S)
	}
	return b.String()
}
