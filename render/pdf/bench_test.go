package pdf

import (
	"io"
	"syscall"
	"testing"
	"time"
)

// BenchmarkWrite is the cost of a document of ten pages when all its glyphs
// have been used before. Its figure to trust is cpu-ms/op: the others count
// what else the machine does.
func BenchmarkWrite(b *testing.B) {
	doc := tagAll(filled(b, 10))
	opt := optionsFor(doc)
	b.ReportAllocs()
	from, n := cpu(b), 0
	for ; b.Loop(); n++ {
		if err := Write(io.Discard, doc, opt); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((cpu(b)-from).Microseconds())/1000/float64(n), "cpu-ms/op")
}

// cpu is the processor time that the program has used.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
