package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"jianbao/batch"
	"jianbao/batch/kept"
	"jianbao/issue"
	"jianbao/press"
)

type batchCommand struct {
	Folder  string   `arg:"" name:"dir" help:"${batch_dir}"`
	Out     string   `short:"o" required:"" placeholder:"DIR" help:"${batch_out}"`
	To      []string `default:"pdf" placeholder:"pdf" help:"${to}"`
	Workers int      `placeholder:"N" help:"${batch_workers}"`
	Report  string   `placeholder:"FILE.json" help:"${batch_report}"`
	Force   bool     `help:"${batch_force}"`
	DryRun  bool     `help:"${batch_dry_run}"`
	Only    string   `enum:",failed" default:"" placeholder:"failed" help:"${batch_only}"`
	look
}

// Run makes the outputs of every issue below the folder that need making.
func (c batchCommand) Run(m *machine) error {
	if err := m.checkFormats(c.To); err != nil {
		return err
	}
	issues, err := c.issues(m)
	if err != nil {
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
	maker := batchMaker{machine: m, press: p, job: job, keeper: kept.New(p.Fonts())}
	run := batch.Job{
		In: c.Folder, Out: c.Out, Issues: issues, Setting: setting,
		Formats: append(c.To, pagesFormat), Workers: c.Workers,
		Force: c.Force, Only: c.Only != "", Make: maker.make, Save: m.files.save,
	}
	if run.Workers < 1 {
		run.Workers = workers
	}
	if c.DryRun {
		return m.dryRun(run)
	}
	return c.carryOut(m, run)
}

// issues are the issue files below the folder, but not those below an output
// folder that lies in it.
func (c batchCommand) issues(m *machine) (issues []batch.Issue, err error) {
	if info, err := os.Stat(c.Folder); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, m.usage(sayNoFolder, c.Folder)
	}
	found, err := issueFiles(c.Folder)
	if err != nil {
		return nil, err
	}
	owner := map[string]string{}
	for _, file := range found {
		name, err := filepath.Rel(c.Folder, file)
		if err != nil {
			return nil, err
		}
		if c.madeHere(file) {
			continue
		}
		in := batch.Issue{Name: filepath.ToSlash(name)}
		in.Base = strings.TrimSuffix(in.Name, path.Ext(in.Name))
		if other, ok := owner[in.Base]; ok {
			return nil, m.usage(saySameOutput, other, in.Name, in.Base+"."+c.To[0])
		}
		owner[in.Base] = in.Name
		issues = append(issues, in)
	}
	if len(issues) == 0 {
		return nil, m.usage(sayNoInputs, c.Folder)
	}
	return issues, nil
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
	*machine
	press  *press.Press
	job    press.Job
	keeper *kept.Keeper
}

// pagesFormat is what the manifest calls the kept pages.
const pagesFormat = "pages"

func (b batchMaker) make(src issue.Source, formats []string) (made batch.Made) {
	proof, found := b.press.Compose(src, b.job)
	made.Found = found
	if proof == nil {
		return made
	}
	made.Pages = len(proof.Pages.Pages)
	for _, format := range formats {
		files, err := b.files(proof, format)
		if err != nil {
			return batch.Made{Found: found, Err: err}
		}
		made.Files = append(made.Files, files...)
	}
	return made
}

// files are the outputs of a proof in one format.
func (b batchMaker) files(proof *press.Proof, format string) ([]batch.Output, error) {
	var file bytes.Buffer
	var err error
	end := "." + format
	switch format {
	case pagesFormat:
		end = kept.End
		err = b.keeper.Write(&file, proof.Pages)
	default:
		err = b.press.PDF(&file, proof)
	}
	return []batch.Output{{Format: format, End: end, Data: file.Bytes()}}, err
}
