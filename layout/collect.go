package layout

import (
	"fmt"

	"jianbao/finding"
	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// collect sets every block and builds the structure, in reading order.
func (c *composer) collect() {
	c.sect = 0
	for i := range c.doc.Blocks {
		if c.stopped() {
			return
		}
		b := &c.doc.Blocks[i]
		c.enter(b)
		it := &item{block: b, tag: c.tagOf(b, i), anchor: b.Anchor}
		if _, level := outlineTitle(b); level > 0 && it.anchor == "" {
			it.anchor = fmt.Sprintf("heading-%d", i+1)
		}
		it.matter = c.matterOf(b, it.tag)
		c.items = append(c.items, it)
	}
}

// enter opens the section of a new article and closes lists.
func (c *composer) enter(b *block.Block) {
	if b.Article != c.article {
		c.article, c.heading = b.Article, 0
		c.sect = c.tag(page.Tag{Role: page.TagSect, Parent: 0})
	}
	if b.Role != block.ListItem && b.Role != block.ContentsEntry {
		c.lists = c.lists[:0]
	}
}

// tagRoles says how a block is announced to a reader; the rest are paragraphs.
var tagRoles = map[block.Role]page.TagRole{
	block.TableBlock: page.TagTable, block.FigureBlock: page.TagFigure,
	block.Quote: page.TagBlockQuote, block.Caption: page.TagCaption,
}

// headingLevels are the levels of headings, the article's title being 1.
var headingLevels = map[block.Role]int{
	block.ArticleTitle: 1, block.Heading1: 2, block.Heading2: 3, block.Heading3: 4, block.Heading4: 5,
}

// tagOf adds the structure element of a block. Headings never skip a level (PDF/UA 7.4.2).
func (c *composer) tagOf(b *block.Block, index int) page.TagID {
	t := page.Tag{Role: page.TagP, Parent: c.sect, Block: index + 1}
	if level, ok := headingLevels[b.Role]; ok {
		level = min(level, c.heading+1, 6)
		c.heading = level
		t.Role = page.TagH1 + page.TagRole(level-1)
		return c.tag(t)
	}
	switch b.Role {
	case block.ListItem:
		return c.tagItem(b, t)
	case block.ContentsEntry:
		return c.tagEntry(t)
	}
	if r, ok := tagRoles[b.Role]; ok {
		t.Role = r
	}
	if b.Figure != nil {
		t.Alt = b.Figure.Alt
	}
	id := c.tag(t)
	if b.Role == block.Quote {
		id = c.tag(page.Tag{Role: page.TagP, Parent: id, Block: index + 1})
	}
	return id
}

// tagItem opens and closes lists as b's depth asks, and returns the item's body.
func (c *composer) tagItem(b *block.Block, t page.Tag) page.TagID {
	depth := max(b.Depth, 1)
	for len(c.lists) < depth {
		parent := c.sect
		if n := len(c.lists); n > 0 {
			parent = c.lists[n-1]
		}
		c.lists = append(c.lists, c.tag(page.Tag{Role: page.TagL, Parent: parent}))
	}
	c.lists = c.lists[:depth]
	li := c.tag(page.Tag{Role: page.TagLI, Parent: c.lists[depth-1], Block: t.Block})
	c.tag(page.Tag{Role: page.TagLbl, Parent: li})
	return c.tag(page.Tag{Role: page.TagLBody, Parent: li, Block: t.Block})
}

// tagEntry adds an entry of 本期导读 and returns its link.
func (c *composer) tagEntry(t page.Tag) page.TagID {
	if len(c.lists) == 0 {
		c.lists = append(c.lists, c.tag(page.Tag{Role: page.TagTOC, Parent: c.sect}))
	}
	e := c.tag(page.Tag{Role: page.TagTOCI, Parent: c.lists[0], Block: t.Block})
	c.tag(page.Tag{Role: page.TagLbl, Parent: e})
	ref := c.tag(page.Tag{Role: page.TagReference, Parent: e})
	return c.tag(page.Tag{Role: page.TagLink, Parent: ref, Block: t.Block})
}

// matterOf sets a block.
func (c *composer) matterOf(b *block.Block, tag page.TagID) matter {
	switch {
	case b.Table != nil:
		return c.tableOf(b, tag)
	case b.Figure != nil:
		return c.figureOf(b, tag)
	case b.Role == block.NameList:
		return c.namesOf(b, tag)
	case b.Role == block.ContentsEntry:
		return c.entryOf(b, tag)
	case len(b.Label) > 0:
		return c.labelled(b, tag)
	}
	p := c.paragraphOf(b.Runs, b.Style, tag)
	if b.Style.WordCut && len(p.lines) > 3 {
		c.report("W403", posOf(b.Runs), len(p.lines))
	}
	if b.Style.OnGrid && (b.Style.WordCut || b.Style.Size > c.setup.Em) {
		if t := c.titleOf(p); t.grid <= c.setup.Lines {
			return t
		}
	}
	return c.linesOf(p)
}

// linesOf is a paragraph as strips of lines.
func (c *composer) linesOf(p *paragraph) *lines {
	m := &lines{p: p, whole: p.style.KeepWhole && len(p.lines) <= c.setup.Lines}
	if !p.style.OnGrid {
		m.pitch = p.style.Pitch
	}
	return m
}

// labelled sets a block whose label stands in its first line: the label at the
// first line's indent, the text after it at the turn-over's indent.
func (c *composer) labelled(b *block.Block, tag page.TagID) *lines {
	style := *b.Style
	style.Left += unit.Length(max(b.Depth-1, 0)) * 2 * c.setup.CellX(1)
	p := c.textOf(b.Runs, &style, c.area().W(), tag)
	if b.Pages {
		p.in.Reserve = c.figureWidth(&style)
	}
	if len(b.Label) == 0 {
		return c.linesOf(c.set(p))
	}
	l := c.labelOf(b.Label, b.Style, tag-1) // the Lbl stands before the body's tag
	if b.Role == block.ContentsEntry {
		l.tag = tag - 2
	}
	p.in.First = max(style.Turnover, style.Indent+l.lines[0].Width)
	m := c.linesOf(c.set(p))
	m.label, m.labelX = l, style.Indent
	return m
}

// outline lists titles and headings with their anchors.
func (c *composer) outline() {
	for _, it := range c.items {
		if title, level := outlineTitle(it.block); level > 0 {
			c.out.Outline = append(c.out.Outline,
				page.OutlineItem{Title: title, Level: level, Anchor: it.anchor})
		}
	}
}

// outlineTitle is what the outline says of b; level 0: nothing.
func outlineTitle(b *block.Block) (title string, level int) {
	if level = headingLevels[b.Role]; level > 0 {
		return textIn(b.Runs), level
	}
	for _, r := range b.Runs {
		if r.Lead {
			title += r.Text
		}
	}
	if title == "" {
		return "", 0
	}
	return title, max(b.Level, 1) + 1
}

// textIn is what runs say.
func textIn(runs []block.Run) (s string) {
	for _, r := range runs {
		s += r.Text
	}
	return s
}

// runeName is U+4E00 for messages.
func runeName(r rune) string { return fmt.Sprintf("U+%04X", r) }

// nowhere is for findings about the whole issue.
var nowhere finding.Pos
