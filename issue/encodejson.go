package issue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// EncodeJSON writes i as Encode does, in JSON.
func EncodeJSON(i *Issue) []byte {
	root := object{}
	root.text("template", i.Template)
	root.notice(i)
	root.text("secrecy", i.Secrecy)
	root.text("serial", i.Serial)
	root.text("urgency", i.Urgency)
	root.masthead(i)
	root.date("date", i.Date)
	root.add("contents", contentsModes[i.Contents])
	root.body("editor_note", i.EditorNote)
	articles := make([]object, len(i.Articles))
	for n := range i.Articles {
		articles[n] = articleObject(&i.Articles[n])
	}
	root.add("articles", articles)
	root.tail(i)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(root); err != nil {
		panic(err) // it holds nothing that JSON cannot
	}
	return b.Bytes()
}

func (o *object) add(name string, v any) { *o = append(*o, member{name, v}) }

func (o *object) text(name string, t Text) {
	if t.S != "" {
		o.add(name, t.S)
	}
}

func (o *object) count(name string, n int) {
	if n != 0 {
		o.add(name, n)
	}
}

func (o *object) date(name string, d Date) {
	if d.Year != 0 {
		o.add(name, fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day))
	}
}

func (o *object) body(name string, nodes []Node) {
	if len(nodes) > 0 {
		o.add(name, strings.TrimRight(Markdown(nodes), "\n"))
	}
}

// part adds an object that says something.
func (o *object) part(name string, fields object) {
	if len(fields) > 0 {
		o.add(name, fields)
	}
}

func (o *object) notice(i *Issue) {
	if len(i.Notice) == 0 && !i.NoticeGiven {
		return
	}
	lines := []string{}
	for _, t := range i.Notice {
		lines = append(lines, t.S)
	}
	o.add("notice", lines)
}

func (o *object) masthead(i *Issue) {
	var head, number object
	head.text("organization", i.Masthead.Organization)
	head.text("name", i.Masthead.Name)
	o.add("masthead", head)
	number.count("year", i.Number.Year)
	number.count("issue", i.Number.Issue)
	number.count("whole", i.Number.Whole)
	number.count("supplement", i.Number.Supplement)
	o.add("number", number)
	o.text("publisher", i.Publisher)
}

func articleObject(a *Article) object {
	o := object{}
	o.add("title", a.Title.S)
	o.text("contents_title", a.ContentsTitle)
	o.text("column", a.Column)
	o.text("byline", a.Byline)
	o.body("body", a.Body)
	return o
}

func (o *object) tail(i *Issue) {
	var tail, credits, imprint object
	tail.text("report_to", i.Distribution.ReportTo)
	tail.text("copy_to", i.Distribution.CopyTo)
	tail.text("issue_to", i.Distribution.IssueTo)
	tail.text("extra", i.Distribution.Extra)
	tail.count("copies", i.Distribution.Copies)
	o.part("distribution", tail)
	credits.text("editor", i.Credits.Editor)
	credits.text("reviewer", i.Credits.Reviewer)
	credits.text("approver", i.Credits.Approver)
	o.part("credits", credits)
	imprint.text("permit", i.Imprint.Permit)
	imprint.text("printer", i.Imprint.Printer)
	imprint.date("printed", i.Imprint.Printed)
	o.part("imprint", imprint)
}
