package web

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// endless is a body of n bytes that takes no memory.
type endless struct{ left int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := int(min(int64(len(p)), e.left))
	for i := range p[:n] {
		p[i] = 'a'
	}
	e.left -= int64(n)
	return n, nil
}

// growth is how many MiB the heap grows by while f runs.
func growth(f func()) int64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return (int64(after.HeapSys) - int64(before.HeapSys)) >> 20
}

// A gigabyte, said beforehand and not, is refused and taken nowhere.
func TestGigabyte(t *testing.T) {
	s := serve(t, Options{})
	for _, said := range []bool{true, false} {
		var status int
		grown := growth(func() {
			r, err := http.NewRequest(http.MethodPost, s.url+"/api/v1/render", &endless{1 << 30})
			if err != nil {
				t.Fatal(err)
			}
			if said {
				r.ContentLength = 1 << 30
			}
			answer, err := plain.Do(r)
			if err != nil {
				return // the connection was closed while we were still sending
			}
			defer answer.Body.Close()
			status = answer.StatusCode
		})
		if status != 413 && status != 0 || grown > 160 {
			t.Errorf("status %d, the heap grew by %d MiB; want 413 and no more than the limit asks", status, grown)
		}
	}
	// A client that sends the header and waits does get the answer.
	c := s.dial()
	fmt.Fprintf(c, "POST /api/v1/render HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n", 1<<30)
	c.expect("413")
}

// conn is a connection by hand.
type conn struct {
	*testing.T
	net.Conn
}

func (s *site) dial() conn {
	s.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { c.Close() })
	return conn{s.T, c}
}

// expect reads an answer whose status line has part.
func (c conn) expect(part string) {
	c.Helper()
	b := make([]byte, 64)
	_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
	n, err := io.ReadAtLeast(c.Conn, b, 15)
	if !strings.Contains(string(b[:n]), part) {
		c.Errorf("answered %q (%v), want %s", b[:n], err, part)
	}
}

func TestBodiesShareMemory(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Bodies: 100_000}})
	s.post("/api/v1/render", bytes.Repeat([]byte("a"), 200_000)).want(t, 503).problem(t)
	s.post("/api/v1/render", small("题目")).want(t, 200)
	s.until("memory given back", func() bool { return s.bodies.used.Load() == 0 })
}

func TestLimitsOnArchives(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Unpacked: 8 << 20, Entries: 50, Pictures: 20}})
	many := map[string][]byte{"a.yaml": small("题目")}
	for i := range 60 {
		many[fmt.Sprintf("%d.png", i)] = nil
	}
	pictures := map[string][]byte{"a.yaml": small("题目")}
	for i := range 30 {
		pictures[fmt.Sprintf("%d.png", i)] = []byte{1}
	}
	random := make([]byte, 3<<20)
	rand.NewChaCha8([32]byte{}).Read(random)
	for name, c := range map[string]struct {
		data   []byte
		detail string
	}{
		"a bomb":            {zipped(t, map[string][]byte{"a.yaml": make([]byte, 6<<20)}), "200 倍"},
		"too much":          {zipped(t, map[string][]byte{"a.yaml": random, "b.png": random, "c.png": random}), "8 MiB"},
		"many files":        {zipped(t, many), "50 个"},
		"many pictures":     {zipped(t, pictures), "20 张"},
		"a size of 2⁶³":     {forged(t, 1<<63), "200 倍"},
		"sizes that add up": {forged(t, 1<<64-1), "200 倍"},
	} {
		g := s.post("/api/v1/render", c.data)
		if g.StatusCode != 413 || !strings.Contains(g.problem(t).Detail, c.detail) {
			t.Errorf("%s: %d %s, want 413 and %s", name, g.StatusCode, g.body, c.detail)
		}
	}
	// A file that says it is small and is not.
	if g := s.post("/api/v1/render", forged(t, 10)); g.StatusCode != 400 {
		t.Errorf("a forged size: %d %s", g.StatusCode, g.body)
	}
	body, kind := form(t, "file", many)
	s.post("/api/v1/render", body, "Content-Type", kind).want(t, 413)
}

// forged is an archive whose file says it had a size that it has not.
func forged(t *testing.T, size uint64) []byte {
	t.Helper()
	var packed, b bytes.Buffer
	p, err := flate.NewWriter(&packed, 9)
	if err != nil {
		t.Fatal(err)
	}
	p.Write(make([]byte, 1<<20))
	p.Close()
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "a.yaml", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(make([]byte, 1<<20)),
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: size})
	if err == nil {
		_, err = w.Write(packed.Bytes())
	}
	if err != nil {
		t.Fatal(err)
	}
	z.Close()
	return b.Bytes()
}

func TestPackedRequests(t *testing.T) {
	s := serve(t, Options{})
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.Copy(z, &endless{16 << 20}); err != nil {
		t.Fatal(err)
	}
	z.Close()
	for _, path := range []string{"/api/v1/render", "/api/v1/import", "/api/v1/preview"} {
		g := s.post(path, b.Bytes(), "Content-Encoding", "gzip", "Content-Type", asJSON).want(t, 415)
		g.problem(t)
	}
}

// A Word file whose XML grows without end, and one that names outside files.
func TestHostileWordFiles(t *testing.T) {
	s := serve(t, Options{})
	word := func(document string) []byte {
		return zipped(t, map[string][]byte{
			"[Content_Types].xml": []byte(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
			"word/document.xml":   []byte(document),
		})
	}
	laughs := `<!DOCTYPE l [<!ENTITY a "ha">`
	for c := 'b'; c < 'l'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	for name, data := range map[string][]byte{
		"a billion laughs": word(laughs + `]><w:document ` + ns + `><w:body><w:p><w:r><w:t>&k;</w:t></w:r></w:p></w:body></w:document>`),
		"an outside file":  word(`<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ` + ns + `><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`),
		"a deep tree":      word(strings.Repeat("<a>", 200_000)),
		"a zip bomb":       word(strings.Repeat(" ", 100<<20)),
	} {
		grown := growth(func() {
			g := s.post("/api/v1/import", data, "Content-Type", wordType)
			if g.StatusCode != 422 && g.StatusCode != 413 {
				t.Errorf("%s: %d %.300s, want a refusal", name, g.StatusCode, g.body)
			}
			if bytes.Contains(g.body, []byte("root:")) {
				t.Errorf("%s shows /etc/passwd", name)
			}
		})
		if grown > 128 {
			t.Errorf("%s: the heap grew by %d MiB", name, grown)
		}
	}
}

// What is called a Word file is told as one, damaged as it is.
func TestDamagedWordFile(t *testing.T) {
	s := serve(t, Options{})
	body, kind := form(t, "file", map[string][]byte{"a.docx": sample(t, "2016-02.docx")[:9000]})
	p := s.post("/api/v1/import", body, "Content-Type", kind).want(t, 422).problem(t)
	if len(p.Findings) != 1 || p.Findings[0].Code != "E807" || p.Findings[0].Hint == "" {
		t.Errorf("got %+v, want E807 and what to do", p.Findings)
	}
}

// hugePNG is the header of a PNG of w × h pixels.
func hugePNG(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), w)
	head = append(binary.BigEndian.AppendUint32(head, h), 8, 2, 0, 0, 0)
	b := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	b = append(b, head...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
	return append(b, "\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e\x00\x00\x00\x00IEND\xae\x42\x60\x82"...)
}

// Pictures that are too large, and what is none: an SVG with a script.
func TestHostilePictures(t *testing.T) {
	s := serve(t, Options{})
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"30,000 × 30,000": {hugePNG(30_000, 30_000), "E704"},
		"an SVG":          {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "E706"},
		"a page":          {[]byte(`<html><script>alert(1)</script>`), "E706"},
	} {
		files := map[string][]byte{"a.yaml": append(small("题目"), "\n      ![图](a.png)\n"...), "a.png": c.data}
		grown := growth(func() {
			g := s.post("/api/v1/render", zipped(t, files)).want(t, 422)
			if f := g.problem(t).Findings; len(f) != 1 || f[0].Code != c.code {
				t.Errorf("%s: %+v, want %s", name, f, c.code)
			}
		})
		if grown > 64 {
			t.Errorf("%s: the heap grew by %d MiB", name, grown)
		}
	}
}

// Nothing an issue says makes the server ask another.
func TestNothingIsFetched(t *testing.T) {
	var hits atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer canary.Close()
	s := serve(t, Options{})
	data := append(small("题目"), fmt.Sprintf("\n      ![图](%s/a.png)\n\n      [见此](%s/b)\n", canary.URL, canary.URL)...)
	g := s.post("/api/v1/render", data).want(t, 422)
	if f := g.problem(t).Findings; f[0].Code != "E703" {
		t.Errorf("got %+v, want E703", f)
	}
	s.post("/api/v1/import", data).want(t, 422)
	if hits.Load() > 0 {
		t.Errorf("%d requests were made", hits.Load())
	}
}

func TestManyPages(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Pages: 3, Drawn: 2}})
	g := s.post("/api/v1/render", sample(t, "2016-02.yaml")).want(t, 413)
	if d := g.problem(t).Detail; !strings.Contains(d, "9 页") || !strings.Contains(d, "3 页") {
		t.Errorf("got %q, want both figures", d)
	}
	large := serve(t, Options{Limits: Limits{Drawn: 2}})
	large.post("/api/v1/render?to=png", sample(t, "2016-02.yaml")).want(t, 413)
	large.post("/api/v1/render?to=png&pages=1-2&dpi=20", sample(t, "2016-02.yaml")).want(t, 200)
}

// One works, one waits, the third is told to come again.
func TestQueue(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Workers: 1, Queue: 1, Wait: time.Minute}})
	leave, err := s.gate.enter(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	waiting := make(chan got)
	go func() { waiting <- s.post("/api/v1/render", small("题目")) }()
	s.until("a request that waits", func() bool { return s.gate.queued() == 1 })
	g := s.post("/api/v1/render", small("题目")).want(t, 503)
	g.problem(t)
	if g.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	s.get("/healthz").want(t, 200)
	leave()
	(<-waiting).want(t, 200)
}

func TestWaitEnds(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Workers: 1, Queue: 1, Wait: time.Millisecond}})
	leave, err := s.gate.enter(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	s.post("/api/v1/render", small("题目")).want(t, 503)
}

// long is an issue of many paragraphs, which takes a while.
func long() []byte {
	b := bytes.NewBuffer(small("题目"))
	for i := range 20_000 {
		fmt.Fprintf(b, "\n      第%d段说明情况，这一段和别的段落都不一样，所以每一段都要重新排。\n", i)
	}
	return b.Bytes()
}

func TestTimeIsUp(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Time: 50 * time.Millisecond}})
	g := s.post("/api/v1/render", long()).want(t, 503)
	if d := g.problem(t).Detail; !strings.Contains(d, "50ms") {
		t.Errorf("got %q, want the limit in it", d)
	}
	s.post("/api/v1/check", small("题目")).want(t, 200)
}

// Work for a client that has gone stops, and its place is free for others.
func TestGoneClients(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Workers: 1}})
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/api/v1/render", bytes.NewReader(long()))
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() {
		_, err := plain.Do(r)
		ended <- err
	}()
	s.until("work", func() bool { return s.gate.running() == 1 })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the client got %v", err)
	}
	s.post("/api/v1/check", small("题目")).want(t, 200)
	s.until("a request that is counted as given up", func() bool {
		return strings.Contains(string(s.get("/metrics").body), `status="499"`)
	})
}

// Headers and bodies that never end, or come a drop at a time, cost a connection for no longer than the
// limits say.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	s := serve(t, Options{Limits: Limits{Read: 300 * time.Millisecond}})
	slow := []string{
		"POST /api/v1/render HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n",
		"POST /api/v1/render HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf of it",
	}
	var all sync.WaitGroup
	for range 20 {
		c := s.dial()
		all.Go(func() { c.drip() })
	}
	for _, text := range slow {
		for range 20 {
			c := s.dial()
			all.Go(func() {
				fmt.Fprint(c, text)
				_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
				if _, err := io.Copy(io.Discard, c.Conn); errors.Is(err, context.DeadlineExceeded) || isTimeout(err) {
					t.Errorf("%.40q: the connection is still open", text)
				}
			})
		}
	}
	s.get("/healthz").want(t, 200)
	all.Wait()
}

// drip sends a header that has no end, a little at a time, until nobody takes
// it any more.
func (c conn) drip() {
	fmt.Fprint(c, "POST /api/v1/render HTTP/1.1\r\nHost: localhost\r\n")
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		if _, err := fmt.Fprint(c, "X-A: b\r\n"); err != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.Error("a header without end is still taken")
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

// until waits for what other goroutines bring about.
func (s *site) until(what string, done func() bool) {
	s.Helper()
	for end := time.Now().Add(20 * time.Second); !done(); runtime.Gosched() {
		if time.Now().After(end) {
			s.Fatalf("%s has not come about", what)
		}
	}
}

// What was taken in is finished when the service ends, and no more comes.
func TestWorkIsFinishedAtTheEnd(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Workers: 1}})
	leave, err := s.gate.enter(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	answer := make(chan got)
	go func() { answer <- s.post("/api/v1/render", small("题目")) }()
	s.until("a request that waits", func() bool { return s.gate.queued() == 1 })
	ended := make(chan error)
	go func() { ended <- s.close() }()
	s.until("the end", s.closing.Load)
	ready := httptest.NewRecorder()
	s.ServeHTTP(ready, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	if ready.Code != 503 {
		t.Errorf("ready says %d at the end, want 503", ready.Code)
	}
	leave()
	(<-answer).want(t, 200)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// Ten thousand requests of which nothing can be made: no fault of ours, and
// the service is well afterwards.
func TestMalformedRequests(t *testing.T) {
	t.Parallel()
	s := serve(t, Options{Limits: Limits{Read: 2 * time.Second}})
	bodies := [][]byte{small("题目"), []byte(`{"issue":` + smallJSON("甲,乙") + `}`), zipped(t, withPictures(t)),
		sample(t, "notice-markdown.md"), sample(t, "notice-json.json")}
	body, kind := form(t, "file", map[string][]byte{"a.yaml": small("题目"), "b.png": hugePNG(9, 9)})
	bodies = append(bodies, body)
	kinds := []string{asYAML, asJSON, "application/zip", "", "text/markdown", kind, wordType}
	paths := []string{"render", "check", "import", "preview", "download", "render?to=png&page=1&dpi=20"}
	n := 10_000
	if testing.Short() {
		n = 1000
	}
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			random := rand.New(rand.NewPCG(7, uint64(w)))
			for range n / 4 {
				data := spoiled(random, bodies[random.IntN(len(bodies))])
				r := httptest.NewRequest(http.MethodPost, prefix+"/"+paths[random.IntN(len(paths))], bytes.NewReader(data))
				r.Header.Set("Content-Type", kinds[random.IntN(len(kinds))])
				r.URL.RawQuery = string(spoiled(random, []byte(r.URL.RawQuery)))
				g := httptest.NewRecorder()
				s.ServeHTTP(g, r)
				if g.Code >= 500 && g.Code != 503 {
					t.Errorf("%s %q: %d %s", r.URL, data, g.Code, g.Body)
				}
			}
		})
	}
	all.Wait()
	s.rawRequests(n / 20)
	s.post("/api/v1/render", small("题目")).want(t, 200)
}

// spoiled is data with some of it changed, doubled or left out.
func spoiled(random *rand.Rand, data []byte) []byte {
	if len(data) == 0 {
		return data
	}
	data = bytes.Clone(data)
	for range 1 + random.IntN(6) {
		at := random.IntN(len(data))
		switch random.IntN(4) {
		case 0:
			data[at] = byte(random.IntN(256))
		case 1:
			data = data[:max(at, 1)]
		case 2:
			data = append(data, data[at:min(len(data), at+40)]...)
		default:
			copy(data[at:], "\x00\n: [{\"'*&!%@`"[random.IntN(14):])
		}
	}
	return data
}

// rawRequests sends what is hardly HTTP.
func (s *site) rawRequests(n int) {
	random := rand.New(rand.NewPCG(3, 4))
	const good = "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
	for range n {
		c, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			s.Fatal(err)
		}
		c.Write(spoiled(random, []byte(good)))
		c.(*net.TCPConn).CloseWrite()
		_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
		answer, _ := io.ReadAll(c)
		if bytes.Contains(answer, []byte(" 500 ")) {
			s.Errorf("answered %s", answer)
		}
		c.Close()
	}
}

// A file of none of the kinds that are imported is no issue full of warnings.
func TestImportTakesNoOtherFiles(t *testing.T) {
	s := serve(t, Options{})
	picture := sample(t, "pictures/grey.png")
	program := []byte("\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 60))
	for kind, data := range map[string][]byte{"image/png": picture, "": picture,
		"text/plain": picture, "application/octet-stream": program, "text/markdown": program,
		"application/yaml": program} {
		p := s.post("/api/v1/import", data, "Content-Type", kind).want(t, 415).problem(t)
		if !strings.Contains(p.Detail, ".docx") && !strings.Contains(p.Detail, ".yaml") {
			t.Errorf("%q: %q does not say what is taken", kind, p.Detail)
		}
	}
	s.post("/api/v1/import", picture, "Content-Disposition", `attachment; filename="a.png"`).
		want(t, 415)
	s.post("/upload", picture).want(t, 415)
	s.post("/api/v1/import", sample(t, "sources/gb18030.txt")).want(t, 200)
	s.post("/api/v1/import", sample(t, "sources/utf16.txt")).want(t, 200)
}
