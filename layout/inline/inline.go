// Package inline sets one paragraph: it collects clusters, classes them,
// chooses all line ends together and gives every glyph its place.
// It knows no pages, no blocks and no font files.
package inline

import (
	"jianbao/finding"
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// Run is a stretch of a paragraph with one look.
type Run struct {
	Text       string
	From       finding.Origin
	Han, Latin glyph.Role
	Size       unit.Length
	// Mark is a footnote's mark: glued to the character before it and
	// transparent to every rule between its neighbours.
	Mark bool
	// Verbatim runs get no gap between Han and Latin and no mark is trimmed.
	Verbatim bool
}

// Paragraph is what is to be set.
type Paragraph struct {
	Runs     []Run
	Measure  unit.Length // width of the column, before indents
	First    unit.Length // indent of the first line
	Turnover unit.Length // indent of the other lines
	Align    Align
	// Cells, when not 0, is how many cells of the grid the grid's width
	// GridWidth is divided into; full-width characters of size Em then take a
	// cell each. At 0 they take their own em.
	Cells     int
	GridWidth unit.Length
	Em        unit.Length
	// Reserve is kept free at the end of the last line, for a page number or
	// a text at the right.
	Reserve unit.Length
	Setting clreq.Setting
	// WordCut cuts lines only between words, in 梯形 or 菱形 shape (GB/T 9704 7.3.1).
	WordCut bool
	// WordEnds ends lines between words where that takes no line more: those
	// of a narrow column, which need not be filled.
	WordEnds bool
}

// Align is how lines stand in their measure.
type Align uint8

// The alignments; Justify leaves the last line at the left.
const (
	Justify Align = iota
	Left
	Center
	Right
)

// Line is one line, set. X counts from the left of the measure.
type Line struct {
	Pieces []Piece
	X      unit.Length // left edge of the set width
	Width  unit.Length // set width: without what was trimmed at the edges
}

// Piece is a stretch of a line in one face of one run.
type Piece struct {
	Run    int // index into Paragraph.Runs
	Face   glyph.FaceID
	X      unit.Length // of the first glyph's pen
	Off    int         // byte offset of Text in the run
	Text   string
	Glyphs []glyph.Placed
}
