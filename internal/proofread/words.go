package proofread

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Words are the texts of an issue file as they must come out of the PDF, a
// paragraph each.
type Words struct {
	Text     []string
	Floating []string // captions and notes, which find their own place
	Repeated []string // heads of tables, on every page again
}

// IssueWords reads an issue file. It knows YAML and the contract's Markdown by
// itself: the product's own parser is what is judged.
func IssueWords(source []byte) (Words, error) {
	var issue map[string]any
	var words Words
	if err := yaml.Unmarshal(source, &issue); err != nil {
		return words, err
	}
	for _, field := range []string{"notice", "secrecy", "publisher", "editor_note"} {
		words.add(issue[field])
	}
	for _, group := range []string{"masthead", "distribution", "credits", "imprint"} {
		words.addGroup(issue[group])
	}
	articles, _ := issue["articles"].([]any)
	for _, a := range articles {
		article, _ := a.(map[string]any)
		words.addArticle(article, issue["contents"] != "none")
	}
	return words, nil
}

func (w *Words) addArticle(article map[string]any, listed bool) {
	w.add(article["title"])
	w.add(article["byline"])
	w.add(article["column"])
	w.add(article["body"])
	if !listed {
		return
	}
	w.add(article["column"])
	if title, ok := article["contents_title"]; ok {
		w.add(title)
	} else {
		w.add(article["title"])
	}
}

// addGroup takes a mapping's texts; its numbers and dates are put into words by
// the house style.
func (w *Words) addGroup(group any) {
	m, _ := group.(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if _, ok := m[key].(string); ok {
			w.add(m[key])
		}
	}
}

// add takes a text or a list of them.
func (w *Words) add(value any) {
	switch v := value.(type) {
	case string:
		w.addBody(v)
	case []any:
		for _, one := range v {
			w.add(one)
		}
	}
}

var (
	marker   = regexp.MustCompile(`^(#{1,6} |> ?|[-*] |\d+\) )`)
	figure   = regexp.MustCompile(`^!\[([^\]]*)\]\([^)]*\)$`)
	noteText = regexp.MustCompile(`^\[\^[^\]]+\]:\s*`)
	noteMark = regexp.MustCompile(`\[\^[^\]]+\]`)
	tableBar = regexp.MustCompile(`^\|?[\s:|-]+\|?$`)
)

// addBody takes the Markdown off a body: one text for every paragraph, cell,
// item or note; a text with a note mark in it is cut there.
func (w *Words) addBody(body string) {
	var open strings.Builder
	flush := func() {
		w.Text = append(w.Text, noteMark.Split(unmarked(open.String()), -1)...)
		open.Reset()
	}
	inTable := false
	for row := range strings.SplitSeq(body, "\n") {
		row = strings.TrimSpace(row)
		if w.addApart(row, inTable) {
			flush()
		} else {
			if marker.MatchString(row) {
				flush()
			}
			open.WriteString(marker.ReplaceAllString(row, ""))
		}
		inTable = strings.HasPrefix(row, "|")
	}
	flush()
}

// addApart takes a row that is no part of a paragraph.
func (w *Words) addApart(row string, inTable bool) bool {
	switch {
	case row == "" || tableBar.MatchString(row):
	case strings.HasPrefix(row, "|"):
		w.addCells(row, inTable)
	case figure.MatchString(row):
		w.Floating = append(w.Floating, unmarked(figure.FindStringSubmatch(row)[1]))
	case noteText.MatchString(row):
		w.Floating = append(w.Floating, unmarked(noteText.ReplaceAllString(row, "")))
	default:
		return false
	}
	return true
}

// addCells takes a table row as one text; the first may come again.
func (w *Words) addCells(row string, inTable bool) {
	cells := unmarked(strings.ReplaceAll(row, "|", ""))
	w.Text = append(w.Text, cells)
	if !inTable {
		w.Repeated = append(w.Repeated, cells)
	}
}

// unmarked drops emphasis and normalises the percent sign as linesetting.md 4
// has it.
func unmarked(s string) string {
	s = strings.ReplaceAll(s, "**", "")
	return strings.ReplaceAll(s, "％", "%")
}
