package main

import (
	"os"
	"slices"
	"strconv"
)

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
	// The least of the rounds: others on the machine only ever add.
	at := func(i int) length { return length{results[i].pages, slices.Min(results[i].cpu)} }
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
