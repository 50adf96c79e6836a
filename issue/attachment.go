package issue

import (
	"strconv"
	"strings"
)

// AttachmentLabel is how long the label is that words begin with when they are
// entry n, from 1, of a list of attachments (附件说明, GB/T 9704 7.3.4), and how
// much of it is the number: 附件：1. of the first, 2. of the second; 附件： of one
// that is alone. It is 0 when words are none.
func AttachmentLabel(words string, n int) (label, number int) {
	rest := words
	if n == 1 {
		for _, head := range []string{"附件：", "附件:"} {
			if strings.HasPrefix(words, head) {
				rest = strings.TrimLeft(words[len(head):], " ")
				label = len(words) - len(rest)
			}
		}
		if label == 0 || rest == "" || strings.HasSuffix(rest, "。") {
			return 0, 0
		}
	}
	for _, stop := range []string{".", "．"} {
		mark := strconv.Itoa(n) + stop
		if after, ok := strings.CutPrefix(rest, mark); ok && after != "" && levelOf(rest) > 0 {
			return label + len(mark), len(mark)
		}
	}
	return label, 0
}

// EntryAfter is the number of n in a list of attachments when the node before
// it has number last there, 0 when that has none. It is 0 when n has none either.
func (n *Node) EntryAfter(last int) int {
	if n.Kind != Paragraph && n.Kind != Heading {
		return 0
	}
	words := Plain(n.Spans)
	if last > 0 {
		if _, number := AttachmentLabel(words, last+1); number > 0 {
			return last + 1
		}
	}
	if label, number := AttachmentLabel(words, 1); number > 0 && label > number {
		return 1
	}
	return 0
}

// attachments makes paragraphs of the entries of lists of attachments: 2. of
// 附件：1. is no heading.
func attachments(nodes []Node) []Node {
	last := 0
	for i := range nodes {
		n := &nodes[i]
		if last = n.EntryAfter(last); last > 1 {
			n.Kind, n.Level, n.Lead, n.Spans = Paragraph, 0, 0, merge(n.Spans)
		}
	}
	return nodes
}
