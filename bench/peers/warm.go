package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"jianbao/bench/meter"
	"jianbao/issue"
	"jianbao/press"
	"jianbao/render/pdf"
)

// warmCommand, as the first argument, makes this program set documents one
// after the other and tell what each took.
const warmCommand = "warm"

// told is what a warm process says: milliseconds of the processor, documents
// in their order.
type told struct {
	CPU     []float64 `json:"cpu"`
	Read    []float64 `json:"read,omitempty"` // until there are blocks to be set
	Compose []float64 `json:"compose,omitempty"`
	PDF     []float64 `json:"pdf,omitempty"`
	Alloc   []float64 `json:"alloc,omitempty"` // bytes
}

// warm sets files into out, one over the other, and says what each took: args
// are the size, out, files.
func warm(args []string, say io.Writer) error {
	if len(args) < 3 {
		return errors.New("want default or small, an output and files")
	}
	opt := pdf.Options{Small: args[0] == "small"}
	p, t := press.New(press.Options{}), told{}
	for _, file := range args[2:] {
		if err := t.set(p, opt, file, args[1]); err != nil {
			return err
		}
	}
	return json.NewEncoder(say).Encode(t)
}

// set sets one file, reading and writing counted.
func (t *told) set(p *press.Press, opt pdf.Options, file, out string) error {
	clock, err := newClock()
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	read := 0.0
	job := press.Job{Stage: func(name string) {
		if name == "compose" {
			read = clock.lap()
		}
	}}
	src := issue.Source{Name: file, Data: data, FS: os.DirFS(filepath.Dir(file))}
	proof, found := p.Compose(src, job)
	if proof == nil {
		return fmt.Errorf("%s: %d findings", file, len(found))
	}
	compose := clock.lap()
	var b bytes.Buffer
	if err := p.PDFAs(&b, proof, opt); err != nil {
		return err
	}
	if err := os.WriteFile(out, b.Bytes(), 0o600); err != nil {
		return err
	}
	write := clock.lap()
	t.CPU = append(t.CPU, read+compose+write)
	t.Read, t.Compose = append(t.Read, read), append(t.Compose, compose)
	t.PDF = append(t.PDF, write)
	t.Alloc = append(t.Alloc, clock.allocated())
	return nil
}

// clock goes by the processor's time of this process.
type clock struct {
	last  time.Duration
	alloc uint64
}

func newClock() (*clock, error) {
	now, err := meter.Self()
	return &clock{last: now, alloc: total()}, err
}

// lap is the milliseconds since the last one.
func (c *clock) lap() float64 {
	now, _ := meter.Self() // it was there at the start
	d := now - c.last
	c.last = now
	return milliseconds(d)
}

// allocated is the bytes that were asked of the heap since the start.
func (c *clock) allocated() float64 { return float64(total() - c.alloc) }

func total() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
