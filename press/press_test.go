package press

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"jianbao/finding"
	"jianbao/issue"
)

func printed(t testing.TB, p *Press, proof *Proof) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.PDF(&b, proof); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameInputSameBytes(t *testing.T) {
	for _, s := range samples(t) {
		one, two := New(Options{}), New(Options{})
		a, b := printed(t, one, s.proof(t, one)), printed(t, two, s.proof(t, two))
		if !bytes.Equal(a, b) {
			t.Errorf("%s: %d bytes, then %d others", s.name, len(a), len(b))
		}
	}
}

// One press, eight goroutines, each with six of the samples in another order:
// what they share must not show in what they write.
func TestGoroutinesWriteWhatOneWrites(t *testing.T) {
	p := New(Options{})
	all := samples(t)
	serial := make([][]byte, len(all))
	for i, s := range all {
		serial[i] = printed(t, p, s.proof(t, p))
	}
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for k := range 6 {
				i := (k*5 + g*3) % len(all)
				proof, found := p.Compose(all[i].source(t), all[i].job(t))
				if proof == nil {
					t.Errorf("%s: %v", all[i].name, found)
					return
				}
				if !bytes.Equal(printed(t, p, proof), serial[i]) {
					t.Errorf("%s: goroutine %d writes other bytes", all[i].name, g)
				}
			}
		})
	}
	group.Wait()
}

func compose(text string) (*Proof, []finding.Finding) {
	return New(Options{}).Compose(issue.Source{Name: "a.yaml", Data: []byte(text)}, Job{})
}

const head = `masthead: {name: 简报}
number: {year: 2025, issue: 1}
date: 2025-01-06
`

func TestFindingsNameTheFileAndStandInOrder(t *testing.T) {
	proof, found := compose(head + `articles:
  - title: 题目
    body: |
      正文\U0010FFFD有“不成对的引号。
    bodi: x
template: buletin
`)
	if proof != nil {
		t.Error("got a proof of an issue with errors")
	}
	line := 0
	codes := map[finding.Code]bool{}
	for _, f := range found {
		codes[f.Code] = true
		if f.File != "a.yaml" || f.Pos.Line < line {
			t.Errorf("out of order or nameless: %s", f.Format(finding.English))
		}
		line = f.Pos.Line
	}
	for _, code := range []finding.Code{"E110", "E601"} {
		if !codes[code] {
			t.Errorf("got %v, want %s too", found, code)
		}
	}
}

func TestStagesAreToldInOrder(t *testing.T) {
	var stages []string
	src := issue.Source{Data: []byte(head + "articles: [{title: 题, body: 正文。}]\n")}
	_, found := New(Options{}).Compose(src,
		Job{Stage: func(name string) { stages = append(stages, name) }})
	if strings.Join(stages, " ") != "parse apply compose" {
		t.Errorf("got %v, findings %v", stages, found)
	}
}

func TestNothingIsComposedOfErrors(t *testing.T) {
	for _, text := range []string{"", "[]", "articles: 3", "\x00\xff", "a: &a [*a, *a]", "---\n---\n"} {
		proof, found := compose(text)
		if proof != nil || !finding.HasErrors(found) {
			t.Errorf("%q: proof %v, findings %v", text, proof != nil, found)
		}
	}
}

// An editor hears of a character without a glyph in the same run as of a
// field that does not exist.
func TestErrorsOfAllStagesComeAtOnce(t *testing.T) {
	_, found := compose(head + "articles: [{title: 题, body: 正\U0010FFFD文。, bodi: x}]\n")
	codes := map[byte]bool{}
	for _, f := range found {
		codes[f.Code[1]] = true
		if f.Severity() != finding.Error {
			t.Errorf("an unfinished issue was judged by its looks: %s", f.Format(finding.English))
		}
	}
	if !codes['1'] || !codes['4'] && !codes['5'] {
		t.Errorf("got %v, want an unknown field and a character without a glyph", found)
	}
}

// A title stands in 本期导读 as well; what is wrong with it is told once.
func TestOneMistakeIsToldOnce(t *testing.T) {
	src := issue.Source{Name: "a.yaml", Data: []byte(`masthead: {name: 简报}
number: {year: 2025, issue: 1}
articles:
  - {title: 题😀, body: 文😀}
`)}
	_, found := New(Options{}).Compose(src, Job{})
	if len(found) != 2 {
		t.Errorf("%d findings, want one for each 😀 of the file: %v", len(found), found)
	}
}

func TestWhatHoldsNoWordsIsSetToo(t *testing.T) {
	p := New(Options{})
	for _, body := range []string{"- \n- a", "1)\n2) b", "-", "> ", "##", "一、",
		"| a | b |\n|---|---|\n|  |  |", "::: 名单\n:::", "::: 署名\n:::", "**",
		"\u3000", "\u200b", "- \u200b", "1) [](x)", "a[^1]\n\n[^1]: "} {
		text := head + "articles:\n  - title: 题\n    body: |\n      前文。\n\n      " +
			strings.ReplaceAll(body, "\n", "\n      ") + "\n"
		proof, found := p.Compose(issue.Source{Name: "a.yaml", Data: []byte(text)}, Job{})
		if proof == nil {
			t.Errorf("%q: %v", body, found)
			continue
		}
		printed(t, p, proof)
	}
}
