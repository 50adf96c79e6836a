package press

import (
	"fmt"
	"io"

	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/render/docx"
)

// DOCX writes a proof as a Word document, from its blocks. Of its pages it
// takes what Word cannot know before it has set them: the page numbers in
// 本期导读, whether the tail stands on a page of its own, and under how many
// lines of footnotes.
func (p *Press) DOCX(w io.Writer, proof *Proof, embed docx.Embed) error {
	pages, setup := proof.Pages, &proof.Blocks.Page
	opt := docx.Options{Fonts: p.fonts, Embed: embed, PageOf: map[string]int{}}
	for _, a := range pages.Anchors {
		opt.PageOf[a.Name] = max(setup.Folio.First, 1) + a.Page
	}
	if n := len(pages.Pages); n > 0 {
		opt.TailApart = setup.EvenTail && !hasText(pages, n-1)
		opt.TailPlain = pages.Pages[n-1].Label == ""
		opt.TailNotes = noteLines(pages, n-1)
	}
	if err := docx.Write(w, proof.Blocks, opt); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}

// hasText tells whether anything of a block stands on page n.
func hasText(doc *page.Document, n int) bool {
	pg := &doc.Pages[n]
	if len(pg.Pictures) > 0 {
		return true
	}
	for i := range pg.Texts {
		for id := pg.Texts[i].Tag; id > 0; id = doc.Tags[id].Parent {
			if doc.Tags[id].Block > 0 {
				return true
			}
		}
	}
	return false
}

// noteLines is how many lines of footnotes stand on page n.
func noteLines(doc *page.Document, n int) int {
	lines := map[unit.Length]bool{}
	for i := range doc.Pages[n].Texts {
		t := &doc.Pages[n].Texts[i]
		for id := t.Tag; id > 0; id = doc.Tags[id].Parent {
			if doc.Tags[id].Role == page.TagNote {
				lines[t.Origin.Y] = true
			}
		}
	}
	return len(lines)
}
