package web

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"jianbao/web/trace"
)

// collected is a span as a collector reads it.
type collected struct {
	TraceID, SpanID, ParentSpanID, TraceState, Name string
	Start                                           string `json:"startTimeUnixNano"`
	End                                             string `json:"endTimeUnixNano"`
	Kind                                            int
	Attributes                                      []struct {
		Key   string
		Value struct{ StringValue, IntValue string }
	}
}

// collector keeps the spans that it is sent.
type collector struct {
	mu     sync.Mutex
	spans  []collected
	header http.Header
	path   string
}

// ServeHTTP takes an ExportTraceServiceRequest.
func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var m struct {
		ResourceSpans []struct {
			ScopeSpans []struct{ Spans []collected }
		}
	}
	data, err := io.ReadAll(r.Body)
	if err != nil || json.Unmarshal(data, &m) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	c.header, c.path = r.Header.Clone(), r.URL.Path
	for _, rs := range m.ResourceSpans {
		for _, ss := range rs.ScopeSpans {
			c.spans = append(c.spans, ss.Spans...)
		}
	}
}

// tracedTo is a service that traces to c for as long as work takes.
func tracedTo(t *testing.T, c *collector, work func(*site)) {
	t.Helper()
	sink := httptest.NewServer(c)
	defer sink.Close()
	tracer, err := trace.New(trace.Options{Endpoint: sink.URL, Headers: "x-key=a%20b",
		Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, Options{Tracer: tracer})
	work(s)
	if err := s.close(); err != nil { // what there is is sent in the end
		t.Fatal(err)
	}
}

func TestSpansGoToTheCollector(t *testing.T) {
	const caller, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
	c := &collector{}
	tracedTo(t, c, func(s *site) {
		s.post("/api/v1/render", small("题目"), "Traceparent", "00-"+caller+"-"+parent+"-01",
			"Tracestate", "a=b").want(t, 200)
	})
	if c.path != "/v1/traces" || c.header.Get("X-Key") != "a b" {
		t.Errorf("sent to %s with %v", c.path, c.header)
	}
	var root collected
	var names []string
	for _, s := range c.spans {
		if s.ParentSpanID == parent {
			root = s
		}
	}
	for _, s := range c.spans {
		if s.TraceID != caller || s.TraceState != "a=b" || s.End < s.Start {
			t.Errorf("%+v is not of the caller's trace", s)
		}
		if s.ParentSpanID == root.SpanID {
			names = append(names, s.Name)
		}
	}
	if root.Name != "POST /api/v1/render" || root.Kind != 2 || len(root.Attributes) < 4 {
		t.Errorf("the request's span is %+v", root)
	}
	if want := []string{"queue", "parse", "apply", "compose", "pdf"}; !slices.Equal(names, want) {
		t.Errorf("below it are %v, want %v", names, want)
	}
}

// Whoever does not want to be recorded is not; who sends no trace, or
// nonsense, gets one of his own.
func TestTraceparents(t *testing.T) {
	const rest = "-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-"
	for header, want := range map[string]bool{
		"00" + rest + "00": false, "00" + rest + "02": false, "00" + rest + "01": true,
		"": true, "x": true, "ff" + rest + "01": true, "00" + rest + "01-x": true,
		"cc" + rest + "01-x": true,
		"00-00000000000000000000000000000000-00f067aa0ba902b7-01": true,
	} {
		c := &collector{}
		tracedTo(t, c, func(s *site) { s.get("/healthz", "Traceparent", header).want(t, 200) })
		if got := len(c.spans) == 1; got != want {
			t.Errorf("%q: %d spans", header, len(c.spans))
		}
	}
}

func TestCollectorsAddress(t *testing.T) {
	for _, address := range []string{"collector:4318", "ftp://collector", "http://", "::"} {
		if _, err := trace.New(trace.Options{Endpoint: address}); err == nil {
			t.Errorf("%s is taken for an address", address)
		}
	}
	if tracer, err := trace.New(trace.Options{}); tracer != nil || err != nil {
		t.Errorf("without an address: %v %v", tracer, err)
	}
}
