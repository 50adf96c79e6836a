// Package app_test sees to it that the page the binary serves was built from
// the sources beside it, without building it again.
package app_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const again = "make page builds it again"

// manifest is what stamp.mjs writes beside the built page.
type manifest struct {
	Sources string
	Files   map[string]string // hashes of what was built
}

func TestPageIsBuiltFromItsSources(t *testing.T) {
	tree := os.DirFS(".")
	paths := []string{"index.html", "package.json", "package-lock.json", "tsconfig.json",
		"vite.config.ts", "stamp.mjs"}
	paths = append(append(paths, below(t, tree, "src")...), below(t, tree, "public")...)
	slices.Sort(paths)
	var lines strings.Builder
	for _, p := range paths {
		fmt.Fprintf(&lines, "%s  %s\n", hash(t, tree, p), p)
	}
	if got := sum([]byte(lines.String())); got != read(t).Sources {
		t.Errorf("dist was built from other sources: %s", again)
	}
}

func TestNobodyChangedTheBuiltPage(t *testing.T) {
	dist := os.DirFS("dist")
	want := read(t).Files
	for _, p := range below(t, dist, ".") {
		if p != "manifest.json" && want[p] != hash(t, dist, p) {
			t.Errorf("dist/%s is not as it was built: %s", p, again)
		}
		delete(want, p)
	}
	for p := range want {
		t.Errorf("dist/%s is missing: %s", p, again)
	}
}

// The lock names packages, their versions and hashes, but nobody's registry.
func TestLockNamesNoRegistry(t *testing.T) {
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(lock), `"resolved"`) {
		t.Error("package-lock.json says where packages were fetched from: .npmrc forbids it")
	}
}

// What the browser is sent asks nobody but us for anything.
func TestPageKnowsNoOtherMachine(t *testing.T) {
	dist := os.DirFS("dist")
	for _, p := range below(t, dist, ".") {
		data, err := fs.ReadFile(dist, p)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), "http://www.w3.org/", "") // names of formats
		for _, scheme := range []string{"http://", "https://", "ws://", "wss://"} {
			if strings.Contains(text, scheme) {
				t.Errorf("dist/%s holds an address with %s", p, scheme)
			}
		}
	}
}

func read(t *testing.T) (m manifest) {
	t.Helper()
	data, err := os.ReadFile("dist/manifest.json")
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func below(t *testing.T, tree fs.FS, dir string) (paths []string) {
	t.Helper()
	err := fs.WalkDir(tree, dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			paths = append(paths, path.Clean(p))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func hash(t *testing.T, tree fs.FS, p string) string {
	t.Helper()
	data, err := fs.ReadFile(tree, p)
	if err != nil {
		t.Fatal(err)
	}
	return sum(data)
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
