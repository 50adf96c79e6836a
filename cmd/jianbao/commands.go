package main

import (
	"bytes"
	"fmt"
	"io"
)

// commands is the grammar of the command line.
type commands struct {
	Render     renderCommand     `cmd:"" help:"render"`
	Check      checkCommand      `cmd:"" help:"check"`
	Import     importCommand     `cmd:"" help:"import"`
	Batch      batchCommand      `cmd:"" help:"batch"`
	Compare    compareCommand    `cmd:"" help:"compare"`
	Doctor     doctorCommand     `cmd:"" help:"doctor"`
	Dump       dumpCommand       `cmd:"" help:"dump"`
	Serve      serveCommand      `cmd:"" help:"serve"`
	Schema     schemaCommand     `cmd:"" help:"schema"`
	Fonts      fontsCommand      `cmd:"" help:"fonts"`
	Version    versionCommand    `cmd:"" help:"version"`
	Completion completionCommand `cmd:"" help:"completion"`
}

// print writes to standard output what write gives, all of it or nothing.
func (m *machine) print(write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if _, err := m.stdout.Write(b.Bytes()); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}
