package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"jianbao/press"
)

// answer is a whole response, in memory.
type answer struct {
	status int
	kind   string // media type
	body   []byte
}

// smallest is the size from which packing saves a packet.
const smallest = 1400

// packable are the kinds of content that gzip makes much smaller.
var packable = []string{"application/json", "application/problem+json", "application/yaml",
	"application/schema+json", "application/openapi+json"}

// send writes a, packed where that pays.
func (s *Service) send(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	h.Set("Content-Type", typed(a.kind))
	vary(h, a)
	if strings.Contains(a.kind, "json") {
		h.Set("Content-Language", languageTag(languageOf(r)))
	}
	if pays(a) && acceptsGzip(r) {
		h.Set("Content-Encoding", "gzip")
		a.body = packed(a.body)
	}
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	// The time to take the answer counts from here: work may have been long.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.limits.Write))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.body) // a client that is gone needs no answer
	}
}

// vary names what of a request an answer depends on besides its address.
func vary(h http.Header, a answer) {
	if strings.Contains(a.kind, "json") {
		h.Add("Vary", "Accept-Language")
	}
	if pays(a) {
		h.Add("Vary", "Accept-Encoding")
	}
}

// What clients may do with an answer: keep it but ask each time whether it is
// still so; keep it for ever, for its address names it by its content; neither.
const (
	asking  = "private, no-cache"
	forEver = "private, max-age=31536000, immutable"
	never   = "no-store"
)

// sendKept answers 200 with what clients may keep, or that they have it.
func (s *Service) sendKept(w http.ResponseWriter, r *http.Request, a answer, cache string) {
	tag := hashOf(a.body)[:32]
	if pays(a) && acceptsGzip(r) {
		tag += "-z" // other bytes, another tag
	}
	tag = `"` + tag + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", cache)
	if matches(r, tag) {
		vary(h, a)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	a.status = http.StatusOK
	s.send(w, r, a)
}

// typed is the media type with its charset where it is text.
func typed(kind string) string {
	if strings.HasPrefix(kind, "text/") {
		return kind + "; charset=utf-8"
	}
	return kind
}

func pays(a answer) bool {
	return len(a.body) >= smallest &&
		(strings.HasPrefix(a.kind, "text/") || slices.Contains(packable, a.kind))
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		if name, q := weighed(part); strings.EqualFold(name, "gzip") {
			return q > 0
		}
	}
	return false
}

func packed(body []byte) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err == nil {
		_, err = z.Write(body)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		panic(err) // memory does not fail
	}
	return b.Bytes()
}

// sendJSON answers 200 with v.
func (s *Service) sendJSON(w http.ResponseWriter, r *http.Request, v any) error {
	a, err := inJSON(v)
	if err == nil {
		w.Header().Set("Cache-Control", never)
		s.send(w, r, a)
	}
	return err
}

// inJSON is v as an answer.
func inJSON(v any) (answer, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return answer{}, fmt.Errorf("answer: %w", err)
	}
	return answer{http.StatusOK, "application/json", b.Bytes()}, nil
}

// disposition is a Content-Disposition whose file name may be Chinese: as it
// is for those who know RFC 8187, in ASCII for the others.
func disposition(name, plain string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
			strings.IndexByte("!#$&+-.^_`|~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return mime.FormatMediaType("attachment", map[string]string{"filename": plain}) +
		"; filename*=UTF-8''" + b.String()
}

// names are what the files of a proof are called: for people, and in ASCII.
func names(p *press.Proof) (name, plain string) {
	n := p.Issue.Number
	title := p.Issue.Masthead.Name.S
	if n.Supplement > 0 {
		name = fmt.Sprintf("%s%d年增刊第%d期", title, n.Year, n.Supplement)
		plain = fmt.Sprintf("jianbao-%d-supplement-%d", n.Year, n.Supplement)
	} else {
		name = fmt.Sprintf("%s%d年第%d期", title, n.Year, n.Issue)
		plain = fmt.Sprintf("jianbao-%d-%02d", n.Year, n.Issue)
	}
	if n.Whole > 0 {
		name += fmt.Sprintf("（总第%d期）", n.Whole)
	}
	return safeName(name), plain
}

// longestName is how many characters of a name every file system takes.
const longestName = 80

// safeName is name without what systems do not allow in names of files.
func safeName(name string) string {
	var b []rune
	for _, r := range name {
		switch {
		case r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r):
			r = '_'
		case unicode.Is(unicode.Cf, r):
			continue // unseen, and some turn what is read into something else
		}
		if b = append(b, r); len(b) == longestName {
			break
		}
	}
	return strings.TrimLeft(strings.TrimSpace(string(b)), ".")
}
