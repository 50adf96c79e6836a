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

func (n *footnote) height() unit.Length {
	return unit.Length(len(n.text.lines)) * n.pitch
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

// drawNotes sets notes from the foot of the type area up, below a short rule.
func (c *composer) drawNotes(pg *page.Page, notes []*footnote, foot unit.Length) {
	if len(notes) == 0 {
		return
	}
	y := foot
	for _, n := range notes {
		y -= n.height()
	}
	rule := c.ruleAt(block.Rule{Width: noteRuleWidth, Thickness: noteRule, Ink: notes[0].text.style.Ink}, y-noteGap/2)
	rule.Area.Max.X -= rule.Area.Min.X - c.area().Min.X
	rule.Area.Min.X = c.area().Min.X
	pg.Rules = append(pg.Rules, rule)
	for _, n := range notes {
		at := func(k int) unit.Point {
			return unit.Point{X: c.area().Min.X + n.text.left,
				Y: c.area().Min.Y + y + unit.Length(k)*n.pitch + n.pitch/2 + percent(n.text.style.Size, centrePercent)}
		}
		c.drawLine(pg, n.label, 0, unit.Point{X: c.area().Min.X + n.label.left, Y: at(0).Y})
		for k := range n.text.lines {
			c.drawLine(pg, n.text, k, at(k))
		}
		y += n.height()
	}
}
