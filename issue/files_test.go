package issue

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"jianbao/internal/unplaced"
)

func parseFile(t *testing.T, name string) *Issue {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	i, finds := Parse(Source{Name: name, Data: data})
	for _, f := range finds {
		t.Error(f.Format(0))
	}
	return i
}

func TestThreeNotationsSayTheSame(t *testing.T) {
	want := unplaced.Of(*parseFile(t, "small.yaml"))
	for _, name := range []string{"small.json", "small.md"} {
		if got := unplaced.Of(*parseFile(t, name)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v, want %+v", name, got, want)
		}
	}
}

// TestEveryFieldIsWritten holds the canonical form of an issue with every
// field against the accepted one.
func TestEveryFieldIsWritten(t *testing.T) {
	got := Encode(parseFile(t, "whole.yaml"))
	golden := filepath.Join("testdata", "whole.golden.yaml")
	if os.Getenv("GOLDEN") == "update" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
