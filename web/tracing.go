package web

import (
	"context"
	"net/http"

	"jianbao/web/trace"
)

// spanKey is where a request's context has its span.
type spanKey struct{}

// spanOf is the span of a request's context, nil when nothing is traced.
func spanOf(ctx context.Context) *trace.Span {
	s, _ := ctx.Value(spanKey{}).(*trace.Span)
	return s
}

// traced begins r's span.
func (s *Service) traced(r *http.Request) *http.Request {
	span := s.tracer.Start(r)
	if span == nil {
		return r
	}
	return r.WithContext(context.WithValue(r.Context(), spanKey{}, span))
}

// endSpan ends the span of a request that was answered. The names are those
// of OpenTelemetry's semantic conventions for HTTP.
func endSpan(r *http.Request, route string, status int) {
	span := spanOf(r.Context())
	if span == nil {
		return
	}
	span.Name(method(r) + " " + route)
	span.Set("http.request.method", method(r))
	span.Set("http.route", route)
	span.Count("http.response.status_code", status)
	span.Set("jianbao.request", requestID(r))
	if status >= http.StatusInternalServerError {
		span.Fail()
	}
	span.End()
}

// stage measures and traces one stage of the work on a request, until end.
func (s *Service) stage(ctx context.Context, name string) (end func()) {
	watch, span := s.measures.stage(name), spanOf(ctx).Child(name)
	return func() {
		watch()
		span.End()
	}
}
