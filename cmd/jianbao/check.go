package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"jianbao/finding"
)

type checkCommand struct {
	Files []string `arg:"" name:"file" help:"files"`
	JSON  bool     `help:"json"`
	look
}

// Run checks every input down to its pages and writes no file.
func (c checkCommand) Run(m *machine) error {
	ins, err := m.gather(c.Files)
	if err != nil {
		return err
	}
	p, job, err := c.press(m)
	if err != nil {
		return err
	}
	work := func(i int) result {
		_, found, err := m.compose(ins[i], p, job)
		return result{found: found, err: err}
	}
	if c.JSON {
		return m.checkJSON(ins, work)
	}
	return m.each(ins, work, func(i int, r result) {
		m.tell(r.found)
		if len(r.found) == 0 {
			fmt.Fprintln(m.stdout, m.say(sayNoFault, ins[i].path))
		}
	})
}

// told is a finding as JSON.
type told struct {
	File     string       `json:"file"`
	Line     int          `json:"line,omitempty"`
	Col      int          `json:"col,omitempty"`
	Path     string       `json:"path,omitempty"`
	Code     finding.Code `json:"code"`
	Severity string       `json:"severity"`
	Text     string       `json:"text"`
	Hint     string       `json:"hint,omitempty"`
}

// checkJSON prints the findings of all inputs as one array.
func (m *machine) checkJSON(ins []input, work func(int) result) error {
	all := []told{}
	status := m.each(ins, work, func(_ int, r result) {
		for _, f := range r.found {
			all = append(all, m.asTold(f))
		}
	})
	err := m.print(func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(all)
	})
	return cmp.Or(err, status)
}

// asTold has texts in the user's language and severities in English, which
// programs compare.
func (m *machine) asTold(f finding.Finding) told {
	return told{
		File: f.File, Line: f.Pos.Line, Col: f.Pos.Col, Path: f.Pos.Path,
		Code: f.Code, Severity: f.Severity().Name(finding.English),
		Text: f.Text(m.lang), Hint: f.Hint(m.lang),
	}
}
