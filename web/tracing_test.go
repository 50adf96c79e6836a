package web

import (
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	coltrace "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"jianbao/web/trace"
)

// collector keeps the spans that it is sent.
type collector struct {
	mu     sync.Mutex
	spans  []*v1.Span
	from   []string // the services that sent them
	header http.Header
	path   string
}

// ServeHTTP takes an ExportTraceServiceRequest.
func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var m coltrace.ExportTraceServiceRequest
	data, err := io.ReadAll(r.Body)
	if err != nil || proto.Unmarshal(data, &m) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	c.header, c.path = r.Header.Clone(), r.URL.Path
	for _, rs := range m.ResourceSpans {
		for _, a := range rs.Resource.Attributes {
			if a.Key == "service.name" {
				c.from = append(c.from, a.Value.GetStringValue())
			}
		}
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
	tracer, err := trace.New(trace.Options{Endpoint: sink.URL,
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
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%20b")
	t.Setenv("OTEL_SERVICE_NAME", "第一科")
	const caller, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
	c := &collector{}
	tracedTo(t, c, func(s *site) {
		s.post("/api/v1/render", small("题目"), "Traceparent", "00-"+caller+"-"+parent+"-01",
			"Tracestate", "a=b").want(t, 200)
	})
	if c.path != "/v1/traces" || c.header.Get("X-Key") != "a b" ||
		!slices.Equal(c.from, []string{"第一科"}) {
		t.Errorf("sent to %s by %q with %v", c.path, c.from, c.header)
	}
	root := &v1.Span{}
	var names []string
	for _, s := range c.spans {
		if hex.EncodeToString(s.ParentSpanId) == parent {
			root = s
		}
	}
	for _, s := range c.spans {
		if hex.EncodeToString(s.TraceId) != caller || s.TraceState != "a=b" ||
			s.EndTimeUnixNano < s.StartTimeUnixNano {
			t.Errorf("%v is not of the caller's trace", s)
		}
		if slices.Equal(s.ParentSpanId, root.SpanId) {
			names = append(names, s.Name)
		}
	}
	if root.Name != "POST /api/v1/render" || root.Kind != v1.Span_SPAN_KIND_SERVER ||
		len(root.Attributes) < 4 {
		t.Errorf("the request's span is %v", root)
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
