package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"jianbao/issue"
	"jianbao/press"
)

type doctorCommand struct {
	Dir string `default:"." placeholder:"DIR" help:"doctor_dir"`
	look
}

// Run looks at everything that rendering needs, whatever is wrong with the
// rest.
func (c doctorCommand) Run(m *machine) error {
	d := doctor{machine: m}
	p, job, err := c.press(m)
	if err != nil {
		d.tell(m.say(sayFacesIll), err)
		return errMachine
	}
	faces := p.Fonts().Faces()
	d.tell(m.say(sayFaces, len(faces)), d.faces(p))
	d.tell(m.say(sayTrial, strings.Join(formats, ", ")), d.trial(p, job))
	free, err := d.disk(c.Dir)
	if err != nil {
		d.tell(m.say(sayDiskIll, c.Dir), err)
	} else {
		d.tell(m.say(sayDisk, c.Dir, free), nil)
	}
	if d.ill {
		return errMachine
	}
	return nil
}

// doctor looks at the machine and tells what it sees.
type doctor struct {
	*machine
	ill bool // something is wrong
}

func (d *doctor) tell(what string, err error) {
	if err != nil {
		d.ill = true
		fmt.Fprintln(d.stdout, d.say(sayIll, what, err))
		return
	}
	fmt.Fprintln(d.stdout, d.say(sayWell, what))
}

// faces hashes the built-in faces: a damaged program sets damaged pages.
func (d *doctor) faces(p *press.Press) error {
	var errs []error
	for _, f := range p.Fonts().Faces() {
		sum := sha256.Sum256(f.Data())
		if f.Sum != "" && f.Sum != hex.EncodeToString(sum[:]) {
			errs = append(errs, errors.New(d.say(sayDamaged, f.Name)))
		}
	}
	return errors.Join(errs...)
}

// trialIssue has whatever a page can hold in few words.
const trialIssue = `masthead: {organization: 试排, name: 简报}
number: {year: 2025, issue: 1}
publisher: 试排编印
date: 2025-01-06
articles:
  - title: 试排一份
    body: |
      一、标题

      正文**加重**，2025年 A4 纸[^1]。

      | 项目 | 数 |
      | --- | --- |
      | 甲 | 1 |

      [^1]: 注。
distribution: {report_to: 甲, issue_to: 乙, copies: 1}
`

// trial renders an issue twice in every format; the bytes must be the same.
func (d *doctor) trial(p *press.Press, job press.Job) error {
	r := renderer{machine: d.machine, press: p, job: job, pages: press.Look{DPI: 96}}
	src := issue.Source{Name: "trial.yaml", Data: []byte(trialIssue)}
	var last [][]byte
	for range 2 {
		proof, found := p.Compose(src, job)
		if proof == nil {
			return errors.New(d.say(sayNoTrial, found[0].Text(d.lang)))
		}
		var all [][]byte
		for _, format := range formats {
			files, err := r.make(output{path: "trial." + format, format: format}, proof)
			if err != nil {
				return err
			}
			for _, f := range files {
				all = append(all, f.data)
			}
		}
		if last != nil && !bytes.Equal(bytes.Join(all, nil), bytes.Join(last, nil)) {
			return errors.New(d.say(sayNotTwice))
		}
		last = all
	}
	return nil
}

// leastFree is room for a hundred issues and for what a killed run left.
const leastFree = 64 << 20

// disk writes a file to dir as outputs are written, and sees how much room is
// left.
func (d *doctor) disk(dir string) (free string, err error) {
	probe := filepath.Join(dir, fmt.Sprintf(".jianbao-doctor-%d", os.Getpid()))
	info, err := os.Stat(dir)
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		return "", &os.PathError{Op: "write", Path: dir, Err: syscall.ENOTDIR}
	}
	err = d.files.save(probe, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return err
	})
	if err != nil {
		return "", err // which leaves no probe
	}
	if err := os.Remove(probe); err != nil {
		return "", err
	}
	left, err := freeBytes(dir)
	if err != nil {
		return "", err
	}
	if left < leastFree {
		return "", errors.New(d.say(sayLittle, megabytes(left), megabytes(leastFree)))
	}
	return megabytes(left), nil
}

func megabytes(n uint64) string {
	if n >= 10<<30 {
		return fmt.Sprintf("%d GB", n>>30)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
