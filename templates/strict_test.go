package templates

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"jianbao/finding"
	"jianbao/issue"
)

// folder is a template's folder that holds only its file.
func folder(json string) fs.FS {
	return fstest.MapFS{FileName: {Data: []byte(json)}}
}

func TestMistakesAreFoundWhereTheyStand(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"unknown field", "{\"extends\": \"bulletin\",\n \"foliio\": {}}",
			"2:2: E604 error: a template has no field foliio (nearest name: folio"},
		{"unknown field inside", "{\"extends\": \"bulletin\",\n \"folio\": {\"palce\": \"outer\"}}",
			"2:12: E604 error: a template has no field palce (nearest name: place"},
		{"unknown style", `{"extends": "bulletin", "styles": {"boby": {}}}`,
			"1:36: E604 error: a template has no field boby (nearest name: body"},
		{"columns are characters", `{"extends": "bulletin", "title": "版式", "foo": 1}`,
			"1:40: E604 error: a template has no field foo"},
		{"unknown word", `{"extends": "bulletin", "folio": {"form": "dotted"}}`,
			"1:43: E606 error: folio.form cannot be dotted (it may be: dashed、plain、of、none)"},
		{"unknown ink", `{"extends": "bulletin", "tail": {"ink": "blue"}}`,
			"1:41: E606 error: tail.ink cannot be blue (it may be: black、red)"},
		{"unknown face", `{"extends": "bulletin", "styles": {"body": {"han": "simsun"}}}`,
			"1:52: E606 error: styles.body.han cannot be simsun"},
		{"unknown base style", `{"extends": "bulletin", "styles": {"body": {"like": "bodi"}}}`,
			"1:53: E604 error: a template has no field bodi (nearest name: body"},
		{"style like itself", `{"extends": "bulletin", "styles": {"body": {"like": "quote"}}}`,
			"1:53: E611 error: style quote is like itself in the end"},
		{"bad length", `{"extends": "bulletin", "folio": {"drop": "7 mm"}}`,
			"1:43: E608 error: folio.drop: 7 mm is not a length"},
		{"length as a number", `{"extends": "bulletin", "folio": {"drop": 7}}`,
			"1:43: E605 error: folio.drop is of the wrong type (write \"…\")"},
		{"number as a text", `{"extends": "bulletin", "grid": {"lines": "22"}}`,
			"1:43: E605 error: grid.lines is of the wrong type (write 123)"},
		{"number out of range", `{"extends": "bulletin", "grid": {"lines": 2}}`,
			"1:43: E607 error: grid.lines: 2 is out of range"},
		{"no whole number", `{"extends": "bulletin", "grid": {"lines": 22.5}}`,
			"1:43: E607 error: grid.lines: 22.5 is out of range"},
		{"form without a value", `{"extends": "bulletin", "date": "{year}年{mouth}月"}`,
			"1:33: E606 error: date cannot be {mouth}"},
		{"form never closed", `{"extends": "bulletin", "date": "{year"}`,
			"1:33: E606 error: date cannot be {year}"},
		{"colour", `{"extends": "bulletin", "inks": {"red": {"rgb": "red"}}}`,
			"1:49: E606 error: inks.red.rgb cannot be red (it may be: #RRGGBB)"},
		{"given twice", `{"extends": "bulletin", "title": "a", "title": "b"}`,
			"1:39: E610 error: title is given twice"},
		{"part given twice", `{"extends": "bulletin", "order": ["articles", "contents", "articles"]}`,
			"1:59: E610 error: articles is given twice"},
		{"unknown base", `{"extends": "bulletins"}`,
			"1:13: E606 error: extends cannot be bulletins"},
		{"masthead row that is not there", `{"extends": "bulletin", "masthead": {"order": ["nmae"]}}`,
			"1:48: E606 error: masthead.order cannot be nmae"},
		{"masthead shows what no issue has", `{"extends": "bulletin", "masthead": {"rows": {"name": {"left": ["logo"]}}}}`,
			"1:65: E606 error: masthead.rows.name.left cannot be logo"},
		{"type area too wide", `{"extends": "bulletin", "type_area": {"width": "190mm"}}`,
			"1:38: E613 error: the type area reaches over the paper's edge"},
		{"grid too dense", `{"extends": "bulletin", "grid": {"lines": 60}}`,
			"1:33: E614 error: 60 lines of 28 characters do not fit the type area"},
		{"paper too large", `{"extends": "bulletin", "paper": {"width": "60000mm", "height": "297mm"}}`,
			"1:34: E616 error: the paper is too large"},
		{"type too large", `{"extends": "bulletin", "styles": {"body": {"size": "900pt"}}}`,
			"1:53: E615 error: styles.body.size is too small or too large"},
		{"nothing extended", `{"title": "x"}`,
			"1:1: E612 error: the template lacks"},
		{"not an object", `[]`, "1:1: E605 error:"},
		{"bad JSON", "{\"title\": \"x\",\n}", "2:1: E603 error: the template is not sound JSON"},
		{"ends early", `{"title": `, "1:10: E603 error: the template is not sound JSON"},
	} {
		tpl, found := Load(folder(c.json), "mine")
		if tpl != nil {
			t.Errorf("%s: a template with an error was loaded", c.name)
		}
		lines := make([]string, len(found))
		for i, f := range found {
			lines[i] = f.Format(finding.English)
		}
		want := "mine/template.json:" + c.want
		isWanted := func(l string) bool { return strings.HasPrefix(l, want) }
		if !slices.ContainsFunc(lines, isWanted) {
			got := strings.Join(lines, "\n     ")
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

func TestAMistakeIsReportedOnce(t *testing.T) {
	_, found := Load(folder(`{"extends": "bulletin", "styles": {"body": {"siez": "三号"}}}`), "mine")
	if len(found) != 1 {
		t.Errorf("one mistake in a style that others are like gives %d findings: %v", len(found), found)
	}
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	_, found := Load(folder("{\"extends\": \"bulletin\",\n\"a\": 1,\n\"b\": 2,\n\"date\": 3}"), "mine")
	var lines []int
	for _, f := range found {
		lines = append(lines, f.Pos.Line)
	}
	if !slices.Equal(lines, []int{2, 3, 4}) {
		t.Errorf("mistakes on lines %v, want 2, 3 and 4", lines)
	}
}

func TestOwnTemplateOverridesItsBase(t *testing.T) {
	tpl, found := Load(folder(`{
		"extends": "bulletin", "title": "本单位",
		"masthead": {"rows": {"name": {"by": "30mm"}}, "notice": ["内部资料"]},
		"styles": {"body": {"size": "四号"}}
	}`), "style/own")
	if tpl == nil {
		t.Fatalf("not loaded: %v", found)
	}
	doc, _ := tpl.Apply(&issue.Issue{Articles: []issue.Article{{Body: []issue.Node{plain("字")}}}})
	body := doc.Blocks[len(doc.Blocks)-1].Style
	if tpl.Name() != "own" || tpl.Title() != "本单位" || body.Size.String() != "4.94" || body.OnCells {
		t.Errorf("name %s, title %s, body %v on cells %v", tpl.Name(), tpl.Title(), body.Size, body.OnCells)
	}
	if got := doc.Masthead[0].Left[0].Text; got != "内部资料" {
		t.Errorf("the first row says %q, want the template's notice", got)
	}
}

func TestFolderWithoutATemplate(t *testing.T) {
	tpl, found := Load(fstest.MapFS{}, "mine")
	if tpl != nil || len(found) != 1 || found[0].Code != "E609" {
		t.Errorf("got %v, %v; want E609", tpl, found)
	}
}

func TestLargeTemplateIsRefused(t *testing.T) {
	tpl, found := Load(folder(strings.Repeat(" ", maxSize+1)), "mine")
	if tpl != nil || len(found) != 1 || found[0].Code != "E609" {
		t.Errorf("got %v, %v; want E609", tpl, found)
	}
}

func TestUnknownTemplateNamesTheNearest(t *testing.T) {
	for name, want := range map[string]string{"buletin": "bulletin", "newslettre": "newsletter", "xyz": ""} {
		if got := Suggest(name); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", name, got, want)
		}
	}
	f := Unknown(words("template", "buletin", 1, 11))
	if got := f.Format(finding.English); !strings.Contains(got, ":1:11: E601") || !strings.Contains(got, "did you mean bulletin?") {
		t.Errorf("got %s", got)
	}
	if _, ok := Named("buletin"); ok {
		t.Error("buletin was found")
	}
	if f := Unknown(words("template", "xyz", 1, 11)); f.Code != "E602" {
		t.Errorf("got %v", f)
	}
}

func TestWhatAStyleHasNoPlaceForIsTold(t *testing.T) {
	tpl, found := Load(folder(`{"extends": "bulletin", "order": ["articles"], "tail": {"order": ["report_to"]},
		"masthead": {"order": ["name"]}}`), "mine")
	if tpl == nil {
		t.Fatalf("not loaded: %v", found)
	}
	_, found = tpl.Apply(fullIssue())
	var names []string
	for _, f := range found {
		names = append(names, f.Args[0].(string))
	}
	want := []string{
		"notice", "notice", "secrecy", "urgency", "serial", "masthead.organization",
		"publisher",
		"imprint.permit", "imprint.printer", "distribution.copy_to",
		"distribution.issue_to",
		"distribution.extra", "credits.editor", "credits.reviewer", "credits.approver",
		"editor_note",
	}
	if !slices.Equal(names, want) {
		t.Errorf("got  %v\nwant %v", names, want)
	}
}

func TestMeasures(t *testing.T) {
	r := ruler{em: 16, pitch: 30, char: 15}
	for text, want := range map[string]int64{
		"37mm": 37 * 36000, "34.58mm": 1244880, "29.45pt": 374015, "三号": 16 * 12700,
		"0":  0,
		"2字": 30, "1.5行": 45, "1行距": 14,
	} {
		m, ok := parseMeasure(text)
		if got := r.length(m); !ok || int64(got) != want {
			t.Errorf("%s is %d, %v; want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "37", "mm", "-1mm", "1.mm", ".5mm", "1e3mm", "1.2345mm", "九号", "1 mm", "+1mm", "99999999mm"} {
		if m, ok := parseMeasure(text); ok {
			t.Errorf("%q was read as %v", text, m)
		}
	}
}

// Whatever a folder holds, Load ends with a template or an error.
func FuzzLoad(f *testing.F) {
	for _, name := range Names() {
		data, err := fs.ReadFile(builtin, name+"/"+FileName)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add(`{"extends": "bulletin", "styles": {"body": {"like": "body"}}}`)
	f.Add(`{"extends": "bulletin", "masthead": {"order": [1, null], "rows": null}}`)
	f.Fuzz(func(t *testing.T, json string) {
		tpl, found := Load(folder(json), "mine")
		if (tpl == nil) != finding.HasErrors(found) {
			t.Fatalf("template %v with findings %v", tpl != nil, found)
		}
		if tpl != nil {
			tpl.Apply(fullIssue())
		}
	})
}
