package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// unfinished is how files.create names a file until it is whole.
var unfinished = regexp.MustCompile(`^\..+\.[0-9]+-[0-9]+\.tmp$`)

// sweepStale takes the unfinished files away that killed runs left below dir.
// Only who has locked dir may call it.
func sweepStale(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrPermission) && path != dir {
			return nil // of somebody else, like lost+found: there is nothing of ours in it
		}
		if err == nil && d.Type().IsRegular() && unfinished.MatchString(d.Name()) {
			err = os.Remove(path)
		}
		return err
	})
}
