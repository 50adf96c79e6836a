package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"jianbao/press"
)

// drawing is a page as it was drawn once.
type drawing struct {
	hash string
	look press.Look
}

// page answers with a page that a preview has named.
func (s *Service) page(w http.ResponseWriter, r *http.Request) error {
	q := asked(r)
	q.known("dpi", "grid")
	look := q.look()
	if err := q.failed(); err != nil {
		return err
	}
	key := drawing{chi.URLParam(r, "hash"), look}
	tag := `"` + hashOf([]byte(s.setting + key.hash + r.URL.RawQuery))[:32] + `"`
	png, err := s.drawing(r, key, tag)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", forEver)
	if png == nil {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	s.send(w, r, answer{status: http.StatusOK, kind: "image/png", body: png})
	return nil
}

// drawing is a page's picture; nil when the client has it.
func (s *Service) drawing(r *http.Request, key drawing, tag string) (png []byte, err error) {
	if matches(r, tag) && isHash(key.hash) {
		return nil, nil
	}
	if png, ok := s.drawn.get(key); ok {
		return png, nil
	}
	sheet, ok := s.proofs.get(key.hash)
	if !ok {
		return nil, refuse(http.StatusNotFound, sayPageGone)
	}
	err = s.work(r, func(t *task) error {
		return t.made("png", func() (err error) {
			png, err = t.press.PNG(sheet.proof, sheet.page, key.look)
			return err
		})
	})
	if err == nil {
		s.drawn.put(key, png, int64(len(png)))
	}
	return png, err
}
