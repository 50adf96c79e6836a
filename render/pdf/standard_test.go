package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
	"jianbao/layout/glyph"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

func TestFilesClaimTheirStandard(t *testing.T) {
	for name, want := range map[string]string{
		"a-2a+ua-1": "2 A 1 true true", "a-2b": "2 B  true true",
		"a-3a": "3 A 1 true true", "plain": "   false false",
	} {
		s, ok := StandardNamed(name)
		if !ok || s.String() != name {
			t.Errorf("%s is called %v", name, s)
		}
		file := writeWith(t, tagged(t), Options{Fonts: fonts.Default(), Standard: s})
		xmp := pagetest.Info(t, file, "-meta")
		wellFormed(t, xmp)
		root := pagetest.Object(t, file, "trailer/Root")
		got := fmt.Sprint(between(xmp, "<pdfaid:part>"), " ",
			between(xmp, "<pdfaid:conformance>"), " ", between(xmp, "<pdfuaid:part>"), " ",
			strings.Contains(root, "/GTS_PDFA1"), " ", strings.Contains(root, "/StructTreeRoot"))
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		pagetest.CheckSyntax(t, file)
	}
	if _, ok := StandardNamed("a-1b"); ok {
		t.Error("a-1b is known")
	}
}

// between is what follows tag up to the next one.
func between(s, tag string) string {
	_, s, _ = strings.Cut(s, tag)
	s, _, _ = strings.Cut(s, "<")
	return s
}

func TestWhatCannotBeKeptIsNotPromised(t *testing.T) {
	untagged := tagged(t)
	untagged.Tags = nil
	nameless := tagged(t)
	nameless.Meta.Title = ""
	source := &File{Name: "a.yaml", Data: []byte("x")}
	for _, c := range []struct {
		doc  *page.Document
		opt  Options
		want error
	}{
		{untagged, Options{}, errNoTags},
		{untagged, Options{Standard: Enclosing}, errNoTags},
		{nameless, Options{}, errNoTitle},
		{tagged(t), Options{Source: source}, errSource},
		{tagged(t), Options{Source: source, Standard: Plain}, errSource},
	} {
		c.opt.Fonts = fonts.Default()
		if err := Write(new(bytes.Buffer), c.doc, c.opt); !errors.Is(err, c.want) {
			t.Errorf("%v: %v, want %v", c.opt.Standard, err, c.want)
		}
	}
}

// A run of Latin words is read as English, one of figures and marks is not.
func TestEnglishIsToldFromChinese(t *testing.T) {
	for s, want := range map[string]bool{
		"APEC": true, "https://a.cn": true, "GB/T 9704": true, "5G": false,
		"131": false, "A": false, "2016-02": false, "两新APEC": false, "": false,
		"A B": false, "km²": true, "①": false, "Ǎi": false,
	} {
		if got := isEnglish(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	latin := body(t)
	latin.role = glyph.Latin
	doc := onePage(body(t).set(28*unit.Mm, 40*unit.Mm, "在"),
		latin.set(40*unit.Mm, 40*unit.Mm, "APEC"), latin.set(90*unit.Mm, 40*unit.Mm, "2016"))
	tagAll(doc).Meta.Title = "x"
	content := pagetest.Stream(t, write(t, doc), "pages/1/Contents")
	if n := strings.Count(content, "/Lang(en)>> BDC\n"); n != 1 {
		t.Errorf("%d spans of English in\n%s", n, content)
	}
}

// A glyph that says nothing stands in a span whose words are known.
func TestTextOfMuteGlyphsIsTold(t *testing.T) {
	texts := body(t).set(28*unit.Mm, 40*unit.Mm, "中共")
	more := glyph.Placed{ID: texts[0].Glyphs[0].ID, Advance: unit.Short(cell)}
	texts[0].Glyphs = append(texts[0].Glyphs, more)
	doc := tagAll(onePage(texts, body(t).set(28*unit.Mm, 60*unit.Mm, "中")))
	doc.Meta.Title = "x"
	file := write(t, doc)
	content := pagetest.Stream(t, file, "pages/1/Contents")
	if n := strings.Count(content, "/ActualText<FEFF4E2D5171>>> BDC\n"); n != 1 {
		t.Errorf("%d spans in\n%s", n, content)
	}
	if got := withoutSpace(pagetest.Text(t, file)[0]); got != "中共中" {
		t.Errorf("text %q", got)
	}
}

func TestWordsOfPrivateUseAreNotReadOut(t *testing.T) {
	if got := strings.Map(public, "甲\uE000乙"); got != "甲〓乙" {
		t.Error(got)
	}
	if !mute("\uE000") || !mute("") || mute("甲") {
		t.Error("mute")
	}
}

func TestFigureWithoutWordsTakesItsCaption(t *testing.T) {
	doc := tagged(t)
	doc.Tags[5].Alt = ""
	alt := func() string {
		return strings.TrimSpace(pagetest.Object(t, write(t, doc),
			"trailer/Root/StructTreeRoot/K/K/1/K/3/Alt"))
	}
	if got := alt(); got != "(图一)" && got != "<FEFF56FE4E00>" {
		t.Errorf("alt is %s", got)
	}
	for i := range doc.Pages[0].Texts {
		if doc.Pages[0].Texts[i].Tag == 6 {
			doc.Pages[0].Texts[i].Tag = page.Artifact
		}
	}
	if got := alt(); got != "(图片)" && got != "<FEFF56FE7247>" {
		t.Errorf("alt is %s", got)
	}
}

// A line's end stands for the space that was between two words, not for one
// that was inside of a word, nor between Chinese characters.
func TestSpacesAtLineEndsAreTold(t *testing.T) {
	lines := func(first, second string, line, col int) string {
		latin := body(t)
		latin.role = glyph.Latin
		if first[0] > 0x7F {
			latin.role = glyph.FangSong
		}
		a := latin.set(40*unit.Mm, 40*unit.Mm, first)
		b := latin.set(28*unit.Mm, 50*unit.Mm, second)
		a[0].Source.Line, a[0].Source.Col = 3, 7
		b[0].Source.Line, b[0].Source.Col = line, col
		doc := tagAll(onePage(a, b))
		doc.Meta.Title = "x"
		return pagetest.Stream(t, write(t, doc), "pages/1/Contents")
	}
	for _, c := range []struct {
		first, second string
		line, col     int
		want          bool
	}{
		{"over the", "lazy dog", 3, 16, true},
		{"over the", "lazy dog", 4, 5, true},
		{"https://a/", "b/c", 3, 17, false},
		{"over the", "lazy dog", 0, 0, false},
		{"中共", "中央", 3, 10, false},
	} {
		content := lines(c.first, c.second, c.line, c.col)
		if got := strings.Contains(content, "/ActualText("+c.first+" )"); got != c.want {
			t.Errorf("%s|%s at %d:%d: %v in\n%s", c.first, c.second, c.line, c.col, got, content)
		}
	}
}
