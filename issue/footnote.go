package issue

import (
	"regexp"
	"strings"
)

// footnote is a definition [^label]: text, wherever in the body it stands.
type footnote struct {
	rows  []row
	off   int // of its [
	used  bool
	spans []Span
}

var notePattern = regexp.MustCompile(`^ {0,3}\[\^([^\]\s]+)\]:`)

// footnotes takes the definitions out of rows.
func (p *bodyParser) footnotes(rows []row) []row {
	if !strings.Contains(p.src.S, "[^") {
		return rows
	}
	kept := rows[:0]
	var open *footnote // takes the indented lines under its first
	for _, r := range rows {
		m := notePattern.FindStringSubmatchIndex(p.str(r))
		switch columns, inner := p.indent(r); {
		case m != nil:
			open = p.define(r, m)
		case open != nil && columns >= 2 && inner.from < inner.to:
			open.rows = append(open.rows, inner)
		default:
			open = nil
			kept = append(kept, r)
		}
	}
	return kept
}

// define notes the definition in r, whose label is at m[2:4].
func (p *bodyParser) define(r row, m []int) *footnote {
	label := p.str(r)[m[2]:m[3]]
	f := &footnote{rows: []row{{r.from + m[1], r.to}}, off: r.from}
	if p.notes[label] != nil {
		p.report("W223", r.from, label)
		return f
	}
	p.notes[label] = f
	p.labels = append(p.labels, label)
	return f
}

// note is the text of the footnote label. A footnote has no footnotes.
func (p *bodyParser) note(label string) ([]Span, bool) {
	f := p.notes[label]
	if f == nil || p.inNote {
		return nil, false
	}
	if !f.used {
		f.used = true
		p.inNote = true
		f.spans, _ = p.inline(p.flatten(f.rows))
		p.inNote = false
	}
	return f.spans, len(f.spans) > 0
}

func (p *bodyParser) unusedNotes() {
	for _, label := range p.labels {
		if f := p.notes[label]; !f.used {
			p.report("W224", f.off, label)
		}
	}
}
