package issue

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Folder is a folder on disk that pictures are read from; links cannot lead out
// of it.
type Folder string

var (
	// errNoFile is why a folder, a named pipe or a device is not opened: reading
	// a pipe would wait for a writer for ever.
	errNoFile = errors.New("not a file")

	errOutside = errors.New("a link leads out of the folder")
)

// Open opens a file inside the folder.
func (d Folder) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(filepath.FromSlash(name))
	if err != nil && strings.HasSuffix(err.Error(), escapes) {
		err = &fs.PathError{Op: "open", Path: name, Err: errOutside}
	}
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	if err != nil {
		return nil, err
	}
	return root.FS().Open(name)
}

// escapes is what package os says of a link that leads out of a root; it has
// no exported error for it.
const escapes = "path escapes from parent"
