package docx_test

import (
	"bytes"
	"encoding/hex"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"jianbao/fonts"
	"jianbao/fonts/sfnt"
	"jianbao/internal/golden"
	"jianbao/render/docx"
)

func TestMain(m *testing.M) { golden.Main(m) }

func TestSameDocumentSameBytes(t *testing.T) {
	all := samples(t)
	first := make([][]byte, len(all))
	var group sync.WaitGroup
	for i, s := range all {
		group.Go(func() { first[i] = s.docx(t) })
	}
	group.Wait()
	for i, s := range all {
		if !bytes.Equal(first[i], s.docx(t)) {
			t.Errorf("%s: other bytes the second time", s.name)
		}
	}
}

var fontEntry = regexp.MustCompile(`<w:font w:name="([^"]*)">.*?</w:font>`)
var embedded = regexp.MustCompile(`<w:embed(?:Regular|Bold) r:id="rId(\d+)" w:fontKey="\{([0-9A-F-]*)\}"`)

// Every face in use is embedded, comes out from under its key as a font that
// stands alone, and has every character that the document sets in it.
func TestEmbeddedFacesHaveTheText(t *testing.T) {
	for _, s := range samples(t) {
		parts := unzip(t, s.docx(t))
		has := map[string]map[rune]bool{}
		for _, f := range fontEntry.FindAllStringSubmatch(string(parts["word/fontTable.xml"]), -1) {
			files := embedded.FindAllStringSubmatch(f[0], -1)
			if len(files) == 0 {
				t.Errorf("%s: %s is not embedded", s.name, f[1])
			}
			for _, e := range files {
				data := unveil(t, parts["word/fonts/font"+e[1]+".odttf"], e[2])
				font, err := sfnt.Parse(data)
				if err != nil {
					t.Fatalf("%s: %s: %v", s.name, f[1], err)
				}
				if sum := sfnt.Sum(data); sum != 0xB1B0AFBA {
					t.Errorf("%s: %s adds up to %#x", s.name, f[1], sum)
				}
				if !named(font, f[1]) {
					t.Errorf("%s: the file of %s calls itself otherwise", s.name, f[1])
				}
				if has[f[1]] == nil {
					has[f[1]] = map[rune]bool{}
				}
				for r := range font.Characters {
					has[f[1]][r] = true
				}
			}
		}
		for name, chars := range worn(string(parts["word/document.xml"])) {
			for _, r := range chars {
				if !has[name][r] {
					t.Errorf("%s: %s lacks %q", s.name, name, r)
				}
			}
		}
	}
}

// unveil takes the key off a font file (ECMA-376 part 1, 17.8.1).
func unveil(t *testing.T, data []byte, guid string) []byte {
	t.Helper()
	key, err := hex.DecodeString(strings.ReplaceAll(guid, "-", ""))
	if err != nil || len(key) != 16 || len(data) < 32 {
		t.Fatalf("key %q of %d bytes: %v", guid, len(data), err)
	}
	slices.Reverse(key)
	for i := range 32 {
		data[i] ^= key[i%16]
	}
	return data
}

func named(font *sfnt.Font, family string) bool {
	return slices.ContainsFunc(font.Names(), func(n sfnt.Name) bool {
		return n.ID == sfnt.Family && n.Text == family
	})
}

var runWithFaces = regexp.MustCompile(
	`<w:r><w:rPr>(?:<w:rStyle[^>]*/>)?<w:rFonts[^>]* w:eastAsia="([^"]*)"[^>]*/>[^t]*?</w:rPr><w:t[^>]*>([^<]*)</w:t>`)

// worn is the Han characters of runs that name their face themselves.
func worn(document string) map[string][]rune {
	by := map[string][]rune{}
	for _, m := range runWithFaces.FindAllStringSubmatch(document, -1) {
		for _, r := range m[2] {
			if r >= 0x2E80 {
				by[m[1]] = append(by[m[1]], r)
			}
		}
	}
	return by
}

func TestFullFacesAreWhole(t *testing.T) {
	s := compose(t, "notice", read1(t, "notice.yaml"))
	var b bytes.Buffer
	if err := docx.Write(&b, s.blocks, docx.Options{Embed: docx.Full}); err != nil {
		t.Fatal(err)
	}
	parts := unzip(t, b.Bytes())
	var sizes []int
	for name, data := range parts {
		if strings.HasSuffix(name, ".odttf") {
			sizes = append(sizes, len(data))
		}
	}
	for _, f := range fonts.Default().Faces() {
		if i := slices.Index(sizes, len(f.Data())); i >= 0 {
			sizes = slices.Delete(sizes, i, i+1)
		}
	}
	if len(sizes) > 0 {
		t.Errorf("%d files are not whole faces", len(sizes))
	}
	if strings.Contains(string(parts["word/fontTable.xml"]), "subsetted") ||
		strings.Contains(string(parts["word/settings.xml"]), "saveSubsetFonts") {
		t.Error("whole faces are called subsets")
	}
}

func read1(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(shelf + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What Word makes of a document that it would not make of another, in all
// samples: no forced line breaks, no theme fonts, marks that may hang.
func TestNothingIsForced(t *testing.T) {
	for _, s := range samples(t) {
		parts := unzip(t, s.docx(t))
		for name, data := range parts {
			for _, never := range []string{"<w:br", "Theme=", "Theme\"", "linesAndChars"} {
				if strings.HasSuffix(name, ".xml") && bytes.Contains(data, []byte(never)) {
					t.Errorf("%s: %s has %s", s.name, name, never)
				}
			}
		}
		for _, want := range []string{`<w:overflowPunct w:val="1"/>`, "<w:kinsoku/>"} {
			styles := string(parts["word/styles.xml"])
			if strings.Count(styles, want) != strings.Count(styles, `w:type="paragraph"`) {
				t.Errorf("%s: a paragraph style lacks %s", s.name, want)
			}
		}
		if !bytes.Contains(parts["word/settings.xml"], []byte(`"compressPunctuation"`)) {
			t.Errorf("%s: marks are not compressed", s.name)
		}
	}
}

// The document as Word reads it, for people to see a change of.
func TestMarkupAsAccepted(t *testing.T) {
	for _, name := range []string{"contents-pages", "lists", "footnotes", "secrecy"} {
		s := compose(t, name, read1(t, name+".yaml"))
		parts := unzip(t, s.docx(t))
		golden.Check(t, name+".golden.txt", lines(parts["word/document.xml"])+
			lines(parts["word/numbering.xml"])+lines(parts["word/footnotes.xml"]))
	}
}

var beginnings = regexp.MustCompile(`<w:(p|tbl|tr|tc|sectPr|num|abstractNum|footnote)[ >]`)

// lines puts each paragraph on a line of its own.
func lines(xml []byte) string {
	return beginnings.ReplaceAllString(string(xml), "\n$0") + "\n"
}

// A document that cannot be written says so.
func TestWriteTellsOfErrors(t *testing.T) {
	s := compose(t, "notice", read1(t, "notice.yaml"))
	if err := docx.Write(broken{}, s.blocks, docx.Options{}); err == nil {
		t.Error("got no error of a writer that fails")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func BenchmarkWrite(b *testing.B) {
	s := compose(b, "2016-02", read1(b, "2016-02.yaml"))
	for b.Loop() {
		if err := docx.Write(io.Discard, s.blocks, docx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
