package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"regexp"
	"slices"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/press"
	"jianbao/templates"
)

// manuscript is an issue as the editors' page has it.
type manuscript struct {
	Issue    json.RawMessage   `json:"issue" doc:"the issue, as /api/v1/schema has it"`
	Pictures map[string]string `json:"pictures,omitempty" doc:"SHA-256 of pictures by their names in the issue"`
	Template string            `json:"template,omitempty" doc:"a house style in the place of the issue's own"`
}

// previewed is what /preview answers.
type previewed struct {
	Findings []mended   `json:"findings" doc:"what is wrong, by place"`
	Pages    []pageInfo `json:"pages" doc:"in order; none when the issue has errors"`
	Map      []mark     `json:"map" doc:"where the words of the issue stand on the pages"`
	Contents []entry    `json:"contents" doc:"the articles, and where each begins"`
}

// mended is a finding whose place is one in the issue's strings.
type mended struct {
	Remark
	Offset int  `json:"offset" doc:"in UTF-16 units from the start of the field's string"`
	Fix    *fix `json:"fix,omitempty" doc:"what would mend it"`
}

// fix replaces a stretch of a field.
type fix struct {
	Path   string `json:"path"`
	Offset int    `json:"offset" doc:"in UTF-16 units"`
	Length int    `json:"length" doc:"in UTF-16 units"`
	Text   string `json:"text" doc:"what to put there"`
}

// pageInfo is one page.
type pageInfo struct {
	Hash   string  `json:"hash" doc:"the page's name in /api/v1/pages; the same for pages that look the same"`
	Width  float64 `json:"width" doc:"in mm"`
	Height float64 `json:"height" doc:"in mm"`
	Label  string  `json:"label" doc:"the page number as printed, may be empty"`
}

// mark is a stretch of one line and where its words come from.
type mark struct {
	Page   int     `json:"page" doc:"from 0"`
	X      float64 `json:"x" doc:"in mm, like y, w and h"`
	Y      float64 `json:"y"`
	W      float64 `json:"w"`
	H      float64 `json:"h"`
	Path   string  `json:"path" doc:"the field"`
	Offset int     `json:"offset" doc:"in UTF-16 units"`
	Length int     `json:"length" doc:"in UTF-16 units"`
}

// entry is an article and the page it begins on.
type entry struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	Page  int    `json:"page" doc:"from 0"`
}

// sheet is one page that can be drawn.
type sheet struct {
	proof *press.Proof
	page  int
}

// preview answers with the findings, the names of the pages and what stands
// where on them.
func (s *Service) preview(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	var result previewed
	err := s.onManuscript(w, r, func(t *task, m *manuscript, src issue.Source, text *restated) error {
		proof, found, err := t.compose(src)
		if err != nil && !isFaulty(err) {
			return err
		}
		result.Findings = text.tell(found, languageOf(r))
		if proof == nil {
			return nil
		}
		return t.made("map", func() error { return t.show(&result, proof, text) })
	})
	if err != nil {
		return err
	}
	result.fill()
	return s.sendJSON(w, r, result)
}

// fill makes what is empty a list: pages are easier written for it.
func (p *previewed) fill() {
	if p.Pages == nil {
		p.Pages, p.Map, p.Contents = []pageInfo{}, []mark{}, []entry{}
	}
}

// onManuscript does work on the manuscript that r brings.
func (s *Service) onManuscript(w http.ResponseWriter, r *http.Request,
	do func(*task, *manuscript, issue.Source, *restated) error) error {
	body, err := s.receive(w, r)
	if err != nil {
		return err
	}
	defer body.done()
	if body.kind != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, sayKindJSON, body.kind)
	}
	return s.work(r, func(t *task) error {
		var m manuscript
		if err := decode(body.data, &m); err != nil {
			return err
		}
		text, err := restate(t.ctx, m.Issue)
		switch {
		case t.ctx.Err() != nil:
			return t.ctx.Err()
		case err != nil:
			return refuse(http.StatusBadRequest, sayJSON, err)
		}
		src := issue.Source{Name: "issue.json", Data: text.data}
		if src.FS, err = s.pictureFolder(m.Pictures); err != nil {
			return err
		}
		if t.style, err = m.style(); err != nil {
			return err
		}
		return do(t, &m, src, text)
	})
}

// decode reads one JSON object, with no field that it does not know.
func decode(data []byte, m *manuscript) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(m)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errSeveral
		}
	}
	if err == nil && !bytes.HasPrefix(bytes.TrimSpace(m.Issue), []byte("{")) {
		err = errNoIssue
	}
	if err != nil {
		return refuse(http.StatusBadRequest, sayJSON, err)
	}
	return nil
}

var errNoIssue = errors.New("issue has to be an object")

func (m *manuscript) style() (*templates.Template, error) {
	q := &reader{query: map[string][]string{"template": {m.Template}}}
	return q.style(), q.failed()
}

// pictureFolder is the pictures of a manuscript; the error names those that
// have to be sent first.
func (s *Service) pictureFolder(pictures map[string]string) (folder, error) {
	if len(pictures) > s.limits.Pictures {
		return nil, refuse(http.StatusRequestEntityTooLarge, sayManyPictures, s.limits.Pictures)
	}
	files, missing := folder{}, map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		sum := pictures[name]
		clean, ok := cleanPath(name)
		switch {
		case !ok:
			return nil, refuse(http.StatusBadRequest, sayBadName, name)
		case !isHash(sum):
			return nil, refuse(http.StatusBadRequest, sayHashForm, sum)
		}
		if data, ok := s.pictures.get(sum); ok {
			files[clean] = data
		} else {
			missing[sum] = true
		}
	}
	if len(missing) > 0 {
		p := refuse(http.StatusConflict, sayMissing, len(missing))
		p.missing = slices.Sorted(maps.Keys(missing))
		return nil, p
	}
	return files, nil
}

// tell is findings by their places in the issue's strings.
func (r *restated) tell(found []finding.Finding, lang finding.Lang) []mended {
	all := make([]mended, len(found))
	for i, f := range found {
		m := mended{Remark: tellOne(f, lang)}
		m.Path, m.Offset = r.place(f.Pos)
		m.Line, m.Col = r.lineOf(m.Path, m.Offset)
		m.File = ""
		m.Text = withoutLine(m.Text)
		m.Fix = r.fix(f, m.Path, m.Offset)
		all[i] = m
	}
	return all
}

// withoutLine leaves out the number of another line that a text names: an
// editor who has fields sees no lines of a file.
func withoutLine(text string) string { return otherLine.ReplaceAllString(text, "") }

var otherLine = regexp.MustCompile(`（第 \d+ 行）| in line \d+`)

// show tells of a proof's pages and keeps them to be drawn.
func (t *task) show(result *previewed, proof *press.Proof, text *restated) error {
	result.Map = []mark{}
	for n := range proof.Pages.Pages {
		sum, err := t.press.PageHash(proof, n)
		if err != nil {
			return err
		}
		hash := t.pageName(sum[:])
		t.proofs.put(hash, sheet{proof, n}, 1)
		size := proof.Sheet(n)
		result.Pages = append(result.Pages,
			pageInfo{Hash: hash, Width: round(size.W), Height: round(size.H), Label: size.Label})
		for _, m := range proof.Marks(n) {
			result.Map = append(result.Map, text.mark(n, m))
		}
	}
	result.Contents = contents(proof, result.Map)
	return nil
}

// pageName names a page by how it looks and by what draws it.
func (s *Service) pageName(sum []byte) string {
	name := sha256.Sum256(append([]byte(s.setting), sum...))
	return hex.EncodeToString(name[:])
}

// mark is a mark of page n by its place in the issue's strings.
func (r *restated) mark(n int, m press.Mark) mark {
	path, offset := r.place(m.Source)
	return mark{
		Page: n, X: round(m.X), Y: round(m.Y), W: round(m.W), H: round(m.H),
		Path: path, Offset: offset, Length: utf16Length(m.Text),
	}
}

// round keeps hundredths of a millimetre, which no screen shows.
func round(mm float64) float64 { return math.Round(mm*100) / 100 }

// contents are the articles, each on the page where its title stands.
func contents(proof *press.Proof, all []mark) []entry {
	entries := []entry{}
	for i := range proof.Issue.Articles {
		path := fmt.Sprintf("articles[%d]", i)
		e := entry{Path: path, Title: proof.Issue.Articles[i].Title.S}
		for _, m := range all {
			// 本期导读 comes before, so the last one is the title itself.
			if m.Path == path+".title" {
				e.Page = m.Page
			}
		}
		entries = append(entries, e)
	}
	return entries
}

func utf16Length(s string) (n int) {
	for _, r := range s {
		n += int(units(r))
	}
	return n
}
