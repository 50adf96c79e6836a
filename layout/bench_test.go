package layout_test

import (
	"os"
	"testing"

	"jianbao/fonts"
	"jianbao/issue"
	"jianbao/layout"
	"jianbao/layout/words"
	"jianbao/templates"
)

// BenchmarkCompose is the example from blocks to pages.
func BenchmarkCompose(b *testing.B) {
	data, err := os.ReadFile("../samples/2016-02.yaml")
	if err != nil {
		b.Fatal(err)
	}
	bulletin, _ := issue.Parse(issue.Source{Name: "a.yaml", Data: data})
	style, _ := templates.Named(templates.Default)
	blocks, _ := style.Apply(bulletin)
	deps := layout.Deps{Faces: fonts.Default(), Words: words.Default()}
	b.ReportAllocs()
	for b.Loop() {
		if pages, _ := layout.Compose(blocks, deps); len(pages.Pages) == 0 {
			b.Fatal("no pages")
		}
	}
}
