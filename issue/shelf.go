package issue

import (
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"jianbao/finding"
	"jianbao/picture"
)

// pictureShelf reads each picture of an issue once.
type pictureShelf struct {
	fs   fs.FS
	seen map[string]shelved
}

type shelved struct {
	picture *picture.Picture
	code    finding.Code // what is wrong with it
	args    []any
}

func newPictureShelf(f fs.FS) *pictureShelf {
	return &pictureShelf{fs: f, seen: map[string]shelved{}}
}

// load reads the picture that name names; no path leads out of the issue's
// folder, and nothing is fetched.
func (d *decoder) load(name Text) *picture.Picture {
	s, ok := d.pictures.seen[name.S]
	if !ok {
		s = d.pictures.read(name.S)
		d.pictures.seen[name.S] = s
	}
	if s.code != "" {
		d.report(s.code, name.Pos(), append([]any{name.S}, s.args...)...)
	}
	return s.picture
}

func (p *pictureShelf) read(name string) shelved {
	if u, err := url.Parse(name); err == nil && len(u.Scheme) > 1 || strings.HasPrefix(name, "//") {
		return shelved{code: "E703"}
	}
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if !fs.ValidPath(clean) || clean == "." || strings.Contains(clean, ":") {
		return shelved{code: "E702"}
	}
	if p.fs == nil {
		return shelved{code: "E708"}
	}
	data, err := readFile(p.fs, clean)
	if err != nil {
		return shelved{code: codeOf(err), args: limitArgs(err)}
	}
	pic, err := picture.Decode(data, picture.DefaultLimits)
	if err != nil {
		return shelved{code: codeOf(err), args: limitArgs(err)}
	}
	return shelved{picture: pic}
}

// readFile reads no more than a picture may have.
func readFile(f fs.FS, name string) ([]byte, error) {
	r, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := picture.DefaultLimits.Bytes
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err == nil && len(data) > most {
		err = &picture.LimitError{What: picture.Bytes, Most: most}
	}
	return data, err
}

// codeOf is the finding for a picture that could not be read.
func codeOf(err error) finding.Code {
	var limit *picture.LimitError
	var format *picture.FormatError
	switch {
	case errors.As(err, &limit) && limit.What == picture.Bytes:
		return "E705"
	case errors.As(err, &limit):
		return "E704"
	case errors.As(err, &format):
		return "E706"
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return "E701"
	case errors.Is(err, errOutside):
		return "E702"
	case errors.Is(err, picture.ErrEmpty):
		return "E710"
	case errors.Is(err, picture.ErrDamaged):
		return "E707"
	}
	return "E709"
}

func limitArgs(err error) []any {
	var limit *picture.LimitError
	var format *picture.FormatError
	switch {
	case errors.As(err, &limit) && limit.What == picture.Bytes:
		return []any{limit.Most >> 20}
	case errors.As(err, &limit):
		return []any{limit.Most / 1_000_000}
	case errors.As(err, &format):
		return []any{format.Name}
	case errors.Is(err, errNoFile):
		return []any{bilingual("它不是文件/it is not a file")}
	}
	return []any{err}
}
