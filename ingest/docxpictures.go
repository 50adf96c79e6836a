package ingest

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"

	"jianbao/picture"
)

func itoa(n int) string { return strconv.Itoa(n) }

// takePictures puts the pictures of a Word file into the folder beside the
// issue.
func (w *wordReader) takePictures() {
	dir := folderName(w.im.report.Source)
	for i, p := range w.doc.Pictures {
		ending := pictureEnding(p.Data)
		if ending == "" {
			w.paths = append(w.paths, "")
			w.im.find("W811", 0, path.Base(p.Name))
			continue
		}
		if _, err := picture.Decode(p.Data, picture.DefaultLimits); err != nil {
			w.paths = append(w.paths, "")
			w.im.find("W811", 0, fmt.Sprintf("%s: %v", path.Base(p.Name), err))
			continue
		}
		name := fmt.Sprintf("%s/%d%s", dir, i+1, ending)
		w.paths = append(w.paths, name)
		w.im.pictures = append(w.im.pictures, File{name, p.Data})
	}
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
	return "![](" + name + alt + ")"
}
