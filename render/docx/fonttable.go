package docx

import (
	"encoding/hex"
	"strconv"
	"strings"

	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
)

// fontFile is an embedded face as a part.
type fontFile struct {
	name string
	subset.Packed
}

// family is the faces of one name in the font table.
type family struct {
	name          string
	regular, bold *worn
}

// families are the faces in use by name, in the order of the font set. Two
// faces of one name and weight keep the first.
func (w *wardrobe) families() (all []*family) {
	for _, f := range w.worn {
		if f == nil || !f.used {
			continue
		}
		var in *family
		for _, known := range all {
			if known.name == f.name {
				in = known
			}
		}
		if in == nil {
			in = &family{name: f.name}
			all = append(all, in)
		}
		if f.bold {
			in.bold = f
		} else if in.regular == nil {
			in.regular = f
		}
	}
	return all
}

// fontTable writes the table of faces and gives the files that go with it.
func (m *maker) fontTable() (table, links []byte, files []fontFile) {
	var out markup
	var refer relations
	out.put(xmlHead, "<w:fonts ", nsWord, " ", nsRel, ">")
	embed := func(element string, f *worn) {
		if f == nil || !f.face.Embedding().Editable() {
			return
		}
		p, part := m.packed(f), "fonts/font"+strconv.Itoa(len(files)+1)+".odttf"
		files = append(files, fontFile{"word/" + part, p})
		out.put("<", element)
		out.attr("r:id", refer.part("font", part))
		out.attr("w:fontKey", guid(p.Key))
		if m.partly(f) {
			out.put(` w:subsetted="1"`)
		}
		out.put("/>")
	}
	for _, f := range m.faces.families() {
		about := f.regular
		if about == nil {
			about = f.bold
		}
		out.put("<w:font")
		out.attr("w:name", f.name)
		out.put(">")
		out.val("w:altName", about.alternate())
		western := about.face.Role == glyph.Latin || about.face.Role == glyph.LatinBold
		if western {
			out.put(`<w:charset w:val="00"/><w:family w:val="roman"/>`,
				`<w:pitch w:val="variable"/>`)
		} else {
			out.put(`<w:charset w:val="86"/><w:family w:val="auto"/>`,
				`<w:pitch w:val="variable"/>`)
		}
		embed("w:embedRegular", f.regular)
		embed("w:embedBold", f.bold)
		out.put("</w:font>")
	}
	out.put("</w:fonts>")
	return out.b, refer.write(), files
}

// partly tells whether some characters of f are embedded rather than all.
func (m *maker) partly(f *worn) bool {
	return m.opt.Embed == Subset && f.face.Embedding().Subset()
}

// packed is f's file as it is embedded.
func (m *maker) packed(f *worn) subset.Packed {
	cuts := f.face.Subsetter()
	if !m.partly(f) {
		return cuts.Whole()
	}
	ids := make([]glyph.ID, len(f.chars))
	for i, c := range f.chars {
		ids[i] = c.ID
	}
	style := "Regular"
	if f.bold {
		style = "Bold"
	}
	return cuts.Subset(ids).Packed(subset.Names{Family: f.face.Family(),
		FamilyZh: f.face.FamilyZh(), Style: style, PostScript: f.face.PostScript()}, f.chars)
}

// guid writes a key as w:fontKey has it.
func guid(key [16]byte) string {
	h := strings.ToUpper(hex.EncodeToString(key[:]))
	return "{" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:] + "}"
}
