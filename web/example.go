package web

import (
	"net/http"

	"jianbao/finding"
	"jianbao/ingest"
	"jianbao/samples"
)

// example answers with the example issue as if it had just been imported.
func (s *Service) example(w http.ResponseWriter, r *http.Request) error {
	if err := noQuery(r); err != nil {
		return err
	}
	var out *imported
	err := s.work(r, func(t *task) error {
		return t.made("import", func() error {
			var result *ingest.Result
			var found []finding.Finding
			result, found = ingest.Read(ingest.Source{Name: samples.ExampleName, Data: samples.Example})
			out = t.told(result, found, languageOf(r))
			return t.ctx.Err()
		})
	})
	if err != nil {
		return err
	}
	return s.sendJSON(w, r, out)
}
