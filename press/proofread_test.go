package press

import (
	"os"
	"path/filepath"
	"testing"

	"jianbao/internal/proofread"
	"jianbao/issue"
)

// The example's file, measured as a stranger would with MuPDF, has nothing for
// a compositor to mark: every zero of line and page setting, its evenness, and
// every word of the issue.
func TestTheExampleReadsClean(t *testing.T) {
	const source = "../samples/2016-02.yaml"
	data, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	p := New(Options{})
	proof, found := p.Compose(issue.Source{Name: source, Data: data}, Job{})
	if proof == nil {
		t.Fatal(found)
	}
	if n := len(proof.Pages.Pages); n < 8 || n > 9 {
		t.Errorf("%d pages, want 8 or 9", n)
	}
	file := filepath.Join(t.TempDir(), "2016-02.pdf")
	if err := os.WriteFile(file, printed(t, p, proof), 0o644); err != nil {
		t.Fatal(err)
	}
	sheets, err := proofread.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	report := proofread.Proofread(sheets, proofread.Bulletin())
	if err := report.CompareText(file, source); err != nil {
		t.Fatal(err)
	}
	if err := report.CheckInk(file, sheets); err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		t.Errorf("page %d line %d: %s: %s: %s", v.Page, v.Line, v.Rule, v.Detail, v.Text)
	}
	for _, figure := range report.Evenness.Exceeded(proofread.ExampleBounds()) {
		t.Errorf("%s is over its bound", figure)
	}
	t.Logf("sd of gaps %.4f em, of mark widths %.4f em, widest jump %.4f em",
		report.Evenness.Gap.SD(), report.Evenness.Mark.SD(), report.Evenness.Jump.Max)
}
