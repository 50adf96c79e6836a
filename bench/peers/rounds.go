package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jianbao/bench/meter"
)

// result is what a party took for a work.
type result struct {
	party
	cpu, wall []float64 // milliseconds a document, by round
	reading   []float64 // of it, where that is told
	compose   []float64
	pdf       []float64
	alloc     []float64 // bytes a document
	peak      int64     // bytes of memory
	bytes     int64     // of the file
	pages     int
}

// compete has every party set the work, turn and turn about. A first round,
// not counted, brings files into memory and looks at what the parties take of it.
func (f *fixture) compete(w work, all []party, rounds int) ([]*result, error) {
	results := make([]*result, len(all))
	for i, p := range all {
		results[i] = &result{party: p}
	}
	for round := range rounds + 1 {
		fmt.Fprintf(os.Stderr, "%s: round %d of %d\n", w.name, round, rounds)
		for _, r := range results {
			if err := f.turn(w, r, round == 0); err != nil {
				return nil, fmt.Errorf("%s: %w", r.name, err)
			}
		}
	}
	return results, nil
}

// turn is one run of a party.
func (f *fixture) turn(w work, r *result, first bool) error {
	out, err := f.out(w, r.party)
	if err != nil {
		return err
	}
	cmd := r.command(f, w, out)
	cmd.Env, cmd.Dir = f.environment(), f.dir
	cost, err := meter.Meter{Watch: first}.Run(cmd)
	if err != nil {
		return err
	}
	if first {
		r.peak = cost.Peak
		return r.inspect(out)
	}
	if r.warm {
		return r.read(cost.Out)
	}
	r.cpu, r.wall = append(r.cpu, milliseconds(cost.CPU)), append(r.wall, milliseconds(cost.Wall))
	return nil
}

// out is where a party writes; LibreOffice and XeLaTeX choose the name.
func (f *fixture) out(w work, p party) (string, error) {
	dir := filepath.Join(f.dir, "out", p.name)
	if p.warm {
		dir += " warm"
	}
	return filepath.Join(dir, filepath.Base(f.base(w, 0))+".pdf"), os.MkdirAll(dir, 0o700)
}

// read takes what a warm process said. The first third of its documents made
// it warm; of the others the median counts.
func (r *result) read(out []byte) error {
	var t told
	if err := json.Unmarshal(out, &t); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	r.cpu = append(r.cpu, settled(t.CPU))
	if t.Compose != nil {
		r.reading = append(r.reading, settled(t.Read))
		r.compose, r.pdf = append(r.compose, settled(t.Compose)), append(r.pdf, settled(t.PDF))
		r.alloc = append(r.alloc, settled(t.Alloc))
	}
	return nil
}

func settled(all []float64) float64 { return median(all[len(all)/3:]) }

func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(all))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

var pagesLine = regexp.MustCompile(`(?m)^Pages: +(\d+)$`)

// inspect looks at the file that was written.
func (r *result) inspect(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	r.bytes = info.Size()
	out, err := exec.Command("pdfinfo", path).Output()
	if err != nil {
		return fmt.Errorf("pdfinfo: %w", err)
	}
	m := pagesLine.FindSubmatch(out)
	if m == nil {
		return fmt.Errorf("pdfinfo tells no pages of %s", path)
	}
	r.pages, err = strconv.Atoi(string(m[1]))
	return err
}

// against is how many times of another party's processor time this one took:
// the median of the rounds, each compared with its own.
func (r *result) against(other *result) float64 {
	var times []float64
	for i := range min(len(r.cpu), len(other.cpu)) {
		times = append(times, r.cpu[i]/other.cpu[i])
	}
	return median(times)
}

// machine tells where it was measured.
func machine() string {
	data, _ := os.ReadFile("/proc/cpuinfo") // nothing to tell where there is none
	cores := strings.Count(string(data), "\nprocessor") + 1
	model := regexp.MustCompile(`model name\s*: (.*)`).FindSubmatch(data)
	load, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(load), " ")
	if model == nil {
		return fmt.Sprintf("%d cores, load %s", cores, first)
	}
	return fmt.Sprintf("%s, %d cores, load %s at the start", model[1], cores, first)
}
