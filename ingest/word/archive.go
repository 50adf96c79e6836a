package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// archive is a Word file's parts, read within limits.
type archive struct {
	parts  map[string]*zip.File
	limits Limits
	left   int64 // bytes that may still be unpacked
}

func openArchive(data []byte, limits Limits) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && z == nil {
		return nil, broken("", err, "压缩包不完整，多半没有下载或拷贝完")
	}
	if n := len(z.File); n > limits.Entries {
		return nil, &Fault{ErrLimit, "", fmt.Sprintf("里面有 %d 个部分", n),
			fmt.Sprintf("it has %d parts", n)}
	}
	a := &archive{parts: map[string]*zip.File{}, limits: limits, left: limits.Total}
	var total uint64
	for _, f := range z.File {
		total += f.UncompressedSize64
		if total > uint64(limits.Total) {
			return nil, &Fault{ErrLimit, "", fmt.Sprintf("解开后超过 %d MiB", limits.Total>>20),
				fmt.Sprintf("it has more than %d MiB unpacked", limits.Total>>20)}
		}
		if f.UncompressedSize64 > 1<<20 &&
			f.UncompressedSize64/(f.CompressedSize64+1) > uint64(limits.Ratio) {
			return nil, &Fault{ErrLimit, f.Name, fmt.Sprintf("压缩了 %d 倍以上", limits.Ratio),
				fmt.Sprintf("packed more than %d times", limits.Ratio)}
		}
		if name := partName(f.Name); a.parts[name] == nil {
			a.parts[name] = f
		}
	}
	return a, nil
}

// partName is a name as parts are looked up by: case does not count.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(s, `\`,
		"/")), "/"))
}

// readXML unpacks a part that is going to be parsed, whatever it is called; ok
// is false when there is none.
func (a *archive) readXML(name string) (data []byte, ok bool, err error) {
	return a.read(name, a.limits.XML)
}

// read unpacks a part of most bytes; ok is false when there is none.
func (a *archive) read(name string, most int64) (data []byte, ok bool, err error) {
	f := a.parts[partName(name)]
	if f == nil {
		return nil, false, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, true, broken(name, err, "解不开")
	}
	defer r.Close()
	most = min(most, a.limits.Part, a.left)
	var all bytes.Buffer
	all.Grow(int(min(f.UncompressedSize64, uint64(most)) + bytes.MinRead))
	_, err = all.ReadFrom(io.LimitReader(r, most+1))
	switch data = all.Bytes(); {
	case int64(len(data)) > most:
		return nil, true, &Fault{ErrLimit, name, fmt.Sprintf("超过 %d MiB", most>>20),
			fmt.Sprintf("more than %d MiB", most>>20)}
	case err != nil:
		return nil, true, broken(name, err, "解不开")
	}
	a.left -= int64(len(data))
	return data, true, nil
}

// relation is one way from a part to another.
type relation struct {
	kind     string // the last word of its type
	target   string // a part's name, or an address
	external bool
}

// relations are those of part, by id.
func (a *archive) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	data, ok, err := a.readXML(dir + "_rels/" + file + ".rels")
	if !ok || err != nil {
		return nil, err
	}
	rels := map[string]relation{}
	r := newReader(data, a.limits)
	r.root(func(string, xml.StartElement) {
		r.each(func(n string, e xml.StartElement) {
			if !strings.HasSuffix(n, ":Relationship") && n != "Relationship" {
				return
			}
			rel := relation{kind: path.Base(attr(e, "Type")), target: attr(e,
				"Target"), external: attr(e, "TargetMode") == "External"}
			if !rel.external && !strings.HasPrefix(rel.target, "/") {
				rel.target = path.Join(dir, rel.target)
			}
			rels[attr(e, "Id")] = rel
		})
	})
	return rels, r.failed(part + " relations")
}

// main is the name of the part that holds the document's words.
func (a *archive) main() (string, error) {
	rels, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.kind == "officeDocument" && a.parts[partName(r.target)] != nil {
			return partName(r.target), nil
		}
	}
	if a.parts["word/document.xml"] != nil {
		return "word/document.xml", nil
	}
	return "", &Fault{ErrNotWord, "", "里面没有正文", "it has no document part"}
}
