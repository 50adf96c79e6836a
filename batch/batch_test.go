package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"

	"jianbao/finding"
	"jianbao/issue"
)

// save writes in place; whole or nothing is the command's to see to.
func save(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// copying makes of each issue a copy of its text and of the file it names.
func copying(_ Issue, src issue.Source, formats []string) (m Made) {
	text := string(src.Data)
	switch {
	case strings.Contains(text, "panic"):
		panic("out of ink")
	case strings.Contains(text, "wrong"):
		return Made{Found: []finding.Finding{finding.New("E102", finding.Pos{}, 1, 2)}}
	}
	if name, ok := strings.CutPrefix(text, "read "); ok {
		f, err := src.FS.Open(name)
		if err == nil {
			data, _ := io.ReadAll(f)
			text += string(data)
		}
	}
	for _, format := range formats {
		m.Files = append(m.Files, Output{Format: format, End: "." + format, Data: []byte(text)})
	}
	m.Pages = 1
	return m
}

// job is a job over files in a folder of its own.
func job(t *testing.T, files map[string]string) Job {
	t.Helper()
	j := Job{In: t.TempDir(), Out: t.TempDir(), Formats: []string{"txt"}, Setting: "engine 1",
		Workers: 2, Make: copying, Save: save}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		write(t, filepath.Join(j.In, name), files[name])
		if strings.HasSuffix(name, ".yaml") {
			j.Issues = append(j.Issues, Issue{Name: name, Base: strings.TrimSuffix(name, ".yaml")})
		}
	}
	return j
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// run carries a job out and gives the results by issue.
func run(t *testing.T, j Job) map[string]Result {
	t.Helper()
	results, err := runUntil(t, context.Background(), j)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func runUntil(t *testing.T, stop context.Context, j Job) (map[string]Result, error) {
	t.Helper()
	plan, err := NewPlan(j)
	if err != nil {
		t.Fatal(err)
	}
	results := map[string]Result{}
	err = plan.Run(stop, func(r Result) { results[r.Name] = r })
	return results, err
}

func manifest(t *testing.T, j Job) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(j.Out, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheManifestIsInOrderAndFreeOfTimes(t *testing.T) {
	files := map[string]string{"b.yaml": "read p.txt", "p.txt": "p", "a/c.yaml": "c", "w.yaml": "wrong"}
	var all []string
	for _, workers := range []int{1, 7} {
		j := job(t, files)
		j.Workers = workers
		run(t, j)
		all = append(all, manifest(t, j))
	}
	if all[0] != all[1] {
		t.Errorf("seven workers write\n%s\none writes\n%s", all[1], all[0])
	}
	want := heading + `
{"issue":"a/c.yaml","state":"done","setting":"engine 1","sha256":"` + sumOf([]byte("c")) + `","pages":1,` +
		`"files":[{"name":"a/c.txt","format":"txt","bytes":1,"sha256":"` + sumOf([]byte("c")) + `"}]}
{"issue":"b.yaml","state":"done","setting":"engine 1","sha256":"` + sumOf([]byte("read p.txt")) +
		`","reads":[{"name":"p.txt","sha256":"` + sumOf([]byte("p")) + `"}],"pages":1,` +
		`"files":[{"name":"b.txt","format":"txt","bytes":11,"sha256":"` + sumOf([]byte("read p.txtp")) + `"}]}
{"issue":"w.yaml","state":"failed","setting":"engine 1","sha256":"` + sumOf([]byte("wrong")) + `"}
`
	if all[0] != want {
		t.Errorf("got\n%s\nwant\n%s", all[0], want)
	}
}

// A file that was not there when it was read is read again when it is.
func TestAPictureThatTurnsUpIsAChange(t *testing.T) {
	j := job(t, map[string]string{"a.yaml": "read p.txt"})
	run(t, j)
	if r := run(t, j)["a.yaml"]; r.Why != Unchanged {
		t.Errorf("nothing changed, but: %v %s", r.Why, r.Detail)
	}
	write(t, filepath.Join(j.In, "p.txt"), "p")
	if r := run(t, j)["a.yaml"]; r.Why != NewPicture || r.Detail != "p.txt" {
		t.Errorf("got reason %v %q", r.Why, r.Detail)
	}
}

func TestAFaultOfTheEngineIsOneIssuesFault(t *testing.T) {
	j := job(t, map[string]string{"a.yaml": "a", "b.yaml": "panic", "c.yaml": "c"})
	results := run(t, j)
	if err := results["b.yaml"].Err; err == nil || !strings.Contains(err.Error(), "out of ink") {
		t.Errorf("b.yaml: %v", err)
	}
	if results["b.yaml"].Record.State != Failed {
		t.Errorf("b.yaml is %s", results["b.yaml"].Record.State)
	}
	for _, name := range []string{"a.txt", "c.txt"} {
		if _, err := os.Stat(filepath.Join(j.Out, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestAFullDiskStopsTheRun(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("%02d.yaml", i)] = "x"
	}
	j := job(t, files)
	j.Workers = 1
	var written atomic.Int32
	j.Save = func(path string, write func(io.Writer) error) error {
		if written.Add(1) == 5 {
			return &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
		}
		return save(path, write)
	}
	results := run(t, j)
	failed, skipped := 0, 0
	for _, r := range results {
		if r.Err != nil {
			failed++
		}
		if r.Skipped {
			skipped++
		}
	}
	if failed != 1 || skipped < 20 {
		t.Errorf("%d failed, %d were not begun", failed, skipped)
	}
	for name, r := range run(t, j) {
		if r.Err != nil || r.Record.State != Done {
			t.Errorf("%s after there is room: %v, %s", name, r.Err, r.Record.State)
		}
	}
}

func TestAStoppedRunGoesOn(t *testing.T) {
	j := job(t, map[string]string{"a.yaml": "a", "b.yaml": "b", "c.yaml": "c"})
	stop, cancel := context.WithCancel(context.Background())
	cancel()
	results, err := runUntil(t, stop, j)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range results {
		if !r.Skipped {
			t.Errorf("%s was made after the stop", name)
		}
	}
	for name, r := range run(t, j) {
		if r.Why != New || r.Skipped {
			t.Errorf("%s: %v, skipped %v", name, r.Why, r.Skipped)
		}
	}
}

// Wherever a kill cuts the journal, the whole lines before the cut count and
// nothing else does, and what follows is written on a line of its own.
func TestAJournalCutAnywhere(t *testing.T) {
	j := job(t, map[string]string{"a.yaml": "a", "b.yaml": "b", "c.yaml": "c"})
	run(t, j)
	whole := manifest(t, j)
	_, lines, _ := strings.Cut(whole, "\n")
	for cut := range len(lines) + 1 {
		if near := strings.Contains(lines[max(cut-2, 0):min(cut+2, len(lines))], "\n"); !near && cut%17 > 0 {
			continue // the ends of lines, and some of the rest
		}
		write(t, filepath.Join(j.Out, journalName), lines[:cut])
		os.Remove(filepath.Join(j.Out, ManifestName))
		made := 0
		for _, r := range run(t, j) {
			if r.Work() {
				made++
			}
		}
		if want := 3 - strings.Count(lines[:cut], "\n"); made != want {
			t.Fatalf("cut at %d: made %d, want %d", cut, made, want)
		}
		if got := manifest(t, j); got != whole {
			t.Fatalf("cut at %d: the manifest is\n%s", cut, got)
		}
		if _, err := os.Stat(filepath.Join(j.Out, journalName)); err == nil {
			t.Fatal("the journal is still there")
		}
	}
}

// paged makes as many files of a format as the issue has letters.
func paged(in Issue, src issue.Source, formats []string) (m Made) {
	for _, format := range formats {
		for i, letter := range string(src.Data) {
			m.Files = append(m.Files, Output{Format: format,
				End: fmt.Sprintf("-%d.%s", i, format), Data: []byte(string(letter) + format)})
		}
	}
	return m
}

// Whatever a run is about to do, a kill before any of its files leads, after
// a rerun, to what the run would have come to undisturbed.
func TestKilledBeforeAnyFile(t *testing.T) {
	for _, c := range []struct {
		name   string
		text   string // of the issue the second time; it was abc
		change func(j *Job)
	}{
		{"new formats", "abc", func(j *Job) { j.Formats = []string{"png", "md"} }},
		{"fewer pages", "ab", func(*Job) {}},
		{"fewer pages, other formats", "d", func(j *Job) { j.Formats = []string{"txt", "md"} }},
		{"another setting", "abc", func(j *Job) { j.Setting = "engine 2" }},
		{"forced", "abc", func(j *Job) { j.Force, j.Formats = true, []string{"md"} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			// One issue: a copy of a folder is one moment only while nobody else writes.
			j := job(t, map[string]string{"a.yaml": "abc"})
			j.Make, j.Formats = paged, []string{"png", "txt"}
			run(t, j)
			write(t, filepath.Join(j.In, "a.yaml"), c.text)
			c.change(&j)
			var moments []string
			kill := j
			kill.Save = func(path string, write func(io.Writer) error) error {
				moments = append(moments, copyOf(t, j.Out))
				return save(path, write)
			}
			run(t, kill)
			want := treeOf(t, j.Out)
			for i, moment := range moments {
				again := j
				again.Out, again.Force = moment, false
				run(t, again)
				got := treeOf(t, moment)
				for _, name := range slices.Sorted(maps.Keys(want)) {
					if got[name] != want[name] {
						t.Fatalf("killed before file %d: %s is\n%s\nwant\n%s",
							i, name, got[name], want[name])
					}
				}
				if len(got) != len(want) {
					t.Errorf("killed before file %d: %d files, want %d", i, len(got), len(want))
				}
			}
		})
	}
}

func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = string(data)
	}
	return all
}

func TestAJournalOfNoUse(t *testing.T) {
	for _, text := range []string{"\x00\x00\x00\n", "{}\n", "[1]\nx", "{\"issue\":\"a.yaml\",\"state\":\"lost\"}\n"} {
		j := job(t, map[string]string{"a.yaml": "a"})
		write(t, filepath.Join(j.Out, journalName), text)
		if r := run(t, j)["a.yaml"]; r.Why != New || r.Err != nil {
			t.Errorf("%q: reason %v, %v", text, r.Why, r.Err)
		}
	}
}

// Until the manifest can be written the journal holds what was done.
func TestAManifestThatCannotBeWritten(t *testing.T) {
	j := job(t, map[string]string{"a.yaml": "a"})
	j.Save = func(path string, write func(io.Writer) error) error {
		if filepath.Base(path) == ManifestName {
			return syscall.ENOSPC
		}
		return save(path, write)
	}
	if _, err := runUntil(t, context.Background(), j); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v, want no space left", err)
	}
	j.Save = save
	if r := run(t, j)["a.yaml"]; r.Why != Unchanged {
		t.Errorf("made again: %v", r.Why)
	}
	if !strings.Contains(manifest(t, j), `"a.yaml"`) {
		t.Error("the manifest has no a.yaml")
	}
}

func TestWhatIsGoneIsForgotten(t *testing.T) {
	j := job(t, map[string]string{"a.yaml": "a", "b.yaml": "b"})
	run(t, j)
	j.Issues = j.Issues[:1]
	plan, err := NewPlan(j)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Gone) != 1 || plan.Gone[0].Issue != "b.yaml" {
		t.Errorf("gone: %v", plan.Gone)
	}
	run(t, j)
	if m := manifest(t, j); strings.Contains(m, "b.yaml") {
		t.Errorf("the manifest still has b.yaml:\n%s", m)
	}
}

func TestTheShelfHashesWhatIsUsed(t *testing.T) {
	s := &shelf{FS: fstest.MapFS{"b/p.png": {Data: []byte("p")}}}
	for _, name := range []string{"b/p.png", "none.png", "b", "b/p.png"} {
		if f, err := s.Open(name); err == nil {
			f.Close()
		}
	}
	want := []Read{{"b", ""}, {"b/p.png", sumOf([]byte("p"))}, {"none.png", ""}}
	if got := s.reads(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func FuzzJournal(f *testing.F) {
	f.Add(`{"issue":"a.yaml","state":"done","setting":"s","sha256":"x"}` + "\n" + `{"issue":"b`)
	f.Add("\x00\n")
	f.Fuzz(func(t *testing.T, text string) {
		l := &ledger{records: map[string]Record{}}
		l.replay([]byte(text))
		for name, r := range l.records {
			line, err := r.line()
			if err != nil {
				t.Fatal(err)
			}
			if again, err := parseRecord(line); err != nil || again.Issue != name {
				t.Errorf("%q comes back as %q: %v", name, again.Issue, err)
			}
		}
	})
}
