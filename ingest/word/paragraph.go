package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// blocks reads the paragraphs and tables in the element that has just begun.
func (b *body) blocks(r *reader) (out []Block) {
	r.each(func(n string, e xml.StartElement) { out = b.block(r, n, e, out) })
	return out
}

// block adds what the element n holds to out.
func (b *body) block(r *reader, n string, e xml.StartElement, out []Block) []Block {
	switch n {
	case "w:p":
		ps := b.paragraph(r)
		if k := len(out) - 1; k >= 0 && out[k].removed && len(ps) > 0 {
			ps[0] = out[k].into(ps[0])
			out = out[:k]
		}
		return append(out, ps...)
	case "w:tbl":
		return append(out, b.table(r))
	case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag":
		return append(out, b.blocks(r)...)
	case "mc:AlternateContent":
		b.alternate(r, func() bool {
			before := len(out)
			out = append(out, b.blocks(r)...)
			return len(out) > before
		})
	case "w:altChunk":
		b.lost["altChunk"]++
	}
	return out
}

// into is next with the words of b before its own: the end that is left, next's,
// is the one that says how a paragraph looks.
func (b *Block) into(next Block) Block {
	next.Runs = joined(append(b.Runs[:len(b.Runs):len(b.Runs)], next.Runs...))
	next.Turned, next.Soft = next.Turned || b.Turned, b.Soft
	if b.Label != "" {
		next.Label = b.Label
	}
	return next
}

// alternate reads the Choice of an AlternateContent, and the Fallback only if
// that said nothing.
func (b *body) alternate(r *reader, read func() bool) {
	said := false
	r.each(func(n string, _ xml.StartElement) {
		if n == "mc:Choice" && !said || n == "mc:Fallback" && !said {
			said = read()
		}
	})
}

// text is one paragraph being read.
type text struct {
	look  look // of the paragraph
	runs  []Run
	soft  [][]Run // what stands before each soft return
	boxes []Block // of the text boxes in it
	turn  bool
	red   int // characters in red
	all   int
	size  int
}

// paragraph reads a w:p: one block, or more where soft returns and text boxes
// part it.
func (b *body) paragraph(r *reader) (out []Block) {
	t := &text{}
	var direct look
	removed := false
	t.look = b.styles.look(b.styles.paragraph)
	r.each(func(n string, e xml.StartElement) {
		if n != "w:pPr" {
			b.inline(r, n, e, t, "")
			return
		}
		direct, removed = b.paragraphLook(r)
		if direct.style == "" {
			direct.style = b.styles.paragraph
		}
		t.look = direct.over(b.styles.look(direct.style))
	})
	if !b.bare {
		b.line++
	}
	p := Block{
		Level: b.styles.heading(direct.style, t.look.outline), Turned: t.turn,
		Line: b.line,
		Size: t.size, Red: t.red*2 > t.all && t.all > 0, Indent: is(t.look.indent),
		removed: removed,
		Quote:   b.styles.quote(direct.style),
		Style:   b.styles.byID[direct.style].name, Stated: direct.align != nil,
	}
	if t.look.align != nil {
		p.Align = *t.look.align
	}
	out = append(out, t.boxes...)
	for i, runs := range append(t.soft, t.runs) {
		q := p
		q.Runs, q.Soft, q.removed = joined(runs), i > 0, removed && i == len(t.soft)
		if i > 0 {
			q.Turned, q.Label = false, ""
		} else if words(runs) {
			b.number(&q, t.look)
		}
		out = append(out, q)
	}
	return out
}

// number gives a paragraph the number of its list.
func (b *body) number(p *Block, l look) {
	if l.num == nil || *l.num == 0 || b.bare {
		return
	}
	if l.level != nil {
		p.Depth = *l.level
	}
	label, bullet, ok := b.lists.label(*l.num, p.Depth)
	if ok {
		p.Label, p.Bullet = label, bullet
	}
}

// words tells whether runs say or show anything.
func words(runs []Run) bool {
	for _, r := range runs {
		if strings.TrimSpace(r.Text) != "" || r.Picture > 0 {
			return true
		}
	}
	return false
}

// paragraphLook reads pPr, and tells whether the paragraph goes on in the next:
// its end was deleted.
func (b *body) paragraphLook(r *reader) (l look, removed bool) {
	r.each(func(n string, e xml.StartElement) {
		switch n {
		case "w:rPr":
			r.each(func(n string, _ xml.StartElement) {
				removed = removed ||
					n == "w:del" || n == "w:moveFrom"
			})
		case "w:framePr": // a large initial is no paragraph of its own
			initial := attr(e, "dropCap")
			removed = removed || initial == "drop" || initial == "margin"
		case "w:pageBreakBefore":
		default:
			l.property(r, n, e)
		}
	})
	return l, removed
}

// inline reads one child of a paragraph.
func (b *body) inline(r *reader, n string, e xml.StartElement, t *text, link string) {
	switch n {
	case "w:r":
		b.run(r, t, link)
	case "w:hyperlink":
		if rel, ok := b.rels[attr(e, "id")]; ok && rel.external {
			link = rel.target
		}
		r.each(func(n string, e xml.StartElement) { b.inline(r, n, e, t, link) })
	case "w:fldSimple":
		b.fields = append(b.fields, field{code: attr(e, "instr"), result: true})
		r.each(func(n string, e xml.StartElement) { b.inline(r, n, e, t, link) })
		b.fields = b.fields[:max(len(b.fields)-1, 0)]
	case "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml",
		"w:dir", "w:bdo":
		r.each(func(n string, e xml.StartElement) { b.inline(r, n, e, t, link) })
	case "w:del", "w:moveFrom":
		b.lost["deleted"]++
	case "m:oMath", "m:oMathPara":
		b.formula(r, t)
	case "mc:AlternateContent":
		b.alternate(r, func() bool {
			before := len(t.runs) + len(t.boxes)
			r.each(func(n string, e xml.StartElement) { b.inline(r, n, e, t, link) })
			return len(t.runs)+len(t.boxes) > before
		})
	}
}

// run reads a w:r.
func (b *body) run(r *reader, t *text, link string) {
	own := look{}
	r.each(func(n string, e xml.StartElement) {
		if n == "w:rPr" {
			own = r.properties()
			if own.run != "" {
				own = own.over(b.characterLook(own.run))
			}
			return
		}
		b.piece(r, n, e, t, own, link)
	})
}

// characterLook is what a character style adds.
func (b *body) characterLook(id string) (l look) {
	chain := b.styles.chain(id)
	for i := len(chain) - 1; i >= 0; i-- {
		l = chain[i].look.over(l)
	}
	return l
}

// piece reads one child of a run.
func (b *body) piece(r *reader, n string, e xml.StartElement, t *text, own look,
	link string) {
	switch n {
	case "w:t":
		t.add(b, r.text(), own, link)
	case "w:tab", "w:ptab":
		t.add(b, "\t", own, link)
	case "w:br", "w:cr":
		switch {
		case attr(e, "type") == "page" || attr(e, "type") == "column":
			t.breakPage()
		case !b.silent():
			t.soft, t.runs = append(t.soft, t.runs), nil
		}
	case "w:lastRenderedPageBreak":
		t.turn = t.turn || !words(t.runs) && len(t.soft) == 0
	case "w:noBreakHyphen":
		t.add(b, "-", own, link)
	case "w:sym":
		if c, err := strconv.ParseUint(attr(e, "char"), 16, 32); err == nil &&
			c > 32 && c < 0x110000 {
			own.face = attr(e, "font")
			t.add(b, string(rune(c)), own, link)
		}
	case "w:footnoteReference", "w:endnoteReference":
		if k := b.note(n[len("w:"):len("w:")+1] + attr(e, "id")); k > 0 && !b.bare {
			t.runs = append(t.runs, Run{Note: k})
		}
	case "w:commentReference":
		b.lost["comment"]++
	case "w:fldChar":
		b.fieldChar(attr(e, "fldCharType"), func(s string) { t.add(b, s, own, link) })
	case "w:instrText":
		if k := len(b.fields) - 1; k >= 0 && len(b.fields[k].code) < maxField {
			b.fields[k].code += r.text()
		}
	case "w:ruby":
		b.lost["ruby"]++
		r.each(func(n string, _ xml.StartElement) {
			if n == "w:rubyBase" {
				r.each(func(n string, e xml.StartElement) { b.inline(r, n, e, t, link) })
			}
		})
	default:
		b.drawn(r, n, e, t)
	}
}

// add puts words of the look own behind those of t.
func (t *text) add(b *body, s string, own look, link string) {
	whole := own.over(t.look)
	if s == "" || b.silent() || is(whole.hidden) {
		return
	}
	s = seen(s, whole.face)
	if is(whole.raised) {
		if raised := t.raise(s); raised != s {
			if strings.HasPrefix(raised, "^") {
				b.lost["raised"]++
			}
			s = raised
		}
	}
	if b.words += len(s); b.words > b.archive.limits.Text {
		return
	}
	if link == "" {
		link = b.link()
	}
	bold := own.bold != nil && *own.bold && !is(t.look.bold)
	bold = bold || own.heavy != nil && *own.heavy && !is(t.look.heavy) || is(own.dotted)
	t.runs = append(t.runs, Run{Text: s, Bold: bold, Link: link})
	if strings.TrimSpace(s) == "" {
		return
	}
	if is(whole.struck) {
		b.lost["struck"]++
	}
	t.size = max(t.size, whole.size)
	t.all += len(s)
	if is(whole.red) {
		t.red += len(s)
	}
}

// breakPage notes a page break: before the paragraph's words it is the
// paragraph that turns, behind them the words behind it do.
func (t *text) breakPage() {
	if words(t.runs) {
		t.soft, t.runs = append(t.soft, t.runs), nil
		return
	}
	t.turn = true
}

// joined puts neighbours of one look together.
func joined(runs []Run) (out []Run) {
	for len(runs) > 0 {
		first, n := runs[0], 1
		for n < len(runs) && oneLook(first, runs[n]) {
			n++
		}
		if n > 1 {
			var text strings.Builder
			for _, r := range runs[:n] {
				text.WriteString(r.Text)
			}
			first.Text = text.String()
		}
		out, runs = append(out, first), runs[n:]
	}
	return out
}

// oneLook tells whether b looks like a, both being words.
func oneLook(a, b Run) bool {
	return a.Note+a.Picture+b.Note+b.Picture == 0 && a.Bold == b.Bold && a.Link == b.Link
}
