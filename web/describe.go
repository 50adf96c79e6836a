package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"jianbao/finding"
	"jianbao/issue"
)

// Issue stands for an issue's JSON, whose schema is package issue's.
type Issue struct{}

// issueForm is a form with an issue and its pictures.
type issueForm struct {
	File     []formFile `json:"file,omitempty" doc:"the issue, or a .zip of it and its pictures"`
	Pictures []formFile `json:"pictures,omitempty" doc:"pictures, called by the names that the issue has for them"`
}

type formFile string

// Schema says that a file is bytes.
func (formFile) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "string", Format: "binary"}
}

// everywhere are the statuses that any operation may have.
var everywhere = []int{401, 403, 500}

// description is openapi.json in both languages, made once.
var description = sync.OnceValue(func() [2][]byte {
	return [2][]byte{describe(finding.Chinese), describe(finding.English)}
})

// describe writes the service's description (OpenAPI 3.1).
func describe(lang finding.Lang) []byte {
	huma.DefaultArrayNullable = false // a list of ours is never null
	registry := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	registry.RegisterTypeAlias(reflect.TypeFor[json.RawMessage](), reflect.TypeFor[Issue]())
	api := &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{Title: "jianbao", Version: "1",
			Description: phrase{"简报排版", "Typesetting of Chinese bulletins"}.in(lang)},
		Components: &huma.Components{Schemas: registry, SecuritySchemes: map[string]*huma.SecurityScheme{
			"token": {Type: "http", Scheme: "bearer"}}},
		Security: []map[string][]string{{}, {"token": {}}},
	}
	d := describer{registry, lang}
	for _, o := range operations {
		api.AddOperation(d.operation(o))
	}
	out, err := json.Marshal(api)
	if err != nil {
		panic(err) // the table holds nothing that JSON cannot
	}
	return withIssue(out)
}

// withIssue puts the issue's own schema where Issue stands for it.
func withIssue(api []byte) []byte {
	var all map[string]any
	var schema map[string]any
	if err := json.Unmarshal(api, &all); err != nil {
		panic(err)
	}
	if err := json.Unmarshal(issue.Schema(), &schema); err != nil {
		panic(err)
	}
	delete(schema, "$schema")
	all["components"].(map[string]any)["schemas"].(map[string]any)["Issue"] = schema
	out, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		panic(err)
	}
	return append(out, '\n')
}

type describer struct {
	registry huma.Registry
	lang     finding.Lang
}

func (d describer) operation(o operation) *huma.Operation {
	op := &huma.Operation{
		Method: o.method, Path: o.path, OperationID: o.id,
		Summary: o.summary.in(d.lang), Description: o.about.in(d.lang),
		Responses: map[string]*huma.Response{},
	}
	for _, p := range o.params {
		op.Parameters = append(op.Parameters, d.param(o, p))
	}
	if len(o.bodies) > 0 {
		op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{}}
	}
	for _, b := range o.bodies {
		op.RequestBody.Content[b.kind] = d.content(b.schema)
	}
	for _, a := range o.answers {
		answer := &huma.Response{Description: a.about.in(d.lang)}
		for _, kind := range a.kinds {
			if answer.Content == nil {
				answer.Content = map[string]*huma.MediaType{}
			}
			answer.Content[kind] = d.content(a.value)
		}
		op.Responses[strconv.Itoa(a.status)] = answer
	}
	for _, status := range append(o.refusals, everywhere...) {
		op.Responses[strconv.Itoa(status)] = d.refusal(status)
	}
	return op
}

// refusal is a problem of a status.
func (d describer) refusal(status int) *huma.Response {
	r := &huma.Response{
		Description: http.StatusText(status),
		Content:     map[string]*huma.MediaType{"application/problem+json": d.content(problemJSON{})},
	}
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		r.Headers = map[string]*huma.Param{"Retry-After": {
			Schema: &huma.Schema{Type: "integer"}}}
	}
	return r
}

func (d describer) param(o operation, p param) *huma.Param {
	in := "query"
	if strings.Contains(o.path, "{"+p.name+"}") {
		in = "path"
	}
	schema := &huma.Schema{Type: "string", Pattern: p.pattern}
	for _, v := range p.values {
		schema.Enum = append(schema.Enum, v)
	}
	if p.most > 0 {
		least, most := float64(p.least), float64(p.most)
		schema = &huma.Schema{Type: "integer", Minimum: &least, Maximum: &most}
	}
	return &huma.Param{Name: p.name, In: in, Required: in == "path",
		Description: p.about.in(d.lang), Schema: schema}
}

// content is bytes when v is nil, text when it is one, else what v's type is.
func (d describer) content(v any) *huma.MediaType {
	if v == nil {
		return &huma.MediaType{}
	}
	t := reflect.TypeOf(v)
	return &huma.MediaType{Schema: d.registry.Schema(t, true, t.Name())}
}

// describe answers with the description.
func (s *Service) describe(w http.ResponseWriter, r *http.Request) error {
	body := description()[languageOf(r)]
	s.sendKept(w, r, answer{kind: "application/json", body: body}, asking)
	return nil
}

// docs answers with the description for people.
func (s *Service) docs(w http.ResponseWriter, r *http.Request) error {
	lang := languageOf(r)
	page := plainPage{Detail: sayDocs.in(lang)}
	for _, o := range operations {
		page.Groups = append(page.Groups, o.page(lang))
	}
	return s.sendPage(w, r, http.StatusOK, "docs.html", page)
}

// group is one operation as the readable page has it.
type group struct {
	ID, Method, Path, Summary, Description string
	Params                                 []paramRow
	Bodies                                 []string
	Answers                                []answerRow
}

type paramRow struct{ Name, Values, About string }

type answerRow struct {
	Status int
	Kind   string
	About  string
}

func (o operation) page(lang finding.Lang) group {
	g := group{ID: o.id, Method: o.method, Path: o.path,
		Summary: o.summary.in(lang), Description: o.about.in(lang)}
	for _, p := range o.params {
		values := strings.Join(p.values, " | ")
		if p.most > 0 {
			values = fmt.Sprintf("%d–%d", p.least, p.most)
		}
		g.Params = append(g.Params, paramRow{p.name, values, p.about.in(lang)})
	}
	for _, b := range o.bodies {
		g.Bodies = append(g.Bodies, b.kind)
	}
	for _, a := range o.answers {
		g.Answers = append(g.Answers, answerRow{a.status, strings.Join(a.kinds, ", "), a.about.in(lang)})
	}
	for _, status := range o.refusals {
		g.Answers = append(g.Answers, answerRow{status, "application/problem+json", refusals[status].in(lang)})
	}
	return g
}

var sayDocs = phrase{
	"出错时的答复是 application/problem+json（RFC 9457），里面的 findings 逐条列出问题；语言看 Accept-Language。设了口令时每个请求都要带 Authorization: Bearer。",
	"Failures are application/problem+json (RFC 9457) whose findings list what is wrong, in the language of Accept-Language. Where tokens are set, every request carries Authorization: Bearer."}

// refusals are what the statuses mean here.
var refusals = map[int]phrase{
	400: {"读不出来，或参数不对", "cannot be read, or a parameter is wrong"},
	404: {"没有", "there is none"},
	409: {"有图片还没有上传，见 missing", "pictures have to be sent first, see missing"},
	413: {"太大；detail 说明是哪个上限", "too large; detail names the limit"},
	415: {"不认识的内容类型", "unknown content type"},
	422: {"这一期有错误，见 findings", "the issue has errors, see findings"},
	429: {"您排队的请求太多；等 Retry-After 秒再来", "too many of your requests wait; come again after Retry-After seconds"},
	503: {"忙或超时；等 Retry-After 秒再来", "busy, or it took too long; come again after Retry-After seconds"},
}
