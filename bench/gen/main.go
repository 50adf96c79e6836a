// Command gen writes issue files in any number for benches and held-out tests:
// bulletins with tables and pictures, and statutes. The same seed gives the
// same files. It knows the issue file of the contract and nothing of how an
// issue is read or set.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// job is what the command line asks for.
type job struct {
	kind  string
	n     int
	seed  uint64
	out   string
	least int // pages of a bulletin, about
	most  int
}

func main() {
	var j job
	flag.StringVar(&j.kind, "kind", "bulletins", "bulletins or statutes")
	flag.IntVar(&j.n, "n", 10, "how many issues")
	flag.Uint64Var(&j.seed, "seed", 1, "seed; the same seed, the same files")
	flag.StringVar(&j.out, "out", "", "folder to write to")
	flag.IntVar(&j.least, "least", 2, "pages of the shortest bulletin, about")
	flag.IntVar(&j.most, "most", 40, "pages of the longest bulletin, about")
	flag.Parse()
	if err := j.run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(2)
	}
}

// run writes every issue of the job.
func (j job) run() error {
	if j.out == "" || j.n < 0 || j.least < 1 || j.most < j.least {
		return fmt.Errorf("want -out DIR, -n of 0 or more and -least up to -most")
	}
	if j.kind != "bulletins" && j.kind != "statutes" {
		return fmt.Errorf("unknown kind %q: want bulletins or statutes", j.kind)
	}
	if err := os.MkdirAll(j.out, 0o755); err != nil {
		return err
	}
	for i := range j.n {
		if err := j.write(i); err != nil {
			return err
		}
	}
	return nil
}

// write makes issue i from the seed and its own index, so that a longer run
// begins with the files of a shorter one.
func (j job) write(i int) error {
	w := &writer{Rand: rand.New(rand.NewPCG(j.seed, uint64(i)))}
	var files []file
	if j.kind == "statutes" {
		files = statuteIssue(w, i)
	} else {
		files = bulletinIssue(w, i, j.pages(w, i))
	}
	for _, f := range files {
		name := filepath.Join(j.out, f.name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// pages spreads the lengths evenly, so that few issues already show them all.
func (j job) pages(w *writer, i int) int {
	if i == 0 {
		return j.least
	}
	if i == 1 {
		return j.most
	}
	return j.least + w.IntN(j.most-j.least+1)
}

// file is one file of an issue: the YAML, or a picture it names.
type file struct {
	name string
	data []byte
}
