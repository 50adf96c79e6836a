package ingest

import (
	"bytes"
	"io/fs"
	"time"
)

// pictures is the folder that an imported issue stands in: what came out of
// the source, over what lies beside it.
type pictures struct {
	own    []File
	beside fs.FS
}

// Open finds name among the pictures.
func (p pictures) Open(name string) (fs.File, error) {
	for _, f := range p.own {
		if f.Path == name {
			return &openPicture{Reader: bytes.NewReader(f.Data), name: name}, nil
		}
	}
	if p.beside != nil {
		return p.beside.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

type openPicture struct {
	*bytes.Reader
	name string
}

// Close does nothing.
func (*openPicture) Close() error { return nil }

// Stat describes the picture.
func (p *openPicture) Stat() (fs.FileInfo, error) { return p, nil }

// Name is the picture's path.
func (p *openPicture) Name() string { return p.name }

// Mode says that it can only be read.
func (p *openPicture) Mode() fs.FileMode { return 0o444 }

// ModTime is never known.
func (p *openPicture) ModTime() time.Time { return time.Time{} }

// IsDir tells that a picture is no folder.
func (p *openPicture) IsDir() bool { return false }

// Sys has nothing to add.
func (p *openPicture) Sys() any { return nil }
