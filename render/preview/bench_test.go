package preview

import (
	"syscall"
	"testing"
	"time"

	"jianbao/fonts"
	"jianbao/layout/page"
)

// BenchmarkPage is the cost of a page whose shapes have been drawn before, at
// the resolution of a screen; cold is the cost of one whose shapes have not.
// The figure to trust is cpu-ms/op: the others count what else the machine
// does.
func BenchmarkPage(b *testing.B) {
	const screen, paper = 96, 300
	for _, c := range []struct {
		name string
		doc  *page.Document
		page int
		dpi  int
	}{
		{"text", example(b), 2, screen},
		{"masthead", example(b), 0, screen},
		{"pictures", photos(b), 1, screen},
		{"fine", example(b), 2, paper},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := New(fonts.Default())
			measure(b, func() *Renderer { return r }, c.doc, c.page, c.dpi)
		})
	}
	b.Run("cold", func(b *testing.B) {
		fresh := func() *Renderer { return New(fonts.Default()) }
		measure(b, fresh, example(b), 2, screen)
	})
}

func measure(b *testing.B, r func() *Renderer, doc *page.Document, n, dpi int) {
	file := drawPage(b, r(), doc, n, dpi)
	b.ReportAllocs()
	from, ops := cpu(b), 0
	for ; b.Loop(); ops++ {
		if _, err := r().Page(doc, n, dpi); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((cpu(b)-from).Microseconds())/1000/float64(ops), "cpu-ms/op")
	b.ReportMetric(float64(len(file)), "bytes/page")
}

// BenchmarkPageHash is what it costs to know that a page has not changed.
func BenchmarkPageHash(b *testing.B) {
	r, doc := New(fonts.Default()), example(b)
	for b.Loop() {
		if _, err := r.PageHash(doc, 2); err != nil {
			b.Fatal(err)
		}
	}
}

// cpu is the processor time that the program has used.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
