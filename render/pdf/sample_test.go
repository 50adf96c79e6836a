package pdf

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strconv"
	"testing"
	"unicode/utf8"

	"jianbao/fonts"
	"jianbao/internal/golden"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

func TestMain(m *testing.M) { golden.Main(m) }

// cell is the 字 of the body: 28 to 156 mm.
const cell = 156 * unit.Mm / 28

// compositor makes texts for pages by hand, from the product's own fonts.
type compositor struct {
	tb   testing.TB
	role glyph.Role
	size unit.Length
	ink  ink.Ink
	cell unit.Length // set width of a full-width character; 0: its own
	gap  func(i int) unit.Length
}

func body(tb testing.TB) *compositor {
	return &compositor{
		tb: tb, role: glyph.FangSong, size: unit.No3, ink: ink.Black, cell: cell}
}

// set sets s from x on the baseline y, in one text per face.
func (c *compositor) set(x, y unit.Length, s string) (texts []page.Text) {
	c.tb.Helper()
	for i := 0; len(s) > 0; i++ {
		r, n := utf8.DecodeRuneInString(s)
		g, ok := fonts.Default().Glyph(c.role, r)
		if !ok {
			c.tb.Fatalf("no glyph of %q", r)
		}
		if k := len(texts); k == 0 || texts[k-1].Face != g.Face {
			texts = append(texts, page.Text{Face: g.Face, Size: c.size, Ink: c.ink,
				Origin: unit.Point{X: x, Y: y}})
		}
		p := c.place(g, i)
		last := &texts[len(texts)-1]
		last.Glyphs = append(last.Glyphs, p)
		last.Text += s[:n]
		x += unit.Length(p.Advance)
		s = s[n:]
	}
	return texts
}

func (c *compositor) place(g glyph.Glyph, i int) glyph.Placed {
	p := glyph.Placed{ID: g.ID, Runes: 1, Advance: unit.Short(g.Width(c.size))}
	if c.cell > 0 && g.Advance == g.UnitsPerEm {
		p.Shift = unit.Short((c.cell - c.size) / 2)
		p.Advance = unit.Short(c.cell)
	}
	if c.gap != nil {
		p.Advance += unit.Short(c.gap(i))
	}
	return p
}

// onePage is a document of one A4 page.
func onePage(texts ...[]page.Text) *page.Document {
	return &page.Document{Pages: []page.Page{a4(1, texts...)}}
}

func a4(number int, texts ...[]page.Text) page.Page {
	p := page.Page{Size: unit.A4, Label: strconv.Itoa(number)}
	for _, t := range texts {
		p.Texts = append(p.Texts, t...)
	}
	return p
}

// write writes doc with the product's fonts, to the standard that it can keep.
func write(tb testing.TB, doc *page.Document) []byte {
	tb.Helper()
	return writeWith(tb, doc, optionsFor(doc))
}

func optionsFor(doc *page.Document) Options {
	opt := Options{Fonts: fonts.Default()}
	if len(doc.Tags) == 0 {
		opt.Standard = Plain
	}
	return opt
}

func writeWith(tb testing.TB, doc *page.Document, opt Options) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc, opt); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// seed is words to fill pages with: plain ones, numbers, marks, a character
// from a supplement, one from beyond U+FFFF.
const seed = "中共杭州市新经济与新社会组织工作委员会于2016年2月18日召开会议，" +
	"学习贯彻“两学一做”专题教育精神；听取党建工作情况汇报：全市共有非公企业党组织" +
	"一万二千三百四十五个，覆盖率达87.6％。会议强调，要坚持问题导向、突出重点，" +
	"进一步扩大“两个覆盖”，推动基层党建工作创新发展！会上，祎玥、𬭎喆等同志作了发言。"

// tagAll makes every page of doc a paragraph.
func tagAll(doc *page.Document) *page.Document {
	doc.Tags = []page.Tag{{Role: page.TagDocument, Parent: page.Artifact}}
	for n := range doc.Pages {
		doc.Tags = append(doc.Tags, page.Tag{Role: page.TagP})
		for i := range doc.Pages[n].Texts {
			doc.Pages[n].Texts[i].Tag = page.TagID(n + 1)
		}
	}
	return doc
}

// filled is pages of 22 lines of body text, with a heading in another face, a
// page number and a red rule on each.
func filled(tb testing.TB, pages int) *page.Document {
	b := body(tb)
	heading := body(tb)
	heading.role = glyph.HeiTi
	title := &compositor{tb: tb, role: glyph.XiaoBiaoSong, size: unit.No2, ink: ink.Red}
	folio := &compositor{tb: tb, role: glyph.SongTi, size: unit.No4, ink: ink.Black}
	text := []rune(seed + seed)
	doc := &page.Document{Meta: page.Metadata{Title: "简报", Date: "2016-02-18"}}
	for n := range pages {
		p := a4(n + 1)
		p.TypeArea = typeArea
		for line := range 22 {
			y := 37*unit.Mm + 14*unit.Pt + unit.Length(line)*376_000
			from := (n*22*3 + line*28) % (len(text) / 2)
			s := string(text[from : from+26])
			switch {
			case line == 0:
				s = string(text[from : from+10])
				p.Texts = append(p.Texts, title.set(28*unit.Mm, y, s)...)
			case line%7 == 3:
				p.Texts = append(p.Texts, heading.set(28*unit.Mm, y, s)...)
			default:
				b.gap = func(i int) unit.Length {
					return unit.Length(line%3*1500 - i%11/10*90_000)
				}
				p.Texts = append(p.Texts, b.set(28*unit.Mm, y, s)...)
			}
		}
		p.Texts = append(p.Texts, folio.set(98*unit.Mm, 274*unit.Mm, "— "+p.Label+" —")...)
		p.Rules = []page.Rule{{Area: bar(28, 40, 156, 19_050), Ink: ink.Red}}
		doc.Pages = append(doc.Pages, p)
	}
	return doc
}

var typeArea = unit.Rect{
	Min: unit.Point{X: 28 * unit.Mm, Y: 37 * unit.Mm},
	Max: unit.Point{X: 184 * unit.Mm, Y: 262 * unit.Mm},
}

// bar is a rectangle at (x, y) mm, w mm wide and h thick.
func bar(x, y, w, h unit.Length) unit.Rect {
	from := unit.Point{X: x * unit.Mm, Y: y * unit.Mm}
	return unit.Rect{Min: from, Max: unit.Point{X: from.X + w*unit.Mm, Y: from.Y + h}}
}

// photo is a small picture that no other seed has.
func photo(tb testing.TB, format picture.Format, seed uint8) *picture.Picture {
	tb.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 12, 8))
	for i := range img.Pix {
		img.Pix[i] = seed * uint8(i)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	var b bytes.Buffer
	var err error
	if format == picture.PNG {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return &picture.Picture{Width: 12, Height: 8, Format: format, Data: b.Bytes(),
		Hash: sha256.Sum256(b.Bytes())}
}

// gray is a picture without colours.
func gray(tb testing.TB) *picture.Picture {
	tb.Helper()
	img := image.NewGray(image.Rect(0, 0, 5, 5))
	img.Set(2, 2, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	return &picture.Picture{Width: 5, Height: 5, Format: picture.PNG, Data: b.Bytes(),
		Hash: sha256.Sum256(b.Bytes())}
}
