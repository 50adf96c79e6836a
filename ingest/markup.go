package ingest

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// inlineMark is Markdown inside a line that stands for no word of its own. No
// part of it holds what could open another, so that a line of nothing but
// openings is not read to its end from each of them.
var inlineMark = regexp.MustCompile(`^(?:\[\^[^\[\]\s]+\]|` +
	`!?\[[^\[\]]*\]\([^()\s]+(?:\s+"[^"\[]*")?\))`)

// marked is s as characters; ** that have mates become the bold of what lies
// between them, links and notes stay as they are.
func (im *importer) marked(s string, line, col int) (cs []char) {
	stars := strings.Count(s, "**") / 2 * 2
	bold := false
	for s != "" {
		switch {
		case stars > 0 && strings.HasPrefix(s, "**"):
			bold = !bold
			stars--
			s, col = s[2:], col+2
			continue
		case s[0] == '\\' && len(s) > 1 && strings.IndexByte(`\*[]|#>-!_`, s[1]) >= 0:
			s, col = s[1:], col+1
		case s[0] == '[' || s[0] == '!':
			if m := inlineMark.FindString(s); m != "" {
				cs = append(cs, char{raw: m, bold: bold, line: int32(line),
					col: int32(col)})
				s, col = s[len(m):], col+utf8.RuneCountInString(m)
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s)
		cs = append(cs, char{r: r, bold: bold, line: int32(line), col: int32(col)})
		s, col = s[n:], col+1
	}
	return cs
}

// markdown is cs as a paragraph of an issue's body.
func markdown(cs []char) string {
	var b strings.Builder
	bold := false
	for _, c := range cs {
		if c.bold != bold {
			b.WriteString("**")
			bold = c.bold
		}
		switch {
		case c.r == 0:
			b.WriteString(c.raw)
		case c.r == '\\' || c.r == '*' || c.r == '[':
			b.WriteString("\\" + string(c.r))
		default:
			b.WriteRune(c.r)
		}
	}
	if bold {
		b.WriteString("**")
	}
	return b.String()
}

// atStart keeps words from being read as a block of another kind.
func atStart(md string) string {
	if md == "" || !strings.HasPrefix(md, ":::") && strings.IndexByte("#>|-+:",
		md[0]) < 0 {
		return md
	}
	return `\` + md
}

// body is ps as the Markdown of a body: in parts, each of which may end in 署名,
// before every attachment.
func body(ps []*para) string {
	var parts []string
	from := 0
	for i, p := range ps {
		if i > from && p.isText() && attachment.MatchString(p.start()) {
			parts, from = append(parts, text(ps[from:i])), i
		}
	}
	return strings.Join(append(parts, text(ps[from:])), "\n\n")
}

// text is ps as Markdown.
func text(ps []*para) string {
	var out strings.Builder
	put := func(between, md string) {
		if out.Len() > 0 {
			out.WriteString(between)
		}
		out.WriteString(md)
	}
	end := signatureAt(ps)
	for i, p := range ps {
		if i == end {
			put("\n\n", "::: signature")
		}
		switch md := p.markdown(); {
		case strings.Trim(md, blanks) == "":
		case p.mark == "> " && i > 0 && ps[i-1].mark == "> ": // one quotation
			put("\n>\n", md)
		default:
			put("\n\n", md)
		}
	}
	if end < len(ps) {
		put("\n\n", ":::")
	}
	return out.String()
}

// markdown is p as a block of a body.
func (p *para) markdown() string {
	switch {
	case p.raw != nil:
		return strings.Join(p.raw, "\n")
	case p.mark != "":
		return p.mark + atStart(markdown(p.text))
	case p.level > 0:
		return strings.Repeat("#", min(p.level+1, 5)) + " " + markdown(p.text)
	}
	return atStart(markdown(p.text))
}

// signatureAt is where 署名 and 成文日期 begin at the end of ps: short lines
// set at the right, or before a date that stands alone.
func signatureAt(ps []*para) int {
	at := len(ps)
	for at > 0 && len(ps)-at < 4 {
		p := ps[at-1]
		s := p.words()
		dated := at < len(ps) && dateOnly(ps[len(ps)-1].words()) && len(ps)-at < 2
		if !p.isText() || p.level > 0 || !titleLike(s) || measure(s) > 2*28 ||
			levelMark.MatchString(s) ||
			!(p.right || dateOnly(s) && at == len(ps) || dated) {
			break
		}
		at--
	}
	if at == 0 {
		return len(ps)
	}
	return at
}
