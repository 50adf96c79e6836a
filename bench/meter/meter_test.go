package meter

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// An orphan is waited for and counted: browsers leave theirs behind.
func TestOrphansCount(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "done")
	c, err := Meter{}.Run(exec.Command("sh", "-c",
		`(i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; : > "$0") >/dev/null 2>&1 &`, mark))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(mark); err != nil {
		t.Error("the command was over before its orphan:", err)
	}
	if c.CPU <= 0 || c.Wall <= 0 {
		t.Errorf("cost %+v, want time", c)
	}
}

func TestAllCommandsAreTold(t *testing.T) {
	c, err := Meter{}.Run(exec.Command("sh", "-c", "echo one"), exec.Command("sh", "-c", "echo two"))
	if err != nil || string(c.Out) != "one\ntwo\n" {
		t.Errorf("out %q, %v", c.Out, err)
	}
}

func TestFailureSaysWhatTheCommandSaid(t *testing.T) {
	_, err := Meter{}.Run(exec.Command("sh", "-c", "echo no such face >&2; exit 3"))
	if err == nil || !strings.Contains(err.Error(), "no such face") {
		t.Errorf("error %v, want the command's words", err)
	}
}

// The memory of two processes is seen together.
func TestMemoryOfDescendantsIsSeen(t *testing.T) {
	hold := `x=$(head -c 8000000 /dev/zero | tr '\0' a); sleep 0.3; : "$x"`
	c, err := Meter{Watch: true}.Run(exec.Command("sh", "-c", hold), exec.Command("sh", "-c", hold))
	if err != nil {
		t.Fatal(err)
	}
	if c.Peak < 16_000_000 {
		t.Errorf("peak %d bytes, want both strings", c.Peak)
	}
}
