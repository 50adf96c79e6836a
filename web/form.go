package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
)

// openForm takes a form apart: one file that is meant, the others its
// pictures. A .zip in it is opened.
func (s *Service) openForm(u *upload, wanted []string) (*parcel, error) {
	files, fields, err := s.readForm(u)
	if err != nil {
		return nil, err
	}
	if text := fields[issueField]; text != nil {
		return &parcel{"issue", text, files}, nil
	}
	switch len(files) {
	case 0:
		return nil, refuse(http.StatusBadRequest, sayNoFile)
	case 1:
		for name, data := range files {
			return s.openFile(path.Base(name), data, wanted)
		}
	}
	return choose(files, wanted)
}

// readForm reads the parts: files by their names, other fields by theirs.
func (s *Service) readForm(u *upload) (folder, map[string][]byte, error) {
	files, fields := folder{}, map[string][]byte{}
	parts := multipart.NewReader(bytes.NewReader(u.data), u.params["boundary"])
	for n := 0; ; n++ {
		part, err := parts.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return files, fields, nil
		case err != nil:
			return nil, nil, refuse(http.StatusBadRequest, sayBadForm, err)
		case n == s.limits.Entries:
			return nil, nil, refuse(http.StatusRequestEntityTooLarge, sayManyEntries, n)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, refuse(http.StatusBadRequest, sayBadForm, err)
		}
		if err := place(part, data, files, fields); err != nil {
			return nil, nil, err
		}
	}
}

// place puts a part where it belongs. An issue in a field of that name may
// come as a file without a name worth keeping.
func place(part *multipart.Part, data []byte, files folder, fields map[string][]byte) error {
	name, isFile := fileName(part)
	if !isFile {
		if part.FormName() == issueField {
			fields[issueField] = data
		}
		return nil
	}
	if name == "" && len(data) == 0 {
		return nil // a browser's empty file field
	}
	if name == "blob" { // FormData's name for data without one
		name = part.FormName()
	}
	clean, ok := cleanPath(name)
	switch {
	case !ok:
		return refuse(http.StatusBadRequest, sayBadName, name)
	case files[clean] != nil:
		return refuse(http.StatusBadRequest, sayTwice, clean)
	}
	files[clean] = data
	return nil
}

// issueField is the field that may hold an issue as text.
const issueField = "issue"

// fileName is the part's own file name, folders and all, which
// multipart.Part.FileName would cut off.
func fileName(part *multipart.Part) (name string, ok bool) {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return "", false
	}
	name, ok = params["filename"]
	return name, ok
}
