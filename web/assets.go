package web

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed all:app/dist
var built embed.FS

// app is the editors' page as it was built.
var app = sync.OnceValue(func() fs.FS {
	dist, err := fs.Sub(built, "app/dist")
	if err != nil {
		panic(err) // the path is a constant
	}
	return dist
})

// asset answers with a file of the editors' page; without one, with the plain
// page for uploads.
func (s *Service) asset(w http.ResponseWriter, r *http.Request) error {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	data, err := fs.ReadFile(app(), name)
	switch {
	case err != nil && name == "index.html":
		return s.uploadPage(w, r)
	case err != nil && len(s.methods(r.URL.Path)) > 0:
		return s.wrongMethod(w, r)
	case err != nil || strings.HasPrefix(path.Base(name), "."):
		return notFound(w, r)
	}
	cache := asking
	if strings.HasPrefix(name, "assets/") {
		cache = forEver // vite names them by content
	}
	s.sendKept(w, r, answer{kind: kindOf(name), body: data}, cache)
	return nil
}

// fileKinds are the media types of what a page is made of: those that the
// system has depend on the system.
var fileKinds = map[string]string{
	".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
	".json": "application/json", ".png": "image/png", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".webmanifest": "application/manifest+json", ".txt": "text/plain",
	".yaml": "application/yaml", ".docx": wordType,
}

func kindOf(name string) string {
	if kind := fileKinds[ending(name)]; kind != "" {
		return kind
	}
	return "application/octet-stream"
}
