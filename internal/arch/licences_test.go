package arch

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Whoever passes the binary on owes each module's author the licence text.
func TestEveryModuleHasItsLicence(t *testing.T) {
	mod := read(t, "go.mod")
	list := read(t, "THIRD_PARTY.md")
	for line := range strings.Lines(mod) {
		f := strings.Fields(line)
		if !strings.HasPrefix(line, "\t") || len(f) < 2 {
			continue
		}
		if row := "| " + f[0] + " | " + f[1] + " |"; !strings.Contains(list, row) {
			t.Errorf("THIRD_PARTY.md has no row that begins %s", row)
		}
		name := strings.ReplaceAll(f[0], "/", "_") + ".txt"
		if text := read(t, filepath.Join("licences", name)); len(text) < 500 {
			t.Errorf("licences/%s is no licence: %d bytes", name, len(text))
		}
	}
}

// The programs that tests start are installed by .ci/setup, or a fresh machine
// would fail on the second command of the README. What only a command starts,
// as the benches do, may be installed by a setup.sh beside it. A shell is there
// wherever a script of ours runs.
func TestSetupKnowsEveryProgram(t *testing.T) {
	setup := read(t, ".ci/setup")
	for _, f := range tree(t) {
		installed := setup + besides(f)
		for _, program := range programs(f) {
			if program != "go" && program != "sh" && !strings.Contains(installed, "need "+program+" ") {
				t.Errorf("%s/%s starts %s, which .ci/setup does not install", f.Package, f.Name, program)
			}
		}
	}
}

// besides is the setup.sh of a file that is no test, "" when there is none.
func besides(f File) string {
	if strings.HasSuffix(f.Name, "_test.go") {
		return ""
	}
	data, _ := os.ReadFile(filepath.Join("../..", f.Package, "setup.sh")) // few have one
	return string(data)
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../..", path))
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

func TestProgramsAreFoundByTheirPlace(t *testing.T) {
	const src = `package p
import "os/exec"
func f(built string) {
	exec.Command("qpdf", "--check")
	exec.CommandContext(nil, "mutool", "draw")
	exec.LookPath("pdftotext")
	exec.Command(built, "render")
}
`
	syntax, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := programs(File{Syntax: syntax})
	if want := []string{"qpdf", "mutool", "pdftotext"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
