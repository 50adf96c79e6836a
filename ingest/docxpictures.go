package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"jianbao/finding"
	"jianbao/ingest/word"
	"jianbao/picture"
)

func itoa(n int) string { return strconv.Itoa(n) }

// shelved is a picture of a Word file on its way to a file of its own.
type shelved struct {
	ending string            // "" for those that cannot be used
	fault  any               // why not; nil once that is told
	paths  map[string]string // where it lies, by the name it has in the document
}

// takePictures looks at the pictures of a Word file.
func (w *wordReader) takePictures() {
	w.shelf = make([]shelved, len(w.doc.Pictures))
	for i, p := range w.doc.Pictures {
		ending, name := pictureEnding(p.Data), path.Base(p.Name)
		if ending == "" {
			w.shelf[i].fault = name
			continue
		}
		if _, err := picture.Decode(p.Data, picture.DefaultLimits); err != nil {
			w.shelf[i].fault = pictureFaultText{name, err}
			continue
		}
		w.shelf[i] = shelved{ending: ending, paths: map[string]string{}}
	}
}

// pictureFaultText is why a picture cannot be used, in each language.
type pictureFaultText struct {
	name string
	err  error
}

// In is the fault in l.
func (t pictureFaultText) In(l finding.Lang) string {
	var limit *picture.LimitError
	switch {
	case l != finding.Chinese:
		return t.name + ": " + t.err.Error()
	case errors.As(t.err, &limit):
		return t.name + "（太大）"
	}
	return t.name + "（已损坏）"
}

// tellOf tells of a picture that cannot be used, once, where it first stands.
func (w *wordReader) tellOf(r word.Run, line int) {
	if r.Picture > 0 && w.shelf[r.Picture-1].fault != nil {
		w.im.find("W811", line, w.shelf[r.Picture-1].fault)
		w.shelf[r.Picture-1].fault = nil
	}
}

// picture puts the picture that r shows beside the issue, under the path it
// calls itself when that is one of ours, else in a folder by its number. It
// gives that path, "" when there is nothing to show.
func (w *wordReader) picture(r word.Run) string {
	if r.Picture == 0 || w.shelf[r.Picture-1].ending == "" {
		return ""
	}
	s := w.shelf[r.Picture-1]
	called := r.Called
	name, ok := ownPath(called, s.ending)
	if !ok || w.taken(name) && s.paths[called] == "" {
		called = ""
		name = fmt.Sprintf("%s/%d%s", folderName(w.im.report.Source), r.Picture, s.ending)
	}
	if s.paths[called] == "" {
		s.paths[called] = name
		w.im.pictures = append(w.im.pictures, File{name, w.doc.Pictures[r.Picture-1].Data})
	}
	return s.paths[called]
}

// taken tells whether a picture lies at name, on systems too that take small
// and capital letters for the same.
func (w *wordReader) taken(name string) bool {
	return slices.ContainsFunc(w.im.pictures, func(f File) bool {
		return strings.EqualFold(f.Path, name)
	})
}

// maxOwnPath bounds a path that a file gives us to write to.
const maxOwnPath = 120

// ownPath is the path that a picture was read from, as our Word files keep it:
// with a folder, which the names that Word itself gives do not have. Nothing
// leads out of the folder of the issue or to a file that is hidden there, and
// the ending is the content's own.
func ownPath(called, ending string) (string, bool) {
	name, kind := strings.TrimPrefix(called, "./"), strings.ToLower(path.Ext(called))
	if kind == ".jpeg" {
		kind = ".jpg"
	}
	if !strings.Contains(called, "/") || len(name) > maxOwnPath || kind != ending ||
		!fs.ValidPath(name) {
		return "", false
	}
	for _, step := range strings.Split(name, "/") {
		plain := strings.IndexFunc(step, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_. ", r)
		}) < 0
		if !plain || step[0] == '.' || step != strings.Trim(step, " ") || reserved(step) {
			return "", false
		}
	}
	return name, true
}

// reserved tells the names that mean a device on Windows, whatever the ending.
func reserved(step string) bool {
	base, _, _ := strings.Cut(strings.ToLower(step), ".")
	switch base = strings.TrimRight(base, " "); base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (base[:3] == "com" || base[:3] == "lpt") && base[3] >= '0'
}

// pictureEnding is the ending for a picture's file by its first bytes, "" for
// those that no page can show.
func pictureEnding(data []byte) string {
	for _, k := range []struct{ magic, ending string }{
		{"\x89PNG\r\n", ".png"}, {"\xff\xd8\xff", ".jpg"}, {"GIF8", ".gif"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.ending
		}
	}
	return ""
}

// folderName is the folder for the pictures of the file called name.
func folderName(name string) string {
	base := strings.TrimSuffix(name, path.Ext(name))
	safe := strings.Map(func(r rune) rune {
		if han(r) || alnum(r) || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, base)
	if strings.Trim(safe, "-") == "" {
		safe = "issue"
	}
	return safe + "-pictures"
}

// figureOf is a picture as it is named in a body.
func figureOf(name, alt string) string {
	alt = strings.NewReplacer(`"`, "”", `\`, "＼", "[", "〔", "]",
		"〕").Replace(printable(alt))
	alt = strings.Join(strings.Fields(alt), " ")
	if alt != "" {
		alt = ` "` + alt + `"`
	}
	if strings.Contains(name, " ") {
		name = "<" + name + ">"
	}
	return "![](" + name + alt + ")"
}
