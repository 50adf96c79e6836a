package docx

import (
	"strconv"
	"unicode/utf8"

	"jianbao/layout/block"
	"jianbao/layout/clreq"
)

// slot is which of a run's fonts Word takes for a character.
type slot uint8

// Word goes by the character: Western ones take w:ascii, Chinese ones
// w:eastAsia. Those that both scripts use, “ ” … — · among them, take the one
// that w:hint says (ECMA-376 part 1, 17.3.2.26); LibreOffice gives them to
// the script before them.
const (
	western slot = iota
	eastern
	either
)

// Between these Word asks the hint.
const ambiguousFrom, ambiguousTo = 0xA0, 0x2E80

// spelling is one character of a paragraph on its way into a run.
type spelling struct {
	r    rune
	han  bool // it belongs to Chinese text
	edge bool // LibreOffice would take it for Western
}

// spell finds for every character of runs whether it is Chinese text.
func spell(runs []block.Run) (all []spelling) {
	n := 0
	for i := range runs {
		n += len(runs[i].Text)
	}
	all = make([]spelling, 0, n)
	for i := range runs {
		for _, r := range runs[i].Text {
			all = append(all, spelling{r: r, han: !clreq.Of(r).Western()})
		}
	}
	settle(all)
	return all
}

// settle decides quotation marks and blanks by what is beside them.
func settle(all []spelling) {
	before := true // LibreOffice takes what comes next for Western
	for i := range all {
		c := &all[i]
		switch class := clreq.Of(c.r); {
		case class == clreq.Space || class == clreq.HardSpace:
			c.han = c.r >= ambiguousFrom && c.r != 0xA0
		case quote(c.r):
			c.han = !(westernAt(all, i, -1) && westernAt(all, i, 1))
			c.edge = c.han && before
		case class == clreq.Dash || class == clreq.Ellipsis:
			c.edge = before
		case c.r >= ambiguousFrom && c.r < ambiguousTo && c.han:
			c.edge = true // · and ① are Western to LibreOffice wherever they stand
		default:
			before = !c.han
		}
	}
}

func quote(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }

// westernAt tells whether the next character from i in direction d, blanks and
// quotation marks left out, is Western; the paragraph's edge is not.
func westernAt(all []spelling, i, d int) bool {
	for i += d; i >= 0 && i < len(all); i += d {
		c := clreq.Of(all[i].r)
		if c == clreq.Space || c == clreq.HardSpace || quote(all[i].r) {
			continue
		}
		return c.Western()
	}
	return false
}

// dress is what a run of Word has of its own.
type dress struct {
	ascii, east string // families; "" not decided yet
	bold        bool
	boldOn      bool // whether bold is decided
	hint        slot // either: not decided yet
}

// wear is what c needs: its slot, its face, the hint.
func (m *maker) wear(c spelling, font block.Font) (at slot, f *worn, hint slot) {
	role := font.Latin
	if c.han {
		role = font.Han
	}
	f = m.faces.find(role, c.r)
	at, hint = western, either
	switch {
	case c.r >= ambiguousTo:
		at = eastern
	case c.r >= ambiguousFrom && c.han:
		at, hint = eastern, eastern
	case c.r >= ambiguousFrom:
		hint = western
	}
	if c.edge || at == western && c.han && c.r != ' ' {
		at = either
	}
	if c.r == ' ' {
		m.faces.find(font.Han, c.r) // between Han LibreOffice takes theirs
	}
	return at, f, hint
}

// take puts a character into d, if it goes with what d has; false when it
// needs a run of its own.
func (d *dress) take(at slot, f *worn, hint slot) bool {
	next := *d
	fits := func(have *string, want string) bool {
		if *have == "" {
			*have = want
		}
		return *have == want
	}
	if at != eastern && !fits(&next.ascii, f.name) ||
		at != western && !fits(&next.east, f.name) {
		return false
	}
	if hint != either {
		if next.hint != either && next.hint != hint {
			return false
		}
		next.hint = hint
	}
	if next.boldOn && next.bold != f.bold {
		return false
	}
	next.bold, next.boldOn = f.bold, true
	*d = next
	return true
}

// look of a stretch of text beside its faces.
type manner struct {
	style string // character style
	extra string // properties behind the faces, in the order of the schema
	base  block.Font
}

// texts writes runs set in style s; all of a paragraph at once, as what a
// mark is depends on what is beside it.
func (m *maker) texts(out *markup, runs []block.Run, s *block.Style) {
	runs = joined(runs)
	all := spell(runs)
	for i := range runs {
		r := &runs[i]
		n := count(r.Text)
		m.run(out, r, all[:n], s)
		all = all[n:]
		if r.Note != nil {
			m.note(out, r.Note, s)
		}
	}
}

// joined is runs with those that look alike made one.
func joined(runs []block.Run) []block.Run {
	all := make([]block.Run, 0, len(runs))
	for _, r := range runs {
		if n := len(all) - 1; n >= 0 && alike(&all[n], &r) {
			all[n].Text += r.Text
			all[n].Note = r.Note
			continue
		}
		all = append(all, r)
	}
	return all
}

// alike tells whether b may go on in a's run.
func alike(a, b *block.Run) bool {
	return a.Note == nil && a.Font == b.Font && a.Bold == b.Bold && a.Lead == b.Lead &&
		a.Link == b.Link
}

func count(s string) (n int) {
	for range s {
		n++
	}
	return n
}

// run writes one run of the document, with its link.
func (m *maker) run(out *markup, r *block.Run, all []spelling, s *block.Style) {
	look := manner{base: s.Font}
	switch {
	case r.Bold:
		look.style = m.styles.emphasis(r.Font)
	case r.Lead:
		look.style = m.styles.lead(r.Font)
	}
	if r.Link == "" {
		m.stretch(out, all, r.Font, look)
		return
	}
	out.put("<w:hyperlink")
	out.attr("r:id", m.links.external(r.Link))
	out.put(` w:history="1">`)
	m.stretch(out, all, r.Font, look)
	out.put("</w:hyperlink>")
}

// stretch writes text of one font, in as few runs as its faces allow.
func (m *maker) stretch(out *markup, all []spelling, font block.Font, look manner) {
	d, from := dress{hint: either}, 0
	for i, c := range all {
		at, f, hint := m.wear(c, font)
		if d.take(at, f, hint) {
			continue
		}
		m.runOf(out, all[from:i], d, look)
		d, from = dress{hint: either}, i
		d.take(at, f, hint)
	}
	if from < len(all) {
		m.runOf(out, all[from:], d, look)
	}
}

// say writes text of our own.
func (m *maker) say(out *markup, text string, font block.Font, look manner) {
	m.stretch(out, spell([]block.Run{{Text: text}}), font, look)
}

// runOf writes one run.
func (m *maker) runOf(out *markup, all []spelling, d dress, look manner) {
	out.put("<w:r>")
	m.runProperties(out, d, look)
	out.put(`<w:t xml:space="preserve">`)
	for _, c := range all {
		out.rune(c.r)
	}
	out.put("</w:t></w:r>")
}

// runProperties writes rPr (CT_RPr, ECMA-376 part 1, 17.3.2.28) where there is
// anything to say.
func (m *maker) runProperties(out *markup, d dress, look manner) {
	at := len(out.b)
	out.put("<w:rPr>")
	empty := len(out.b)
	if look.style != "" {
		out.val("w:rStyle", look.style)
	}
	m.fontsOf(out, d, look)
	if d.bold {
		out.put("<w:b/>")
	}
	out.put(look.extra)
	if len(out.b) == empty {
		out.b = out.b[:at]
		return
	}
	out.put("</w:rPr>")
}

// fontsOf writes the faces in which d departs from the text around it.
func (m *maker) fontsOf(out *markup, d dress, look manner) {
	base := look.base
	if look.style != "" {
		base = m.styles.fontOf(look.style, base)
	}
	ascii, east := d.ascii, d.east
	if ascii == m.faces.family(base.Latin) {
		ascii = ""
	}
	if east == m.faces.family(base.Han) {
		east = ""
	}
	if ascii == "" && east == "" && d.hint != eastern {
		return
	}
	out.put("<w:rFonts")
	if d.hint == eastern {
		out.put(` w:hint="eastAsia"`)
	}
	fontNames(out, ascii, east)
	out.put("/>")
}

// fontNames writes the names of families that are not empty.
func fontNames(out *markup, ascii, east string) {
	if ascii != "" {
		out.attr("w:ascii", ascii)
		out.attr("w:hAnsi", ascii)
	}
	if east != "" {
		out.attr("w:eastAsia", east)
	}
	if ascii != "" {
		out.attr("w:cs", ascii)
	}
}

// rune appends one character of text.
func (m *markup) rune(r rune) {
	if s, ok := escape(r); ok {
		m.put(s)
		return
	}
	m.b = utf8.AppendRune(m.b, r)
}

// Character styles: what ** sets, and the leads of run-in headings. There is
// one to each pair of faces; the first is called as Word calls emphasis.
type charStyle struct {
	id, name string
	kind     string
	font     block.Font
}

// emphasis is the character style of ** set in font.
func (s *sheet) emphasis(font block.Font) string {
	return s.character("Strong", "Strong", font)
}

// lead is the character style of a run-in heading set in font.
func (s *sheet) lead(font block.Font) string {
	return s.character("RunIn", "段内标题", font)
}

func (s *sheet) character(id, name string, font block.Font) string {
	n := 1
	for _, c := range s.chars {
		if c.font == font && c.kind == id {
			return c.id
		}
		if c.kind == id {
			n++
		}
	}
	c := charStyle{id: id, name: name, font: font, kind: id}
	if n > 1 {
		c.id, c.name = id+strconv.Itoa(n), name+" "+strconv.Itoa(n)
	}
	s.chars = append(s.chars, c)
	return c.id
}

// fontOf is the font of a character style; otherwise when it has none.
func (s *sheet) fontOf(id string, otherwise block.Font) block.Font {
	for _, c := range s.chars {
		if c.id == id {
			return c.font
		}
	}
	return otherwise
}
