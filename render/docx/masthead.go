package docx

import (
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// head places the rows of the masthead below one another.
type head struct {
	*maker
	y    unit.Length // where the last paragraph ends, below the top margin
	foot unit.Length // of the last row's em box, below the type area's top
	row  *block.Row
	last bool
}

// masthead makes the rows at the top of page 1. Each is a paragraph with the
// room above it that takes it to its place, and the last one reaches down to
// the grid line that the text begins on.
func (m *maker) masthead() {
	h := head{maker: m}
	rows := m.doc.Masthead
	for i := range rows {
		h.row, h.last = &rows[i], i == len(rows)-1
		h.place()
	}
	if len(rows) > 0 && rows[len(rows)-1].Hidden {
		h.rule(block.Rule{}, h.y)
	}
}

// place puts the row in its place.
func (h *head) place() {
	r := h.row
	top := h.foot + r.Place.By
	switch r.Place.From {
	case block.FromGrid:
		top = max(h.doc.Page.LineY(r.Place.Line), h.foot)
	case block.FromTop:
		top = max(r.Place.By, h.foot)
	}
	drop := unit.Length(h.page.drop) * unit.Twip
	switch {
	case r.Rule != nil:
		h.foot = top + r.Rule.Thickness
		if !r.Hidden {
			h.rule(*r.Rule, top+drop)
		}
	default:
		h.foot = top + r.Style.Size
		if !r.Hidden {
			h.text(top + drop)
		}
	}
}

// begin is how far below the top margin the text of page 1 begins: on the
// grid line that the pages have it on, when the masthead has ended by then.
func (h *head) begin() unit.Length {
	p := &h.doc.Page
	pitch := p.LineY(1)
	y := max(h.foot+(pitch-p.Em)/2, p.FirstLine)
	line := 0
	for p.LineY(line) < y-roundings && pitch > 0 {
		line++
	}
	return unit.Length(line*h.page.pitch) * unit.Twip
}

// roundings are what sums of lengths may be off by.
const roundings = unit.Length(100)

// headLine is the height of a row's line: its em box then stands at the top.
func headLine(size unit.Length) unit.Length {
	return unit.Scale(size, 88, baselinePercent)
}

// text makes a row of text whose em box begins at top.
func (h *head) text(top unit.Length) {
	r, p := h.row, part(h.row.Role)
	line := headLine(r.Style.Size)
	before := max(top-h.y, 0)
	h.y = max(h.y, top) + line
	l := look{before: before.Twips(), line: line.Twips(), align: block.Left,
		left: r.Style.Left.Twips(), right: r.Style.Right.Twips(), keepNext: !h.last}
	if h.last {
		l.after = max(h.begin()-h.y, 0).Twips()
	}
	switch {
	case len(r.Center) > 0 && len(r.Left) == 0 && len(r.Right) == 0:
		l.align = block.Center
	case len(r.Left) == 0 && len(r.Center) == 0:
		l.align = block.Right
	default:
		l.tabs = h.tabs()
	}
	h.maker.define(p, r.Style)
	h.open(&h.body, p, r.Style, l, "")
	id := h.marks.begin(&h.body, r.Anchor)
	h.sides(l.align)
	h.marks.end(&h.body, id)
	h.body.put("</w:p>")
}

// tabs are the places of the texts in the middle and at the right.
func (h *head) tabs() string {
	s, area := h.row.Style, h.doc.Page.TypeArea.W()
	var out markup
	stop := func(kind string, at unit.Length) {
		out.put(`<w:tab w:val="`, kind, `"`)
		out.num("w:pos", at.Twips())
		out.put("/>")
	}
	if len(h.row.Center) > 0 {
		stop("center", (area+s.Left-s.Right)/2)
	}
	if len(h.row.Right) > 0 {
		stop("right", area-s.Right)
	}
	return string(out.b)
}

// sides writes the texts of the row, fitted into it.
func (h *head) sides(align block.Align) {
	r, s := h.row, h.row.Style
	fit := r.Fit
	if fit == 0 {
		fit = h.doc.Page.TypeArea.W() - s.Left - s.Right
	}
	tab := func() { h.body.put("<w:r><w:tab/></w:r>") }
	room := fit
	if len(r.Right) > 0 {
		room -= min(h.widthOfRuns(r.Right, s.Size), fit) + s.Size
	}
	h.fitted(r.Left, 0, room)
	if len(r.Center) > 0 {
		if align == block.Left {
			tab()
		}
		h.fitted(r.Center, r.Spread, fit)
	}
	if len(r.Right) > 0 {
		if align == block.Left {
			tab()
		}
		h.fitted(r.Right, 0, fit)
	}
}

// fitted writes runs opened by at most spread between characters, and no
// wider than room: first closer by up to a twentieth of their size, then
// condensed, as the pages have it.
func (h *head) fitted(runs []block.Run, spread, room unit.Length) {
	if len(runs) == 0 {
		return
	}
	size, w, gaps := h.row.Style.Size, h.widthOfRuns(runs, h.row.Style.Size), -1
	for _, r := range runs {
		gaps += count(r.Text)
	}
	by, scale := unit.Length(0), 100
	if n := unit.Length(max(gaps, 1)); w < room {
		by = min(spread, (room-w)/n)
	} else if w > room {
		by = -min(size/20, (w-room+n-1)/n)
		if w += by * n; w > room {
			scale = max(int(int64(room)*100/int64(w)), 1)
		}
	}
	h.opened(runs, by, scale)
}

// opened writes runs with by between their characters, condensed to scale.
func (h *head) opened(runs []block.Run, by unit.Length, scale int) {
	extra := ""
	if scale < 100 {
		extra = `<w:w w:val="` + strconv.Itoa(scale) + `"/>`
	}
	for i, r := range runs {
		// Twips downwards, so that what is made to fit does fit.
		step := int(by / unit.Twip)
		if by < 0 && by%unit.Twip != 0 {
			step--
		}
		if i == len(runs)-1 {
			h.spread(&h.body, r, step, extra)
			continue
		}
		var room markup
		if step != 0 {
			room.size("w:spacing", step)
		}
		h.stretch(&h.body, spell([]block.Run{r}), r.Font,
			manner{base: h.row.Style.Font, extra: string(room.b) + extra})
	}
}

// rule makes a rule across: the upper border of an empty paragraph, which
// takes the room below it when it is the last of the masthead.
func (h *head) rule(r block.Rule, top unit.Length) {
	area := h.doc.Page.TypeArea.W()
	indent := unit.Length(0)
	if r.Width > 0 {
		indent = (area - r.Width) / 2
	}
	before := max(top-h.y, 0)
	h.y = max(h.y, top) + r.Thickness
	line := unit.Pt
	if h.last {
		line = max(h.begin()-h.y, line)
	}
	h.y += line
	s := h.ruleStyle(r)
	l := look{before: before.Twips(), line: line.Twips(), align: block.Left,
		left: indent.Twips(), right: indent.Twips(), keepNext: !h.last}
	h.border(&h.body, headRule, s, l, r)
}

// ruleStyle is what an empty paragraph is set in.
func (m *maker) ruleStyle(r block.Rule) *block.Style {
	return &block.Style{Size: unit.Pt, Pitch: unit.Pt, Align: block.Left,
		Font: m.doc.Page.Folio.Font, Ink: r.Ink}
}

// border makes an empty paragraph with a rule above; without thickness it is
// only room.
func (m *maker) border(out *markup, p part, s *block.Style, l look, r block.Rule) {
	m.define(p, s)
	out.put("<w:p><w:pPr>")
	out.val("w:pStyle", styleNames[p].id)
	d := l.difference(m.styles.looks[p], "")
	if d.keepNextOn {
		out.flag("w:keepNext", d.keepNext)
		d.keepNextOn = false
	}
	if r.Thickness > 0 {
		out.put(`<w:pBdr><w:top w:val="single"`)
		out.num("w:sz", eighths(r.Thickness))
		out.num("w:space", 0)
		out.attr("w:color", colour(r.Ink))
		out.put("/></w:pBdr>")
	}
	d.write(out)
	out.put("</w:pPr></w:p>")
}
