package proofread

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"unicode"
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

// leaders are the dots of the contents with the page number after them; some
// files draw them at the end of their page, in the middle of a paragraph.
var leaders = regexp.MustCompile(`(·{2,}|⋯{2,}|\.{3,})\d*`)

// Extracted is pdftotext's output as one string without folios and space.
func Extracted(found string) string {
	var b strings.Builder
	for page := range strings.SplitSeq(found, "\f") {
		rows := strings.Split(strings.TrimRight(page, "\n "), "\n")
		if n := len(rows); folio.MatchString(rows[n-1]) {
			rows = rows[:n-1]
		}
		b.WriteString(strings.Join(rows, "\n"))
	}
	return leaders.ReplaceAllString(squeeze(b.String()), "")
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

// Compare takes every text of the issue out of what was found; what is left
// over must be words the house style adds.
func Compare(found string, words Words) (lost, extra []string) {
	pieces := []string{found}
	// Captions and notes first, for they may stand in the middle of a paragraph
	// that turns the page; then the longest, so that a title inside a paragraph
	// takes nothing away.
	for i, list := range [][]string{words.Floating, words.Text} {
		order := slices.Clone(list)
		slices.SortStableFunc(order, func(a, b string) int { return len(b) - len(a) })
		for _, word := range order {
			if word = squeeze(word); word != "" && !takeOut(&pieces, word) {
				lost = append(lost, word)
			}
		}
		if i == 0 {
			pieces = []string{strings.Join(pieces, "")}
		}
	}
	for _, rest := range pieces {
		if rest = words.unexplained(rest); rest != "" {
			extra = append(extra, rest)
		}
	}
	return lost, extra
}

// takeOut cuts word out of the first piece that holds it.
func takeOut(pieces *[]string, word string) bool {
	for i, p := range *pieces {
		before, after, ok := strings.Cut(p, word)
		if !ok {
			continue
		}
		*pieces = slices.Replace(*pieces, i, i+1, before, after)
		return true
	}
	return false
}

// unexplained is what is left of a rest without labels and repeated heads.
func (w Words) unexplained(rest string) string {
	for _, head := range w.Repeated {
		rest = strings.ReplaceAll(rest, squeeze(head), "")
	}
	return furniture.ReplaceAllString(rest, "")
}

// furniture are the words a house style adds: labels, numbers, leaders.
var furniture = regexp.MustCompile(`【?(本期导读|本期要目|目录|编者按|按语)】?[：:]?` +
	`|[☆★●■◆•·【】]|\d+[、.．)]?|[…⋯.—－-]+|[（(]|[）)]|[、：]` +
	`|(责任编辑|审核|签发|编辑|供稿|报|送|发|本期增发|抄报|抄送)[：:]?` +
	`|共印\d*份?|份|年|第|期|总|月|日|增刊` +
	`|印刷单位[：:]?|印刷日期[：:]?|准印证号?[：:]?|印刷|印`)
