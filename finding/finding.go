// Package finding is how jianbao tells people what is wrong, where, and what
// to do about it. It knows messages and places, not bulletins.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity is how much a finding matters.
type Severity uint8

// Error stops the input it is about; Warning and Note never stop anything.
const (
	Error Severity = iota
	Warning
	Note
)

// Lang is a language that messages are written in.
type Lang uint8

// Chinese is for editors and the default.
const (
	Chinese Lang = iota
	English
)

// Code names one kind of finding, for ever: E… is an error, W… a warning, N… a note.
type Code string

// Pos is a place in an input. Line and Col count from 1, Col in characters of
// the file as written; Line 0 means the whole input. Path is the field's
// path, like articles[2].title.
type Pos struct {
	Line, Col int
	Path      string
}

// Finding is one thing to tell the editor.
type Finding struct {
	Code Code
	File string
	Pos  Pos
	Args []any // what the message of Code quotes
}

// New is a finding of code at pos. Panics when no message table has code.
func New(code Code, pos Pos, args ...any) Finding {
	if _, ok := messages[code]; !ok {
		panic("finding: no message for " + string(code))
	}
	return Finding{Code: code, Pos: pos, Args: args}
}

// Severity follows from the code's first letter.
func (f Finding) Severity() Severity {
	switch f.Code[0] {
	case 'E':
		return Error
	case 'W':
		return Warning
	}
	return Note
}

var severityNames = [2][3]string{{"错误", "警告", "提示"}, {"error", "warning", "note"}}

// Name is the severity as messages print it.
func (s Severity) Name(l Lang) string { return severityNames[l][s] }

// Text says what is wrong.
func (f Finding) Text(l Lang) string { return f.fill(l, messages[f.Code].text[l]) }

// Hint says what to do about it; may be empty.
func (f Finding) Hint(l Lang) string { return f.fill(l, messages[f.Code].hint[l]) }

// fill puts the arguments into a message, which names them {0}, {1}, ….
// An argument with words of its own for each language gives those of l.
func (f Finding) fill(l Lang, s string) string {
	for i, a := range f.Args {
		if w, ok := a.(interface{ In(Lang) string }); ok {
			a = w.In(l)
		}
		s = strings.ReplaceAll(s, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return s
}

// Format is the line that commands print: file:line:col: CODE severity: text (hint).
func (f Finding) Format(l Lang) string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Pos.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", f.Pos.Line, f.Pos.Col)
	}
	fmt.Fprintf(&b, ": %s %s: %s", f.Code, f.Severity().Name(l), f.Text(l))
	if h := f.Hint(l); h != "" {
		b.WriteString(" (" + h + ")")
	}
	return b.String()
}

// HasErrors tells whether any of fs is an error.
func HasErrors(fs []Finding) bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity() == Error })
}

// Sort puts fs in the order of file, place and code.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col), cmp.Compare(a.Code, b.Code))
	})
}
