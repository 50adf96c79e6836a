package quote

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOnlyWhatIsBetweenTheMarksChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(path, []byte("before\n<!-- x: why -->\nold\n<!-- /x -->\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := Into(path, "x", "new\n"); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "before\n<!-- x: why -->\nnew\n<!-- /x -->\nafter\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := Into(path, "y", "new\n"); err == nil {
		t.Error("no error where there are no marks")
	}
}
