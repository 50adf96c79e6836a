package trace

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// A collector that takes connections and never answers costs spans, nothing
// else: whoever makes them goes on, and the end comes when it is asked for.
func TestASilentCollectorHoldsNobodyUp(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	tracer, err := New(Options{Endpoint: "http://" + silent.Addr().String(),
		Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	const more = 5000 // than any queue of the library holds
	for range more {
		s := tracer.Start(httptest.NewRequest(http.MethodGet, "/", nil))
		s.Child("stage").End()
		s.End()
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	tracer.Close(gone)
}

// moody is a collector that can be reached or not.
type moody struct {
	sdk.SpanExporter
	err error
}

func (m *moody) ExportSpans(context.Context, []sdk.ReadOnlySpan) error { return m.err }

// lines keeps what is logged.
type lines struct {
	mu  sync.Mutex
	all strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.Write(p)
}

func TestTheLogTellsWhenACollectorGoesAndComes(t *testing.T) {
	var log lines
	m := &moody{}
	e := &teller{SpanExporter: m, target: "http://a", log: slog.New(slog.NewTextHandler(&log, nil))}
	away := errors.New("nobody answers")
	for _, m.err = range []error{nil, away, away, away, nil, nil} {
		if err := e.ExportSpans(t.Context(), nil); err != nil {
			t.Errorf("%v is told twice", err)
		}
	}
	got := log.all.String()
	if strings.Count(got, "lost=true") != 1 || strings.Count(got, "lost=false") != 1 {
		t.Errorf("logged\n%swant that it went and that it came back", got)
	}
}

// What the library has to say is in the log as everything else is.
func TestAWrongEnvironmentIsTold(t *testing.T) {
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "broken")
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "nonsense")
	var log lines
	tracer, err := New(Options{Endpoint: "http://127.0.0.1:9",
		Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	tracer.Close(t.Context())
	for _, want := range []string{"broken", "parse headers"} {
		if got := log.all.String(); !strings.Contains(got, want) {
			t.Errorf("the log does not tell of %s:\n%s", want, got)
		}
	}
}

func TestNamesComeFromTheEnvironment(t *testing.T) {
	name := func() string {
		v, _ := program().Set().Value("service.name")
		return v.AsString()
	}
	if got := name(); got != "jianbao" {
		t.Errorf("named %q, want jianbao", got)
	}
	t.Setenv("OTEL_SERVICE_NAME", "简报")
	if got := name(); got != "简报" {
		t.Errorf("named %q, want what the environment says", got)
	}
}
