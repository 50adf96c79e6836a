package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jianbao/bench/meter"
)

func TestPairIsComparedByRounds(t *testing.T) {
	cost := func(cpu, wall time.Duration, peak int64) meter.Cost {
		return meter.Cost{CPU: cpu * time.Second, Wall: wall * time.Second, Peak: peak << 20}
	}
	ours := &side{name: "jianbao batch", files: 10, written: 5 << 20,
		costs: []meter.Cost{cost(1, 1, 50), cost(2, 2, 60), cost(1, 5, 40)}}
	peer := &side{name: "Typst", files: 10, written: 6 << 20,
		costs: []meter.Cost{cost(4, 4, 300), cost(6, 5, 200), cost(7, 2, 100)}}
	got := pairTable([]*side{ours, peer}, 10)
	for _, row := range []string{
		"| jianbao batch | 10 | 5.0 | 100.0 | 1.00 | 60 | 5 |",
		"| Typst | 10 | 2.5 | 600.0 | 4.00 | 300 | 6 |",
	} {
		if !strings.Contains(got, row+"\n") {
			t.Errorf("no row %q in\n%s", row, got)
		}
	}
}

// Each issue goes to one process of the peer.
func TestEveryIssueHasOneProcess(t *testing.T) {
	seen := map[string]int{}
	for _, cmd := range (bench{npm: "x"}).typst("out", []string{"a", "b", "c", "d", "e"}) {
		if cmd.Err != nil && !strings.Contains(cmd.Err.Error(), "node") {
			t.Error(cmd.Err)
		}
		for _, file := range cmd.Args[5:] {
			seen[file]++
		}
	}
	for _, file := range []string{"a", "b", "c", "d", "e"} {
		if seen[file] != 1 {
			t.Errorf("%s goes to %d processes", file, seen[file])
		}
	}
}

// The peer reads every issue of the generator, pictures by their full path.
func TestIssuesAreWrittenForThePeer(t *testing.T) {
	b := bench{dir: t.TempDir()}
	if err := os.MkdirAll(b.path("pair"), 0o700); err != nil {
		t.Fatal(err)
	}
	const source = "masthead: {name: 简报}\nnumber: {year: 2020, issue: 1}\npublisher: 某会\ndate: 2020-01-02\n" +
		"articles:\n  - title: 题\n    body: |\n      ![图](a/01.png)\n"
	if err := os.WriteFile(b.path("pair/a.yaml"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := b.neutral()
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(b.dir, "pair", "a", "01.png"); !strings.Contains(string(data), want) {
		t.Errorf("no %s in %s", want, data)
	}
}
