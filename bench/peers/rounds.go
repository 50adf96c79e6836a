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
	compose   []float64 // of it, where that is told
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

// growth is what a page more costs jianbao, warm: milliseconds by length.
type growth struct{ short, middle, long length }

// length is an issue's pages and its processor time in milliseconds.
type length struct {
	pages int
	cpu   float64
}

// grow measures jianbao on 2, 26 and 240 times the issue: about 20, 200 and
// 2,000 pages.
func (f *fixture) grow(rounds int) (*growth, error) {
	var works []work
	var results []*result
	p := party{name: "jianbao", ours: true, warm: true, command: oursWarm("default")}
	for _, n := range []struct{ times, variants int }{{2, 15}, {26, 6}, {240, 3}} {
		w := work{name: "grow" + strconv.Itoa(n.times), long: true, variants: n.variants}
		if err := f.lengthen(w, n.times); err != nil {
			return nil, err
		}
		works, results = append(works, w), append(results, &result{party: p})
	}
	for round := range rounds + 1 {
		for i, w := range works {
			if err := f.turn(w, results[i], round == 0); err != nil {
				return nil, err
			}
		}
	}
	at := func(i int) length { return length{results[i].pages, median(results[i].cpu)} }
	return &growth{at(0), at(1), at(2)}, nil
}

// lengthen writes the variants of a work as issue files only.
func (f *fixture) lengthen(w work, times int) error {
	text, err := long(f.source, times)
	if err != nil {
		return err
	}
	for n := range w.variants {
		data, err := variant(text, n)
		if err != nil {
			return err
		}
		if err := os.WriteFile(f.base(w, n)+".yaml", data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// perPage is what each page costs between two lengths.
func perPage(a, b length) float64 { return (b.cpu - a.cpu) / float64(max(1, b.pages-a.pages)) }

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
