package verapdf

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"jianbao/press"
	"jianbao/render/pdf"
)

// What a reader says of the structure is the words of the issue in the order
// of the source.
func TestSamplesReadInOrder(t *testing.T) {
	p := press.New(press.Options{})
	for _, path := range sources(t) {
		proof, file := written(t, p, path)
		out, err := exec.Command("pdfinfo", "-struct-text", file).Output()
		if err != nil {
			t.Fatalf("pdfinfo: %v", err)
		}
		said := words(quoted(string(out)))
		for _, b := range proof.Blocks.Blocks {
			var text strings.Builder
			for _, r := range b.Runs {
				if r.Note != nil || r.Link != "" { // what stands between them is read there
					text.Reset()
					break
				}
				text.WriteString(r.Text)
			}
			want := words(text.String())
			_, rest, found := strings.Cut(said, want)
			if !found {
				t.Errorf("%s: %.60q is not read after what was before it",
					filepath.Base(path), want)
				continue
			}
			said = rest
		}
	}
}

// written composes the sample at path and writes its PDF.
func written(t *testing.T, p *press.Press, path string) (*press.Proof, string) {
	ways := []way{{"read", with(pdf.Options{}), nil}}
	proof, files := makeAll(t, p, path, t.TempDir(), ways)
	return proof, files[0]
}

// quoted is what pdfinfo puts between quotation marks.
func quoted(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, `"`) {
			b.WriteString(strings.Trim(line, `"`))
		}
	}
	return b.String()
}

// words is s without spaces, which lines may have lost or won.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
