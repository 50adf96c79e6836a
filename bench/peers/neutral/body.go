package neutral

import "jianbao/issue"

// blocks flattens nodes: what lies inside a list or a quote follows in its
// place.
func blocks(nodes []issue.Node) []Block {
	all := []Block{}
	for _, n := range nodes {
		switch n.Kind {
		case issue.List:
			all = append(all, items(n.Items, 1)...)
		case issue.Quote:
			for _, p := range blocks(n.Items) {
				p.Kind = "quote"
				all = append(all, p)
			}
		default:
			all = append(all, block(n))
		}
	}
	return all
}

// items are the entries of a list and of the lists inside it.
func items(nodes []issue.Node, level int) (all []Block) {
	for _, n := range nodes {
		if n.Kind == issue.List {
			all = append(all, items(n.Items, level)...)
			continue
		}
		b := block(n)
		b.Kind, b.Level, b.Label = "item", level, n.Label.S
		all = append(append(all, b), items(n.Items, level+1)...)
	}
	return all
}

func block(n issue.Node) Block {
	b := Block{Kind: "p", Level: n.Level, Runs: runs(n.Spans)}
	for i := range min(n.Lead, len(b.Runs)) {
		b.Runs[i].Level = n.Level
	}
	switch n.Kind {
	case issue.Heading:
		b.Kind = "h"
	case issue.TableNode:
		b.Kind, b.Header, b.Rows = "table", n.Table.Header, rows(n.Table)
	case issue.Figure:
		b.Kind, b.Picture, b.Alt = "figure", n.Picture.Path.S, n.Picture.Alt.S
	case issue.Names:
		b.Runs = spaced(b.Runs)
	}
	return b
}

func runs(spans []issue.Span) []Run {
	all := []Run{}
	for _, s := range spans {
		r := Run{Text: s.Text.S, Bold: s.Bold}
		if len(s.Note) > 0 {
			r.Note = runs(s.Note)
		}
		all = append(all, r)
	}
	return all
}

func rows(t *issue.Table) (all [][][]Run) {
	for _, row := range t.Rows {
		cells := [][]Run{}
		for _, c := range row {
			cells = append(cells, runs(c.Spans))
		}
		all = append(all, cells)
	}
	return all
}

// spaced is a list of names, a Chinese space between two.
func spaced(names []Run) []Run {
	for i := range max(len(names)-1, 0) {
		names[i].Text += "　"
	}
	return names
}
