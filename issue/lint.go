package issue

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jianbao/finding"
)

// lint looks for what is probably a slip in the words of i. What it finds are
// warnings: the editor decides.
func (d *decoder) lint(i *Issue) {
	for _, t := range fieldTexts(i) {
		d.lintField(t)
	}
	d.lintNodes(i.EditorNote)
	for n := range i.Articles {
		a := &i.Articles[n]
		for _, t := range []Text{a.Title, a.ContentsTitle, a.Column, a.Byline} {
			d.lintField(t)
		}
		if c := a.ContentsTitle; c.S != "" && c.S != a.Title.S {
			d.report("W207", c.Pos(), a.Title.Pos().Line)
		}
		d.lintNodes(a.Body)
		d.lintNumbers(a.Body)
	}
}

// markup is what only bodies understand: [^1] and **…**.
var markup = regexp.MustCompile(`\[\^[^\]\s]+\]|\*\*[^*\s][^*]*\*\*`)

// lintField looks at a text that is no Markdown.
func (d *decoder) lintField(t Text) {
	d.lintText(t, "")
	if !strings.Contains(t.S, "[^") && !strings.Contains(t.S, "**") {
		return
	}
	for _, m := range markup.FindAllStringIndex(t.S, -1) {
		d.report("W228", t.at(m[0]), t.S[m[0]:m[1]])
	}
}

// fieldTexts are the printed texts of the head and the tail.
func fieldTexts(i *Issue) []Text {
	t := &i.Distribution
	texts := []Text{
		i.Secrecy, i.Urgency, i.Masthead.Organization, i.Masthead.Name, i.Publisher,
		t.ReportTo, t.CopyTo, t.IssueTo, t.Extra,
		i.Credits.Editor, i.Credits.Reviewer, i.Credits.Approver, i.Imprint.Permit, i.Imprint.Printer,
	}
	return append(texts, i.Notice...)
}

// lintNodes looks at every paragraph of nodes by itself.
func (d *decoder) lintNodes(nodes []Node) {
	for i, n := range nodes {
		next := ""
		if i+1 < len(nodes) {
			next = Plain(nodes[i+1].Spans)
		}
		d.lintSpans(n.Spans, next, n.Kind == Names)
		d.lintNodes(n.Items)
		if n.Table == nil {
			continue
		}
		for _, r := range n.Table.Rows {
			for _, c := range r {
				d.lintSpans(c.Spans, "", false)
			}
		}
	}
}

func (d *decoder) lintSpans(spans []Span, next string, apart bool) {
	if len(spans) == 0 {
		return
	}
	if !apart {
		d.lintText(joined(spans), next)
	}
	for _, s := range spans {
		if apart {
			d.lintText(s.Text, "")
		}
		d.lintSpans(s.Note, "", false)
	}
}

// linter is one paragraph being looked at.
type linter struct {
	d    *decoder
	text Text
	r    []rune
	off  []int32 // by rune, its byte
	safe []bool  // by rune: part of an address, where no rule holds; nil for none
	done []bool  // by rune: told of already; nil for none
	next string  // how the next paragraph begins
	// latin are the quotation marks of Latin text, by byte; nil: not looked for
	latin map[int]bool
}

// lintText looks at one paragraph; next is the one behind it.
func (d *decoder) lintText(t Text, next string) {
	if t.S == "" || d.source.stopped() {
		return
	}
	l := linter{d: d, text: t, next: next, r: d.runes[:0], off: d.offs[:0]}
	if len(t.S) > cap(l.r) { // one paragraph may be a whole file
		n := utf8.RuneCountInString(t.S)
		l.r, l.off = slices.Grow(l.r, n), slices.Grow(l.off, n)
	}
	for off, r := range t.S {
		l.r = append(l.r, r)
		l.off = append(l.off, int32(off))
	}
	d.runes, d.offs = l.r, l.off
	l.addresses()
	l.pairs()
	l.runs()
	for i, r := range l.r {
		if r < 0x7f && (l.safe == nil || !l.safe[i]) {
			l.halfWidth(i, r)
			l.straightQuote(i, r)
		}
	}
}

// plain tells whether r is an ideograph, which no rule but those of its
// neighbours looks at.
func plain(r rune) bool { return r >= 0x3400 && r <= 0x9fff }

func (l *linter) report(code finding.Code, i int, args ...any) {
	l.d.report(code, l.text.at(int(l.off[i])), args...)
}

// rune is the character at i, 0 outside the paragraph.
func (l *linter) rune(i int) rune {
	if i < 0 || i >= len(l.r) {
		return 0
	}
	return l.r[i]
}

// besideHan tells whether a Chinese character or mark stands before i or
// behind j.
func (l *linter) besideHan(i, j int) bool { return l.wideAt(i-1) || l.wideAt(j+1) }

// wideAt tells whether the rune at i is Chinese; a quotation mark of Latin text
// is not.
func (l *linter) wideAt(i int) bool {
	r := l.rune(i)
	if strings.ContainsRune("“”‘’", r) {
		if l.latin == nil {
			l.latin = LatinQuotes(l.text.S)
		}
		return !l.latin[int(l.off[i])]
	}
	return wide(r)
}

// addresses marks web and mail addresses, but for marks at their ends, which
// belong to the sentence.
func (l *linter) addresses() {
	if !strings.Contains(l.text.S, "://") && !strings.Contains(l.text.S, "@") && !strings.Contains(l.text.S, "www.") {
		return
	}
	l.safe = make([]bool, len(l.r))
	for i := 0; i < len(l.r); i++ {
		j := i
		for j < len(l.r) && l.r[j] > ' ' && l.r[j] < 0x7f {
			j++
		}
		word := string(l.r[i:j])
		if strings.Contains(word, "://") || strings.Contains(word, "@") || strings.Contains(word, "www.") {
			n := len(strings.TrimRight(word, ",;:?!()."))
			for k := range n {
				l.safe[i+k] = true
			}
		}
		i = max(i, j-1)
	}
}

// closers are the marks that open, with those that close them.
var closers = map[rune]rune{
	'“': '”', '‘': '’', '（': '）', '《': '》', '〈': '〉', '【': '】', '〔': '〕', '「': '」', '『': '』', '(': ')',
}

var openers = func() map[rune]rune {
	m := map[rune]rune{}
	for o, c := range closers {
		m[c] = o
	}
	return m
}()

// pairs looks for brackets and quotes without a mate.
func (l *linter) pairs() {
	l.done = make([]bool, len(l.r))
	var open []int
	count := map[rune]int{}
	for i, r := range l.r {
		if plain(r) || l.safe != nil && l.safe[i] {
			continue
		}
		if closers[r] != 0 {
			open = append(open, i)
			count[r]++
		} else if openers[r] != 0 {
			open = l.close(open, count, i)
		}
	}
	for n, i := range open {
		if n == 0 && strings.HasPrefix(l.next, string(l.r[i])) {
			continue // a quotation of several paragraphs opens each and closes the last
		}
		l.report("W201", i, string(l.r[i]), string(closers[l.r[i]]))
	}
}

// otherWidth is the bracket of the other width that opens like r.
var otherWidth = map[rune]rune{'(': '（', '（': '('}

// close takes the mate of the mark at i off open.
func (l *linter) close(open []int, count map[rune]int, i int) []int {
	want, n := openers[l.r[i]], len(open)-1
	if n >= 0 && l.r[open[n]] == otherWidth[want] {
		o := open[n]
		l.done[o], l.done[i] = true, true
		count[l.r[o]]--
		l.report("W203", o, string(l.r[o]), string(l.r[i]), "（", "）")
		return open[:n]
	}
	if count[want] == 0 {
		if l.done[i] = l.enumerates(i); !l.done[i] && !l.apostrophe(i) {
			l.report("W202", i, string(l.r[i]), string(want))
		}
		return open
	}
	for ; l.r[open[n]] != want; n-- {
		o := open[n]
		count[l.r[o]]--
		l.report("W201", o, string(l.r[o]), string(closers[l.r[o]]))
	}
	count[want]--
	return open[:n]
}

// enumerates tells whether the bracket at i ends a number like 1） or a).
func (l *linter) enumerates(i int) bool {
	if r := l.r[i]; r != '）' && r != ')' {
		return false
	}
	j := i - 1
	for ; j >= 0 && i-j <= 3 && (alnum(l.r[j]) || strings.ContainsRune("一二三四五六七八九十", l.r[j])); j-- {
	}
	return j < i-1 && (j < 0 || !han(l.r[j]) && !alnum(l.r[j]))
}

// apostrophe tells whether the ’ at i belongs to a Latin word.
func (l *linter) apostrophe(i int) bool { return l.r[i] == '’' && alnum(l.rune(i-1)) }

func alnum(r rune) bool { return digit(r) || r|0x20 >= 'a' && r|0x20 <= 'z' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// fullWidth are the half-width marks and what stands for them beside Han.
var fullWidth = map[rune]string{
	',': "，", ';': "；", ':': "：", '?': "？", '!': "！", '(': "（", ')': "）",
}

// halfWidth looks at a half-width mark beside Han. Between digits it is part
// of a number, a time or a standard's name.
func (l *linter) halfWidth(i int, r rune) {
	before, after := l.rune(i-1), l.rune(i+1)
	switch {
	case l.done[i] || alnum(r) || r == ' ':
	case r == '.' && han(before) && (after == 0 || openers[after] != 0):
		l.report("W204", i, ".", "。")
	case fullWidth[r] == "" || digit(before) && digit(after) || !l.besideHan(i, i):
	default:
		l.report("W204", i, string(r), fullWidth[r])
	}
}

// straightQuote looks at " and ' beside Han, but for 55" and it's.
func (l *linter) straightQuote(i int, r rune) {
	if r != '"' && r != '\'' || !l.besideHan(i, i) || digit(l.rune(i-1)) && !wide(l.rune(i+1)) {
		return
	}
	turned := map[rune][2]string{'"': {"“", "”"}, '\'': {"‘", "’"}}[r]
	n := 0
	if before := l.rune(i - 1); before != 0 && before != ' ' && closers[before] == 0 {
		n = strings.Count(l.text.S[:l.off[i]], string(r)) % 2
	}
	l.report("W211", i, string(r), turned[n])
}
