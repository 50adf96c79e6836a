// Package docx writes an issue as a Word document: real styles, lists, tables,
// footnotes, fields, and the faces it is set in. It starts from blocks and
// leaves lines and pages to the program that opens the document; it knows no
// issue and no house style.
package docx

import (
	"fmt"
	"io"

	"jianbao/fonts"
	"jianbao/layout/block"
)

// Embed says how much of each face goes into the document.
type Embed uint8

// Subset embeds the characters that the document has, Full whole faces, so
// that others can go on writing.
const (
	Subset Embed = iota
	Full
)

// Options is what Write needs to know beside the document.
type Options struct {
	Fonts *fonts.Set // nil: the built-in faces
	Embed Embed
	// PageOf is the number of the page on which an anchor stands, for the
	// entries of 本期导读: right before any field is updated.
	PageOf map[string]int
	// TailApart says that the tail has an even page to itself, and TailPlain
	// that this page has no number.
	TailApart, TailPlain bool
	// TailNotes is how many lines of footnotes stand on the page of the tail. They
	// stand at its very foot in Word, so the tail goes above them.
	TailNotes int
}

// Write writes doc as a .docx file. The same document gives the same bytes.
func Write(w io.Writer, doc *block.Document, opt Options) error {
	if opt.Fonts == nil {
		opt.Fonts = fonts.Default()
	}
	m := newMaker(doc, opt)
	m.document()
	if err := m.pack(w); err != nil {
		return fmt.Errorf("word document: %w", err)
	}
	return nil
}

// maker makes the parts of one document.
type maker struct {
	doc *block.Document
	opt Options

	page     geometry
	side     bool // the sheet is turned
	sections int  // that have ended

	body   markup // of document.xml
	at     int    // the block being made
	styles sheet
	faces  wardrobe
	lists  numbering
	notes  footnotes
	links  relations
	media  shelf
	marks  bookmarks
}

func newMaker(doc *block.Document, opt Options) *maker {
	m := &maker{doc: doc, opt: opt, page: measure(doc.Page)}
	m.faces.open(opt.Fonts)
	m.links.begin()
	m.marks.collect(doc)
	return m
}

// document makes the body.
func (m *maker) document() {
	m.normal()
	m.masthead()
	for i := range m.doc.Blocks {
		m.block(i)
	}
	m.tail()
	m.section(&m.body, m.apart())
}

// block makes what stands for block i.
func (m *maker) block(i int) {
	b := &m.doc.Blocks[i]
	m.at = i
	if listed := b.Role == block.ListItem || b.Role == block.ContentsEntry; !listed {
		m.lists.leave()
	}
	if b.Table == nil {
		m.turn(false)
	}
	switch {
	case b.Table != nil:
		m.table(b)
	case b.Figure != nil:
		m.figure(b)
	case b.Role == block.NameList:
		m.names(b)
	case b.Role == block.ContentsEntry:
		m.entry(b)
	default:
		m.text(b)
	}
}
