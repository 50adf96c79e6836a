// Package pdf writes composed pages as a PDF file: gopdf draws, and a
// finisher puts in what gopdf cannot say. It knows no styles, no standards of
// typesetting and no issues; whatever stands on a page was decided before.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"jianbao/fonts"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// Options are what a file needs beyond its pages.
type Options struct {
	Fonts    *fonts.Set // the set whose faces the pages name
	Small    bool       // spend more time for fewer bytes
	Standard Standard   // zero: PDF/A-2a and PDF/UA-1
	Source   *File      // what the document was made from, to be enclosed; nil: nothing

	Print  *Print      // for a press; nil: for reading
	Mirror bool        // even pages have their side margins exchanged
	Impose Imposition  // of pages on sheets
	Creep  unit.Length // from sheet to sheet of a booklet: the paper's thickness
	Copies int         // with a serial each, 0: one as it is
}

// errNoPages is the one document that PDF has no form for.
var errNoPages = errors.New("a document without pages")

// Write writes doc to w in one piece. The same document gives the same bytes,
// from any goroutine.
func Write(w io.Writer, doc *page.Document, opt Options) error {
	if len(doc.Pages) == 0 {
		return errNoPages
	}
	plan, err := planOf(doc, &opt)
	if err != nil {
		return err
	}
	if err := opt.Standard.permits(plan, &opt); err != nil {
		return err
	}
	doc = plan.doc
	uses, err := findUses(doc)
	if err != nil {
		return err
	}
	programs, err := programsOf(uses, opt)
	if err != nil {
		return err
	}
	drawn := drawnPool.Get().(*drawnRoom)
	defer drawnPool.Put(drawn)
	drawn.raw.Reset()
	tags := opt.Standard.tags(plan)
	d := drawer{uses: uses, programs: programs, marker: marker{tags: tags},
		press: opt.Print, shown: drawn.shown.emptied(bytesPerGlyph * len(uses.uses))}
	err = d.draw(&drawn.raw, doc)
	drawn.shown = d.shown
	if err != nil {
		return err
	}
	return finish(w, drawn.raw.Bytes(), &finisher{
		doc: doc, plan: plan, tags: tags, spots: d.spots, opt: opt,
		pictures: pictureOrder(doc), programs: programs, shown: d.shown,
		owners: d.marker.owners,
	})
}

// drawnPool holds the buffers that gopdf writes into, and what goes into that.
// It is written to memory because gopdf swallows the errors of its writer.
var drawnPool = sync.Pool{New: func() any { return new(drawnRoom) }}

// drawnRoom is the room for what is drawn of one file.
type drawnRoom struct {
	raw   bytes.Buffer
	shown shown
}

// bytesPerGlyph is about what a glyph takes where it is shown: its code, and its
// share of the moves and of what begins a text.
const bytesPerGlyph = 5

// on adds the page, counted from 1, to an error.
func on(page int, err error) error { return fmt.Errorf("page %d: %w", page+1, err) }
