package docx

import "strings"

// coreProperties says what the document is (ECMA-376 part 2, 10).
func (m *maker) coreProperties() []byte {
	var out markup
	d := &m.doc.Meta
	out.put(xmlHead, `<cp:coreProperties`,
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, f := range [...]struct{ name, text string }{
		{"dc:title", d.Title}, {"dc:subject", d.Subject}, {"dc:creator", d.Author},
		{"cp:keywords", strings.Join(d.Keywords, "，")}, {"dc:language", d.Language}} {
		if f.text != "" {
			out.put("<", f.name, ">")
			out.text(f.text)
			out.put("</", f.name, ">")
		}
	}
	if d.Date != "" { // the issue's own day: there is no clock here
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			out.put("<", name, ` xsi:type="dcterms:W3CDTF">`)
			out.text(d.Date + "T00:00:00Z")
			out.put("</", name, ">")
		}
	}
	out.put("</cp:coreProperties>")
	return out.b
}

// appProperties says what made the document.
func (m *maker) appProperties() []byte {
	var out markup
	out.put(xmlHead,
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`,
		"<Application>jianbao</Application>")
	if m.doc.Meta.Author != "" {
		out.put("<Company>")
		out.text(m.doc.Meta.Author)
		out.put("</Company>")
	}
	out.put("</Properties>")
	return out.b
}
