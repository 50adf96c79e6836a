package docx

import (
	"hash/crc32"
	"strconv"
	"strings"

	"jianbao/layout/block"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// shelf is the pictures of a document, each once.
type shelf struct {
	files []media
	drawn int // how many drawings there are, to number them
}

// media is a picture as a part.
type media struct {
	name string
	of   *picture.Picture
	crc  uint32
	id   string // of its relationship
}

// The resolution of pictures that do not say theirs, as on the pages.
const usualDPI = 150

// keep puts p among the parts and returns its relationship.
func (m *maker) keep(p *picture.Picture) string {
	for _, f := range m.media.files {
		if f.of.Hash == p.Hash {
			return f.id
		}
	}
	ending := ".jpeg"
	if p.Format == picture.PNG {
		ending = ".png"
	}
	name := "media/image" + strconv.Itoa(len(m.media.files)+1) + ending
	f := media{name: "word/" + name, of: p, crc: crc32.ChecksumIEEE(p.Data),
		id: m.links.part("image", name)}
	m.media.files = append(m.media.files, f)
	return f.id
}

// figure makes a picture in a line of its own, above its caption.
func (m *maker) figure(b *block.Block) {
	out, f := &m.body, b.Figure
	l := m.lookOf(part(block.FigureBlock), b.Style)
	l.keepNext = len(f.Caption) > 0
	m.open(out, part(block.FigureBlock), b.Style, l, "")
	out.put("<w:r>")
	m.drawing(out, f, m.figureSize(b))
	out.put("</w:r></w:p>")
	if l.keepNext {
		m.paragraph(out, part(block.Caption), f.Style)
		m.texts(out, f.Caption, f.Style)
		out.put("</w:p>")
	}
}

// figureSize is a picture's own size, smaller where the type area has no room
// for it and its caption.
func (m *maker) figureSize(b *block.Block) unit.Size {
	p, area := b.Figure.Picture, m.doc.Page.TypeArea
	dpi := p.DPI
	if dpi < 36 {
		dpi = usualDPI
	}
	s := unit.Size{W: unit.Scale(unit.Inch, int64(p.Width), int64(dpi)),
		H: unit.Scale(unit.Inch, int64(p.Height), int64(dpi))}
	w, h := area.W()-b.Style.Left-b.Style.Right, area.H()-3*m.lineHeight(b.Figure.Style)
	if s.W > w {
		s = unit.Size{W: w, H: unit.Scale(w, int64(p.Height), int64(p.Width))}
	}
	if s.H > h {
		s = unit.Size{W: unit.Scale(h, int64(p.Width), int64(p.Height)), H: h}
	}
	return s
}

// lineHeight is the height of a style's lines.
func (m *maker) lineHeight(s *block.Style) unit.Length {
	if s == nil {
		return m.doc.Page.Em * 3 / 2
	}
	return unit.Length(m.lineOf(s)) * unit.Twip
}

// Namespaces of DrawingML, declared where they are used.
const (
	nsMain    = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
)

// drawing writes a picture that stands in a line like a character (ECMA-376
// part 1, 20.4.2.8).
func (m *maker) drawing(out *markup, f *block.Figure, s unit.Size) {
	id := m.keep(f.Picture)
	extent := func(name string) {
		out.put("<", name)
		out.num("cx", int(s.W))
		out.num("cy", int(s.H))
		out.put("/>")
	}
	out.put(`<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`)
	extent("wp:extent")
	m.drawingName(out, "wp:docPr", "图", f.Alt)
	out.put(`<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="`, nsMain,
		`" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="`, nsMain,
		`"><a:graphicData uri="`, nsPicture, `"><pic:pic xmlns:pic="`, nsPicture, `">`,
		`<pic:nvPicPr>`)
	out.put("<pic:cNvPr")
	out.num("id", m.media.drawn)
	out.attr("name", m.fileName(f))
	out.attr("descr", f.Alt)
	out.put("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip")
	out.attr("r:embed", id)
	out.put("/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>",
		`<a:off x="0" y="0"/>`)
	extent("a:ext")
	out.put(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic>`,
		"</a:graphicData></a:graphic></wp:inline></w:drawing>")
}

// fileName is a picture's name, as Word keeps that of the file it was taken
// from: with a folder, if only this one, to tell it from a name that Word made.
func (m *maker) fileName(f *block.Figure) string {
	switch {
	case f.Name == "":
		return "图 " + strconv.Itoa(m.media.drawn)
	case strings.ContainsRune(f.Name, '/'):
		return f.Name
	}
	return "./" + f.Name
}

// drawingName numbers a drawing and names it, with its text for readers who
// do not see it.
func (m *maker) drawingName(out *markup, element, name, alt string) {
	m.media.drawn++
	out.put("<", element)
	out.num("id", m.media.drawn)
	out.attr("name", name+" "+strconv.Itoa(m.media.drawn))
	if alt != "" {
		out.attr("descr", alt)
	}
	out.put("/>")
}
