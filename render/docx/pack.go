package docx

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/nguyenthenguyen/docx"

	"jianbao/picture"
)

// bodyPart is the document itself, and hole what stands in the template where
// its body goes.
const (
	bodyPart = "word/document.xml"
	hole     = "<w:p/>"
)

// documentHead opens the document with every namespace its body uses.
const documentHead = xmlHead + `<w:document ` + nsWord + ` ` + nsRel +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wps="` + nsShape + `" xmlns:v="` + nsVML + `"><w:body>`

// file is a part and its content.
type file struct {
	name string
	data []byte
}

// pack puts the parts together: those with relations of their own through the
// template, the rest and what is compressed already behind them.
func (m *maker) pack(w io.Writer) error {
	rest := m.parts()
	table, links, faces := m.fontTable()
	rest = append(rest, file{"word/fontTable.xml", table},
		file{"word/_rels/fontTable.xml.rels", links})
	filled, err := m.fill(rest)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range append(filled, rest...) {
		if err := addDeflated(z, f); err != nil {
			return err
		}
	}
	for _, f := range m.media.files {
		if err := addStored(z, f.name, f.of, f.crc); err != nil {
			return err
		}
	}
	for _, f := range faces {
		if err := addRaw(z, f); err != nil {
			return err
		}
	}
	return z.Close()
}

// parts are those that are plain XML. They are made in an order in which each
// knows what it needs of the others.
func (m *maker) parts() (files []file) {
	files = m.footers()
	if len(m.notes.notes) > 0 {
		own := m.links
		m.links = relations{}
		files = append(files, file{"word/footnotes.xml", m.footnotes()})
		if len(m.links.all) > 0 {
			files = append(files, file{"word/_rels/footnotes.xml.rels", m.links.write()})
		}
		m.links = own
		m.links.part("footnotes", "footnotes.xml")
	}
	if len(m.lists.counts) > 0 {
		files = append(files, file{"word/numbering.xml", m.numberingPart()})
		m.links.part("numbering", "numbering.xml")
	}
	return append(files,
		file{"word/styles.xml", m.stylesPart()}, file{"word/settings.xml", m.settings()},
		file{"docProps/core.xml", m.coreProperties()},
		file{"docProps/app.xml", m.appProperties()})
}

// fill makes the template and has the body put into it. The filled document
// is taken out as text: the module would deflate it with the standard library,
// which costs a quarter of all the time.
func (m *maker) fill(rest []file) ([]file, error) {
	parts := m.templateParts(rest)
	template, err := archived(parts)
	if err != nil {
		return nil, err
	}
	// One reading per document: the reader shares its maps with all copies.
	t, err := docx.ReadDocxFromMemory(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, err
	}
	d := t.Editable()
	d.ReplaceRaw(hole, string(m.body.b), 1)
	for i := range parts {
		if parts[i].name == bodyPart {
			parts[i].data = []byte(d.GetContent())
		}
	}
	return parts, nil
}

// templateParts are a package without text.
func (m *maker) templateParts(rest []file) []file {
	names := []string{bodyPart}
	for _, f := range rest {
		names = append(names, f.name)
	}
	return []file{
		{"[Content_Types].xml", contentTypes(names)},
		{"_rels/.rels", []byte(packageRelations)},
		{bodyPart, []byte(documentHead + hole + "</w:body></w:document>")},
		{"word/_rels/document.xml.rels", m.links.write()}}
}

// archived is parts as an archive, not compressed.
func archived(parts []file) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range parts {
		part, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, 5)
	if err != nil { // the level is valid
		panic(err)
	}
	return w
}}

func addDeflated(z *zip.Writer, f file) error {
	var b bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&b)
	if _, err := w.Write(f.data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	h := zip.FileHeader{Name: f.name, Method: zip.Deflate,
		CRC32: crc32.ChecksumIEEE(f.data), UncompressedSize64: uint64(len(f.data))}
	return add(z, h, b.Bytes())
}

// addStored puts a picture in, which is compressed by its own format.
func addStored(z *zip.Writer, name string, p *picture.Picture, crc uint32) error {
	return add(z, zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc,
		UncompressedSize64: uint64(len(p.Data))}, p.Data)
}

func addRaw(z *zip.Writer, f fontFile) error {
	return add(z, zip.FileHeader{Name: f.name, Method: zip.Deflate, CRC32: f.CRC,
		UncompressedSize64: uint64(f.Size)}, f.Deflated)
}

func add(z *zip.Writer, h zip.FileHeader, data []byte) error {
	h.CompressedSize64 = uint64(len(data))
	w, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
