package issue

import (
	"fmt"
	"strconv"
	"strings"
)

// Encode writes i as a YAML issue file, always in the same form: Parse of it
// gives i again but for the places of things. What cannot be written in an
// issue file, like line breaks in a title, becomes a space.
func Encode(i *Issue) []byte {
	var e encoder
	e.text("", "template", i.Template)
	e.notice(i)
	e.text("", "secrecy", i.Secrecy)
	e.text("", "serial", i.Serial)
	e.text("", "urgency", i.Urgency)
	e.line("masthead:")
	e.text("  ", "organization", i.Masthead.Organization)
	e.text("  ", "name", i.Masthead.Name)
	e.line("number:")
	e.count("year", i.Number.Year)
	e.count("issue", i.Number.Issue)
	e.count("whole", i.Number.Whole)
	e.count("supplement", i.Number.Supplement)
	e.text("", "publisher", i.Publisher)
	e.date("", "date", i.Date)
	e.line("contents: " + contentsModes[i.Contents])
	e.body("", "editor_note", i.EditorNote)
	e.line("articles:")
	for n := range i.Articles {
		e.article(&i.Articles[n])
	}
	e.tail(i)
	return []byte(e.b.String())
}

type encoder struct{ b strings.Builder }

func (e *encoder) line(s string) { e.b.WriteString(s + "\n") }

func (e *encoder) text(in, name string, t Text) {
	if t.S != "" {
		e.line(in + name + ": " + scalar(t.S))
	}
}

func (e *encoder) count(name string, n int) {
	if n != 0 {
		e.line("  " + name + ": " + strconv.Itoa(n))
	}
}

func (e *encoder) date(in, name string, d Date) {
	if d.Year != 0 {
		e.line(fmt.Sprintf("%s%s: %04d-%02d-%02d", in, name, d.Year, d.Month, d.Day))
	}
}

func (e *encoder) notice(i *Issue) {
	switch {
	case len(i.Notice) > 0:
		e.line("notice:")
		for _, t := range i.Notice {
			e.line("  - " + scalar(t.S))
		}
	case i.NoticeGiven:
		e.line("notice: []")
	}
}

func (e *encoder) article(a *Article) {
	e.line("  - title: " + scalar(a.Title.S))
	e.text("    ", "contents_title", a.ContentsTitle)
	e.text("    ", "column", a.Column)
	e.text("    ", "byline", a.Byline)
	e.body("    ", "body", a.Body)
}

// body writes nodes as a literal scalar.
func (e *encoder) body(in, name string, nodes []Node) {
	if len(nodes) == 0 {
		return
	}
	e.line(in + name + ": |")
	for _, l := range strings.Split(strings.TrimRight(Markdown(nodes), "\n"), "\n") {
		if l != "" {
			l = in + "  " + l
		}
		e.line(l)
	}
}

func (e *encoder) tail(i *Issue) {
	if t := i.Distribution; t.ReportTo.S+t.CopyTo.S+t.IssueTo.S+t.Extra.S != "" || t.Copies > 0 {
		e.line("distribution:")
		e.text("  ", "report_to", t.ReportTo)
		e.text("  ", "copy_to", t.CopyTo)
		e.text("  ", "issue_to", t.IssueTo)
		e.text("  ", "extra", t.Extra)
		e.count("copies", t.Copies)
	}
	if c := i.Credits; c.Editor.S+c.Reviewer.S+c.Approver.S != "" {
		e.line("credits:")
		e.text("  ", "editor", c.Editor)
		e.text("  ", "reviewer", c.Reviewer)
		e.text("  ", "approver", c.Approver)
	}
	if p := i.Imprint; p.Permit.S+p.Printer.S != "" || p.Printed.Year != 0 {
		e.line("imprint:")
		e.text("  ", "permit", p.Permit)
		e.text("  ", "printer", p.Printer)
		e.date("  ", "printed", p.Printed)
	}
}

// scalar is s as YAML: bare when nothing in it could be taken for YAML.
func scalar(s string) string {
	bare := s != "" && wide(firstRune(s)) && lastRune(s) != ' ' &&
		!strings.Contains(s, ": ") && !strings.HasSuffix(s, ":") && !strings.Contains(s, " #")
	for _, r := range s {
		bare = bare && r >= ' ' && r != 0x7f && r != '\ufeff'
	}
	if bare {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case r < ' ' || r == 0x7f:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
