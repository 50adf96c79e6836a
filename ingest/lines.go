package ingest

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// row is one line of a text.
type row struct {
	s      string
	line   int
	turned bool // a form feed stands before it
	gone   bool // page furniture
}

// rows cuts text into lines; a form feed begins a page.
func rows(text string) (rs []row) {
	for i, l := range strings.Split(text, "\n") {
		r := row{line: i + 1}
		for strings.Contains(l, "\f") {
			before, after, _ := strings.Cut(l, "\f")
			if strings.Trim(before, blanks) != "" {
				rs = append(rs, row{s: before, line: i + 1, turned: r.turned})
			}
			l, r.turned = after, true
		}
		r.s = strings.TrimRight(l, blanks)
		rs = append(rs, r)
	}
	return rs
}

// printable is s without the control characters that no issue may have.
func printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return -1
		}
		return r
	}, s)
}

func unprintable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\f' && r != '\n' || r >= 0x7f && r < 0xa0 ||
		r&0xfffe == 0xfffe
}

// textParas makes paragraphs of a text: a line each, before what belongs
// together is joined.
func (im *importer) textParas(text string) []*para {
	rs := rows(text)
	im.dropFurniture(rs)
	var ps []*para
	gap, turned := false, false
	for i := 0; i < len(rs); i++ {
		switch r := rs[i]; {
		case r.gone:
			gap, turned = true, true
			continue
		case r.s == "":
			gap, turned = true, turned || r.turned
			continue
		}
		p, next := im.textPara(rs, i)
		if p != nil {
			p.gap, p.turned = gap, turned || rs[i].turned
			ps = append(ps, p)
			gap, turned = false, false
		}
		i = next - 1
	}
	return im.unwrap(ps)
}

var (
	tableRule = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)
	figure    = regexp.MustCompile(`^!\[.*\]\(.+\)$`)
	noteText  = regexp.MustCompile(`^\[\^[^\]]+\]:`)
	ruleLine  = regexp.MustCompile(`^(?:[-—―─━═┄┈=＝*＊_＿~～]\s*){3,}$`)
	hashes    = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*$`)
	bullet    = regexp.MustCompile("^(?:[-*+·][ \t\u3000]+|[•▪◦‣∙\ue000-\uf06e" +
		"\uf073-\uf080\uf08b-\uf0a7\uf0a9-\uf0fa\uf0ff-\uf8ff][ \t\u3000]*)")
)

// textPara is the paragraph that begins at rs[i], and the index behind it.
func (im *importer) textPara(rs []row, i int) (*para, int) {
	s := strings.TrimLeft(rs[i].s, blanks)
	switch {
	case strings.HasPrefix(s, "|") || i+1 < len(rs) && strings.Contains(s, "|") &&
		strings.Contains(rs[i+1].s, "|") && tableRule.MatchString(rs[i+1].s):
		return taken(rs, i, func(s string) bool { return strings.Contains(s, "|") })
	case strings.HasPrefix(s, "::: "):
		end := i + 1
		for end < len(rs) && strings.TrimSpace(rs[end].s) != ":::" {
			end++
		}
		p := &para{line: rs[i].line}
		for _, r := range rs[i:min(end+1, len(rs))] {
			p.raw = append(p.raw, r.s)
		}
		return p, min(end+1, len(rs))
	case figure.MatchString(s) || noteText.MatchString(s):
		return &para{raw: []string{s}, line: rs[i].line}, i + 1
	case ruleLine.MatchString(s):
		im.change(Change{Line: rs[i].line, Before: s, Rule: "rule-line", Class: Auto})
		return nil, i + 1
	}
	return im.lineOfWords(rs[i], s), i + 1
}

// taken is the lines from rs[i] on for which more holds, as they stand.
func taken(rs []row, i int, more func(string) bool) (*para, int) {
	p := &para{line: rs[i].line}
	end := i
	for ; end < len(rs) && !rs[end].gone && more(rs[end].s); end++ {
		p.raw = append(p.raw, strings.TrimSpace(rs[end].s))
	}
	return p, end
}

// lineOfWords is r as a paragraph, s being r without the blanks before it.
func (im *importer) lineOfWords(r row, s string) *para {
	lead := r.s[:len(r.s)-len(s)]
	col := utf8.RuneCountInString(lead) + 1
	p := &para{line: r.line, indent: measure(strings.ReplaceAll(lead, "\t", "    ")) >= 4}
	if m := hashes.FindStringSubmatchIndex(s); m != nil {
		p.level = m[3]
		col += utf8.RuneCountInString(s[:m[4]])
		s = s[m[4]:m[5]]
	} else if m := bullet.FindString(s); m != "" && !ruleLine.MatchString(s) {
		p.mark = strings.Repeat(" ", min(len(lead)/2*2, 8)) + "- "
		if im.report.plainBullet(m) {
			im.change(Change{Line: r.line, Col: col, Before: strings.TrimSpace(m),
				After: "-", Rule: "bullet", Class: Auto})
		}
		col += utf8.RuneCountInString(m)
		s = s[len(m):]
	} else if strings.HasPrefix(s, "> ") {
		p.mark = "> "
		s, col = s[2:], col+2
	}
	p.text = im.marked(s, r.line, col)
	if strings.Contains(lead, "\u3000") && p.mark == "" {
		im.change(Change{Line: r.line, Col: 1, Before: lead, Rule: "indent", Class: Auto})
	}
	return p
}

// plainBullet tells whether the mark m is one that Markdown does not have.
func (*Report) plainBullet(m string) bool { return !strings.ContainsAny(m, "-*+") }
