package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"jianbao/bench/peers/neutral"
)

// fixture is the folder of a run: the issues in every form that a party reads,
// and room for what they write.
type fixture struct {
	dir     string
	peers   string // bench/peers, where the templates are
	fonts   string // our faces as files
	npm     string
	program string // jianbao
	self    string // this program, for the warm runs
	source  []byte
	works   []work
}

// work is an issue to set.
type work struct {
	name     string // of its files
	label    string
	long     bool
	variants int // how many there are with other figures: name-0 is the issue
}

// base is the path of a form of the issue without its ending.
func (f *fixture) base(w work, n int) string {
	return filepath.Join(f.dir, fmt.Sprintf("%s-%d", w.name, n))
}

func newFixture(b bench) (f *fixture, err error) {
	f = &fixture{}
	if err := f.places(b); err != nil {
		return nil, err
	}
	if f.dir, err = os.MkdirTemp("", "bench-peers-"); err != nil {
		return nil, err
	}
	if err := f.fill(b); err != nil {
		os.RemoveAll(f.dir)
		return nil, err
	}
	return f, nil
}

// places finds what the run stands on.
func (f *fixture) places(b bench) (err error) {
	for _, p := range []struct {
		to   *string
		path string
	}{{&f.peers, "bench/peers"}, {&f.fonts, "fonts/data"}, {&f.npm, b.npm}} {
		if *p.to, err = filepath.Abs(p.path); err != nil {
			return err
		}
		if _, err := os.Stat(*p.to); err != nil {
			return fmt.Errorf("%w (run from the top of the tree, after sh bench/peers/setup.sh %s)",
				err, b.npm)
		}
	}
	f.self, err = os.Executable()
	return err
}

// fill builds the program and writes the issues.
func (f *fixture) fill(b bench) (err error) {
	f.program = filepath.Join(f.dir, "jianbao")
	build := exec.Command("go", "build", "-o", f.program, "./cmd/jianbao")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w: %s", err, out)
	}
	if err := f.faces(); err != nil {
		return err
	}
	if f.source, err = os.ReadFile(b.source); err != nil {
		return err
	}
	f.works = worksOf(b)
	for _, w := range f.works {
		if err := f.write(w, b.times); err != nil {
			return err
		}
	}
	return nil
}

// faces writes a fontconfig of our faces and no others.
func (f *fixture) faces() error {
	conf := fmt.Sprintf(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>
`, f.fonts, filepath.Join(f.dir, "fontconfig"))
	return os.WriteFile(filepath.Join(f.dir, "fonts.conf"), []byte(conf), 0o600)
}

// worksOf are the issue and, unless it is not wanted, the long one.
func worksOf(b bench) []work {
	all := []work{{name: "issue", label: "例子 the example", variants: b.docs}}
	if b.times > 0 {
		all = append(all, work{name: "long", long: true, variants: max(3, b.docs/15),
			label: fmt.Sprintf("长的一期 a long one, the example %d times over", b.times)})
	}
	return all
}

// write writes a work in every form.
func (f *fixture) write(w work, times int) (err error) {
	text := f.source
	if w.long {
		if text, err = long(f.source, times); err != nil {
			return err
		}
	}
	for n := range w.variants {
		data, err := variant(text, n)
		if err != nil {
			return err
		}
		if err := f.forms(f.base(w, n), data, n == 0); err != nil {
			return err
		}
	}
	return nil
}

// forms writes one issue; all forms are wanted of the first of a work only.
func (f *fixture) forms(base string, data []byte, all bool) error {
	if err := os.WriteFile(base+".yaml", data, 0o600); err != nil {
		return err
	}
	is, err := neutral.Read(base + ".yaml")
	if err != nil {
		return err
	}
	if err := is.Write(base + ".json"); err != nil || !all {
		return err
	}
	if err := writeTeX(base+".tex", f.fonts, is); err != nil {
		return err
	}
	if err := writeHTML(base+".html", is); err != nil {
		return err
	}
	docx := exec.Command(f.program, "render", base+".yaml", "--to", "docx", "--out", base+".docx")
	if out, err := docx.CombinedOutput(); err != nil {
		return fmt.Errorf("docx: %w: %s", err, out)
	}
	return nil
}
