package issue

import (
	"fmt"
	"strings"
)

// dump is nodes as lines to compare: kind, level, and words with their looks:
// *bold*, <target|link>, ^{footnote}, | behind a run-in heading.
func dump(nodes []Node) string {
	var b strings.Builder
	dumpTo(&b, nodes, "")
	return b.String()
}

func dumpTo(b *strings.Builder, nodes []Node, in string) {
	names := [...]string{"P", "H", "L", "I", "T", "F", "Q", "N", "S"}
	for _, n := range nodes {
		b.WriteString(in + names[n.Kind])
		if n.Level > 0 {
			fmt.Fprint(b, n.Level)
		}
		if n.Ordered {
			b.WriteString("#")
		}
		if n.Label.S != "" {
			b.WriteString(" " + n.Label.S)
		}
		if s := dumpSpans(n.Spans, n.Lead); s != "" {
			b.WriteString(" " + s)
		}
		if n.Picture != nil {
			fmt.Fprintf(b, " (%s)", n.Picture.Path.S)
			if n.Picture.Alt.S != "" {
				fmt.Fprintf(b, "(%s)", n.Picture.Alt.S)
			}
		}
		b.WriteString("\n")
		if n.Table != nil {
			dumpTable(b, n.Table, in)
		}
		dumpTo(b, n.Items, in+"  ")
	}
}

func dumpSpans(spans []Span, lead int) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 && i == lead {
			b.WriteString("|")
		} else if i > 0 {
			b.WriteString("/")
		}
		words := s.Text.S
		if s.Bold {
			words = "*" + words + "*"
		}
		if s.Link != "" {
			words = "<" + s.Link + "|" + words + ">"
		}
		b.WriteString(words)
		if s.Note != nil {
			b.WriteString("^{" + dumpSpans(s.Note, 0) + "}")
		}
	}
	return b.String()
}

func dumpTable(b *strings.Builder, t *Table, in string) {
	for i, r := range t.Rows {
		b.WriteString(in + "  ")
		if i < t.Header {
			b.WriteString("head ")
		}
		for x, c := range r {
			if x > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(dumpSpans(c.Spans, 0))
			if c.Columns > 1 || c.Rows > 1 {
				fmt.Fprintf(b, "[%d×%d]", max(c.Columns, 1), max(c.Rows, 1))
			}
		}
		b.WriteString("\n")
	}
}

// jsonString is s as a JSON string.
func jsonString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r < ' ' || r == '"' || r == '\\':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
