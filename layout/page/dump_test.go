package page

import (
	"errors"
	"strings"
	"testing"

	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
	"jianbao/picture"
)

func small() *Document {
	mm := func(x, y int) unit.Point {
		return unit.Point{X: unit.Length(x) * unit.Mm, Y: unit.Length(y) * unit.Mm}
	}
	wide := glyph.Placed{ID: 7, Runes: 1, Advance: unit.Short(5 * unit.Mm)}
	return &Document{
		Meta: Metadata{Title: "简报", Author: "编辑部", Language: "zh-CN",
			Date: "2026-01-02", Template: "bulletin"},
		Tags: []Tag{{Role: TagDocument}, {Role: TagBlockQuote}, {Role: TagP, Parent: 1},
			{Role: TagFigure, Alt: "图"}},
		Pages: []Page{{
			Size: unit.A4, TypeArea: unit.Rect{Min: mm(28, 37), Max: mm(184, 262)}, Label: "1",
			Texts: []Text{
				{Tag: 2, Size: unit.No3, Ink: ink.Black, Origin: mm(28, 42), Text: "（一）",
					Glyphs: []glyph.Placed{
						{ID: 1, Runes: 1, Shift: unit.Short(-unit.Mm), Advance: unit.Short(unit.Mm)}, wide, wide}},
				{Tag: Artifact, Face: 1, Size: unit.No5, Ink: ink.Red, Origin: mm(90, 269),
					Scale: 900, Text: "1", Glyphs: []glyph.Placed{wide}},
			},
			Rules: []Rule{{Area: unit.Rect{Min: mm(28, 100), Max: mm(184, 101)}, Ink: ink.Red}},
			Pictures: []Picture{{Tag: 3, Area: unit.Rect{Min: mm(30, 50), Max: mm(90, 90)},
				Picture: &picture.Picture{Width: 60, Height: 40}}},
			Links: []Link{{Tag: 2, Area: unit.Rect{Min: mm(28, 37), Max: mm(90, 43)},
				Anchor: "a1"}},
		}},
		Anchors: []Anchor{{Name: "a1", Page: 0, Y: 50 * unit.Mm}},
		Outline: []OutlineItem{{Title: "建华", Level: 1, Anchor: "a1"}},
	}
}

const smallDump = `document "简报" by "编辑部", zh-CN, 2026-01-02, template bulletin, 1 pages

1 page 210.00 × 297.00 area 28.00,37.00–184.00,262.00 label "1"
1 text BlockQuote/P 28.00 42.00 w11.00 Fang 16pt "（一）" ‖ 1.00@-1.00 2×5.00
1 text Artifact 90.00 269.00 w5.00 Song 10.5pt ×900‰ #D81E06 "1" ‖ 5.00
1 rule 28.00,100.00–184.00,101.00 #D81E06
1 picture Figure 30.00,50.00–90.00,90.00 60 × 40 px 00000000 "图"
1 link BlockQuote/P 28.00,37.00–90.00,43.00 → a1

anchor a1 page 1 y 50.00
outline 1 "建华" → a1
`

func faceName(id glyph.FaceID) string { return [...]string{"Fang", "Song"}[id] }

func TestDumpIsOneMarkALine(t *testing.T) {
	var b strings.Builder
	if err := small().Dump(&b, faceName); err != nil {
		t.Fatal(err)
	}
	if b.String() != smallDump {
		t.Errorf("got\n%s\nwant\n%s", b.String(), smallDump)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestDumpReportsAFailingWriter(t *testing.T) {
	if err := small().Dump(fullDisk{}, faceName); err == nil {
		t.Error("got no error from a writer that fails")
	}
}

func TestPointsDropNeedlessZeros(t *testing.T) {
	for l, want := range map[unit.Length]string{unit.No3: "16pt", unit.No5: "10.5pt", unit.Pt / 4: "0.25pt"} {
		if got := points(l); got != want {
			t.Errorf("points(%d) = %s, want %s", l, got, want)
		}
	}
}
