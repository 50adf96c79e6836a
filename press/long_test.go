package press

import (
	"regexp"
	"strings"
	"testing"

	"jianbao/internal/pagetest"
	"jianbao/issue"
)

// longIssue is the example with its articles 26 times over: some 210 pages.
func longIssue(t testing.TB) issue.Source {
	t.Helper()
	src := sample{"2016-02", "2016-02.yaml"}.source(t)
	const key = "\narticles:\n"
	text := string(src.Data)
	from := strings.Index(text, key) + len(key)
	to := from + regexp.MustCompile(`(?m)^[a-z]`).FindStringIndex(text[from:])[0]
	src.Data = []byte(text[:from] + strings.Repeat(text[from:to], 26) + text[to:])
	return src
}

// What programs that are not ours read out of an issue of two hundred pages:
// every word in its order, and an outline that has every title on its page.
func TestLongIssueIsReadBack(t *testing.T) {
	p := New(Options{})
	proof, found := p.Compose(longIssue(t), Job{})
	if proof == nil {
		t.Fatal(found)
	}
	if n := len(proof.Pages.Pages); n < 200 {
		t.Fatalf("%d pages", n)
	}
	file := printed(t, p, proof)
	pagetest.CheckSyntax(t, file)
	sheets := pagetest.Text(t, file)
	if len(sheets) != len(proof.Pages.Pages) {
		t.Fatalf("%d pages, want %d", len(sheets), len(proof.Pages.Pages))
	}
	folio := regexp.MustCompile(`(?m)^\s*— \d+ —\s*$`)
	read := bare(folio.ReplaceAllString(strings.Join(sheets, "\n"), ""))
	for _, a := range proof.Issue.Articles {
		for _, words := range append([]string{a.Title.S}, paragraphs(a.Body)...) {
			at := strings.Index(read, bare(words))
			if at < 0 {
				t.Fatalf("not there, or not in its place: %s", words)
			}
			read = read[at:]
		}
	}
	outlined(t, file, proof, sheets)
}

// paragraphs are the words of nodes.
func paragraphs(nodes []issue.Node) (all []string) {
	for _, n := range nodes {
		all = append(all, issue.Plain(n.Spans))
	}
	return all
}

// outlined checks that the outline has all titles in order, each leading to a
// page that has it.
func outlined(t *testing.T, file []byte, proof *Proof, sheets []string) {
	t.Helper()
	item := regexp.MustCompile(`(?m)"(.*)"\t#page=(\d+)`)
	next := 0
	for _, m := range item.FindAllStringSubmatch(pagetest.Outline(t, file), -1) {
		if next == len(proof.Issue.Articles) || m[1] != proof.Issue.Articles[next].Title.S {
			continue // a heading inside an article
		}
		page := 0
		for _, digit := range m[2] {
			page = 10*page + int(digit-'0')
		}
		if page < 1 || page > len(sheets) || !strings.Contains(bare(sheets[page-1]), bare(m[1])) {
			t.Fatalf("%s is not on page %d", m[1], page)
		}
		next++
	}
	if next != len(proof.Issue.Articles) {
		t.Errorf("%d titles in the outline, want %d", next, len(proof.Issue.Articles))
	}
}
