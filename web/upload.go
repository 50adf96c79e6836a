package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"

	"jianbao/issue"
)

// upload is a request's body before anything of it is unpacked.
type upload struct {
	kind   string // media type, lower case; "" when the client said none
	params map[string]string
	name   string // of the file, when the client said
	data   []byte
	done   func() // gives the memory back
}

// parcel is one file to work on and those beside it.
type parcel struct {
	name   string // its ending tells the notation
	data   []byte
	folder folder
}

// receive takes a request's body into memory, within what all requests
// together may use. The caller calls done in the end.
func (s *Service) receive(w http.ResponseWriter, r *http.Request) (*upload, error) {
	if c := r.Header.Get("Content-Encoding"); c != "" && !strings.EqualFold(c, "identity") {
		p := refuse(http.StatusUnsupportedMediaType, sayEncoding, c)
		p.header = http.Header{"Accept-Encoding": {"identity"}}
		return nil, p
	}
	u := &upload{done: func() {}}
	if t := r.Header.Get("Content-Type"); t != "" {
		kind, params, err := mime.ParseMediaType(t)
		if err != nil {
			return nil, refuse(http.StatusUnsupportedMediaType, sayKind, t)
		}
		u.kind, u.params = kind, params
	}
	if _, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition")); err == nil {
		u.name = params["filename"]
	}
	return u, s.fill(u, w, r)
}

// fill reads the body into u.
func (s *Service) fill(u *upload, w http.ResponseWriter, r *http.Request) error {
	if r.ContentLength > s.limits.Body {
		return s.tooLarge()
	}
	meter := &meter{budget: s.bodies, from: http.MaxBytesReader(w, r.Body, s.limits.Body)}
	u.done = meter.release
	data, err := io.ReadAll(meter)
	u.data = data
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		err = s.tooLarge()
	case errors.Is(err, errBudget):
		err = busy()
	case err != nil:
		err = refuse(http.StatusBadRequest, sayBadForm, err)
	default:
		return nil
	}
	u.done()
	return err
}

func (s *Service) tooLarge() error {
	return refuse(http.StatusRequestEntityTooLarge, sayBodyLarge, s.limits.Body>>20)
}

// meter reserves memory for what it reads before it is read.
type meter struct {
	budget *budget
	from   io.Reader
	taken  int64
}

var errBudget = errors.New("all memory for requests is in use")

// Read reads what there is memory for.
func (m *meter) Read(p []byte) (int, error) {
	if !m.budget.take(int64(len(p))) {
		return 0, errBudget
	}
	n, err := m.from.Read(p)
	m.budget.give(int64(len(p) - n))
	m.taken += int64(n)
	return n, err
}

func (m *meter) release() {
	m.budget.give(m.taken)
	m.taken = 0
}

// Kinds of files by their media type, as far as clients say it. Others, and
// those that say nothing, are known by their first bytes.
var endings = map[string]string{
	"application/json": ".json",
	"application/yaml": ".yaml", "application/x-yaml": ".yaml",
	"text/yaml": ".yaml", "text/x-yaml": ".yaml", "text/vnd.yaml": ".yaml",
	"text/markdown": ".md", "text/x-markdown": ".md",
	"text/plain":                   "",
	"application/octet-stream":     "",
	"binary/octet-stream":          "",
	"":                             "",
	"application/zip":              ".zip",
	"application/x-zip-compressed": ".zip",
	wordType:                       ".docx",
	pdfType:                        ".pdf", // one of ours may carry its issue
	// curl says this of any --data
	"application/x-www-form-urlencoded": "",
}

const pdfType = "application/pdf"

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

const zipMagic = "PK\x03\x04"

// open unpacks an upload down to the one file that is meant and those beside
// it; wanted are the endings that file may have.
func (s *Service) open(u *upload, wanted []string) (*parcel, error) {
	if u.kind == "multipart/form-data" {
		return s.openForm(u, wanted)
	}
	ending, known := endings[u.kind]
	if !known || ending == ".pdf" && !slices.Contains(wanted, ".pdf") {
		return nil, refuse(http.StatusUnsupportedMediaType, sayKind, u.kind)
	}
	if len(u.data) == 0 {
		return nil, refuse(http.StatusBadRequest, sayNoFile)
	}
	name := u.name
	if name == "" {
		name = "issue" + ending
	}
	return s.openFile(path.Base(strings.ReplaceAll(name, `\`, "/")), u.data, wanted)
}

// openFile is a single file as a parcel; an archive is opened.
func (s *Service) openFile(name string, data []byte, wanted []string) (*parcel, error) {
	if !bytes.HasPrefix(data, []byte(zipMagic)) {
		if !slices.Contains(wanted, ending(name)) {
			name = "issue" + notation(data)
		}
		return &parcel{name: name, data: data}, nil
	}
	switch word, office := officeKind(data); {
	case word || !office && ending(name) == ".docx": // what is damaged, ingest tells
		if !slices.Contains(wanted, ".docx") {
			return nil, refuse(http.StatusUnsupportedMediaType, sayWord)
		}
		if ending(name) != ".docx" {
			name = "issue.docx"
		}
		return &parcel{name: name, data: data}, nil
	case office:
		return nil, refuse(http.StatusUnsupportedMediaType, sayOffice)
	}
	files, err := s.unpack(data)
	if err != nil {
		return nil, err
	}
	return choose(files, wanted)
}

// notation is the ending of an issue file that came without a name: "" where
// only a closer look can tell.
func notation(data []byte) string {
	kind := issue.Ending(data)
	if kind == ".yaml" && !hasField(data, "masthead") && !hasField(data, "articles") {
		return "" // words, for all that is known
	}
	return kind
}

// hasField tells whether a line begins with name and a colon.
func hasField(data []byte, name string) bool {
	field := []byte(name + ":")
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.HasPrefix(text, field) || bytes.Contains(text, append([]byte("\n"), field...))
}

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// choose finds the one file among files that is meant: of those nearest to
// the top, the only one with an ending that is wanted.
func choose(files folder, wanted []string) (*parcel, error) {
	found := meant(files, wanted)
	slices.SortFunc(found, func(a, b string) int {
		if d := strings.Count(a, "/") - strings.Count(b, "/"); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	switch {
	case len(found) == 0 && slices.Contains(wanted, ".docx"):
		return nil, refuse(http.StatusBadRequest, sayNothingToImport)
	case len(found) == 0:
		return nil, refuse(http.StatusBadRequest, sayNoIssue)
	case len(found) > 1 && strings.Count(found[0], "/") == strings.Count(found[1], "/"):
		return nil, refuse(http.StatusBadRequest, sayManyIssues, found[0], found[1])
	}
	name := found[0]
	return &parcel{path.Base(name), files[name], files.below(path.Dir(name))}, nil
}

// meant are the files that may be the one. A PDF is where there is nothing
// else: beside an issue it is what was made of it.
func meant(files folder, wanted []string) (found []string) {
	var pdfs []string
	for name := range files {
		switch kind := ending(name); {
		case !slices.Contains(wanted, kind) || aside(name):
		case kind == ".pdf":
			pdfs = append(pdfs, name)
		default:
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return pdfs
	}
	return found
}

// aside tells what lies in archives without being meant: hidden files, what
// macOS adds, and what an import leaves beside an issue.
func aside(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	base := strings.ToLower(path.Base(name))
	return strings.HasSuffix(base, ".report.json") || strings.Contains(base, ".original.") ||
		base == "template.json" || base == "readme.md"
}

// issueEndings are those of issue files.
var issueEndings = []string{".yaml", ".yml", ".json", ".md", ".markdown"}

// importEndings are those of files that can be imported besides. Of PDFs that
// is ours, when they enclose their issue.
var importEndings = append([]string{".docx", ".txt", ".doc", ".wps", ".pdf"}, issueEndings...)
