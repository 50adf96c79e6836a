// Package block is the first waist: an issue as styled blocks, before lines
// exist. Page layout and the Word writer both start here. It knows no fonts,
// lines or pages, and no bulletin: what a masthead is has become rows.
package block

import (
	"jianbao/finding"
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// Document is everything that is to be set, with every style decided.
type Document struct {
	Meta     Metadata
	Page     PageSetup
	Masthead []Row   // page 1, in order from the top
	Blocks   []Block // in reading order
	Tail     Tail
}

// Metadata describes the document to readers and archives.
type Metadata struct {
	Title, Author, Subject string
	Keywords               []string
	Language               string // BCP 47, zh-CN
	Date                   string // 2016-02-18, "" when the issue has none
	Template               string // the house style's name
}

// PageSetup is the sheet, the type area (版心) and its grid.
type PageSetup struct {
	Sheet    unit.Size
	TypeArea unit.Rect
	Columns  int         // 字 a line, 28
	Lines    int         // lines a page, 22
	Em       unit.Length // the body size that the grid is made for
	// Pitch, when not 0, is the line pitch that the house style names, where
	// others fill the type area: the Word writer keeps it.
	Pitch unit.Length
	Folio Folio
	// EvenTail forces the tail to an even page (版记 in 双页).
	EvenTail bool
	// FirstLine, when not 0, is where body text begins on page 1 at the
	// earliest, below the top of the type area, whatever the masthead takes.
	FirstLine unit.Length
	Setting   clreq.Setting
}

// CellX is the left edge of cell i (一字) from the left of the type area,
// rounded from its index: the cell reaches to CellX(i+1).
func (p PageSetup) CellX(i int) unit.Length {
	return unit.Scale(p.TypeArea.W(), int64(i), int64(p.Columns))
}

// LineY is the top of grid line i's em box below the top of the type area,
// rounded from its index.
func (p PageSetup) LineY(i int) unit.Length {
	if p.Lines < 2 {
		return 0
	}
	return unit.Scale(p.TypeArea.H()-p.Em, int64(i), int64(p.Lines-1))
}

// Folio is the page number (页码).
type Folio struct {
	Form   FolioForm
	Place  FolioPlace
	Font   Font
	Size   unit.Length
	Drop   unit.Length // top of the 一字线 (or of the digits) below the type area
	Indent unit.Length // from the outer edge of the type area
	Ink    ink.Ink
	First  int // number of the first page
}

// FolioForm is what a page number looks like.
type FolioForm uint8

// FolioDashed is — 1 —, FolioPlain 1, FolioOf 第1页.
const (
	FolioDashed FolioForm = iota
	FolioPlain
	FolioOf
	FolioNone
)

// FolioPlace is where it stands.
type FolioPlace uint8

// FolioOuter: odd pages right, even pages left.
const (
	FolioOuter FolioPlace = iota
	FolioCenter
)

// Font is the faces of a stretch of text: Han and full-width marks from Han,
// digits and Western letters from Latin.
type Font struct{ Han, Latin glyph.Role }

// Align is how lines stand in their measure.
type Align uint8

// The alignments. Justify sets the last line at the left.
const (
	Justify Align = iota
	Left
	Center
	Right
)

// Role is what a block is to a reader: it names the style in Word and the tag in PDF.
type Role uint8

// The roles of blocks.
const (
	Body Role = iota
	Heading1
	Heading2
	Heading3
	Heading4
	ContentsHead  // 【本期导读】
	ContentsEntry // has Target
	EditorNoteHead
	EditorNote
	Column       // 栏目
	ArticleTitle // 文章标题
	Byline       // 供稿
	ListItem     // has Label and Depth
	Quote
	TableBlock // has Table; Runs are its caption
	FigureBlock
	Caption
	NameList // 名单: each Run one name
	Signature
	Credit // 责任编辑、审核、签发
	Footnote
	Notice // masthead rows
	Secrecy
	Organization
	MastheadName
	IssueNumber
	PublisherDate
	TailText
	Roles
)

// Style is how a block is set. Blocks of one role share one.
type Style struct {
	Name     string // for Word: 正文, 标题 1 …
	Font     Font
	Emphasis Font // the faces that ** sets
	Lead     Font // the faces of a run-in heading's lead
	Size     unit.Length
	Ink      ink.Ink
	Align    Align

	Indent   unit.Length // first line, from Left
	Turnover unit.Length // further lines, from Left
	Left     unit.Length // of the whole block
	Right    unit.Length

	OnCells   bool        // full-width characters take the grid's cells (body size only)
	OnGrid    bool        // lines take grid lines; else Pitch
	Pitch     unit.Length // line pitch off the grid
	Before    int         // grid lines left free above, unless at a page top
	After     int
	KeepNext  int  // body lines that must follow on the same page; 0: none
	KeepWhole bool // never divided over pages
	NewPage   bool // begins a page
	WordCut   bool // lines cut only between words, in a balanced shape (titles)
	Leader    bool // dots to the page number (ContentsEntry)
	Mark      string
	// Mark is put before the text, for instance ☆; it is not part of the source.
}

// Block is one paragraph, heading, table, picture.
type Block struct {
	Role   Role
	Style  *Style
	Runs   []Run
	Label  []Run // mark of a ListItem, number of a ContentsEntry: no source
	Depth  int   // list depth from 1
	Level  int   // of a heading or of the run-in heading a paragraph opens with
	Anchor string
	Target string // the Anchor that a ContentsEntry leads to
	// Pages asks for the page number of Target at the right.
	Pages   bool
	Article int // from 1; 0: before the first
	Table   *Table
	Figure  *Figure
	Pos     finding.Pos
}

// Run is a stretch of text with one look.
type Run struct {
	Text string
	From finding.Origin
	Font Font
	Bold bool   // set by emphasis; Font says how
	Lead bool   // part of a run-in heading's lead
	Link string // target, for instance a web address; "" none
	Note *Note  // a footnote whose mark stands after Text
}

// Note is a footnote: its text; its number is given by order.
type Note struct {
	Style *Style
	Runs  []Run
}

// Table is a grid of cells.
type Table struct {
	Header  int // rows repeated on each page
	Columns []TableColumn
	Rows    [][]Cell // cells covered by a spanning one are left out
	Style   *Style   // of cell text
	Small   *Style   // the next smaller, when the table is too wide
	Rule    unit.Length
	Ink     ink.Ink // of the rules
	Caption *Style
}

// TableColumn is one column; layout finds its width from the content.
type TableColumn struct{ Align Align }

// Cell is one box; Columns and Rows say how many it covers, at least 1 each.
type Cell struct {
	Runs          []Run
	Header        bool
	Columns, Rows int
}

// Figure is a picture with its caption, which are never parted.
type Figure struct {
	Picture *picture.Picture
	Name    string // of its file, as the issue names it
	Alt     string
	Caption []Run
	Style   *Style // of the caption
}

// Row is one row of the masthead, placed on page 1 from the type area's top.
type Row struct {
	Role  Role
	Style *Style
	Place Place
	// Cells are texts of the row: at most one each at the left, centre and right.
	Left, Center, Right []Run
	// Fit is the widest the row may be; a wider text is letter-spaced closer,
	// then condensed to it. 0: the type area.
	Fit unit.Length
	// Spread letter-spaces a short name out to at most this much between characters.
	Spread unit.Length
	Rule   *Rule // instead of text
	// Hidden rows keep their place but are not drawn: a preprinted head.
	Hidden bool
	// Joined: the text goes on with that of the row before, to a reader the
	// same paragraph.
	Joined bool
	Anchor string
	Pos    finding.Pos
}

// Place is where a row stands.
type Place struct {
	From PlaceFrom
	By   unit.Length // the distance
	Line int         // for FromGrid: the grid line, from 0
}

// PlaceFrom says what Place.By is measured from.
type PlaceFrom uint8

// The row's top edge is By below the top of the type area, or on grid line
// Line, or By below the foot of the row before. A row never rises above the
// foot of the row before it.
const (
	FromTop PlaceFrom = iota
	FromGrid
	FromPrevious
)

// Rule is a line across.
type Rule struct {
	Width     unit.Length // 0: the type area
	Thickness unit.Length
	Ink       ink.Ink
}

// Tail is what stands at the foot of the last page (版记、报尾).
type Tail struct {
	Entries            []TailEntry
	First, Inner, Last Rule // the rules; Last ends on the type area's foot
}

// TailEntry is one paragraph of the tail.
type TailEntry struct {
	Role  Role
	Style *Style
	Label []Run // 报：; turn-over lines hang after it
	Runs  []Run
	Right []Run // at the right end of the last line: 共印120份
	Rule  bool  // an inner rule above it
	Pos   finding.Pos
}
