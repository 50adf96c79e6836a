package issue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jianbao/finding"
)

// bodyParser turns the Markdown of one text into nodes. Blocks inside blocks
// are read from the same text, as narrower ranges of its lines.
type bodyParser struct {
	d      *decoder
	src    Text
	notes  map[string]*footnote
	labels []string // of notes, in their order
	inNote bool
}

// row is one line of the text, src.S[from:to], without white space at its end.
type row struct{ from, to int }

// body parses t.
func (d *decoder) body(t Text) []Node {
	p := bodyParser{d: d, src: t, notes: map[string]*footnote{}}
	rows := p.footnotes(p.rows())
	nodes := attachments(p.blocks(rows, 0))
	p.unusedNotes()
	return nodes
}

func (p *bodyParser) rows() (rows []row) {
	for from := 0; from < len(p.src.S); {
		end := len(p.src.S)
		if i := strings.IndexByte(p.src.S[from:], '\n'); i >= 0 {
			end = from + i
		}
		to := from + len(strings.TrimRight(p.src.S[from:end], blanks))
		rows = append(rows, row{from, to})
		from = end + 1
	}
	return rows
}

func (p *bodyParser) str(r row) string { return p.src.S[r.from:r.to] }

// blank tells whether r has no words.
func (p *bodyParser) blank(r row) bool { return strings.Trim(p.str(r), blanks) == "" }

// indent is how far r is set in, a tab being four columns, and inner is r
// without that.
func (p *bodyParser) indent(r row) (columns int, inner row) {
	for ; r.from < r.to; r.from++ {
		switch p.src.S[r.from] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, r
		}
	}
	return columns, r
}

func (p *bodyParser) report(code finding.Code, off int, args ...any) {
	p.d.report(code, p.src.at(off), args...)
}

// blocks reads rows as a sequence of blocks.
func (p *bodyParser) blocks(rows []row, depth int) (nodes []Node) {
	for len(rows) > 0 && !p.d.source.stopped() {
		if p.blank(rows[0]) {
			rows = rows[1:]
			continue
		}
		var n []Node
		n, rows = p.block(rows, depth)
		nodes = append(nodes, n...)
	}
	return nodes
}

// block reads the block that begins at rows[0], and returns what is behind it.
func (p *bodyParser) block(rows []row, depth int) ([]Node, []row) {
	_, first := p.indent(rows[0])
	line := p.str(first)
	switch {
	case strings.HasPrefix(line, ":::"):
		return p.fence(rows, depth)
	case isComment(line):
		return nil, rows[1:]
	case headingMarks(line) > 0:
		return p.heading(first), rows[1:]
	case p.tableAt(rows) > 0:
		return p.table(rows)
	case line[0] == '>' && depth < maxNesting:
		return p.quote(rows, depth)
	case p.marker(first).kind != noMarker && depth < maxNesting:
		return p.list(rows, depth)
	case isRule(line):
		p.report("W216", first.from, line[:min(len(line), 3)])
		return nil, rows[1:]
	}
	return p.paragraph(rows, depth)
}

// maxNesting bounds lists and quotes in each other; deeper marks are words.
const maxNesting = 8

// opensBlock tells whether rows[0] cannot be a further line of a paragraph.
func (p *bodyParser) opensBlock(rows []row, depth int) bool {
	_, first := p.indent(rows[0])
	line := p.str(first)
	return strings.HasPrefix(line, ":::") || headingMarks(line) > 0 || p.tableAt(rows) > 0 ||
		depth < maxNesting && (line[0] == '>' || p.marker(first).kind != noMarker) ||
		isRule(line) || isComment(line) || isFigure(line, &p.d.source) || strings.HasPrefix(line, "\u3000")
}

// isRule tells whether line is a thematic break, which a bulletin has none of.
func isRule(line string) bool {
	bare := strings.ReplaceAll(line, " ", "")
	return len(bare) >= 3 && (strings.Trim(bare, "-") == "" || strings.Trim(bare, "_") == "" ||
		strings.Trim(bare, "*") == "")
}

// isComment tells whether line is a remark for the next editor, which is not
// set.
func isComment(line string) bool {
	return strings.HasPrefix(line, "<!--") && strings.HasSuffix(line, "-->")
}

// headingMarks is how many # open line as a heading, 0 if none do. One # is
// the title of an article and needs a space, like the # of a number sign.
func headingMarks(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || strings.Trim(line[n:], blanks) == "" || n == 1 && line[1] != ' ' {
		return 0
	}
	return n
}

// heading reads an explicit heading: ## is the first level, 一、, and #####
// the last. One # inside a body is taken as the first level too.
func (p *bodyParser) heading(r row) []Node {
	marks := headingMarks(p.str(r))
	if marks == 1 {
		p.report("W217", r.from)
	}
	inner := row{r.from + marks, r.to}
	if cut := strings.TrimRight(p.str(inner), "#"); strings.HasSuffix(cut, " ") {
		inner.to = inner.from + len(cut)
	}
	flat := p.flatten([]row{inner})
	spans, _ := p.inline(flat)
	if len(spans) == 0 {
		return nil
	}
	return []Node{{Kind: Heading, Level: min(max(marks-1, 1), 4), Spans: notAllBold(spans), Pos: p.src.at(r.from)}}
}

// quote reads lines that begin with >.
func (p *bodyParser) quote(rows []row, depth int) ([]Node, []row) {
	var inner []row
	_, first := p.indent(rows[0])
	for len(rows) > 0 {
		_, r := p.indent(rows[0])
		if r.from == r.to || p.src.S[r.from] != '>' {
			break
		}
		if r.from++; r.from < r.to && p.src.S[r.from] == ' ' {
			r.from++
		}
		inner = append(inner, r)
		rows = rows[1:]
	}
	items := p.blocks(inner, depth+1)
	if len(items) == 0 {
		return nil, rows
	}
	return []Node{{Kind: Quote, Items: items, Pos: p.src.at(first.from)}}, rows
}

// fence reads ::: names … ::: and ::: signature … :::.
func (p *bodyParser) fence(rows []row, depth int) ([]Node, []row) {
	_, open := p.indent(rows[0])
	name := strings.Trim(p.str(open), ": {}.\t")
	end := 1
	for end < len(rows) && !strings.HasPrefix(strings.TrimLeft(p.str(rows[end]), " \t"), ":::") {
		end++
	}
	inner, rest := rows[1:end], rows[min(end+1, len(rows)):]
	if end == len(rows) && name != "" {
		p.report("W218", open.from)
	}
	switch name {
	case "names", "名单":
		return p.names(inner, open), rest
	case "signature", "署名":
		return p.signature(inner), rest
	case "":
		return nil, rows[1:] // a ::: that closes nothing
	}
	p.report("W220", open.from, name)
	return p.blocks(inner, depth), rest
}

// signature makes each line a 署名 or 成文日期.
func (p *bodyParser) signature(rows []row) (nodes []Node) {
	for _, r := range rows {
		if spans, _ := p.inline(p.flatten([]row{r})); len(spans) > 0 {
			nodes = append(nodes, Node{Kind: Signature, Spans: spans, Pos: spans[0].Text.Pos()})
		}
	}
	return nodes
}

// names makes a list of names, which white space and 、，, may part. A name of
// two characters is often written with U+3000 between them.
func (p *bodyParser) names(rows []row, open row) []Node {
	n := Node{Kind: Names, Pos: p.src.at(open.from)}
	for _, r := range rows {
		for _, w := range p.counted(p.nameRows(r)) {
			if spans, _ := p.inline(p.flatten([]row{p.bounded(w)})); len(spans) > 0 {
				n.Spans = append(n.Spans, Span{Text: closed(joined(spans)), Bold: spans[0].Bold})
			}
		}
	}
	if len(n.Spans) == 0 {
		return nil
	}
	return []Node{n}
}

// maxNames is how many names an issue has at most, in all its lists: several
// hundred pages of them.
const maxNames = 100_000

// counted is words without those that are more than that.
func (p *bodyParser) counted(words []row) []row {
	room := maxNames - p.d.names
	p.d.names += len(words)
	if len(words) <= room {
		return words
	}
	if room >= 0 { // which is said once
		p.report("E135", words[room].from, maxNames)
	}
	return words[:max(room, 0)]
}

// maxCell is how many characters a cell or a name may have: some thirty pages.
// They are measured unbroken, and again and again, before they are set.
const maxCell = 20_000

// bounded is r without what is more than that.
func (p *bodyParser) bounded(r row) row {
	if end := r.from + prefix(p.str(r), maxCell); end < r.to {
		p.report("E133", r.from, maxCell)
		r.to = end
	}
	return r
}

// closed is a name without the U+3000 that its two characters were set apart
// with: how wide names stand is for the style to say.
func closed(t Text) Text {
	at := strings.Index(t.S, "\u3000")
	if at < 0 {
		return t
	}
	var b textBuilder
	b.copy(t, 0, at)
	b.copy(t, at+len(t.S[at:])-len(strings.TrimLeft(t.S[at:], "\u3000")), len(t.S))
	return b.text(t.From.Path)
}

// nameGap tells whether c parts names.
func nameGap(c rune) bool { return strings.ContainsRune(blanks+"、，,；;", c) }

// nameEnd is where the first name of s ends. One space between Latin words
// does not end it: Jane Roe is one person.
func nameEnd(s string) int {
	for end := 0; ; {
		n := strings.IndexFunc(s[end:], nameGap)
		if n < 0 {
			return len(s)
		}
		if end += n; !latinSpace(s, end) {
			return end
		}
		end++
	}
}

// latinSpace tells whether at i of s one space stands between Latin words.
func latinSpace(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return s[i] == ' ' && (latinLetter(before) || before == '.') && latinLetter(after)
}

func latinLetter(c rune) bool { return unicode.Is(unicode.Latin, c) }

// nameRows cuts r into names.
func (p *bodyParser) nameRows(r row) (words []row) {
	lone := false // the last name is one Han character, and only U+3000 follows it
	for r.from < r.to {
		s := p.str(r)
		if n := strings.IndexFunc(s, func(c rune) bool { return !nameGap(c) }); n != 0 {
			if n < 0 {
				break
			}
			lone = lone && strings.Trim(s[:n], "\u3000") == ""
			r.from += n
			continue
		}
		end := r.from + nameEnd(s)
		one := len(p.src.S[r.from:end]) == len("字")
		if lone && one {
			words[len(words)-1].to, one = end, false
		} else {
			words = append(words, row{r.from, end})
		}
		lone, r.from = one, end
	}
	return words
}
