package web

import (
	"net/http"
	"net/http/pprof"

	"github.com/go-chi/chi/v5"
)

// profiles are the pages of net/http/pprof, for callers on this machine.
func (s *Service) profiles(m chi.Router) {
	if !s.profile {
		return
	}
	m.Group(func(m chi.Router) {
		m.Use(s.fromHere)
		m.Get("/debug/pprof/cmdline", pprof.Cmdline)
		m.Get("/debug/pprof/profile", pprof.Profile)
		m.Get("/debug/pprof/symbol", pprof.Symbol)
		m.Get("/debug/pprof/trace", pprof.Trace)
		m.Get("/debug/pprof/*", pprof.Index)
	})
}

// fromHere hides what is behind it from other machines.
func (s *Service) fromHere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.RemoteAddr) {
			s.fail(w, r, refuse(http.StatusNotFound, sayNotFound, r.URL.Path))
			return
		}
		next.ServeHTTP(w, r)
	})
}
