package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"

	"jianbao/finding"
	"jianbao/fonts"
	"jianbao/issue"
	"jianbao/press"
	"jianbao/templates"
)

// look is the options that change how issues are set.
type look struct {
	Template string `placeholder:"NAME|DIR" help:"template"`
	Fonts    string `placeholder:"DIR" type:"path" help:"fonts_dir"`
	OFLBody  bool   `name:"ofl-body" help:"ofl_body"`
}

// press is a press with the faces and the house style that were asked for.
// What is wrong with them has been told when it fails.
func (l look) press(m *machine) (*press.Press, press.Job, error) {
	set, err := l.faces(m)
	if err != nil {
		return nil, press.Job{}, err
	}
	style, err := l.style(m)
	return press.New(press.Options{Fonts: set}), press.Job{Template: style}, err
}

// faces is the font set. Faces that are refused are told, and stop nothing.
func (l look) faces(m *machine) (*fonts.Set, error) {
	set, found, err := fonts.Open(fonts.Options{Dir: l.Fonts, OFLBody: l.OFLBody})
	if err != nil {
		return nil, err
	}
	return set, m.refuse(found)
}

// style is the house style named on the command line; nil when none is. A
// name that is no built-in style may be a folder.
func (l look) style(m *machine) (*templates.Template, error) {
	if l.Template == "" {
		return nil, nil
	}
	if t, ok := templates.Named(l.Template); ok {
		return t, nil
	}
	info, err := os.Stat(l.Template)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f := templates.Unknown(issue.Text{S: l.Template})
		text := fmt.Sprintf("--template: %s (%s)", f.Text(m.lang), f.Hint(m.lang))
		return nil, usageError{text}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, &fs.PathError{Op: "template", Path: l.Template, Err: syscall.ENOTDIR}
	}
	t, found := templates.Load(os.DirFS(l.Template), filepath.ToSlash(l.Template))
	return t, m.refuse(found)
}

// refuse tells what is wrong with an option's folder; it is an error of the
// input, for an editor to mend.
func (m *machine) refuse(found []finding.Finding) error {
	m.tell(found)
	if finding.HasErrors(found) {
		return errInput
	}
	return nil
}

// tell prints findings on standard error, a line each.
func (m *machine) tell(found []finding.Finding) {
	for _, f := range found {
		fmt.Fprintln(m.stderr, f.Format(m.lang))
	}
}

// result is what work on one input came to.
type result struct {
	found []finding.Finding
	pages int
	times []stage
	wrote string // by import
	kept  string // where import put what was there
	err   error  // the machine's
}

// workers is how many inputs are worked on at a time.
var workers = runtime.GOMAXPROCS(0)

// tally counts how inputs ended and turns that into the command's error.
type tally struct{ done, wrong, failed int }

func (t *tally) count(r result) {
	switch {
	case r.err != nil:
		t.failed++
	case finding.HasErrors(r.found):
		t.wrong++
	default:
		t.done++
	}
}

func (t *tally) err() error {
	switch {
	case t.failed > 0:
		return errMachine
	case t.wrong > 0:
		return errInput
	}
	return nil
}

// each works on all inputs, tells which could not be worked on at all, and
// hands report what came of the others, in their order.
func (m *machine) each(
	ins []input, work func(int) result, report func(int, result)) error {
	var t tally
	bar := m.newProgress(len(ins))
	guarded := func(i int) result { return guard(ins[i], func() result { return work(i) }) }
	press.Each(len(ins), workers, guarded, func(i int, r result) {
		t.count(r)
		bar.tell(func() {
			if r.err != nil {
				fmt.Fprintf(m.stderr, "jianbao: %v\n", r.err)
			} else {
				report(i, r)
			}
		})
	})
	bar.clear()
	if len(ins) > 1 {
		fmt.Fprintln(m.stderr, m.say(sayCounts, len(ins), t.done, t.wrong, t.failed))
	}
	return t.err()
}

// guard is what work on an input comes to. A fault of the engine is a fault of
// this one input: the others are still to be done.
func guard(in input, work func() result) (r result) {
	defer func() {
		if fault := recover(); fault != nil {
			err := fmt.Errorf("%s: fault of the engine: %v\n%s", in.path, fault, debug.Stack())
			r = result{err: err}
		}
	}()
	return work()
}

// compose reads and composes one input.
func (m *machine) compose(in input, p *press.Press, job press.Job) (
	*press.Proof, []finding.Finding, error) {
	src, err := m.read(in, issue.MaxBytes)
	if err != nil {
		return nil, nil, err
	}
	proof, found := p.Compose(src, job)
	return proof, found, nil
}
