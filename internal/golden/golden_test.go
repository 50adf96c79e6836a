package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMain(m *testing.M) { Main(m) }

// recorder stands in for a test, so that a test may watch Check fail.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func TestCheckAcceptsWhatTheFileSays(t *testing.T) {
	Check(t, "proof.golden.txt", "第一行\n第二行\n")
	Check(t, "testdata/proof.golden.txt", []byte("第一行\n第二行\n"))
}

func TestCheckReportsADifferenceAndAMissingFile(t *testing.T) {
	t.Setenv("GOLDEN", "") // an updating run would write what Check is to refuse
	r := &recorder{TB: t}
	Check(r, "proof.golden.txt", "第一行\n第三行\n")
	Check(r, filepath.ToSlash(filepath.Join(t.TempDir(), "none")), "x")
	if len(r.errors) != 2 {
		t.Fatalf("got %d errors, want 2: %q", len(r.errors), r.errors)
	}
	for i, want := range []string{"- 第二行\n+ 第三行\n", "GOLDEN=update"} {
		if !strings.Contains(r.errors[i], want) {
			t.Errorf("error %d is %q, want it to contain %q", i, r.errors[i], want)
		}
	}
}

func TestUpdatingWritesTheFile(t *testing.T) {
	t.Setenv("GOLDEN", "update")
	path := filepath.ToSlash(filepath.Join(t.TempDir(), "new", "x.golden"))
	Check(t, path, "文")
	if got, err := os.ReadFile(path); err != nil || string(got) != "文" {
		t.Errorf("the file holds %q (%v), want 文", got, err)
	}
}

func TestDifferenceShowsThePlace(t *testing.T) {
	for _, c := range []struct{ name, want, got, shown string }{
		{"equal", "a\n", "a\n", ""},
		{"changed line", "a\nb\nc\nd\n", "a\nb\nX\nd\n",
			"from line 3: 1 lines wanted, 1 came\n  a\n  b\n- c\n+ X\n  d\n"},
		{"added line", "a\nb\n", "a\nX\nb\n", "from line 2: 0 lines wanted, 1 came\n  a\n+ X\n  b\n"},
		{"lost end", "a\n", "a", "from line 1: 2 lines wanted, 1 came\n- a\n+ a ⟨no line end⟩\n"},
		{"space at the end", "a\n", "a\u3000\n",
			"from line 1: 1 lines wanted, 1 came\n- a\n+ a⟨\"\\u3000\"⟩\n"},
		{"many", "1\n2\n3\n4\n5\n6\n", "", "from line 1: 6 lines wanted, 0 came\n" +
			"- 1\n- 2\n- 3\n- 4\n- … and 2 more\n"},
		{"control code", "a\n", "a\x00b\n", "from line 1: 1 lines wanted, 1 came\n- a\n+ a␀b\n"},
		{"bytes", "\xff1", "\xff2", "from byte 1: 2 bytes wanted, 2 came\n- \"\\xff1\"\n+ \"\\xff2\"\n"},
	} {
		if got := Difference(c.want, c.got); got != c.shown {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.name, got, c.shown)
		}
	}
}

func TestAFileThatNoTestReadsIsFound(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"used.golden", "left.golden.txt", "input.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	Check(t, filepath.ToSlash(filepath.Join(dir, "used.golden")), "x")
	got, err := Stray(dir)
	if want := []string{filepath.Join(dir, "left.golden.txt")}; err != nil || !slices.Equal(got, want) {
		t.Errorf("stray files are %v (%v), want %v", got, err, want)
	}
}
