package templates

import (
	"os"
	"strings"
	"testing"

	"jianbao/finding"
	"jianbao/internal/golden"
	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/gbt9704"
	"jianbao/layout/unit"
)

func TestMain(m *testing.M) { golden.Main(m) }

// apply is an issue in a built-in style.
func apply(t *testing.T, style string, iss *issue.Issue) *block.Document {
	t.Helper()
	tpl, ok := Named(style)
	if !ok {
		t.Fatalf("no style %s", style)
	}
	doc, found := tpl.Apply(iss)
	for _, f := range found {
		t.Errorf("%s: %s", style, f.Format(finding.Chinese))
	}
	return doc
}

func TestFullIssueInEveryStyle(t *testing.T) {
	for _, name := range Names() {
		golden.Check(t, name+".golden.txt", apply(t, name, fullIssue()).Dump())
	}
}

func TestEmptyIssueLeavesNoTrace(t *testing.T) {
	for _, name := range Names() {
		doc := apply(t, name, &issue.Issue{})
		if len(doc.Blocks) > 0 || len(doc.Tail.Entries) > 0 {
			t.Errorf("%s: an empty issue has %d blocks and %d tail entries, want none",
				name, len(doc.Blocks), len(doc.Tail.Entries))
		}
		for _, r := range doc.Masthead {
			if r.Rule == nil {
				t.Errorf("%s: an empty issue has the masthead row %v", name, r.Role)
			}
		}
	}
}

func TestSampleIssue(t *testing.T) {
	data, err := os.ReadFile("../samples/2016-02.yaml")
	if err != nil {
		t.Fatal(err)
	}
	iss, found := issue.Parse(issue.Source{Name: "2016-02.yaml", Data: data})
	if finding.HasErrors(found) {
		t.Fatalf("the sample has errors: %s", found[0].Format(finding.English))
	}
	golden.Check(t, "sample.golden.txt", apply(t, Default, iss).Dump())
}

// The bulletin's page is that of the standard.
func TestBulletinKeepsTheMeasuresOfTheStandard(t *testing.T) {
	p := apply(t, "bulletin", &issue.Issue{}).Page
	if p.Sheet != gbt9704.Paper || p.TypeArea != gbt9704.TypeArea {
		t.Errorf("sheet %v and type area %v, want %v and %v", p.Sheet, p.TypeArea, gbt9704.Paper, gbt9704.TypeArea)
	}
	if p.Columns != gbt9704.CharsPerLine || p.Lines != gbt9704.LinesPerPage || p.Em != gbt9704.BodySize {
		t.Errorf("grid %d x %d of %v", p.Columns, p.Lines, p.Em)
	}
	if p.CellX(13) != gbt9704.CharX(13) || p.LineY(13) != gbt9704.LineY(13) {
		t.Errorf("cell 13 at %v, line 13 at %v", p.CellX(13), p.LineY(13))
	}
	if p.Folio.Size != gbt9704.FolioSize || p.Folio.Drop != gbt9704.FolioDrop {
		t.Errorf("folio %v, %v below", p.Folio.Size, p.Folio.Drop)
	}
	tail := apply(t, "bulletin", fullIssue()).Tail
	if tail.First.Thickness != gbt9704.OuterRule || tail.Inner.Thickness != gbt9704.InnerRule ||
		tail.Last.Thickness != gbt9704.OuterRule || tail.Entries[0].Style.Size != unit.No4 {
		t.Errorf("tail rules %v %v %v, text %v", tail.First.Thickness, tail.Inner.Thickness,
			tail.Last.Thickness, tail.Entries[0].Style.Size)
	}
}

func TestBulletinHeadStandsWhereTheStandardPutsIt(t *testing.T) {
	iss := fullIssue()
	iss.Secrecy, iss.Urgency = issue.Text{}, issue.Text{}
	for _, r := range apply(t, "bulletin", iss).Masthead {
		switch {
		case r.Role == block.MastheadName && r.Place != block.Place{From: block.FromTop, By: gbt9704.IssuerNameDrop}:
			t.Errorf("the name stands at %+v", r.Place)
		case r.Rule != nil && (r.Place.By != gbt9704.HeadRuleGap || r.Rule.Width != gbt9704.HeadRuleWidth):
			t.Errorf("the red rule is %v wide, %v below", r.Rule.Width, r.Place.By)
		case r.Rule != nil && (r.Rule.Ink.M != gbt9704.Red.M || r.Rule.Ink.Y != gbt9704.Red.Y):
			t.Errorf("the red rule is %+v", r.Rule.Ink)
		}
	}
}

// GB/T 33476.2: 34.58 mm of margin, 22 lines 29.45 pt apart; half of what is
// between two lines, 6.725 pt, stands above the first.
func TestGBT33476CountsHalfALineSpaceInItsMargins(t *testing.T) {
	p := apply(t, "gbt33476", &issue.Issue{}).Page
	if want := 3458*unit.Mm/100 + 6725*unit.Pt/1000; p.TypeArea.Min.Y != want {
		t.Errorf("the first em box begins at %v, want %v", p.TypeArea.Min.Y, want)
	}
	if want := 2945 * unit.Pt / 100; p.LineY(1) != want {
		t.Errorf("lines stand %v apart, want %v", p.LineY(1), want)
	}
	if foot := p.Sheet.H - p.TypeArea.Max.Y; foot < 3258*unit.Mm/100 {
		t.Errorf("%v is left at the foot, want 32.58 and half a line's space", foot)
	}
}

// On preprinted paper the bulletin's every place stays, nothing red is drawn.
func TestPreprintedDiffersOnlyInWhatIsDrawn(t *testing.T) {
	want, got := apply(t, "bulletin", fullIssue()), apply(t, "preprinted", fullIssue())
	for i := range got.Masthead {
		r := &got.Masthead[i]
		red := r.Rule != nil || r.Style.Ink.M > 0
		if r.Hidden != red {
			t.Errorf("row %d (%s): hidden is %v, red is %v", i, r.Role, r.Hidden, red)
		}
		r.Hidden = false
	}
	got.Meta.Template = want.Meta.Template
	if a, b := want.Dump(), got.Dump(); a != b {
		t.Errorf("more than the red differs:\n%s", golden.Difference(a, b))
	}
}

// Every word of the issue is in the blocks, once, with its place.
func TestEveryWordKeepsItsPlace(t *testing.T) {
	for _, name := range Names() {
		dump, _, _ := strings.Cut(apply(t, name, fullIssue()).Dump(), "\nstyle ")
		for _, text := range []string{
			"内部刊物", "机密★1年", "000123", "特急", "目前，园区共有企业750余家。",
			"数据来自年报。", "细项",
			"合计", "欧阳修远", "引文一段。", "丢失的图", "省委组织部", "各街道",
			"王五", "某某印务",
		} {
			if n := strings.Count(dump, `"`+text+`"`); n != 1 {
				t.Errorf("%s: %s stands %d times, want once", name, text, n)
			}
			if strings.Contains(dump, `* "`+text+`"`) {
				t.Errorf("%s: %s has lost its place", name, text)
			}
		}
	}
}

func TestSharedStylesAreOne(t *testing.T) {
	styles := map[string]*block.Style{}
	for _, b := range apply(t, "bulletin", fullIssue()).Blocks {
		if s := styles[b.Style.Name]; s != nil && s != b.Style {
			t.Errorf("two styles are called %s", b.Style.Name)
		}
		styles[b.Style.Name] = b.Style
	}
}

// Two marks at the left and an organisation above leave the name at the 35 mm
// of GB/T 9704 7.2.4; more marks push it down.
func TestNameGivesWayToMarksOnly(t *testing.T) {
	iss := fullIssue()
	for _, c := range []struct {
		urgency, organization string
		moved                 bool
	}{{"", "某县农业学会", false}, {"", iss.Masthead.Organization.S, false}, {"特急", "某县农业学会", true}} {
		iss.Secrecy.S, iss.Urgency.S, iss.Masthead.Organization.S = "", c.urgency, c.organization
		for _, r := range apply(t, "bulletin", iss).Masthead {
			if r.Role != block.MastheadName {
				continue
			}
			if moved := r.Place.By > gbt9704.IssuerNameDrop; moved != c.moved {
				t.Errorf("%+v: the name stands at %v", c, r.Place.By)
			}
		}
	}
}
