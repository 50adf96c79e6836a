// Package bench says what the work costs. make bench compares with base.txt.
package bench

import (
	"io"
	"os"
	"path/filepath"
	"slices"
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
func BenchmarkExample(b *testing.B) {
	p, src := press.New(press.Options{}), source(b, example)
	run(b, p, src) // warm
	var spent []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		before := cpu(b)
		run(b, p, src)
		spent = append(spent, cpu(b)-before)
	}
	slices.Sort(spent)
	b.ReportMetric(float64(spent[len(spent)/2].Microseconds())/1000, "cpu-ms/op")
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

func run(b *testing.B, p *press.Press, src issue.Source) {
	b.Helper()
	proof, found := p.Compose(src, press.Job{})
	if proof == nil {
		b.Fatal(found[0].Format(finding.English))
	}
	if err := p.PDF(io.Discard, proof); err != nil {
		b.Fatal(err)
	}
}

func source(b *testing.B, path string) issue.Source {
	b.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return issue.Source{Name: path, Data: data, FS: os.DirFS(filepath.Dir(path))}
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
