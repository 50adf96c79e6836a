package web

import (
	"bytes"
	"encoding/json"
	"net/http"

	"jianbao/finding"
	"jianbao/ingest"
	"jianbao/issue"
	"jianbao/press"
)

// imported is what /import answers.
type imported struct {
	Issue    json.RawMessage `json:"issue" doc:"the issue, as /api/v1/schema has it"`
	YAML     string          `json:"yaml" doc:"the same as an issue file"`
	Pictures []keptPicture   `json:"pictures" doc:"pictures it names; they are kept for previews"`
	Report   []change        `json:"report" doc:"what was changed, or might be"`
	Zones    []ingest.Zone   `json:"zones" doc:"what each part of the source was taken for"`
	Findings []Remark        `json:"findings"`
}

// keptPicture is a picture that previews can name by its hash.
type keptPicture struct {
	Name   string `json:"name" doc:"as the issue has it"`
	SHA256 string `json:"sha256"`
}

// change is one thing that the issue has otherwise than its source.
type change struct {
	ID     string `json:"id"`
	Line   int    `json:"line" doc:"of the source, from 1; of Word files the paragraph"`
	Col    int    `json:"col,omitempty"`
	Before string `json:"before"`
	After  string `json:"after"`
	Rule   string `json:"rule"`
	Class  string `json:"class" doc:"auto is made, others to decide" enum:"auto,suggested,lint"`
	Text   string `json:"text" doc:"why"`
}

// importFile answers with a file as an issue and what was changed on the way.
func (s *Service) importFile(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	body, err := s.receive(w, r)
	if err != nil {
		return err
	}
	defer body.done()
	var result *imported
	err = s.work(r, func(t *task) (err error) {
		result, err = t.read(body, languageOf(r))
		return err
	})
	if err != nil {
		return err
	}
	return s.sendJSON(w, r, result)
}

// read imports an upload.
func (t *task) read(body *upload, lang finding.Lang) (*imported, error) {
	p, err := t.open(body, importEndings)
	if err != nil {
		return nil, err
	}
	src, err := t.source(p)
	if err != nil {
		return nil, err
	}
	src = unpacked(src)
	var result *ingest.Result
	var found []finding.Finding
	err = t.made("import", func() error {
		result, found = ingest.Read(t.ingested(src))
		return t.ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	if result == nil {
		return nil, notImported(found)
	}
	return t.told(result, found, lang), nil
}

// unpacked is the issue file in a PDF that carries one, else src.
func unpacked(src issue.Source) issue.Source {
	if !bytes.HasPrefix(src.Data, []byte("%PDF-")) {
		return src
	}
	if inside, ok := press.Enclosed(src.Data); ok {
		inside.FS = src.FS
		return inside
	}
	return src
}

// ingested is what is to be imported, for as long as somebody waits for it.
func (t *task) ingested(src issue.Source) ingest.Source {
	return ingest.Source{Name: src.Name, Data: src.Data, FS: src.FS,
		Stop: func() bool { return t.ctx.Err() != nil }}
}

// noText is the finding for a file of none of the kinds that are imported.
const noText = "E803"

// notImported is the problem of a file that no issue came of.
func notImported(found []finding.Finding) *problem {
	p := faulty(found)
	p.detail = sayNotImported
	for _, f := range found {
		if f.Code == noText {
			p.status, p.detail = http.StatusUnsupportedMediaType, sayNoText
		}
	}
	return p
}

// told is a result on the wire. Its pictures are kept for the previews that
// will follow.
func (t *task) told(r *ingest.Result, found []finding.Finding, lang finding.Lang) *imported {
	out := &imported{
		Issue: issue.EncodeJSON(r.Issue), YAML: string(r.YAML()),
		Pictures: []keptPicture{}, Report: []change{}, Zones: r.Report.Zones,
		Findings: tellAll(found, lang),
	}
	for _, c := range r.Report.Changes {
		out.Report = append(out.Report, change{
			ID: c.ID, Line: c.Line, Col: c.Col, Before: c.Before, After: c.After,
			Rule: c.Rule, Class: string(c.Class), Text: c.Note,
		})
	}
	for _, f := range r.Pictures {
		out.keep(t, f.Path, f.Data)
	}
	if out.Zones == nil {
		out.Zones = []ingest.Zone{}
	}
	return out
}

func (i *imported) keep(t *task, name string, data []byte) {
	sum := hashOf(data)
	t.pictures.put(sum, data, int64(len(data)))
	i.Pictures = append(i.Pictures, keptPicture{name, sum})
}
