package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

// Other machines are let in with tokens, or when it was said that anyone may
// come, and not otherwise.
func TestServeRefusesToBeOpen(t *testing.T) {
	for _, c := range []struct {
		args   string
		status int
		says   string
	}{
		{"serve --addr :0", 2, "--token-file"},
		{"serve --addr 0.0.0.0:0", 2, "--token-file"},
		{"serve --addr [::]:0", 2, "--token-file"},
		{"serve --addr example.invalid:0", 2, "--token-file"},
		{"serve --addr :0 --token-file none", 2, "none"},
		{"serve --addr :0 --token-file bad", 2, "line 1 is no SHA-256"},
		{"serve --token-file bad --no-auth", 2, "--no-auth"},
		{"serve --addr nonsense --no-auth", 2, "nonsense"},
		{"serve --config none", 2, "none"},
		{"serve --config unknown.json", 2, "colour"},
		{"serve --config open.json", 2, "--token-file"},
	} {
		desk(t, map[string]string{"bad": "secret\n", "unknown.json": `{"colour": "red"}`, "open.json": `{"addr": ":0"}`})
		got := jianbao("", strings.Fields(c.args)...)
		if got.status != c.status || !strings.Contains(got.err, c.says) {
			t.Errorf("%s: got %+v, want status %d and %q", c.args, got, c.status, c.says)
		}
	}
}

// The command line goes before the environment, and that before the file.
func TestServeOptionsHaveOneOrder(t *testing.T) {
	for _, c := range []struct{ env, flag, want string }{
		{"", "", "1.2.3.4:5"},
		{"127.0.0.1:6", "", "127.0.0.1:6"},
		{"", "127.0.0.1:7", "127.0.0.1:7"},
		{"127.0.0.1:6", "127.0.0.1:7", "127.0.0.1:7"},
	} {
		desk(t, map[string]string{"serve.json": `{"addr": "1.2.3.4:5", "pages": 12, "time": "5s", "no-auth": true}`})
		if c.env != "" {
			t.Setenv("JIANBAO_ADDR", c.env)
		}
		var grammar commands
		parser, err := kong.New(&grammar, configured(os.Getenv), kong.Bind(&machine{}))
		if err != nil {
			t.Fatal(err)
		}
		args := []string{"serve", "--config", "serve.json"}
		if c.flag != "" {
			args = append(args, "--addr", c.flag)
		}
		if _, err := parser.Parse(args); err != nil {
			t.Fatal(err)
		}
		got := grammar.Serve
		if got.Addr != c.want || got.Pages != 12 || got.Time != 5*time.Second || !got.NoAuth || got.Body != 32 {
			t.Errorf("env %q, flag %q: %+v, want %s", c.env, c.flag, got, c.want)
		}
		os.Unsetenv("JIANBAO_ADDR")
	}
}

// What is left out, 0 and a number are three things to the queue.
func TestServePerClient(t *testing.T) {
	for args, want := range map[string]int{"": 0, "--per-client=0": -1, "--per-client=7": 7} {
		var grammar commands
		parser, err := kong.New(&grammar, configured(os.Getenv), kong.Bind(&machine{}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parser.Parse(append([]string{"serve"}, strings.Fields(args)...)); err != nil {
			t.Fatal(err)
		}
		if got := grammar.Serve.limits().PerClient; got != want {
			t.Errorf("%q: got %d, want %d", args, got, want)
		}
	}
}

// Up, an answer, a signal, down.
func TestServeUntilASignal(t *testing.T) {
	desk(t, nil)
	said, out := io.Pipe()
	var log bytes.Buffer
	m := &machine{stdin: strings.NewReader(""), stdout: out, stderr: &log,
		env: func(string) string { return "" }, tty: func(int) bool { return false }, files: newFiles()}
	ended := make(chan int)
	go func() { ended <- run([]string{"serve", "--addr", "127.0.0.1:0"}, m) }()
	line := make([]byte, 200)
	n, err := said.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, said)
	url := regexp.MustCompile(`http://[0-9.:]+/`).FindString(string(line[:n]))
	answer, err := http.Get(url + "healthz")
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("%q: %v %v", line[:n], answer, err)
	}
	answer.Body.Close()
	if !m.files.postpone(os.Interrupt) {
		t.Fatal("nobody waits for the signal")
	}
	if status := <-ended; status != 0 {
		t.Errorf("status %d after a signal, want 0", status)
	}
	if !strings.Contains(log.String(), `"msg":"serving"`) || !strings.Contains(log.String(), `"path":"/healthz"`) {
		t.Errorf("the log has %s", log.String())
	}
}
