package proofread

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

const (
	ruleText  = "text lost or changed"
	ruleExtra = "text nobody wrote"
)

// CompareText holds the characters pdftotext finds in a PDF against the words
// of the issue file it was made from, white space and folios left out.
func (r *Report) CompareText(pdf, issueFile string) error {
	found, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").Output()
	if err != nil {
		return fmt.Errorf("pdftotext %s: %w", pdf, err)
	}
	source, err := os.ReadFile(issueFile)
	if err != nil {
		return err
	}
	words, err := IssueWords(source)
	if err != nil {
		return fmt.Errorf("%s: %w", issueFile, err)
	}
	text := Extracted(string(found))
	lost, extra := Compare(text, words)
	for _, word := range lost {
		r.blameAt(ruleText, 0, 0, word, departure(text, word))
	}
	for _, text := range extra {
		r.blameAt(ruleExtra, 0, 0, text, "in the PDF only")
	}
	return nil
}

// departure shows where the PDF leaves the words of the source.
func departure(found, word string) string {
	runes := []rune(word)
	held := 0
	for held < len(runes) && strings.Contains(found, string(runes[:held+1])) {
		held++
	}
	head := string(runes[:held])
	got, want := []rune(found[strings.Index(found, head)+len(head):]), runes[held:]
	return fmt.Sprintf("%s[%s] came out as [%s]", string(runes[max(0, held-6):held]),
		string(want[:min(6, len(want))]), string(got[:min(6, len(got))]))
}

var folio = regexp.MustCompile(`^\s*[—–－-]?\s*\d+\s*[—–－-]?\s*$`)

// dotted is a leader drawn apart from its entry, the page number with it.
var dotted = regexp.MustCompile(`^\s*[·⋯.][·⋯.\s]*\d*\s*$`)

// Extracted is pdftotext's output as one string without folios and space.
func Extracted(found string) string {
	var b strings.Builder
	for page := range strings.SplitSeq(found, "\f") {
		rows := strings.Split(strings.TrimRight(page, "\n "), "\n")
		if n := len(rows); folio.MatchString(rows[n-1]) {
			rows = rows[:n-1]
		}
		rows = slices.DeleteFunc(rows, dotted.MatchString)
		b.WriteString(strings.Join(rows, "\n"))
	}
	return squeeze(b.String())
}

// squeeze leaves out what does not print.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// Compare takes every text of the issue out of what was found, in order where
// it can; what is left over must be words the house style adds.
func Compare(found string, words []string) (lost, extra []string) {
	pieces := []string{found}
	// The longest first, so that a title inside a paragraph takes nothing away.
	order := slices.Clone(words)
	slices.SortStableFunc(order, func(a, b string) int { return len(b) - len(a) })
	for _, word := range order {
		word = squeeze(word)
		if word == "" {
			continue
		}
		if !takeOut(&pieces, word) {
			lost = append(lost, word)
		}
	}
	for _, rest := range pieces {
		if rest = strings.TrimSpace(furniture.ReplaceAllString(rest, "")); rest != "" {
			extra = append(extra, rest)
		}
	}
	return lost, extra
}

// takeOut cuts word out of the first piece that holds it.
func takeOut(pieces *[]string, word string) bool {
	for i, p := range *pieces {
		if before, after, ok := strings.Cut(p, word); ok {
			*pieces = slices.Replace(*pieces, i, i+1, before, after)
			return true
		}
	}
	return false
}

// furniture are the words a house style adds: labels, numbers, leaders.
var furniture = regexp.MustCompile(`【?(本期导读|本期要目|目录|编者按|按语)】?[：:]?` +
	`|[☆★●■◆•·]|\d+[、.．)]?|[…⋯.—－-]+|[（(]|[）)]|(责任编辑|审核|签发|编辑|供稿)[：:]?` +
	`|(报|送|发|本期增发|抄报|抄送)[：:]|共印\d*份?|份|年|第|期|总|月|日|增刊|　` +
	`|印刷单位[：:]?|印刷日期[：:]?|准印证号?[：:]?|印刷|印`)

// IssueWords are the texts of an issue file as they must come out of the PDF,
// a paragraph each. It reads YAML by itself: the product's parser is judged.
func IssueWords(source []byte) ([]string, error) {
	var issue map[string]any
	if err := yaml.Unmarshal(source, &issue); err != nil {
		return nil, err
	}
	var words []string
	add := func(values ...any) {
		for _, v := range values {
			words = append(words, plainTexts(v)...)
		}
	}
	add(issue["notice"], issue["secrecy"], issue["publisher"], issue["editor_note"])
	for _, group := range []string{"masthead", "distribution", "credits", "imprint"} {
		add(values(issue[group])...)
	}
	articles, _ := issue["articles"].([]any)
	for _, a := range articles {
		article, _ := a.(map[string]any)
		add(article["title"], article["byline"])
		if issue["contents"] != "none" {
			add(contentsTitle(article))
		}
		body, _ := article["body"].(string)
		words = append(words, bodyWords(body)...)
	}
	return words, nil
}

func contentsTitle(article map[string]any) any {
	if t, ok := article["contents_title"]; ok {
		return t
	}
	return article["title"]
}

// values are a mapping's texts; numbers and dates are set in words of the
// house style and left to its own tests.
func values(group any) []any {
	m, _ := group.(map[string]any)
	var out []any
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if s, ok := m[key].(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func plainTexts(v any) []string {
	switch v := v.(type) {
	case string:
		return bodyWords(v)
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, plainTexts(e)...)
		}
		return out
	}
	return nil
}

var (
	marker   = regexp.MustCompile(`^(#{1,6} |> ?|[-*] |\d+\) )`)
	picture  = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	noteText = regexp.MustCompile(`^\[\^[^\]]+\]:\s*`)
	noteMark = regexp.MustCompile(`\[\^[^\]]+\]`)
	tableBar = regexp.MustCompile(`^\|?[\s:|-]+\|?$`)
)

// bodyWords takes the Markdown off a body: one text for every paragraph, cell,
// item or note; a text with a note mark in it is cut there.
func bodyWords(body string) []string {
	var out []string
	var open strings.Builder
	flush := func() {
		out = append(out, noteMark.Split(unmarked(open.String()), -1)...)
		open.Reset()
	}
	for row := range strings.SplitSeq(body, "\n") {
		row = strings.TrimSpace(row)
		switch {
		case row == "" || tableBar.MatchString(row):
			flush()
		case strings.HasPrefix(row, "|"):
			flush()
			for cell := range strings.SplitSeq(strings.Trim(row, "|"), "|") {
				out = append(out, unmarked(cell))
			}
		default:
			if marker.MatchString(row) || noteText.MatchString(row) || picture.MatchString(row) {
				flush()
			}
			row = noteText.ReplaceAllString(marker.ReplaceAllString(row, ""), "")
			open.WriteString(picture.ReplaceAllString(row, "$1"))
		}
	}
	flush()
	return out
}

// unmarked drops emphasis and normalises the percent sign as the contract says.
func unmarked(s string) string {
	s = strings.ReplaceAll(s, "**", "")
	return strings.ReplaceAll(s, "％", "%")
}
