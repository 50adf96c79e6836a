package layout

import (
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/inline"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// Room around footnotes: between the text and their rule, and the rule's size.
const (
	noteGap       = 2 * unit.Mm
	noteRuleWidth = 50 * unit.Mm
	noteRule      = 25 * unit.Mm / 100
)

// footnote is a note at the foot of the page that its mark stands on.
type footnote struct {
	mark  string
	label *paragraph
	text  *paragraph
	pitch unit.Length
	tag   page.TagID
}

// noteMark is the n-th note's mark: ① to ⑳, then figures.
func noteMark(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	return strconv.Itoa(n)
}

// mark numbers note and adds its mark to p, raised and glued to what stands before.
func (c *composer) mark(p *paragraph, note *block.Note) {
	n := c.footnoteOf(note, p.tag)
	size := percent(p.style.Size, 60)
	ref := c.tag(page.Tag{Role: page.TagReference, Parent: p.tag})
	font := p.style.Font
	p.noted = true
	p.add(inline.Run{Text: n.mark, Han: font.Han, Latin: font.Latin, Size: size, Mark: true},
		runInfo{note: n, size: size, rise: percent(p.style.Size, 34), tag: ref})
}

// footnoteOf sets a note: its mark, then the text hanging after it.
func (c *composer) footnoteOf(note *block.Note, parent page.TagID) *footnote {
	n := &footnote{mark: noteMark(len(c.notes) + 1), pitch: note.Style.Pitch}
	c.notes = append(c.notes, n)
	n.tag = c.tag(page.Tag{Role: page.TagNote, Parent: parent})
	lbl := c.tag(page.Tag{Role: page.TagLbl, Parent: n.tag})
	style := *note.Style
	n.label = c.labelOf([]block.Run{{Text: n.mark, Font: style.Font}}, &style, lbl)
	style.Left += n.label.lines[0].Width + style.Size/4
	n.text = c.paragraphOf(note.Runs, &style, n.tag)
	if n.pitch == 0 {
		n.pitch = percent(style.Size, 150)
	}
	return n
}

// notesIn is the notes whose marks stand in line k.
func (p *paragraph) notesIn(k int) (ns []*footnote) {
	if !p.noted {
		return nil
	}
	for _, pc := range p.lines[k].Pieces {
		if n := p.runs[pc.Run].note; n != nil {
			ns = append(ns, n)
		}
	}
	return ns
}

// notePart is the lines of a note that stand on one page: from … to before to.
type notePart struct {
	*footnote
	from, to int
}

func (n notePart) height() unit.Length { return unit.Length(n.to-n.from) * n.pitch }

// wholeNotes are notes not yet divided.
func wholeNotes(notes []*footnote) (parts []notePart) {
	for _, n := range notes {
		parts = append(parts, notePart{n, 0, len(n.text.lines)})
	}
	return parts
}

func notesHeight(parts []notePart) (h unit.Length) {
	for _, n := range parts {
		h += n.height()
	}
	return h
}

// divideNotes tells how much of parts has room, in whole lines, and what goes
// over to the foot of the next page; no line of a note is left alone there.
func divideNotes(parts []notePart, room unit.Length) (here, over []notePart) {
	for i, n := range parts {
		if h := n.height(); h <= room+slop {
			room -= h
			continue
		}
		k := max(int((room+slop)/n.pitch), 0)
		if k == n.to-n.from-1 && k > 1 {
			k--
		}
		here = append(here, parts[:i]...)
		if k > 0 {
			here = append(here, notePart{n.footnote, n.from, n.from + k})
		}
		over = append(over, notePart{n.footnote, n.from + k, n.to})
		return here, append(over, parts[i+1:]...)
	}
	return parts, nil
}

// drawNotes sets notes from the foot of the type area up, below a short rule.
func (c *composer) drawNotes(pg *page.Page, notes []notePart, foot unit.Length) {
	if len(notes) == 0 {
		return
	}
	y := foot - notesHeight(notes)
	rule := c.ruleAt(block.Rule{Width: noteRuleWidth, Thickness: noteRule, Ink: notes[0].text.style.Ink}, y-noteGap/2)
	rule.Area.Max.X -= rule.Area.Min.X - c.area().Min.X
	rule.Area.Min.X = c.area().Min.X
	pg.Rules = append(pg.Rules, rule)
	for _, n := range notes {
		c.drawNote(pg, n, y)
		y += n.height()
	}
}

// drawNote draws what of a note stands on this page, its top at y.
func (c *composer) drawNote(pg *page.Page, n notePart, y unit.Length) {
	at := unit.Point{X: c.area().Min.X + n.text.left,
		Y: c.area().Min.Y + y + n.pitch/2 + percent(n.text.style.Size, centrePercent)}
	if n.from == 0 {
		c.drawLine(pg, n.label, 0, unit.Point{X: c.area().Min.X + n.label.left, Y: at.Y})
	}
	for k := n.from; k < n.to; k++ {
		c.drawLine(pg, n.text, k, at)
		at.Y += n.pitch
	}
}
