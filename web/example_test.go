package web

import (
	"encoding/json"
	"net/http"
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
