package web

import (
	"context"
	"net/http"
	"time"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/press"
	"jianbao/templates"
)

// task is the work on one request: its time is bounded, and it stops when the
// client goes away.
type task struct {
	*Service
	ctx   context.Context
	style *templates.Template
}

// work runs f when its turn has come.
func (s *Service) work(r *http.Request, f func(t *task) error) error {
	watch := s.stage(r.Context(), "queue")
	leave, err := s.gate.enter(r.Context(), s.clientOf(r))
	watch()
	if err != nil {
		return err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Time)
	defer cancel()
	return f(&task{Service: s, ctx: ctx})
}

// compose takes a source to its pages. The proof is nil and the error is not
// when the issue cannot be set.
func (t *task) compose(src issue.Source) (*press.Proof, []finding.Finding, error) {
	end := func() {}
	job := press.Job{
		Template: t.style,
		Stage:    func(name string) { end(); end = t.stage(t.ctx, name) },
		Stop:     func() bool { return t.ctx.Err() != nil },
	}
	proof, found := t.press.Compose(src, job)
	end()
	switch {
	case t.ctx.Err() != nil:
		return nil, nil, t.ctx.Err()
	case proof == nil:
		return nil, found, faulty(found)
	case len(proof.Pages.Pages) > t.limits.Pages:
		return nil, found, refuse(http.StatusRequestEntityTooLarge, sayManyPages,
			len(proof.Pages.Pages), t.limits.Pages)
	}
	return proof, found, nil
}

// made measures what f takes and keeps it from starting too late.
func (t *task) made(stage string, f func() error) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	defer t.stage(t.ctx, stage)()
	return f()
}

// stopWriter takes no more of a file whose client is gone or whose time is
// over.
type stopWriter struct {
	ctx context.Context
	buf []byte
}

// Write appends p.
func (w *stopWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	w.buf = append(w.buf, p...)
	return len(p), nil
}

// source is the parcel as an issue's source, with no more pictures than may be.
func (s *Service) source(p *parcel) (issue.Source, error) {
	if len(p.folder) > s.limits.Pictures {
		return issue.Source{}, refuse(http.StatusRequestEntityTooLarge,
			sayManyPictures, s.limits.Pictures)
	}
	src := issue.Source{Name: p.name, Data: p.data}
	if len(p.folder) > 0 {
		src.FS = p.folder
	}
	return src, nil
}

// since is the time that has passed, in seconds.
func since(t time.Time) float64 { return time.Since(t).Seconds() }
