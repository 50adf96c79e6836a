package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"jianbao/batch/compare"
	"jianbao/layout/page"
	"jianbao/render/preview"
)

type compareCommand struct {
	Old     string `arg:"" help:"compare_old"`
	New     string `arg:"" help:"compare_new"`
	Out     string `short:"o" required:"" placeholder:"DIR" help:"compare_out"`
	DPI     int    `default:"96" help:"compare_dpi"`
	Workers int    `placeholder:"N" help:"batch_workers"`
	Fonts   string `placeholder:"DIR" type:"path" help:"fonts_dir"`
	OFLBody bool   `name:"ofl-body" help:"ofl_body"`
}

// Run compares two output folders of batch.
func (c compareCommand) Run(m *machine) error {
	if err := m.checkDPI(c.DPI); err != nil {
		return err
	}
	if out := identity(c.Out); out == identity(c.Old) || out == identity(c.New) {
		return m.usage(saySameFolder, c.Out)
	}
	set, err := look{Fonts: c.Fonts, OFLBody: c.OFLBody}.faces(m)
	if err != nil {
		return err
	}
	if c.Workers < 1 {
		c.Workers = workers
	}
	pages := preview.New(set)
	job := compare.Job{Old: c.Old, New: c.New, Out: c.Out, Fonts: set, Workers: c.Workers,
		Lang: m.lang, Save: m.files.save,
		Draw: func(doc *page.Document, n int) (image.Image, error) {
			file, err := pages.Page(doc, n, c.DPI)
			if err != nil {
				return nil, err
			}
			return png.Decode(bytes.NewReader(file))
		}}
	report, err := compare.Run(job, m.tellCompared)
	var missing *fs.PathError
	if errors.As(err, &missing) && errors.Is(err, fs.ErrNotExist) && missing.Op == "stat" {
		return m.usage(sayNoBatch, filepath.Dir(missing.Path))
	}
	if err != nil {
		return err
	}
	n := report.Counts
	fmt.Fprintln(m.stderr, m.say(sayCompared, n.AllIssues, n.Issues[compare.Same],
		n.ChangedIssues, n.ChangedPages, filepath.Join(c.Out, compare.SheetName)))
	if n.Issues[compare.Damaged] > 0 {
		return errMachine // nobody may sign for what was not looked at
	}
	return nil
}

// tellCompared tells one issue, unless nothing happened to it.
func (m *machine) tellCompared(is compare.Issue) {
	switch is.State {
	case compare.Same:
	case compare.Changed:
		fmt.Fprintln(m.stdout, m.say(sayDiffers, is.Name,
			max(is.OldPages, is.NewPages), len(is.Pages), spans(is.Pages)))
	case compare.Damaged:
		fmt.Fprintln(m.stdout, m.say(sayFate, is.Name, m.say(sayUnkept)+" ("+is.Error+")"))
	case compare.Unseen:
		fmt.Fprintln(m.stdout, m.say(sayUnseen, is.Name))
	default:
		fmt.Fprintln(m.stdout, m.say(sayFate, is.Name, m.say(fates[is.State])))
	}
}

// fates are the states of issues that are told in a word.
var fates = map[compare.State]phrase{
	compare.Added: sayAddedOne, compare.Removed: sayRemoved,
	compare.Failed: sayNotMade, compare.Unmade: sayNeither,
}

// spans lists page numbers, neighbours together: 1, 3–5.
func spans(pages []compare.Page) string {
	var all []string
	for i := 0; i < len(pages); {
		k := i
		for k+1 < len(pages) && pages[k+1].Number == pages[k].Number+1 {
			k++
		}
		span := strconv.Itoa(pages[i].Number)
		if k > i {
			span += "–" + strconv.Itoa(pages[k].Number)
		}
		all = append(all, span)
		i = k + 1
	}
	return strings.Join(all, ", ")
}
