package ingest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Class is how far a change goes.
type Class string

// Auto changes have been made. Suggested and Lint ones have not: the editor
// decides.
const (
	Auto      Class = "auto"
	Suggested Class = "suggested"
	Lint      Class = "lint"
)

// Change is one thing that the issue has otherwise than its source, or might.
type Change struct {
	ID     string `json:"id"`
	Line   int    `json:"line"`          // from 1; of Word files the paragraph
	Col    int    `json:"col,omitempty"` // in characters, from 1
	Before string `json:"before"`
	After  string `json:"after"`
	Rule   string `json:"rule"`
	Class  Class  `json:"class"`
	Note   string `json:"note,omitempty"` // evidence
}

// Zone is a part of the source and why it was taken for that.
type Zone struct {
	Zone     string `json:"zone"`
	From     int    `json:"from"` // line
	To       int    `json:"to"`
	Evidence string `json:"evidence"`
}

// Report says what an import saw and did.
type Report struct {
	Source   string   `json:"source"`
	Encoding string   `json:"encoding,omitempty"`
	Zones    []Zone   `json:"zones"`
	Changes  []Change `json:"changes"`
}

// JSON is the report as it is kept beside the issue.
func (r *Report) JSON() []byte {
	out, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		panic(err) // it holds nothing but words and numbers
	}
	return append(out, '\n')
}

// maxChanges bounds the report of a file that is nothing but mistakes.
const maxChanges = 100_000

// change adds c to the report.
func (im *importer) change(c Change) {
	if len(im.report.Changes) >= maxChanges {
		return
	}
	im.report.Changes = append(im.report.Changes, c)
}

// number puts the changes in the order of the source and names them.
func (r *Report) number() {
	slices.SortStableFunc(r.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	for i := range r.Changes {
		r.Changes[i].ID = fmt.Sprintf("c%04d", i+1)
	}
	slices.SortStableFunc(r.Zones, func(a, b Zone) int {
		return cmp.Compare(a.From,
			b.From)
	})
}

func (im *importer) zone(name string, from, to int, evidence string) {
	im.report.Zones = append(im.report.Zones, Zone{name, from, to, evidence})
}
