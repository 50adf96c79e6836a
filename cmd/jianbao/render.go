package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/press"
	"jianbao/render/docx"
	"jianbao/render/pdf"
)

type renderCommand struct {
	Files  []string `arg:"" name:"file" help:"files"`
	To     []string `default:"pdf" placeholder:"pdf" help:"to"`
	Out    string   `short:"o" placeholder:"PATH|DIR" help:"out"`
	DPI    int      `default:"150" help:"dpi"`
	Grid   bool     `help:"grid"`
	Embed  string   `enum:"subset,full" default:"subset" placeholder:"subset" help:"embed"`
	Timing bool     `help:"timing"`
	paper
	look
}

// Run renders every input. One with errors is not written; the others are.
func (c renderCommand) Run(m *machine) error {
	if err := errors.Join(m.checkFormats(c.To), m.checkDPI(c.DPI)); err != nil {
		return err
	}
	ins, err := m.gather(c.Files)
	if err != nil {
		return err
	}
	plans, err := m.plan(ins, c.To, c.Out)
	if err != nil {
		return err
	}
	paper, err := c.options(m)
	if err != nil {
		return err
	}
	if err := m.guardTerminal(plans); err != nil {
		return err
	}
	p, job, err := c.press(m)
	if err != nil {
		return err
	}
	r := renderer{machine: m, press: p, job: job,
		pages: press.Look{DPI: c.DPI, Grid: c.Grid}, timing: c.Timing,
		paper: paper, enclose: c.AttachSource}
	if c.Embed == "full" {
		r.embed = docx.Full
	}
	return m.each(ins,
		func(i int) result { return r.render(ins[i], plans[i]) },
		func(i int, done result) { r.report(plans[i], done) })
}

// guardTerminal refuses to fill a terminal with a file's bytes.
func (m *machine) guardTerminal(plans [][]output) error {
	for _, outs := range plans {
		for _, o := range outs {
			if o.path == stdinName && m.isTerminal(m.stdout) {
				return m.usage(sayStdoutTerminal)
			}
		}
	}
	return nil
}

// renderer is what the rendering of all inputs shares.
type renderer struct {
	*machine
	press  *press.Press
	job    press.Job
	pages  press.Look // of page pictures
	embed  docx.Embed
	timing bool

	paper   pdf.Options
	enclose bool // the issue file in its PDF
}

// render takes one input to its outputs.
func (r renderer) render(in input, outs []output) (done result) {
	watch := newStopwatch()
	begin, job := watch.begin, r.job
	job.Stage = begin
	defer func() { done.times = watch.end() }()
	begin("read")
	src, err := r.read(in, issue.MaxBytes)
	if err != nil {
		done.err = err
		return done
	}
	proof, found := r.press.Compose(src, job)
	done.found = found
	if proof == nil {
		return done
	}
	if done.found = append(found, r.unnumbered(in, proof)...); len(done.found) > len(found) {
		return done
	}
	if r.enclose {
		r.paper.Source = press.Enclosure(src)
	}
	done.pages = len(proof.Pages.Pages)
	for _, o := range outs {
		begin(o.format)
		files, err := r.make(o, proof)
		if err != nil {
			done.err = fmt.Errorf("%s: %w", in.path, err)
			return done
		}
		begin("write")
		for _, f := range files {
			if done.err = r.put(f.path, f.data); done.err != nil {
				return done
			}
		}
	}
	return done
}

// unnumbered is what stands against the copies that were asked for.
func (r renderer) unnumbered(in input, proof *press.Proof) []finding.Finding {
	found := press.Unnumbered(proof, r.paper.Copies)
	for i := range found {
		found[i].File = in.path
	}
	return found
}

// made is a finished file on its way to its place.
type made struct {
	path string
	data []byte
}

// make makes the files of one output: one, or one a page.
func (r renderer) make(o output, proof *press.Proof) ([]made, error) {
	if o.format == "png" {
		return r.makePages(o, proof)
	}
	var file bytes.Buffer
	if o.format == "docx" {
		err := r.press.DOCX(&file, proof, r.embed)
		return []made{{o.path, file.Bytes()}}, err
	}
	err := r.press.PDFAs(&file, proof, r.paper)
	return []made{{o.path, file.Bytes()}}, err
}

// put writes a finished file to its place.
func (r renderer) put(path string, data []byte) error {
	if path == stdinName {
		if _, err := r.stdout.Write(data); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		return nil
	}
	return r.files.save(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// report tells what was found and where the outputs are: on standard output,
// unless that is one of them.
func (r renderer) report(outs []output, done result) {
	r.tell(done.found)
	if r.timing {
		r.tellTimes(done.times)
	}
	if finding.HasErrors(done.found) {
		return
	}
	for _, o := range outs {
		w := r.stdout
		if o.path == stdinName {
			w = r.stderr
		}
		fmt.Fprintln(w, r.say(sayWritten, o.shown(done.pages), done.pages))
	}
}

func (m *machine) tellTimes(times []stage) {
	for _, s := range times {
		ms := float64(s.took.Microseconds()) / 1000
		fmt.Fprintf(m.stderr, "%-8s %8.2f ms\n", s.name, ms)
	}
}
