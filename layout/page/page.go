// Package page is the second waist: pages of positioned glyphs, rules and
// pictures, with the tags, links and outline that a file needs. Renderers
// only translate it. It knows no styles and decides nothing.
package page

import (
	"jianbao/finding"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// Document is a composed issue.
type Document struct {
	Meta    Metadata
	Pages   []Page
	Tags    []Tag // Tags[0] is the Document itself; a parent stands before its children
	Outline []OutlineItem
	Anchors []Anchor // by name, in order of place
}

// Metadata describes the document to readers and archives.
type Metadata struct {
	Title, Author, Subject string
	Keywords               []string
	Language               string // BCP 47
	Date                   string // 2016-02-18 or ""
	Template               string
}

// Page is one side of a sheet. Places count from its top left corner.
type Page struct {
	Size     unit.Size
	TypeArea unit.Rect
	Label    string // the page number as shown, "" when none is shown
	Texts    []Text // in reading order
	Rules    []Rule
	Pictures []Picture
	Links    []Link
}

// TagID is an index into Document.Tags.
type TagID int32

// Artifact marks what is not part of the text: page numbers, rules, leaders.
const Artifact TagID = -1

// Tag is one element of the logical structure, in the words of PDF 32000-1 14.8.4.
type Tag struct {
	Role   TagRole
	Parent TagID
	Lang   string // when it differs from the parent's
	Alt    string // of a Figure
	Title  string // of a Sect
	Scope  string // of a TH: Column or Row
	Span   int    // columns a TH or TD covers, 0 or 1: one
	Rows   int    // rows it covers
	Block  int    // the block it came from, from 1; 0: none
}

// TagRole is a standard structure type.
type TagRole uint8

// The structure types that layout writes.
const (
	TagDocument TagRole = iota
	TagSect
	TagH1
	TagH2
	TagH3
	TagH4
	TagH5
	TagH6
	TagP
	TagL
	TagLI
	TagLbl
	TagLBody
	TagTable
	TagTR
	TagTH
	TagTD
	TagFigure
	TagCaption
	TagNote
	TagReference
	TagTOC
	TagTOCI
	TagLink
	TagBlockQuote
	TagSpan
)

var tagNames = [...]string{"Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table",
	"TR", "TH", "TD", "Figure", "Caption", "Note", "Reference", "TOC", "TOCI", "Link", "BlockQuote", "Span"}

func (r TagRole) String() string { return tagNames[r] }

// Text is a run of glyphs of one face on one baseline.
type Text struct {
	Tag    TagID
	Face   glyph.FaceID
	Turned bool // a quarter turn clockwise about Origin: it reads down the page
	Size   unit.Length
	Ink    ink.Ink
	Origin unit.Point // of the first glyph, on the baseline
	Scale  int        // width in thousandths, 0 or 1000: as designed
	Text   string     // what it says; each glyph stands for Runes of it
	Glyphs []glyph.Placed
	Source finding.Pos // of its first character
}

// Width is how far the run reaches from its origin.
func (t *Text) Width() (w unit.Length) {
	for _, g := range t.Glyphs {
		w += unit.Length(g.Advance)
	}
	return w
}

// Rule is a filled bar.
type Rule struct {
	Area unit.Rect
	Ink  ink.Ink
}

// Picture is a picture scaled into Area.
type Picture struct {
	Tag     TagID
	Area    unit.Rect
	Picture *picture.Picture
	Source  finding.Pos
}

// Link is an area that leads to an anchor of the document or to an address.
type Link struct {
	Tag    TagID
	Area   unit.Rect
	Anchor string
	URL    string
	Text   string // what it says, for screen readers
}

// Anchor is a named place.
type Anchor struct {
	Name string
	Page int // from 0
	Y    unit.Length
}

// OutlineItem is one bookmark; Level counts from 1.
type OutlineItem struct {
	Title  string
	Level  int
	Anchor string
}
