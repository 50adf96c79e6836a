package browser_test

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jianbao/internal/browser"
	_ "jianbao/web" // what is served: when it changes, no cached result counts
)

// What all tests share: the program as it is built from this tree, one
// service, one browser.
var (
	program string
	service *server
	chrome  *browser.Browser
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "jianbao-browser")
	if err != nil {
		return fail(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	program = filepath.Join(dir, "jianbao")
	build := exec.Command("go", "build", "-o", program, "jianbao/cmd/jianbao")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fail(err)
	}
	if service, err = newServer("--no-auth"); err != nil {
		return fail(err)
	}
	defer service.kill()
	if chrome, err = browser.Start(dir); err != nil {
		return fail(err)
	}
	defer func() { _ = chrome.Close() }()
	return m.Run()
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// server is jianbao serve, always at one address: what a page keeps on the
// editor's machine it keeps by address.
type server struct {
	address string
	auth    []string // flags that say who may come in
	cmd     *exec.Cmd
}

func newServer(auth ...string) (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{address: l.Addr().String(), auth: auth}
	if err := l.Close(); err != nil {
		return nil, err
	}
	return s, s.start()
}

// url is where the page is.
func (s *server) url() string { return "http://" + s.address + "/" }

// start runs the service and waits for its first line.
func (s *server) start() error {
	s.cmd = exec.Command(program, append([]string{"serve", "--addr", s.address}, s.auth...)...)
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.cmd.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, s.address) {
		return fmt.Errorf("serve said %q (%w)", line, err)
	}
	return nil
}

// kill ends the service as a power cut would.
func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// tab is a page in a test that ends at the first thing that goes wrong.
type tab struct {
	*browser.Page
	t *testing.T
}

// open is the editors' page in a browser that has never seen it.
func open(t *testing.T) *tab {
	t.Helper()
	p := visit(t)
	p.run(`localStorage.clear(); sessionStorage.clear()`)
	p.must(p.Reload())
	return p
}

// visit is the editors' page in a further window of the same browser.
func visit(t *testing.T) *tab {
	t.Helper()
	page, err := chrome.Open(service.url(), 1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	p := &tab{page, t}
	t.Cleanup(func() {
		for _, c := range p.Complaints() {
			t.Errorf("the console says: %s", c)
		}
		_ = p.Close()
	})
	return p
}

func (p *tab) must(err error) {
	p.t.Helper()
	if err != nil {
		p.look("failed")
		p.t.Fatal(err)
	}
}

func (p *tab) until(script string) { p.t.Helper(); p.must(p.Until(script)) }

func (p *tab) click(selector string) { p.t.Helper(); p.must(p.Click(selector)) }

func (p *tab) run(script string) { p.t.Helper(); p.must(p.Eval(script, nil)) }

func (p *tab) text(script string) (s string) {
	p.t.Helper()
	p.must(p.Eval(script, &s))
	return s
}

func (p *tab) number(script string) (n float64) {
	p.t.Helper()
	p.must(p.Eval(script, &n))
	return n
}

// look leaves a picture of the window among the artifacts of the test.
func (p *tab) look(name string) {
	shot, err := p.Screenshot()
	if err == nil {
		err = os.WriteFile(filepath.Join(p.t.ArtifactDir(), name+".png"), shot, 0o666)
	}
	if err != nil {
		p.t.Log(err)
	}
}

// sample is a file of samples/ by its full name.
func sample(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("../../samples", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// upload chooses a sample on the start page and waits for its pages.
func (p *tab) upload(name string) {
	p.t.Helper()
	p.watch()
	p.must(p.Choose(`[data-role="file"]`, sample(p.t, name)))
	p.until(`window.seen > 0`)
}

// watch counts in window.seen how often what is in view was brought up to
// date, and keeps in window.took how long behind the last edit.
func (p *tab) watch() {
	p.t.Helper()
	p.run(`window.seen = 0; window.took = [];
		addEventListener("jianbao:shown", (e) => { window.seen++; window.took.push(e.detail.took) })`)
}

// settled waits until the pages are true to the text again.
func (p *tab) settled(do func()) {
	p.t.Helper()
	before := p.number(`window.seen`)
	do()
	p.until(fmt.Sprintf(`window.seen > %v`, before))
}

// field is a script that finds the field of that path.
func field(path string) string {
	return fmt.Sprintf(`document.querySelector('[data-path=%q]')`, path)
}

// caret puts the caret into a field, behind that many characters.
func (p *tab) caret(path string, at int) {
	p.t.Helper()
	p.run(fmt.Sprintf(`(() => { const f = %s; f.focus(); f.setSelectionRange(%d, %d) })()`,
		field(path), at, at))
}

func (p *tab) value(path string) string {
	p.t.Helper()
	return p.text(field(path) + `.value`)
}

// drawn is a script for the hashes of the pages as they stand on the screen.
const drawn = `[...document.querySelectorAll(".sheet")].map((s) => s.dataset.hash).join()`

func (p *tab) hashes() string { p.t.Helper(); return p.text(drawn) }

// soon tries until f is nil, which it has to be within the page's patience.
func soon(t *testing.T, f func() error) {
	t.Helper()
	var err error
	const again = 20 * time.Millisecond
	for end := time.Now().Add(browser.Patience); time.Now().Before(end); time.Sleep(again) {
		if err = f(); err == nil {
			return
		}
	}
	t.Fatal(err)
}
