// Package layout composes styled blocks into pages: masthead, grid, page
// turns, notes, tables, pictures and the tail at the last page's foot.
// It knows no bulletins, no standards, no font files and no output formats.
package layout

import (
	"jianbao/finding"
	"jianbao/layout/block"
	"jianbao/layout/glyph"
	"jianbao/layout/inline"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// MaxPages is the longest document that is set.
const MaxPages = 2000

// Deps are what composing needs from outside.
type Deps struct {
	Faces glyph.Measurer
	Words inline.Segmenter // cuts titles between words; nil: at any character
	// Stop, when not nil, is asked before each paragraph whether the pages are
	// still wanted. Once it says true they come out without their words.
	Stop func() bool
	Memo Memo // nil: every paragraph is set anew
}

// Memo keeps paragraphs that were set with the same faces and words.
type Memo interface {
	// Get is what was put under a fingerprint; nil when it is not there.
	Get(inline.Fingerprint) *inline.Solutions
	// Put keeps solutions; size is how many bytes of text they are for.
	Put(f inline.Fingerprint, s *inline.Solutions, size int)
}

// Compose sets doc. The pages are whole even when there are findings, except
// past MaxPages, where they stop.
func Compose(doc *block.Document, deps Deps) (*page.Document, []finding.Finding) {
	c := &composer{doc: doc, deps: deps, setup: &doc.Page, out: &page.Document{Meta: page.Metadata(doc.Meta)}}
	c.tag(page.Tag{Role: page.TagDocument, Parent: page.Artifact})
	head := c.masthead()
	c.collect()
	if c.stopped() {
		return c.out, c.found
	}
	tail := c.tail()
	c.paginate(head, tail)
	c.contentsNumbers()
	c.folios()
	c.outline()
	finding.Sort(c.found)
	return c.out, c.found
}

// stopped tells whether the pages are no longer wanted.
func (c *composer) stopped() bool { return c.deps.Stop != nil && c.deps.Stop() }

// composer is one run of Compose.
type composer struct {
	// configuration
	doc   *block.Document
	deps  Deps
	setup *block.PageSetup

	// state
	items   []*item         // the flow, in order
	notes   []*footnote     // in order of their marks
	entries []contentsEntry // of 本期导读, waiting for page numbers
	sect    page.TagID      // of the article being collected
	article int
	lists   []page.TagID // open L tags by depth
	heading int          // level of the last heading tag of the article
	headTag page.TagID   // of the first text of the masthead's last row

	missing   int          // characters that no face has
	curtailed *finding.Pos // where a paragraph is too long for all the pages

	turned     bool        // the page at hand is turned on its side
	fresh      bool        // page 1 has its masthead, but no text yet
	tailHere   bool        // the tail stands below it
	texts      []page.Text // room for those of one page
	unnumbered int         // from this page on, counted from 0, pages carry no number; 0: all do

	// result
	out   *page.Document
	found []finding.Finding
}

// report adds a finding.
func (c *composer) report(code finding.Code, pos finding.Pos, args ...any) {
	c.found = append(c.found, finding.New(code, pos, args...))
}

// tag adds t to the structure.
func (c *composer) tag(t page.Tag) page.TagID {
	c.out.Tags = append(c.out.Tags, t)
	return page.TagID(len(c.out.Tags) - 1)
}

// area is the type area of the page at hand: the sheet's own, or turned with
// the sheet for a table that is too wide for it.
func (c *composer) area() unit.Rect {
	if c.turned {
		return turnedArea(c.setup)
	}
	return c.setup.TypeArea
}

// turnedArea is the type area of a sheet turned a quarter clockwise: its left
// edge, the binding edge of odd pages, becomes the top (GB/T 9704 8).
func turnedArea(s *block.PageSetup) unit.Rect {
	a := s.TypeArea
	return unit.Rect{
		Min: unit.Point{X: s.Sheet.H - a.Max.Y, Y: a.Min.X},
		Max: unit.Point{X: s.Sheet.H - a.Min.Y, Y: a.Max.X},
	}
}

// pitch is the grid's line pitch, rounded; places come from LineY instead.
func (c *composer) pitch() unit.Length {
	if c.setup.Lines < 2 {
		return c.setup.Em
	}
	return unit.Scale(c.setup.TypeArea.H()-c.setup.Em, 1, int64(c.setup.Lines-1))
}

// lineAt is the first grid line whose em box begins at or below y, which
// counts from the top of the type area. A rounding's worth above still counts.
func (c *composer) lineAt(y unit.Length) int {
	i := int(y / c.pitch())
	for i > 0 && c.setup.LineY(i-1) >= y-slop {
		i--
	}
	for c.setup.LineY(i) < y-slop {
		i++
	}
	return i
}

// slop is what roundings may differ by.
const slop = unit.Length(100)
