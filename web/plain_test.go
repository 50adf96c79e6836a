package web

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
)

// The page without scripts: a file in, a file out, or what is wrong with it.
func TestUploadWithoutScripts(t *testing.T) {
	s := serve(t, Options{})
	page := s.get("/upload", "Accept-Language", "en").want(t, 200)
	if !bytes.Contains(page.body, []byte(`enctype="multipart/form-data"`)) || bytes.Contains(page.body, []byte("<script")) ||
		!bytes.Contains(page.body, []byte(`<html lang="en">`)) {
		t.Errorf("the page is %s", page.body)
	}
	for _, name := range []string{"2016-02.docx", "2016-02.yaml", "notice-markdown.md"} {
		body, kind := form(t, "file", map[string][]byte{name: sample(t, name)})
		g := s.post("/upload", body, "Content-Type", kind).want(t, 200)
		if !bytes.HasPrefix(g.body, []byte("%PDF-")) {
			t.Errorf("%s: %.200q", name, g.body)
		}
	}
	body, kind := form(t, "file", map[string][]byte{"2016-02.yaml": sample(t, "2016-02.yaml")})
	if g := s.post("/upload?to=docx", body, "Content-Type", kind).want(t, 200); !bytes.HasPrefix(g.body, []byte(zipMagic)) {
		t.Errorf("a Word document is %.20q", g.body)
	}
	body, kind = form(t, "file", map[string][]byte{"a.yaml": []byte("titel: x\n")})
	g := s.post("/upload", body, "Content-Type", kind).want(t, 422)
	if !bytes.Contains(g.body, []byte(`role="alert"`)) || !bytes.Contains(g.body, []byte("titel")) {
		t.Errorf("the page says %s", g.body)
	}
}

// What a PDF encloses is set as it would be by itself, pictures beside it too.
func TestUploadTakesTheIssueOutOfItsPDF(t *testing.T) {
	s := serve(t, Options{})
	for _, name := range []string{"notice.yaml", "notice-markdown.md"} {
		bare, kind := form(t, "file", map[string][]byte{name: sample(t, name)})
		want := s.post("/upload", bare, "Content-Type", kind).want(t, 200).body
		carrier := s.post("/api/v1/render?attach-source=1", sample(t, name)).want(t, 200).body
		body, kind := form(t, "file", map[string][]byte{"a.pdf": carrier})
		if got := s.post("/upload", body, "Content-Type", kind).want(t, 200).body; !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes out of its PDF, %d by itself", name, len(got), len(want))
		}
	}
	files := withPictures(t)
	want := s.post("/api/v1/render", zipped(t, files)).want(t, 200).body
	files["pictures.pdf"] = s.post("/api/v1/render?attach-source=1", zipped(t, files)).want(t, 200).body
	for _, what := range []string{"with the issue", "without it"} {
		body, kind := form(t, "file", files)
		if got := s.post("/upload", body, "Content-Type", kind).want(t, 200).body; !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, want %d", what, len(got), len(want))
		}
		delete(files, "pictures.yaml")
	}
}

// The pages ask nobody else for anything.
func TestPagesAreOnTheirOwn(t *testing.T) {
	s := serve(t, Options{})
	elsewhere := regexp.MustCompile(`(src|href|action)="(https?:)?//`)
	for _, path := range []string{"/", "/upload", "/docs", "/login"} {
		if found := elsewhere.Find(s.get(path).body); found != nil {
			t.Errorf("%s has %s", path, found)
		}
	}
}

// openAPI is what the tests read of the description.
type openAPI struct {
	OpenAPI string `json:"openapi"`
	Paths   map[string]map[string]struct {
		OperationID string         `json:"operationId"`
		Responses   map[string]any `json:"responses"`
		Summary     string         `json:"summary"`
	} `json:"paths"`
	Components struct {
		Schemas map[string]any `json:"schemas"`
	} `json:"components"`
}

func TestDescription(t *testing.T) {
	s := serve(t, Options{})
	var api openAPI
	body := s.get("/openapi.json").want(t, 200).body
	if err := json.Unmarshal(body, &api); err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, o := range operations {
		paths[o.path] = true
	}
	if !strings.HasPrefix(api.OpenAPI, "3.1") || len(api.Paths) != len(paths) {
		t.Errorf("OpenAPI %s with %d paths, want 3.1 with %d", api.OpenAPI, len(api.Paths), len(paths))
	}
	for ref := range bytes.SplitSeq(body, []byte("#/components/schemas/")) {
		name, _, _ := bytes.Cut(ref, []byte(`"`))
		if !bytes.HasPrefix(ref, []byte("{")) && api.Components.Schemas[string(name)] == nil {
			t.Errorf("%s is referred to and not there", name)
		}
	}
	if issue, _ := api.Components.Schemas["Issue"].(map[string]any); issue["properties"] == nil {
		t.Error("the issue has no schema of its own")
	}
}

// Every address below the prefix is described, and the other way about.
func TestEveryRouteIsDescribed(t *testing.T) {
	s := New(Options{Press: shared()})
	described := map[string]bool{}
	for _, o := range operations {
		described[o.method+" "+o.path] = true
		if !s.mux.Match(chi.NewRouteContext(), o.method, o.path) {
			t.Errorf("nothing answers %s %s", o.method, o.path)
		}
		for _, l := range []int{0, 1} {
			if o.summary[l] == "" {
				t.Errorf("%s has no summary in language %d", o.id, l)
			}
		}
	}
	for _, route := range s.mux.Routes() {
		for method := range route.Handlers {
			if strings.HasPrefix(route.Pattern, prefix) && !described[method+" "+route.Pattern] {
				t.Errorf("%s %s is not described", method, route.Pattern)
			}
		}
	}
}

func TestDocsForPeople(t *testing.T) {
	s := serve(t, Options{})
	page := s.get("/docs", "Accept-Language", "en").want(t, 200).body
	for _, o := range operations {
		if !bytes.Contains(page, []byte(o.path)) || !bytes.Contains(page, []byte(o.summary[1])) {
			t.Errorf("the page does not tell of %s", o.id)
		}
	}
}

// phrases with verbs say as many things in both languages.
func TestPhrasesAskForTheSame(t *testing.T) {
	verbs := regexp.MustCompile(`%(\[\d\])?[a-z]`)
	for _, p := range []phrase{sayTooMany, sayTooLong, sayBodyLarge, sayUnpackedLarge, sayManyEntries, sayRatio, sayManyPictures,
		sayManyPages, sayManyDrawn, sayBadForm, sayBadName, sayTwice, sayManyIssues, sayKind, sayKindJSON, sayEncoding,
		sayQuery, sayUnknownQuery, sayOnly, sayOnlyPrint, sayManyPrinted, sayNoSuchPage, sayJSON, sayMissing, sayHashForm, sayNotFound, sayMethod,
		sayHost, sayTemplate} {
		if zh, en := len(verbs.FindAllString(p[0], -1)), len(verbs.FindAllString(p[1], -1)); zh != en {
			t.Errorf("%q has %d verbs, %q has %d", p[0], zh, p[1], en)
		}
	}
}

func TestMeasures(t *testing.T) {
	s := serve(t, Options{})
	s.post("/api/v1/render", small("题目")).want(t, 200)
	s.get("/nothing").want(t, 404)
	text := string(s.get("/metrics").want(t, 200).body)
	for _, line := range []string{
		`jianbao_requests_total{route="/api/v1/render",method="POST",status="200"} 1`,
		`jianbao_stage_seconds_count{stage="compose"} 1`,
		`jianbao_stage_seconds_count{stage="pdf"} 1`,
		`jianbao_request_seconds_bucket{route="/api/v1/render",le="+Inf"} 1`,
		`jianbao_running 0`, `# TYPE jianbao_waiting gauge`,
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("the measures have no line %s", line)
		}
	}
}

func TestProfilesAreForThisMachine(t *testing.T) {
	s := serve(t, Options{Profile: true})
	s.get("/debug/pprof/cmdline").want(t, 200)
	closed := serve(t, Options{})
	closed.get("/debug/pprof/cmdline").want(t, 404)
}
