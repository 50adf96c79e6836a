// Package word reads what a Word file says, in the order people see it:
// paragraphs with their numbers written out, tables, pictures, notes. It knows
// the format's detours (text boxes, tracked changes, fields) and bounds them;
// it knows nothing of bulletins.
package word

import "errors"

// What can be wrong with a file. Every error is a Fault that wraps one of these.
var (
	ErrDamaged = errors.New("damaged")
	ErrLimit   = errors.New("too large")
	ErrNotWord = errors.New("not a Word document")
)

// Fault is what is wrong with a file, for those who have to mend it.
type Fault struct {
	Kind             error
	Part             string // of the archive; "" for the whole file
	Chinese, English string
}

// Error says it in English, with the part.
func (f *Fault) Error() string {
	if f.Part == "" {
		return f.English
	}
	return f.Part + ": " + f.English
}

// Unwrap gives the kind of fault.
func (f *Fault) Unwrap() error { return f.Kind }

// broken is the fault of a part that cannot be read.
func broken(part string, err error, chinese string) *Fault {
	return &Fault{ErrDamaged, part, chinese, err.Error()}
}

// Limits bound what one file may cost.
type Limits struct {
	Entries  int   // of the archive
	Ratio    int64 // of unpacked to packed bytes, for parts above a MiB
	Total    int64 // unpacked bytes of all parts that are read
	Part     int64 // unpacked bytes of one part
	XML      int64 // those of one that is no picture
	Depth    int   // of elements in each other
	Tokens   int   // of XML in one part
	Pictures int
	Text     int // bytes of words
}

// DefaultLimits are far above any bulletin.
var DefaultLimits = Limits{
	Entries: 2000, Ratio: 200, Total: 200 << 20, Part: 64 << 20, XML: 24 << 20,
	Depth: 256, Tokens: 1_500_000, Pictures: 500, Text: 2 << 20,
}

// Document is what a file says.
type Document struct {
	Blocks   []Block
	Notes    [][]Run // footnotes and endnotes; a Run names one by its place from 1
	Pictures []Picture
	Headers  []Block // of the first page's headers, or of all
	Footers  []Block // of all pages
	Lost     []Lost
}

// Lost is something that was left out, how often.
type Lost struct {
	What  string
	Count int
}

// Picture is a picture's file as it lies in the archive.
type Picture struct {
	Name string
	Data []byte
}

// Align is how a paragraph stands.
type Align uint8

// The alignments; Auto is what no property says, and justified text.
const (
	Auto Align = iota
	Left
	Center
	Right
)

// Block is a paragraph, or a table.
type Block struct {
	Runs    []Run
	Level   int    // of a heading by its style: 1 for Title, 2 for Heading 1, …; 0 none
	Label   string // the number that Word shows before it: 一、
	Bullet  bool   // it is an item of an unnumbered list
	Depth   int    // of the list, from 0
	Align   Align
	Stated  bool   // the paragraph itself says Align, not its style
	Style   string // the name of its style, small letters
	Indent  bool   // its first line is set in
	Size    int    // of its largest run with words, in half points
	Red     bool   // its words are red
	Quote   bool   // its style is one for quotations
	Turned  bool   // a page begins with it
	Soft    bool   // a soft return, not a paragraph's end, stands before it
	Line    int    // its number among the paragraphs, from 1
	Table   *Table
	removed bool // the end of the paragraph was deleted
}

// Run is words of one look.
type Run struct {
	Text    string
	Bold    bool
	Link    string
	Note    int // footnote behind it, from 1; 0 none
	Picture int // picture in its place, from 1; 0 none
	Alt     string
	Called  string // the picture's name where it stands
}

// Table is rows of cells.
type Table struct {
	Rows     [][]Cell
	Header   int // rows repeated on every page
	Columns  int
	Bordered bool
}

// Cell is one box of a table, which may reach over others.
type Cell struct {
	Blocks        []Block
	Columns, Rows int
	column        int
	merged        bool // it belongs to the one above
	bordered      bool
}
