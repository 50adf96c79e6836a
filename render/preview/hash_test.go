package preview

import (
	"errors"
	"testing"

	"jianbao/fonts"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

func TestHashesFollowWhatShows(t *testing.T) {
	r := New(fonts.Default())
	hash := func(change func(*page.Page)) [32]byte {
		doc := plate(t)
		change(&doc.Pages[0])
		sum, err := r.PageHash(doc, 0)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	plain := hash(func(*page.Page) {})
	seen := map[[32]byte]string{plain: "the plain page"}
	for name, change := range map[string]func(*page.Page){
		"size":       func(p *page.Page) { p.Size.H += unit.Mm },
		"type area":  func(p *page.Page) { p.TypeArea.Max.X += unit.Mm },
		"glyph":      func(p *page.Page) { p.Texts[0].Glyphs[0].ID++ },
		"shift":      func(p *page.Page) { p.Texts[0].Glyphs[0].Shift = 100 },
		"place":      func(p *page.Page) { p.Texts[0].Origin.Y++ },
		"type size":  func(p *page.Page) { p.Texts[0].Size++ },
		"width":      func(p *page.Page) { p.Texts[0].Scale = 900 },
		"face":       func(p *page.Page) { p.Texts[0].Face++ },
		"ink":        func(p *page.Page) { p.Texts[0].Ink = ink.Red },
		"rule":       func(p *page.Page) { p.Rules = make([]page.Rule, 1) },
		"picture":    func(p *page.Page) { p.Pictures[0].Picture.Hash[0]++ },
		"no picture": func(p *page.Page) { p.Pictures[0].Picture = nil },
		"its place":  func(p *page.Page) { p.Pictures[0].Area.Min.X++ },
	} {
		sum := hash(change)
		if other, ok := seen[sum]; ok {
			t.Errorf("another %s: the hash of %s", name, other)
		}
		seen[sum] = "another " + name
	}
	for name, change := range map[string]func(*page.Page){
		"words":  func(p *page.Page) { p.Texts[0].Text = "川" },
		"tag":    func(p *page.Page) { p.Texts[0].Tag = 3 },
		"source": func(p *page.Page) { p.Texts[0].Source.Line = 9 },
		"scale":  func(p *page.Page) { p.Texts[0].Scale = 1000 },
		"label":  func(p *page.Page) { p.Label = "9" },
		"link":   func(p *page.Page) { p.Links = make([]page.Link, 1) },
		"CMYK":   func(p *page.Page) { p.Texts[0].Ink.K = 50 },
	} {
		if hash(change) != plain {
			t.Errorf("%s does not show, but changes the hash", name)
		}
	}
}

func TestHashesTellFontSetsApart(t *testing.T) {
	doc := note(t, '三', ink.Black)
	face := doc.Pages[0].Texts[0].Face
	mine := New(fonts.Default())
	a, err := mine.PageHash(doc, 0)
	if err != nil {
		t.Fatal(err)
	}
	mine.faces[face] = newFace("other", []byte("another file"))
	if b, _ := mine.PageHash(doc, 0); a == b {
		t.Error("another font file, but the same hash")
	}
	if _, err := mine.PageHash(doc, 1); !errors.Is(err, ErrNoPage) {
		t.Errorf("got %v, want %v", err, ErrNoPage)
	}
	doc.Pages[0].Texts[0].Face = 999
	if _, err := mine.PageHash(doc, 0); err == nil {
		t.Error("a face of no set: got no error")
	}
}
