package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"jianbao/batch"
	"jianbao/batch/kept"
	"jianbao/issue"
	"jianbao/press"
)

type batchCommand struct {
	Folder  string   `arg:"" name:"dir" help:"batch_dir"`
	Out     string   `short:"o" required:"" placeholder:"DIR" help:"batch_out"`
	To      []string `default:"pdf" placeholder:"pdf" help:"to"`
	DPI     int      `default:"150" help:"dpi"`
	Grid    bool     `help:"grid"`
	Workers int      `placeholder:"N" help:"batch_workers"`
	Report  string   `placeholder:"FILE.json" help:"batch_report"`
	Force   bool     `help:"batch_force"`
	DryRun  bool     `help:"batch_dry_run"`
	Only    string   `enum:",failed" default:"" placeholder:"failed" help:"batch_only"`
	look
}

// Run makes the outputs of every issue below the folder that need making.
func (c batchCommand) Run(m *machine) error {
	if err := errors.Join(m.checkFormats(c.To), m.checkDPI(c.DPI)); err != nil {
		return err
	}
	issues, err := c.issues(m)
	if err := cmp.Or(err, c.guardReport(m, issues)); err != nil {
		return err
	}
	p, job, err := c.press(m)
	if err != nil {
		return err
	}
	setting, err := c.setting(p, job)
	if err != nil {
		return err
	}
	maker := batchMaker{keeper: kept.New(p.Fonts()), out: c.Out, renderer: renderer{
		machine: m, press: p, job: job, pages: press.Look{DPI: c.DPI, Grid: c.Grid}}}
	run := batch.Job{
		In: c.Folder, Out: c.Out, Issues: issues, Setting: setting,
		Formats: c.formats(), Workers: c.Workers,
		Force: c.Force, Only: c.Only != "", Make: maker.makeIssue, Save: m.files.save,
	}
	if run.Workers < 1 {
		run.Workers = workers
	}
	if c.DryRun {
		return m.dryRun(run)
	}
	return c.carryOut(m, run)
}

// formats are what the manifest calls what is wanted: with the options that
// change its bytes, so that another resolution is another format.
func (c batchCommand) formats() (names []string) {
	for _, name := range c.To {
		if name == "png" {
			name = fmt.Sprintf("png %d dpi", c.DPI)
			if c.Grid {
				name += " with grid"
			}
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return append(names, pagesFormat)
}

// issues are the issue files below the folder, but not those below an output
// folder that lies in it.
func (c batchCommand) issues(m *machine) (issues []batch.Issue, err error) {
	folder, err := filepath.EvalSymlinks(c.Folder) // a walk enters no link
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, cmp.Or(err, m.usage(sayNoFolder, c.Folder))
	}
	found, err := issueFiles(folder)
	if err != nil {
		return nil, err
	}
	for _, file := range found {
		if c.madeHere(file) {
			continue
		}
		name, err := filepath.Rel(folder, file)
		if err != nil {
			return nil, err
		}
		name = filepath.ToSlash(name)
		base := strings.TrimSuffix(name, path.Ext(name))
		issues = append(issues, batch.Issue{Name: name, Base: base})
	}
	if len(issues) == 0 {
		return nil, m.usage(sayNoInputs, c.Folder)
	}
	return issues, c.apart(m, issues)
}

// guardReport refuses a report that would be written over an issue, an output
// or the manifest.
func (c batchCommand) guardReport(m *machine, issues []batch.Issue) error {
	if c.Report == "" || isSpecial(c.Report) {
		return nil
	}
	if !strings.EqualFold(filepath.Ext(c.Report), ".json") {
		return m.usage(sayReportName, c.Report)
	}
	report := identity(c.Report)
	for _, in := range issues {
		file := filepath.Join(c.Folder, filepath.FromSlash(in.Name))
		if identity(file) == report {
			return m.usage(sayOverInput, c.Report, file)
		}
	}
	return nil
}

// apart refuses two issues whose outputs would have one name.
func (c batchCommand) apart(m *machine, issues []batch.Issue) error {
	owner := map[string]string{}
	for _, in := range issues {
		if other, ok := owner[in.Base]; ok {
			return m.usage(saySameOutput, other, in.Name, in.Base+"."+c.To[0])
		}
		owner[in.Base] = in.Name
	}
	return nil
}

// madeHere tells whether file lies in an output folder within the folder of
// issues.
func (c batchCommand) madeHere(file string) bool {
	out := identity(c.Out)
	if out == identity(c.Folder) {
		return false // outputs beside their issues
	}
	below, err := filepath.Rel(out, identity(file))
	return err == nil && filepath.IsLocal(below)
}

// carryOut runs the job with the output folder locked.
func (c batchCommand) carryOut(m *machine, job batch.Job) error {
	if err := os.MkdirAll(c.Out, 0o777); err != nil {
		return err
	}
	unlock, err := batch.Lock(c.Out)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Out, err)
	}
	defer unlock()
	if err := sweepStale(c.Out); err != nil {
		return err
	}
	plan, err := batch.NewPlan(job)
	if err != nil {
		return err
	}
	told := newBatchReport(m, c, plan)
	stop, ended := m.stopOnSignal()
	defer ended()
	err = plan.Run(stop, told.tell)
	told.end(context.Cause(stop))
	if err != nil {
		fmt.Fprintf(m.stderr, "jianbao: %v\n", err)
		told.tally.failed++
	}
	if err := told.write(c.Report); err != nil {
		return err
	}
	return told.status()
}

// stopOnSignal is done when the user or the system asks to stop; its cause is
// then a stoppedError.
func (m *machine) stopOnSignal() (stop context.Context, ended func()) {
	stop, cancel := context.WithCancelCause(context.Background())
	signals := m.files.finishFirst()
	go func() {
		select {
		case s := <-signals:
			cancel(stoppedError{s})
		case <-stop.Done():
		}
	}()
	return stop, func() { cancel(nil) }
}

// dryRun tells what a run would do.
func (m *machine) dryRun(job batch.Job) error {
	plan, err := batch.NewPlan(job)
	if err != nil {
		return err
	}
	for _, s := range plan.Steps {
		if s.Work() {
			fmt.Fprintln(m.stdout, m.say(sayStep, s.Name, m.why(s)))
		}
	}
	for _, r := range plan.Gone {
		fmt.Fprintln(m.stderr, m.say(sayGone, r.Issue))
	}
	fmt.Fprintln(m.stderr, m.say(sayPlanned, len(plan.Steps), plan.Work()))
	return nil
}

// batchMaker makes the files of issues.
type batchMaker struct {
	renderer
	keeper *kept.Keeper
	out    string
}

// pagesFormat is what the manifest calls the kept pages.
const pagesFormat = "pages"

// makeIssue makes one issue's files in every format.
func (b batchMaker) makeIssue(in batch.Issue, src issue.Source, formats []string) (
	done batch.Made) {
	proof, found := b.press.Compose(src, b.job)
	done.Found = found
	if proof == nil {
		return done
	}
	done.Pages = len(proof.Pages.Pages)
	for _, format := range formats {
		files, err := b.files(in, proof, format)
		if err != nil {
			return batch.Made{Found: found, Err: err}
		}
		done.Files = append(done.Files, files...)
	}
	return done
}

// files are the outputs of a proof in one format, as render would name them.
func (b batchMaker) files(in batch.Issue, proof *press.Proof, format string) (
	outs []batch.Output, err error) {
	if format == pagesFormat {
		data, err := b.keeper.Bytes(proof.Pages)
		return []batch.Output{{Format: format, End: kept.End, Data: data}}, err
	}
	base := filepath.Join(b.out, filepath.FromSlash(in.Base))
	kind, _, _ := strings.Cut(format, " ")
	files, err := b.make(output{path: base + "." + kind, format: kind}, proof)
	for _, f := range files {
		end := strings.TrimPrefix(f.path, base)
		outs = append(outs, batch.Output{Format: format, End: end, Data: f.data})
	}
	return outs, err
}
