package pagetest

import (
	"strings"
	"testing"

	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// sheetOf is a page with a text, a rule and a picture, moved right by off.
func sheetOf(off unit.Length) []Sheet {
	return Model(&page.Document{Pages: []page.Page{{
		Size: unit.A4,
		Texts: []page.Text{{Size: unit.No3, Ink: ink.Red, Text: "一——",
			Origin: unit.Point{X: 28*unit.Mm + off, Y: unit.Inch},
			Glyphs: []glyph.Placed{
				{ID: 1, Runes: 1, Shift: 9, Advance: 100}, {ID: 2, Runes: 2}, {ID: 3}}}},
		Rules:    []page.Rule{{Area: unit.Rect{Max: unit.Point{X: 9, Y: 9}}}},
		Pictures: []page.Picture{{Area: unit.Rect{Max: unit.Point{X: off, Y: 9}}}},
	}}})
}

func TestModelPlacesGlyphsByShiftAndAdvance(t *testing.T) {
	s := sheetOf(0)[0]
	if got := s.Text(); got != "一——" {
		t.Errorf("text %q", got)
	}
	red := RGB{0xD8, 0x1E, 0x06}
	want := []Char{
		{"一", unit.Point{X: 28*unit.Mm + 9, Y: unit.Inch}, unit.No3, 1000, red},
		{"——", unit.Point{X: 28*unit.Mm + 100, Y: unit.Inch}, unit.No3, 1000, red},
	}
	for i := range want {
		if s.Chars[i] != want[i] {
			t.Errorf("glyph %d is %v, want %v", i, s.Chars[i], want[i])
		}
	}
}

func TestDifferencesSeeWhatIsFarther(t *testing.T) {
	if d := Differences(sheetOf(0), sheetOf(Within), Within); len(d) > 0 {
		t.Errorf("within: %v", d)
	}
	d := Differences(sheetOf(0), sheetOf(Within+1), Within)
	if len(d) != 4 { // three glyphs, one picture
		t.Errorf("beyond: %v", d)
	}
	got := sheetOf(0)
	got[0].Chars, got[0].Bars[0].Ink.R = got[0].Chars[:2], 7
	if d := Differences(sheetOf(0), got, Within); len(d) != 2 {
		t.Errorf("a glyph gone, a colour changed: %v", d)
	}
	if d := Differences(sheetOf(0), nil, Within); len(d) != 1 {
		t.Errorf("no pages: %v", d)
	}
}

// A trace as mutool writes it, with a character and a selector in one glyph.
const sample = `<?xml version="1.0"?>
<document name="x.pdf">
<page number="1" mediabox="0 0 595.276 841.89">
<fill_path colorspace="DeviceRGB" color=".847 .118 .024" transform="1 0 0 -1 0 841.89">
<moveto x="72" y="769.89"/><lineto x="144" y="769.89"/>
<lineto x="144" y="765.89"/><closepath/>
</fill_path>
<fill_text colorspace="DeviceRGB" color="0 0 0" transform="1 0 0 -1 0 841.89">
<span font="A" trm="12.8 0 0 16">
<g unicode="共" glyph="7" x="72" y="769.89" adv="1"/>
<g unicode="` + "\xED\xAD\x80" + `" x="72" y="769.89" adv="0"/>
<g unicode="` + "\xED\xB4\x80" + `" x="72" y="769.89" adv="0"/>
</span>
</fill_text>
<fill_image transform="144 0 0 72 72 100"/>
</page>
</document>`

func TestTraceIsRead(t *testing.T) {
	sheets, err := parseTrace([]byte(sample))
	if err != nil || len(sheets) != 1 {
		t.Fatalf("%d pages, %v", len(sheets), err)
	}
	s := sheets[0]
	inch := unit.Inch
	want := Char{"共\U000E0100", unit.Point{X: inch, Y: inch}, unit.No3, 800, RGB{}}
	if len(s.Chars) != 1 || s.Chars[0] != want {
		t.Errorf("glyphs %v, want %v", s.Chars, want)
	}
	bar := Bar{unit.Rect{Min: unit.Point{X: inch, Y: inch},
		Max: unit.Point{X: 2 * inch, Y: inch + 4*unit.Pt}}, RGB{0xD8, 0x1E, 0x06}}
	if len(s.Bars) != 1 || s.Bars[0] != bar {
		t.Errorf("bars %v, want %v", s.Bars, bar)
	}
	if len(s.Pictures) != 1 || s.Pictures[0].W() != 2*inch || s.Pictures[0].H() != inch {
		t.Errorf("pictures %v", s.Pictures)
	}
	for _, bad := range []string{"1 0 0 -1 0", "1 0 0 x 0 0"} {
		broken := strings.ReplaceAll(sample, "1 0 0 -1 0 841.89", bad)
		if _, err := parseTrace([]byte(broken)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
