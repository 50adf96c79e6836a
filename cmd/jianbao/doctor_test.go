package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

func TestDoctor(t *testing.T) {
	for _, c := range []struct {
		args   string
		status int
		says   []string
	}{
		{"doctor", 0, []string{"ok    13 faces", "ok    a trial issue as pdf", "ok    . can be written to"}},
		{"doctor --dir none", 2, []string{"ok    a trial issue", "BAD   disk none: "}},
		{"doctor --dir a.txt", 2, []string{"BAD   disk a.txt: ", "not a directory"}},
		{"doctor --fonts none", 2, []string{"BAD   faces: "}},
		{"doctor --dir /proc/self", 2, []string{"BAD   disk /proc/self: "}},
	} {
		desk(t, map[string]string{"a.txt": ""})
		got := jianbao("", strings.Fields(c.args)...)
		if got.status != c.status {
			t.Errorf("%s: got %+v, want status %d", c.args, got, c.status)
		}
		for _, want := range c.says {
			if !strings.Contains(got.out, want) {
				t.Errorf("%s: no %q in %q", c.args, want, got.out)
			}
		}
		onlyFiles(t, ".", "a.txt")
	}
}

// meterOn draws on a screen, with a clock that moves when it is told to.
func TestMeterTellsRateAndTimeLeft(t *testing.T) {
	screen, err := os.Create(t.TempDir() + "/screen")
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	m := &machine{stderr: screen, env: func(string) string { return "" },
		tty: func(int) bool { return true }, lang: 1}
	now := time.Unix(0, 0)
	b := newMeter(m, 100, func() time.Time { return now })
	for range 10 {
		now = now.Add(500 * time.Millisecond)
		b.tell(func() {})
	}
	took, rate := b.end()
	if took != 5*time.Second || rate != 2 {
		t.Errorf("got %v, %v a second", took, rate)
	}
	lines := strings.Split(content(t, screen.Name()), "\r")
	want := []string{"[························] 0/100\x1b[K", "[██······················] 10/100  2.0/s, 0:45 left\x1b[K", "\x1b[K"}
	if lines[1] != want[0] || lines[len(lines)-2] != want[1] || lines[len(lines)-1] != want[2] {
		t.Errorf("the screen shows %q", lines)
	}
}

func TestClock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0:00", 7 * time.Second: "0:07", 750 * time.Second: "12:30",
		59*time.Minute + 59600*time.Millisecond: "1:00:00", 11100 * time.Second: "3:05:00"} {
		if got := clock(d); got != want {
			t.Errorf("%v: got %s, want %s", d, got, want)
		}
	}
}

// On a terminal batch draws its bar and prints nothing for what went well.
func TestBatchOnATerminal(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound, "in/b.yaml": unsound})
	screen, err := os.Create("screen")
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	var out bytes.Buffer
	m := &machine{stdout: &out, stderr: screen, files: newFiles(),
		env: func(string) string { return "en" }, tty: func(int) bool { return true }}
	if status := run([]string{"batch", "in", "--out", "o"}, m); status != 1 || out.Len() > 0 {
		t.Errorf("status %d, %q", status, out.String())
	}
	got := content(t, "screen")
	for _, want := range []string{"] 0/2", "] 2/2", "/s, 0:00 left", "in/b.yaml:4:7: E", "\r\x1b[K2 issues: 1 made"} {
		if !strings.Contains(got, want) {
			t.Errorf("the screen shows %q, want %q in it", got, want)
		}
	}
}
