package web

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"time"
)

// folder is files in memory, by their path: what the pictures of an issue are
// read from.
type folder map[string][]byte

// Open opens the file called name.
func (f folder) Open(name string) (fs.File, error) {
	data, ok := f[name]
	if !ok || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openFile{Reader: bytes.NewReader(data), name: name}, nil
}

// openFile is one open file of a folder.
type openFile struct {
	*bytes.Reader
	name string
}

// Stat describes the file.
func (f *openFile) Stat() (fs.FileInfo, error) {
	return fileInfo{path.Base(f.name), f.Size()}, nil
}

// Close does nothing.
func (f *openFile) Close() error { return nil }

type fileInfo struct {
	name string
	size int64
}

func (i fileInfo) Name() string     { return i.name }
func (i fileInfo) Size() int64      { return i.size }
func (fileInfo) Mode() fs.FileMode  { return 0o444 }
func (fileInfo) ModTime() time.Time { return time.Time{} }
func (fileInfo) IsDir() bool        { return false }
func (fileInfo) Sys() any           { return nil }

// cleanPath is name as a path of a folder; false when it leads out of it or
// names nothing.
func cleanPath(name string) (string, bool) {
	name = strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "./")
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\x00\n\r") {
		return "", false
	}
	return name, true
}

// below is what lies in dir of f, by its path from there.
func (f folder) below(dir string) folder {
	if dir == "." {
		return f
	}
	part := folder{}
	for name, data := range f {
		if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
			part[rest] = data
		}
	}
	return part
}
