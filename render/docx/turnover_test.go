package docx_test

import (
	"testing"

	"jianbao/ingest"
)

// What the masthead sets on two lines is one text when it comes back.
func TestTurnedOverHeadsComeBackWhole(t *testing.T) {
	org := "清河市新经济组织与新社会组织党务工作者联合会暨非公有制企业党建工作指导中心办公室"
	name := "关于进一步深化行政审批制度改革工作动态专报"
	publisher := "中共清河市委全面深化改革委员会办公室、清河市人民政府办公室、清河市农业农村局联合编印"
	for _, c := range [][3]string{{org, "工作简报", "某某编印"}, {"清河市", name, "某某编印"},
		{"", name, "某某编印"}, {org, name, publisher}, {"清河市", "简报", publisher}} {
		head := "masthead: {organization: " + c[0] + ", name: " + c[1] + "}\nnumber: {year: 2025, issue: 1}\n" +
			"publisher: " + c[2] + "\ndate: 2025-01-06\narticles: [{title: 题, body: 正文。}]\n"
		s := compose(t, "heads", []byte(head))
		r, finds := ingest.Read(ingest.Source{Name: "a.docx", Data: shownOnly(t, s.docx(t))})
		if r == nil {
			t.Fatal(finds)
		}
		got := [3]string{r.Issue.Masthead.Organization.S, r.Issue.Masthead.Name.S, r.Issue.Publisher.S}
		if got != c {
			t.Errorf("got  %q\nwant %q", got, c)
		}
	}
}
