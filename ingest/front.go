package ingest

import (
	"regexp"
	"strings"
)

// frontField is a field of the front matter that other programs write.
var frontField = regexp.MustCompile(`^([\p{Han}\w-]+)\s*[:：]\s*(.*?)\s*$`)

// frontMatter takes what the front matter of a Markdown file of another kind
// says, and gives the text with blank lines in its place.
func (im *importer) frontMatter(text string) string {
	if !strings.HasPrefix(text, "---\n") {
		return text
	}
	end := strings.Index(text, "\n---\n")
	if end < 0 {
		return text
	}
	head := text[:end]
	for i, l := range strings.Split(head, "\n")[1:] {
		m := frontField.FindStringSubmatch(strings.ReplaceAll(l, "\f", ""))
		if m == nil {
			if strings.TrimSpace(l) != "" {
				im.change(Change{Line: i + 2, Before: l, Rule: "front-matter",
					Class: Lint})
			}
			continue
		}
		value := strings.Trim(m[2], `"' `)
		if value == "" || !im.front(strings.ToLower(m[1]), value) {
			im.change(Change{Line: i + 2, Before: l, Rule: "front-matter", Class: Lint})
		}
	}
	return strings.Repeat("\n", strings.Count(head, "\n")+2) + text[end+len("\n---\n"):]
}

// front takes one field of a front matter.
func (im *importer) front(name, value string) bool {
	d := &im.draft
	rest := value
	switch name {
	case "title", "name", "masthead", "刊名", "名称", "简报名称", "简报":
		d.Masthead.Name = tidyWords(value)
	case "organization", "org", "单位", "主办单位", "机关":
		d.Masthead.Organization = tidyWords(value)
	case "publisher", "编印单位", "编印":
		d.Publisher = tidyWords(value)
	case "date", "日期", "印发日期":
		date, ok := takeDate(&rest)
		if ok {
			d.date = date
		}
		return ok
	case "issue", "number", "期号", "期数", "no":
		n, ok := takeNumber(&rest)
		if ok {
			im.merge(number{n.Year, n.Issue, n.Whole, n.Supplement})
		} else if c := countOf(value); c > 0 {
			im.merge(number{Issue: c})
			ok = true
		}
		return ok
	case "editor", "责任编辑", "编辑":
		d.Credits.Editor = tidyWords(value)
	default:
		return false
	}
	return true
}
