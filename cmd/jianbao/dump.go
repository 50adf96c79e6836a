package main

import "io"

type dumpCommand struct {
	File string `arg:"" name:"file" help:"files"`
	look
}

// Run prints the pages of one issue as text.
func (c dumpCommand) Run(m *machine) error {
	p, job, err := c.press(m)
	if err != nil {
		return err
	}
	proof, found, err := m.compose(input{path: c.File}, p, job)
	if err != nil {
		return err
	}
	m.tell(found)
	if proof == nil {
		return errInput
	}
	return m.print(func(w io.Writer) error { return p.Dump(w, proof) })
}
