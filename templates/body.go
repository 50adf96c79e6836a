package templates

import (
	"slices"

	"fmt"
	"strconv"
	"strings"

	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// text is what a plain paragraph becomes in the part that is being made.
type text struct {
	role  block.Role
	style *block.Style
}

// articles are the issue's pieces, each with its column, title and byline.
func (a *applier) articles() {
	n := 0
	for i := range a.issue.Articles {
		n += len(a.issue.Articles[i].Body) + 3
	}
	a.doc.Blocks = slices.Grow(a.doc.Blocks, n) // a little more in an issue with lists
	column := ""
	for i := range a.issue.Articles {
		art := &a.issue.Articles[i]
		a.article, a.heading = i+1, 0
		if art.Column.S != column {
			a.column(art)
		}
		column = art.Column.S
		a.title(art)
		if a.spec.Article.BylinePlace == "title" {
			a.byline(art)
		}
		a.nodes(art.Body, text{role: block.Body, style: a.style("body")})
		if a.spec.Article.BylinePlace != "title" {
			a.byline(art)
		}
	}
	a.article = 0
}

// column is the label of a column, where a new one begins (栏目).
func (a *applier) column(art *issue.Article) {
	if art.Column.S == "" || a.spec.Article.Column == "" {
		return
	}
	s := a.style("column")
	a.add(block.Block{
		Role: block.Column, Style: s, Pos: art.Column.Pos(),
		Runs: a.spec.Article.Column.around("column", s.Font, run(art.Column, s.Font)),
	})
}

func (a *applier) title(art *issue.Article) {
	s := a.style("article_title")
	if n := len(a.doc.Blocks); n > 0 && a.doc.Blocks[n-1].Role == block.Column {
		s = a.variant(s, "2", func(s *block.Style) { s.Before = 0 })
	}
	a.add(block.Block{
		Role: block.ArticleTitle, Style: s, Runs: []block.Run{run(art.Title, s.Font)},
		Anchor: anchorOf(a.article), Pos: art.Title.Pos(),
	})
}

// byline is 供稿. Words that do not say what the person did are completed.
func (a *applier) byline(art *issue.Article) {
	if strings.TrimSpace(art.Byline.S) == "" {
		return
	}
	s, d := a.style("byline"), a.spec.Article
	runs := []block.Run{run(art.Byline, s.Font)}
	if d.BylineAdd != "" && !containsAny(art.Byline.S, d.BylineKnown) {
		runs = append(runs, made(d.BylineAdd, s.Font))
	}
	if !strings.HasPrefix(art.Byline.S, "（") {
		runs = d.Byline.around("byline", s.Font, runs...)
	}
	a.add(block.Block{Role: block.Byline, Style: s, Runs: runs, Pos: art.Byline.Pos()})
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// nodes makes blocks of a body; plain paragraphs are set as t.
func (a *applier) nodes(nodes []issue.Node, t text) {
	entry := 0 // number of the last attachment
	for i := range nodes {
		n := &nodes[i]
		entry = n.EntryAfter(entry)
		switch n.Kind {
		case issue.Paragraph:
			a.paragraph(n, a.attached(n, t, entry))
		case issue.Heading:
			a.headline(n)
		case issue.List, issue.Item:
			a.list(n, 1)
		case issue.TableNode:
			a.table(n)
		case issue.Figure:
			a.figure(n)
		case issue.Quote:
			a.nodes(n.Items, text{role: block.Quote, style: a.style("quote")})
		case issue.Names:
			a.names(n)
		case issue.Signature:
			if i == 0 || nodes[i-1].Kind != issue.Signature {
				a.signatures(signatureRun(nodes[i:]))
			}
		}
	}
}

// paragraph is plain text, opening with a run-in heading (同行标题) if it has one.
func (a *applier) paragraph(n *issue.Node, t text) {
	b := block.Block{Role: t.role, Style: t.style, Pos: n.Pos, Level: n.Level}
	b.Runs = a.runs(n.Spans, t.style)
	lead := t.style.Lead
	if n.Level > 0 {
		lead = a.style(headingStyle(n.Level)).Font
	}
	for i := range min(n.Lead, len(b.Runs)) {
		b.Runs[i].Lead = true
		if !b.Runs[i].Bold {
			b.Runs[i].Font = lead
		}
	}
	if n.Lead > 0 {
		b.Anchor = a.headingAnchor()
	}
	a.add(b)
}

// attached is how a paragraph is set that is an entry of a list of attachments:
// a line below the text, numbers below numbers, further lines below the first
// character of the name (GB/T 9704 7.3.4). entry is its number, 0 for none.
func (a *applier) attached(n *issue.Node, t text, entry int) text {
	words := ""
	if len(n.Spans) > 0 {
		words = n.Spans[0].Text.S
	}
	label, number := issue.AttachmentLabel(words, max(entry, 1))
	if label == 0 || t.role != block.Body {
		return t
	}
	by := unit.Length(len(strconv.Itoa(entry)))*t.style.Size/2 + t.style.Size/4
	if number == 0 {
		by = 0
	}
	t.style = a.variant(t.style, "附件"+strconv.Itoa(entry), func(s *block.Style) {
		head := 3 * a.char(s)
		s.Turnover = s.Indent + head + by
		if s.Before = 1; entry > 1 {
			s.Before, s.Indent = 0, s.Indent+head
		}
	})
	return t
}

func headingStyle(level int) string {
	return "heading" + strconv.Itoa(min(max(level, 1), 4))
}

// headingAnchor names the next heading of the article.
func (a *applier) headingAnchor() string {
	a.heading++
	if a.article == 0 {
		return fmt.Sprintf("note-heading-%d", a.heading)
	}
	return fmt.Sprintf("%s-heading-%d", anchorOf(a.article), a.heading)
}

// headline is a heading on lines of its own.
func (a *applier) headline(n *issue.Node) {
	s := a.style(headingStyle(n.Level))
	level := min(max(n.Level, 1), 4)
	a.add(block.Block{
		Role: block.Heading1 + block.Role(level-1), Style: s, Runs: a.runs(n.Spans, s),
		Level: level, Anchor: a.headingAnchor(), Pos: n.Pos,
	})
}

// runs sets spans in a style's faces, one run a span.
func (a *applier) runs(spans []issue.Span, s *block.Style) []block.Run {
	runs := make([]block.Run, len(spans))
	for i, sp := range spans {
		runs[i] = run(sp.Text, s.Font)
		runs[i].Link = sp.Link
		if sp.Bold {
			runs[i].Bold, runs[i].Font = true, s.Emphasis
		}
		if len(sp.Note) > 0 {
			note := a.style("footnote")
			runs[i].Note = &block.Note{Style: note, Runs: a.runs(sp.Note, note)}
		}
	}
	return runs
}

// list makes a block of each item, lists inside it after its own text.
func (a *applier) list(n *issue.Node, depth int) {
	items := n.Items
	if n.Kind == issue.Item {
		items = []issue.Node{*n}
	}
	style := a.style("list_item")
	labels := make([]string, len(items))
	for i := range items {
		labels[i] = a.itemLabel(n, &items[i], i)
	}
	hang := unit.Length(0)
	for _, l := range labels {
		hang = max(hang, widthOf(l, a.char(style)))
	}
	style = a.turned(style, hang)
	for i := range items {
		a.item(&items[i], labels[i], style, depth)
	}
}

// itemLabel is the item's own mark, or the template's.
func (a *applier) itemLabel(list, item *issue.Node, i int) string {
	switch {
	case item.Label.S != "":
		return item.Label.S
	case list.Ordered:
		return a.spec.List.Ordered.fill("n", strconv.Itoa(i+1))
	}
	return a.spec.List.Bullet
}

func (a *applier) item(n *issue.Node, label string, s *block.Style, depth int) {
	if n.Kind != issue.Item {
		a.nodes([]issue.Node{*n}, text{role: block.Body, style: a.style("body")})
		return
	}
	a.add(block.Block{
		Role: block.ListItem, Style: s, Depth: depth, Pos: n.Pos,
		Label: []block.Run{made(label, s.Font)}, Runs: a.runs(n.Spans, s),
	})
	for i := range n.Items {
		if n.Items[i].Kind == issue.List {
			a.list(&n.Items[i], depth+1)
			continue
		}
		a.nodes(n.Items[i:i+1], text{role: block.Body, style: a.style("body")})
	}
}

// names is a name list (名单).
func (a *applier) names(n *issue.Node) {
	s := a.style("name_list")
	runs := a.runs(n.Spans, s)
	a.add(block.Block{Role: block.NameList, Style: s, Runs: runs, Pos: n.Pos})
}
