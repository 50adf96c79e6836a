// Command peers sets the same issues with jianbao and with what people use
// instead, all with the same faces, turn and turn about in one run on one
// machine, and prints what each takes: processor, time, memory, bytes, pages.
// With -write the README's table, RESULT.md and the plot are written too.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jianbao/bench/quote"
)

// bench is what the command line asks for.
type bench struct {
	rounds  int
	times   int    // the example so many times over is the long issue
	docs    int    // a process of those that stay warm
	source  string // the issue
	parties string // names, with commas; "" for all
	npm     string // where setup.sh put Typst
	write   bool
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == warmCommand {
		exit(warm(os.Args[2:], os.Stdout))
		return
	}
	var b bench
	flag.IntVar(&b.rounds, "rounds", 5, "rounds of the issue; the long one has about half")
	flag.IntVar(&b.times, "times", 26, "how often the issue is repeated in the long one; 0: none")
	flag.IntVar(&b.docs, "docs", 60, "documents a round in a warm process")
	flag.StringVar(&b.source, "issue", "samples/2016-02.yaml", "the issue, in YAML")
	flag.StringVar(&b.parties, "parties", "", "only parties whose name has one of these, with commas")
	flag.StringVar(&b.npm, "npm", "out/peers", "folder that setup.sh installed Typst in")
	flag.BoolVar(&b.write, "write", false, "write RESULT.md, the plot and the README's table")
	flag.Parse()
	exit(b.run())
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/peers:", err)
		os.Exit(1)
	}
}

func (b bench) run() error {
	f, err := newFixture(b)
	if err != nil {
		return err
	}
	defer os.RemoveAll(f.dir)
	all := b.chosen(parties())
	r := report{machine: machine(), versions: versions(all)}
	for _, w := range f.works {
		results, err := f.compete(w, all, b.roundsOf(w))
		if err != nil {
			return err
		}
		r.sections = append(r.sections, section{w, results})
	}
	fmt.Print(r.text())
	if !b.write {
		return nil
	}
	return r.write()
}

// chosen are the parties asked for; jianbao is always there to compare with.
func (b bench) chosen(all []party) []party {
	if b.parties == "" {
		return all
	}
	return slices.DeleteFunc(all, func(p party) bool {
		for name := range strings.SplitSeq(b.parties, ",") {
			if p.ours || strings.Contains(strings.ToLower(p.name), strings.ToLower(name)) {
				return false
			}
		}
		return true
	})
}

func (b bench) roundsOf(w work) int {
	if w.long {
		return (b.rounds + 1) / 2
	}
	return b.rounds
}

// write puts the outcome where people read it.
func (r report) write() error {
	for path, data := range map[string]string{
		"bench/peers/RESULT.md": r.text(),
		"docs/peers.svg":        r.plot(),
	} {
		if err := os.WriteFile(filepath.FromSlash(path), []byte(data), 0o644); err != nil {
			return err
		}
	}
	return quote.Into("README.md", "bench-peers", r.readme())
}
