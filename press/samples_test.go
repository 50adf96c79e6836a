package press

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/finding"
	"jianbao/internal/golden"
	"jianbao/issue"
	"jianbao/templates"
)

const shelf = "../samples"

func TestMain(m *testing.M) { golden.Main(m) }

// sample is one issue of the samples, by its name without the ending.
type sample struct{ name, file string }

func samples(t testing.TB) (all []sample) {
	t.Helper()
	entries, err := os.ReadDir(shelf)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		ending := filepath.Ext(e.Name())
		switch ending {
		case ".yaml", ".json", ".md":
			if name := strings.TrimSuffix(e.Name(), ending); name != "README" {
				all = append(all, sample{name, e.Name()})
			}
		}
	}
	return all
}

func (s sample) source(t testing.TB) issue.Source {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shelf, s.file))
	if err != nil {
		t.Fatal(err)
	}
	return issue.Source{Name: s.file, Data: data, FS: os.DirFS(shelf)}
}

// job takes the sample's own house style where it has one.
func (s sample) job(t testing.TB) Job {
	t.Helper()
	folder := filepath.Join(shelf, "styles", s.name)
	if _, err := os.Stat(folder); err != nil {
		return Job{}
	}
	style, found := templates.Load(os.DirFS(folder), folder)
	for _, f := range found {
		t.Error(f.Format(finding.Chinese))
	}
	return Job{Template: style}
}

// differingEntry is the one thing that may be found in a sample: an entry of
// 本期导读 that is meant to differ from its title.
const differingEntry = finding.Code("W207")

func (s sample) proof(t testing.TB, p *Press) *Proof {
	t.Helper()
	proof, found := p.Compose(s.source(t), s.job(t))
	for _, f := range found {
		if f.Code != differingEntry {
			t.Error(f.Format(finding.Chinese))
		}
	}
	if proof == nil {
		t.Fatalf("%s: not composed", s.name)
	}
	return proof
}

func dump(t testing.TB, p *Press, proof *Proof) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Dump(&b, proof); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Samples show how things are done, so nothing else may be found in them.
func TestSamplesAreSetAsAccepted(t *testing.T) {
	p := New(Options{})
	for _, s := range samples(t) {
		if strings.HasPrefix(s.name, "notice-") {
			continue // set like notice, as TestThreeNotationsGiveOneIssue holds
		}
		t.Run(s.name, func(t *testing.T) {
			golden.Check(t, shelf+"/"+s.name+".golden.txt", dump(t, p, s.proof(t, p)))
		})
	}
}

func TestEverySampleIsAccountedFor(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(shelf, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, s := range samples(t) {
		known[s.name] = true
		if !strings.Contains(string(readme), "`"+s.file+"`") {
			t.Errorf("samples/README.md does not say what %s shows", s.file)
		}
	}
	accepted, err := filepath.Glob(filepath.Join(shelf, "*.golden.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range accepted {
		if name := strings.TrimSuffix(filepath.Base(path), ".golden.txt"); !known[name] {
			t.Errorf("%s belongs to no sample", path)
		}
	}
	pictures, err := fs.Glob(os.DirFS(shelf), "pictures/*")
	if err != nil {
		t.Fatal(err)
	}
	used := everySource(t)
	for _, p := range pictures {
		if !strings.Contains(used, p) {
			t.Errorf("no sample shows %s", p)
		}
	}
}

func everySource(t *testing.T) string {
	var b strings.Builder
	for _, s := range samples(t) {
		b.Write(s.source(t).Data)
	}
	return b.String()
}

func TestThreeNotationsGiveOneIssue(t *testing.T) {
	p := New(Options{})
	var first []byte
	for _, s := range samples(t) {
		if !strings.HasPrefix(s.name, "notice") {
			continue
		}
		got := dump(t, p, s.proof(t, p))
		if first == nil {
			first = got
		}
		if !bytes.Equal(got, first) {
			t.Errorf("%s is not set like the others:\n%s", s.file,
				golden.Difference(string(first), string(got)))
		}
	}
}
