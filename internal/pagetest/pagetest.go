// Package pagetest tells tests what stands on pages, and where: on those of
// the page model and, through MuPDF and Poppler, on those of a written PDF, in
// the same words, so that the two can be compared. It knows no renderer.
package pagetest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// Within is how far a mark of a file may be from its place in the page model.
const Within = unit.Mm / 20

// Sheet is what stands on one page. Places count from its top left corner.
type Sheet struct {
	Size     unit.Size
	Chars    []Char // in the order in which they are drawn
	Bars     []Bar
	Pictures []unit.Rect
}

// Char is one glyph.
type Char struct {
	Text  string     // what it says; "" for more of the glyph before
	At    unit.Point // its origin, on the baseline
	Size  unit.Length
	Scale int // width in thousandths
	Ink   RGB
}

// Bar is a filled rectangle.
type Bar struct {
	Area unit.Rect
	Ink  RGB
}

// RGB is a colour of a screen.
type RGB struct{ R, G, B uint8 }

// Text is what the page says, glyph after glyph.
func (s *Sheet) Text() string {
	var b strings.Builder
	for _, c := range s.Chars {
		b.WriteString(c.Text)
	}
	return b.String()
}

// Model is what stands on the pages of doc.
func Model(doc *page.Document) []Sheet {
	sheets := make([]Sheet, len(doc.Pages))
	for i := range doc.Pages {
		sheets[i] = modelSheet(&doc.Pages[i])
	}
	return sheets
}

func modelSheet(p *page.Page) Sheet {
	s := Sheet{Size: p.Size}
	for i := range p.Texts {
		s.Chars = append(s.Chars, modelChars(&p.Texts[i])...)
	}
	for _, r := range p.Rules {
		s.Bars = append(s.Bars, Bar{r.Area, rgb(r.Ink)})
	}
	for _, f := range p.Pictures {
		s.Pictures = append(s.Pictures, f.Area)
	}
	return s
}

func modelChars(t *page.Text) []Char {
	chars := make([]Char, len(t.Glyphs))
	pen, rest := t.Origin, t.Text
	for i, g := range t.Glyphs {
		n := 0
		for range g.Runes {
			_, w := utf8.DecodeRuneInString(rest[n:])
			n += w
		}
		at := unit.Point{X: pen.X + unit.Length(g.Shift), Y: pen.Y}
		if t.Turned {
			at = unit.Point{X: pen.X, Y: pen.Y + unit.Length(g.Shift)}
			pen.Y += unit.Length(g.Advance)
		} else {
			pen.X += unit.Length(g.Advance)
		}
		chars[i] = Char{rest[:n], at, t.Size, scaleOf(t), rgb(t.Ink)}
		rest = rest[n:]
	}
	return chars
}

func scaleOf(t *page.Text) int {
	if t.Scale == 0 {
		return 1000
	}
	return t.Scale
}

func rgb(i ink.Ink) RGB { return RGB{i.R, i.G, i.B} }

// Differences says where got is not as want, a line each; places may differ
// by within.
func Differences(want, got []Sheet, within unit.Length) (lines []string) {
	if len(want) != len(got) {
		return []string{fmt.Sprintf("%d pages, want %d", len(got), len(want))}
	}
	for i := range want {
		for _, l := range want[i].differences(&got[i], within) {
			lines = append(lines, fmt.Sprintf("page %d: %s", i+1, l))
		}
	}
	return lines
}

func (s *Sheet) differences(got *Sheet, within unit.Length) []string {
	var lines []string
	if !near(s.Size.W, got.Size.W, within) || !near(s.Size.H, got.Size.H, within) {
		lines = append(lines, fmt.Sprintf("size %v, want %v", got.Size, s.Size))
	}
	return slices.Concat(lines,
		each("glyph", s.Chars, got.Chars, func(a, b Char) bool {
			return a.like(b, within)
		}),
		each("bar", s.Bars, got.Bars, func(a, b Bar) bool {
			return a.Ink == b.Ink && nearRect(a.Area, b.Area, within)
		}),
		each("picture", s.Pictures, got.Pictures, func(a, b unit.Rect) bool {
			return nearRect(a, b, within)
		}))
}

// each compares what stands at the same index, and counts.
func each[T any](what string, want, got []T, same func(a, b T) bool) (lines []string) {
	for i := range min(len(want), len(got)) {
		if !same(want[i], got[i]) {
			lines = append(lines,
				fmt.Sprintf("%s %d is %v, want %v", what, i, got[i], want[i]))
		}
	}
	if len(want) != len(got) {
		lines = append(lines, fmt.Sprintf("%d of %s, want %d", len(got), what, len(want)))
	}
	return lines
}

// like tells whether c and got are the same glyph at the same place. What a
// further glyph of a character says is not compared: files have no word for it.
func (c Char) like(got Char, within unit.Length) bool {
	return (c.Text == got.Text || c.Text == "") && c.Ink == got.Ink &&
		nearPoint(c.At, got.At, within) &&
		near(c.Size, got.Size, unit.Pt/100) &&
		max(c.Scale-got.Scale, got.Scale-c.Scale) <= 1
}

func near(a, b, within unit.Length) bool { return a-b <= within && b-a <= within }

func nearPoint(a, b unit.Point, within unit.Length) bool {
	return near(a.X, b.X, within) && near(a.Y, b.Y, within)
}

func nearRect(a, b unit.Rect, within unit.Length) bool {
	return nearPoint(a.Min, b.Min, within) && nearPoint(a.Max, b.Max, within)
}
