package press

import (
	"fmt"

	"jianbao/layout/block"
	"jianbao/render/preview"
)

// Look says how pages are drawn.
type Look struct {
	DPI  int  // dots an inch, preview.MinDPI to preview.MaxDPI
	Grid bool // whether the grid of the house style shows under the text
}

// PNG is page n of a proof, counted from 0, as a PNG file.
func (p *Press) PNG(proof *Proof, n int, look Look) ([]byte, error) {
	o := preview.Options{DPI: look.DPI}
	if look.Grid {
		o.Grid = gridOf(proof.Blocks.Page)
	}
	png, err := p.preview.Render(proof.Pages, n, o)
	if err != nil {
		return nil, fmt.Errorf("png: %w", err)
	}
	return png, nil
}

func gridOf(p block.PageSetup) preview.Grid {
	return preview.Grid{Columns: p.Columns, Lines: p.Lines, Em: p.Em}
}

// PageHash is the SHA-256 of all that shows on page n of a proof, counted
// from 0. Pages of one hash look the same.
func (p *Press) PageHash(proof *Proof, n int) (preview.Hash, error) {
	sum, err := p.preview.PageHash(proof.Pages, n)
	if err != nil {
		return sum, fmt.Errorf("png: %w", err)
	}
	return sum, nil
}
