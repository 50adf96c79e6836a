package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"jianbao/bench/meter"
	"jianbao/bench/peers/neutral"
)

// rounds of the pair, turn and turn about.
const rounds = 3

// side is one of the two that are compared.
type side struct {
	name     string
	commands func(out string) []*exec.Cmd
	costs    []meter.Cost
	written  int64 // bytes of PDF
	files    int
}

// pair sets the first issues with jianbao batch and with Typst: as many
// processes as there are processors, each of which sets its share of the
// issues one after the other, read from JSON written before.
func (b bench) pair() (table string, err error) {
	if b.peer == 0 {
		return "", nil
	}
	b.peer = min(b.peer, b.n)
	if err := b.generate(b.peer, "pair"); err != nil {
		return "", err
	}
	files, err := b.neutral()
	if err != nil {
		return "", err
	}
	sides := []*side{
		{name: "jianbao batch", commands: func(out string) []*exec.Cmd {
			return []*exec.Cmd{exec.Command(b.path("jianbao"), "batch", b.path("pair"), "--out", out)}
		}},
		{name: "Typst", commands: func(out string) []*exec.Cmd { return b.typst(out, files) }},
	}
	for round := range rounds {
		for _, s := range sides {
			if err := s.turn(b.path(fmt.Sprintf("%s-%d", s.name, round))); err != nil {
				return "", fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	return pairTable(sides, b.peer), nil
}

// neutral writes the issues as the peer reads them.
func (b bench) neutral() (files []string, err error) {
	issues, err := filepath.Glob(b.path("pair/*.yaml"))
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(b.path("json"), 0o700); err != nil {
		return nil, err
	}
	for _, path := range issues {
		is, err := neutral.Read(path)
		if err != nil {
			return nil, err
		}
		to := b.path("json/" + strings.TrimSuffix(filepath.Base(path), ".yaml") + ".json")
		if err := is.Write(to); err != nil {
			return nil, err
		}
		files = append(files, to)
	}
	return files, nil
}

// typst is a process of the peer for each processor.
func (b bench) typst(out string, files []string) (commands []*exec.Cmd) {
	for i := range runtime.NumCPU() {
		var share []string
		for j := i; j < len(files); j += runtime.NumCPU() {
			share = append(share, files[j])
		}
		cmd := exec.Command("node",
			append([]string{"bench/peers/typst/run.mjs", "fonts/data", "a-2a", out}, share...)...)
		npm, err := filepath.Abs(b.npm)
		cmd.Env, cmd.Err = append(os.Environ(), "NODE_PATH="+npm), err
		commands = append(commands, cmd)
	}
	return commands
}

// turn lets one side set all issues into a new folder.
func (s *side) turn(out string) error {
	if err := os.Mkdir(out, 0o700); err != nil {
		return err
	}
	defer os.RemoveAll(out)
	cost, err := meter.Meter{Watch: true, Limit: time.Hour}.Run(s.commands(out)...)
	if err != nil {
		return err
	}
	s.costs = append(s.costs, cost)
	s.files, s.written, err = pdfs(out)
	return err
}

// pdfs counts the PDF files of a folder and their bytes.
func pdfs(dir string) (files int, bytes int64, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return 0, 0, err
		}
		bytes += info.Size()
	}
	return len(paths), bytes, err
}

// pairTable has the medians of the rounds; ratios are medians of each round's
// own, the first side's being 1.
func pairTable(sides []*side, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %d issues, PDF, %d rounds in turn | files | issues/s | CPU ms/issue | × | "+
		"memory MB | PDF MB |\n|---|---:|---:|---:|---:|---:|---:|\n", n, rounds)
	for _, s := range sides {
		var rate, cpu, times []float64
		var peak int64
		for i, c := range s.costs {
			rate = append(rate, float64(n)/c.Wall.Seconds())
			cpu = append(cpu, milliseconds(c.CPU)/float64(n))
			times = append(times, float64(c.CPU)/float64(sides[0].costs[i].CPU))
			peak = max(peak, c.Peak)
		}
		fmt.Fprintf(&b, "| %s | %d | %.1f | %.1f | %.2f | %d | %d |\n", s.name, s.files,
			middle(rate), middle(cpu), middle(times), peak>>20, s.written>>20)
	}
	return b.String()
}

// middle is the median of an odd number of figures.
func middle(all []float64) float64 {
	return slices.Sorted(slices.Values(all))[len(all)/2]
}
