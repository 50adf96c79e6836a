package issue

import (
	"strings"
	"unicode/utf8"
)

// pairStars finds the mate of each ** and of each * that is clearly meant as
// emphasis. Those without stay words.
func pairStars(src string, tokens []token) {
	var open []int   // double stars
	var joints []int // **** behind a mark: of two bold sentences side by side
	single := -1
	for i := range tokens {
		t := &tokens[i]
		if t.kind != starToken {
			continue
		}
		before, after := around(src, t.from, t.to)
		switch {
		case t.to-t.from == 1:
			single = pairSingle(tokens, i, single, [2]rune{before, after})
		case t.to-t.from == 4:
			if len(open) > 0 && mark(before) && canOpen(after) {
				joints = append(joints, i)
			}
		case len(open) > 0 && canClose(before):
			n := len(open) - 1
			tokens[open[n]].turn, t.turn = 1, -1
			for len(joints) > 0 && joints[len(joints)-1] > open[n] {
				j := &tokens[joints[len(joints)-1]]
				j.from, joints = j.to, joints[:len(joints)-1]
			}
			open = open[:n]
		case canOpen(after):
			open = append(open, i)
		}
	}
}

// around is the characters before and behind src[from:to], 0 at the edges.
func around(src string, from, to int) (before, after rune) {
	if from > 0 {
		before, _ = utf8.DecodeLastRuneInString(src[:from])
	}
	if to < len(src) {
		after, _ = utf8.DecodeRuneInString(src[to:])
	}
	return before, after
}

func blankRune(r rune) bool { return r == 0 || strings.ContainsRune(blanks, r) }

// canOpen tells whether ** before r can open: emphasis never begins with a
// mark that ends something, so 张**、李** are names with letters masked.
func canOpen(r rune) bool {
	return !blankRune(r) && !strings.ContainsRune("，。、；：？！”’）》】〕,.;:?!)", r)
}

func canClose(r rune) bool {
	return !blankRune(r) && !strings.ContainsRune("“‘（《【〔(", r)
}

// pairSingle pairs *…* only where both stars stand between words and a mark,
// a space or an edge; 3*4 and *号 are words. It returns the star still open.
func pairSingle(tokens []token, i, open int, sides [2]rune) int {
	edge := func(r rune) bool { return blankRune(r) || mark(r) }
	before, after := sides[0], sides[1]
	switch {
	case open >= 0 && canClose(before) &&
		(edge(after) || strings.ContainsRune(",.;:!?)", after)):
		tokens[open].turn, tokens[i].turn = 1, -1
		return -1
	case open < 0 && edge(before) && canOpen(after) && after != '*':
		return i
	}
	return -1
}

// inliner makes spans of tokens.
type inliner struct {
	p       *bodyParser
	flat    Text
	bold    int
	link    string
	b       textBuilder
	spans   []Span
	figures []Node
}

// inline reads the marks inside flat, and gives the pictures in it apart.
func (p *bodyParser) inline(flat Text) ([]Span, []Node) {
	in := inliner{p: p, flat: flat}
	if !strings.ContainsAny(flat.S, "\\*[") {
		in.spans = []Span{{Text: flat}}
	} else {
		tokens := scan(flat.S, &p.d.source)
		pairStars(flat.S, tokens)
		for _, t := range tokens {
			in.token(t)
		}
		in.flush()
	}
	var s spacer
	spans := merge(trimBold(merge(s.tidy(in.spans))))
	p.d.spacesTwice(&s)
	return spans, in.figures
}

// trimBold takes the emphasis off marks at its edges that ** cannot stand
// beside. They come there only when a picture between was taken out.
func trimBold(spans []Span) (out []Span) {
	for i, s := range spans {
		from, to := 0, len(s.Text.S)
		if s.Bold && (i == 0 || !spans[i-1].Bold) && (s.Link == "" || i > 0 && spans[i-1].Link == s.Link) {
			from = to - len(strings.TrimLeftFunc(s.Text.S, func(r rune) bool { return !canOpen(r) }))
		}
		if s.Bold && s.Note == nil && (i+1 == len(spans) || !spans[i+1].Bold) &&
			(s.Link == "" || i+1 < len(spans) && spans[i+1].Link == s.Link) {
			to = max(from, len(strings.TrimRightFunc(s.Text.S, func(r rune) bool { return !canClose(r) })))
		}
		if from == 0 && to == len(s.Text.S) {
			out = append(out, s)
			continue
		}
		for _, cut := range [][2]int{{0, from}, {from, to}, {to, len(s.Text.S)}} {
			if part := s; cut[0] < cut[1] {
				part.Text = s.Text.part(cut[0], cut[1])
				part.Bold = cut == [2]int{from, to}
				if cut[1] < len(s.Text.S) {
					part.Note = nil
				}
				out = append(out, part)
			}
		}
	}
	return out
}

func (in *inliner) token(t token) {
	switch t.kind {
	case starToken:
		if t.turn != 0 {
			in.flush()
			in.bold += t.turn
			return
		}
		if n := t.to - t.from; n > 1 && n < 4 {
			in.p.d.report("W214", in.flat.at(t.from))
		}
		in.b.copy(in.flat, t.from, t.to)
	case wordsToken:
		in.b.copy(in.flat, t.from, t.to)
	case linkToken:
		in.flush()
		in.link = in.flat.S[t.value[0]:t.value[1]]
	case linkEndToken:
		in.flush()
		in.link = ""
	case noteToken:
		in.note(t)
	case pictureToken:
		in.picture(t)
	}
}

// flush ends the span being made.
func (in *inliner) flush() {
	if in.b.size() > 0 {
		in.spans = append(in.spans, Span{Text: in.b.text(in.flat.From.Path), Bold: in.bold > 0, Link: in.link})
		in.b = textBuilder{}
	}
}

// note hangs a footnote on the span before it.
func (in *inliner) note(t token) {
	spans, ok := in.p.note(in.flat.S[t.value[0]:t.value[1]])
	if !ok {
		in.p.d.report("W222", in.flat.at(t.from), in.flat.S[t.value[0]:t.value[1]])
		in.b.copy(in.flat, t.from, t.to)
		return
	}
	in.flush()
	if n := len(in.spans) - 1; n >= 0 && in.spans[n].Note == nil {
		in.spans[n].Note = spans
		return
	}
	at := in.flat.part(t.from, t.from)
	in.spans = append(in.spans, Span{Text: at, Bold: in.bold > 0, Link: in.link, Note: spans})
}

func (in *inliner) picture(t token) {
	open := t.from + 2
	caption, _ := in.p.inline(in.flat.part(open, in.captionEnd(t)))
	pic := &Picture{Path: in.flat.part(t.value[0], t.value[1])}
	if t.alt[1] > 0 {
		pic.Alt = in.flat.part(t.alt[0], t.alt[1])
	}
	pic.Loaded = in.p.d.load(pic.Path)
	in.figures = append(in.figures, Node{Kind: Figure, Spans: caption, Picture: pic, Pos: in.flat.at(t.from)})
}

// captionEnd is where the ] of a picture is.
func (in *inliner) captionEnd(t token) int {
	return t.from + strings.LastIndex(in.flat.S[t.from:t.value[0]], "](")
}

// isFigure tells whether line is a picture and nothing else.
func isFigure(line string, of *Source) bool {
	if !strings.HasPrefix(line, "![") {
		return false
	}
	tokens := scan(line, of)
	return len(tokens) == 1 && tokens[0].kind == pictureToken
}
