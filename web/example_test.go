package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestExampleCanBeSetAsItComes(t *testing.T) {
	s := serve(t, Options{})
	var got imported
	if err := json.Unmarshal(s.get("/api/v1/example").want(t, http.StatusOK).body, &got); err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(manuscript{Issue: got.Issue})
	if err != nil {
		t.Fatal(err)
	}
	var p previewed
	answer := s.post("/api/v1/preview", body, "Content-Type", "application/json")
	if err := json.Unmarshal(answer.want(t, http.StatusOK).body, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Pages) < 8 {
		t.Errorf("the example has %d pages, want at least 8", len(p.Pages))
	}
}

func TestPicturesComeBack(t *testing.T) {
	s := serve(t, Options{})
	data := []byte("\x89PNG\r\n\x1a\n and whatever")
	path := "/api/v1/pictures/" + hashOf(data)
	s.get(path).want(t, http.StatusNotFound)
	s.do(http.MethodPut, path, data, "Content-Type", "image/png").want(t, http.StatusNoContent)
	got := s.get(path).want(t, http.StatusOK)
	if string(got.body) != string(data) || got.Header.Get("Content-Type") != "image/png" {
		t.Errorf("got %q as %s", got.body, got.Header.Get("Content-Type"))
	}
	s.get("/api/v1/pictures/none").want(t, http.StatusBadRequest)
}

// What is sent as a picture and is a page to a browser comes back as bytes;
// a picture that carries a script as well comes back as a picture and as
// nothing else, in which nothing may run.
func TestPicturesAreNoPages(t *testing.T) {
	s := serve(t, Options{})
	const script = `<script>alert(1)</script>`
	for data, kind := range map[string]string{
		`<svg xmlns="http://www.w3.org/2000/svg">` + script + `</svg>`: "application/octet-stream",
		`<!DOCTYPE html>` + script:                                     "application/octet-stream",
		string(hugePNG(9, 9)) + script:                                 "image/png",
		"\xff\xd8\xff\xe0" + script:                                    "image/jpeg",
		"GIF89a/*" + script + "*/=1":                                   "application/octet-stream",
		"%PDF-1.7 " + script:                                           "application/octet-stream",
		" \n" + script + "\x89PNG\r\n\x1a\n":                           "application/octet-stream",
	} {
		path := "/api/v1/pictures/" + hashOf([]byte(data))
		s.do(http.MethodPut, path, []byte(data), "Content-Type", "image/png").want(t, 204)
		h := s.get(path).want(t, 200).Header
		if h.Get("Content-Type") != kind || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%.40q comes back with %v", data, h)
		}
	}
}
