package proofread

import (
	"bytes"
	"html"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Glyph is one character as it stands on the sheet: its origin on the baseline,
// in points from the top left, and the advance its font gives it, in em.
type Glyph struct {
	Rune    rune
	Face    string
	Size    float64
	X, Y    float64
	Advance float64
}

// Shape is a rule, a filled area or a picture: its bounds on the sheet.
type Shape struct {
	X0, Y0, X1, Y1 float64
	Red            bool
	Picture        bool
}

// Sheet is what one page shows.
type Sheet struct {
	Width, Height float64
	Glyphs        []Glyph
	Shapes        []Shape
}

// matrix is a PDF transform, a b c d e f.
type matrix [6]float64

// at carries a point through the transform.
func (m matrix) at(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// tracer walks the lines of a trace; every line of it is one tag.
type tracer struct {
	sheets []Sheet
	ctm    matrix
	face   string
	size   float64
	path   Shape
	drawn  bool // the text is painted, not only a clip or hidden
}

// parseTrace reads what "mutool draw -F trace" prints.
func parseTrace(trace []byte) []Sheet {
	t := tracer{}
	for row := range bytes.Lines(trace) {
		tag, rest, _ := strings.Cut(strings.TrimSpace(string(row)), " ")
		t.tag(strings.Trim(tag, "<>/"), rest, strings.HasPrefix(tag, "</"))
	}
	return t.sheets
}

// tag takes in one tag; close says that it ends an element.
func (t *tracer) tag(name, attributes string, close bool) {
	if name != "page" && len(t.sheets) == 0 {
		return
	}
	switch name {
	case "page":
		if !close {
			t.page(attributes)
		}
	case "fill_text", "stroke_text", "ignore_text", "clip_text", "clip_stroke_text":
		t.ctm, t.drawn = numbers6(attribute(attributes, "transform")), name == "fill_text"
	case "span":
		t.span(attributes, close)
	case "g":
		t.glyph(attributes)
	case "fill_path", "stroke_path":
		t.figure(attributes, close)
	case "moveto", "lineto", "curveto":
		t.points(attributes)
	case "fill_image", "fill_image_mask":
		t.picture(attributes)
	}
}

func (t *tracer) page(attributes string) {
	box := numbers(attribute(attributes, "mediabox"))
	sheet := Sheet{}
	if len(box) == 4 {
		sheet.Width, sheet.Height = box[2]-box[0], box[3]-box[1]
	}
	t.sheets = append(t.sheets, sheet)
}

func (t *tracer) span(attributes string, close bool) {
	if close {
		return
	}
	t.face = attribute(attributes, "font")
	if tag, name, ok := strings.Cut(t.face, "+"); ok && len(tag) == 6 {
		t.face = name
	}
	trm := numbers(attribute(attributes, "trm"))
	if len(trm) == 4 {
		t.size = math.Hypot(trm[2], trm[3]) * math.Hypot(t.ctm[2], t.ctm[3])
	}
}

func (t *tracer) glyph(attributes string) {
	r, _ := utf8.DecodeRuneInString(attribute(attributes, "unicode"))
	if !t.drawn || r == utf8.RuneError || r < ' ' {
		return
	}
	x, y := t.ctm.at(number(attributes, "x"), number(attributes, "y"))
	g := Glyph{Rune: r, Face: t.face, Size: t.size, X: x, Y: y, Advance: number(attributes, "adv")}
	sheet := &t.sheets[len(t.sheets)-1]
	sheet.Glyphs = append(sheet.Glyphs, g)
}

// figure opens and closes a path; what lies between are its points.
func (t *tracer) figure(attributes string, close bool) {
	if !close {
		t.ctm = numbers6(attribute(attributes, "transform"))
		t.path = Shape{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1),
			Red: isRed(numbers(attribute(attributes, "color")))}
		return
	}
	if t.path.X1 >= t.path.X0 {
		sheet := &t.sheets[len(t.sheets)-1]
		sheet.Shapes = append(sheet.Shapes, t.path)
	}
}

func (t *tracer) points(attributes string) {
	for _, n := range []string{"", "1", "2", "3"} {
		if attribute(attributes, "x"+n) != "" {
			t.path.include(t.ctm.at(number(attributes, "x"+n), number(attributes, "y"+n)))
		}
	}
}

func (s *Shape) include(x, y float64) {
	s.X0, s.X1 = min(s.X0, x), max(s.X1, x)
	s.Y0, s.Y1 = min(s.Y0, y), max(s.Y1, y)
}

func (t *tracer) picture(attributes string) {
	m := numbers6(attribute(attributes, "transform"))
	s := Shape{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1), Picture: true}
	s.include(m.at(0, 0))
	s.include(m.at(1, 1))
	sheet := &t.sheets[len(t.sheets)-1]
	sheet.Shapes = append(sheet.Shapes, s)
}

// isRed knows a red in grey, RGB or CMYK numbers.
func isRed(c []float64) bool {
	switch len(c) {
	case 3:
		return c[0] > 0.5 && c[1] < 0.45 && c[2] < 0.45
	case 4:
		return c[0] < 0.3 && c[1] > 0.5 && c[2] > 0.5
	}
	return false
}

// attribute is the value of name in a tag, with its entities resolved.
func attribute(tag, name string) string {
	for from := 0; ; {
		i := strings.Index(tag[from:], name+`="`)
		if i < 0 {
			return ""
		}
		i += from
		from = i + len(name) + 2
		if i > 0 && tag[i-1] != ' ' {
			continue
		}
		value, _, ok := strings.Cut(tag[from:], `"`)
		if !ok {
			return ""
		}
		return html.UnescapeString(value)
	}
}

func number(tag, name string) float64 {
	v, _ := strconv.ParseFloat(attribute(tag, name), 64)
	return v
}

func numbers(list string) []float64 {
	var out []float64
	for _, f := range strings.Fields(list) {
		v, _ := strconv.ParseFloat(f, 64)
		out = append(out, v)
	}
	return out
}

func numbers6(list string) matrix {
	m := matrix{1, 0, 0, 1, 0, 0}
	copy(m[:], numbers(list))
	return m
}
