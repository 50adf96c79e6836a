package templates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// anchorOf is the name of the i-th article's anchor, from 1.
func anchorOf(i int) string { return fmt.Sprintf("article-%d", i) }

// contents is 本期导读: its head and an entry for each article.
func (a *applier) contents() {
	if a.issue.Contents == issue.ContentsNone || len(a.issue.Articles) == 0 {
		return
	}
	if h := a.spec.Contents.Head; h != "" {
		s := a.style("contents_head")
		runs := []block.Run{made(h, s.Font)}
		a.add(block.Block{Role: block.ContentsHead, Style: s, Runs: runs})
	}
	style := a.style("contents_entry")
	hang := unit.Length(0)
	if last := a.entryNumber(len(a.issue.Articles)); last != "" {
		hang = widthOf(last, a.char(style))
	}
	style = a.turned(style, hang)
	for i := range a.issue.Articles {
		a.entry(i, style)
	}
}

// char is one 字 of a style: a cell where it stands on the cells.
func (a *applier) char(s *block.Style) unit.Length {
	if s.OnCells {
		return a.doc.Page.CellX(1)
	}
	return s.Size
}

func (a *applier) entryNumber(n int) string {
	return a.spec.Contents.Number.fill("n", strconv.Itoa(n))
}

// entry is what 本期导读 says of the i-th article. An article's own
// contents_title is whole; its title is led by its column.
func (a *applier) entry(i int, style *block.Style) {
	art := &a.issue.Articles[i]
	b := block.Block{
		Role: block.ContentsEntry, Style: style, Target: anchorOf(i + 1),
		Pos:   art.Title.Pos(),
		Pages: a.issue.Contents == issue.ContentsPages,
	}
	if n := a.entryNumber(i + 1); n != "" {
		b.Label = []block.Run{made(n, style.Font)}
	}
	if art.ContentsTitle.S != "" {
		b.Pos = art.ContentsTitle.Pos()
		b.Runs = []block.Run{run(art.ContentsTitle, style.Font)}
	} else {
		b.Runs = a.columnLead(art, style.Font)
		b.Runs = append(b.Runs, run(art.Title, style.Font))
	}
	a.add(b)
}

// columnLead is the column before a title in 本期导读, 协会动态：.
func (a *applier) columnLead(art *issue.Article, font block.Font) []block.Run {
	form := a.spec.Contents.Column
	if art.Column.S == "" || form == "" {
		return nil
	}
	return form.around("column", font, run(art.Column, font))
}

// editorNote is 编者按: its head before the first paragraph or above it.
func (a *applier) editorNote() {
	nodes := a.issue.EditorNote
	if len(nodes) == 0 {
		return
	}
	style, head := a.style("editor_note"), a.style("editor_note_head")
	lead := made(a.spec.Note.Head, head.Font)
	lead.Lead = true
	runIn := a.spec.Note.RunIn && nodes[0].Kind == issue.Paragraph
	if lead.Text != "" && !runIn {
		lead.Lead = false
		a.add(block.Block{
			Role: block.EditorNoteHead, Style: head, Runs: []block.Run{lead}, Pos: nodes[0].Pos,
		})
	}
	first := len(a.doc.Blocks)
	a.nodes(nodes, text{role: block.EditorNote, style: style})
	if lead.Text != "" && runIn && !opensWith(nodes[0].Spans, lead.Text) {
		b := &a.doc.Blocks[first]
		b.Runs = slices.Insert(b.Runs, 0, lead)
	}
}

// opensWith tells whether the editors have written head themselves.
func opensWith(spans []issue.Span, head string) bool {
	head = strings.TrimRight(head, "：: 　")
	return len(spans) > 0 && strings.HasPrefix(spans[0].Text.S, head)
}
