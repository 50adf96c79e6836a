package issue

import (
	"os"
	"testing"
)

// BenchmarkParse is the example from its bytes to an issue, with everything
// that is looked for in its words.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../samples/2016-02.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if i, _ := Parse(Source{Name: "a.yaml", Data: data}); i == nil {
			b.Fatal("no issue")
		}
	}
}
