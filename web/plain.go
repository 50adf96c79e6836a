package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"time"

	"jianbao/finding"
	"jianbao/ingest"
	"jianbao/issue"
	"jianbao/press"
)

//go:embed plain
var plainFiles embed.FS

// plainPages are the pages that work without scripts.
var plainPages = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(plainFiles, "plain/*.html"))
})

// plainPage is what such a page shows.
type plainPage struct {
	English  bool
	Lang     string
	Title    string
	Detail   string
	Findings []Remark
	Groups   []group // of the description
}

// sendPage answers with a page.
func (s *Service) sendPage(
	w http.ResponseWriter, r *http.Request, status int, name string, page plainPage) error {
	lang := languageOf(r)
	page.English, page.Lang = lang == finding.English, languageTag(lang)
	var b bytes.Buffer
	if err := plainPages().ExecuteTemplate(&b, name, page); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Language", page.Lang)
	h.Add("Vary", "Accept-Language")
	h.Set("Cache-Control", never)
	s.send(w, r, answer{status: status, kind: "text/html", body: b.Bytes()})
	return nil
}

// plainStyle is the style sheet of these pages.
func (s *Service) plainStyle(w http.ResponseWriter, r *http.Request) error {
	data, err := plainFiles.ReadFile("plain/plain.css")
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "private, max-age=3600")
	s.send(w, r, answer{status: http.StatusOK, kind: "text/css", body: data})
	return nil
}

func (s *Service) uploadPage(w http.ResponseWriter, r *http.Request) error {
	return s.sendPage(w, r, http.StatusOK, "upload.html", plainPage{})
}

// upload answers a form with a file: an issue is set as it stands, others are
// imported first. What goes wrong is told on the page.
func (s *Service) upload(w http.ResponseWriter, r *http.Request) error {
	file, err := s.uploaded(w, r)
	if err == nil {
		s.sendFile(w, r, file, `"`+hashOf(file.data)[:32]+`"`)
		return nil
	}
	p, ok := err.(*problem)
	if !ok {
		return err
	}
	lang := languageOf(r)
	return s.sendPage(w, r, p.status, "upload.html", plainPage{
		Detail: p.detail.in(lang, p.args...), Findings: tellAll(p.findings, lang)})
}

func (s *Service) uploaded(w http.ResponseWriter, r *http.Request) (file made, err error) {
	body, err := s.receive(w, r)
	if err != nil {
		return file, err
	}
	defer body.done()
	to := "pdf"
	if r.URL.Query().Get("to") == "docx" {
		to = "docx"
	}
	err = s.work(r, func(t *task) error {
		p, err := t.open(body, importEndings)
		if err != nil {
			return err
		}
		src, err := t.ready(p)
		if err != nil {
			return err
		}
		file, err = t.file(src, wish{to: to, look: press.Look{DPI: defaultDPI}})
		return err
	})
	return file, err
}

// ready is a parcel as an issue's source, imported when it is none yet.
func (t *task) ready(p *parcel) (issue.Source, error) {
	src, err := t.source(p)
	if err != nil {
		return src, err
	}
	if src = unpacked(src); isIssue(src) {
		return src, nil
	}
	result, found := ingest.Read(t.ingested(src))
	if err := t.ctx.Err(); err != nil {
		return src, err
	}
	if result == nil {
		return src, notImported(found)
	}
	files := folder{}
	for name, data := range p.folder {
		files[name] = data
	}
	for _, f := range result.Pictures {
		files[f.Path] = f.Data
	}
	return issue.Source{Name: "issue.yaml", Data: result.YAML(), FS: files}, nil
}

// isIssue tells an issue file from what has to be imported.
func isIssue(src issue.Source) bool {
	switch ending(src.Name) {
	case ".yaml", ".yml", ".json":
		return true
	case ".docx", ".doc", ".wps", ".txt":
		return false
	}
	return bytes.HasPrefix(bytes.TrimPrefix(src.Data, []byte("\ufeff")), []byte("---"))
}

func (s *Service) loginPage(w http.ResponseWriter, r *http.Request) error {
	if s.tokens == nil {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil
	}
	return s.sendPage(w, r, http.StatusOK, "login.html", plainPage{})
}

// longestToken bounds what a login may send.
const longestToken = 4096

// loginDays is how long a browser keeps its token.
const loginDays = 30

// login keeps a token that is known in a cookie.
func (s *Service) login(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, longestToken)
	token := strings.TrimSpace(r.PostFormValue("token"))
	if s.tokens == nil || !s.tokens.has(token) {
		detail := sayWrongToken.in(languageOf(r))
		return s.sendPage(w, r, http.StatusUnauthorized, "login.html", plainPage{Detail: detail})
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https",
		MaxAge: int((loginDays * 24 * time.Hour).Seconds()),
	})
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
