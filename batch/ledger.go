package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// The manifest is the truth; the journal is what has happened since, a line at
// a time, until the run ends and the manifest is written anew. A line counts
// when it is whole: what a kill cut short never happened.
const (
	ManifestName = "batch.manifest"
	journalName  = "batch.journal"
)

// heading is the manifest's first line.
const heading = `{"manifest":"jianbao batch","version":1}`

// ledger is the records of an output folder.
type ledger struct {
	// configuration
	dir  string
	save func(path string, write func(io.Writer) error) error

	// state
	mu      sync.Mutex
	records map[string]Record
	journal *os.File
	length  int64  // of the journal's whole lines
	dirty   bool   // a journal was left by a killed run
	saved   []byte // the manifest as it stands on disk
}

// openLedger reads what a folder's manifest and journal say. A folder that has
// none, or is none yet, has no records.
func openLedger(dir string) (*ledger, error) {
	l := &ledger{dir: dir, records: map[string]Record{}}
	if err := l.readManifest(); err != nil {
		return nil, fmt.Errorf("%s: %w", l.path(ManifestName), err)
	}
	data, err := os.ReadFile(l.path(journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	l.dirty = true
	l.replay(data)
	return l, err
}

func (l *ledger) path(name string) string { return filepath.Join(l.dir, name) }

func (l *ledger) readManifest() (err error) {
	l.saved, err = os.ReadFile(l.path(ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	lines := bytes.Split(bytes.TrimSuffix(l.saved, []byte("\n")), []byte("\n"))
	if string(lines[0]) != heading {
		return errors.New("not a manifest of this version; remove it to begin anew")
	}
	for i, line := range lines[1:] {
		r, err := parseRecord(line)
		if err != nil {
			return fmt.Errorf("line %d: %w; remove the file to begin anew", i+2, err)
		}
		l.records[r.Issue] = r
	}
	return nil
}

// replay takes in the whole lines of a journal. After a power cut a line may
// hold anything; what is no record is none.
func (l *ledger) replay(data []byte) {
	for line := range bytes.Lines(data) {
		if r, err := parseRecord(line); err == nil && line[len(line)-1] == '\n' {
			l.records[r.Issue] = r
		}
	}
}

// Records are what an output folder says of its issues, in order of name, the
// journal of a run that was killed included.
func Records(dir string) ([]Record, error) {
	if _, err := os.Stat(filepath.Join(dir, ManifestName)); err != nil {
		return nil, err
	}
	l, err := openLedger(dir)
	if err != nil {
		return nil, err
	}
	var all []Record
	for _, name := range slices.Sorted(maps.Keys(l.records)) {
		all = append(all, l.records[name])
	}
	return all, nil
}

// begin makes the folder ready to be written to.
func (l *ledger) begin() (err error) {
	if l.dirty {
		if err := l.writeManifest(); err != nil {
			return err
		}
	}
	const flags = os.O_CREATE | os.O_TRUNC | os.O_WRONLY | os.O_APPEND
	l.journal, err = os.OpenFile(l.path(journalName), flags, 0o666)
	return err
}

// put records r. The line is written at once, so that it outlives the program.
func (l *ledger) put(r Record) error {
	line, err := r.line()
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records[r.Issue] = r
	if _, err := l.journal.Write(line); err != nil {
		// Half a line would swallow the one that is written after it.
		return errors.Join(err, l.journal.Truncate(l.length))
	}
	l.length += int64(len(line))
	return nil
}

// record is what is known of an issue.
func (l *ledger) record(name string) Record {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.records[name]
}

// keep forgets the records of other issues than those named.
func (l *ledger) keep(names map[string]bool) (gone []Record) {
	for _, name := range slices.Sorted(maps.Keys(l.records)) {
		if !names[name] {
			gone = append(gone, l.records[name])
			delete(l.records, name)
		}
	}
	return gone
}

// end writes the manifest and takes the journal away. When the manifest cannot
// be written, the journal stays and loses nothing.
func (l *ledger) end() error {
	err := l.writeManifest()
	err = errors.Join(err, l.journal.Close())
	if err != nil {
		return err
	}
	return os.Remove(l.path(journalName))
}

// writeManifest writes the records in order of name, unless they stand so.
func (l *ledger) writeManifest() error {
	b := bytes.NewBufferString(heading + "\n")
	for _, name := range slices.Sorted(maps.Keys(l.records)) {
		line, err := l.records[name].line()
		if err != nil {
			return err
		}
		b.Write(line)
	}
	if bytes.Equal(b.Bytes(), l.saved) {
		return nil
	}
	err := l.save(l.path(ManifestName), func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
	if err == nil {
		l.saved = b.Bytes()
	}
	return err
}
