package docx

import (
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// apart tells whether the tail has a section of its own, on an even page.
func (m *maker) apart() bool {
	return m.opt.TailApart && len(m.doc.Tail.Entries) > 0
}

// tail makes the 版记: a text box at the foot of the type area, anchored in a
// paragraph at the end that keeps as much room free as the box takes. When
// the last page has no such room, paragraph and box go to the next.
func (m *maker) tail() {
	t := &m.doc.Tail
	if len(t.Entries) == 0 {
		return
	}
	m.turn(false)
	if m.apart() {
		m.sectionBreak()
	}
	var inside markup
	height := m.tailInside(&inside)
	s := m.ruleStyle(t.First)
	l := look{line: (height + unit.Mm).Twips(), align: block.Left}
	m.open(&m.body, tailRoom, s, l, "")
	m.textBox(&m.body, inside.b, tailBox{
		Size: unit.Size{W: m.doc.Page.TypeArea.W(), H: height}, notes: m.tailNotes()})
	m.body.put("</w:p>")
}

// tailBox is the box of the tail, above notes of some height.
type tailBox struct {
	unit.Size
	notes unit.Length
}

// tailNotes is about how high the notes at the foot of the tail's page are,
// with the line that parts them from the text.
func (m *maker) tailNotes() unit.Length {
	all := m.notes.notes
	if m.opt.TailNotes == 0 || len(all) == 0 || m.apart() {
		return 0
	}
	s := all[len(all)-1].Style
	return unit.Length(m.opt.TailNotes+1) * max(s.Pitch, s.Size)
}

// top is how far b stands below the margin, in a page of geometry g.
func (b tailBox) top(g geometry) unit.Length {
	return unit.Length(g.height-g.top-g.bottom)*unit.Twip - b.H - b.notes
}

// place says where the box stands: at the foot of the margins, or above notes.
func (b tailBox) place(g geometry) (drawing, vml string) {
	if b.notes == 0 {
		return "<wp:align>bottom</wp:align>", "mso-position-vertical:bottom;"
	}
	top := b.top(g)
	return "<wp:posOffset>" + strconv.Itoa(int(top)) + "</wp:posOffset>",
		"margin-top:" + points(top) + "pt;"
}

// tailInside writes rules and entries and returns about how high they are.
func (m *maker) tailInside(out *markup) (height unit.Length) {
	t := &m.doc.Tail
	rule := func(r block.Rule) {
		m.border(out, tailRule, m.ruleStyle(r), look{line: 20, align: block.Left}, r)
		height += r.Thickness + unit.Pt
	}
	rule(t.First)
	for i := range t.Entries {
		if t.Entries[i].Rule && i > 0 {
			rule(t.Inner)
		}
		height += unit.Length(m.tailEntry(out, &t.Entries[i])) * t.Entries[i].Style.Pitch
	}
	rule(t.Last)
	return height
}

// tailEntry makes one entry, its further lines behind its label, and returns
// how many lines it takes.
func (m *maker) tailEntry(out *markup, e *block.TailEntry) (lines int) {
	s, p := e.Style, part(e.Role)
	area := m.doc.Page.TypeArea.W() - s.Left - s.Right
	label := m.widthOfRuns(e.Label, s.Size)
	right := m.widthOfRuns(e.Right, s.Size)
	room := area - label
	grown := right > 0 && len(e.Runs) > 0 && right+s.Size > room/2
	lines, last := m.countLines(e.Runs, s.Size, room)
	l := m.lookOf(p, s)
	l.left, l.first = l.left+label.Twips(), -label.Twips()
	l.keepLines = true
	if right > 0 && !grown {
		l.tabs = `<w:tab w:val="right" w:pos="` +
			strconv.Itoa((m.doc.Page.TypeArea.W() - s.Right).Twips()) + `"/>`
		if last+right+s.Size > room {
			lines++
		}
	}
	m.open(out, p, s, l, "")
	m.texts(out, append(append([]block.Run(nil), e.Label...), e.Runs...), s)
	if right > 0 && !grown {
		out.put("<w:r><w:tab/></w:r>")
		m.texts(out, e.Right, s)
	}
	out.put("</w:p>")
	if grown {
		l = m.lookOf(p, s)
		l.align = block.Right
		m.open(out, p, s, l, "")
		m.texts(out, e.Right, s)
		out.put("</w:p>")
		lines++
	}
	return max(lines, 1)
}

// countLines is about how many lines text takes, and how wide the last is.
func (m *maker) countLines(runs []block.Run, size, room unit.Length) (n int, last unit.Length) {
	n = 1
	for _, r := range runs {
		for _, c := range spell([]block.Run{{Text: r.Text}}) {
			role := r.Font.Latin
			if c.han {
				role = r.Font.Han
			}
			w := m.faces.width(role, string(c.r), size)
			if last += w; last > room {
				n, last = n+1, w
			}
		}
	}
	return n, last
}

// Namespaces of text boxes.
const (
	nsShape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	nsVML   = "urn:schemas-microsoft-com:vml"
)

// textBox writes the box with paragraphs in it:
// in DrawingML, and once more in VML for programs that do not know that.
func (m *maker) textBox(out *markup, inside []byte, s tailBox) {
	place, vml := s.place(m.page)
	out.put(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>`,
		`<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"`,
		` behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`,
		`<wp:simplePos x="0" y="0"/>`,
		`<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>`,
		`<wp:positionV relativeFrom="margin">`, place, `</wp:positionV><wp:extent`)
	out.num("cx", int(s.W))
	out.num("cy", int(s.H))
	out.put(`/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>`)
	m.drawingName(out, "wp:docPr", "版记", "")
	out.put(`<wp:cNvGraphicFramePr/><a:graphic xmlns:a="`, nsMain, `">`,
		`<a:graphicData uri="`, nsShape,
		`"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`)
	out.num("cx", int(s.W))
	out.num("cy", int(s.H))
	out.put(`/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>`,
		`<a:ln><a:noFill/></a:ln>`,
		"</wps:spPr><wps:txbx><w:txbxContent>")
	out.b = append(out.b, inside...)
	out.put(`</w:txbxContent></wps:txbx>`,
		`<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0"`,
		` rIns="0" bIns="0" anchor="b" anchorCtr="0"><a:spAutoFit/></wps:bodyPr>`,
		`</wps:wsp>`,
		"</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>",
		`<v:rect id="tail" filled="f" stroked="f" style="position:absolute;width:`, points(s.W),
		"pt;height:", points(s.H), "pt;z-index:2;mso-position-horizontal:left;",
		"mso-position-horizontal-relative:margin;", vml,
		`mso-position-vertical-relative:margin"><v:textbox inset="0,0,0,0">`,
		`<w:txbxContent>`)
	out.b = append(out.b, inside...)
	out.put("</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
}

// points is l in points to a tenth.
func points(l unit.Length) string {
	t := unit.Scale(l, 10, int64(unit.Pt))
	return strconv.FormatInt(int64(t/10), 10) + "." + strconv.FormatInt(int64(t%10), 10)
}
