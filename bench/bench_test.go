// Package bench says what the work costs. make bench compares with base.txt.
package bench

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/press"
)

const example = "../samples/2016-02.yaml"

// BenchmarkExample is an issue file into a PDF, in a process that has done so
// before. Beside the clock's mean it reports the median of CPU time, all
// goroutines and the collector included: that is what a server pays.
func BenchmarkExample(b *testing.B) { measure(b, source(b, example)) }

// BenchmarkLong is an issue of more than two hundred pages; its CPU time a
// page is to be no more than a fifth above the example's.
func BenchmarkLong(b *testing.B) { measure(b, repeated(b, source(b, example), 26)) }

// measure runs src again and again and reports the median of CPU time.
func measure(b *testing.B, src issue.Source) {
	b.Helper()
	p := press.New(press.Options{})
	pages := run(b, p, src) // warm
	var spent []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		before := cpu(b)
		run(b, p, src)
		spent = append(spent, cpu(b)-before)
	}
	ms := median(spent)
	b.ReportMetric(ms, "cpu-ms/op")
	b.ReportMetric(ms/float64(pages), "cpu-ms/page")
}

// BenchmarkCold is the command as a shell starts it: its CPU time and the most
// memory it took.
func BenchmarkCold(b *testing.B) {
	program := filepath.Join(b.TempDir(), "jianbao")
	build := exec.Command("go", "build", "-o", program, "../cmd/jianbao")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	var spent []time.Duration
	var most int64
	for b.Loop() {
		cmd := exec.Command(program, "render", example, "--out", filepath.Join(b.TempDir(), "x.pdf"))
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		spent = append(spent, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			most = max(most, u.Maxrss)
		}
	}
	b.ReportMetric(median(spent), "cpu-ms/op")
	b.ReportMetric(float64(most)/1024, "MB-resident")
}

// median is in milliseconds.
func median(spent []time.Duration) float64 {
	slices.Sort(spent)
	return float64(spent[len(spent)/2].Microseconds()) / 1000
}

// BenchmarkCompose is the part before the file: pages only.
func BenchmarkCompose(b *testing.B) {
	p, src := press.New(press.Options{}), source(b, example)
	b.ReportAllocs()
	for b.Loop() {
		if proof, found := p.Compose(src, press.Job{}); proof == nil {
			b.Fatal(found[0].Format(finding.English))
		}
	}
}

// BenchmarkNew is what the first issue of a process waits for.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		press.New(press.Options{})
	}
}

// run makes a PDF of src and says how many pages it has.
func run(b *testing.B, p *press.Press, src issue.Source) int {
	b.Helper()
	proof, found := p.Compose(src, press.Job{})
	if proof == nil {
		b.Fatal(found[0].Format(finding.English))
	}
	if err := p.PDF(io.Discard, proof); err != nil {
		b.Fatal(err)
	}
	return len(proof.Pages.Pages)
}

func source(b *testing.B, path string) issue.Source {
	b.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return issue.Source{Name: path, Data: data, FS: os.DirFS(filepath.Dir(path))}
}

// repeated is src with its articles so many times over.
func repeated(b *testing.B, src issue.Source, times int) issue.Source {
	b.Helper()
	text := string(src.Data)
	from := strings.Index(text, "\narticles:\n")
	if from < 0 {
		b.Fatal("the example has no articles")
	}
	from += len("\narticles:\n")
	to := len(text)
	if loc := regexp.MustCompile(`(?m)^[a-z]`).FindStringIndex(text[from:]); loc != nil {
		to = from + loc[0]
	}
	src.Data = []byte(text[:from] + strings.Repeat(text[from:to], times) + text[to:])
	return src
}

// cpu is the time that this process has computed so far, for programs and for
// the system.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
