package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/golden"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// drawnBy is what gopdf writes for doc.
func drawnBy(t *testing.T, doc *page.Document) ([]byte, *drawer) {
	t.Helper()
	uses, err := findUses(doc)
	if err != nil {
		t.Fatal(err)
	}
	programs, err := programsOf(uses, Options{Fonts: fonts.Default()})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	d := drawer{uses: uses, programs: programs}
	if err := d.draw(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), &d
}

// shapesDocument has one of everything that gopdf is asked for.
func shapesDocument(t *testing.T) *page.Document {
	narrow := body(t).set(28*unit.Mm, 60*unit.Mm, "窄")
	narrow[0].Scale = 873
	c := body(t)
	c.gap = func(i int) unit.Length { return unit.Length(i%3) * 40_000 }
	doc := onePage(c.set(28*unit.Mm, 40*unit.Mm, "一二，三2016"), narrow)
	doc.Pages[0].Rules = []page.Rule{{Area: bar(28, 90, 156, 19_050), Ink: ink.Red}}
	doc.Pages[0].Pictures = []page.Picture{
		{Area: bar(30, 100, 60, 40*unit.Mm), Picture: photo(t, picture.JPEG, 3)},
		{Area: bar(30, 150, 60, 40*unit.Mm), Picture: photo(t, picture.PNG, 5)},
	}
	doc.Pages = append(doc.Pages, page.Page{Size: unit.A4})
	return doc
}

// The finisher lives by the form of gopdf's output. When this fails after a
// change of gopdf's version, see that every form in gopdf.go and raw.go is
// still what is written, and only then accept the new text.
func TestGopdfShapes(t *testing.T) {
	raw, d := drawnBy(t, shapesDocument(t))
	objects, err := parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n, o := range objects[1:] {
		body := string(o.body)
		if o.kind == kindFontFile || o.kind == kindImage {
			body = withoutData(body)
		}
		fmt.Fprintf(&b, "%d %v\n%s\n", n+1, o.kind, body)
	}
	fmt.Fprintf(&b, "shown %q %v\n", d.shown.glyphs, d.shown.calls)
	golden.Check(t, "gopdf.golden.txt", b.String())
}

var lengths = regexp.MustCompile(`/Length(1?) \d+`)

// withoutData is body without what depends on compressors.
func withoutData(body string) string {
	dict, _, _ := strings.Cut(body, "stream\n")
	return lengths.ReplaceAllString(dict, "/Length$1 …") + "…\n"
}

func TestOutputOfUnknownFormIsRefused(t *testing.T) {
	raw, d := drawnBy(t, shapesDocument(t))
	for name, change := range map[string]struct{ old, new string }{
		"other text":      {"[<0001>] TJ", "[<0002>] TJ"},
		"no table":        {"xref\n0", "xrex\n0"},
		"unknown object":  {"/Type /Pages", "/Type /Pigis"},
		"other content":   {" TD\n/F1", " Td\n/F1"},
		"other resources": {"\t\t/F1 9", "\t\t/Fx 9"},
		"a page too few":  {"  /Type /Page\n", "  /Type /Pagg\n"},
		"wrong length":    {"ET\nendstream\n", "ETendstream\n\n"},
		"fonts moved":     {"/Type /FontDescriptor", "/Type /Pages\n         "},
		"cut":             {string(raw[len(raw)/2:]), ""},
		"nothing":         {string(raw), ""},
	} {
		damaged := bytes.Replace(raw, []byte(change.old), []byte(change.new), 1)
		f := finisher{doc: shapesDocument(t), programs: d.programs, shown: d.shown}
		var out bytes.Buffer
		err := finish(&out, damaged, &f)
		if !errors.Is(err, errShape) || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written, want %v", name, err, out.Len(), errShape)
		}
	}
}
