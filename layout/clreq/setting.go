// Package clreq is the rules of Chinese text layout (W3C CLREQ, GB/T 15834):
// classes of characters, what may begin and end a line, how wide marks are and
// how they give way. It knows characters, not fonts, lines or pages.
package clreq

// Setting is how lines are set throughout a document.
type Setting struct {
	Punctuation Punctuation // width of marks (标点挤压)
	Prohibition Prohibition // 行首行尾禁则
	NoGap       bool        // no space between Han and Latin; else ¼ em
	EvenGaps    bool        // even: gaps, the second order of severity
}

// Punctuation is a preset for the width of marks.
type Punctuation uint8

// Quanjiao (全角) is the default; Banjiao is 半角, Kaiming 开明; Plain leaves marks whole.
const (
	Quanjiao Punctuation = iota
	Banjiao
	Kaiming
	Plain
)

// Prohibition is a level of line start and line end rules.
type Prohibition uint8

// ProhibitGB (GB/T 15834) is the default.
const (
	ProhibitGB Prohibition = iota
	ProhibitBasic
	ProhibitStrict
	ProhibitNone
)
