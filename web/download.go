package web

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"slices"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/press"
)

// download answers with a manuscript's file.
func (s *Service) download(w http.ResponseWriter, r *http.Request) error {
	q := asked(r)
	q.known(append([]string{"to"}, paperNames...)...)
	to, paper := q.choice("to", "pdf", "docx", "zip"), q.paper()
	if to != "pdf" {
		q.only("pdf", paperNames...)
	}
	if err := q.failed(); err != nil {
		return err
	}
	var file made
	err := s.onManuscript(w, r, func(t *task, m *manuscript, src issue.Source, _ *restated) (err error) {
		if to == "zip" {
			file, err = t.issueArchive(m, src)
		} else {
			file, err = t.manuscriptFile(src, wish{to: to, paper: paper})
		}
		return err
	})
	if err != nil {
		return err
	}
	tag := `"` + hashOf(file.data)[:32] + `"`
	if matches(r, tag) {
		file.data = nil
	}
	s.sendFile(w, r, file, tag)
	return nil
}

// manuscriptFile is the file of a manuscript. What is enclosed in it is the
// issue file that the .zip would have, not the page's own way of writing it.
func (t *task) manuscriptFile(src issue.Source, wish wish) (made, error) {
	proof, _, err := t.compose(src)
	if err != nil {
		return made{}, err
	}
	if wish.paper.Enclose {
		src = issue.Source{Name: "issue.yaml", Data: issue.Encode(proof.Issue)}
	}
	return t.write(proof, wish, src)
}

// issueArchive is an issue file and its pictures. An issue with errors is kept
// as it came, so that nothing of it is lost.
func (t *task) issueArchive(m *manuscript, src issue.Source) (made, error) {
	bulletin, found := issue.Parse(src)
	name, data := "issue.yaml", issue.Encode(bulletin)
	if finding.HasErrors(found) {
		var b bytes.Buffer
		if err := json.Indent(&b, m.Issue, "", "  "); err != nil {
			return made{}, err
		}
		name, data = "issue.json", b.Bytes()
	}
	out := &stopWriter{ctx: t.ctx}
	z := zip.NewWriter(out)
	f, err := z.Create(name)
	if err == nil {
		_, err = f.Write(data)
	}
	pictures := src.FS.(folder)
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		if err == nil {
			err = stored(z, name, pictures[name])
		}
	}
	if err == nil {
		err = z.Close()
	}
	title, plain := names(&press.Proof{Issue: bulletin})
	return made{kinds["zip"], title + ".zip", plain + ".zip", out.buf}, err
}
