package web

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"jianbao/issue"
	"jianbao/press"
)

// example is samples/2016-02.yaml as an editors' page has it.
func example(t *testing.T) []byte {
	t.Helper()
	i, found := issue.Parse(issue.Source{Name: "x.yaml", Data: sample(t, "2016-02.yaml")})
	if len(found) > 1 {
		t.Fatal(found)
	}
	return issue.EncodeJSON(i)
}

// previewOf previews an issue's JSON.
func (s *site) previewOf(issueJSON []byte, headers ...string) (p previewed) {
	s.Helper()
	body := fmt.Appendf(nil, `{"issue":%s}`, issueJSON)
	headers = append([]string{"Content-Type", asJSON}, headers...)
	decodeInto(s.T, s.post("/api/v1/preview", body, headers...).want(s.T, 200).body, &p)
	return p
}

// stringAt is the string at a path of an issue's JSON, in UTF-16.
func stringAt(t *testing.T, issueJSON []byte, path string) []uint16 {
	t.Helper()
	var v any
	if err := json.Unmarshal(issueJSON, &v); err != nil {
		t.Fatal(err)
	}
	for _, step := range regexp.MustCompile(`[a-z_]+|\d+`).FindAllString(path, -1) {
		switch at := v.(type) {
		case map[string]any:
			v = at[step]
		case []any:
			n, _ := strconv.Atoi(step)
			v = at[n]
		}
	}
	text, _ := v.(string)
	return utf16.Encode([]rune(text))
}

// Every word on a page that says where it comes from does stand there.
func TestMapLeadsToTheWords(t *testing.T) {
	s := serve(t, Options{})
	data := bytes.Replace(example(t), []byte("目前，"), []byte(`目前，\"𠮷\"\t`), 1)
	p := s.previewOf(data)
	proof, _ := shared().Compose(issue.Source{Name: "x.json", Data: data}, press.Job{})
	if proof == nil || len(p.Pages) != len(proof.Pages.Pages) {
		t.Fatalf("%d pages", len(p.Pages))
	}
	n, texts := 0, 0
	for k := range proof.Pages.Pages {
		for _, m := range proof.Marks(k) {
			got := p.Map[n]
			n++
			if got.Page != k || got.X < 0 || got.Y < 0 || got.X+got.W > 211 || got.Y+got.H > 298 {
				t.Errorf("%+v is not on page %d", got, k)
			}
			field := stringAt(t, data, got.Path)
			if field == nil || got.Path == "date" {
				continue // numbers, and a date that is set in Chinese
			}
			texts++
			if end := got.Offset + got.Length; end > len(field) ||
				string(utf16.Decode(field[got.Offset:end])) != m.Text {
				t.Errorf("%q is said to stand at %s %d+%d: %q",
					m.Text, got.Path, got.Offset, got.Length, string(utf16.Decode(field[got.Offset:])))
			}
		}
	}
	if n != len(p.Map) || texts < 250 {
		t.Errorf("%d of %d marks, %d of them words", n, len(p.Map), texts)
	}
}

func TestContentsSayWhereArticlesBegin(t *testing.T) {
	s := serve(t, Options{})
	p := s.previewOf(example(t))
	if len(p.Contents) != 5 || p.Contents[0].Page != 0 || p.Contents[1].Page != 2 ||
		p.Contents[4].Path != "articles[4]" || !strings.HasPrefix(p.Contents[1].Title, "新安集团") {
		t.Errorf("contents are %+v", p.Contents)
	}
	if p.Pages[0].Width != 210 || p.Pages[0].Height != 297 || p.Pages[0].Label != "1" {
		t.Errorf("page 1 is %+v, want A4 with the number 1", p.Pages[0])
	}
}

// An edit changes the pages it shows on and no others.
func TestOnlyWhatChangedHasAnotherName(t *testing.T) {
	s := serve(t, Options{})
	data := example(t)
	before := s.previewOf(data)
	// 年轻 for 年青: as wide, so that no line moves.
	after := s.previewOf(bytes.Replace(data, []byte("目前，建华"), []byte("日前，建华"), 1))
	var changed []int
	for i := range before.Pages {
		if before.Pages[i].Hash != after.Pages[i].Hash {
			changed = append(changed, i)
		}
	}
	if !slices.Equal(changed, []int{0}) {
		t.Errorf("pages %v changed, want 0 alone", changed)
	}
}

func TestPagesAreDrawn(t *testing.T) {
	s := serve(t, Options{})
	hash := s.previewOf(example(t)).Pages[1].Hash
	path := "/api/v1/pages/" + hash + ".png"
	g := s.get(path).want(t, 200)
	img, err := png.Decode(bytes.NewReader(g.body))
	// 210 × 297 mm at 96 dots an inch
	if err != nil || img.Bounds().Dx() != 794 || img.Bounds().Dy() != 1123 {
		t.Fatalf("the page is %v (%v), want 794 × 1123", img.Bounds(), err)
	}
	if c := g.Header.Get("Cache-Control"); !strings.Contains(c, "immutable") {
		t.Errorf("Cache-Control is %q", c)
	}
	if again := s.get(path).want(t, 200); !bytes.Equal(again.body, g.body) {
		t.Error("the page is another one the second time")
	}
	if grid := s.get(path + "?grid=1"); bytes.Equal(grid.body, g.body) {
		t.Error("the grid does not show")
	}
	if fine := s.get(path + "?dpi=144"); len(fine.body) <= len(g.body) {
		t.Error("144 dots an inch are no finer than 96")
	}
	s.get(path, "If-None-Match", g.Header.Get("ETag")).want(t, 304)
	s.get("/api/v1/pages/"+strings.Repeat("0", 64)+".png").want(t, 404).problem(t)
	s.get("/api/v1/pages/nothing.png").want(t, 404)
	s.get(path+"?dpi=1").want(t, 400)
	s.get(path+"?grid=yes").want(t, 400)
}

func TestFindingsStandWhereTheCursorWould(t *testing.T) {
	s := serve(t, Options{})
	const body = "第一段。\n\n𠮷祥如意,万事\"如意\"。"
	p := s.previewOf([]byte(smallJSON(body)))
	if len(p.Findings) != 3 {
		t.Fatalf("got %+v, want three findings", p.Findings)
	}
	// 𠮷 takes two UTF-16 units and one character.
	if f := p.Findings[0]; f.Path != "articles[0].body" || f.Offset != 11 || f.Line != 3 || f.Col != 5 {
		t.Errorf("got %+v, want offset 11, line 3, column 5", f)
	}
}

// mendAll puts every mend into the text of the first body, from behind.
func mendAll(t *testing.T, p previewed, text string) string {
	t.Helper()
	units := utf16.Encode([]rune(text))
	for _, f := range slices.Backward(p.Findings) {
		if f.Fix != nil {
			by := utf16.Encode([]rune(f.Fix.Text))
			units = slices.Concat(units[:f.Fix.Offset], by, units[f.Fix.Offset+f.Fix.Length:])
		}
	}
	return string(utf16.Decode(units))
}

func TestMendsMend(t *testing.T) {
	s := serve(t, Options{})
	for _, c := range []struct{ body, want string }{
		{"甲,乙。", "甲，乙。"},
		{"甲说\"乙\"。", "甲说“乙”。"},
		{"第１２期。", "第12期。"},
		{"等等...就是。", "等等……就是。"},
		{"甲--乙。", "甲——乙。"},
		{"甲，，乙。", "甲，乙。"},
		{"甲  乙。", "甲 乙。"},
		{"　　甲乙。", "甲乙。"},
		{"甲(乙）。", "甲（乙）。"},
		{"甲（乙)丙。", "甲（乙）丙。"},
		{"甲乙丙。\n一、丁", "甲乙丙。\n\n一、丁"},
		{"𠮷,乙,丙。", "𠮷，乙，丙。"},
	} {
		p := s.previewOf([]byte(smallJSON(c.body)))
		got := mendAll(t, p, c.body)
		if got != c.want {
			t.Errorf("%q is mended to %q, want %q (%+v)", c.body, got, c.want, p.Findings)
		}
		if left := s.previewOf([]byte(smallJSON(got))).Findings; len(left) > 0 {
			t.Errorf("%q has findings still: %+v", got, left)
		}
	}
}

// An issue with errors has findings and no pages, and lists where lists are due.
func TestErrorsInPreviews(t *testing.T) {
	s := serve(t, Options{})
	g := s.post("/api/v1/preview", []byte(`{"issue":{"titel":"x"}}`), "Content-Type", asJSON).want(t, 200)
	for _, empty := range []string{`"pages":[]`, `"map":[]`, `"contents":[]`} {
		if !bytes.Contains(g.body, []byte(empty)) {
			t.Errorf("%s has no %s", g.body, empty)
		}
	}
	g = s.post("/api/v1/preview", []byte(`{"issue":{"titel":"x"}}`), "Content-Type", asJSON, "Accept-Language", "en")
	if !bytes.Contains(g.body, []byte("titel")) || bytes.Contains(g.body, []byte("第")) {
		t.Errorf("%s is not in English", g.body)
	}
}

// Another line that a message names is one of the restated issue: no editor
// has ever seen it.
func TestNoLinesOfAFileNobodyHas(t *testing.T) {
	s := serve(t, Options{})
	data := bytes.Replace(example(t), []byte(`"contents_title":"`), []byte(`"contents_title":"另`), 1)
	for _, lang := range []string{"zh", "en"} {
		for _, f := range s.previewOf(data, "Accept-Language", lang).Findings {
			if f.Code == "W207" && regexp.MustCompile(`\d`).MatchString(f.Text) {
				t.Errorf("%s: %q", lang, f.Text)
			}
		}
	}
}

func TestManuscriptsThatAreNone(t *testing.T) {
	s := serve(t, Options{})
	for _, path := range []string{"/api/v1/preview", "/api/v1/download"} {
		for _, body := range []string{"", "{", "[]", "{}", `{"issue":null}`, `{"issue":[]}`, `{"issue":{}} {}`,
			`{"issue":{},"x":1}`, `{"issue":{},"pictures":{"../a":"` + strings.Repeat("0", 64) + `"}}`,
			`{"issue":{},"pictures":{"a":"0"}}`, `{"issue":{},"template":"gothic"}`,
			`{"issue":` + strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200) + "}"} {
			s.post(path, []byte(body), "Content-Type", asJSON).want(t, 400).problem(t)
		}
		s.post(path, []byte(`{"issue":{}}`), "Content-Type", "text/plain").want(t, 415)
	}
	s.post("/api/v1/preview?x=1", []byte(`{"issue":{}}`), "Content-Type", asJSON).want(t, 400)
	s.post("/api/v1/download?to=exe", []byte(`{"issue":{}}`), "Content-Type", asJSON).want(t, 400)
}

func TestPicturesAreSentOnce(t *testing.T) {
	s := serve(t, Options{})
	pic := sample(t, "pictures/bars.png")
	sum := hashOf(pic)
	body := []byte(`{"issue":` + smallJSON("甲。\n\n![图](图.png)") + `,"pictures":{"图.png":"` + sum + `"}}`)
	g := s.post("/api/v1/preview", body, "Content-Type", asJSON).want(t, 409)
	if p := g.problem(t); !slices.Equal(p.Missing, []string{sum}) {
		t.Errorf("missing are %v, want %s", p.Missing, sum)
	}
	put := func(path string, data []byte) got { return s.do(http.MethodPut, "/api/v1/pictures/"+path, data) }
	put(strings.Repeat("0", 64), pic).want(t, 400)
	put("short", pic).want(t, 400)
	put(sum, pic).want(t, 204)
	var p previewed
	decodeInto(t, s.post("/api/v1/preview", body, "Content-Type", asJSON).want(t, 200).body, &p)
	if len(p.Pages) != 1 || len(p.Findings) != 0 {
		t.Errorf("%d pages and %+v", len(p.Pages), p.Findings)
	}
}

func TestDownloads(t *testing.T) {
	s := serve(t, Options{})
	pic := sample(t, "pictures/bars.png")
	s.do(http.MethodPut, "/api/v1/pictures/"+hashOf(pic), pic).want(t, 204)
	body := []byte(`{"issue":` + smallJSON("甲。\n\n![图](图.png)") + `,"pictures":{"图.png":"` + hashOf(pic) + `"}}`)
	for to, head := range map[string]string{"pdf": "%PDF-", "docx": "PK\x03\x04"} {
		g := s.post("/api/v1/download?to="+to, body, "Content-Type", asJSON).want(t, 200)
		if !bytes.HasPrefix(g.body, []byte(head)) || !strings.Contains(g.Header.Get("Content-Disposition"), "."+to) {
			t.Errorf("%s: %.20q %v", to, g.body, g.Header)
		}
	}
	files := unzipped(t, s.post("/api/v1/download?to=zip", body, "Content-Type", asJSON).want(t, 200).body)
	if !bytes.Equal(files["图.png"], pic) || !bytes.Contains(files["issue.yaml"], []byte("一个题目")) {
		t.Errorf("the archive has %q", files["issue.yaml"])
	}
	// What was downloaded can be sent back.
	s.post("/api/v1/render", zipped(t, files)).want(t, 200)
	s.post("/api/v1/download", []byte(`{"issue":{"titel":1}}`), "Content-Type", asJSON).want(t, 422)
	// What has errors is kept all the same.
	g := s.post("/api/v1/download?to=zip", []byte(`{"issue":{"titel":"不要丢"}}`), "Content-Type", asJSON).want(t, 200)
	if kept := unzipped(t, g.body)["issue.json"]; !bytes.Contains(kept, []byte("不要丢")) {
		t.Errorf("the archive has %q", kept)
	}
}

func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// The way of an editor: a Word file in, its preview, its PDF.
func TestFromWordToPages(t *testing.T) {
	s := serve(t, Options{})
	docx := sample(t, "2016-02.docx")
	body, kind := form(t, "file", map[string][]byte{"2016-02.docx": docx})
	var in imported
	decodeInto(t, s.post("/api/v1/import", body, "Content-Type", kind).want(t, 200).body, &in)
	if !strings.Contains(in.YAML, "建华文创园") || len(in.Report) == 0 || in.Report[0].ID == "" || len(in.Zones) == 0 {
		t.Errorf("imported %.200s with %d changes and %d zones", in.YAML, len(in.Report), len(in.Zones))
	}
	if p := s.previewOf(in.Issue); len(p.Pages) < 7 {
		t.Errorf("it makes %d pages", len(p.Pages))
	}
	raw := s.post("/api/v1/import", docx, "Content-Type", wordType).want(t, 200)
	var again imported
	decodeInto(t, raw.body, &again)
	if again.YAML != in.YAML {
		t.Error("a raw upload is imported otherwise than a form")
	}
}

func TestImportKeepsPictures(t *testing.T) {
	s := serve(t, Options{})
	var in imported
	decodeInto(t, s.post("/api/v1/import", zipped(t, withPictures(t))).want(t, 200).body, &in)
	if len(in.Pictures) != 6 {
		t.Fatalf("%d pictures: %+v", len(in.Pictures), in.Pictures)
	}
	names := map[string]string{}
	for _, p := range in.Pictures {
		names[p.Name] = p.SHA256
	}
	body, err := json.Marshal(manuscript{Issue: in.Issue, Pictures: names})
	if err != nil {
		t.Fatal(err)
	}
	var p previewed
	decodeInto(t, s.post("/api/v1/preview", body, "Content-Type", asJSON).want(t, 200).body, &p)
	if len(p.Pages) < 3 {
		t.Errorf("%d pages, %+v", len(p.Pages), p.Findings)
	}
}

// What goes out as JSON is the same issue as what goes out as YAML.
func TestImportedJSONIsTheYAML(t *testing.T) {
	s := serve(t, Options{})
	for _, name := range []string{"2016-02", "stress", "lists", "tail", "table", "footnotes", "supplement", "secrecy"} {
		var in imported
		files := map[string][]byte{name + ".yaml": sample(t, name+".yaml")}
		for i := 1; i <= 30; i++ {
			pic := fmt.Sprintf("pictures/stress-%02d.png", i)
			files[pic] = sample(t, pic)
		}
		decodeInto(t, s.post("/api/v1/import", zipped(t, files)).want(t, 200).body, &in)
		i, _ := issue.Parse(issue.Source{Name: "x.json", Data: in.Issue})
		if got := string(issue.Encode(i)); got != in.YAML {
			t.Errorf("%s: the JSON is\n%s\nthe YAML\n%s", name, got, in.YAML)
		}
	}
}
