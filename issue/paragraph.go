package issue

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// paragraph reads lines up to a blank one or another block. Pictures in it
// stand behind it.
func (p *bodyParser) paragraph(rows []row, depth int) ([]Node, []row) {
	end := 1
	_, first := p.indent(rows[0])
	for figure := isFigure(p.str(first), &p.d.source); !figure && end < len(rows); end++ {
		if p.blank(rows[end]) || p.opensBlock(rows[end:], depth) {
			break
		}
		p.lostBreak(rows[end-1], rows[end])
	}
	flat := p.flatten(rows[:end])
	spans, figures := p.inline(flat)
	if len(spans) == 0 {
		return figures, rows[end:]
	}
	n := Node{Kind: Paragraph, Spans: spans, Pos: spans[0].Text.Pos()}
	if depth == 0 {
		n.classify(levelOf(strings.TrimLeft(flat.S, "*")))
	}
	return append([]Node{n}, figures...), rows[end:]
}

// ringed tells whether s begins with ①, ② and so on.
func ringed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '①' && r <= '⑳'
}

// lostBreak warns when a line looks like a paragraph of its own but has no
// blank line before it.
func (p *bodyParser) lostBreak(above, below row) {
	_, r := p.indent(below)
	a := strings.TrimRight(p.str(above), "*”’）")
	last, _ := utf8.DecodeLastRuneInString(a)
	words := strings.TrimLeft(p.str(r), "*")
	if level := levelOf(words); (level > 0 && level < 3 || ringed(words)) &&
		(strings.ContainsRune("。；：！？", last) || levelOf(a) > 0) {
		p.report("W221", r.from)
	}
}

// flatten joins rows by line breaks, without white space at their ends.
func (p *bodyParser) flatten(rows []row) Text {
	var b textBuilder
	for i, r := range rows {
		_, r = p.indent(r)
		inner := r
		inner.from += len(p.str(r)) - len(strings.TrimLeft(p.str(r), blanks))
		if strings.Contains(p.src.S[r.from:inner.from], "\u3000") {
			p.report("W213", r.from)
		}
		if i > 0 {
			p.joint(&b, rows[i-1])
		}
		b.copy(p.src, inner.from, inner.to)
	}
	return b.text(p.src.From.Path)
}

// joint puts the line break behind above into b.
func (p *bodyParser) joint(b *textBuilder, above row) {
	at := p.src.at(above.to)
	b.add("\n", int32(at.Line), int32(at.Col))
}

// The marks of the four levels (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）.
var levelMarks = [...]*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十百零〇]+、`),
	regexp.MustCompile(`^[（(][一二三四五六七八九十百零〇]+[）)]`),
	regexp.MustCompile(`^\d{1,2}[.．](?:[^\d０-９]|$)`),
	regexp.MustCompile(`^[（(]\d{1,2}[）)]`),
}

// levelOf is the level whose mark s begins with, 0 for none.
func levelOf(s string) int {
	if s == "" || strings.IndexByte("\xe4\xe5\xe7\xef\xe9\xe3\xe6(0123456789", s[0]) < 0 {
		return 0
	}
	for i, m := range levelMarks {
		if m.MatchString(s) {
			return i + 1
		}
	}
	return 0
}

// What of a paragraph may be a heading, in halves of a 字: longer ones are
// body, as the clauses of statutes are that begin with （一）.
const (
	maxHeading = 2 * 28
	maxLead    = 2 * 40
)

// classify makes n a heading, or gives it a run-in heading (同行标题), when its
// words are those of one.
func (n *Node) classify(level int) {
	if level == 0 {
		return
	}
	words := Plain(n.Spans)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "”’）》」』】\")"))
	mark := levelMarks[level-1].FindString(words)
	switch end := leadEnd(words); {
	case mark == "" || len(mark) >= len(words):
	case measure(words) <= maxHeading && !strings.ContainsRune("。；，：;,:", last):
		n.Kind, n.Level, n.Spans = Heading, level, notAllBold(n.Spans)
	case end > 0 && end < len(words) && measure(words[:end])-2 <= maxLead:
		n.Level = level
		n.Spans, n.Lead = splitAt(n.Spans, end)
		lead := notAllBold(append([]Span(nil), n.Spans[:n.Lead]...))
		n.Spans, n.Lead = append(lead, n.Spans[n.Lead:]...), len(lead)
	}
}

// leadEnd is the byte behind the first 。 that stands in no quotes or
// brackets, 0 if there is none.
func leadEnd(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '“', '‘', '（', '《', '〈', '【', '(':
			depth++
		case '”', '’', '）', '》', '〉', '】', ')':
			depth--
		case '。':
			if depth <= 0 {
				return i + len("。")
			}
		}
	}
	return 0
}

// splitAt cuts spans at byte off of their words, and tells how many stand
// before the cut.
func splitAt(spans []Span, off int) ([]Span, int) {
	for i, s := range spans {
		n := len(s.Text.S)
		switch {
		case off == n:
			return spans, i + 1
		case off < n:
			first, second := s, s
			first.Text, first.Note = s.Text.part(0, off), nil
			second.Text = s.Text.part(off, n)
			return append(append(append([]Span(nil), spans[:i]...), first, second), spans[i+1:]...), i + 1
		}
		off -= n
	}
	return spans, len(spans)
}

// notAllBold takes the emphasis off spans when all of them have it: the level
// has a face of its own, and ** was only the editor's way to show it.
func notAllBold(spans []Span) []Span {
	for _, s := range spans {
		if !s.Bold {
			return spans
		}
	}
	for i := range spans {
		spans[i].Bold = false
	}
	return merge(spans)
}

// merge joins neighbours that look the same, where no footnote parts them.
func merge(spans []Span) []Span {
	kept := spans[:0]
	for _, s := range spans {
		if n := len(kept) - 1; n >= 0 && kept[n].Bold == s.Bold && kept[n].Link == s.Link && kept[n].Note == nil {
			s.Text = joined([]Span{kept[n], s})
			kept[n] = s
			continue
		}
		kept = append(kept, s)
	}
	return kept
}
