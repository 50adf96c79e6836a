package templates

import (
	"fmt"
	"strings"
	"testing"

	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// headOf is the rows of a masthead in a style, as their texts joined by |.
func headOf(t *testing.T, style string, iss *issue.Issue) (rows []block.Row, said []string) {
	t.Helper()
	for _, r := range apply(t, style, iss).Masthead {
		if r.Rule != nil {
			continue
		}
		texts := ""
		for _, side := range [][]block.Run{r.Left, r.Center, r.Right} {
			for _, run := range side {
				texts += run.Text
			}
			texts += "|"
		}
		rows, said = append(rows, r), append(said, strings.Trim(texts, "|"))
	}
	return rows, said
}

// Texts of the masthead that would be condensed below four fifths are cut
// between words, the longer line above, both of one size.
func TestWideHeadsAreTurnedOver(t *testing.T) {
	for _, c := range []struct{ org, want string }{
		{"杭州市新经济与新社会组织党务工作者协会", "杭州市新经济与新社会组织党务工作者协会"},
		{"清河市新经济组织与新社会组织党务工作者联合会暨非公有制企业党建工作指导中心办公室",
			"清河市新经济组织与新社会组织党务工作者联合会÷暨非公有制企业党建工作指导中心办公室"},
		{"中共清河市委办公室、清河市人民政府办公室、清河市农业农村局",
			"中共清河市委办公室、清河市人民政府办公室、÷清河市农业农村局"},
	} {
		rows, said := headOf(t, "bulletin", &issue.Issue{Masthead: issue.Masthead{
			Organization: words("masthead.organization", c.org, 6, 26)}})
		if got := strings.Join(said, "÷"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		for i, r := range rows {
			if r.Role != block.Organization || r.Style != rows[0].Style || r.Joined != (i > 0) {
				t.Errorf("%s: row %d is %v %v joined %v", c.org, i, r.Role, r.Style, r.Joined)
			}
			if got := r.Pos.Col; got != 26+len([]rune(strings.Join(said[:i], ""))) {
				t.Errorf("%s: row %d comes from column %d", c.org, i, got)
			}
		}
	}
}

// The last line of an organisation ends where one line does.
func TestTurnedOverOrganizationEndsAtItsPlace(t *testing.T) {
	foot := func(org string) unit.Length {
		rows, _ := headOf(t, "bulletin", &issue.Issue{Masthead: issue.Masthead{
			Organization: words("masthead.organization", org, 6, 26)}})
		y := unit.Length(0)
		for _, r := range rows {
			y = max(r.Place.By, 0) + r.Style.Size + y
		}
		return y
	}
	one, two := foot("某某协会"), foot(strings.Repeat("某某联合会", 6))
	if d := two - one; d < -unit.Pt || d > unit.Pt {
		t.Errorf("two lines end at %v, one at %v", two, one)
	}
}

// A publisher that is too wide is cut, and the date stands beside its end.
func TestWidePublisherIsTurnedOver(t *testing.T) {
	iss := fullIssue()
	iss.Publisher = words("publisher", "中共清河市委全面深化改革委员会办公室、清河市人民政府办公室、"+
		"清河市农业农村局、清河市乡村振兴局联合编印", 8, 12)
	_, said := headOf(t, "bulletin", iss)
	want := []string{"中共清河市委全面深化改革委员会办公室、清河市人民政府办公室、",
		"清河市农业农村局、清河市乡村振兴局联合编印||2016年2月8日"}
	if got := said[len(said)-2:]; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// However long, what is cut stays whole, and both lines are condensed alike.
func TestTurnedOverTextsStayWhole(t *testing.T) {
	for n := 1; n < 120; n += 7 {
		for _, text := range []string{strings.Repeat("清河市农业农村局、", n),
			strings.Repeat("A", n), strings.Repeat("“农”", n)} {
			for _, style := range Names() {
				iss := fullIssue()
				iss.Masthead.Organization = words("masthead.organization", text, 6, 26)
				iss.Masthead.Name = words("masthead.name", text, 6, 26)
				iss.Publisher = words("publisher", text, 6, 26)
				rows, said := headOf(t, style, iss)
				if got := strings.ReplaceAll(strings.Join(said, ""), "|", ""); strings.Count(
					got, text) < 2 {
					t.Fatalf("%s: not whole: %s", style, got)
				}
				for i, r := range rows {
					if r.Joined && (i == 0 || rows[i-1].Style.Size != r.Style.Size) {
						t.Errorf("%s %d: two sizes", style, n)
					}
				}
			}
		}
	}
}
