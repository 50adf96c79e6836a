// Package trace tells an OpenTelemetry collector where the time of requests
// went: a span for each, with one for each stage below it, under the trace
// that the caller is in. It speaks OTLP over HTTP in JSON, which every
// collector takes, by its own hand: the library for it would make the program
// 8 MB larger and each of its starts slower. What a request is about it does
// not know.
package trace

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// Span is a stretch of time with a name. A nil Span is none and costs nothing.
type Span struct {
	tracer     *Tracer
	ids        ids
	parent     string
	state      string // of other tracers, passed on
	name       string
	kind       int
	begin, end time.Time
	attributes []attribute
	failed     bool
}

// ids name a span, in hexadecimal.
type ids struct{ trace, span string }

type attribute struct {
	key   string
	value any
}

// Kinds of spans, as OTLP counts them.
const (
	internal = 1
	server   = 2
)

// Start begins the span of a request, under the one that its traceparent
// names. It is nil when t is, or when the caller has its trace not recorded.
func (t *Tracer) Start(r *http.Request) *Span {
	if t == nil {
		return nil
	}
	parent, sampled := parse(r.Header.Get("Traceparent"))
	if !sampled {
		return nil
	}
	s := &Span{tracer: t, ids: ids{parent.trace, random(8)}, parent: parent.span,
		kind: server, begin: time.Now()}
	if parent.trace == "" {
		s.ids.trace = random(16)
	} else {
		s.state = r.Header.Get("Tracestate")
	}
	return s
}

// Child begins a span inside s.
func (s *Span) Child(name string) *Span {
	if s == nil {
		return nil
	}
	return &Span{tracer: s.tracer, ids: ids{s.ids.trace, random(8)}, parent: s.ids.span,
		state: s.state, name: name, kind: internal, begin: time.Now()}
}

// Name names s, which a request's route does only in the end.
func (s *Span) Name(name string) {
	if s != nil {
		s.name = name
	}
}

// Set notes something about s: a string or an int.
func (s *Span) Set(key string, value any) {
	if s != nil {
		s.attributes = append(s.attributes, attribute{key, value})
	}
}

// Fail notes that s ended in a fault of ours.
func (s *Span) Fail() {
	if s != nil {
		s.failed = true
	}
}

// End ends s and hands it on. It must not be used afterwards.
func (s *Span) End() {
	if s == nil {
		return
	}
	s.end = time.Now()
	s.tracer.put(s)
}

// Trace is the name of the trace that s is in, "" for none.
func (s *Span) Trace() string {
	if s == nil {
		return ""
	}
	return s.ids.trace
}

// parse reads a traceparent (W3C Trace Context 3.2). What is none begins a
// trace of its own, which is recorded.
func parse(header string) (parent ids, sampled bool) {
	f := strings.Split(strings.TrimSpace(header), "-")
	if len(f) < 4 || f[0] == "00" && len(f) > 4 || f[0] == "ff" || !isHex(f[0], 2) ||
		!isID(f[1], 32) || !isID(f[2], 16) || !isHex(f[3], 2) {
		return ids{}, true
	}
	flags, _ := hex.DecodeString(f[3])
	return ids{f[1], f[2]}, flags[0]&1 == 1
}

// isID tells a name of n digits that is not all zeros.
func isID(s string, n int) bool { return isHex(s, n) && strings.Trim(s, "0") != "" }

func isHex(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789abcdef") == ""
}

func random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails (crypto/rand)
	return hex.EncodeToString(b)
}
