package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func writing(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// onlyFiles fails when dir holds anything but names: no temporary file may stay.
func onlyFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if len(got) != len(names) {
		t.Fatalf("%s holds %q, want %q", dir, got, names)
	}
	for i := range got {
		if got[i] != names[i] {
			t.Fatalf("%s holds %q, want %q", dir, got, names)
		}
	}
}

func TestSaveMakesFoldersAndReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b", "x.pdf")
	for _, s := range []string{"one", "two"} {
		if err := newFiles().save(path, writing(s)); err != nil {
			t.Fatal(err)
		}
		if got := content(t, path); got != s {
			t.Errorf("got %q, want %q", got, s)
		}
	}
	onlyFiles(t, filepath.Dir(path), "x.pdf")
}

// A name as long as file systems take them leaves no room for a longer one
// beside it while the file is written.
func TestSaveTakesTheLongestNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("简", 83)+".pdf")
	err := newFiles().save(path, func(w io.Writer) error {
		_, err := w.Write([]byte("x"))
		return err
	})
	if data, readErr := os.ReadFile(path); err != nil || readErr != nil || string(data) != "x" {
		t.Errorf("%v, %v, %q; want the file", err, readErr, data)
	}
}

func TestFailedSaveLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.pdf")
	f := newFiles()
	if err := f.save(path, writing("old")); err != nil {
		t.Fatal(err)
	}
	err := f.save(path, func(w io.Writer) error {
		w.Write(make([]byte, 1<<20))
		return syscall.ENOSPC
	})
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got error %v, want no space left", err)
	}
	if got := content(t, path); got != "old" {
		t.Errorf("got %d bytes, want the old file", len(got))
	}
	onlyFiles(t, dir, "x.pdf")
	if len(f.pending) != 0 {
		t.Errorf("still pending: %v", f.pending)
	}
}

func TestSaveKeepsRightsAndLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "link.pdf")
	if err := os.WriteFile(real, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.pdf", link); err != nil {
		t.Fatal(err)
	}
	if err := newFiles().save(link, writing("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(real)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("got %v %v, want rights 0640", info.Mode(), err)
	}
	if got := content(t, real); got != "new" {
		t.Errorf("the link's target holds %q", got)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link has become a file")
	}
}

func TestSaveWritesThroughDevices(t *testing.T) {
	if err := newFiles().save("/dev/null", writing("x")); err != nil {
		t.Errorf("/dev/null: %v", err)
	}
	if err := newFiles().save("/dev/full", writing("x")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("/dev/full: got %v, want no space left", err)
	}
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode().IsRegular() {
		t.Fatal("/dev/null is no device any more")
	}
}

func TestSaveRefusesAFolder(t *testing.T) {
	if err := newFiles().save(t.TempDir(), writing("x")); !errors.Is(err, syscall.EISDIR) {
		t.Errorf("got %v, want: is a directory", err)
	}
}
