package pdf

import (
	"bytes"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
	"jianbao/layout/page"
)

// Packed objects are those of a file that is not packed: same pages, structure
// and outline, over several streams of objects.
func TestPackedFilesSayTheSame(t *testing.T) {
	doc := tagged(t)
	for range 3 * perStream {
		doc.Tags = append(doc.Tags, page.Tag{Role: page.TagP, Parent: 1})
	}
	small := Options{Fonts: fonts.Default(), Small: true}
	plain := writeWith(t, doc, Options{Fonts: fonts.Default(), Print: &Print{}})
	if !bytes.Contains(plain, []byte("\nxref\n")) {
		t.Fatal("nothing to compare with")
	}
	packed := writeWith(t, doc, small)
	for _, file := range [][]byte{packed, write(t, doc)} {
		same(t, doc, file)
		if got, want := pagetest.Info(t, file, "-struct-text"),
			pagetest.Info(t, plain, "-struct-text"); withoutNumbers(got) != withoutNumbers(want) {
			t.Errorf("structure\n%s\nwant\n%s", got, want)
		}
	}
	if n := bytes.Count(packed, []byte("/Type/ObjStm")); n < 4 {
		t.Errorf("%d streams of objects", n)
	}
	if bytes.Contains(packed, []byte("/StructElem")) || bytes.Contains(packed, []byte("\nxref\n")) {
		t.Error("not packed")
	}
	if !bytes.Equal(packed, writeWith(t, doc, small)) {
		t.Error("not the same bytes again")
	}
}

// withoutNumbers is s without the numbers of objects.
func withoutNumbers(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !strings.Contains(line, "Object ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestSmallImposedFileIsSound(t *testing.T) {
	file := writeWith(t, bulletin(t), Options{Fonts: fonts.Default(), Standard: Archive,
		Small: true, Impose: Booklet})
	pagetest.CheckSyntax(t, file)
	if n := len(pagetest.Read(t, file)); n != 2 {
		t.Errorf("%d sheets", n)
	}
}

func TestSmallFilesEncloseToo(t *testing.T) {
	file := writeWith(t, tagged(t), Options{Fonts: fonts.Default(), Standard: Enclosing,
		Small: true, Source: &File{Name: "a.yaml", Type: "text/plain", Data: []byte("x: 1")}})
	if name, data, ok := Attached(file); !ok || name != "a.yaml" || string(data) != "x: 1" {
		t.Errorf("%s, %q, %v", name, data, ok)
	}
}
