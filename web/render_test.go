package web

import (
	"archive/zip"
	"bytes"
	"image/png"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jianbao/issue"
	"jianbao/press"
)

func TestRenderGivesWhatTheCommandGives(t *testing.T) {
	s := serve(t, Options{})
	data := sample(t, "2016-02.yaml")
	proof, found := shared().Compose(issue.Source{Name: "2016-02.yaml", Data: data}, press.Job{})
	if proof == nil {
		t.Fatal(found)
	}
	var want bytes.Buffer
	if err := shared().PDF(&want, proof); err != nil {
		t.Fatal(err)
	}
	g := s.post("/api/v1/render?to=pdf", data, "Content-Type", asYAML).want(t, 200)
	if !bytes.Equal(g.body, want.Bytes()) {
		t.Errorf("got %d bytes, want the %d that press writes", len(g.body), want.Len())
	}
}

func TestRenderNames(t *testing.T) {
	s := serve(t, Options{})
	for _, c := range []struct{ query, kind, name, ascii string }{
		{"", "application/pdf", "简报2016年第2期（总第36期）.pdf", "jianbao-2016-02.pdf"},
		{"?to=docx", wordType, "简报2016年第2期（总第36期）.docx", "jianbao-2016-02.docx"},
		{"?to=png", "application/zip", "简报2016年第2期（总第36期）.zip", "jianbao-2016-02.zip"},
		{"?to=png&page=3", "image/png", "简报2016年第2期（总第36期）-3.png", "jianbao-2016-02-3.png"},
	} {
		g := s.post("/api/v1/render"+c.query, sample(t, "2016-02.yaml")).want(t, 200)
		if kind := g.Header.Get("Content-Type"); kind != c.kind {
			t.Errorf("%q: content type %s, want %s", c.query, kind, c.kind)
		}
		header := g.Header.Get("Content-Disposition")
		kind, params, err := mime.ParseMediaType(header)
		if err != nil || kind != "attachment" || params["filename"] != c.name {
			t.Errorf("%q: %s means %v (%v), want %s", c.query, header, params, err, c.name)
		}
		if !strings.Contains(header, "filename="+c.ascii+";") {
			t.Errorf("%q: %s has no %s for old clients", c.query, header, c.ascii)
		}
	}
}

func TestRenderPages(t *testing.T) {
	s := serve(t, Options{})
	data := sample(t, "2016-02.yaml")
	g := s.post("/api/v1/render?to=png&pages=2,4-5,9-&dpi=40", data).want(t, 200)
	z, err := zip.NewReader(bytes.NewReader(g.body), int64(len(g.body)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name[strings.LastIndex(f.Name, "-"):])
	}
	if want := []string{"-2.png", "-4.png", "-5.png", "-9.png"}; !slices.Equal(names, want) {
		t.Errorf("the archive has %v, want %v", names, want)
	}
	one := s.post("/api/v1/render?to=png&page=2&dpi=40&grid=1", data).want(t, 200)
	img, err := png.Decode(bytes.NewReader(one.body))
	// A4 is 210 mm wide: 8.27 inches of 40 dots.
	if err != nil || img.Bounds().Dx() != 331 {
		t.Errorf("a page at 40 dots an inch is %v (%v), want 331 wide", img.Bounds(), err)
	}
}

// Notations and the types that clients give them, curl's among them.
func TestRenderTakesEveryNotation(t *testing.T) {
	s := serve(t, Options{})
	yaml, json, md := sample(t, "notice.yaml"), sample(t, "notice-json.json"), sample(t, "notice-markdown.md")
	for _, c := range []struct {
		kind string
		data []byte
	}{
		{asYAML, yaml}, {"application/x-yaml", yaml}, {"text/yaml; charset=utf-8", yaml}, {"", yaml},
		{"application/octet-stream", yaml}, {"application/x-www-form-urlencoded", yaml},
		{asJSON, json}, {"application/octet-stream", json}, {"", json},
		{"text/markdown", md}, {"application/octet-stream", md}, {"text/plain", md},
		{"application/zip", zipped(t, map[string][]byte{"a.json": json})},
		{"application/octet-stream", zipped(t, map[string][]byte{"a.md": md})},
		{asYAML, zipped(t, map[string][]byte{"a.yaml": yaml})}, // first bytes lie less than types
	} {
		headers := []string{"Content-Type", c.kind}
		if c.kind == "" {
			headers = nil
		}
		g := s.post("/api/v1/render", c.data, headers...)
		if g.StatusCode != 200 || !bytes.HasPrefix(g.body, []byte("%PDF-")) {
			t.Errorf("%q %.10q: %d %.200s", c.kind, c.data, g.StatusCode, g.body)
		}
	}
}

// withPictures is samples/pictures.yaml and what it names.
func withPictures(t *testing.T) map[string][]byte {
	files := map[string][]byte{"pictures.yaml": sample(t, "pictures.yaml")}
	for _, name := range []string{"hills.jpg", "bars.png", "turned.jpg", "grey.png", "lines.png", "tall.png"} {
		files["pictures/"+name] = sample(t, "pictures/"+name)
	}
	return files
}

// form is files as a form, each in a field of the name given.
func form(t *testing.T, field string, files map[string][]byte) (body []byte, kind string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		part, err := w.CreatePart(textproto.MIMEHeader{
			"Content-Disposition": {mime.FormatMediaType("form-data", map[string]string{"name": field, "filename": name})},
			"Content-Type":        {"application/octet-stream"}})
		if err == nil {
			_, err = part.Write(files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

func TestPicturesComeWithTheIssue(t *testing.T) {
	s := serve(t, Options{})
	files := withPictures(t)
	want := s.post("/api/v1/render", zipped(t, files)).want(t, 200).body
	body, kind := form(t, "file", files)
	inFolder := map[string][]byte{"__MACOSX/._pictures.yaml": []byte("x"), "第2期/.DS_Store": []byte("x")}
	for name, data := range files {
		inFolder["第2期/"+name] = data
	}
	zipForm, zipKind := form(t, "file", map[string][]byte{"第2期.zip": zipped(t, files)})
	for _, c := range []struct {
		name, kind string
		body       []byte
	}{
		{"a form", kind, body},
		{"a folder in a .zip", "application/zip", zipped(t, inFolder)},
		{"a .zip in a form", zipKind, zipForm},
	} {
		g := s.post("/api/v1/render", c.body, "Content-Type", c.kind).want(t, 200)
		if !bytes.Equal(g.body, want) {
			t.Errorf("%s gives %d bytes, the .zip %d", c.name, len(g.body), len(want))
		}
	}
}

// Windows in Chinese writes GBK into archives and does not say so.
func TestNamesInGBK(t *testing.T) {
	s := serve(t, Options{})
	name, err := simplifiedchinese.GBK.NewEncoder().String("图片/一号.png")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct {
		name string
		data []byte
	}{{"a.yaml", append(small("题目"), "\n      ![图](图片/一号.png)\n"...)}, {name, sample(t, "pictures/bars.png")}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, NonUTF8: true})
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	s.post("/api/v1/render", b.Bytes()).want(t, 200)
}

func TestETag(t *testing.T) {
	s := serve(t, Options{})
	files := withPictures(t)
	first := s.post("/api/v1/render", zipped(t, files)).want(t, 200).Header.Get("ETag")
	g := s.post("/api/v1/render", zipped(t, files), "If-None-Match", `"other", W/`+first).want(t, 304)
	if len(g.body) > 0 || g.Header.Get("ETag") != first {
		t.Errorf("304 has %d bytes and the tag %s, want none and %s", len(g.body), g.Header.Get("ETag"), first)
	}
	seen := map[string]string{first: "the first"}
	other := func(what, query string, change func(map[string][]byte)) {
		changed := maps.Clone(files)
		change(changed)
		tag := s.post("/api/v1/render"+query, zipped(t, changed), "If-None-Match", first).want(t, 200).Header.Get("ETag")
		if with, twice := seen[tag]; twice {
			t.Errorf("%s has the tag of %s", what, with)
		}
		seen[tag] = what
	}
	none := func(map[string][]byte) {}
	other("another format", "?to=docx", none)
	other("another house style", "?template=newsletter", none)
	other("another resolution", "?to=png&page=1&dpi=50", none)
	other("another picture", "", func(f map[string][]byte) { f["pictures/bars.png"] = f["pictures/lines.png"] })
	other("another word", "", func(f map[string][]byte) {
		f["pictures.yaml"] = bytes.Replace(f["pictures.yaml"], []byte("五年"), []byte("六年"), 1)
	})
}

// An enclosed file has its name in the PDF, others have none.
func TestETagNamesWhatIsEnclosed(t *testing.T) {
	s := serve(t, Options{})
	for query, same := range map[string]bool{"?attach-source=1": false, "?pdf=a-3a": true} {
		var tags [2]string
		for i, name := range []string{"a1.yaml", "b1.yaml"} {
			g := s.post("/api/v1/render"+query, small("题目"), "Content-Type", asYAML,
				"Content-Disposition", `attachment; filename="`+name+`"`)
			tags[i] = g.want(t, 200).Header.Get("ETag")
		}
		if got := tags[0] == tags[1]; got != same {
			t.Errorf("%s: two names have one tag is %v, want %v", query, got, same)
		}
	}
}

func TestRefusals(t *testing.T) {
	s := serve(t, Options{})
	yaml := small("题目")
	badForm, kind := form(t, "file", map[string][]byte{"a.yaml": yaml, "../b.png": []byte("x")})
	for _, c := range []struct {
		name, path, kind string
		body             []byte
		status           int
		detail           string
	}{
		{"nothing", "/api/v1/render", "", nil, 400, "没有收到文件"},
		{"a format nobody writes", "/api/v1/render?to=doc", "", yaml, 400, "to=doc"},
		{"a parameter nobody reads", "/api/v1/render?format=pdf", "", yaml, 400, "format"},
		{"a parameter twice", "/api/v1/render?to=pdf&to=docx", "", yaml, 400, "to"},
		{"parameters run together", "/api/v1/render?to=pdf;docx", "", yaml, 400, "to=pdf;docx"},
		{"a parameter of no bytes", "/api/v1/check?template=%zz", "", yaml, 400, "%zz"},
		{"a page and pages", "/api/v1/render?to=png&page=1&pages=2", "", yaml, 400, "pages"},
		{"page 0", "/api/v1/render?to=png&page=0", "", yaml, 400, "1–999999"},
		{"a page of a PDF", "/api/v1/render?page=1", "", yaml, 400, "to=png"},
		{"no such page", "/api/v1/render?to=png&page=7", "", yaml, 400, "没有第 7 页"},
		{"pages backwards", "/api/v1/render?to=png&pages=3-1", "", yaml, 400, "pages=3-1"},
		{"no such style", "/api/v1/render?template=gothic", "", yaml, 400, "gothic"},
		{"too fine", "/api/v1/render?to=png&dpi=9600", "", yaml, 400, "20–600"},
		{"a video", "/api/v1/render", "video/mp4", yaml, 415, "video/mp4"},
		{"no type at all", "/api/v1/render", "/;;", yaml, 415, "/;;"},
		{"a Word file", "/api/v1/render", "", sample(t, "2016-02.docx"), 415, "import"},
		{"a broken archive", "/api/v1/render", "", []byte("PK\x03\x04 and no more"), 400, "压缩包"},
		{"an archive without an issue", "/api/v1/render", "", zipped(t, map[string][]byte{"a.png": {1}}), 400, "没有简报文件"},
		{"an archive of two", "/api/v1/render", "", zipped(t, map[string][]byte{"a.yaml": yaml, "b.yaml": yaml}), 400, "a.yaml"},
		{"a name that climbs", "/api/v1/render", "", zipped(t, map[string][]byte{"a.yaml": yaml, "../../etc/x.png": {1}}), 400, "../../etc"},
		{"a name from the root", "/api/v1/render", "", zipped(t, map[string][]byte{"a.yaml": yaml, "/etc/x.png": {1}}), 400, "/etc/x.png"},
		{"a name that climbs in a form", "/api/v1/render", kind, badForm, 400, "../b.png"},
		{"a form without bounds", "/api/v1/render", "multipart/form-data", badForm, 400, "表单"},
		{"a form cut short", "/api/v1/render", kind, badForm[:len(badForm)/3], 400, "表单"},
		{"an issue with errors", "/api/v1/render", asYAML, []byte("titel: x\n"), 422, "错误"},
		{"a spreadsheet", "/api/v1/import", "", zipped(t, map[string][]byte{
			"[Content_Types].xml": {1}, "xl/workbook.xml": {1}}), 415, "Word"},
		{"an archive of nothing to import", "/api/v1/import", "",
			zipped(t, map[string][]byte{"a.png": {1}}), 400, ".docx"},
		{"an import of nothing known", "/api/v1/import", "", []byte("%PDF-1.7\n%\xe2\xe3\n"), 422, "没有导入"},
	} {
		headers := []string{"Content-Type", c.kind}
		if c.kind == "" {
			headers = nil
		}
		g := s.post(c.path, c.body, headers...)
		if g.StatusCode != c.status {
			t.Errorf("%s: %d %.200q, want %d", c.name, g.StatusCode, g.body, c.status)
			continue
		}
		p := g.problem(t)
		if !strings.Contains(p.Detail, c.detail) {
			t.Errorf("%s: %q says nothing of %q", c.name, p.Detail, c.detail)
		}
		if c.status == 422 && len(p.Findings) == 0 {
			t.Errorf("%s: no findings", c.name)
		}
	}
}

func TestWrongPlaces(t *testing.T) {
	s := serve(t, Options{})
	s.get("/api/v1/nothing").want(t, 404).problem(t)
	s.get("/../etc/passwd").want(t, 404)
	s.get("/.keep").want(t, 404)
	g := s.get("/api/v1/render").want(t, 405)
	g.problem(t)
	if allow := g.Header.Get("Allow"); allow != "POST" {
		t.Errorf("Allow is %q, want POST", allow)
	}
	g = s.do(http.MethodDelete, "/api/v1/templates", nil).want(t, 405)
	if allow := g.Header.Get("Allow"); allow != "GET, HEAD" {
		t.Errorf("Allow is %q, want GET, HEAD", allow)
	}
	if g := s.do(http.MethodHead, "/api/v1/templates", nil).want(t, 200); len(g.body) > 0 {
		t.Errorf("HEAD has a body of %d bytes", len(g.body))
	}
}

func TestFindingsInTheReadersLanguage(t *testing.T) {
	s := serve(t, Options{})
	data := []byte(strings.Replace(string(small("题目")), "正文一段，", "正文一段,", 1))
	for _, c := range []struct{ accept, lang, text string }{
		{"", "zh-CN", "汉字旁用了半角标点 ,"},
		{"en-GB,en;q=0.9", "en", "half-width , beside Han"},
		{"fr, en;q=0.4, zh-TW;q=0.8", "zh-CN", "汉字旁用了半角标点 ,"},
		{"zh;q=0, en;q=0.1", "en", "half-width , beside Han"},
	} {
		g := s.post("/api/v1/check", data, "Accept-Language", c.accept).want(t, 200)
		var result checked
		decodeInto(t, g.body, &result)
		f := result.Findings
		if len(f) != 1 || f[0].Text != c.text || f[0].Code != "W204" || f[0].Severity != "warning" ||
			f[0].Line != 8 || f[0].Col != 11 || f[0].Path != "articles[0].body" || f[0].Hint == "" || result.Pages != 1 {
			t.Errorf("%q: %s, want W204 at 8:11: %s", c.accept, g.body, c.text)
		}
		if g.Header.Get("Content-Language") != c.lang || !slices.Contains(g.Header.Values("Vary"), "Accept-Language") {
			t.Errorf("%q: language %s, vary %v", c.accept, g.Header.Get("Content-Language"), g.Header.Values("Vary"))
		}
	}
}

// A check that finds errors has done its work.
func TestCheckTellsErrors(t *testing.T) {
	s := serve(t, Options{})
	var result checked
	decodeInto(t, s.post("/api/v1/check", []byte("titel: x\n")).want(t, 200).body, &result)
	if len(result.Findings) == 0 || result.Findings[0].Severity != "error" || result.Pages != 0 {
		t.Errorf("got %+v, want errors and no pages", result)
	}
}

func TestPacking(t *testing.T) {
	s := serve(t, Options{})
	for _, c := range []struct {
		accept string
		packed bool
	}{{"gzip", true}, {"br, GZIP;q=0.5", true}, {"gzip;q=0", false}, {"", false}, {"identity", false}} {
		g := s.get("/api/v1/schema", "Accept-Encoding", c.accept).want(t, 200)
		if packed := g.Header.Get("Content-Encoding") == "gzip"; packed != c.packed {
			t.Errorf("Accept-Encoding %q: packed is %v, want %v", c.accept, packed, c.packed)
		}
		if !slices.Contains(g.Header.Values("Vary"), "Accept-Encoding") {
			t.Errorf("Accept-Encoding %q: Vary is %v", c.accept, g.Header.Values("Vary"))
		}
	}
	g := s.post("/api/v1/render", small("题目"), "Accept-Encoding", "gzip").want(t, 200)
	if g.Header.Get("Content-Encoding") != "" {
		t.Error("a PDF is packed once more")
	}
}

func TestListsAndSchema(t *testing.T) {
	s := serve(t, Options{})
	var list styleList
	decodeInto(t, s.get("/api/v1/templates").want(t, 200).body, &list)
	byName := func(i styleInfo) bool { return i.Name == "bulletin" && i.Default && i.Title != "" }
	if len(list.Templates) < 4 || !slices.ContainsFunc(list.Templates, byName) {
		t.Errorf("the house styles are %+v", list.Templates)
	}
	if g := s.get("/api/v1/schema").want(t, 200); !bytes.Equal(g.body, issue.Schema()) {
		t.Error("the schema is not package issue's")
	}
	s.get("/api/v1/schema?x=1").want(t, 400)
}

// Whatever does not change by itself says so, and is not sent twice.
func TestWhatClientsHaveIsNotSentAgain(t *testing.T) {
	s := serve(t, Options{})
	for _, path := range []string{"/", "/openapi.json", "/api/v1/templates", "/api/v1/schema"} {
		for _, coding := range []string{"identity", "gzip"} {
			g := s.get(path, "Accept-Encoding", coding).want(t, 200)
			tag := g.Header.Get("ETag")
			if tag == "" || g.Header.Get("Cache-Control") != asking {
				t.Errorf("%s: ETag %q, Cache-Control %q", path, tag, g.Header.Get("Cache-Control"))
			}
			s.do("HEAD", path, nil, "Accept-Encoding", coding, "If-None-Match", `"x", `+tag).want(t, 304)
			s.get(path, "Accept-Encoding", coding, "If-None-Match", tag).want(t, 304)
		}
	}
	for _, path := range []string{"/healthz", "/readyz", "/metrics", "/nothing.txt"} {
		if got := s.get(path).Header.Get("Cache-Control"); got != never {
			t.Errorf("%s: Cache-Control %q", path, got)
		}
	}
	body := []byte(`{"issue":` + smallJSON("正文在此。") + `}`)
	g := s.post("/api/v1/download", body, "Content-Type", asJSON).want(t, 200)
	s.post("/api/v1/download", body, "Content-Type", asJSON, "If-None-Match", g.Header.Get("ETag")).
		want(t, 304)
}
