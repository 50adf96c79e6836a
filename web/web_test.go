package web

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"jianbao/press"
)

// shared is the press of all tests: its faces are read once.
var shared = sync.OnceValue(func() *press.Press { return press.New(press.Options{Memo: 16 << 20}) })

// site is a service on a port of its own, and a client that checks that every
// answer is one that the description has.
type site struct {
	*testing.T
	*Service
	url   string
	close func() error
}

// serve starts a service on a real listener; it ends with the test.
func serve(t *testing.T, o Options) *site {
	t.Helper()
	if o.Press == nil {
		o.Press = shared()
	}
	o.Setting = "test"
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(o)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	stop := sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("the service ended with %v", err)
		}
	})
	return &site{t, s, "http://" + l.Addr().String(), stop}
}

// got is an answer, read to its end.
type got struct {
	*http.Response
	body []byte
}

// plain is a client that follows no redirection and unpacks nothing.
var plain = &http.Client{
	Transport:     &http.Transport{DisableCompression: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// do sends a request: method and path, a body, headers as name, value, ….
func (s *site) do(method, path string, body []byte, headers ...string) got {
	s.Helper()
	r, err := http.NewRequest(method, s.url+path, bytes.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return s.send(r)
}

func (s *site) send(r *http.Request) got {
	s.Helper()
	answer, err := plain.Do(r)
	if err != nil {
		s.Fatalf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.Fatalf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	s.documented(r, answer)
	return got{answer, body}
}

// documented checks that the description has an answer's status and type.
func (s *site) documented(r *http.Request, answer *http.Response) {
	s.Helper()
	for _, o := range operations {
		if o.method != r.Method || !o.matches(r.URL.Path) {
			continue
		}
		seen.Store(fmt.Sprintf("%s %d", o.id, answer.StatusCode), true)
		kind, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
		for _, a := range o.answers {
			if a.status == answer.StatusCode && (len(a.kinds) == 0 || slices.Contains(a.kinds, kind)) {
				return
			}
		}
		known := slices.Contains(append(slices.Clone(everywhere), o.refusals...), answer.StatusCode)
		if !known || kind != "application/problem+json" {
			s.Errorf("%s %s answers %s %s, which is not described", r.Method, r.URL.Path, answer.Status, kind)
		}
	}
}

// matches tells whether path is one of the operation's.
func (o operation) matches(path string) bool {
	ours, theirs := strings.Split(o.path, "/"), strings.Split(path, "/")
	if len(ours) != len(theirs) {
		return false
	}
	for i := range ours {
		if ours[i] != theirs[i] && !strings.HasPrefix(ours[i], "{") {
			return false
		}
	}
	return true
}

func (s *site) post(path string, body []byte, headers ...string) got {
	s.Helper()
	return s.do(http.MethodPost, path, body, headers...)
}

func (s *site) get(path string, headers ...string) got {
	s.Helper()
	return s.do(http.MethodGet, path, nil, headers...)
}

// want fails unless the answer has a status.
func (g got) want(t testing.TB, status int) got {
	t.Helper()
	if g.StatusCode != status {
		t.Fatalf("%s %s: %d %.600q, want %d",
			g.Request.Method, g.Request.URL.RequestURI(), g.StatusCode, g.body, status)
	}
	return g
}

// problem is the answer as a problem; its own status has to be the answer's.
func (g got) problem(t testing.TB) (p problemJSON) {
	t.Helper()
	decodeInto(t, g.body, &p)
	if p.Status != g.StatusCode || p.Type != "about:blank" || p.Title == "" || p.Detail == "" {
		t.Errorf("%s: %s, want a whole problem of status %d", g.Request.URL.Path, g.body, g.StatusCode)
	}
	return p
}

func decodeInto(t testing.TB, body []byte, v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		t.Fatalf("%v in %.300s", err, body)
	}
}

// sample is a file of the samples.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../samples", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// zipped is a .zip of files, in order of their names.
func zipped(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// small is a short issue with a title of its own.
func small(title string) []byte {
	return []byte("masthead: {name: 简报}\nnumber: {year: 2026, issue: 3}\npublisher: 协会编印\n" +
		"date: 2026-03-01\narticles:\n  - title: " + title + "\n    body: |\n      正文一段，说明情况。\n")
}

// smallJSON is the like as an editor's page has it.
func smallJSON(body string) string {
	text, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	return `{"masthead":{"name":"简报"},"number":{"year":2026,"issue":3},"publisher":"协会编印",` +
		`"date":"2026-03-01","articles":[{"title":"一个题目","body":` + string(text) + `}]}`
}

const (
	asYAML = "application/yaml"
	asJSON = "application/json"
)

func TestServiceEndsWhenAsked(t *testing.T) {
	s := serve(t, Options{})
	s.get("/healthz").want(t, 200)
	if err := s.close(); err != nil {
		t.Error(err)
	}
	if _, err := plain.Get(s.url + "/healthz"); err == nil {
		t.Error("it still answers")
	}
}
