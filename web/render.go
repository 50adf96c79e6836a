package web

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"jianbao/issue"
	"jianbao/press"
)

// made is a finished file.
type made struct {
	kind        string // media type
	name, plain string // with and without Chinese
	data        []byte
}

var kinds = map[string]string{
	"pdf": "application/pdf", "docx": wordType, "png": "image/png", "zip": "application/zip",
}

// render answers with an issue's file.
func (s *Service) render(w http.ResponseWriter, r *http.Request) error {
	wish, err := renderWish(r)
	if err != nil {
		return err
	}
	body, err := s.receive(w, r)
	if err != nil {
		return err
	}
	defer body.done()
	var file made
	var tag string
	err = s.work(r, func(t *task) error {
		t.style = wish.style
		p, err := t.open(body, issueEndings)
		if err != nil {
			return err
		}
		src, err := t.source(p)
		if err != nil {
			return err
		}
		if tag = s.tag(wish, p); matches(r, tag) {
			return nil
		}
		file, err = t.file(src, wish)
		return err
	})
	if err != nil {
		return err
	}
	s.sendFile(w, r, file, tag)
	return nil
}

// file takes a source to the file that was wished for.
func (t *task) file(src issue.Source, wish wish) (made, error) {
	proof, _, err := t.compose(src)
	if err != nil {
		return made{}, err
	}
	return t.write(proof, wish, src)
}

// write makes the file of a proof, which was made of src.
func (t *task) write(proof *press.Proof, wish wish, src issue.Source) (file made, err error) {
	name, plain := names(proof)
	if forPress(wish.paper) {
		name, plain = name+"（付印）", plain+"-print"
	}
	if err := t.printable(wish.paper, proof); err != nil {
		return file, err
	}
	file = made{kinds[wish.to], name + "." + wish.to, plain + "." + wish.to, nil}
	out := &stopWriter{ctx: t.ctx}
	err = t.made(wish.to, func() error {
		switch wish.to {
		case "docx":
			return t.press.DOCX(out, proof, 0)
		case "png":
			return t.draw(out, proof, wish, &file)
		}
		return t.press.PDFOn(out, proof, wish.paper, src)
	})
	file.data = out.buf
	return file, err
}

// draw writes one page as it is, several as a .zip.
func (t *task) draw(out io.Writer, proof *press.Proof, wish wish, file *made) error {
	pages, err := chosen(wish.pages, len(proof.Pages.Pages))
	switch {
	case err != nil:
		return err
	case len(pages) > t.limits.Drawn:
		return refuse(http.StatusRequestEntityTooLarge, sayManyDrawn, t.limits.Drawn)
	case len(pages) == 1:
		png, err := t.press.PNG(proof, pages[0], wish.look)
		if err != nil {
			return err
		}
		file.number(pages[0])
		_, err = out.Write(png)
		return err
	}
	file.kind = kinds["zip"]
	base, plain := strings.TrimSuffix(file.name, ".png"), strings.TrimSuffix(file.plain, ".png")
	file.name, file.plain = base+".zip", plain+".zip"
	return t.archive(out, proof, pages, wish, base)
}

// number puts a page's number into the file's names.
func (m *made) number(page int) {
	m.name = fmt.Sprintf("%s-%d.png", strings.TrimSuffix(m.name, ".png"), page+1)
	m.plain = fmt.Sprintf("%s-%d.png", strings.TrimSuffix(m.plain, ".png"), page+1)
}

func (t *task) archive(
	out io.Writer, proof *press.Proof, pages []int, wish wish, base string) error {
	z := zip.NewWriter(out)
	for _, n := range pages {
		png, err := t.press.PNG(proof, n, wish.look)
		if err == nil {
			err = t.ctx.Err()
		}
		if err == nil {
			err = stored(z, fmt.Sprintf("%s-%d.png", base, n+1), png)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// stored adds a file that packing would not make smaller.
func stored(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// sendFile answers with a file, or that the client has it already.
func (s *Service) sendFile(w http.ResponseWriter, r *http.Request, file made, tag string) {
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", asking)
	if file.data == nil {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Disposition", disposition(file.name, file.plain))
	s.send(w, r, answer{status: http.StatusOK, kind: file.kind, body: file.data})
}

// tag is the ETag of what a parcel is made into: the hash of all that has a
// part in it. Same input, same bytes, so it is a strong one. Of the name that
// is the ending, unless the file is enclosed by its name.
func (s *Service) tag(wish wish, p *parcel) string {
	name := ending(p.name)
	if wish.paper.Enclose {
		name = p.name
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %x\n", s.setting, wish.raw, name, sha256.Sum256(p.data))
	for _, name := range slices.Sorted(maps.Keys(p.folder)) {
		fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(p.folder[name]))
	}
	return `"` + hex.EncodeToString(h.Sum(nil)[:16]) + `"`
}

// matches tells whether the client has what tag names (RFC 9110 13.1.2).
func matches(r *http.Request, tag string) bool {
	for _, line := range r.Header.Values("If-None-Match") {
		for one := range strings.SplitSeq(line, ",") {
			one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
			if one == tag || one == "*" {
				return true
			}
		}
	}
	return false
}
