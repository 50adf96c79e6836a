// Command report writes one web page that shows what a change does: golden
// files that tests no longer produce, and pages of the samples that come out
// differently from those of another commit. It knows programs and pictures,
// nothing of how pages are made.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	var o options
	flag.StringVar(&o.base, "base", "HEAD", "the commit to compare with")
	flag.StringVar(&o.artifacts, "artifacts", "out/artifacts", "what go test -artifacts left")
	flag.StringVar(&o.out, "out", "out/report.html", "the page to write")
	flag.IntVar(&o.dpi, "dpi", 60, "size of the pages")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

type options struct {
	base, artifacts, out string
	dpi                  int
}

// findings are all that the page shows.
type findings struct {
	Base    string
	Goldens []golden
	Samples []sample
	Same    int // samples without a difference
	Trouble []string
}

func run(o options) error {
	scratch, err := os.MkdirTemp("", "jianbao-report")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)

	f := findings{Base: o.base}
	if f.Goldens, err = goldens(o.artifacts); err != nil {
		return fmt.Errorf("golden files: %w", err)
	}
	c := comparison{scratch: scratch, dpi: o.dpi}
	if err := c.build(o.base); err != nil {
		f.Trouble = append(f.Trouble, err.Error())
	} else if err := f.compare(&c); err != nil {
		return err
	}
	if err := write(o.out, f); err != nil {
		return err
	}
	fmt.Printf("%d golden files and %d samples differ: %s\n", len(f.Goldens), len(f.Samples), o.out)
	return nil
}

func (f *findings) compare(c *comparison) error {
	files, err := filepath.Glob("samples/*.*")
	if err != nil {
		return err
	}
	for _, file := range files {
		if !isIssue(file) {
			continue
		}
		s, err := c.sample(file)
		switch {
		case err != nil:
			f.Trouble = append(f.Trouble, err.Error())
		case s.Diff == "" && len(s.Pages) == 0:
			f.Same++
		default:
			f.Samples = append(f.Samples, s)
		}
	}
	return nil
}

func isIssue(file string) bool {
	switch filepath.Ext(file) {
	case ".yaml", ".json":
		return true
	case ".md":
		return filepath.Base(file) != "README.md"
	}
	return false
}
