package kept

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/issue"
	"jianbao/layout"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/layout/words"
	"jianbao/templates"
)

// sample is the pages of one sample.
func sample(t testing.TB, file string) *page.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	src := issue.Source{Name: file, Data: data, FS: os.DirFS(filepath.Dir(file))}
	bulletin, _ := issue.Parse(src)
	style, ok := templates.Named(bulletin.Template.S)
	if !ok {
		style, _ = templates.Named(templates.Default) // it has one of its own, in a folder
	}
	blocks, _ := style.Apply(bulletin)
	doc, _ := layout.Compose(blocks, layout.Deps{Faces: fonts.Default(), Words: words.Default()})
	return doc
}

func write(t testing.TB, d *page.Document) []byte {
	t.Helper()
	data, err := New(fonts.Default()).Bytes(d)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t testing.TB, data []byte) *Pages {
	t.Helper()
	p, err := Read(bytes.NewReader(data), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Every glyph, bar and picture of every sample comes back where it stood.
func TestWhatIsKeptLooksTheSame(t *testing.T) {
	looks := newLooks(fonts.Default())
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, name := range files {
		doc := sample(t, name)
		data := write(t, doc)
		if !bytes.Equal(data, write(t, doc)) {
			t.Errorf("%s: other bytes the second time", name)
		}
		got := read(t, data)
		if len(got.Doc.Pages) != len(doc.Pages) {
			t.Fatalf("%s: %d pages, want %d", name, len(got.Doc.Pages), len(doc.Pages))
		}
		for i := range doc.Pages {
			want := looks.page(&doc.Pages[i])
			if got.Looks[i] != want {
				t.Errorf("%s page %d: kept as %s, looks %s", name, i+1, got.Looks[i], want)
			}
			if back := looks.page(&got.Doc.Pages[i]); back != want {
				t.Errorf("%s page %d: read as %s, want %s", name, i+1, back, want)
			}
			for k, x := range doc.Pages[i].Texts {
				y := got.Doc.Pages[i].Texts[k]
				if x.Text != y.Text || x.Face != y.Face || !slices.Equal(x.Glyphs, y.Glyphs) {
					t.Errorf("%s page %d: %q came back as %q", name, i+1, x.Text, y.Text)
				}
			}
		}
	}
}

// changed is the digest of a page before and after a change.
func changed(p page.Page, change func(p *page.Page)) (before, after string) {
	p.Texts, p.Rules = slices.Clone(p.Texts), slices.Clone(p.Rules)
	looks := newLooks(fonts.Default())
	before = looks.page(&p)
	change(&p)
	return before, looks.page(&p)
}

func TestADigestSeesWhatAnEyeSees(t *testing.T) {
	first := sample(t, "../../samples/table.yaml").Pages[0]
	for _, c := range []struct {
		name   string
		same   bool
		change func(p *page.Page)
	}{
		{"nothing", true, func(*page.Page) {}},
		{"order of marks", true, func(p *page.Page) { slices.Reverse(p.Texts) }},
		{"runs cut in two", true, func(p *page.Page) { p.Texts = append(split(p.Texts[0]), p.Texts[1:]...) }},
		{"place in the source", true, func(p *page.Page) { p.Texts[0].Source.Line++ }},
		{"label", true, func(p *page.Page) { p.Label += "x" }},
		{"a text moved", false, func(p *page.Page) { p.Texts[0].Origin.X++ }},
		{"a text of another size", false, func(p *page.Page) { p.Texts[0].Size += unit.Pt }},
		{"a text narrower", false, func(p *page.Page) { p.Texts[0].Scale = 900 }},
		{"a text of another colour", false, func(p *page.Page) { p.Texts[0].Ink.R ^= 1 }},
		{"a glyph apart", false, func(p *page.Page) {
			p.Texts[0].Glyphs = slices.Clone(p.Texts[0].Glyphs)
			p.Texts[0].Glyphs[0].Advance++
		}},
		{"another glyph", false, func(p *page.Page) {
			p.Texts[0].Glyphs = slices.Clone(p.Texts[0].Glyphs)
			p.Texts[0].Glyphs[0].ID++
		}},
		{"a text less", false, func(p *page.Page) { p.Texts = p.Texts[1:] }},
		{"a bar thicker", false, func(p *page.Page) { p.Rules[0].Area.Max.Y++ }},
		{"a bar less", false, func(p *page.Page) { p.Rules = p.Rules[1:] }},
		{"a larger sheet", false, func(p *page.Page) { p.Size.H++ }},
	} {
		before, after := changed(first, c.change)
		if (before == after) != c.same {
			t.Errorf("%s: %s, then %s", c.name, before, after)
		}
	}
}

// split cuts a run after its first glyph.
func split(t page.Text) []page.Text {
	first, rest := t, t
	first.Glyphs, rest.Glyphs = t.Glyphs[:1], t.Glyphs[1:]
	rest.Origin.X += unit.Length(t.Glyphs[0].Advance)
	return []page.Text{first, rest}
}

func TestReadRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":          "",
		"another form":     "jianbao pages 2\n",
		"unknown mark":     heading + "\nfoot 1 2\n",
		"mark on no page":  heading + "\nrule 0 0 1 1 0\n",
		"half a page":      heading + "\npage 1 2\n",
		"ink of nowhere":   heading + "\npage 1 1 0 0 1 1 \"1\" \"x\"\nrule 0 0 1 1 0\n",
		"no number":        heading + "\npage x 1 0 0 1 1 \"1\" \"x\"\n",
		"role of nowhere":  heading + "\nface \"nobody\" \"comic\"\n",
		"too many glyphs":  heading + "\nface \"x\" \"heiti\"\nink 0 0 0 0 0 0 0 \"\"\npage 1 1 0 0 1 1 \"1\" \"x\"\ntext 0 1 0 1 1 0 \"P\" \"x\" 999999999*1\n",
		"hash of no form":  heading + "\npage 1 1 0 0 1 1 \"1\" \"x\"\npicture 0 0 1 1 1 1 \"ab\" \"Figure\"\n",
		"quote left open":  heading + "\npage 1 1 0 0 1 1 \"1\n",
		"glyph without *":  heading + "\nface \"x\" \"heiti\"\nink 0 0 0 0 0 0 0 \"\"\npage 1 1 0 0 1 1 \"1\" \"x\"\ntext 0 1 0 1 1 0 \"P\" \"x\" 12\n",
		"face before none": heading + "\npage 1 1 0 0 1 1 \"1\" \"x\"\ntext 0 1 0 1 1 0 \"P\" \"x\" 1*1\n",
	} {
		if _, err := Read(zipped(text), fonts.Default()); !errors.Is(err, ErrForm) {
			t.Errorf("%s: got %v, want %v", name, err, ErrForm)
		}
	}
	if _, err := Read(strings.NewReader("plain"), fonts.Default()); !errors.Is(err, ErrForm) {
		t.Errorf("no gzip: got %v", err)
	}
}

func zipped(text string) *bytes.Buffer {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text)) // into memory
	z.Close()
	return &b
}

// A font folder may be gone by the time someone compares.
func TestAFaceThatIsGoneIsDrawnInItsRole(t *testing.T) {
	text := heading + "\nface \"方正小标宋\" \"xiaobiaosong\"\nink 0 0 0 0 0 0 100 \"\"\n" +
		"page 100 100 0 0 100 100 \"1\" \"x\"\ntext 0 10 0 1 2 0 \"P\" \"题目\" 2*10\n"
	p, err := Read(zipped(text), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	got := p.Doc.Pages[0].Texts[0]
	face := fonts.Default().Face(got.Face)
	if face.Name != "JBXiaoBiaoSong" || len(got.Glyphs) != 2 || got.Glyphs[0].ID != face.Lookup('题') {
		t.Errorf("got face %s, glyphs %v", face.Name, got.Glyphs)
	}
}

func FuzzRead(f *testing.F) {
	sheet := heading + "\nface \"x\" \"heiti\"\nink 0 0 0 0 0 0 100 \"红\"\npage 9 9 0 0 9 9 \"1\" \"x\"\n"
	f.Add(sheet + "text 0 1 0 1 1 0 \"P\" \"ab\" 1*5@-3:2 1*5:0\nrule 0 0 1 1 0\n")
	f.Add(sheet + "picture 0 0 1 1 1 1 \"" + strings.Repeat("0f", 32) + "\" \"Figure\"\n" +
		"link 0 0 1 1 \"a\" \"\" \"Link\"\nanchor \"a\" 0 1\noutline \"题\" \"a\" 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := parse(text, fonts.Default())
		if err != nil {
			return
		}
		// What was understood once is kept and understood again.
		again := read(t, write(t, p.Doc))
		if len(again.Looks) != len(p.Looks) {
			t.Errorf("%d pages became %d", len(p.Looks), len(again.Looks))
		}
	})
}
