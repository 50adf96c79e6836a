package ingest

import (
	"regexp"
	"strings"
)

// recipients are the labels of those who get an issue.
const recipients = `抄\s*报|呈\s*报|报\s*送|呈\s*送|上\s*报|主\s*送|报|呈|抄\s*送|` +
	`分\s*送|送|印\s*发|分\s*发|发\s*送|下\s*发|发|本\s*期\s*增\s*发|增\s*发|加\s*发`

var (
	// tailLabel is how a line of 报尾 begins.
	tailLabel = regexp.MustCompile(`^[【\[]?\s*(` + recipients + `)\s*[】\]]?\s*[：:]\s*`)
	// cellLabel is one in a cell of its own.
	cellLabel = regexp.MustCompile(`^(?:` + recipients + `|共\s*印|印\s*数|责任编辑|编\s*辑|` +
		`审\s*核|核\s*稿|校\s*对|签\s*发)$`)
	// nextLabel is that of others on the same line.
	nextLabel = regexp.MustCompile(`[\s\x{3000}]+(?:` + recipients + `)\s*[：:]`)
)

// tailFields are what else a tail says, behind labels that may share a line.
var tailFields = regexp.MustCompile(`(责任编辑|责\s*编|执行编辑|本期编辑|编\s*辑|` +
	`副\s*主\s*编|总\s*编|主\s*编|撰\s*稿|拟\s*稿|起\s*草|编\s*发|编\s*校|编\s*审|` +
	`审\s*核|审\s*稿|核\s*稿|复\s*核|` +
	`校\s*对|审\s*定|签\s*发|审\s*签|终\s*审|` +
	`准印证号?|准印号|内部资料准印证|印刷单位|承印单位|承\s*印|印\s*刷|印刷日期|` +
	`印刷时间|出版日期|印\s*数|印\s*量|份\s*数)\s*[：:]\s*`)

var (
	copiesPart = regexp.MustCompile(`[（(]?\s*(?:[此本](?:件|期|刊)|本次)?\s*(?:共\s*印\s*[：:]?|` +
		`印\s*数\s*[：:]?|印\s*发|印)\s*` + anyCount + `\s*份\s*[）)]?`)
	contactOf = regexp.MustCompile(`^(?:联系)?(?:电话|地址|邮编|邮政编码|电子邮箱|` +
		`邮箱|网址|传真|联系人|投稿|微信|Tel|E-?mail)`)
	// otherLabel is a label that no field has: what follows is not the line above.
	otherLabel = regexp.MustCompile(`^[^，、；：:\s]{2,8}[：:]`)
	issuedBy   = regexp.MustCompile(`(?:印发|印制|印刷|印|编印|出版)$`)
	permitPart = regexp.MustCompile(`^\S{0,12}(?:内资准字|准印证|准印字)\S*`)
)

// isTailLine tells lines that belong to a tail and to nothing else.
func isTailLine(s string) bool {
	s = unbracketed(s)
	if tailLabel.MatchString(s) {
		return true
	}
	m := tailFields.FindStringIndex(s)
	return m != nil && m[0] == 0 && measure(s) <= 2*60
}

// unbracketed is s without the brackets that may stand around all of it.
func unbracketed(s string) string {
	for _, b := range []string{"（）", "()"} {
		o, c := b[:len(b)/2], b[len(b)/2:]
		if strings.HasPrefix(s, o) && strings.HasSuffix(s, c) && strings.Count(s,
			o) == 1 {
			return s[len(o) : len(s)-len(c)]
		}
	}
	return s
}

// cutTail takes the tail off the end of ps: from the first line of the last
// stretch in which every third line at least is one of a tail.
func (im *importer) cutTail(ps []*para) (rest, tail []*para) {
	from := len(ps)
	other := 0
	for i := len(ps) - 1; i >= 0 && i > len(ps)-40; i-- {
		s := ps[i].words()
		switch {
		case isTailLine(s) || copiesPart.MatchString(s) && measure(s) <= 2*40 ||
			permitPart.MatchString(s):
			from, other = i, 0
		case star.MatchString(s) || ps[i].level > 0 || ps[i].raw != nil ||
			strings.HasSuffix(s, "。") && !goesOnTail(ps[:i]):
			other = 3
		default:
			other++
		}
		if other > 2 {
			break
		}
	}
	if from == len(ps) {
		return ps, nil
	}
	im.zone("tail", ps[from].line, ps[len(ps)-1].line, short(ps[from].words()))
	return ps[:from], ps[from:]
}

// goesOnTail tells whether above breaks off in a list of recipients.
func goesOnTail(above []*para) bool {
	for i := len(above) - 1; i >= 0 && i >= len(above)-4; i-- {
		s := above[i].words()
		if s == "" || !strings.ContainsRune("，、；,;", lastRune(s)) {
			return false
		}
		if tailLabel.MatchString(s) {
			return true
		}
	}
	return false
}

// tail reads the lines of 报尾, and gives those it cannot place.
func (im *importer) tail(ps []*para) (strays []*para) {
	t := &im.draft.Distribution
	var last *string
	for _, p := range ps {
		im.tidyTail(p)
		s := unbracketed(p.words())
		m := tailLabel.FindStringSubmatch(s)
		switch {
		case m != nil:
			for _, s := range byLabel(s) {
				m = tailLabel.FindStringSubmatch(s)
				last = t.field(compact(m[1]))
				im.put(last, p, im.takeCopies(s[len(m[0]):]))
			}
		case im.tailLine(p, s):
			last = nil
		case last != nil && !contactOf.MatchString(s) && !otherLabel.MatchString(s):
			*last += s
			im.change(Change{Line: p.line, Before: short(s), After: short(*last),
				Rule: "line-end", Class: Auto})
		default:
			strays = append(strays, p)
			im.find("W809", p.line, short(s))
		}
	}
	return strays
}

// byLabel parts a line, which begins with a label, before each further one.
func byLabel(s string) (parts []string) {
	for {
		at := nextLabel.FindStringIndex(s)
		if at == nil {
			return append(parts, s)
		}
		parts = append(parts, s[:at[0]])
		s = strings.TrimLeft(s[at[0]:], blanks)
	}
}

// put sets a field, behind what it holds already.
func (im *importer) put(to *string, p *para, words string) {
	words = strings.Trim(words, blanks)
	if *to != "" && words != "" {
		*to += "；"
	}
	*to += words
}

// field is where the words behind a label go.
func (t *distribution) field(label string) *string {
	switch label {
	case "报", "抄报", "呈报", "报送", "呈送", "呈", "上报", "主送":
		return &t.ReportTo
	case "送", "抄送", "分送":
		return &t.CopyTo
	case "本期增发", "增发", "加发":
		return &t.Extra
	}
	return &t.IssueTo
}

// takeCopies takes 共印××份 out of s.
func (im *importer) takeCopies(s string) string {
	g := take(&s, copiesPart)
	if g != nil {
		im.draft.Distribution.Copies = countOf(g[0])
	}
	return strings.Trim(strings.ReplaceAll(s, "\x00", ""), blanks)
}

// tailLine reads a line of the tail that has no label of a recipient.
func (im *importer) tailLine(p *para, s string) bool {
	if !strings.HasPrefix(s, "印") && !strings.HasPrefix(s, "份") {
		if rest := im.takeCopies(s); rest != "" {
			s = rest
		}
	}
	at := tailFields.FindAllStringSubmatchIndex(s, -1)
	if len(at) > 0 && at[0][0] == 0 {
		for k, m := range at {
			end := len(s)
			if k+1 < len(at) {
				end = at[k+1][0]
			}
			im.tailField(compact(s[m[2]:m[3]]), strings.Trim(s[m[1]:end],
				blanks+"；;，,"))
		}
		return true
	}
	if m := permitPart.FindString(s); m != "" {
		im.draft.Imprint.Permit = m
		return strings.Trim(s[len(m):], blanks) == ""
	}
	rest := im.takeCopies(s)
	copies := im.draft.Distribution.Copies > 0
	d, dated := takeDate(&rest)
	if !dated {
		return copies && (strings.Trim(rest, blanks) == "" || copiesPart.MatchString(s))
	}
	im.issued(p, d.Year, isoDate(d), remains(rest))
	if im.draft.date.Year == 0 {
		im.draft.date = d
	}
	return true
}

// issued reads “某某办公室 2016年2月18日印发”.
func (im *importer) issued(p *para, _ int, date string, words []string) {
	for _, w := range words {
		if issuedBy.MatchString(w) && measure(w) <= 4 {
			continue
		}
		if im.draft.Publisher == "" {
			im.publisher(p, w)
		} else if w != im.draft.Publisher && im.draft.Imprint.Printer == "" {
			im.draft.Imprint.Printer = w
		}
	}
	if im.draft.date.Year != 0 && isoDate(im.draft.date) != date {
		im.draft.Imprint.Printed = date
	}
}

func (im *importer) tailField(label, words string) {
	c, p := &im.draft.Credits, &im.draft.Imprint
	switch label {
	case "责任编辑", "责编", "执行编辑", "本期编辑", "编辑", "总编", "主编", "副主编",
		"撰稿", "拟稿", "起草", "编发", "编校":
		im.put(&c.Editor, nil, words)
	case "审核", "审稿", "核稿", "复核", "校对", "审定", "编审":
		im.put(&c.Reviewer, nil, words)
	case "签发", "审签", "终审":
		im.put(&c.Approver, nil, words)
	case "准印证", "准印证号", "准印号", "内部资料准印证":
		im.put(&p.Permit, nil, words)
	case "印刷单位", "承印单位", "承印", "印刷":
		if d, ok := takeDate(&words); ok {
			p.Printed = isoDate(d)
			words = issuedBy.ReplaceAllString(words, "")
			words = issuedBy.ReplaceAllString(strings.Join(remains(words), " "), "")
		}
		im.put(&p.Printer, nil, words)
	case "印刷日期", "印刷时间", "出版日期":
		if d, ok := takeDate(&words); ok {
			p.Printed = isoDate(d)
		}
	default:
		im.draft.Distribution.Copies = countOf(strings.TrimRight(words, "份"+blanks))
	}
}

// bylineForm is （某某供稿）, 供稿：某某, at the end of an article.
var bylineForm = regexp.MustCompile(`^[（(]?\s*((?:供\s*稿|撰\s*稿|来\s*稿|作\s*者|` +
	`通讯员|整\s*理)(?:单位|人)?\s*[：:]\s*[^。，；）)]{2,40}|` +
	`[^。，；：）)]{2,40}(?:供稿|撰稿|来稿|整理|报道))\s*[）)]?$`)

// unbraced is s without the brackets around all of it.
func unbraced(s string) string {
	for _, pair := range []struct{ open, shut string }{{"（", "）"}, {"(", ")"}} {
		if in, ok := strings.CutPrefix(s, pair.open); ok && strings.HasSuffix(in, pair.shut) {
			return strings.TrimSuffix(in, pair.shut)
		}
	}
	return s
}

// speech is the title of what somebody said: who stands under it sent nothing in.
var speech = regexp.MustCompile(`讲话|致辞|发言|演讲`)

// sentIn tells whether p, right under a title, could be who sent the article in.
func sentIn(p *para) bool {
	s := p.words()
	return p.center && titleLike(s) && measure(s) <= 2*20 && !levelMark.MatchString(s) &&
		!chapter.MatchString(s) && !dateOnly(unbraced(s))
}

// byline takes 供稿 from under the title or from the end of an article.
func (im *importer) byline(title string, ps []*para) (string, []*para) {
	spoken := speech.MatchString(title)
	for _, i := range []int{len(ps) - 1, 0} {
		if i < 0 || i >= len(ps) || !ps[i].isText() || len(ps) < 2 {
			continue
		}
		s := ps[i].words()
		m := bylineForm.FindStringSubmatch(s)
		if m == nil && i == 0 && !spoken && sentIn(ps[0]) {
			m = []string{s, strings.Trim(s, "（）()")}
		}
		if ps[i].byline && m == nil {
			m = []string{s, unbraced(s)}
		}
		if m == nil || i == 0 && measure(s) > 2*30 && !ps[i].byline {
			continue
		}
		by := m[1]
		if cut := strings.TrimSuffix(by, "供稿"); !strings.ContainsAny(by, "：:") &&
			strings.Trim(cut, blanks) != "" {
			by = cut // the setting adds it
		}
		im.change(Change{Line: ps[i].line, Before: s, After: by, Rule: "byline",
			Class: Auto})
		return strings.Trim(by, blanks), append(ps[:i:i], ps[i+1:]...)
	}
	return "", ps
}
