package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

func TestSidesOfSheets(t *testing.T) {
	for _, c := range []struct {
		n    int
		how  Imposition
		want string
	}{
		{1, Booklet, "[[3 0] [1 2]]"},
		{4, Booklet, "[[3 0] [1 2]]"},
		{5, Booklet, "[[7 0] [1 6] [5 2] [3 4]]"},
		{8, Booklet, "[[7 0] [1 6] [5 2] [3 4]]"},
		{3, TwoUp, "[[0 1] [2 3]]"},
		{4, TwoUp, "[[0 1] [2 3]]"},
	} {
		if got := fmt.Sprint(pairs(c.n, c.how)); got != c.want {
			t.Errorf("%d pages: %s, want %s", c.n, got, c.want)
		}
	}
}

// Folded and stitched, a booklet has its pages in order, each on the right side.
func TestBookletFolds(t *testing.T) {
	for n := 1; n < 70; n++ {
		sides := pairs(n, Booklet)
		total := 2 * len(sides)
		leaves := make([]int, total)
		for i := 0; i < len(sides); i += 2 { // a sheet: front and back
			front, back := sides[i], sides[i+1]
			leaves[i], leaves[i+1] = front[1], back[0]
			leaves[total-2-i], leaves[total-1-i] = back[1], front[0]
		}
		for i, p := range leaves {
			if p != i {
				t.Fatalf("%d pages: %v", n, leaves)
			}
		}
		if total-n > 3 {
			t.Errorf("%d pages: %d blank", n, total-n)
		}
	}
}

func TestInnerSheetsMoveToTheFold(t *testing.T) {
	pages := make([]page.Page, 8)
	for i := range pages {
		pages[i].Size = unit.A4
	}
	still := func(int) unit.Length { return 0 }
	sheets := impose(pages, Booklet, 100, still)
	for i, want := range []unit.Length{0, 0, 100, 100} {
		left, right := sheets[i].placed[0].x, sheets[i].placed[1].x
		if left != want || right != unit.A4.W-want {
			t.Errorf("side %d: at %d and %d, want %d further in", i, left, right, want)
		}
	}
}

func TestImposedPagesStandSideBySide(t *testing.T) {
	doc := bulletin(t) // four pages
	file := writeWith(t, doc, Options{Fonts: fonts.Default(), Standard: Archive, Impose: Booklet})
	pagetest.CheckSyntax(t, file)
	got, want := pagetest.Read(t, file), pagetest.Model(doc)
	if len(got) != 2 {
		t.Fatalf("%d sheets, want 2", len(got))
	}
	joined := func(left, right int) pagetest.Sheet {
		s := want[left]
		s.Size.W *= 2
		s.Chars, s.Bars = slices.Clone(s.Chars), slices.Clone(s.Bars)
		for _, c := range want[right].Chars {
			c.At.X += unit.A4.W
			s.Chars = append(s.Chars, c)
		}
		for _, b := range want[right].Bars {
			b.Area.Min.X += unit.A4.W
			b.Area.Max.X += unit.A4.W
			s.Bars = append(s.Bars, b)
		}
		return s
	}
	for _, d := range pagetest.Differences(
		[]pagetest.Sheet{joined(3, 0), joined(1, 2)}, got, pagetest.Within) {
		t.Error(d)
	}
}

func TestEvenPagesAreMirrored(t *testing.T) {
	doc := filled(t, 2)
	for i := range doc.Pages {
		doc.Pages[i].TypeArea.Max.X = 180 * unit.Mm
	}
	file := writeWith(t, doc, Options{Fonts: fonts.Default(), Standard: Plain, Mirror: true})
	want := pagetest.Model(doc)
	for i := range want[1].Chars {
		want[1].Chars[i].At.X += 2 * unit.Mm // 210 − 28 − 180
	}
	for i := range want[1].Bars {
		want[1].Bars[i].Area.Min.X += 2 * unit.Mm
		want[1].Bars[i].Area.Max.X += 2 * unit.Mm
	}
	for _, d := range pagetest.Differences(want, pagetest.Read(t, file), pagetest.Within) {
		t.Error(d)
	}
}

// numbered is a document of two pages whose second has the serial.
func numbered(t *testing.T, serial string) *page.Document {
	doc := filled(t, 2)
	text := body(t).set(150*unit.Mm, 20*unit.Mm, serial)
	for i := range text {
		text[i].Source.Path = "serial"
	}
	doc.Pages[1].Texts = append(text, doc.Pages[1].Texts...)
	return doc
}

func TestCopiesAreNumbered(t *testing.T) {
	doc := numbered(t, "份号000098")
	opt := Options{Fonts: fonts.Default(), Standard: Archive, Copies: 4}
	file := writeWith(t, doc, opt)
	pagetest.CheckSyntax(t, file)
	text := pagetest.Text(t, file)
	if len(text) != 8 {
		t.Fatalf("%d pages, want 8", len(text))
	}
	for c := range 4 {
		want := fmt.Sprintf("%06d", 98+c)
		if s := withoutSpace(text[2*c+1]); strings.Count(s, want) != 1 {
			t.Errorf("copy %d does not say %s: %.60s", c+1, want, s)
		}
	}
	opt.Copies = 200
	many := writeWith(t, doc, opt)
	if each := (len(many) - len(file)) / 196; each > 1200 {
		t.Errorf("a copy more is %d bytes", each)
	}
	if n := len(pagetest.Fonts(t, many)); n != len(pagetest.Fonts(t, file)) {
		t.Errorf("%d fonts in 200 copies", n)
	}
}

func TestPlansThatCannotBe(t *testing.T) {
	for name, c := range map[string]struct {
		doc  *page.Document
		opt  Options
		want error
	}{
		"no serial":       {filled(t, 1), Options{Copies: 2, Standard: Archive}, errSerial},
		"serial of words": {numbered(t, "甲"), Options{Copies: 2, Standard: Archive}, errSerial},
		"too many":        {numbered(t, "98"), Options{Copies: 3, Standard: Archive}, errSerials},
		"fewer than none": {filled(t, 1), Options{Copies: -1, Standard: Archive}, errCopies},
		"read in order":   {tagAll(filled(t, 1)), Options{Impose: TwoUp}, errOrder},
	} {
		c.opt.Fonts = fonts.Default()
		var b bytes.Buffer
		if err := Write(&b, c.doc, c.opt); !errors.Is(err, c.want) || b.Len() > 0 {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestBoxesOfAPressSheet(t *testing.T) {
	file := writeWith(t, filled(t, 1), Options{Fonts: fonts.Default(), Standard: Archive,
		Print: &Print{Bleed: 3 * unit.Mm, Marks: true}})
	info := pagetest.Info(t, file, "-box")
	for _, want := range []string{ // 8 and 3 mm around 210 × 297
		"MediaBox:            0.00     0.00   640.63   887.24\n",
		"BleedBox:           14.17    14.17   626.46   873.07\n",
		"TrimBox:            22.68    22.68   617.95   864.57\n",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
}

func TestImpositionsHaveNames(t *testing.T) {
	for name, want := range map[string]Imposition{"": Single, "booklet": Booklet, "2up": TwoUp} {
		if got, ok := ImpositionNamed(name); !ok || got != want {
			t.Errorf("%q is %v", name, got)
		}
	}
	if _, ok := ImpositionNamed("4up"); ok {
		t.Error("4up is known")
	}
}
