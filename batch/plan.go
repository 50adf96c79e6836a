package batch

import (
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"jianbao/issue"
)

// Plan is what a job comes to: a step for each issue, in their order, and the
// records of issues that are no longer in the folder.
type Plan struct {
	Steps []Step
	Gone  []Record
	job   Job
	books *ledger
}

// NewPlan looks at what is there and what has changed. It writes nothing.
func NewPlan(job Job) (*Plan, error) {
	books, err := openLedger(job.Out)
	if err != nil {
		return nil, err
	}
	books.save = job.Save
	names := map[string]bool{}
	for _, in := range job.Issues {
		names[in.Name] = true
	}
	p := &Plan{Steps: make([]Step, len(job.Issues)), job: job, books: books}
	p.Gone = books.keep(names)
	Parallel(len(job.Issues), job.Workers, func(i int) {
		p.Steps[i] = p.step(job.Issues[i])
	})
	return p, nil
}

// Parallel runs work for 0 ≤ i < n, workers at a time, in no order.
func Parallel(n, workers int, work func(i int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(max(workers, 1), n) {
		group.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// step decides about one issue.
func (p *Plan) step(in Issue) Step {
	old := p.books.records[in.Name]
	s := Step{Issue: in, Formats: p.job.Formats, old: old}
	if s.Why = p.state(old); s.Why != Unchanged {
		return s
	}
	if s.Why, s.Detail = p.source(in, old); s.Why != Unchanged {
		return s
	}
	s.Why, s.Detail, s.Formats = p.outputs(old)
	return s
}

// state is what the record alone gives reason for.
func (p *Plan) state(old Record) Reason {
	switch {
	case p.job.Only && old.State != Failed:
		return LeftOut
	case p.job.Force:
		return Forced
	case old.State == "":
		return New
	case old.State == Begun:
		return Unfinished
	case old.State == Failed:
		return FailedBefore
	case old.Setting != p.job.Setting:
		return NewSetting
	}
	return Unchanged
}

// source is what the issue file and its pictures give reason for.
func (p *Plan) source(in Issue, old Record) (Reason, string) {
	file := filepath.Join(p.job.In, filepath.FromSlash(in.Name))
	if sumFile(file, issue.MaxBytes+1) != old.Sum {
		return NewInput, in.Name
	}
	for _, r := range old.Reads {
		picture := filepath.Join(filepath.Dir(file), filepath.FromSlash(r.Name))
		if sumFile(picture, mostBytes) != r.Sum {
			return NewPicture, path.Join(path.Dir(in.Name), r.Name)
		}
	}
	return Unchanged, ""
}

// outputs is what the files on disk give reason for, and which formats are to
// be made again for it.
func (p *Plan) outputs(old Record) (why Reason, detail string, formats []string) {
	for _, format := range p.job.Formats {
		if !old.has(format) {
			why, detail = NewFormat, format
			formats = append(formats, format)
		}
	}
	for _, f := range old.Files {
		wanted := slices.Contains(p.job.Formats, f.Format)
		if !wanted || p.stands(f) {
			continue
		}
		why, detail = FileGone, f.Name
		if !slices.Contains(formats, f.Format) {
			formats = append(formats, f.Format)
		}
	}
	return why, detail, formats
}

// stands tells whether an output is on disk as it was written.
func (p *Plan) stands(f File) bool {
	file := p.file(f.Name)
	info, err := os.Stat(file)
	return err == nil && info.Size() == int64(f.Bytes) &&
		sumFile(file, math.MaxInt64) == f.Sum
}

// file is the path of an output.
func (p *Plan) file(name string) string {
	return filepath.Join(p.job.Out, filepath.FromSlash(name))
}

// Work counts the steps that there is anything to do in.
func (p *Plan) Work() (n int) {
	for _, s := range p.Steps {
		if s.Work() {
			n++
		}
	}
	return n
}
