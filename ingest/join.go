package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// glue puts b behind a.
func (im *importer) glue(a, b *para, rule, why string) {
	a.text = trimRight(a.text)
	cut := len(a.text)
	tail, head := lastWords(a.text), firstWords(b.text)
	rest := trimLeft(b.text)
	space := ""
	if cut > 0 && len(rest) > 0 && alnum(a.text[cut-1].r) && alnum(rest[0].r) &&
		letterGap(a.text, rest) {
		space = " "
		a.text = append(a.text, char{r: ' ', bold: a.text[cut-1].bold,
			line: rest[0].line})
	}
	a.text = append(a.text, rest...)
	a.cuts = append(a.cuts, cut)
	im.change(Change{Line: b.line, Col: 1, Before: tail + " ‖ " + head, After: tail +
		space + head,
		Rule: rule, Class: Auto, Note: why})
}

// letterGap tells whether two Latin words met at the line end: a number that
// was cut goes on as a number.
func letterGap(a, b []char) bool {
	return !(digit(a[len(a)-1].r) && digit(b[0].r))
}

const shown = 12 // characters of a half that the report shows

func lastWords(cs []char) string {
	return plain(cs[max(0, len(cs)-shown):])
}

func firstWords(cs []char) string {
	return strings.TrimLeft(plain(cs[:min(shown, len(cs))]), blanks)
}

func trimLeft(cs []char) []char {
	for len(cs) > 0 && blank(cs[0].r) {
		cs = cs[1:]
	}
	return cs
}

func trimRight(cs []char) []char {
	for len(cs) > 0 && blank(cs[len(cs)-1].r) {
		cs = cs[:len(cs)-1]
	}
	return cs
}

// joinCuts joins paragraphs of one article's body that a page end had cut.
func (im *importer) joinCuts(ps []*para) []*para {
	var out []*para
	indents := im.report.Encoding == wordEncoding || usesIndents(ps)
	for i, p := range ps {
		if len(out) == 0 {
			out = append(out, p)
			continue
		}
		a := out[len(out)-1]
		switch {
		case !im.cut(a, p, i == len(ps)-1):
			im.hiddenCut(a, p)
			out = append(out, p)
		case indents && p.indent && p.gap && !p.turned:
			im.change(Change{Line: p.line, Before: lastWords(a.text) + " ‖ " +
				firstWords(p.text),
				After: lastWords(a.text) + firstWords(p.text), Rule: "cut",
				Class: Suggested})
			out = append(out, p)
		default:
			im.glue(a, p, "cut", lineEvidence(a))
		}
	}
	return out
}

// cut tells whether b goes on with the sentence that a breaks off.
func (im *importer) cut(a, b *para, last bool) bool {
	if !a.isText() || !b.isText() || a.level > 0 || b.level > 0 || b.center ||
		b.right || a.center {
		return false
	}
	above, below := a.end(), b.words()
	switch {
	case above == "" || below == "":
		return false
	case strings.ContainsRune(noStart, firstRune(below)):
		return true
	case ended(above) || opens(below):
		return false
	case heading(above) && !im.brokenOff(above):
		return false
	case last && !ended(below) && measure(below) < 2*28:
		return false // 署名 or 成文日期
	case dateOnly(below) || dateOnly(above):
		return false
	}
	return running(above) || im.full > 0
}

// end is a's words, of a very long paragraph only the last: joining many lines
// must not look at all of them each time.
func (p *para) end() string {
	const most = 600
	if p.raw != nil || len(p.text) <= most {
		return p.words()
	}
	return "。" + strings.Trim(plain(p.text[len(p.text)-most:]), blanks)
}

// start is p's first words.
func (p *para) start() string {
	return strings.Trim(plain(p.text[:min(len(p.text), 80)]), blanks)
}

// brokenOff tells whether s, in a text with hard line ends, is a line that
// broke off, though it is as short as a heading.
func (im *importer) brokenOff(s string) bool {
	return im.full > 0 && !levelMark.MatchString(s) && (strings.Contains(s, "，") ||
		measure(s) >= im.full-12)
}

// heading tells whether s is a heading that stands alone.
func heading(s string) bool {
	if strings.ContainsAny(s, "。；") || strings.ContainsRune("，、", lastRune(s)) ||
		hanStop.MatchString(s) {
		return false
	}
	return measure(s) <= 2*28 || levelMark.MatchString(s)
}

// running tells whether s is running text, not a title: it is broken off
// behind a comma, or has a sentence or a clause in it.
func running(s string) bool {
	return strings.ContainsRune("，、", lastRune(s)) || strings.ContainsAny(s,
		"。；，") && measure(s) > 2*28 ||
		strings.Contains(s, "。")
}

// hiddenCut tells of a page end behind a whole sentence, where nobody can see
// whether a paragraph ends too.
func (im *importer) hiddenCut(a, b *para) {
	if b.turned && a.isText() && b.isText() && ended(a.end()) && !opens(b.words()) {
		im.change(Change{Line: b.line, Before: lastWords(a.text) + " ‖ " +
			firstWords(b.text),
			Rule: "page-end", Class: Lint})
	}
}

// lineEvidence says whether a's words fill whole lines of a common width, as
// those of a paragraph cut at the foot of a page do.
func lineEvidence(a *para) string {
	if len(a.text) > 2000 {
		return ""
	}
	w := measure(a.words()) + 4 // with the two 字 of the indent
	for _, per := range []int{52, 53, 54, 56, 50, 58} {
		if n := (w + per/2) / per; n > 0 && abs(w-n*per) <= n {
			return fmt.Sprintf("fills %d lines of %d.%d 字", n, per/2, per%2*5)
		}
	}
	return ""
}

func abs(n int) int { return max(n, -n) }

// short is s for a message.
func short(s string) string {
	if utf8.RuneCountInString(s) <= 24 {
		return s
	}
	return string([]rune(s)[:24]) + "…"
}
