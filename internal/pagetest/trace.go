package pagetest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"jianbao/layout/unit"
)

// The trace of MuPDF: what is drawn, in order, with the numbers that the file
// has and the matrix they go through.

type trace struct {
	Pages []tracePage `xml:"page"`
}

type tracePage struct {
	Box   string      `xml:"mediabox,attr"`
	Marks []traceMark `xml:",any"`
}

type traceMark struct {
	XMLName   xml.Name
	Color     string      `xml:"color,attr"`
	Transform string      `xml:"transform,attr"`
	Spans     []traceSpan `xml:"span"`
	Points    []tracePath `xml:",any"`
}

type traceSpan struct {
	Matrix string       `xml:"trm,attr"`
	Glyphs []traceGlyph `xml:"g"`
}

type traceGlyph struct {
	Text  string  `xml:"unicode,attr"`
	Glyph string  `xml:"glyph,attr"` // "" for further characters of one glyph
	X     float64 `xml:"x,attr"`
	Y     float64 `xml:"y,attr"`
}

type tracePath struct {
	XMLName xml.Name
	X       float64 `xml:"x,attr"`
	Y       float64 `xml:"y,attr"`
}

func parseTrace(out []byte) ([]Sheet, error) {
	var doc trace
	d := xml.NewDecoder(bytes.NewReader(joinSurrogates(out)))
	if err := d.Decode(&doc); err != nil {
		return nil, err
	}
	sheets := make([]Sheet, len(doc.Pages))
	for i, p := range doc.Pages {
		if err := sheets[i].read(p); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return sheets, nil
}

func (s *Sheet) read(p tracePage) error {
	box, err := numbers(p.Box, 4)
	if err != nil {
		return err
	}
	s.Size = unit.Size{W: length(box[2] - box[0]), H: length(box[3] - box[1])}
	for _, m := range p.Marks {
		switch m.XMLName.Local {
		case "fill_text":
			err = s.addText(m)
		case "fill_path":
			err = s.addBar(m)
		case "fill_image":
			err = s.addPicture(m)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", m.XMLName.Local, err)
		}
	}
	return nil
}

// matrix is a transformation, as PDF writes it.
type matrix [6]float64

func (m matrix) point(x, y float64) unit.Point {
	return unit.Point{
		X: length(x*m[0] + y*m[2] + m[4]),
		Y: length(x*m[1] + y*m[3] + m[5]),
	}
}

func (s *Sheet) addText(m traceMark) error {
	ctm, color, err := m.state()
	if err != nil {
		return err
	}
	for _, span := range m.Spans {
		trm, err := numbers(span.Matrix, 4)
		if err != nil {
			return err
		}
		for _, g := range span.Glyphs {
			if g.Glyph == "" && len(s.Chars) > 0 {
				s.Chars[len(s.Chars)-1].Text += g.Text
				continue
			}
			s.Chars = append(s.Chars, Char{
				Text:  g.Text,
				At:    ctm.point(g.X, g.Y),
				Size:  length(math.Abs(trm[3])),
				Scale: int(math.Round(1000 * trm[0] / trm[3])),
				Ink:   color,
			})
		}
	}
	return nil
}

func (s *Sheet) addBar(m traceMark) error {
	ctm, color, err := m.state()
	if err != nil {
		return err
	}
	var r unit.Rect
	for i, p := range m.Points {
		if p.XMLName.Local != "closepath" {
			r = extend(r, ctm.point(p.X, p.Y), i == 0)
		}
	}
	s.Bars = append(s.Bars, Bar{r, color})
	return nil
}

// addPicture adds the unit square that a picture fills.
func (s *Sheet) addPicture(m traceMark) error {
	ctm, _, err := m.state()
	if err != nil {
		return err
	}
	r := extend(unit.Rect{}, ctm.point(0, 0), true)
	s.Pictures = append(s.Pictures, extend(r, ctm.point(1, 1), false))
	return nil
}

func extend(r unit.Rect, p unit.Point, first bool) unit.Rect {
	if first {
		return unit.Rect{Min: p, Max: p}
	}
	r.Min = unit.Point{X: min(r.Min.X, p.X), Y: min(r.Min.Y, p.Y)}
	r.Max = unit.Point{X: max(r.Max.X, p.X), Y: max(r.Max.Y, p.Y)}
	return r
}

// state is the matrix and the colour that a mark is drawn with; no colour for
// pictures.
func (m traceMark) state() (matrix, RGB, error) {
	f, err := numbers(m.Transform, 6)
	if err != nil || m.Color == "" {
		return matrix(f), RGB{}, err
	}
	c, err := numbers(m.Color, 3)
	part := func(v float64) uint8 { return uint8(math.Round(255 * v)) }
	return matrix(f), RGB{part(c[0]), part(c[1]), part(c[2])}, err
}

// numbers reads n numbers; it returns as many whatever s says.
func numbers(s string, n int) ([]float64, error) {
	all := make([]float64, n)
	fields := strings.Fields(s)
	if len(fields) != n {
		return all, fmt.Errorf("%q: want %d numbers", s, n)
	}
	for i, f := range fields {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return all, err
		}
		all[i] = v
	}
	return all, nil
}

func length(points float64) unit.Length {
	return unit.Length(math.Round(points * float64(unit.Pt)))
}

// joinSurrogates mends what MuPDF writes for characters beyond U+FFFF that
// share a glyph with others: the surrogates one by one, each as if it were a
// character, with a mark or two between them.
func joinSurrogates(out []byte) []byte {
	const first, last = 0xD800, 0xDFFF
	mended := make([]byte, 0, len(out))
	high, at := rune(0), 0
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if v := surrogate(out[i:]); v >= first && v <= last {
			n = 3
			switch c := utf16.DecodeRune(high, v); {
			case high != 0 && c != utf8.RuneError:
				// The low one stays where the high one was.
				mended = append(mended[:at], append([]byte(string(c)), mended[at:]...)...)
				high = 0
			default:
				high, at = v, len(mended)
			}
		} else if r == utf8.RuneError && n == 1 {
			mended = append(mended, "\uFFFD"...)
		} else {
			mended = append(mended, out[i:i+n]...)
		}
		i += n
	}
	return mended
}

// surrogate is the surrogate that b begins with, 0 for none.
func surrogate(b []byte) rune {
	if len(b) < 3 || b[0] != 0xED || b[1] < 0xA0 {
		return 0
	}
	return rune(b[0]&0x0F)<<12 | rune(b[1]&0x3F)<<6 | rune(b[2]&0x3F)
}
