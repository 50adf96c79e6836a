// Package golden holds what a test produces against a file that someone has
// read and accepted. It knows bytes and lines, not what they describe.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Updating tells whether this run rewrites the accepted files. It is asked
// from the environment: a flag of ours would break go test ./... in every
// package that does not define it.
func Updating() bool { return os.Getenv("GOLDEN") == "update" }

// Check compares got with the accepted file. A bare name stands in testdata,
// a path with a slash counts from the package's folder. GOLDEN=update go test
// accepts got instead. Name the file x.golden or x.golden.txt, so that Main
// finds it once no test reads it any more.
func Check[T ~string | ~[]byte](t testing.TB, name string, got T) {
	t.Helper()
	path := locate(name)
	read.add(path)
	if Updating() {
		accept(t, path, []byte(got))
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		keep(t, path, "", string(got))
		t.Errorf("golden: %v (accept the output with GOLDEN=update go test)", err)
		return
	}
	if string(want) == string(got) {
		return
	}
	where := keep(t, path, string(want), string(got))
	t.Errorf("%s is not as accepted:\n%s%s", path, Difference(string(want), string(got)), where)
}

func locate(name string) string {
	if strings.ContainsRune(name, '/') {
		return filepath.Clean(filepath.FromSlash(name))
	}
	return filepath.Join("testdata", name)
}

func accept(t testing.TB, path string, got []byte) {
	t.Helper()
	if old, err := os.ReadFile(path); err == nil && string(old) == string(got) {
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatalf("golden: %v", err)
	}
	if err := os.WriteFile(path, got, 0o644); err != nil {
		t.Fatalf("golden: %v", err)
	}
}

// keep leaves both texts where make report finds them, when go test was asked
// for artifacts; otherwise nothing would remain of the folder anyway.
func keep(t testing.TB, path, want, got string) string {
	t.Helper()
	if f := flag.Lookup("test.artifacts"); f == nil || f.Value.String() != "true" {
		return ""
	}
	base := filepath.Join(t.ArtifactDir(), filepath.Base(path))
	for ext, text := range map[string]string{".want": want, ".got": got} {
		if err := os.WriteFile(base+ext, []byte(text), 0o644); err != nil {
			t.Fatalf("golden: %v", err)
		}
	}
	return "both are whole in " + base + ".{want,got}\n"
}
