package bench

import (
	"io"
	"testing"

	"jianbao/press"
)

// BenchmarkPDF is the pages of the example into a PDF with everything that
// archives and readers ask for, in a process that has done so before.
func BenchmarkPDF(b *testing.B) {
	p := press.New(press.Options{})
	proof, found := p.Compose(source(b, example), press.Job{})
	if proof == nil {
		b.Fatal(found)
	}
	b.ReportAllocs()
	from, n := cpu(b), 0
	for ; b.Loop(); n++ {
		if err := p.PDF(io.Discard, proof); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((cpu(b)-from).Seconds()*1000/float64(n), "cpu-ms/op")
}
