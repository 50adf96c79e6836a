package pdf

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"unicode"

	"jianbao/internal/pagetest"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// same fails when the file does not show what the page model says.
func same(t *testing.T, doc *page.Document, file []byte) {
	t.Helper()
	pagetest.CheckSyntax(t, file)
	want, got := pagetest.Model(doc), pagetest.Read(t, file)
	diff := pagetest.Differences(want, got, pagetest.Within)
	for _, d := range diff[:min(len(diff), 12)] {
		t.Error(d)
	}
}

func TestEveryMarkStandsWhereThePageSays(t *testing.T) {
	doc := filled(t, 3)
	file := write(t, doc)
	same(t, doc, file)
}

func TestSpacingOfAnyKindIsKept(t *testing.T) {
	sizes := []unit.Length{unit.No6, unit.No3, unit.Chu, 53*unit.Pt + 1234}
	gaps := map[string]func(i int) unit.Length{
		"none":      func(int) unit.Length { return 0 },
		"one EMU":   func(int) unit.Length { return 1 },
		"alternate": func(i int) unit.Length { return unit.Length(i%2) * 6345 },
		"growing":   func(i int) unit.Length { return unit.Length(i*i) * 137 },
		"backwards": func(i int) unit.Length { return -unit.Length(i) * 4001 },
		"far":       func(i int) unit.Length { return unit.Length(i%5/4) * 40 * unit.Mm },
		"very far":  func(i int) unit.Length { return unit.Length(i%9/8) * 5000 * unit.Mm },
	}
	for name, gap := range gaps {
		for _, size := range sizes {
			c := body(t)
			c.size, c.gap = size, gap
			doc := onePage(c.set(28*unit.Mm+13, 50*unit.Mm+17, "一二，三四（五六）123ABC，、七"))
			if diff := pagetest.Differences(pagetest.Model(doc),
				pagetest.Read(t, write(t, doc)), pagetest.Within); len(diff) > 0 {
				t.Errorf("%s, %v: %s", name, size, diff[0])
			}
		}
	}
}

func TestScaledTextKeepsItsPlaces(t *testing.T) {
	var pages []page.Page
	for _, scale := range []int{500, 873, 1000, 1001, 1750} {
		texts := body(t).set(28*unit.Mm, 60*unit.Mm, "窄或宽的简报ABC")
		for i := range texts {
			texts[i].Scale = scale
			for k := range texts[i].Glyphs {
				g := &texts[i].Glyphs[k]
				g.Advance = unit.Short(unit.Length(g.Advance) * unit.Length(scale) / 1000)
			}
		}
		plain := body(t).set(28*unit.Mm, 80*unit.Mm, "其后如常")
		pages = append(pages, a4(len(pages)+1, texts[:1], plain))
	}
	doc := &page.Document{Pages: pages}
	same(t, doc, write(t, doc))
}

// The five fonts of a page are embedded, as subsets, with a way back to text.
func TestFontsAreEmbeddedSubsetsWithText(t *testing.T) {
	lines := pagetest.Fonts(t, write(t, filled(t, 1)))
	if len(lines) < 5 {
		t.Errorf("%d fonts, want 5 or more", len(lines))
	}
	for _, l := range lines {
		f := strings.Fields(l)
		flags := strings.Join(f[len(f)-5:len(f)-2], " ") // embedded, subset, with text
		if strings.Index(f[0], "+") != 6 || flags != "yes yes yes" {
			t.Errorf("font %s", l)
		}
	}
}

func TestExtractedTextIsTheText(t *testing.T) {
	first, second := "中共杭州市于2016年，（覆盖率）87.6％；", "祎玥、𬭎喆2016年—“完”"
	file := write(t, onePage(body(t).set(28*unit.Mm, 40*unit.Mm, first),
		body(t).set(28*unit.Mm, 50*unit.Mm, second)))
	want := first + second
	if got := withoutSpace(pagetest.Text(t, file)[0]); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// What a glyph stands for is kept where a character map alone cannot tell: two
// characters of one shape, one glyph for two, a selector, a composed one.
func TestTextOfUnusualGlyphsIsKept(t *testing.T) {
	texts := body(t).set(28*unit.Mm, 40*unit.Mm, "中—共一终")
	g := texts[0].Glyphs
	g[1].Runes = 2 // one glyph for ——
	g[2].Runes = 2 // 共 with a variation selector
	g[4] = g[3]    // another character in the shape of 一
	more := glyph.Placed{ID: g[0].ID, Advance: unit.Short(cell)}
	texts[0].Glyphs = append(g, more)
	texts[0].Text = "中——共\U000E0100一㇐"
	doc := onePage(texts)
	file := write(t, doc)
	same(t, doc, file)
	if got := withoutSpace(pagetest.Text(t, file)[0]); got != texts[0].Text {
		t.Errorf("text %q, want %q", got, texts[0].Text)
	}
}

func TestPicturesAreWrittenOnceAndPlaced(t *testing.T) {
	var doc page.Document
	color, other := photo(t, picture.JPEG, 3), photo(t, picture.PNG, 5)
	for n := range 3 {
		p := a4(n + 1)
		p.Pictures = []page.Picture{
			{Area: bar(30, 40, 60, 40*unit.Mm), Picture: color},
			{Area: bar(30, 100, 60, 40*unit.Mm), Picture: other},
			{Area: bar(30, 150, 20, 20*unit.Mm), Picture: gray(t)},
		}
		doc.Pages = append(doc.Pages, p)
	}
	file := write(t, &doc)
	same(t, &doc, file)
	if n := bytes.Count(file, []byte("/Subtype /Image")); n != 3 {
		t.Errorf("%d pictures in the file, want 3", n)
	}
}

func TestEmptyPagesAndPagesOfOtherSizes(t *testing.T) {
	wide := page.Page{Size: unit.Size{W: unit.A4.H, H: unit.A4.W}}
	wide.Texts = body(t).set(200*unit.Mm, 40*unit.Mm, "横页")
	doc := &page.Document{Pages: []page.Page{a4(1), wide, a4(3), {Size: unit.A4}}}
	same(t, doc, write(t, doc))
	if err := Write(new(bytes.Buffer), &page.Document{}, Options{}); !errors.Is(err, errNoPages) {
		t.Errorf("no pages: %v", err)
	}
}

func TestColoursDoNotRunIntoEachOther(t *testing.T) {
	green := ink.Ink{R: 3, G: 200, B: 80}
	red := &compositor{tb: t, role: glyph.KaiTi, size: unit.No2, ink: ink.Red}
	doc := onePage(body(t).set(28*unit.Mm, 40*unit.Mm, "黑"),
		red.set(50*unit.Mm, 40*unit.Mm, "红"),
		body(t).set(80*unit.Mm, 40*unit.Mm, "黑"))
	doc.Pages[0].Rules = []page.Rule{
		{Area: bar(28, 60, 156, 9000), Ink: ink.Red},
		{Area: bar(28, 62, 156, 12700), Ink: ink.Black},
		{Area: bar(28, 64, 156, 19050), Ink: green},
	}
	same(t, doc, write(t, doc))
}

func TestALongDocumentSharesItsFonts(t *testing.T) {
	doc := filled(t, 220)
	file := write(t, doc)
	if n := len(pagetest.Fonts(t, file)); n > 8 {
		t.Errorf("%d fonts", n)
	}
	if perPage := len(file) / 220; perPage > 4000 {
		t.Errorf("%d bytes a page", perPage)
	}
	same(t, doc, file)
}

// The same bytes twice, and from many goroutines at once.
func TestSameDocumentSameBytes(t *testing.T) {
	doc := filled(t, 4)
	doc.Pages[1].Pictures = []page.Picture{{Area: bar(30, 40, 60, 40*unit.Mm),
		Picture: photo(t, picture.JPEG, 3)}}
	want := write(t, doc)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				if !bytes.Equal(write(t, doc), want) {
					t.Error("other bytes")
				}
			}
		})
	}
	wg.Wait()
}

func TestSmallIsSmallerAndShowsTheSame(t *testing.T) {
	doc := filled(t, 4)
	var b bytes.Buffer
	opt := optionsFor(doc)
	opt.Small = true
	if err := Write(&b, doc, opt); err != nil {
		t.Fatal(err)
	}
	same(t, doc, b.Bytes())
	if fast := len(write(t, doc)); b.Len() > fast*19/20 {
		t.Errorf("%d bytes, and %d in a hurry", b.Len(), fast)
	}
}

// broken is a full disk.
type broken struct{ calls int }

var errDisk = errors.New("disk full")

func (b *broken) Write([]byte) (int, error) {
	b.calls++
	return 0, errDisk
}

func TestFailingWriterIsReported(t *testing.T) {
	var w broken
	doc := onePage(body(t).set(0, unit.Inch, "字"))
	err := Write(&w, doc, optionsFor(doc))
	if !errors.Is(err, errDisk) || w.calls != 1 {
		t.Errorf("%v after %d calls, want %v after 1", err, w.calls, errDisk)
	}
}

func TestContradictoryPagesAreRefused(t *testing.T) {
	good := func() page.Text { return body(t).set(0, unit.Inch, "好字")[0] }
	missing := page.Link{Anchor: "x"}
	for name, spoil := range map[string]func(t *page.Text, d *page.Document){
		"no glyph":      func(t *page.Text, _ *page.Document) { t.Glyphs[1].ID = 0 },
		"less text":     func(t *page.Text, _ *page.Document) { t.Text = "好" },
		"more text":     func(t *page.Text, _ *page.Document) { t.Text += "好" },
		"unknown face":  func(t *page.Text, _ *page.Document) { t.Face = 999 },
		"unknown glyph": func(t *page.Text, _ *page.Document) { t.Glyphs[0].ID = 65000 },
		"outline to none": func(_ *page.Text, d *page.Document) {
			d.Outline = []page.OutlineItem{{Title: "x", Anchor: "x"}}
		},
		"link to none": func(_ *page.Text, d *page.Document) {
			d.Pages[0].Links = []page.Link{missing}
		},
		"anchor nowhere": func(_ *page.Text, d *page.Document) {
			d.Anchors = []page.Anchor{{Name: "x", Page: 7}}
			d.Pages[0].Links = []page.Link{missing}
		},
	} {
		doc := onePage([]page.Text{good()})
		spoil(&doc.Pages[0].Texts[0], doc)
		var b bytes.Buffer
		if err := Write(&b, doc, optionsFor(doc)); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", name, err, b.Len())
		}
	}
}
