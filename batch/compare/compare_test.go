package compare

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/batch"
	"jianbao/batch/kept"
	"jianbao/finding"
	"jianbao/fonts"
	"jianbao/issue"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// sheets is a document of a page for each letter of text, which differ when the
// letters do; what follows a | is its outline.
func sheets(text string) *page.Document {
	text, title, _ := strings.Cut(text, "|")
	d := &page.Document{Meta: page.Metadata{Title: "题"}}
	for _, letter := range text {
		bar := unit.Rect{Max: unit.Point{X: unit.Length(letter), Y: unit.Mm}}
		d.Pages = append(d.Pages, page.Page{Size: unit.A4, Label: "1",
			Rules: []page.Rule{{Area: bar, Ink: ink.Red}}})
	}
	if title != "" {
		d.Outline = []page.OutlineItem{{Title: title, Level: 1}}
	}
	return d
}

func save(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// made is an output folder of batch with the pages of each text.
func made(t *testing.T, texts map[string]string) string {
	t.Helper()
	keeper := kept.New(fonts.Default())
	job := batch.Job{In: t.TempDir(), Out: t.TempDir(), Formats: []string{"pages"}, Workers: 1, Save: save,
		Make: func(_ batch.Issue, src issue.Source, _ []string) batch.Made {
			doc := sheets(string(src.Data))
			data, err := keeper.Bytes(doc)
			return batch.Made{Pages: len(doc.Pages), Err: err,
				Files: []batch.Output{{Format: "pages", End: kept.End, Data: data}}}
		}}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(job.In, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		job.Issues = append(job.Issues, batch.Issue{Name: name, Base: name})
	}
	plan, err := batch.NewPlan(job)
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Run(context.Background(), func(batch.Result) {}); err != nil {
		t.Fatal(err)
	}
	return job.Out
}

// blank draws every page as paper.
func blank(*page.Document, int) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, 2, 3)), nil
}

func TestStatesOfIssuesAndPages(t *testing.T) {
	job := Job{Fonts: fonts.Default(), Workers: 2, Lang: finding.English, Save: save, Draw: blank,
		Old: made(t, map[string]string{"same": "abc", "less": "abc", "more": "ab", "other": "abc",
			"unseen": "ab|one", "gone": "a"}),
		New: made(t, map[string]string{"same": "abc", "less": "ab", "more": "abc", "other": "aXc",
			"unseen": "ab|two", "new": "a"}),
		Out: t.TempDir(),
	}
	report, err := Run(job, func(Issue) {})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, is := range report.Issues {
		fmt.Fprintf(&got, "%s %s", is.Name, is.State)
		for _, p := range is.Pages {
			fmt.Fprintf(&got, ", page %d %s", p.Number, p.State)
		}
		got.WriteByte('\n')
	}
	const want = `gone removed
less changed, page 3 removed
more changed, page 3 added
new added
other changed, page 2 changed
same same
unseen changed where no page shows it
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &got, want)
	}
	if c := report.Counts; c.AllIssues != 7 || c.AllPages != 14 || c.ChangedPages != 3 || c.ChangedIssues != 3 {
		t.Errorf("counts %+v", c)
	}
}

func TestAPageThatCannotBeDrawnEndsTheWork(t *testing.T) {
	fault := errors.New("no ink")
	job := Job{Fonts: fonts.Default(), Workers: 1, Save: save, Out: t.TempDir(),
		Old: made(t, map[string]string{"a": "a", "b": "b", "c": "c"}),
		New: made(t, map[string]string{"a": "x", "b": "y", "c": "z"}),
		Draw: func(*page.Document, int) (image.Image, error) {
			return nil, fault
		}}
	told := 0
	if _, err := Run(job, func(Issue) { told++ }); !errors.Is(err, fault) || told > 0 {
		t.Errorf("got %v after %d issues, want %v", err, told, fault)
	}
	if _, err := os.Stat(filepath.Join(job.Out, SheetName)); err == nil {
		t.Error("a web page was written all the same")
	}
}
