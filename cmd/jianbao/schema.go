package main

import (
	"io"

	"jianbao/issue"
)

type schemaCommand struct{}

// Run prints the JSON Schema of the issue file.
func (schemaCommand) Run(m *machine) error {
	return m.print(func(w io.Writer) error {
		_, err := w.Write(issue.Schema())
		return err
	})
}
