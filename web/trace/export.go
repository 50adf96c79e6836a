package trace

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"time"

	"github.com/go-logr/logr"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	api "go.opentelemetry.io/otel/trace"
)

// Tracer makes spans and sends them in batches. A nil Tracer does nothing.
type Tracer struct {
	provider *sdk.TracerProvider
	tracer   api.Tracer
}

// Options say where spans go. What else there is to say the library reads from
// the environment: OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME and the like.
type Options struct {
	Endpoint string // the collector's base address: /v1/traces is put behind it
	Log      *slog.Logger
}

// ErrEndpoint is an address where no collector can be.
var ErrEndpoint = errors.New("the address of the collector has to be http://… or https://…")

// New is a Tracer at work; nil without an endpoint.
func New(o Options) (*Tracer, error) {
	if o.Endpoint == "" {
		return nil, nil
	}
	u, err := url.Parse(o.Endpoint)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, ErrEndpoint
	}
	otel.SetLogger(logr.FromSlogHandler(o.Log.Handler()))
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		o.Log.Warn("traces", "error", err)
	}))
	exporter, err := otlptracehttp.New(context.Background(),
		otlptracehttp.WithEndpointURL(u.JoinPath("v1", "traces").String()))
	if err != nil {
		return nil, err
	}
	return newTracer(&teller{
		SpanExporter: exporter, target: u.Redacted(), log: o.Log}), nil
}

// newTracer gathers spans for e. A span that finds no room is lost: work never
// waits for the collector.
func newTracer(e sdk.SpanExporter) *Tracer {
	p := sdk.NewTracerProvider(sdk.WithBatcher(e), sdk.WithResource(program()))
	return &Tracer{provider: p, tracer: p.Tracer("jianbao/web")}
}

// program is what spans say they come from.
func program() *resource.Resource {
	// What comes later wins. What is wrong with the environment the provider
	// tells, which reads it too; what can be read of it is in r.
	r, _ := resource.New(context.Background(),
		resource.WithAttributes(attribute.String("service.name", "jianbao")),
		resource.WithTelemetrySDK(),
		resource.WithFromEnv())
	return r
}

// patience is how long Close waits for the collector.
const patience = 10 * time.Second

// Close sends what there still is, within ctx and within reason. Nothing is
// traced behind it.
func (t *Tracer) Close(ctx context.Context) {
	if t == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := t.provider.Shutdown(ctx); err != nil {
		otel.Handle(err)
	}
}

// teller logs when a collector cannot be reached any more and when it can
// again, not each batch that is lost in between.
type teller struct {
	sdk.SpanExporter
	target string
	log    *slog.Logger
	lost   bool // the last batch could not be sent
}

// ExportSpans sends a batch. The library calls it from one goroutine.
func (t *teller) ExportSpans(ctx context.Context, all []sdk.ReadOnlySpan) error {
	err := t.SpanExporter.ExportSpans(ctx, all)
	if lost := err != nil; lost != t.lost {
		t.lost = lost
		t.log.Warn("traces", "target", t.target, "lost", lost, "error", err)
	}
	return nil
}
