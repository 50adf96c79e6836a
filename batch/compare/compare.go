// Package compare tells what differs between two output folders of batch, by
// the page models kept there: which pages, with an overlay picture of each, and
// one web page for whoever signs the new ones off. It reads no PDF. It knows
// how pages are laid over each other, not how they are drawn or set.
package compare

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"jianbao/batch"
	"jianbao/batch/kept"
	"jianbao/finding"
	"jianbao/fonts"
	"jianbao/layout/page"
)

// Job is one comparison.
type Job struct {
	Old, New string // output folders of batch
	Out      string
	Fonts    *fonts.Set
	Workers  int
	Lang     finding.Lang // of the web page
	// Draw is page n of doc, counted from 0, as a picture.
	Draw func(doc *page.Document, n int) (image.Image, error)
	Save func(path string, write func(io.Writer) error) error
}

// State is what became of an issue or a page.
type State string

// Failed is an issue that the new folder could not make.
const (
	Same    State = "same"
	Changed State = "changed"
	Unseen  State = "changed where no page shows it"
	Added   State = "added"
	Removed State = "removed"
	Failed  State = "failed"
	Unmade  State = "failed in both"
	Damaged State = "unreadable"
)

// What a comparison writes beside the overlays.
const (
	SheetName  = "index.html"
	reportName = "compare.json"
)

// Issue is what became of one issue.
type Issue struct {
	Name     string `json:"issue"`
	State    State  `json:"state"`
	OldPages int    `json:"old_pages"`
	NewPages int    `json:"new_pages"`
	Pages    []Page `json:"pages,omitempty"` // those that differ
	Error    string `json:"error,omitempty"`
}

// Page is a page that differs.
type Page struct {
	Number  int    `json:"page"` // from 1
	State   State  `json:"state"`
	Overlay string `json:"overlay"` // file below the folder of the comparison
}

// Counts sums a comparison up.
type Counts struct {
	Issues        map[State]int `json:"issues"`
	Pages         map[State]int `json:"pages"`
	AllIssues     int           `json:"all_issues"`
	AllPages      int           `json:"all_pages"` // of the new folder
	ChangedPages  int           `json:"-"`
	ChangedIssues int           `json:"-"`
}

// Report is what a comparison came to.
type Report struct {
	Old    string  `json:"old"`
	New    string  `json:"new"`
	Counts Counts  `json:"counts"`
	Issues []Issue `json:"issues"`
}

// pair is an issue in both folders; the zero Record where it is in one only.
type pair struct{ old, new batch.Record }

func (p pair) name() string { return cmp.Or(p.new.Issue, p.old.Issue) }

// Run compares, writes overlays, the web page and compare.json, and tells each
// issue as it is done, from one goroutine at a time.
func Run(job Job, told func(Issue)) (Report, error) {
	r := Report{Old: job.Old, New: job.New}
	pairs, err := pairsOf(job)
	if err != nil {
		return r, err
	}
	if err := job.clear(); err != nil {
		return r, err
	}
	if r.Issues, err = job.issues(pairs, told); err != nil {
		return r, err
	}
	r.count()
	return r, job.write(r)
}

// issues compares all pairs. The first fault, of the disk or of a page that
// cannot be drawn, ends the work: there is nothing to sign off without it.
func (j Job) issues(pairs []pair, told func(Issue)) ([]Issue, error) {
	all := make([]Issue, len(pairs))
	var first error
	var failed atomic.Bool
	type ended struct {
		issue int
		err   error
	}
	results := make(chan ended)
	go func() {
		defer close(results)
		batch.Parallel(len(pairs), j.Workers, func(i int) {
			if !failed.Load() {
				var err error
				all[i], err = j.issue(pairs[i])
				results <- ended{i, err}
			}
		})
	}()
	for r := range results {
		if r.err != nil {
			failed.Store(true)
			first = cmp.Or(first, r.err)
			continue
		}
		told(all[r.issue])
	}
	return all, first
}

// pairsOf matches the issues of both folders by name.
func pairsOf(job Job) ([]pair, error) {
	olds, err := batch.Records(job.Old)
	if err != nil {
		return nil, err
	}
	news, err := batch.Records(job.New)
	if err != nil {
		return nil, err
	}
	var pairs []pair
	for _, r := range olds {
		pairs = append(pairs, pair{old: r})
	}
	for _, r := range news {
		i, found := slices.BinarySearchFunc(olds, r, byName)
		if found {
			pairs[i].new = r
		} else {
			pairs = append(pairs, pair{new: r})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return strings.Compare(a.name(), b.name())
	})
	return pairs, nil
}

func byName(a, b batch.Record) int { return strings.Compare(a.Issue, b.Issue) }

// issue compares one issue and writes its overlays.
func (j Job) issue(p pair) (Issue, error) {
	is := Issue{Name: p.name(), OldPages: p.old.Pages, NewPages: p.new.Pages}
	before, now := p.old.State == batch.Done, p.new.State == batch.Done
	switch {
	case p.new.Issue == "":
		is.State = Removed
	case !now && !before && p.old.Issue != "":
		is.State = Unmade
	case !now:
		is.State = Failed
	case !before:
		is.State = Added
	case sumOf(p.old) == sumOf(p.new):
		is.State = Same
	default:
		return j.contents(is, p)
	}
	return is, nil
}

// keptFile is the kept pages of an issue.
func keptFile(r batch.Record) (f batch.File) {
	for _, f := range r.Files {
		if strings.HasSuffix(f.Name, kept.End) {
			return f
		}
	}
	return f
}

func sumOf(r batch.Record) string { return keptFile(r).Sum }

// contents compares page by page.
func (j Job) contents(is Issue, p pair) (Issue, error) {
	old, err := j.read(j.Old, p.old)
	if err != nil {
		is.State, is.Error = Damaged, err.Error()
		return is, nil
	}
	now, err := j.read(j.New, p.new)
	if err != nil {
		is.State, is.Error = Damaged, err.Error()
		return is, nil
	}
	for n := range max(len(old.Looks), len(now.Looks)) {
		state := pageState(old, now, n)
		if state == Same {
			continue
		}
		base := strings.TrimSuffix(keptFile(p.new).Name, kept.End)
		overlay := fmt.Sprintf("%s-%d.png", base, n+1)
		pg := Page{Number: n + 1, State: state, Overlay: overlay}
		if err := j.overlay(old.Doc, now.Doc, n, pg.Overlay); err != nil {
			return is, fmt.Errorf("%s page %d: %w", is.Name, n+1, err)
		}
		is.Pages = append(is.Pages, pg)
	}
	switch {
	case len(is.Pages) > 0:
		is.State = Changed
	case old.Rest != now.Rest:
		is.State = Unseen
	default:
		is.State = Same
	}
	return is, nil
}

func pageState(old, now *kept.Pages, n int) State {
	switch {
	case n >= len(old.Looks):
		return Added
	case n >= len(now.Looks):
		return Removed
	case old.Looks[n] != now.Looks[n]:
		return Changed
	}
	return Same
}

func (j Job) read(dir string, r batch.Record) (*kept.Pages, error) {
	name := keptFile(r).Name
	if name == "" {
		return nil, fmt.Errorf("%s: no pages were kept", r.Issue)
	}
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	pages, err := kept.Read(f, j.Fonts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return pages, nil
}

// overlay draws page n of both and lays them over each other.
func (j Job) overlay(old, now *page.Document, n int, name string) error {
	below, err := j.drawn(old, n)
	if err != nil {
		return err
	}
	above, err := j.drawn(now, n)
	if err != nil {
		return err
	}
	return j.Save(j.file(name), func(w io.Writer) error {
		return writeOverlay(w, below, above)
	})
}

// drawn is page n of doc, nil when there is no such page.
func (j Job) drawn(doc *page.Document, n int) (image.Image, error) {
	if n >= len(doc.Pages) {
		return nil, nil
	}
	return j.Draw(doc, n)
}

func (j Job) file(name string) string {
	return filepath.Join(j.Out, filepath.FromSlash(name))
}

func (r *Report) count() {
	c := &r.Counts
	c.Issues, c.Pages = map[State]int{}, map[State]int{}
	for _, is := range r.Issues {
		c.AllIssues++
		c.Issues[is.State]++
		c.AllPages += is.NewPages
		for _, p := range is.Pages {
			c.Pages[p.State]++
			c.ChangedPages++
		}
		if len(is.Pages) > 0 {
			c.ChangedIssues++
		}
	}
}

// clear takes away what an earlier comparison wrote to the folder, by its own
// account, and nothing else.
func (j Job) clear() error {
	data, err := os.ReadFile(j.file(reportName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var last Report
	if err := json.Unmarshal(data, &last); err != nil {
		return fmt.Errorf("%s: %w", j.file(reportName), err)
	}
	for _, is := range last.Issues {
		for _, p := range is.Pages {
			if !filepath.IsLocal(p.Overlay) || filepath.Ext(p.Overlay) != ".png" {
				continue
			}
			err := os.Remove(j.file(p.Overlay))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// write saves the report for programs and for people.
func (j Job) write(r Report) error {
	err := j.Save(j.file(reportName), func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(r)
	})
	if err != nil {
		return err
	}
	return j.Save(j.file(SheetName), func(w io.Writer) error {
		return writeSheet(w, r, j.Lang)
	})
}
