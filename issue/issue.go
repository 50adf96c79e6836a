// Package issue is a bulletin as its editors think of it: masthead, number,
// articles, distribution; how it is read from YAML, JSON and Markdown and what
// can be wrong with it. It knows no styles, fonts, lines or pages.
package issue

import (
	"io/fs"

	"jianbao/finding"
	"jianbao/picture"
)

// Source is an issue file and the folder its pictures are read from.
type Source struct {
	Name string // for findings and to tell the format by its ending
	Data []byte
	FS   fs.FS // pictures; nil: none can be read
	// Stop, when not nil, is asked again and again whether the issue is still
	// wanted. Once it says true what Parse returns means nothing.
	Stop func() bool
}

// stopped tells whether the issue is no longer wanted.
func (s Source) stopped() bool { return s.Stop != nil && s.Stop() }

// Text is one field's words and where they stand in the file.
type Text struct {
	S    string
	From finding.Origin
}

// Pos is where the text begins.
func (t Text) Pos() finding.Pos { return t.From.At(t.S, 0) }

// Issue is one issue of a bulletin (一期简报).
type Issue struct {
	Template     Text
	Notice       []Text // 内部刊物、注意保存, a line each
	NoticeGiven  bool   // the file says what Notice is, if only none
	Secrecy      Text   // 密级和保密期限
	Serial       Text   // 份号
	Urgency      Text   // 紧急程度
	Masthead     Masthead
	Number       Number
	Publisher    Text // 编印单位, as written
	Date         Date // 印发日期
	Contents     ContentsMode
	EditorNote   []Node // 编者按
	Articles     []Article
	Distribution Distribution
	Credits      Credits
	Imprint      Imprint
}

// Masthead is the bulletin's name and who puts it out.
type Masthead struct{ Organization, Name Text }

// Number counts issues; a field that is not given is 0.
type Number struct {
	Year, Issue, Whole, Supplement int
	Pos                            finding.Pos
}

// Date is a day of the calendar; Year 0 means none was given.
type Date struct {
	Year, Month, Day int
	Pos              finding.Pos
}

// ContentsMode is how 本期导读 is set.
type ContentsMode uint8

// The modes of 本期导读.
const (
	ContentsAuto  ContentsMode = iota // titles
	ContentsPages                     // titles with page numbers
	ContentsNone
)

// Article is one piece of the issue.
type Article struct {
	Title         Text
	ContentsTitle Text // what 本期导读 says where it differs from Title
	Column        Text // 栏目
	Byline        Text // 供稿
	Body          []Node
	Pos           finding.Pos
}

// Distribution is who gets the issue (报尾).
type Distribution struct {
	ReportTo, CopyTo, IssueTo, Extra Text // 报、送、发、本期增发
	Copies                           int  // 共印××份; 0: not said
	Pos                              finding.Pos
}

// Credits are the people answering for the issue.
type Credits struct{ Editor, Reviewer, Approver Text }

// Imprint is what an internal publication must say of its printing.
type Imprint struct {
	Permit, Printer Text
	Printed         Date
}

// Kind is what a Node of a body is.
type Kind uint8

// The kinds of nodes, and which fields of Node each uses.
const (
	Paragraph Kind = iota // Spans; Level and Lead when it opens with a run-in heading
	Heading               // Spans, Level 1…4: 一、 （一） 1. （1）
	List                  // Items, Ordered
	Item                  // Spans, Label; Items for a list inside it
	TableNode             // Table, Spans as its caption
	Figure                // Picture, Spans as its caption
	Quote                 // Items, paragraphs
	Names                 // Spans, one each name: a name list set in columns
	Signature             // Spans: 署名 or 成文日期, set at the right
)

// Node is one block of an article's body.
type Node struct {
	Kind    Kind
	Level   int // heading level of Heading, or of the run-in lead of Paragraph
	Lead    int // how many Spans at the start are the run-in heading (同行标题)
	Ordered bool
	Label   Text // the item's own mark, like 1) or •
	Spans   []Span
	Items   []Node
	Table   *Table
	Picture *Picture
	Pos     finding.Pos
}

// Span is a stretch of a paragraph with one look.
type Span struct {
	Text Text
	Bold bool   // **…**
	Link string // target of [text](target), "" for none
	Note []Span // a footnote whose mark stands after Text
}

// Align is how a table's column stands.
type Align uint8

// The alignments; AlignAuto leaves it to the style.
const (
	AlignAuto Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Table is rows of cells; the first Header rows are repeated on every page.
type Table struct {
	Header int
	Align  []Align // by column
	Rows   [][]Cell
}

// Cell is one box of a table; it may reach over Columns × Rows boxes (0 counts
// as 1), whose own cells are then left out of Table.Rows.
type Cell struct {
	Spans         []Span
	Columns, Rows int
}

// Picture is a picture named in a body.
type Picture struct {
	Path   Text
	Alt    Text             // what it shows, for those who cannot see it
	Loaded *picture.Picture // nil after a finding
}
