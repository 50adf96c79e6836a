package main

import (
	"fmt"
	"strings"
)

// issue is an issue file in the making; texts are written as they are.
type issue struct {
	organization, name string
	year, month, day   int
	number, whole      int
	publisher          string
	contents           string
	note               string
	articles           []article
	reportTo, issueTo  string
	copies             int
}

// article is a piece of it; body is Markdown, a paragraph an entry.
type article struct {
	title, column, byline string
	body                  []string
}

// yaml writes the issue file.
func (is issue) yaml() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "template: bulletin\nnotice: [内部刊物, 注意保存]\n")
	fmt.Fprintf(&b, "masthead: {organization: %s, name: %s}\n",
		quoted(is.organization), quoted(is.name))
	fmt.Fprintf(&b, "number: {year: %d, issue: %d, whole: %d}\n",
		is.year, is.number, is.whole)
	fmt.Fprintf(&b, "publisher: %s\ndate: %d-%02d-%02d\ncontents: %s\n",
		quoted(is.publisher), is.year, is.month, is.day, is.contents)
	if is.note != "" {
		fmt.Fprintf(&b, "editor_note: |\n  %s\n", is.note)
	}
	b.WriteString("articles:\n")
	for _, a := range is.articles {
		a.yaml(&b)
	}
	fmt.Fprintf(&b, "distribution: {report_to: %s, issue_to: %s, copies: %d}\n",
		quoted(is.reportTo), quoted(is.issueTo), is.copies)
	return []byte(b.String())
}

func (a article) yaml(b *strings.Builder) {
	fmt.Fprintf(b, "  - title: %s\n", quoted(a.title))
	if a.column != "" {
		fmt.Fprintf(b, "    column: %s\n", quoted(a.column))
	}
	if a.byline != "" {
		fmt.Fprintf(b, "    byline: %s\n", quoted(a.byline))
	}
	b.WriteString("    body: |\n")
	for _, paragraph := range a.body {
		for row := range strings.SplitSeq(paragraph, "\n") {
			fmt.Fprintf(b, "      %s\n", row)
		}
		b.WriteString("\n")
	}
}

// quoted is a YAML double-quoted scalar.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
