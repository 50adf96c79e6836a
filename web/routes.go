package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// prefix is that of the programming interface.
const prefix = "/api/v1"

// action answers a request or says why not.
type action func(w http.ResponseWriter, r *http.Request) error

// to makes an action a handler.
func (s *Service) to(a action) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := a(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}

// routes is every address the service answers at.
func (s *Service) routes() http.Handler {
	m := chi.NewMux()
	s.mux = m
	m.Use(s.watch, s.recovered, guard, s.known, s.foreign, middleware.GetHead)
	m.NotFound(s.to(notFound))
	m.MethodNotAllowed(s.to(s.wrongMethod))
	m.Get("/healthz", s.to(s.healthy))
	m.Get("/readyz", s.to(s.ready))
	m.Get("/plain.css", s.to(s.plainStyle))
	m.Get("/login", s.to(s.loginPage))
	m.Post("/login", s.to(s.login))
	m.Group(func(m chi.Router) {
		m.Use(s.authorized)
		s.api(m)
		m.Get("/metrics", s.to(s.measures.write))
		m.Get("/openapi.json", s.to(s.describe))
		m.Get("/docs", s.to(s.docs))
		m.Get("/upload", s.to(s.uploadPage))
		m.Post("/upload", s.to(s.upload))
		m.Get("/", s.to(s.asset))
		m.Get("/*", s.to(s.asset))
		s.profiles(m)
	})
	return m
}

// api is the programming interface.
func (s *Service) api(m chi.Router) {
	m.Post(prefix+"/render", s.to(s.render))
	m.Post(prefix+"/check", s.to(s.check))
	m.Post(prefix+"/import", s.to(s.importFile))
	m.Post(prefix+"/preview", s.to(s.preview))
	m.Post(prefix+"/download", s.to(s.download))
	m.Put(prefix+"/pictures/{sha256}", s.to(s.keepPicture))
	m.Get(prefix+"/pictures/{sha256}", s.to(s.picture))
	m.Get(prefix+"/example", s.to(s.example))
	m.Get(prefix+"/pages/{hash}.png", s.to(s.page))
	m.Get(prefix+"/templates", s.to(s.listTemplates))
	m.Get(prefix+"/schema", s.to(s.schema))
}

func notFound(_ http.ResponseWriter, r *http.Request) error {
	return refuse(http.StatusNotFound, sayNotFound, r.URL.Path)
}

// wrongMethod names the methods that there are (RFC 9110 15.5.6).
func (s *Service) wrongMethod(_ http.ResponseWriter, r *http.Request) error {
	p := refuse(http.StatusMethodNotAllowed, sayMethod, r.URL.Path, r.Method)
	p.header = http.Header{"Allow": {strings.Join(s.methods(r.URL.Path), ", ")}}
	return p
}

// methods are those that path takes; none when only the editors' page could
// have it.
func (s *Service) methods(path string) (all []string) {
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut} {
		at := chi.NewRouteContext()
		if !s.mux.Match(at, method, path) || at.RoutePattern() == "/*" {
			continue
		}
		if all = append(all, method); method == http.MethodGet {
			all = append(all, http.MethodHead)
		}
	}
	return all
}

func (s *Service) healthy(w http.ResponseWriter, r *http.Request) error {
	return s.sendJSON(w, r, map[string]string{"status": "ok"})
}

// ready is false once the service is closing: no new work should come.
func (s *Service) ready(w http.ResponseWriter, r *http.Request) error {
	if s.closing.Load() {
		return busy()
	}
	return s.sendJSON(w, r, map[string]string{"status": "ok"})
}
