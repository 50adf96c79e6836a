package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// bulletin is a document with everything around the pages.
func bulletin(t *testing.T) *page.Document {
	doc := filled(t, 4)
	doc.Meta = page.Metadata{
		Title:    "杭州“两新”简报 <2016年第2期> & (总第36期)",
		Author:   "杭州市“两新”党务工作者协会",
		Subject:  "Bulletin",
		Keywords: []string{"党建", "𬭎"},
		Language: "zh-CN",
		Date:     "2016-02-18",
	}
	doc.Anchors = []page.Anchor{
		{Name: "一", Page: 0, Y: 60 * unit.Mm},
		{Name: "二", Page: 1, Y: 37 * unit.Mm},
		{Name: "三", Page: 3, Y: 100 * unit.Mm},
	}
	doc.Outline = []page.OutlineItem{
		{Title: "甲篇", Level: 1, Anchor: "一"},
		{Title: "（一）节", Level: 2, Anchor: "一"},
		{Title: "1.条", Level: 3, Anchor: "二"},
		{Title: "（二）节", Level: 2, Anchor: "二"},
		{Title: "乙篇𬭎(x)", Level: 1, Anchor: "二"},
		{Title: "深", Level: 4, Anchor: "三"},
		{Title: "丙", Level: 0, Anchor: "三"},
	}
	doc.Pages[0].Links = []page.Link{
		{Area: bar(28, 100, 156, 8*unit.Mm), Anchor: "二", Text: "乙篇"},
		{Area: bar(28, 120, 40, 8*unit.Mm), URL: "https://例.cn/a(b)?c=1", Text: "网页"},
	}
	return doc
}

func TestOutlineIsNested(t *testing.T) {
	got := pagetest.Outline(t, write(t, bulletin(t)))
	at := func(page int, mm float64) string {
		return fmt.Sprintf("#page=%d&zoom=nan,nan,%.1f", page, mm/25.4*72)
	}
	want := strings.Join([]string{
		"+	\"甲篇\"	" + at(1, 60),
		"+		\"（一）节\"	" + at(1, 60),
		"|			\"1.条\"	" + at(2, 37),
		"|		\"（二）节\"	" + at(2, 37),
		"+	\"乙篇𬭎(x)\"	" + at(2, 37),
		"|		\"深\"	" + at(4, 100),
		"|	\"丙\"	" + at(4, 100),
	}, "\n") + "\n"
	if got = roundNumbers(got); got != want {
		t.Errorf("outline\n%swant\n%s", got, want)
	}
}

// roundNumbers cuts what follows zoom to one decimal.
func roundNumbers(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		head, y, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "nan,nan,")
		if ok {
			var v float64
			_, _ = fmt.Sscan(y, &v)
			head = fmt.Sprintf("%snan,nan,%.1f", head, v)
		}
		fmt.Fprintln(&b, head)
	}
	return b.String()
}

func TestFamiliesOfOutlineItems(t *testing.T) {
	levels := func(ns ...int) (items []page.OutlineItem) {
		for _, n := range ns {
			items = append(items, page.OutlineItem{Level: n})
		}
		return items
	}
	marks, root := nest(levels(1, 2, 2, 3, 1, 5))
	want := []bookmark{
		{-1, -1, 4, 1, 2, 2},
		{0, -1, 2, -1, -1, 0},
		{0, 1, -1, 3, 3, 1},
		{2, -1, -1, -1, -1, 0},
		{-1, 0, -1, 5, 5, 1},
		{4, -1, -1, -1, -1, 0},
	}
	for i := range want {
		if marks[i] != want[i] {
			t.Errorf("item %d: %+v, want %+v", i, marks[i], want[i])
		}
	}
	if root.first != 0 || root.last != 4 || root.children != 2 {
		t.Errorf("root %+v", root)
	}
}

func TestInfoSaysWhatTheIssueSays(t *testing.T) {
	file := write(t, bulletin(t))
	info := pagetest.Info(t, file, "-box", "-isodates")
	for _, want := range []string{
		"Title:           杭州“两新”简报 <2016年第2期> & (总第36期)\n",
		"Author:          杭州市“两新”党务工作者协会\n",
		"Subject:         Bulletin\n",
		"Keywords:        党建; 𬭎\n",
		"Producer:        jianbao\n",
		"CreationDate:    2016-02-18T00:00:00+08\n",
		"ModDate:         2016-02-18T00:00:00+08\n",
		"MediaBox:            0.00     0.00   595.28   841.89\n",
		"TrimBox:             0.00     0.00   595.28   841.89\n",
		"Page size:       595.276 x 841.89 pts (A4)\n",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
}

func TestMetadataAgreesWithInfo(t *testing.T) {
	doc := bulletin(t)
	xmp := pagetest.Info(t, write(t, doc), "-meta")
	wellFormed(t, xmp)
	for _, want := range []string{
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escapeXML(doc.Meta.Title) + "<",
		"<dc:creator><rdf:Seq><rdf:li>" + doc.Meta.Author + "<",
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Bulletin<`,
		"<rdf:li>党建</rdf:li><rdf:li>𬭎</rdf:li>",
		"<pdf:Keywords>党建; 𬭎<", "<pdf:Producer>jianbao<",
		"<xmp:CreateDate>2016-02-18T00:00:00+08:00<",
		"<xmp:ModifyDate>2016-02-18T00:00:00+08:00<",
	} {
		if !strings.Contains(xmp, want) {
			t.Errorf("no %q in\n%s", want, xmp)
		}
	}
}

func wellFormed(t *testing.T, s string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, s)
		}
	}
}

func TestMetadataIsXMLWhateverTheTitle(t *testing.T) {
	odd := page.Metadata{Title: "a\x01]]>\uFFFE\xFF&<b"}
	wellFormed(t, string(appendXMP(nil, &odd, Accessible)))
}

func TestDocumentWithoutDateHasNone(t *testing.T) {
	for _, date := range []string{"", "二〇一六年", "2016-02-30"} {
		doc := onePage(body(t).set(28*unit.Mm, 40*unit.Mm, "字"))
		doc.Meta.Date = date
		if info := pagetest.Info(t, write(t, doc)); strings.Contains(info, "Date") {
			t.Errorf("%q: %s", date, info)
		}
	}
}

func TestCatalogTellsLanguageAndTitle(t *testing.T) {
	catalog := pagetest.Object(t, write(t, bulletin(t)), "trailer/Root")
	for _, want := range []string{"/Lang (zh-CN)", "/DisplayDocTitle true", "/Outlines 3 0 R"} {
		if !strings.Contains(catalog, want) {
			t.Errorf("no %q in %s", want, catalog)
		}
	}
}

// Every line of a long link has an annotation; they must not all say all of it.
func TestLongLinksSayTheirBeginning(t *testing.T) {
	size := func(lines int) int {
		doc := onePage(body(t).set(28*unit.Mm, 40*unit.Mm, "一"))
		text := strings.Repeat("长", 100*lines)
		for range lines {
			doc.Pages[0].Links = append(doc.Pages[0].Links, page.Link{URL: "http://a.cn",
				Text: text, Area: bar(28, 37, 100, 5*unit.Mm)})
		}
		return len(writeWith(t, doc, Options{Fonts: fonts.Default(), Standard: Plain,
			Print: &Print{}}))
	}
	if once, ten := size(100)-size(0), size(1000)-size(0); ten > 12*once {
		t.Errorf("ten times the lines take %d bytes for %d", ten, once)
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	file := write(t, bulletin(t))
	for i, want := range [][]string{
		{"/Subtype /Link", "/F 4", "/Border [ 0 0 0 ]", "/Contents <FEFF4E597BC7>",
			"/Rect [ 79.37 535.748 521.575 558.425 ]", "/XYZ null 737.008 null"},
		{"/URI (https://%E4%BE%8B.cn/a\\(b\\)?c=1)", "/S /URI"},
	} {
		annot := pagetest.Object(t, file, fmt.Sprintf("pages/1/Annots/%d", i+1))
		for _, w := range want {
			if !strings.Contains(annot, w) {
				t.Errorf("no %q in %s", w, annot)
			}
		}
	}
}

func TestPageLabelsAreTheNumbersShown(t *testing.T) {
	for _, c := range []struct {
		labels, want string
	}{
		{"1 2 3", "[0<</S/D/St 1>>]"},
		{"— 5 —,— 6 —", "[0<</S/D/St 5>>]"},
		{"1,,3", "[0<</S/D/St 1>>1<</P()>>2<</S/D/St 3>>]"},
		{"封一 1 2 2", "[0<</P<FEFF5C014E00>>>1<</S/D/St 1>>3<</S/D/St 2>>]"},
		{"01 0 -3", "[0<</P(01)>>1<</P(0)>>2<</S/D/St 3>>]"},
	} {
		sep := " "
		if strings.Contains(c.labels, ",") {
			sep = ","
		}
		var labels []string
		for l := range strings.SplitSeq(c.labels, sep) {
			labels = append(labels, bareLabel(l))
		}
		if got := string(appendPageLabels(nil, labels)); got != "<</Nums"+c.want+">>" {
			t.Errorf("%q: %s, want %s", c.labels, got, c.want)
		}
	}
}

// Blocks of a character map have a hundred ranges at most, ranges codes that
// differ in their last byte alone, and codes without text none.
func TestCharacterMapIsInRanges(t *testing.T) {
	texts := make([]string, 402)
	for i := range texts {
		if i%2 == 1 {
			texts[i] = string(rune(0x4E00 + i))
		}
	}
	texts[1], texts[3] = "𠮷", "——"
	texts[254], texts[256] = "甲", "乙"
	got := string(appendToUnicode(nil, texts))
	for _, want := range []string{
		"100 beginbfrange\n<0001><0001>[<D842DFB7>]\n<0003><0003>[<20142014>]\n",
		"<00FD><00FF>[<4EFD><7532><4EFF>]\n<0100><0101>[<4E59><4F01>]\n",
		"100 beginbfrange\n<00C9><00C9>[<4EC9>]\n",
		"<0191><0191>[<4F91>]\nendbfrange\nendcmap\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "]\n"); n != 201-1 { // three in one, two in one, 256 alone begins
		t.Errorf("%d ranges in\n%s", n, got)
	}
}

func TestNotation(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{string(appendThousandths(nil, 1234567)), "1234.567"},
		{string(appendThousandths(nil, -1050)), "-1.05"},
		{string(appendThousandths(nil, 5)), "0.005"},
		{string(appendThousandths(nil, 700)), "0.7"},
		{string(appendThousandths(nil, 0)), "0"},
		{string(appendPoints(nil, 210*unit.Mm)), "595.276"},
		{string(appendPoints(nil, 297*unit.Mm)), "841.89"},
		{string(appendText(nil, `a(b)\`)), `(a\(b\)\\)`},
		{string(appendText(nil, "简𠮷")), "<FEFF7B80D842DFB7>"},
		{string(appendText(nil, "a\n")), "<FEFF0061000A>"},
		{string(appendRefs(nil, []int{3, 14})), "[3 0 R 14 0 R]"},
		{string(appendHex(nil, []byte{0, 0xAB})), "<00AB>"},
		{string(appendWidths(nil, []int32{0, 500_000, 555_664, 1_000_000, 250_000})),
			"[1[500 555.664]4[250]]"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// The identifier is made of the content: it tells documents apart and is the
// same for the same one.
func TestFileIdentifier(t *testing.T) {
	id := func(s string) []byte {
		file := write(t, onePage(body(t).set(28*unit.Mm, 40*unit.Mm, s)))
		_, after, _ := bytes.Cut(file, []byte("/ID["))
		return after[:68]
	}
	if !bytes.Equal(id("甲"), id("甲")) || bytes.Equal(id("甲"), id("乙")) {
		t.Errorf("identifiers %s %s %s", id("甲"), id("甲"), id("乙"))
	}
}
