package docx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/issue"
	"jianbao/layout"
	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/words"
	"jianbao/render/docx"
	"jianbao/templates"
)

const shelf = "../../samples"

// sample is an issue of the samples, as blocks and on our own pages.
type sample struct {
	name   string
	issue  *issue.Issue
	blocks *block.Document
	pages  *page.Document
}

// samples are all of them but for those that say the same in another notation.
func samples(t testing.TB) (all []sample) {
	t.Helper()
	entries, err := os.ReadDir(shelf)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok {
			data, err := os.ReadFile(filepath.Join(shelf, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, compose(t, name, data))
		}
	}
	return all
}

// compose takes a source to its blocks and pages.
func compose(t testing.TB, name string, data []byte) sample {
	t.Helper()
	bulletin, _ := issue.Parse(issue.Source{Name: name + ".yaml", Data: data, FS: os.DirFS(shelf)})
	style, ok := templates.Named(bulletin.Template.S)
	folder := filepath.Join(shelf, "styles", name)
	if _, err := os.Stat(folder); err == nil {
		style, _ = templates.Load(os.DirFS(folder), folder)
		ok = style != nil
	}
	if !ok {
		t.Fatalf("%s: no house style", name)
	}
	blocks, _ := style.Apply(bulletin)
	pages, _ := layout.Compose(blocks, layout.Deps{Faces: fonts.Default(), Words: words.Default()})
	return sample{name, bulletin, blocks, pages}
}

// docx is the sample as a Word document.
func (s sample) docx(t testing.TB) []byte {
	t.Helper()
	opt := docx.Options{PageOf: map[string]int{}}
	for _, a := range s.pages.Anchors {
		opt.PageOf[a.Name] = max(s.blocks.Page.Folio.First, 1) + a.Page
	}
	last := s.pages.Pages[len(s.pages.Pages)-1]
	opt.TailApart = s.name == "even-tail" // its tail has page 2 to itself
	opt.TailPlain = last.Label == "" && s.blocks.Page.Folio.Form != block.FolioNone
	var b bytes.Buffer
	if err := docx.Write(&b, s.blocks, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
