package web

import (
	"net/http"

	"jianbao/issue"
	"jianbao/templates"
)

// styleInfo is one house style.
type styleInfo struct {
	Name    string `json:"name" doc:"what template in an issue says"`
	Title   string `json:"title" doc:"its name for people"`
	Default bool   `json:"default" doc:"the style of an issue that names none"`
}

// styleList is what /templates answers.
type styleList struct {
	Templates []styleInfo `json:"templates"`
}

func (s *Service) listTemplates(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	list := styleList{}
	for _, name := range templates.Names() {
		t, _ := templates.Named(name)
		list.Templates = append(list.Templates,
			styleInfo{Name: name, Title: t.Title(), Default: name == templates.Default})
	}
	a, err := inJSON(list)
	if err == nil {
		s.sendKept(w, r, a, asking)
	}
	return err
}

// schema answers with the JSON Schema of an issue.
func (s *Service) schema(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	s.sendKept(w, r, answer{kind: "application/schema+json", body: issue.Schema()}, asking)
	return nil
}
