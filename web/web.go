// Package web is jianbao over HTTP: issues in, files, findings and pages out,
// and the editors' page. It keeps nothing but caches, asks no other machine for
// anything (web/trace tells the one that the operator names), and bounds what a
// request may cost. How an issue is read, set and written it leaves to press
// and ingest.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"

	"jianbao/press"
	"jianbao/web/trace"
)

// Options is what a Service is made of.
type Options struct {
	Press *press.Press
	// Setting names all that outputs depend on beside the request: the engine
	// and its faces. It is part of every ETag.
	Setting string
	Limits  Limits
	Tokens  *Tokens      // nil: nobody is asked who they are
	Log     *slog.Logger // nil: nothing is logged
	// Hosts, when not nil, are the names that the service goes by besides
	// those of loopback. By others it is not reached, so that no page of
	// another site gets to it by a name of its own.
	Hosts   []string
	Profile bool          // pprof, to callers on loopback
	Tracer  *trace.Tracer // nil: nothing is traced
}

// Service answers requests. It is safe for concurrent use.
type Service struct {
	press    *press.Press
	setting  string
	limits   Limits
	tokens   *Tokens
	log      *slog.Logger
	hosts    []string
	profile  bool
	tracer   *trace.Tracer
	gate     *gate
	bodies   *budget
	pictures *shelf[string, []byte]
	proofs   *shelf[string, sheet]
	drawn    *shelf[drawing, []byte]
	measures *measures
	closing  atomic.Bool
	mux      *chi.Mux
	handler  http.Handler
}

// New is a Service that is ready to answer.
func New(o Options) *Service {
	o.Limits = o.Limits.orDefault()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l := o.Limits
	s := &Service{
		press: o.Press, setting: o.Setting, limits: l, tokens: o.Tokens, log: o.Log,
		hosts: o.Hosts, profile: o.Profile, tracer: o.Tracer,
		gate:     newGate(l),
		bodies:   &budget{most: l.Bodies},
		pictures: newShelf[string, []byte](l.PictureCache, l.Keep),
		proofs:   newShelf[string, sheet](int64(l.PageCache), l.Keep),
		drawn:    newShelf[drawing, []byte](l.DrawnCache, l.Keep),
	}
	s.measures = newMeasures(s)
	s.handler = s.routes()
	return s
}

// ServeHTTP answers one request.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.handler.ServeHTTP(w, r)
}

// headerTime is how long a client may take over a request's header, idleTime
// how long a connection may wait for another request.
const (
	headerTime = 5 * time.Second
	idleTime   = 2 * time.Minute
)

// Serve answers on l until ctx ends, then finishes what runs.
func (s *Service) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       s.limits.Read,
		WriteTimeout:      s.limits.Read + s.limits.Wait + s.limits.Time + s.limits.Write,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    s.limits.Header,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(limited(l, s.limits.Connections)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	s.closing.Store(true)
	s.log.Info("closing", "running", s.gate.running())
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.Close)
	defer cancel()
	err := server.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = errors.Join(err, server.Close())
	}
	<-ended
	s.tracer.Close(last)
	return err
}
