package batch

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// State is how far the manifest knows an issue to be.
type State string

// Begun stands in the journal only, before an issue's first file appears.
const (
	Done   State = "done"
	Failed State = "failed"
	Begun  State = "begun"
)

// Record is what the manifest says of one issue. It holds no times, so that
// the same issues give the same manifest.
type Record struct {
	Issue   string `json:"issue"`
	State   State  `json:"state"`
	Setting string `json:"setting"`
	Sum     string `json:"sha256"` // of the issue file; "" when it could not be read
	Reads   []Read `json:"reads,omitempty"`
	Pages   int    `json:"pages,omitempty"`
	Files   []File `json:"files,omitempty"`
}

// Read is a file that an issue names, beside which it lies.
type Read struct {
	Name string `json:"name"`
	Sum  string `json:"sha256"` // "" when it could not be read
}

// File is one output, below the output folder.
type File struct {
	Name   string `json:"name"`
	Format string `json:"format"`
	Bytes  int    `json:"bytes"`
	Sum    string `json:"sha256"`
}

// line is r as one line of JSON.
func (r Record) line() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(r)
	return b.Bytes(), err
}

// parseRecord reads one line.
func parseRecord(line []byte) (r Record, err error) {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		return r, err
	}
	if r.Issue == "" || !slices.Contains([]State{Done, Failed, Begun}, r.State) {
		return r, fmt.Errorf("no record of an issue: %.60q", line)
	}
	return r, nil
}

// has tells whether a file of a format was made.
func (r Record) has(format string) bool {
	return slices.ContainsFunc(r.Files, func(f File) bool { return f.Format == format })
}

// begun is r when new files are about to appear beside its own. It says which
// version those are of, so that they are known for good ones after a kill,
// unless nobody can say. What is in the new ones nobody can say either.
func (r Record) begun(issue string, files []File) Record {
	if r.State == Failed {
		r = Record{Files: r.Files}
	}
	files = slices.Clone(files)
	for i := range files {
		files[i].Bytes, files[i].Sum = 0, ""
	}
	r.Issue, r.State, r.Files = issue, Begun, r.with(files)
	return r
}

// sameVersion tells whether files of both would be the same.
func (r Record) sameVersion(o Record) bool {
	return r.State != Failed && r.Setting == o.Setting && r.Sum == o.Sum &&
		slices.Equal(r.Reads, o.Reads)
}

// with is r's files where those of the same name are replaced by more.
func (r Record) with(more []File) []File {
	all := slices.Clone(more)
	for _, f := range r.Files {
		if !named(more, f.Name) {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

func named(files []File, name string) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Name == name })
}
