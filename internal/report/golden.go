package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// golden is an accepted file that a test did not get.
type golden struct{ Name, Diff string }

// goldens finds the pairs x.want and x.got that package golden leaves.
func goldens(dir string) (list []golden, err error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		base, isGot := strings.CutSuffix(path, ".got")
		if err != nil || d.IsDir() || !isGot {
			return err
		}
		diff, err := difference(base+".want", path)
		name, _ := filepath.Rel(dir, base)
		list = append(list, golden{Name: name, Diff: diff})
		return err
	})
	return list, err
}

// difference is what git shows between two files, without its first lines.
func difference(was, is string) (string, error) {
	args := []string{"diff", "--no-index", "--no-color", "--unified=1", was, is}
	out, err := exec.Command("git", args...).Output()
	var differs *exec.ExitError
	if err != nil && !(errors.As(err, &differs) && differs.ExitCode() == 1) {
		return "", fmt.Errorf("comparing %s: %w", is, err)
	}
	_, body, found := strings.Cut(string(out), "\n@@")
	if !found {
		return string(out), nil
	}
	return "@@" + body, nil
}

// differenceOf is difference for texts in memory.
func differenceOf(scratch, was, is string) (string, error) {
	if was == is {
		return "", nil
	}
	a, b := filepath.Join(scratch, "was"), filepath.Join(scratch, "is")
	if err := os.WriteFile(a, []byte(was), 0o644); err != nil {
		return "", err
	}
	if err := os.WriteFile(b, []byte(is), 0o644); err != nil {
		return "", err
	}
	return difference(a, b)
}
