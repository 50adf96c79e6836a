package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

// isHash tells whether s is a SHA-256 as addresses have it.
func isHash(s string) bool {
	return len(s) == 2*sha256.Size && strings.Trim(s, "0123456789abcdef") == ""
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// keepPicture keeps a picture for the previews that will name its hash.
// Whether it is a picture at all is for the preview to say.
func (s *Service) keepPicture(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	sum := chi.URLParam(r, "sha256")
	if !isHash(sum) {
		return refuse(http.StatusBadRequest, sayHashForm, sum)
	}
	body, err := s.receive(w, r)
	if err != nil {
		return err
	}
	defer body.done()
	if hashOf(body.data) != sum {
		return refuse(http.StatusBadRequest, sayHash)
	}
	s.pictures.put(sum, body.data, int64(len(body.data)))
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// picture answers with a picture that an import found or a client sent, for
// clients that keep a copy of their own.
func (s *Service) picture(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	sum := chi.URLParam(r, "sha256")
	if !isHash(sum) {
		return refuse(http.StatusBadRequest, sayHashForm, sum)
	}
	data, ok := s.pictures.get(sum)
	if !ok {
		return refuse(http.StatusNotFound, sayPictureGone)
	}
	s.sendKept(w, r, answer{kind: pictureKind(data), body: data}, forEver)
	return nil
}

// pictureKind is the media type of a picture; what is none has that of bytes,
// so that no browser takes it for a page.
func pictureKind(data []byte) string {
	if kind := http.DetectContentType(data); kind == "image/png" || kind == "image/jpeg" {
		return kind
	}
	return "application/octet-stream"
}

// noQuery refuses any parameter.
func noQuery(r *http.Request) error {
	q := asked(r)
	q.known()
	return q.failed()
}
