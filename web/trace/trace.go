// Package trace tells an OpenTelemetry collector where the time of requests
// went: a span for each, with one for each stage below it, under the trace
// that the caller is in. What makes, gathers and sends spans is the library of
// OpenTelemetry, which is at home here and nowhere else. What a request is
// about this package does not know.
package trace

import (
	"context"
	"net/http"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	otel "go.opentelemetry.io/otel/trace"
)

// Span is a stretch of time with a name. A nil Span is none and costs nothing.
type Span struct {
	tracer otel.Tracer
	span   otel.Span
}

// Start begins the span of a request, under the one that its traceparent
// names (W3C Trace Context). It is nil when t is, or when the caller has its
// trace not recorded.
func (t *Tracer) Start(r *http.Request) *Span {
	if t == nil {
		return nil
	}
	caller := propagation.TraceContext{}.Extract(context.Background(),
		propagation.HeaderCarrier(r.Header))
	_, span := t.tracer.Start(caller, "request", otel.WithSpanKind(otel.SpanKindServer))
	if !span.IsRecording() {
		return nil
	}
	return &Span{tracer: t.tracer, span: span}
}

// Child begins a span inside s.
func (s *Span) Child(name string) *Span {
	if s == nil {
		return nil
	}
	_, child := s.tracer.Start(otel.ContextWithSpan(context.Background(), s.span), name)
	return &Span{tracer: s.tracer, span: child}
}

// Name names s, which a request's route does only in the end.
func (s *Span) Name(name string) {
	if s != nil {
		s.span.SetName(name)
	}
}

// Set notes something about s in words.
func (s *Span) Set(key, value string) {
	if s != nil {
		s.span.SetAttributes(attribute.String(key, value))
	}
}

// Count notes a number about s.
func (s *Span) Count(key string, n int) {
	if s != nil {
		s.span.SetAttributes(attribute.Int(key, n))
	}
}

// Fail notes that s ended in a fault of ours.
func (s *Span) Fail() {
	if s != nil {
		s.span.SetStatus(codes.Error, "")
	}
}

// End ends s and hands it on. It must not be used afterwards.
func (s *Span) End() {
	if s != nil {
		s.span.End()
	}
}
