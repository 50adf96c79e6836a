package arch

import (
	"os"
	"path/filepath"
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
// would fail on the second command of the README.
func TestSetupKnowsEveryProgram(t *testing.T) {
	setup := read(t, ".ci/setup")
	for _, f := range tree(t) {
		for _, program := range programs(f) {
			if program != "go" && !strings.Contains(setup, "need "+program+" ") {
				t.Errorf("%s/%s starts %s, which .ci/setup does not install", f.Package, f.Name, program)
			}
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../..", path))
	if err != nil {
		t.Error(err)
	}
	return string(data)
}
