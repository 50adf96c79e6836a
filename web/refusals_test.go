package web

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"
)

// ask is a request that a service with room for it answers with 200.
type ask struct {
	method, path, kind string
	body               []byte
}

func (s *site) ask(a ask) got {
	s.Helper()
	return s.do(a.method, a.path, a.body, "Content-Type", a.kind)
}

// working are requests that each have to wait for their turn: one for every
// operation that has one.
func (s *site) working() []ask {
	s.Helper()
	issue := []byte(`{"issue":` + smallJSON("正文一段。") + `}`)
	page := s.previewOf([]byte(smallJSON("正文一段。"))).Pages[0].Hash
	return []ask{
		{http.MethodPost, "/api/v1/render", asYAML, small("题目")},
		{http.MethodPost, "/api/v1/check", asYAML, small("题目")},
		{http.MethodPost, "/api/v1/import", asYAML, small("题目")},
		{http.MethodPost, "/api/v1/preview", asJSON, issue},
		{http.MethodPost, "/api/v1/download", asJSON, issue},
		{http.MethodGet, "/api/v1/example", "", nil},
		{http.MethodGet, "/api/v1/pages/" + page + ".png?dpi=37", "", nil},
	}
}

// Whoever comes when others wait already, or has come too often, is told when
// to come again, whatever he asks for; when there is room he gets it.
func TestEveryWorkerCanBeBusy(t *testing.T) {
	const here = "127.0.0.1"
	s := serve(t, Options{Limits: Limits{Workers: 1, Queue: 2, PerClient: 1, Wait: time.Minute}})
	asks := s.working()
	leave, err := s.gate.enter(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	refused := func(status int) {
		for _, a := range asks {
			g := s.ask(a).want(t, status)
			if g.problem(t); g.Header.Get("Retry-After") == "" {
				t.Errorf("%s: %d without Retry-After", a.path, status)
			}
		}
	}
	for status, waiting := range map[int][]string{503: {"another", "a third"}, 429: {here}} {
		for _, client := range waiting {
			if err := s.gate.join(client); err != nil {
				t.Fatal(err)
			}
		}
		refused(status)
		for _, client := range waiting {
			s.gate.quit(client)
		}
	}
	leave()
	for _, a := range asks {
		s.ask(a).want(t, 200)
	}
}

func TestEveryBodyIsBounded(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Body: 1000}})
	large := bytes.Repeat([]byte("甲"), 1000)
	for _, path := range []string{"render", "check", "import", "preview", "download"} {
		for _, kind := range []string{asYAML, asJSON} {
			if kind == asYAML && (path == "preview" || path == "download") {
				continue // take JSON alone
			}
			s.post(prefix+"/"+path, large, "Content-Type", kind).want(t, 413).problem(t)
		}
	}
	s.do(http.MethodPut, prefix+"/pictures/"+hashOf(large), large).want(t, 413).problem(t)
}

func TestRefusalsOfTheOtherRoutes(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Bodies: 100_000}})
	picture := []byte("a picture")
	place := prefix + "/pictures/"
	missing := `{"issue":` + smallJSON("![图](a.png)") + `,"pictures":{"a.png":"` +
		strings.Repeat("0", 64) + `"}}`
	much := bytes.Repeat([]byte("a"), 200_000)
	for _, c := range []struct {
		ask
		status int
	}{
		{ask{http.MethodPost, prefix + "/check?x=1", asYAML, small("题目")}, 400},
		{ask{http.MethodPost, prefix + "/check", "image/png", small("题目")}, 415},
		{ask{http.MethodPost, prefix + "/import?x=1", asYAML, small("题目")}, 400},
		{ask{http.MethodGet, prefix + "/example?x=1", "", nil}, 400},
		{ask{http.MethodGet, prefix + "/templates?x=1", "", nil}, 400},
		{ask{http.MethodPost, prefix + "/download", asJSON, []byte(missing)}, 409},
		{ask{http.MethodPut, place + hashOf(much), "", much}, 503},
		{ask{http.MethodPut, place + hashOf(picture), "", picture}, 204},
		{ask{http.MethodGet, place + hashOf(picture), "", nil}, 200},
	} {
		if g := s.ask(c.ask).want(t, c.status); c.status >= 400 {
			g.problem(t)
		}
	}
	s.do(http.MethodPut, place+hashOf(picture), picture, "Content-Encoding", "gzip").want(t, 415)
	tag := s.get(place + hashOf(picture)).Header.Get("ETag")
	s.get(place+hashOf(picture), "If-None-Match", tag).want(t, 304)
}
