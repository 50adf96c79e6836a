package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets a test run this binary as jianbao itself, for what only a
// process of its own can show.
func TestMain(m *testing.M) {
	if os.Getenv("JIANBAO_TEST_RUN") != "" {
		main()
	}
	os.Exit(m.Run())
}

const sound = `masthead: {name: 简报}
number: {year: 2025, issue: 1}
publisher: 某某编印
date: 2025-01-06
articles:
  - title: 通知
    body: |
      本馆自一月十日起调整开放时间。
`

var unsound = strings.Replace(sound, "2025-01-06", "2025-02-30", 1)

// ran is what one run of the program came to.
type ran struct {
	status   int
	out, err string
}

// jianbao runs the program in this process, in English.
func jianbao(stdin string, args ...string) ran {
	var out, err bytes.Buffer
	m := &machine{
		stdin: strings.NewReader(stdin), stdout: &out, stderr: &err,
		env:   func(name string) string { return map[string]string{"LANG": "en_US.UTF-8"}[name] },
		tty:   func(int) bool { return false },
		files: newFiles(),
	}
	status := run(args, m)
	return ran{status, out.String(), err.String()}
}

// desk makes a folder of files the current one.
func desk(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRenderSaysWhereThePDFIs(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	got := jianbao("", "render", "a.yaml")
	if got != (ran{0, "a.pdf: 1 pages\n", ""}) {
		t.Errorf("got %+v", got)
	}
	onlyFiles(t, ".", "a.pdf", "a.yaml")
	if !strings.HasPrefix(content(t, "a.pdf"), "%PDF-") {
		t.Error("a.pdf is no PDF")
	}
}

func TestExitStatus(t *testing.T) {
	for _, c := range []struct {
		name   string
		args   string
		status int
		says   string // on standard error
		files  string // in the folder afterwards, beside the inputs
	}{
		{"done", "render good.yaml --out o", 0, "", "o/good.pdf"},
		{"several", "render good.yaml dir --out o", 0, "2 files: 2 done", "o/good.pdf o/x.pdf"},
		{"input wrong", "render bad.yaml", 1, "bad.yaml:4:7: E", ""},
		{"input wrong, others done", "render bad.yaml good.yaml --out o", 1, "1 with errors", "o/good.pdf"},
		{"check wrong", "check bad.yaml", 1, "bad.yaml:4:7: E", ""},
		{"dump wrong", "dump bad.yaml", 1, "bad.yaml:4:7: E", ""},
		{"file missing, others done", "render none.yaml good.yaml --out o", 2, "none.yaml", "o/good.pdf"},
		{"check missing", "check none.yaml", 2, "none.yaml", ""},
		{"disk full", "render good.yaml --out /dev/full", 2, "no space left", ""},
		{"folder cannot be", "render good.yaml --out good.yaml/x.pdf", 2, "not a directory", ""},
		{"no command", "print good.yaml", 2, "print", ""},
		{"no such flag", "render good.yaml --loud", 2, "--loud", ""},
		{"no file", "render", 2, "<file>", ""},
		{"format unknown", "render good.yaml --to ps", 2, "does not know ps", ""},
		{"template unknown", "render good.yaml --template buletin", 2, "bulletin", ""},
		{"template folder empty", "render good.yaml --template dir", 1, "dir/template.json", ""},
		{"fonts folder missing", "render good.yaml --fonts none", 2, "none", ""},
		{"one name twice", "render good.yaml dir dir2 --out o", 2, "would both become", ""},
		{"empty folder", "render empty", 2, "no issue file", ""},
		{"shell unknown", "completion tcsh", 2, "tcsh", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			desk(t, map[string]string{"good.yaml": sound, "bad.yaml": unsound,
				"dir/x.yaml": sound, "dir2/x.json": "{}", "empty/notes.txt": ""})
			got := jianbao("", strings.Fields(c.args)...)
			if got.status != c.status {
				t.Errorf("status %d, want %d", got.status, c.status)
			}
			if !strings.Contains(got.err, c.says) {
				t.Errorf("standard error is %q, want %q in it", got.err, c.says)
			}
			if files := strings.Join(written(t), " "); files != c.files {
				t.Errorf("wrote %q, want %q", files, c.files)
			}
		})
	}
}

// Copies that cannot be numbered are the fault, told by field.
func TestCopiesAskForASerial(t *testing.T) {
	for serial, says := range map[string]string{
		"":                  "bad.yaml:1:1: E129",
		"serial: 甲\n":       "bad.yaml:9:9: E129",
		"serial: \"998\"\n": "bad.yaml:9:10: E130",
	} {
		desk(t, map[string]string{"bad.yaml": sound + serial})
		got := jianbao("", "render", "bad.yaml", "--copies", "3")
		if files := written(t); got.status != 1 || len(files) > 0 ||
			!strings.Contains(got.err, says) {
			t.Errorf("%q: status %d, %s; wrote %q; want status 1, %s and no file",
				serial, got.status, got.err, files, says)
		}
	}
}

// written lists what lies on the desk beside its inputs.
func written(t *testing.T) (found []string) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		switch filepath.Ext(path) {
		case ".yaml", ".json", ".txt":
			return err
		}
		if !d.IsDir() {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestStandardInputAndOutput(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	jianbao("", "render", "a.yaml")
	want := content(t, "a.pdf")
	for _, c := range []struct{ stdin, args string }{
		{sound, "render -"}, {sound, "render - --out -"}, {"", "render a.yaml --out -"}} {
		got := jianbao(c.stdin, strings.Fields(c.args)...)
		if got.status != 0 || got.out != want || got.err != "-: 1 pages\n" {
			t.Errorf("%s: status %d, %d bytes, want %d; standard error %q",
				c.args, got.status, len(got.out), len(want), got.err)
		}
	}
	got := jianbao(unsound, "render", "-")
	if got.status != 1 || got.out != "" || !strings.HasPrefix(got.err, "-:4:7: E") {
		t.Errorf("wrong input: got %+v", got)
	}
}

type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestStandardOutputThatFails(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	for _, args := range []string{
		"render a.yaml --out -", "dump a.yaml", "schema", "version", "check --json a.yaml"} {
		var err bytes.Buffer
		m := &machine{stdout: closedPipe{}, stderr: &err, files: newFiles(),
			env: func(string) string { return "" }, tty: func(int) bool { return false }}
		status := run(strings.Fields(args), m)
		if status != 2 || !strings.Contains(err.String(), "broken pipe") {
			t.Errorf("%s: status %d, %q", args, status, err.String())
		}
	}
}

func TestNoBytesToATerminal(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	screen, err := os.Create("screen.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	m := &machine{stdout: screen, stderr: screen, files: newFiles(),
		env: func(string) string { return "en" }, tty: func(int) bool { return true }}
	if status := run([]string{"render", "a.yaml", "--out", "-"}, m); status != 2 {
		t.Errorf("status %d, want 2", status)
	}
	if got := content(t, "screen.txt"); !strings.Contains(got, "terminal") || strings.Contains(got, "%PDF") {
		t.Errorf("the screen shows %.80q", got)
	}
}

func TestProgressOnATerminal(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound, "b.yaml": unsound})
	screen, err := os.Create("screen.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	var out bytes.Buffer
	m := &machine{stdout: &out, stderr: screen, files: newFiles(),
		env: func(string) string { return "en" }, tty: func(int) bool { return true }}
	if status := run([]string{"render", "a.yaml", "b.yaml"}, m); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	got := content(t, "screen.txt")
	for _, want := range []string{"] 0/2", "] 1/2", "] 2/2",
		"\r\x1b[K2 files: 1 done, 1 with errors, 0 failed\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the screen shows %q, want %q in it", got, want)
		}
	}
}

func TestCheckAsJSON(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound, "b.yaml": unsound})
	got := jianbao("", "check", "--json", "a.yaml", "b.yaml")
	if got.status != 1 || strings.Contains(got.err, "E1") {
		t.Errorf("status %d, standard error %q", got.status, got.err)
	}
	var found []told
	if err := json.Unmarshal([]byte(got.out), &found); err != nil {
		t.Fatalf("%v in %s", err, got.out)
	}
	if len(found) != 1 {
		t.Fatalf("got %d findings, want 1: %s", len(found), got.out)
	}
	f := found[0]
	want := told{File: "b.yaml", Line: 4, Col: 7, Path: "date", Severity: "error",
		Code: f.Code, Text: f.Text, Hint: f.Hint}
	if f != want || f.Text == "" {
		t.Errorf("got %+v, want %+v", f, want)
	}
	if got := jianbao("", "check", "--json", "a.yaml"); got.out != "[]\n" || got.status != 0 {
		t.Errorf("nothing found: got %+v", got)
	}
}

func TestCheckSaysThatAllIsWell(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	if got := jianbao("", "check", "a.yaml"); got != (ran{0, "a.yaml: nothing found\n", ""}) {
		t.Errorf("got %+v", got)
	}
}

func TestTimingNamesTheStages(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	got := jianbao("", "render", "--timing", "a.yaml")
	for _, stage := range []string{"read", "parse", "apply", "compose", "pdf", "write"} {
		if !strings.Contains(got.err, stage+" ") {
			t.Errorf("no stage %s in %q", stage, got.err)
		}
	}
}

// process runs the program as a process of its own, below a shell line.
func process(t *testing.T, shell string) (status int, output string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "-c", shell)
	cmd.Env = append(os.Environ(), "JIANBAO_TEST_RUN=1", "JIANBAO="+self, "LC_ALL=en_US.UTF-8")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// The limit on file sizes makes the system refuse writes half way, as a full
// disk does.
func TestHalfWrittenFilesNeverStay(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	if err := os.Mkdir("o", 0o777); err != nil {
		t.Fatal(err)
	}
	status, out := process(t, `ulimit -f 2; "$JIANBAO" render a.yaml --out o`)
	if status != 2 || !strings.Contains(out, "file too large") {
		t.Errorf("status %d, %s", status, out)
	}
	onlyFiles(t, "o")
}

func TestTheProcessEndsWithTheStatus(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound, "b.yaml": unsound})
	for args, want := range map[string]int{
		"check a.yaml": 0, "check b.yaml": 1, "check c.yaml": 2, "version": 0} {
		if status, out := process(t, `"$JIANBAO" `+args); status != want {
			t.Errorf("%s: status %d, want %d: %s", args, status, want, out)
		}
	}
}

func TestSweepTakesUnfinishedFilesAway(t *testing.T) {
	dir := t.TempDir()
	f := newFiles()
	temp, err := f.create(filepath.Join(dir, "x.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	temp.Close()
	f.sweep()
	onlyFiles(t, dir)
}
