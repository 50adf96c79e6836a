package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jianbao/batch"
	"jianbao/finding"
)

// batchReport gathers what came of a run, tells it as it comes and sums it up.
type batchReport struct {
	*machine
	command batchCommand
	bar     *meter

	// result
	tally   batchTally
	issues  []batchTold
	stopped error
}

// batchTally counts how issues ended.
type batchTally struct {
	Issues    int `json:"issues"`
	Made      int `json:"made"`
	Unchanged int `json:"unchanged"`
	Wrong     int `json:"with_errors"`
	failed    int // the manifest among them
	Failed    int `json:"failed"`
	Skipped   int `json:"not_begun"`
	LeftOut   int `json:"left_out"`
	Gone      int `json:"gone"`
}

// batchTold is an issue in the report.
type batchTold struct {
	Issue    string   `json:"issue"`
	State    string   `json:"state"`
	Why      string   `json:"why,omitempty"`
	Pages    int      `json:"pages,omitempty"`
	Files    []string `json:"files,omitempty"`
	Outdated []string `json:"outdated,omitempty"`
	Findings []told   `json:"findings,omitempty"`
	Error    string   `json:"error,omitempty"`
}

// The states of an issue in the report, for programs to compare.
const (
	stateMade      = "made"
	stateUnchanged = "unchanged"
	stateWrong     = "with errors"
	stateFailed    = "failed"
	stateSkipped   = "not begun"
	stateLeftOut   = "left out"
	stateGone      = "gone"
)

func newBatchReport(m *machine, c batchCommand, plan *batch.Plan) *batchReport {
	r := &batchReport{machine: m, command: c, bar: newMeter(m, plan.Work(), time.Now)}
	for _, old := range plan.Gone {
		r.tally.Gone++
		r.issues = append(r.issues,
			batchTold{Issue: old.Issue, State: stateGone, Outdated: fileNames(old)})
	}
	return r
}

// tell takes in one result.
func (r *batchReport) tell(done batch.Result) {
	t := batchTold{Issue: done.Name, State: r.count(done), Outdated: done.Outdated}
	if done.Work() {
		t.Why = whyName(done.Why)
	}
	t.Pages, t.Files = done.Record.Pages, fileNames(done.Record)
	if t.State == stateWrong || t.State == stateFailed {
		t.Files, t.Outdated = nil, fileNames(known(done.Record))
	}
	for _, f := range done.Found {
		t.Findings = append(t.Findings, r.asTold(f))
	}
	if done.Err != nil {
		t.Error = done.Err.Error()
	}
	r.issues = append(r.issues, t)
	if done.Work() && !done.Skipped {
		r.bar.tell(func() { r.line(t, done) })
	}
}

// count says how an issue ended and counts it.
func (r *batchReport) count(done batch.Result) string {
	t := &r.tally
	t.Issues++
	switch {
	case done.Why == batch.LeftOut:
		t.LeftOut++
		return stateLeftOut
	case !done.Work():
		t.Unchanged++
		return stateUnchanged
	case done.Skipped:
		t.Skipped++
		return stateSkipped
	case done.Err != nil:
		t.Failed++
		t.failed++
		return stateFailed
	case finding.HasErrors(done.Found):
		t.Wrong++
		return stateWrong
	}
	t.Made++
	return stateMade
}

// known is r with those of its files only that are known to be as they were
// written: what a fault kept from being written may be there or not.
func known(r batch.Record) batch.Record {
	r.Files = slices.DeleteFunc(slices.Clone(r.Files), func(f batch.File) bool { return f.Sum == "" })
	return r
}

func fileNames(r batch.Record) (names []string) {
	for _, f := range r.Files {
		names = append(names, f.Name)
	}
	return names
}

// line tells one result. Where the bar stands, an issue without fault needs no
// line of its own.
func (r *batchReport) line(t batchTold, done batch.Result) {
	r.machine.tell(done.Found)
	if done.Err != nil {
		fmt.Fprintf(r.stderr, "jianbao: %v\n", done.Err)
	}
	if t.State == stateMade && !r.bar.live {
		fmt.Fprintln(r.stdout, r.say(sayMade, t.Issue, t.Pages, r.why(done.Step)))
	}
	for _, name := range t.Outdated {
		fmt.Fprintln(r.stderr, r.say(sayOutdated, t.Issue, name))
	}
}

// end prints the summary.
func (r *batchReport) end(stopped error) {
	r.stopped = stopped
	took, rate := r.bar.end()
	slices.SortStableFunc(r.issues, func(a, b batchTold) int {
		return strings.Compare(a.Issue, b.Issue)
	})
	t := r.tally
	fmt.Fprintln(r.stderr,
		r.say(sayBatchCounts, t.Issues, t.Made, t.Unchanged, t.Wrong, t.Failed))
	if t.Made > 0 {
		fmt.Fprintln(r.stderr, r.say(sayRate, clock(took), rate))
	}
	r.list(stateWrong, sayListWrong)
	r.list(stateFailed, sayListFailed)
	r.list(stateGone, sayListGone)
	if t.Skipped > 0 {
		fmt.Fprintln(r.stderr, r.say(sayGoOn, t.Skipped))
	}
}

// mostListed bounds a list that someone is to read; the report has all.
const mostListed = 20

func (r *batchReport) list(state string, head phrase) {
	n := 0
	for _, t := range r.issues {
		if t.State != state {
			continue
		}
		if n++; n == 1 {
			fmt.Fprintln(r.stderr, r.say(head))
		}
		if n <= mostListed {
			fmt.Fprintln(r.stderr, "  "+t.Issue)
		}
	}
	if n > mostListed {
		fmt.Fprintln(r.stderr, "  "+r.say(sayMore, n-mostListed))
	}
}

// status is the command's error.
func (r *batchReport) status() error {
	var stopped stoppedError
	switch {
	case r.tally.Skipped > 0 && errors.As(r.stopped, &stopped):
		return stopped
	case r.tally.failed > 0:
		return errMachine
	case r.tally.Wrong > 0:
		return errInput
	}
	return nil
}

// write saves the report as JSON, where one is wanted.
func (r *batchReport) write(file string) error {
	if file == "" {
		return nil
	}
	took, rate := r.bar.spent()
	report := struct {
		Folder  string      `json:"folder"`
		Out     string      `json:"out"`
		Formats []string    `json:"formats"`
		Stopped bool        `json:"stopped"`
		Seconds float64     `json:"seconds"`
		Rate    float64     `json:"issues_a_second"`
		Counts  batchTally  `json:"counts"`
		Issues  []batchTold `json:"issues"`
	}{r.command.Folder, r.command.Out, r.command.To, r.tally.Skipped > 0,
		took.Seconds(), rate, r.tally, r.issues}
	return r.files.save(file, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(report)
	})
}
