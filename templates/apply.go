package templates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout/block"
)

// language is what a bulletin is written in.
const language = "zh-CN"

// Apply makes styled blocks of an issue. What an issue lacks leaves no trace;
// findings are about fields that this template cannot show.
func (t *Template) Apply(iss *issue.Issue) (*block.Document, []finding.Finding) {
	a := &applier{
		name: t.name, spec: &t.spec, issue: iss,
		doc:    &block.Document{Page: t.spec.page()},
		styles: map[string]*block.Style{}, variants: map[string]*block.Style{},
	}
	a.doc.Meta = a.metadata()
	a.doc.Masthead = a.masthead()
	for _, part := range t.spec.Order {
		switch part {
		case "contents":
			a.contents()
		case "editor_note":
			a.editorNote()
		case "articles":
			a.articles()
		case "credits":
			a.credits()
		}
	}
	a.tail()
	return a.doc, a.unshown()
}

// applier is one run of Apply.
type applier struct {
	// what it works from
	name  string
	spec  *spec
	issue *issue.Issue

	// where it is
	article, heading int

	// what it makes
	doc              *block.Document
	styles, variants map[string]*block.Style
}

func (a *applier) add(b block.Block) {
	b.Article = a.article
	a.doc.Blocks = append(a.doc.Blocks, b)
}

// made is a run of the template's own words; it has no source.
func made(text string, font block.Font) block.Run {
	return block.Run{Text: text, Font: font}
}

// run is a text of the issue in font.
func run(t issue.Text, font block.Font) block.Run {
	return block.Run{Text: t.S, From: t.From, Font: font}
}

// fill puts values into a form, by name and value in turn.
func (f form) fill(values ...string) string {
	for i, v := range values {
		if i%2 == 0 {
			values[i] = "{" + v + "}"
		}
	}
	return strings.NewReplacer(values...).Replace(string(f))
}

// around is a form with the runs in place of {name}; an empty form is the runs
// alone.
func (f form) around(name string, font block.Font, runs ...block.Run) []block.Run {
	before, after, found := strings.Cut(string(f), "{"+name+"}")
	if !found {
		return runs
	}
	var all []block.Run
	if before != "" {
		all = append(all, made(before, font))
	}
	all = append(all, runs...)
	if after != "" {
		all = append(all, made(after, font))
	}
	return all
}

func (a *applier) metadata() block.Metadata {
	iss := a.issue
	name := strings.TrimSpace(iss.Masthead.Name.S)
	return block.Metadata{
		Title:    strings.TrimSpace(name + " " + a.numberTitle()),
		Author:   publisherName(iss.Publisher.S),
		Subject:  iss.Masthead.Organization.S + name,
		Keywords: a.keywords(),
		Language: language,
		Date:     isoDate(iss.Date),
		Template: a.name,
	}
}

// keywords are the columns in order, each once.
func (a *applier) keywords() (words []string) {
	for _, art := range a.issue.Articles {
		if c := art.Column.S; c != "" && !slices.Contains(words, c) {
			words = append(words, c)
		}
	}
	return words
}

// publisherDuties are what a publisher's line says that it did.
var publisherDuties = []string{"编印", "主办", "主编", "编发", "编辑", "编", "印"}

// publisherName is the publisher without what it did.
func publisherName(s string) string {
	s = strings.TrimSpace(s)
	for _, d := range publisherDuties {
		if name, ok := strings.CutSuffix(s, d); ok && name != "" {
			return strings.TrimSpace(name)
		}
	}
	return s
}

func isoDate(d issue.Date) string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// date writes a day without zeros before its figures (GB/T 9704 7.3.5).
func (a *applier) date(d issue.Date) string {
	if d.Year == 0 {
		return ""
	}
	return a.spec.Date.fill("year", strconv.Itoa(d.Year),
		"month", strconv.Itoa(d.Month), "day", strconv.Itoa(d.Day))
}

// numberIn is the issue's number with its whole number written by whole.
func (a *applier) numberIn(whole form) string {
	n, forms := a.issue.Number, a.spec.Number
	s := ""
	switch year := strconv.Itoa(n.Year); {
	case n.Supplement > 0:
		s = forms.Supplement.fill("year", year, "supplement", strconv.Itoa(n.Supplement))
	case n.Issue > 0:
		s = forms.Regular.fill("year", year, "issue", strconv.Itoa(n.Issue))
	}
	if n.Year == 0 {
		s = strings.TrimPrefix(s, "0年")
	}
	if n.Whole > 0 {
		s += whole.fill("whole", strconv.Itoa(n.Whole))
	}
	return strings.TrimLeft(s, " 　")
}

func (a *applier) numberTitle() string { return a.numberIn(a.spec.Number.TitleWhole) }
