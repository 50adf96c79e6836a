package templates

import (
	"testing"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// GB/T 9704 7.3.4: 附件说明 a line below the text, numbers below numbers, further
// lines below the first character of the name.
func TestAttachmentsHang(t *testing.T) {
	iss, found := issue.Parse(issue.Source{Name: "a.yaml", Data: []byte(
		"masthead: {name: 简报}\nnumber: {year: 2016, issue: 1}\ncontents: none\narticles:\n  - title: 题\n    body: |\n" +
			"      文。\n\n      附件：1. 甲表\n\n      2. 乙表\n\n      一、丙丁\n\n      附件：丁\n")})
	if len(found) > 0 {
		t.Fatalf("the issue has %s", found[0].Format(finding.English))
	}
	doc := apply(t, "bulletin", iss)
	cell := doc.Page.CellX(1)
	number := unit.No3 * 3 / 4 // 1.
	for i, want := range []struct {
		role             block.Role
		indent, turnover unit.Length
		before           int
	}{
		{block.ArticleTitle, 0, 0, 1},
		{block.Body, 2 * cell, 0, 0},
		{block.Body, 2 * cell, 5*cell + number, 1},
		{block.Body, 5 * cell, 5*cell + number, 0},
		{block.Heading1, 2 * cell, 0, 0},
		{block.Body, 2 * cell, 5 * cell, 1},
	} {
		b := doc.Blocks[i]
		s := b.Style
		if b.Role != want.role || i > 0 && (s.Before != want.before ||
			apart(s.Indent, want.indent) || apart(s.Turnover, want.turnover)) {
			t.Errorf("%q is %v, %v and %v from the left, %d lines below; want %+v",
				b.Runs[0].Text, b.Role, s.Indent, s.Turnover, s.Before, want)
		}
	}
}

// apart tells whether a and b differ by more than rounding.
func apart(a, b unit.Length) bool { return a-b > 10 || b-a > 10 }
