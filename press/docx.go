package press

import (
	"fmt"
	"io"

	"jianbao/layout/block"
	"jianbao/render/docx"
)

// DOCX writes a proof as a Word document, from its blocks. Of its pages it
// takes what Word cannot know before it has set them: the page numbers in
// 本期导读, and whether the tail stands on a page of its own.
func (p *Press) DOCX(w io.Writer, proof *Proof, embed docx.Embed) error {
	pages, first := proof.Pages, max(proof.Blocks.Page.Folio.First, 1)
	opt := docx.Options{Fonts: p.fonts, Embed: embed, PageOf: map[string]int{}}
	for _, a := range pages.Anchors {
		opt.PageOf[a.Name] = first + a.Page
	}
	if n := len(pages.Pages); n > 0 && proof.Blocks.Page.Folio.Form != block.FolioNone {
		opt.TailApart = pages.Pages[n-1].Label == ""
	}
	if err := docx.Write(w, proof.Blocks, opt); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}
