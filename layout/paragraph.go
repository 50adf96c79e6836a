package layout

import (
	"slices"

	"jianbao/finding"
	"jianbao/layout/block"
	"jianbao/layout/glyph"
	"jianbao/layout/inline"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// Where a character of size s sits: its em box reaches from ascent above to
// descent below the baseline, in hundredths of s (the ideographic em box).
const (
	ascentPercent  = 88
	descentPercent = 12
	centrePercent  = 38 // of the em box, above the baseline
)

func percent(l unit.Length, p int64) unit.Length { return unit.Scale(l, p, 100) }

// paragraph is a set paragraph and what is needed to draw its lines.
type paragraph struct {
	in    inline.Paragraph
	sol   *inline.Solutions
	loose int           // which solution is taken: lines more or fewer than best
	lines []inline.Line // of that solution
	runs  []runInfo     // by index of in.Runs
	style *block.Style
	left  unit.Length // of the measure, from the type area's left
	tag   page.TagID
	noted bool // some run is a note's mark
}

// runInfo is what drawing needs of a run beside its glyphs.
type runInfo struct {
	run  *block.Run // nil for generated text
	note *footnote  // the run is this note's mark
	size unit.Length
	rise unit.Length
	tag  page.TagID // when not the paragraph's own
}

// textOf turns block runs into a paragraph of style set in the measure that
// remains of width after the style's indents.
func (c *composer) textOf(runs []block.Run, style *block.Style, width unit.Length, tag page.TagID) *paragraph {
	p := &paragraph{style: style, left: style.Left, tag: tag}
	p.in = inline.Paragraph{
		Measure: width - style.Left - style.Right, First: style.Indent, Turnover: style.Turnover,
		Align: inline.Align(style.Align), Setting: c.setup.Setting, WordCut: style.WordCut,
	}
	if style.OnCells {
		p.in.Cells, p.in.GridWidth, p.in.Em = c.setup.Columns, c.area().W(), c.setup.Em
	}
	if style.Mark != "" {
		p.addRun(style.Mark, style, nil)
	}
	for i := range runs {
		r := &runs[i]
		p.add(inline.Run{Text: r.Text, From: r.From, Han: r.Font.Han, Latin: r.Font.Latin, Size: style.Size},
			runInfo{run: r, size: style.Size})
		if r.Note != nil {
			c.mark(p, r.Note)
		}
	}
	return p
}

// addRun adds text that has no source of its own, in the style's font.
func (p *paragraph) addRun(text string, style *block.Style, run *block.Run) {
	p.add(inline.Run{Text: text, Han: style.Font.Han, Latin: style.Font.Latin, Size: style.Size},
		runInfo{run: run, size: style.Size})
}

func (p *paragraph) add(r inline.Run, info runInfo) {
	p.in.Runs = append(p.in.Runs, r)
	p.runs = append(p.runs, info)
}

// set breaks p into lines and reports characters that no face has.
func (c *composer) set(p *paragraph) *paragraph {
	if c.stopped() {
		p.in.Runs, p.runs = nil, nil
	}
	c.curtail(p)
	p.sol = c.solve(&p.in)
	for _, m := range p.sol.Missing {
		if c.missing++; c.missing > maxMissing {
			break
		}
		r := p.in.Runs[m.Run]
		c.report("E501", r.From.At(r.Text, m.Off), string(m.Rune), runeName(m.Rune))
	}
	p.lines = []inline.Line{{}} // what holds no words is an empty line
	p.choose(0)
	return p
}

// maxMissing bounds how many characters without a face are told: a file in
// another script has nothing else, and one mend is for all of them.
const maxMissing = 500

// solve finds the ways to break p, or remembers them.
func (c *composer) solve(p *inline.Paragraph) *inline.Solutions {
	if c.deps.Memo == nil {
		return inline.SetUntil(p, c.deps.Faces, c.deps.Words, c.deps.Stop)
	}
	print := p.Fingerprint()
	if s := c.deps.Memo.Get(print); s != nil {
		return s
	}
	s := inline.SetUntil(p.Kept(), c.deps.Faces, c.deps.Words, c.deps.Stop)
	if !c.stopped() { // else it may be a part
		c.deps.Memo.Put(print, s, p.Len())
	}
	return s
}

// choose takes the solution with loose lines more than the best; false when
// there is none and nothing changed.
func (p *paragraph) choose(loose int) bool {
	lines, ok := p.sol.Lines(loose)
	if ok && len(lines) > 0 {
		p.lines, p.loose = lines, loose
	}
	return ok
}

// labelOf sets a label, which stands before a text on its first line: no mark
// of it is at a line's end.
func (c *composer) labelOf(runs []block.Run, style *block.Style, tag page.TagID) *paragraph {
	flat := *style
	flat.Align, flat.Indent, flat.Turnover, flat.OnCells = block.Left, 0, 0, false
	p := c.textOf(runs, &flat, c.area().W(), tag)
	for i := range p.in.Runs {
		p.in.Runs[i].Verbatim = true
	}
	return c.set(p)
}

// paragraphOf is textOf, set.
func (c *composer) paragraphOf(runs []block.Run, style *block.Style, tag page.TagID) *paragraph {
	return c.set(c.textOf(runs, style, c.area().W(), tag))
}

// drawLine puts line k of p on pg: the measure's left edge at x, its baseline at y.
func (c *composer) drawLine(pg *page.Page, p *paragraph, k int, at unit.Point) {
	l := &p.lines[k]
	for i := range l.Pieces {
		pc := &l.Pieces[i]
		if !slices.ContainsFunc(pc.Glyphs, visible) {
			continue // characters without shape, like U+200B, alone in their run
		}
		info := &p.runs[pc.Run]
		t := page.Text{
			Tag: p.tag, Face: pc.Face, Size: info.size, Ink: p.style.Ink,
			Origin: unit.Point{X: at.X + pc.X, Y: at.Y - info.rise},
			Text:   pc.Text, Glyphs: pc.Glyphs,
		}
		if info.tag != 0 {
			t.Tag = info.tag
		}
		if r := p.in.Runs[pc.Run]; len(r.From.Steps) > 0 {
			t.Source = r.From.At(r.Text, pc.Off)
		}
		pg.Texts = append(pg.Texts, t)
		c.link(pg, p, info, &t)
	}
}

// visible tells whether g is drawn at all.
func visible(g glyph.Placed) bool { return g.ID != 0 }

// link adds the area of a piece whose run leads to an address.
func (c *composer) link(pg *page.Page, p *paragraph, info *runInfo, t *page.Text) {
	if info.run == nil || info.run.Link == "" {
		return
	}
	if info.tag == 0 {
		info.tag = c.tag(page.Tag{Role: page.TagLink, Parent: p.tag})
		pg.Texts[len(pg.Texts)-1].Tag = info.tag
	}
	pg.Links = append(pg.Links, page.Link{Tag: info.tag, Area: boxOf(t), URL: info.run.Link, Text: info.run.Text})
}

// boxOf is the em box of a run.
func boxOf(t *page.Text) unit.Rect {
	return unit.Rect{
		Min: unit.Point{X: t.Origin.X, Y: t.Origin.Y - percent(t.Size, ascentPercent)},
		Max: unit.Point{X: t.Origin.X + t.Width(), Y: t.Origin.Y + percent(t.Size, descentPercent)},
	}
}

// posOf is where the runs' first character stands.
func posOf(runs []block.Run) finding.Pos {
	if len(runs) == 0 {
		return finding.Pos{}
	}
	return runs[0].From.At(runs[0].Text, 0)
}
