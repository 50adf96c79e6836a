package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// started is batch as a process of its own.
func started(t *testing.T, args ...string) (cmd *exec.Cmd, stdout *bufio.Reader, stderr *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(self, append([]string{"batch"}, args...)...)
	cmd.Env = append(os.Environ(), "JIANBAO_TEST_RUN=1", "LC_ALL=en_US.UTF-8")
	stderr = new(bytes.Buffer)
	cmd.Stderr = stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewReader(out), stderr
}

// undisturbed is what a run that nothing disturbs writes of in, and how long
// it takes.
func undisturbed(t *testing.T, args ...string) (want map[string]string, took time.Duration) {
	t.Helper()
	begin := time.Now()
	cmd, _, stderr := started(t, append([]string{"in", "--out", "want"}, args...)...)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, stderr)
	}
	return tree(t, "want"), time.Since(begin)
}

// wholeFiles fails when a file that a disturbed run left is neither as it
// should be nor one of those that only a run at work has.
func wholeFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	for name, text := range tree(t, dir) {
		base := filepath.Base(name)
		switch {
		case unfinished.MatchString(base), base == "batch.journal", base == "batch.manifest":
		case text != want[name]:
			t.Errorf("%s/%s has %d bytes, want %d", dir, name, len(text), len(want[name]))
		}
	}
}

func TestKilledAtAnyMomentARerunMakesItWhole(t *testing.T) {
	const kills = 50
	desk(t, folderOf(14))
	formats := []string{"--to", "pdf,docx,png", "--dpi", "20"}
	want, took := undisturbed(t, formats...)
	random := rand.New(rand.NewPCG(4, 9))
	cut, half := 0, 0
	for k := range kills {
		out := fmt.Sprintf("o%d", k)
		args := append([]string{"in", "--out", out}, formats...)
		cmd, _, _ := started(t, args...)
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait() // for it to be gone: it says that it was killed
		if _, err := os.Stat(filepath.Join(out, "batch.journal")); err == nil {
			cut++
		}
		if left, _ := filepath.Glob(filepath.Join(out, "*", ".*.tmp")); len(left) > 0 {
			half++
		}
		if _, err := os.Stat(out); err == nil {
			wholeFiles(t, out, want)
		}
		if got := jianbao("", append([]string{"batch"}, args...)...); got.status != 0 {
			t.Errorf("kill %d: the rerun says %+v", k, got)
		}
		sameTree(t, tree(t, out), want)
	}
	t.Logf("%d of %d kills met a run at work, %d a file half written", cut, kills, half)
	if cut == 0 {
		t.Error("no kill met a run at work")
	}
}

func TestASignalLetsWhatRunsFinish(t *testing.T) {
	const many = 240 // more than are done before the signal comes
	for signal, status := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		desk(t, folderOf(many))
		want, _ := undisturbed(t)
		cmd, stdout, stderr := started(t, "in", "--out", "o")
		if _, err := stdout.ReadString('\n'); err != nil {
			t.Fatalf("%v: %s", err, stderr)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		var rest bytes.Buffer
		rest.ReadFrom(stdout)
		cmd.Wait()
		if got := cmd.ProcessState.ExitCode(); got != status {
			t.Errorf("%v: status %d, want %d: %s", signal, got, status, stderr)
		}
		if !strings.Contains(stderr.String(), "the same command goes on from here") {
			t.Errorf("%v: no word on how to go on: %s", signal, stderr)
		}
		wholeFiles(t, "o", want)
		finished := tree(t, "o")
		lines := 1 + strings.Count(rest.String(), "\n")
		if len(finished) != 2*lines+1 || lines == many {
			t.Errorf("%v: %d files after %d issues", signal, len(finished), lines)
		}
		got := jianbao("", "batch", "in", "--out", "o")
		if says := fmt.Sprintf("%d made, %d unchanged", many-lines, lines); !strings.Contains(got.err, says) {
			t.Errorf("%v: the rerun says %q, want %q", signal, got.err, says)
		}
		sameTree(t, tree(t, "o"), want)
	}
}

// A disk of 300 kB in a mount name space of its own, which goes with the shell.
func TestAFullDiskLosesNothing(t *testing.T) {
	desk(t, folderOf(24))
	want, _ := undisturbed(t)
	spaces := "unshare --mount"
	if os.Geteuid() != 0 {
		spaces = "unshare --mount --map-root-user"
	}
	status, out := process(t, `mkdir o && exec `+spaces+` bash -c '
mount -t tmpfs -o size=300k none o || exit 99
"$JIANBAO" batch in --out o
echo "status $?"
cp -a o full
mount -o remount,size=64m none o
"$JIANBAO" batch in --out o
echo "status $?"
cp -a o after'`)
	if status != 0 {
		t.Fatalf("no small disk could be made here (status %d); run as root: %s", status, out)
	}
	for _, says := range []string{"no space left on device", "status 2\n", "the same command goes on", "status 0\n"} {
		if !strings.Contains(out, says) {
			t.Errorf("no %q in %s", says, out)
		}
	}
	if strings.Contains(out, "earlier version") {
		t.Errorf("files that never were are called earlier ones: %s", out)
	}
	full := tree(t, "full")
	if len(full) < 3 || len(full) >= len(want) {
		t.Errorf("the full disk holds %d files, want some of %d", len(full), len(want))
	}
	wholeFiles(t, "full", want)
	sameTree(t, tree(t, "after"), want)
}
