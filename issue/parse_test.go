package issue

import (
	"os"
	"testing"

	"jianbao/finding"
)

func sample(t *testing.T) (*Issue, []finding.Finding) {
	t.Helper()
	data, err := os.ReadFile("../samples/2016-02.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return Parse(Source{Name: "2016-02.yaml", Data: data})
}

// A file by its ending is read as it is without a name.
func TestEndingTellsHowAFileIsRead(t *testing.T) {
	for data, want := range map[string]string{
		"":                                ".yaml",
		"masthead: {name: 简报}\n":          ".yaml",
		"---\nmasthead: {name: 简报}\n":     ".yaml",
		" \n{\"masthead\": {}}":           ".json",
		"---\ndate: 1\n---\n# 题目\n":       ".md",
		"\ufeff---\r\na: 1\r\n---\r\n# 题": ".md",
	} {
		if got := Ending([]byte(data)); got != want {
			t.Errorf("%q is %s, want %s", data, got, want)
		}
		i, finds := Parse(Source{Name: "-", Data: []byte(data)})
		named, sameFinds := Parse(Source{Name: "a" + want, Data: []byte(data)})
		if len(finds) != len(sameFinds) || len(i.Articles) != len(named.Articles) {
			t.Errorf("%q: %v without a name, %v as %s", data, finds, sameFinds, want)
		}
	}
}

func TestExampleIssueIsReadWhole(t *testing.T) {
	i, finds := sample(t)
	if finding.HasErrors(finds) {
		t.Fatalf("findings: %v", finds)
	}
	paragraphs := 0
	for _, a := range i.Articles {
		paragraphs += len(a.Body)
	}
	if len(i.Articles) != 5 || paragraphs != 22 {
		t.Errorf("got %d articles, %d paragraphs, want 5 and 22", len(i.Articles), paragraphs)
	}
	if i.Number.Whole != 36 || i.Date.Day != 18 || i.Masthead.Name.S != "简报" || len(i.Notice) != 2 {
		t.Errorf("head is %v %v %v %v", i.Number, i.Date, i.Masthead, i.Notice)
	}
}
