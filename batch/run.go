package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"syscall"

	"jianbao/finding"
	"jianbao/issue"
)

// ErrBusy says that another run is at work in the output folder.
var ErrBusy = errors.New("another run is at work in this folder")

// Run carries out the plan and hands each result to done, from one goroutine
// at a time, in the order in which they come. When stop is done it begins
// nothing more and finishes what it has begun; so it does when the disk is
// full. The error is the manifest's.
func (p *Plan) Run(stop context.Context, done func(Result)) error {
	if err := p.books.begin(); err != nil {
		return err
	}
	stop, halt := context.WithCancel(stop)
	defer halt()
	r := runner{Plan: p, stop: stop, halt: halt,
		cores: make(chan struct{}, max(p.job.Workers, 1)), results: make(chan Result)}
	go r.all()
	for result := range r.results {
		done(result)
	}
	return p.books.end()
}

// runner is one run of a plan.
type runner struct {
	*Plan
	stop    context.Context
	halt    func()
	cores   chan struct{} // held while an issue is set, not while it is written
	results chan Result
}

// all goes through the steps. There are more hands than cores, since a hand
// that waits for the disk needs none.
func (r *runner) all() {
	hands := 2 * cap(r.cores)
	Parallel(len(r.Steps), hands, func(i int) { r.results <- r.one(r.Steps[i]) })
	close(r.results)
}

// one carries out one step.
func (r *runner) one(s Step) (result Result) {
	result.Step, result.Record = s, s.old
	if !s.Work() {
		return result
	}
	var record Record
	result.Made, record, result.Skipped = r.make(s)
	if result.Skipped {
		return result
	}
	defer func() { result.Record = r.books.record(s.Name) }()
	if result.Err == nil {
		result.Outdated, result.Err = r.write(s, record, result.Files)
	}
	if result.Err != nil {
		result.Err = errors.Join(result.Err, r.fail(s, record))
		if hopeless(result.Err) {
			r.halt()
		}
	}
	result.Files = nil // nobody reads them again, and they are large
	return result
}

// hopeless tells faults that every other issue would run into as well.
func hopeless(err error) bool {
	for _, e := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// make sets one issue, holding a core.
func (r *runner) make(s Step) (m Made, record Record, skipped bool) {
	select {
	case r.cores <- struct{}{}:
	case <-r.stop.Done():
		return m, record, true
	}
	defer func() { <-r.cores }()
	if r.stop.Err() != nil {
		return m, record, true
	}
	record = Record{Issue: s.Name, State: Failed, Setting: r.job.Setting}
	src, err := r.read(s.Name)
	if err != nil {
		return Made{Err: err}, record, false
	}
	books := &shelf{FS: src.FS}
	src.FS = books
	record.Sum = sumOf(src.Data)
	m = r.guarded(s, src)
	record.Reads, record.Pages = books.reads(), m.Pages
	if m.Err == nil && !finding.HasErrors(m.Found) {
		record.State = Done
	}
	return m, record, false
}

// guarded makes an issue's files. A fault of the engine is a fault of this
// one issue: the others are still to be made.
func (r *runner) guarded(s Step, src issue.Source) (m Made) {
	defer func() {
		if fault := recover(); fault != nil {
			err := fmt.Errorf("%s: fault of the engine: %v\n%s", src.Name, fault, debug.Stack())
			m = Made{Err: err}
		}
	}()
	m = r.job.Make(s.Issue, src, s.Formats)
	if m.Err != nil {
		m.Err = fmt.Errorf("%s: %w", src.Name, m.Err)
	}
	return m
}

// read loads an issue file, a byte above the limit at most: the parser then
// says that it is too large.
func (r *runner) read(name string) (issue.Source, error) {
	file := filepath.Join(r.job.In, filepath.FromSlash(name))
	f, err := os.Open(file)
	if err != nil {
		return issue.Source{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, issue.MaxBytes+1))
	return issue.Source{Name: file, Data: data, FS: issue.Folder(filepath.Dir(file))}, err
}

// write puts the files of an issue in their places and records them. That it
// has begun is recorded first: whatever a kill leaves then has an owner.
func (r *runner) write(s Step, record Record, outputs []Output) (
	outdated []string, err error) {
	if record.State == Failed {
		return nil, r.fail(s, record)
	}
	files := filesOf(s.Base, outputs)
	if err := r.books.put(s.old.begun(s.Name, files)); err != nil {
		return nil, err
	}
	for i, f := range files {
		if err := r.put(f.Name, outputs[i].Data); err != nil {
			return nil, err
		}
	}
	record.Files = files
	if outdated, err = r.settle(s, &record); err != nil {
		return nil, err
	}
	return outdated, r.books.put(record)
}

func filesOf(base string, outputs []Output) (files []File) {
	for _, o := range outputs {
		files = append(files, File{base + o.End, o.Format, len(o.Data), sumOf(o.Data)})
	}
	return files
}

func (r *runner) put(name string, data []byte) error {
	return r.job.Save(r.file(name), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// settle decides about the files an issue had before: a page picture too many
// goes, another format stays, as good as it was or outdated.
func (r *runner) settle(s Step, record *Record) (outdated []string, err error) {
	files := record.Files
	record.Files = Record{}.with(files)
	for _, f := range s.old.Files {
		switch {
		case named(files, f.Name):
		case slices.Contains(s.Formats, f.Format):
			if e := os.Remove(r.file(f.Name)); !errors.Is(e, os.ErrNotExist) {
				err = errors.Join(err, e)
			}
		case f.Sum != "" && s.old.sameVersion(*record):
			record.Files = record.with([]File{f})
		default:
			outdated = append(outdated, f.Name)
		}
	}
	return outdated, err
}

// fail records that an issue could not be made. Files of an earlier version
// stay, and stay known, as do those that were written before the fault.
func (r *runner) fail(s Step, record Record) error {
	record.Issue, record.State, record.Pages = s.Name, Failed, 0
	record.Files = r.books.record(s.Name).Files
	return r.books.put(record)
}
