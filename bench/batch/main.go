// Command batch measures jianbao batch over thousands of generated issues: how
// many a second, how much computing each costs, how much memory it takes as
// time goes by, and what a second run costs when nothing has changed. Then it
// sets the first of them once more beside the best peer, Typst in a process
// that stays warm. It runs the program as a user does and knows nothing of its
// insides.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"jianbao/bench/quote"
)

// bench is what the command line asks for.
type bench struct {
	n     int
	seed  int
	to    string
	every time.Duration
	peer  int    // so many of the issues by the peer too
	npm   string // where bench/peers/setup.sh put it
	write bool   // the figures into the docs
	dir   string // of work; taken away at the end

	all  *strings.Builder // what was printed
	sums *strings.Builder // of it, what is not the table over time
}

func main() {
	var b bench
	flag.IntVar(&b.n, "n", 2000, "how many issues")
	flag.IntVar(&b.seed, "seed", 1, "seed of the generator")
	flag.StringVar(&b.to, "to", "pdf", "formats, as batch has them")
	flag.DurationVar(&b.every, "every", 10*time.Second, "time between two lines of the table")
	flag.IntVar(&b.peer, "peer", 200, "how many of the issues beside Typst; 0: none")
	flag.StringVar(&b.npm, "npm", "out/peers", "folder that bench/peers/setup.sh installed Typst in")
	flag.BoolVar(&b.write, "write", false, "write the figures into docs/batch.md and docs/operations.md")
	flag.Parse()
	if err := b.run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench/batch:", err)
		os.Exit(2)
	}
}

func (b bench) run() (err error) {
	if b.dir, err = os.MkdirTemp("", "jianbao-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	if err := b.prepare(); err != nil {
		return err
	}
	bytes, err := size(b.path("in"))
	if err != nil {
		return err
	}
	b.all, b.sums = &strings.Builder{}, &strings.Builder{}
	b.say("%d issues, %.1f MB with their pictures, to %s\n\n", b.n, float64(bytes)/(1<<20), b.to)
	if err := b.batch("first run", true); err != nil {
		return err
	}
	bytes, err = size(b.path("out"))
	if err != nil {
		return err
	}
	b.tell("written: %d MB\n", bytes>>20)
	if err := b.batch("nothing changed", false); err != nil {
		return err
	}
	table, err := b.pair()
	if err != nil {
		return err
	}
	fmt.Print("\n", table)
	if !b.write {
		return nil
	}
	return b.quote(table)
}

// quote puts what was printed into the docs.
func (b bench) quote(pair string) error {
	fenced := func(s *strings.Builder) string { return "```\n" + s.String() + "```\n\n" + pair }
	if err := quote.Into("docs/batch.md", "bench-batch", fenced(b.all)); err != nil {
		return err
	}
	return quote.Into("docs/operations.md", "bench-batch", fenced(b.sums))
}

// say prints, and remembers what it printed.
func (b bench) say(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	fmt.Print(s)
	b.all.WriteString(s)
}

// tell says what belongs to the sums.
func (b bench) tell(format string, args ...any) {
	b.say(format, args...)
	fmt.Fprintf(b.sums, format, args...)
}

func (b bench) path(name string) string { return filepath.Join(b.dir, name) }

// prepare builds the program and writes the issues.
func (b bench) prepare() error {
	if b.peer > 0 {
		if _, err := os.Stat(b.npm); err != nil {
			return fmt.Errorf("%w (first: sh bench/peers/setup.sh %s typst)", err, b.npm)
		}
	}
	if err := goes("build", "-o", b.path("jianbao"), "./cmd/jianbao"); err != nil {
		return err
	}
	return b.generate(b.n, "in")
}

// generate writes so many issues into a folder; fewer are the first of more.
func (b bench) generate(n int, dir string) error {
	return goes("run", "./bench/gen", "-kind", "bulletins", "-n", strconv.Itoa(n),
		"-seed", strconv.Itoa(b.seed), "-out", b.path(dir))
}

func goes(args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return nil
}

// size is how many bytes the files below dir have.
func size(dir string) (bytes int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	return bytes, err
}

// batch runs the program once and prints what it cost, with a table when that
// is wanted.
func (b bench) batch(name string, table bool) error {
	cmd := exec.Command(b.path("jianbao"), "batch", b.path("in"),
		"--out", b.path("out"), "--to", b.to)
	cmd.Env = append(os.Environ(), "LC_ALL=en_US.UTF-8")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	w := watch{pid: cmd.Process.Pid, begin: begin}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		if table {
			w.table(b, stop)
		}
	}()
	err = w.count(out)
	close(stop)
	<-stopped
	if e := cmd.Wait(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("jianbao batch: %w", err)
	}
	b.sum(name, &w, cmd.ProcessState)
	return nil
}

// sum prints a run in one line.
func (b bench) sum(name string, w *watch, p *os.ProcessState) {
	took, cpu := time.Since(w.begin), p.UserTime()+p.SystemTime()
	b.tell("%s: %.1f s, %.1f issues a second, CPU %.1f ms an issue",
		name, took.Seconds(), float64(b.n)/took.Seconds(), milliseconds(cpu)/float64(b.n))
	if pages := w.pages.Load(); pages > 0 {
		b.tell(", %d pages, %.2f ms a page", pages, milliseconds(cpu)/float64(pages))
	}
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		b.tell(", at most %d MB resident", u.Maxrss>>10)
	}
	b.tell("\n")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// watch looks at a process from outside.
type watch struct {
	pid    int
	begin  time.Time
	issues atomic.Int64
	pages  atomic.Int64
}

var made = regexp.MustCompile(`: (\d+) pages \(`)

// count reads what the program tells of each issue.
func (w *watch) count(out io.Reader) error {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		m := made.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return err
		}
		w.issues.Add(1)
		w.pages.Add(int64(n))
	}
	return lines.Err()
}

// table prints a line now and then until stop.
func (w *watch) table(b bench, stop <-chan struct{}) {
	b.say("    time   issues   issues/s   CPU ms/issue   resident MB   most so far\n")
	tick := time.NewTicker(b.every)
	defer tick.Stop()
	var lastIssues int64
	var lastCPU time.Duration
	for {
		select {
		case <-stop:
			b.say("\n")
			return
		case <-tick.C:
		}
		issues, cpu := w.issues.Load(), w.cpu()
		done := issues - lastIssues
		b.say("%6.0f s %8d %10.1f %14.1f %13d %13d\n", time.Since(w.begin).Seconds(), issues,
			float64(done)/b.every.Seconds(), milliseconds(cpu-lastCPU)/float64(max(done, 1)),
			w.status("VmRSS")>>10, w.status("VmHWM")>>10)
		lastIssues, lastCPU = issues, cpu
	}
}

// cpu is what the process has computed so far, from /proc, whose clock ticks a
// hundred times a second (proc(5), USER_HZ).
func (w *watch) cpu() time.Duration {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", w.pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(data), ") ") // the name may hold spaces
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// status is a line of /proc/PID/status, in kilobytes; 0 when there is none.
func (w *watch) status(name string) int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", w.pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n
		}
	}
	return 0
}
