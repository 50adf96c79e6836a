package verapdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout/unit"
	"jianbao/press"
	"jianbao/render/pdf"
	"jianbao/templates"
)

const shelf = "../../samples"

// way is one way of making a PDF, and what it has to be then.
type way struct {
	name     string
	opt      func(src issue.Source) pdf.Options
	flavours []string
}

func with(opt pdf.Options) func(issue.Source) pdf.Options {
	return func(issue.Source) pdf.Options { return opt }
}

func ways() []way {
	return []way{
		{"a-2a+ua-1", with(pdf.Options{}), []string{"2a", "ua1"}},
		{"small", with(pdf.Options{Small: true}), []string{"2a", "ua1"}},
		{"a-2b", with(pdf.Options{Standard: pdf.Archive}), []string{"2b"}},
		{"a-3a", enclosing, []string{"3a", "ua1"}},
		{"print", with(pdf.Options{Print: &pdf.Print{Bleed: 3 * unit.Mm, Marks: true},
			Mirror: true}), []string{"2a", "ua1"}},
		{"booklet", with(pdf.Options{Standard: pdf.Archive, Impose: pdf.Booklet}),
			[]string{"2b"}},
	}
}

func enclosing(src issue.Source) pdf.Options {
	return pdf.Options{Standard: pdf.Enclosing, Source: &pdf.File{
		Name: src.Name, Type: "application/yaml", Data: src.Data}}
}

// Every sample, made in every way, keeps what it claims. make conformance
// shows the table.
func TestEverySampleKeepsItsStandards(t *testing.T) {
	dir := t.TempDir()
	p := press.New(press.Options{})
	var files []string
	for _, path := range sources(t) {
		_, made := makeAll(t, p, path, dir, ways())
		files = append(files, made...)
	}
	verdicts, err := Check(files)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]Verdict{}
	for _, v := range verdicts {
		told[v.File+" "+v.Flavour] = v
	}
	for _, w := range ways() {
		for _, flavour := range w.flavours {
			w.judge(t, flavour, told, dir)
		}
	}
}

// judge tells what came of one way under one flavour.
func (w way) judge(t *testing.T, flavour string, told map[string]Verdict, dir string) {
	passed, failed := 0, 0
	for _, path := range sources(t) {
		file := w.path(path, dir)
		v, known := told[file+" "+flavour]
		if v.Pass {
			passed++
			continue
		}
		failed++
		if !known {
			v.Faults = []string{"not claimed, or not readable"}
		}
		t.Errorf("%s, %s: %s", filepath.Base(file), flavour, strings.Join(v.Faults, ", "))
	}
	t.Logf("%-10s %-4s %3d passed %3d failed", w.name, flavour, passed, failed)
}

func (w way) path(source, dir string) string {
	return filepath.Join(dir, fmt.Sprintf("%s.%s.pdf", filepath.Base(source), w.name))
}

// makeAll writes the sample at path in the given ways.
func makeAll(t *testing.T, p *press.Press, path, dir string, ways []way) (
	*press.Proof, []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src := issue.Source{Name: filepath.Base(path), Data: data, FS: os.DirFS(shelf)}
	proof, found := p.Compose(src, jobFor(t, path))
	if proof == nil {
		t.Fatalf("%s is not set: %v", path, found)
	}
	var files []string
	for _, w := range ways {
		var b bytes.Buffer
		if err := p.PDFAs(&b, proof, w.opt(src)); err != nil {
			t.Fatalf("%s, %s: %v", path, w.name, err)
		}
		file := w.path(path, dir)
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return proof, files
}

// jobFor takes the sample's own house style where it has one.
func jobFor(t *testing.T, path string) press.Job {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	folder := filepath.Join(shelf, "styles", base)
	if _, err := os.Stat(folder); err != nil {
		return press.Job{}
	}
	style, found := templates.Load(os.DirFS(folder), folder)
	for _, f := range found {
		t.Error(f.Format(finding.English))
	}
	return press.Job{Template: style}
}

// sources are the issue files of the samples.
func sources(t *testing.T) (paths []string) {
	for _, pattern := range []string{"*.yaml", "*.json", "*.md"} {
		found, err := filepath.Glob(filepath.Join(shelf, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if filepath.Base(f) != "README.md" {
				paths = append(paths, f)
			}
		}
	}
	return paths
}
