package press

import (
	"bytes"
	"fmt"
	"testing"
	"time"
)

// BenchmarkEdit composes the example again and again with one paragraph
// changed, as previews do, without and with a memory.
func BenchmarkEdit(b *testing.B) {
	const before = "目前，建华园区"
	for _, memory := range []int{0, 64 << 20} {
		b.Run(fmt.Sprintf("memo=%dMiB", memory>>20), func(b *testing.B) {
			p := New(Options{Memo: memory})
			s := samples(b)[0]
			whole := s.source(b)
			if !bytes.Contains(whole.Data, []byte(before)) {
				b.Fatalf("%s does not have the paragraph", s.name)
			}
			var compose time.Duration
			var since time.Time
			for i := 0; b.Loop(); i++ {
				src := whole
				src.Data = bytes.Replace(whole.Data, []byte(before), fmt.Append(nil, before, i), 1)
				job := Job{Stage: func(string) { since = time.Now() }}
				if proof, found := p.Compose(src, job); proof == nil {
					b.Fatal(found)
				}
				compose += time.Since(since) // the last stage
			}
			b.ReportMetric(float64(compose.Microseconds())/float64(b.N), "compose-µs/op")
		})
	}
}
