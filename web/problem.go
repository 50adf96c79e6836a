package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"jianbao/finding"
)

// problem is an answer that is no success, as RFC 9457 has it.
type problem struct {
	status   int
	detail   phrase
	args     []any
	findings []finding.Finding
	missing  []string // hashes of pictures that nobody has sent
	retry    int      // seconds
	header   http.Header
}

// Error is the problem in English, for the log.
func (p *problem) Error() string {
	return fmt.Sprintf("%d %s", p.status, p.detail.in(finding.English, p.args...))
}

// refuse is a problem with a text of its own.
func refuse(status int, detail phrase, args ...any) *problem {
	return &problem{status: status, detail: detail, args: args}
}

// faulty is the problem of an issue that has errors.
func faulty(found []finding.Finding) *problem {
	return &problem{status: http.StatusUnprocessableEntity, detail: sayFaulty, findings: found}
}

// retryAfter is how soon a client that was refused may come again, in seconds.
const retryAfter = 2

func busy() *problem {
	return &problem{status: http.StatusServiceUnavailable, detail: sayBusy, retry: retryAfter}
}

// tooMany tells a client that its share of the queue is taken.
func tooMany(share int) *problem {
	p := refuse(http.StatusTooManyRequests, sayTooMany, share)
	p.retry = retryAfter
	return p
}

// problemJSON is a problem on the wire.
type problemJSON struct {
	Type     string   `json:"type" doc:"always about:blank: the status says it all"`
	Title    string   `json:"title" doc:"what the status means"`
	Status   int      `json:"status"`
	Detail   string   `json:"detail,omitempty" doc:"what is wrong, in the reader's language"`
	Findings []Remark `json:"findings,omitempty" doc:"what is wrong with the issue, place by place"`
	Missing  []string `json:"missing,omitempty" doc:"SHA-256 of pictures that have to be sent"`
	Request  string   `json:"request,omitempty" doc:"what the log calls this request"`
}

// fail answers with err. An error that is no problem is the machine's.
func (s *Service) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *problem
	switch {
	case errors.As(err, &p):
	case r.Context().Err() != nil:
		w.WriteHeader(statusClientGone) // nobody reads it; the log does
		return
	case errors.Is(err, context.DeadlineExceeded):
		p = refuse(http.StatusServiceUnavailable, sayTooLong, s.limits.Time)
		p.retry = retryAfter
	default:
		s.log.Error("failed", "request", requestID(r), "error", err)
		p = refuse(http.StatusInternalServerError, sayFailed)
	}
	s.tell(w, r, p)
}

// statusClientGone is what the log says of a client that did not wait; it has
// no number in RFC 9110 and the one that nginx gave it elsewhere.
const statusClientGone = 499

func (s *Service) tell(w http.ResponseWriter, r *http.Request, p *problem) {
	lang := languageOf(r)
	body, err := json.Marshal(problemJSON{
		Type: "about:blank", Title: http.StatusText(p.status), Status: p.status,
		Detail: p.detail.in(lang, p.args...), Findings: tellAll(p.findings, lang),
		Missing: p.missing, Request: requestID(r),
	})
	if err != nil {
		panic(err) // it holds nothing but words and numbers
	}
	for name, values := range p.header {
		w.Header()[name] = values
	}
	if p.retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(p.retry))
	}
	w.Header().Set("Cache-Control", never)
	s.send(w, r, answer{status: p.status, kind: "application/problem+json", body: body})
}

// Remark is a finding on the wire: texts in the reader's language, severities in
// English, which programs compare.
type Remark struct {
	Code     string `json:"code" doc:"names the kind of finding for ever"`
	Severity string `json:"severity" enum:"error,warning,note"`
	File     string `json:"file,omitempty" doc:"the file it is about, as it was named"`
	Line     int    `json:"line,omitempty" doc:"from 1"`
	Col      int    `json:"col,omitempty" doc:"in characters, from 1"`
	Path     string `json:"path,omitempty" doc:"the field, like articles[0].body"`
	Text     string `json:"text" doc:"what is wrong"`
	Hint     string `json:"hint,omitempty" doc:"what to do about it"`
}

func tellAll(found []finding.Finding, lang finding.Lang) []Remark {
	all := make([]Remark, len(found))
	for i, f := range found {
		all[i] = tellOne(f, lang)
	}
	return all
}

func tellOne(f finding.Finding, lang finding.Lang) Remark {
	return Remark{
		Code: string(f.Code), Severity: f.Severity().Name(finding.English), File: f.File,
		Line: f.Pos.Line, Col: f.Pos.Col, Path: f.Pos.Path,
		Text: f.Text(lang), Hint: f.Hint(lang),
	}
}
