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
