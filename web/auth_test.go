package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func tokens(t *testing.T, lines string) *Tokens {
	t.Helper()
	list, err := ReadTokens([]byte(lines))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func sumOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func TestTokens(t *testing.T) {
	s := serve(t, Options{Tokens: tokens(t, "# office\n"+sumOf("one")+"  第一科\n\n"+strings.ToUpper(sumOf("two"))+"\n")})
	for header, status := range map[string]int{
		"": 401, "Bearer": 401, "Bearer three": 401, "Basic one": 401, "Bearer " + sumOf("one"): 401,
		"Bearer one": 200, "bearer two": 200,
	} {
		g := s.get("/api/v1/templates", "Authorization", header).want(t, status)
		if status == 401 {
			g.problem(t)
			if g.Header.Get("WWW-Authenticate") == "" {
				t.Errorf("%q: no WWW-Authenticate", header)
			}
		}
	}
	// What tells nothing is open, the rest is not.
	for path, status := range map[string]int{"/healthz": 200, "/readyz": 200, "/login": 200, "/plain.css": 200,
		"/": 401, "/metrics": 401, "/openapi.json": 401, "/upload": 401} {
		s.get(path).want(t, status)
	}
	s.post("/api/v1/render", small("题目")).want(t, 401)
	s.do(http.MethodPut, "/api/v1/pictures/"+strings.Repeat("0", 64), []byte("x")).want(t, 401)
}

func TestBrowsersLogIn(t *testing.T) {
	s := serve(t, Options{Tokens: tokens(t, sumOf("one"))})
	if g := s.get("/", "Accept", "text/html").want(t, 303); g.Header.Get("Location") != "/login" {
		t.Errorf("led to %q, want /login", g.Header.Get("Location"))
	}
	const asForm = "application/x-www-form-urlencoded"
	wrong := s.post("/login", []byte("token=wrong"), "Content-Type", asForm).want(t, 401)
	if !strings.Contains(string(wrong.body), "口令不对") {
		t.Errorf("a wrong token is answered with %s", wrong.body)
	}
	g := s.post("/login", []byte("token=one"), "Content-Type", asForm).want(t, 303)
	cookie := g.Header.Get("Set-Cookie")
	for _, part := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("the cookie %s is not %s", cookie, part)
		}
	}
	value, _, _ := strings.Cut(cookie, ";")
	s.get("/api/v1/templates", "Cookie", value).want(t, 200)
	s.get("/api/v1/templates", "Cookie", cookieName+"=wrong").want(t, 401)
}

func TestFilesOfTokens(t *testing.T) {
	for _, bad := range []string{"", "# nothing\n", "secret\n", sumOf("a")[:60] + "\n", sumOf("a") + "00\n"} {
		if _, err := ReadTokens([]byte(bad)); err == nil {
			t.Errorf("%q is taken for a file of tokens", bad)
		}
	}
}

// What a page of another site makes a browser send is refused.
func TestOtherSites(t *testing.T) {
	s := serve(t, Options{})
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"},
	} {
		s.post("/api/v1/render", small("题目"), headers...).want(t, 403).problem(t)
	}
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "none"}, {"Origin", s.url},
	} {
		s.post("/api/v1/render", small("题目"), headers...).want(t, 200)
	}
}

// A page of another site may make its own name lead to 127.0.0.1.
func TestOtherNames(t *testing.T) {
	s := serve(t, Options{Hosts: []string{"jianbao.lan"}})
	for host, status := range map[string]int{
		"127.0.0.1:80": 200, "localhost": 200, "[::1]:8080": 200, "jianbao.lan": 200, "jianbao.lan:8080": 200,
		"evil.example": 403, "evil.example:8080": 403, "127.0.0.1.evil.example": 403,
	} {
		r, err := http.NewRequest(http.MethodGet, s.url+"/api/v1/templates", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		s.send(r).want(t, status)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	s := serve(t, Options{})
	for _, path := range []string{"/", "/upload", "/docs", "/openapi.json", "/nothing", "/api/v1/templates", "/metrics"} {
		h := s.get(path).Header
		for name, part := range map[string]string{
			"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
		} {
			if !strings.Contains(h.Get(name), part) {
				t.Errorf("%s: %s is %q, want %s", path, name, h.Get(name), part)
			}
		}
		if strings.Contains(h.Get("Content-Security-Policy"), "unsafe") || h.Get("X-Request-Id") == "" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

func TestRequestIDs(t *testing.T) {
	s := serve(t, Options{})
	if id := s.get("/healthz", "X-Request-Id", "proxy-17").Header.Get("X-Request-Id"); id != "proxy-17" {
		t.Errorf("the proxy's id became %q", id)
	}
	for _, odd := range []string{`"><script>`, strings.Repeat("a", 65)} {
		if id := s.get("/healthz", "X-Request-Id", odd).Header.Get("X-Request-Id"); id == odd || id == "" {
			t.Errorf("%q became %q", odd, id)
		}
	}
}

// Words of an issue are words wherever they are shown.
func TestScriptsInTitlesAreWords(t *testing.T) {
	s := serve(t, Options{})
	const script = `<script>alert(1)</script>`
	body, kind := form(t, "file", map[string][]byte{"x.yaml": []byte("template: '" + script + "'\nmasthead: {name: 简报}\n")})
	g := s.post("/upload", body, "Content-Type", kind).want(t, 422)
	if bytes.Contains(g.body, []byte(script)) || !bytes.Contains(g.body, []byte("&lt;script&gt;")) {
		t.Errorf("the page has %s", g.body)
	}
	g = s.post("/api/v1/render", small(`"`+script+`"`)).want(t, 200)
	if h := g.Header.Get("Content-Disposition"); strings.ContainsAny(h, "<>") {
		t.Errorf("the header has %s", h)
	}
	g = s.post("/api/v1/render", bytes.Replace(small("题"), []byte("name: 简报"),
		[]byte(`name: "a\"; b=c/../\u202e简报"`), 1))
	if h := g.want(t, 200).Header.Get("Content-Disposition"); strings.Contains(h, "..%2F") || strings.Contains(h, "%E2%80%AE") {
		t.Errorf("the header has %s", h)
	}
}

// Who has taken its share of the queue is told to wait, while others get in.
func TestOneClientLeavesRoomForOthers(t *testing.T) {
	s := serve(t, Options{Tokens: tokens(t, sumOf("one")+"\n"+sumOf("two")),
		Limits: Limits{Workers: 1, Queue: 4, Wait: time.Minute}})
	leave, err := s.gate.enter(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan got)
	send := func(token string) {
		go func() { done <- s.post("/api/v1/render", small("题目"), "Authorization", "Bearer "+token) }()
	}
	send("one")
	send("one")
	s.until("two that wait", func() bool { return s.gate.queued() == 2 })
	for _, headers := range [][]string{{"Authorization", "bearer one"}, {"Cookie", cookieName + "=one"}} {
		g := s.post("/api/v1/check", small("题目"), headers...).want(t, 429)
		if p := g.problem(t); !strings.Contains(p.Detail, "2 个") || g.Header.Get("Retry-After") == "" {
			t.Errorf("%+v says neither the share nor when to come again", p)
		}
	}
	send("two")
	send("two")
	s.until("four that wait", func() bool { return s.gate.queued() == 4 })
	leave()
	for range 4 {
		(<-done).want(t, 200)
	}
	if len(s.gate.of) > 0 {
		t.Errorf("%d clients are remembered who wait no more", len(s.gate.of))
	}
}

func TestSharesOfTheQueue(t *testing.T) {
	for _, c := range []struct{ queue, said, want int }{
		{32, 0, 16}, {1, 0, 1}, {32, -1, 32}, {32, 3, 3},
	} {
		if got := (Limits{Queue: c.queue, PerClient: c.said}).share(); got != c.want {
			t.Errorf("%d of a queue of %d: %d, want %d", c.said, c.queue, got, c.want)
		}
	}
}

func TestClientsWithoutTokensAreAddresses(t *testing.T) {
	for _, c := range []struct {
		from string
		said int
		want string
	}{
		{"192.0.2.7:1234", 0, "192.0.2.7"},
		{"[::ffff:192.0.2.7]:9", 0, "192.0.2.7"},
		{"[2001:db8:1:2:3:4:5:6]:9", 0, "2001:db8:1:2::/64"},
		{"[fe80::1%eth0]:9", 0, "fe80::/64"},
		{"127.0.0.1:9", 0, ""}, {"[::1]:9", 0, ""}, {"127.0.0.1:9", 5, "127.0.0.1"},
		{"@", 0, ""},
	} {
		r := httptest.NewRequest(http.MethodPost, "/", nil)
		r.RemoteAddr = c.from
		s := New(Options{Press: shared(), Limits: Limits{PerClient: c.said}})
		if got := s.clientOf(r); got != c.want {
			t.Errorf("%s with %d: %q, want %q", c.from, c.said, got, c.want)
		}
	}
}
