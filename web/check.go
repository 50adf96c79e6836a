package web

import (
	"errors"
	"net/http"

	"jianbao/finding"
)

// checked is what /check answers.
type checked struct {
	Findings []Remark `json:"findings" doc:"errors, warnings and notes, by place"`
	Pages    int      `json:"pages" doc:"how many pages it makes; 0 when it has errors"`
}

// check answers with the findings of an issue, errors and all: a check that
// finds something has done its work.
func (s *Service) check(w http.ResponseWriter, r *http.Request) error {
	style, err := styleWish(r)
	if err != nil {
		return err
	}
	body, err := s.receive(w, r)
	if err != nil {
		return err
	}
	defer body.done()
	var result checked
	err = s.work(r, func(t *task) error {
		t.style = style
		p, err := t.open(body, issueEndings)
		if err != nil {
			return err
		}
		src, err := t.source(p)
		if err != nil {
			return err
		}
		proof, found, err := t.compose(src)
		if err != nil && !isFaulty(err) {
			return err
		}
		if proof != nil {
			result.Pages = len(proof.Pages.Pages)
		}
		result.Findings = tellAll(found, languageOf(r))
		return nil
	})
	if err != nil {
		return err
	}
	return s.sendJSON(w, r, result)
}

// isFaulty tells the errors of an issue from those of a request.
func isFaulty(err error) bool {
	var p *problem
	return errors.As(err, &p) && p.findings != nil && finding.HasErrors(p.findings)
}
