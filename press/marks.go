package press

import (
	"jianbao/finding"
	"jianbao/layout/unit"
)

// Mark is words or a picture on a page and where they come from. Lengths are
// in millimetres from the page's top left corner.
type Mark struct {
	X, Y, W, H float64
	Text       string // "" for a picture
	Source     finding.Pos
}

// Sheet is a page's size in millimetres and its number as printed.
type Sheet struct {
	W, H  float64
	Label string
}

// Sheet describes page n of a proof, counted from 0.
func (p *Proof) Sheet(n int) Sheet {
	pg := &p.Pages.Pages[n]
	return Sheet{pg.Size.W.Millimetres(), pg.Size.H.Millimetres(), pg.Label}
}

// ascent is how much of an em box stands above the baseline, in hundredths.
const ascent = 88

// Marks are the words and pictures of page n that have a place in the source,
// in reading order.
func (p *Proof) Marks(n int) (all []Mark) {
	pg := &p.Pages.Pages[n]
	for i := range pg.Texts {
		t := &pg.Texts[i]
		if t.Source.Line == 0 {
			continue
		}
		top := t.Origin.Y - unit.Scale(t.Size, ascent, 100)
		all = append(all, Mark{
			X: t.Origin.X.Millimetres(), Y: top.Millimetres(),
			W: t.Width().Millimetres(), H: t.Size.Millimetres(),
			Text: t.Text, Source: t.Source,
		})
	}
	for i := range pg.Pictures {
		pic := &pg.Pictures[i]
		all = append(all, Mark{
			X: pic.Area.Min.X.Millimetres(), Y: pic.Area.Min.Y.Millimetres(),
			W: pic.Area.W().Millimetres(), H: pic.Area.H().Millimetres(),
			Source: pic.Source,
		})
	}
	return all
}
