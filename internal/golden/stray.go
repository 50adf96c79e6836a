package golden

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// read is what this test binary has compared so far. Main gets no other word
// from the tests than their exit status, so it has to stand here.
var read seen

type seen struct {
	mu    sync.Mutex
	paths map[string]bool
}

func (s *seen) add(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.paths == nil {
		s.paths = map[string]bool{}
		// The go command keeps a passing run until something that its tests
		// looked at changes; Main looks too late to be seen.
		_ = filepath.WalkDir("testdata", func(string, fs.DirEntry, error) error { return nil })
	}
	s.paths[path] = true
}

func (s *seen) has(path string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.paths[path]
}

// Main runs a package's tests and fails it when one of its golden files was
// read by none of them: a reference that nobody reads looks like a promise.
// A package that uses Check writes
//
//	func TestMain(m *testing.M) { golden.Main(m) }
//
// GOLDEN=update removes such files. A run of chosen tests does not look.
func Main(m *testing.M) {
	status := m.Run()
	if status == 0 && wholeRun() {
		status = sweep(os.Stderr)
	}
	os.Exit(status)
}

// wholeRun tells whether every test of the package ran.
func wholeRun() bool {
	for _, name := range []string{"run", "skip", "list", "fuzz"} {
		if f := flag.Lookup("test." + name); f != nil && f.Value.String() != "" {
			return false
		}
	}
	return !testing.Short() && flag.Lookup("test.fuzzworker").Value.String() != "true"
}

// sweep names or, in an updating run, removes the stray files in testdata.
func sweep(w io.Writer) (status int) {
	stray, err := Stray("testdata")
	for _, path := range stray {
		if Updating() {
			err = errors.Join(err, os.Remove(path))
			continue
		}
		err = errors.Join(err, fmt.Errorf("%s is read by no test (GOLDEN=update removes it)", path))
	}
	if err != nil {
		fmt.Fprintf(w, "golden: %v\n", err)
		return 1
	}
	return 0
}

// Stray lists the golden files in and below dir that no test of this run has
// read so far, in order of name. Main asks it about testdata; a folder that
// several packages read from needs a test of its own that asks.
func Stray(dir string) (stray []string, err error) {
	if _, err := os.Stat(dir); os.IsNotExist(err) {
		return nil, nil
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && strings.Contains(d.Name(), ".golden") && !read.has(path) {
			stray = append(stray, path)
		}
		return nil
	})
	return stray, err
}
