package press

import (
	"os"
	"testing"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout"
	"jianbao/layout/page"
)

// Whatever the input, the press ends with a proof or with errors, never with
// both, never in a panic, and what is set stands on its sheet.
func FuzzCompose(f *testing.F) {
	for _, s := range samples(f) {
		if data := s.source(f).Data; len(data) < 4000 {
			f.Add(data, s.file)
		}
	}
	p := New(Options{})
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		if len(data) > 1<<14 {
			return // long inputs teach nothing more and take their time
		}
		proof, found := p.Compose(issue.Source{Name: name, Data: data, FS: os.DirFS(shelf)}, Job{})
		if (proof == nil) != finding.HasErrors(found) {
			t.Fatalf("proof %v, findings %v", proof != nil, found)
		}
		if proof == nil {
			return
		}
		if n := len(proof.Pages.Pages); n == 0 || n > layout.MaxPages {
			t.Fatalf("%d pages", n)
		}
		for i := range proof.Pages.Pages {
			onSheet(t, i, &proof.Pages.Pages[i])
		}
		printed(t, p, proof)
	})
}

func onSheet(t *testing.T, n int, pg *page.Page) {
	for i := range pg.Texts {
		x := &pg.Texts[i]
		at := x.Origin
		if at.X < 0 || at.X+x.Width() > pg.Size.W || at.Y < 0 || at.Y > pg.Size.H {
			t.Errorf("page %d: %q at %v,%v is not on the sheet", n+1, x.Text, at.X, at.Y)
		}
	}
}
