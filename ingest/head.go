package ingest

import (
	"regexp"
	"slices"
	"strings"
)

// What the lines of a head are known by.
var (
	noticeMark = regexp.MustCompile(`^(?:内部(?:刊物|资料|文件|参考|材料|交流|发行|` +
		`使用|简报|信息|传阅)|注意(?:保存|保密|保管)|(?:请)?妥善保[管存]|用后收回|` +
		`阅后收回|不得(?:翻印|外传)|严禁外传|请勿外传|仅供(?:内部)?(?:领导)?(?:参考|` +
		`参阅)|免费交流|内部免费交流|供领导参阅|密件)$`)
	secrecyMark = regexp.MustCompile(`^(?:绝\s*密|机\s*密|` +
		`秘\s*密)\s*(?:[★☆]\s*.{0,8})?$`)
	urgencyMark = regexp.MustCompile(`^(?:特\s*急|加\s*急|特\s*提|平\s*急|急\s*件)$`)
	serialMark  = regexp.MustCompile(`^(?:份\s*号|` +
		`编\s*号)?\s*[：:]?\s*([0０]{1}[\d０-９]{3,6})$|^(?:份\s*号|` +
		`编\s*号)\s*[：:]?\s*([\d０-９]{1,8})$`)
	nameEnd = regexp.MustCompile(`(?:简报|简讯|通讯|专报|快报|动态|信息|参阅|内参|` +
		`通报|快讯|月报|周报|旬报|日报|要情|摘报|专刊|月刊|季刊|双月刊|交流|参考|摘编|` +
		`之窗|导刊|会讯|工作)$`)
	publisherOf = regexp.MustCompile(`(?:编印|主办|编发|印发|编辑|编制|承办|汇编|编|` +
		`办公室|秘书处|编辑部)$|` + putsOutLabel)
)

// putsOutLabel is a label before whoever puts the issue out.
const putsOutLabel = `^(?:主\s*办|承\s*办|编\s*印|编\s*发|主\s*管)(?:单位)?\s*[：:]`

// putsOut is how the line of whoever puts the issue out ends.
var putsOut = regexp.MustCompile(`(?:编印|主办|编发|[部室局委处会院所]编)$|` + putsOutLabel)

// headLine is one line of the head by what it is.
type headLine struct {
	p     *para
	words string
}

// headLines is how many paragraphs at the start are a head, where there are no
// contents to end it: all up to the last line that counts or dates the issue.
func (im *importer) headLines(ps []*para) int {
	end := 0
	var known [2]bool // number and date
	for i, p := range ps[:min(len(ps), 16)] {
		s := p.words()
		if !p.isText() || star.MatchString(s) || editorNote.MatchString(s) ||
			strings.HasSuffix(s, "。") || measure(s) > 2*50 ||
			end > 0 && columnLabel.MatchString(s) {
			break
		}
		rest := s
		_, counted := takeNumber(&rest)
		_, dated := takeDate(&rest)
		fresh := counted && !known[0] || dated && !known[1] // not that of a speech
		if (counted || dated) && (fresh || i == end) &&
			measure(strings.Join(remains(rest), "")) <= 2*24 {
			end = i + 1
			known[0], known[1] = known[0] || counted, known[1] || dated
		} else if p.red && p.size >= nameSize && i < 4 {
			end = i + 1
		} else if noticeMark.MatchString(compact(s)) || secrecyMark.MatchString(s) {
			end = max(end, i+1)
		} else if i == end && end > 0 && putsOut.MatchString(s) {
			end = i + 1
		}
	}
	return end
}

// head reads the lines above the contents, and gives those it cannot place.
func (im *importer) head(ps []*para) (strays []*para) {
	var names []headLine // lines that no pattern knows
	counted := -1        // how many of them stand above the number
	for i, p := range ps {
		if !p.isText() {
			strays = append(strays, p)
			continue
		}
		if im.mark(p) {
			continue
		}
		unput := im.draft.Publisher == ""
		rest := im.counts(p, &counted, len(names))
		if n := len(names) - 1; unput && im.draft.Publisher != "" && n >= max(counted, 0) &&
			i > 0 && names[n].p == ps[i-1] && goesOn(names[n], headLine{p, im.draft.Publisher}) {
			im.publisher(names[n].p, names[n].words+im.draft.Publisher)
			names = names[:n]
		}
		for _, piece := range rest {
			names = append(names, headLine{p, piece})
		}
	}
	names, counted = spelled(names, counted)
	names, counted = rejoined(names, counted)
	return append(strays, im.nameLines(names, counted)...)
}

// spelled closes a name whose characters stand on lines of their own, as they
// come out of a PDF that sets them far apart.
func spelled(lines []headLine, counted int) ([]headLine, int) {
	at := -1
	var out []headLine
	for i, l := range lines {
		if len([]rune(l.words)) == 1 && han(firstRune(l.words)) {
			if at >= 0 {
				out[at].words += l.words
				if i < counted {
					counted--
				}
				continue
			}
			at = len(out)
		}
		out = append(out, l)
	}
	return out, min(counted, len(out))
}

// rejoined joins an organisation, or a name, that stands on two large lines,
// where the lines above the number are one more than those two are, or are
// larger than an organisation's.
func rejoined(lines []headLine, counted int) ([]headLine, int) {
	const large, name = 2 * 20, 2 * 34 // half points
	several := counted > 2
	for i := 1; i < counted; i++ {
		a, b := lines[i-1], lines[i]
		if a.p.size >= large && a.p.center && b.p.center && goesOn(a, b) &&
			(several || a.p.size >= name) {
			lines[i-1].words += b.words
			lines = append(lines[:i:i], lines[i+1:]...)
			counted--
		}
	}
	return lines, counted
}

// goesOn tells whether b could be the second line of what is too long for one:
// of the same size, under a line of some length.
func goesOn(a, b headLine) bool {
	const long = 2 * 10
	return a.p != b.p && a.p.size == b.p.size && a.p.size > 0 && measure(a.words) >= long &&
		measure(b.words) <= measure(a.words)+long
}

// mark reads a line of 内部刊物, 密级, 紧急程度 and 份号.
func (im *importer) mark(p *para) bool {
	d := &im.draft
	all, fields := true, strings.FieldsFunc(p.words(),
		func(r rune) bool { return blank(r) || strings.ContainsRune("【】[]〔〕", r) })
	for _, w := range fields {
		all = all && (noticeMark.MatchString(w) || secrecyMark.MatchString(w) ||
			urgencyMark.MatchString(w) || serialMark.MatchString(w))
	}
	whole := compact(p.words())
	switch m := serialMark.FindStringSubmatch(whole); {
	case all && len(fields) > 1:
		for _, w := range fields {
			im.mark(&para{text: chars(w, p.line, 1), line: p.line})
		}
		return true
	case secrecyMark.MatchString(whole):
		d.Secrecy = whole
	case m != nil:
		d.Serial = strings.Map(half, m[1]+m[2])
	case noticeMark.MatchString(strings.Trim(whole, "【】[]〔〕（）()")):
		d.Notice = append(d.Notice, strings.Trim(whole, "【】[]〔〕（）()"))
	case urgencyMark.MatchString(whole):
		d.Urgency = whole
	default:
		return false
	}
	im.zone("mark", p.line, p.line, p.words())
	return true
}

// counts takes number and date out of a line, and gives what else it says.
func (im *importer) counts(p *para, counted *int, above int) []string {
	s := p.words()
	rest := s
	date, dated := takeDate(&rest)
	n, ok := takeNumber(&rest)
	if !dated && !ok {
		if w, org, name := apart(s); name != "" {
			return []string{org, name}
		} else if w != "" {
			return []string{w}
		}
		return nil
	}
	if dated && im.draft.date.Year == 0 {
		im.draft.date = date
		im.zone("date", p.line, p.line, s)
	}
	if ok {
		im.merge(number{n.Year, n.Issue, n.Whole, n.Supplement})
		im.zone("number", p.line, p.line, s)
		if *counted < 0 {
			*counted = above
		}
	}
	left := unlabelled(remains(rest))
	if dated && len(left) == 1 && im.draft.Publisher == "" {
		im.publisher(p, left[0])
		return nil
	}
	return left
}

// numberLabel is what says no more than the number or the date behind it.
var numberLabel = regexp.MustCompile(`^(?:期\s*[数号]|` +
	`(?:编印|印发|出版|发行)?(?:日期|时间))$`)

// unlabelled leaves out labels of what has been taken.
func unlabelled(pieces []string) []string {
	return slices.DeleteFunc(pieces, numberLabel.MatchString)
}

// merge takes what a further line says of the number.
func (im *importer) merge(n number) {
	d := &im.draft.Number
	d.Year = first(d.Year, n.Year)
	d.Whole = first(d.Whole, n.Whole)
	if d.Issue == 0 && d.Supplement == 0 {
		d.Issue, d.Supplement = n.Issue, n.Supplement
	}
}

func first(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

func (im *importer) publisher(p *para, words string) {
	im.draft.Publisher = tidyWords(words)
	im.zone("publisher", p.line, p.line, p.words())
}

// apart parts an organisation from the name behind it on one line, as in
// “某某协会  简报”, and closes a name that is set apart, as 简　报 is.
func apart(s string) (whole, org, name string) {
	fields := strings.FieldsFunc(s, blank)
	if spelledOut(s) {
		return strings.Join(fields, ""), "", ""
	}
	if n := len(fields); n > 1 && nameEnd.MatchString(fields[n-1]) &&
		measure(fields[n-1]) <= 2*6 && measure(fields[0]) >= 2*4 {
		return "", strings.Join(fields[:n-1], " "), fields[n-1]
	}
	return strings.Join(fields, " "), "", ""
}

// nameLines says which of the unknown lines is the name, the organisation and
// the publisher.
func (im *importer) nameLines(lines []headLine, counted int) (strays []*para) {
	if counted < 0 {
		counted = len(lines)
	}
	if im.draft.Publisher == "" {
		for i := len(lines) - 1; i >= 0; i-- {
			s := lines[i].words
			if publisherOf.MatchString(s) && (i >= counted || strings.HasSuffix(s,
				"编印") || strings.HasSuffix(s, "主办") || strings.HasSuffix(s,
				"编")) && len(lines) > 1 {
				im.publisher(lines[i].p, s)
				lines = append(lines[:i:i], lines[i+1:]...)
				if i < counted {
					counted--
				}
				break
			}
		}
	}
	at := nameAt(lines, counted)
	for i, l := range lines {
		switch {
		case i == at:
			im.draft.Masthead.Name = tidyWords(l.words)
			im.zone("masthead", l.p.line, l.p.line, l.words)
		case i < at && im.draft.Masthead.Organization == "":
			im.draft.Masthead.Organization = tidyWords(l.words)
			im.zone("organization", l.p.line, l.p.line, l.words)
		case i > at && i >= counted && im.draft.Publisher == "" && at >= 0:
			im.publisher(l.p, l.words)
		default:
			strays = append(strays, l.stray())
			im.find("W808", l.p.line, short(l.words))
		}
	}
	return strays
}

// nameSize is the least size, in half points, by which a bulletin's name is
// told from other lines: 26 pt, 一号.
const nameSize = 52

// stray is the line as a paragraph of its own, without what a field took of it
// and without its place in the middle, where it would pass for 供稿.
func (l headLine) stray() *para {
	if l.words == l.p.words() {
		l.p.center = false
		return l.p
	}
	return &para{text: chars(l.words, l.p.line, 1), line: l.p.line, gap: true}
}

// named tells whether the line ends as names do.
func (l headLine) named() bool { return nameEnd.MatchString(compact(l.words)) }

// nameAt is which line is the bulletin's name: the largest above the number,
// of several the last that ends as names do; or the last that does; or the last.
func nameAt(lines []headLine, counted int) int {
	at, size := -1, nameSize-1
	for i, l := range lines[:counted] {
		if l.p.size > size || l.p.size == size && at >= 0 && l.named() {
			at, size = i, l.p.size
		}
	}
	if at >= 0 {
		return at
	}
	for i := counted - 1; i >= 0; i-- {
		if lines[i].named() {
			return i
		}
	}
	if counted > 0 {
		return counted - 1
	}
	return slices.IndexFunc(lines, headLine.named)
}
