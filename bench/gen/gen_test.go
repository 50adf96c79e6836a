package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func seeded(seed uint64) *writer { return &writer{rand.New(rand.NewPCG(seed, 7))} }

func TestNumeralsAreWrittenAsStatutesDo(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 3: "三", 10: "十", 12: "十二", 20: "二十", 35: "三十五", 100: "一百",
		102: "一百零二", 110: "一百一十", 1020: "一千零二十", 1002: "一千零二",
	} {
		if got := numeral(n); got != want {
			t.Errorf("numeral(%d) = %s, want %s", n, got, want)
		}
	}
}

// A hole that names no list would panic in the middle of a bench.
func TestEveryPatternCanBeFilled(t *testing.T) {
	w := seeded(1)
	for name, list := range words {
		for _, pattern := range list {
			if said := w.say(pattern); strings.ContainsAny(said, "{}") {
				t.Errorf("%s: %q leaves a hole: %q", name, pattern, said)
			}
		}
	}
}

func TestTheSameSeedWritesTheSameFiles(t *testing.T) {
	for _, kind := range []string{"bulletins", "statutes"} {
		first, second := t.TempDir(), t.TempDir()
		for dir, n := range map[string]int{first: 3, second: 2} {
			if err := (job{kind: kind, n: n, seed: 5, out: dir, least: 2, most: 6}).run(); err != nil {
				t.Fatal(err)
			}
		}
		entries, err := os.ReadDir(second)
		if err != nil || len(entries) < 2 {
			t.Fatalf("%s: %d entries, %v", kind, len(entries), err)
		}
		for _, e := range entries {
			if !e.IsDir() && !same(t, filepath.Join(first, e.Name()), filepath.Join(second, e.Name())) {
				t.Errorf("%s differs", e.Name())
			}
		}
	}
}

func same(t *testing.T, a, b string) bool {
	t.Helper()
	one, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(one, two)
}

func TestOtherSeedsWriteOtherFiles(t *testing.T) {
	if a, b := statuteIssue(seeded(1), 0), statuteIssue(seeded(2), 0); bytes.Equal(a[0].data, b[0].data) {
		t.Error("seeds 1 and 2 gave the same issue")
	}
}

func TestALongerBulletinHasMoreText(t *testing.T) {
	short, long := 0, 0
	for seed := range uint64(8) {
		short += len(bulletinIssue(seeded(seed), 0, 2)[0].data)
		long += len(bulletinIssue(seeded(seed), 0, 40)[0].data)
	}
	if long < 8*short {
		t.Errorf("40 pages have %d bytes, 2 pages %d", long, short)
	}
}

func TestEveryPictureNamedIsWritten(t *testing.T) {
	for seed := range uint64(5) {
		files := bulletinIssue(seeded(seed), 0, 30)
		named := strings.Count(string(files[0].data), "![")
		if named != len(files)-1 || named == 0 {
			t.Errorf("seed %d: %d pictures named, %d written", seed, named, len(files)-1)
		}
		if !utf8.Valid(files[0].data) {
			t.Errorf("seed %d: not UTF-8", seed)
		}
	}
}

func TestAWrongCommandIsSaid(t *testing.T) {
	for _, j := range []job{
		{kind: "poems", out: "x", least: 1, most: 1},
		{kind: "statutes"},
		{kind: "bulletins", out: "x", least: 5, most: 2},
	} {
		if j.run() == nil {
			t.Errorf("%+v: no error", j)
		}
	}
}
