package templates

import (
	"testing"

	"jianbao/issue"
	"jianbao/layout/unit"
)

// GB/T 9704 7.3.5: the date's first character is 2 字 right of the name's, and
// the longer of them stands 2 字 from the edge; names stand below each other.
func TestSignaturesStandBelowEachOther(t *testing.T) {
	const cell = 156 * unit.Mm / 28
	for _, c := range []struct {
		lines  []string
		rights []unit.Length // in hundredths of a 字
	}{
		{[]string{"某市教育局"}, []unit.Length{200}},
		// The date is 7¾ 字 wide and 2 in: 4¾ more than the name.
		{[]string{"某市教育局", "2016年2月18日"}, []unit.Length{200 + 475 + 3, 200}},
		{[]string{"某市新经济与新社会组织协会", "2016年2月18日"}, []unit.Length{200, 200 + 325}},
		{[]string{"某市总工会", "某市工商业联合会", "2016年2月8日"},
			[]unit.Length{200 + 425, 200 + 125, 200}},
	} {
		art := issue.Article{Title: issue.Text{S: "题"}}
		for _, l := range c.lines {
			art.Body = append(art.Body, signed(l))
		}
		iss := &issue.Issue{Articles: []issue.Article{art}, Contents: issue.ContentsNone}
		blocks := apply(t, "bulletin", iss).Blocks[1:]
		for i, want := range c.rights {
			got := blocks[i].Style.Right * 100 / cell
			if got < want-5 || got > want+5 {
				t.Errorf("%s: %s stands %d hundredths of a 字 from the edge, want %d",
					c.lines[0], c.lines[i], got, want)
			}
		}
	}
}
