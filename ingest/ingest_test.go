package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"jianbao/finding"
	"jianbao/internal/unplaced"
	"jianbao/issue"
)

// imported reads a source from samples.
func imported(t *testing.T, name string) *Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../samples", name))
	if err != nil {
		t.Fatal(err)
	}
	r, finds := Read(Source{Name: name, Data: data, FS: folder(name)})
	if r == nil {
		t.Fatalf("%s: %v", name, texts(finds))
	}
	return r
}

func folder(name string) fs.FS {
	return os.DirFS(filepath.Dir(filepath.Join("../samples", name)))
}

func texts(fs []finding.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Format(finding.English))
	}
	return out
}

// sample is an issue of samples.
func sample(t *testing.T, name string) *issue.Issue {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../samples", name))
	if err != nil {
		t.Fatal(err)
	}
	i, finds := issue.Parse(issue.Source{Name: name, Data: data,
		FS: os.DirFS("../samples")})
	if finding.HasErrors(finds) {
		t.Fatal(texts(finds))
	}
	return i
}

// sameIssue holds got against want, and names the first line that differs.
func sameIssue(t *testing.T, got, want *issue.Issue) {
	t.Helper()
	if reflect.DeepEqual(unplaced.Of(*got), unplaced.Of(*want)) {
		return
	}
	a, b := strings.Split(string(issue.Encode(got)), "\n"),
		strings.Split(string(issue.Encode(want)), "\n")
	for i := range max(len(a), len(b)) {
		g, w := "", ""
		if i < len(a) {
			g = a[i]
		}
		if i < len(b) {
			w = b[i]
		}
		if g != w {
			t.Fatalf("line %d:\n got %s\nwant %s", i+1, g, w)
		}
	}
	t.Fatal("the issues differ, though they are written alike")
}

func TestTheExampleBecomesTheSample(t *testing.T) {
	sameIssue(t, imported(t, "sources/2016-02.txt").Issue, sample(t, "2016-02.yaml"))
}
