package preview

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/golden"
	"jianbao/issue"
	"jianbao/layout"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/layout/words"
	"jianbao/templates"
)

func TestMain(m *testing.M) { golden.Main(m) }

const shelf = "../../samples"

// sample is a sample's pages.
func sample(tb testing.TB, file string) *page.Document {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(shelf, file))
	if err != nil {
		tb.Fatal(err)
	}
	bulletin, _ := issue.Parse(issue.Source{Name: file, Data: data, FS: os.DirFS(shelf)})
	style, ok := templates.Named(bulletin.Template.S)
	if !ok {
		tb.Fatalf("%s: no house style %q", file, bulletin.Template.S)
	}
	blocks, _ := style.Apply(bulletin)
	if blocks == nil {
		tb.Fatalf("%s was not set", file)
	}
	deps := layout.Deps{Faces: fonts.Default(), Words: words.Default()}
	doc, _ := layout.Compose(blocks, deps)
	return doc
}

// The pages that most tests draw.
var (
	example = onceSample("2016-02.yaml")
	photos  = onceSample("pictures.yaml")
)

func onceSample(file string) func(testing.TB) *page.Document {
	var once sync.Once
	var doc *page.Document
	return func(tb testing.TB) *page.Document {
		once.Do(func() { doc = sample(tb, file) })
		return doc
	}
}

// drawPage draws page n of doc and makes sure that others can read it.
func drawPage(tb testing.TB, r *Renderer, doc *page.Document, n, dpi int) []byte {
	tb.Helper()
	file, err := r.Page(doc, n, dpi)
	if err != nil {
		tb.Fatal(err)
	}
	decoded(tb, file)
	return file
}

func decoded(tb testing.TB, file []byte) image.Image {
	tb.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		tb.Fatal(err)
	}
	return img
}

// note is a sheet of 20 × 10 mm with one character on it.
func note(tb testing.TB, r rune, k ink.Ink) *page.Document {
	tb.Helper()
	g, ok := fonts.Default().Glyph(glyph.HeiTi, r)
	if !ok {
		tb.Fatalf("no glyph of %q", r)
	}
	return &page.Document{Pages: []page.Page{{
		Size: unit.Size{W: 20 * unit.Mm, H: 10 * unit.Mm},
		Texts: []page.Text{{Face: g.Face, Size: unit.No3, Ink: k, Text: string(r),
			Origin: unit.Point{X: 5 * unit.Mm, Y: 8 * unit.Mm},
			Glyphs: []glyph.Placed{{ID: g.ID, Runes: 1, Advance: unit.Short(g.Width(unit.No3))}}}},
	}}}
}
