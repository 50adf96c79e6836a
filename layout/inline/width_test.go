package inline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// hundredth makes lengths readable: the em is 100.
const hundredth = 1000 * unit.Twip

// ragged is a paragraph on one line, whose em is 100 hundredths.
func ragged(text string, s clreq.Setting) *Paragraph {
	return &Paragraph{
		Runs:    []Run{{Text: text, Latin: glyph.Latin, Size: 100 * hundredth}},
		Measure: 100 * 100 * hundredth, Align: Left, Setting: s,
	}
}

// advances is how far the pen moves at each glyph, in hundredths of an em.
func advances(ls []Line) string {
	var out []string
	for _, l := range ls {
		for _, p := range l.Pieces {
			for _, g := range p.Glyphs {
				out = append(out, fmt.Sprint(int64(g.Advance)/int64(hundredth)))
			}
		}
	}
	return strings.Join(out, " ")
}

func TestWidths(t *testing.T) {
	for _, c := range []struct {
		rule, text, want string
		setting          clreq.Setting
	}{
		{"marks are full inside a line", "好，好。好", "100 100 100 100 100", clreq.Setting{}},
		{"GB/T 15834 5.1.10: half at the line's end", "好，好。", "100 100 100 50", clreq.Setting{}},
		{"an opening mark at the line's start", "“好”好", "50 100 100 100", clreq.Setting{}},
		{"neighbours: closing and pause", "“好”，好", "50 100 50 100 100", clreq.Setting{}},
		{"neighbours: pause and opening", "好，“好", "100 100 50 100", clreq.Setting{}},
		{"neighbours: two openings", "好《〈好", "100 100 50 100", clreq.Setting{}},
		{"three marks", "好。），好", "100 50 50 100 100", clreq.Setting{}},
		{"”、“", "好”、“好", "100 50 100 50 100", clreq.Setting{}},
		{"opening before closing has its blanks outside", "好（）好", "100 100 100 100", clreq.Setting{}},
		{"line end after two marks", "好”。", "100 50 50", clreq.Setting{}},
		{"ink caps nothing on ordinary marks", "好；", "100 50", clreq.Setting{}},
		{"a centred ？ is moved and halved", "好？", "100 50", clreq.Setting{}},
		{"two ？！ are one em", "好？！好", "100 50 50 100", clreq.Setting{}},
		{"three are two", "好？！！好", "100 50 50 100 100", clreq.Setting{}},
		{"two at the end", "好！！", "100 50 50", clreq.Setting{}},
		{"间隔号 is half", "青·共", "100 50 100", clreq.Setting{}},
		{"分隔号 is half", "入／出/口", "100 50 100 50 100", clreq.Setting{}},
		{"— and … are full", "好——好……", "100 100 100 100 100 100", clreq.Setting{}},
		{"Han and Western text", "共20个", "125 50 75 100", clreq.Setting{}},
		{"no gap beside marks", "，20。好", "100 50 50 100 100", clreq.Setting{}},
		{"no gap at the edges", "20个20", "50 75 125 50 50", clreq.Setting{}},
		{"none round a dash", "2015—2016", "50 50 50 50 100 50 50 50 50", clreq.Setting{}},
		{"% takes the gap", "占87%的", "125 50 50 108 100", clreq.Setting{}},
		{"％ is set as %", "占87％的", "125 50 50 108 100", clreq.Setting{}},
		{"no gap when so set", "共20个", "100 50 50 100", clreq.Setting{NoGap: true}},
		{"a typed space beside Western text is the gap", "共 20个", "100 25 50 75 100", clreq.Setting{}},
		{"a space between Han is half", "传承 先锋", "100 100 50 100 100", clreq.Setting{}},
		{"U+3000 is one", "传承\u3000先锋", "100 100 100 100 100", clreq.Setting{}},
		{"white space at the end goes", "传承 \u3000", "100 100", clreq.Setting{}},
		{"Western quotation marks are narrow", "“ab”", "50 50 50 50", clreq.Setting{}},
		{"but beside Han full", "好“A”字", "100 100 68 100 100", clreq.Setting{}},
		{"an apostrophe", "好it’s好", "125 50 50 50 75 100", clreq.Setting{}},
		{"半角 halves all", "“好”，好。好", "50 100 50 50 100 50 100", clreq.Setting{Punctuation: clreq.Banjiao}},
		{"开明 but the stops", "“好”，好。好", "50 100 50 50 100 100 100", clreq.Setting{Punctuation: clreq.Kaiming}},
		{"plain leaves marks whole", "“好”，好。", "100 100 100 100 100 100", clreq.Setting{Punctuation: clreq.Plain}},
		{"every glyph of 𠀀 is one em", "𠀀好", "100 100", clreq.Setting{}},
	} {
		ls, _ := Set(ragged(c.text, c.setting), squares{}, nil).Lines(0)
		if got := advances(ls); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.rule, c.text, got, c.want)
		}
	}
}

// TestShifts checks where outlines are drawn.
func TestShifts(t *testing.T) {
	shifts := func(p *Paragraph) string {
		var out []string
		ls, _ := Set(p, squares{}, nil).Lines(0)
		for _, l := range ls {
			for _, pc := range l.Pieces {
				for _, g := range pc.Glyphs {
					out = append(out, fmt.Sprint(int64(g.Shift)/int64(hundredth)))
				}
			}
		}
		return strings.Join(out, " ")
	}
	if got, want := shifts(ragged("“好”，《好》？", clreq.Setting{})), "-50 0 0 0 -50 0 0 -25"; got != want {
		t.Errorf("shifts: got %s, want %s", got, want)
	}
	if got, want := shifts(ragged("青·共", clreq.Setting{})), "0 -25 0"; got != want {
		t.Errorf("a half-em mark is centred: got %s, want %s", got, want)
	}
	p := ragged("“好。", clreq.Setting{})
	p.Cells, p.GridWidth, p.Em = 10, 900*hundredth, 100*hundredth // cells of 90
	if got, want := shifts(p), "-50 -5 -5"; got != want {
		t.Errorf("on cells: got %s, want %s", got, want)
	}
	ls, _ := Set(p, squares{}, nil).Lines(0)
	if got, want := advances(ls), "45 90 45"; got != want {
		t.Errorf("on cells: got %s, want %s", got, want)
	}
}

// TestInkCap keeps 0.02 em beside the ink of a mark that fills its body.
func TestInkCap(t *testing.T) {
	ls, _ := Set(ragged("好，好", clreq.Setting{}), fatMarks{}, nil).Lines(0)
	if got, want := advances(ls), "100 100 100"; got != want {
		t.Errorf("inside: got %s, want %s", got, want)
	}
	ls, _ = Set(ragged("好，", clreq.Setting{}), fatMarks{}, nil).Lines(0)
	if got, want := advances(ls), "100 82"; got != want {
		t.Errorf("at the end: got %s, want %s", got, want)
	}
}

// fatMarks has marks whose ink ends at 0.8 em.
type fatMarks struct{ squares }

func (f fatMarks) Glyph(role glyph.Role, r rune) (glyph.Glyph, bool) {
	g, ok := f.squares.Glyph(role, r)
	if clreq.Of(r).Mark() {
		g.InkRight = 800
	}
	return g, ok
}

// TestSpans checks that runs change no width: a paragraph in pieces is as wide
// as in one.
func TestSpans(t *testing.T) {
	const text = "即“双品牌”。（共20家），是“A”字，《歌》……87%、2016年。"
	whole, _ := Set(ragged(text, clreq.Setting{}), squares{}, nil).Lines(0)
	want := advances(whole)
	for at := range text {
		p := ragged(text, clreq.Setting{})
		r := p.Runs[0]
		a, b := r, r
		a.Text, b.Text, b.Han = text[:at], text[at:], glyph.KaiTi
		p.Runs = []Run{a, b}
		ls, _ := Set(p, squares{}, nil).Lines(0)
		if got := advances(ls); got != want {
			t.Errorf("cut at %d:\n got %s\nwant %s", at, got, want)
		}
	}
}

// TestNoteMark checks that a note's mark changes nothing between its neighbours.
func TestNoteMark(t *testing.T) {
	p := ragged("", clreq.Setting{})
	size := p.Runs[0].Size
	p.Runs = []Run{
		{Text: "好”", Latin: glyph.Latin, Size: size},
		{Text: "①", Latin: glyph.Latin, Size: size / 2, Mark: true},
		{Text: "，好", Latin: glyph.Latin, Size: size},
	}
	ls, _ := Set(p, squares{}, nil).Lines(0)
	if got, want := advances(ls), "100 50 50 100 100"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p.Runs[2].Text = ""
	ls, _ = Set(p, squares{}, nil).Lines(0)
	if got, want := advances(ls), "100 50 50"; got != want {
		t.Errorf("at the end: got %s, want %s", got, want)
	}
}

// TestMissing reports what no face has, once for each place.
func TestMissing(t *testing.T) {
	s := Set(ragged("好\U0010FFFD好", clreq.Setting{}), squares{}, nil)
	if want := []Missing{{0, 3, 0x10FFFD}}; !slices.Equal(s.Missing, want) {
		t.Errorf("missing %v, want %v", s.Missing, want)
	}
}
