package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
)

// requestKey is where a request's context has its id.
type requestKey struct{}

// requestID is what the log calls r.
func requestID(r *http.Request) string {
	id, _ := r.Context().Value(requestKey{}).(string)
	return id
}

// givenID is an id that a proxy in front has given, when it is a plain one.
func givenID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	odd := func(c rune) bool {
		return c != '-' && c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
	}
	if len(id) > 64 || strings.ContainsFunc(id, odd) {
		return ""
	}
	return id
}

// watch gives each request an id, logs how it ended and measures it.
func (s *Service) watch(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin, id := time.Now(), givenID(r)
		if id == "" {
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		r = s.traced(r.WithContext(context.WithValue(r.Context(), requestKey{}, id)))
		seen := &seenWriter{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		route := "other"
		if c := chi.RouteContext(r.Context()); c != nil && c.RoutePattern() != "" {
			route = c.RoutePattern()
		}
		took := time.Since(begin)
		endSpan(r, route, seen.status)
		s.measures.answered(route, method(r), seen.status, took.Seconds())
		s.log.LogAttrs(r.Context(), levelOf(seen.status), "request",
			slog.String("request", id), slog.String("method", r.Method),
			slog.String("path", r.URL.Path),
			slog.Int("status", seen.status), slog.Int64("bytes", seen.bytes),
			slog.Float64("ms", float64(took.Microseconds())/1000), slog.String("from", r.RemoteAddr))
	})
}

// method is r's, bounded: a label of measures takes no invention of clients.
func method(r *http.Request) string {
	switch r.Method {
	case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH":
		return r.Method
	}
	return "other"
}

func levelOf(status int) slog.Level {
	if status >= http.StatusInternalServerError && status != http.StatusServiceUnavailable {
		return slog.LevelError
	}
	return slog.LevelInfo
}

// seenWriter remembers how a request was answered.
type seenWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader remembers the status.
func (w *seenWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	if status == statusClientGone {
		panic(http.ErrAbortHandler) // no answer at all
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (w *seenWriter) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (w *seenWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recovered answers a fault of ours with 500 and keeps the service up.
func (s *Service) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch fault := recover(); fault {
			case nil, http.ErrAbortHandler:
			default:
				s.log.Error("fault", "request", requestID(r), "fault", fmt.Sprint(fault),
					"stack", string(debug.Stack()))
				s.tell(w, r, refuse(http.StatusInternalServerError, sayFailed))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// policy lets pages use what comes from here, and nothing else. Pictures may
// also be made in the page itself.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; " +
	"img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; " +
	"worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard tells browsers to be careful.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		next.ServeHTTP(w, r)
	})
}
