package docx

import "strconv"

// Kinds of relationships and of parts begin with these.
const (
	kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	types = "application/vnd.openxmlformats-officedocument."
)

// relations are what a part refers to by number (ECMA-376 part 2, 8.3).
type relations struct{ all []relation }

type relation struct {
	kind, target string
	outside      bool
}

// begin takes in what every document has.
func (l *relations) begin() {
	for _, kind := range []string{"styles", "settings", "fontTable"} {
		l.part(kind, kind+".xml")
	}
}

// part is the number of the relationship to a part.
func (l *relations) part(kind, target string) string {
	return l.add(relation{kind, target, false})
}

// external is the number of the relationship to an address.
func (l *relations) external(address string) string {
	return l.add(relation{"hyperlink", address, true})
}

func (l *relations) add(r relation) string {
	for i := range l.all {
		if l.all[i] == r {
			return relationID(i)
		}
	}
	l.all = append(l.all, r)
	return relationID(len(l.all) - 1)
}

func relationID(i int) string { return "rId" + strconv.Itoa(i+1) }

// write writes the part of relationships.
func (l *relations) write() []byte {
	var out markup
	out.put(xmlHead, relationshipsHead)
	for i, r := range l.all {
		out.put("<Relationship")
		out.attr("Id", relationID(i))
		out.attr("Type", kinds+r.kind)
		out.attr("Target", r.target)
		if r.outside {
			out.put(` TargetMode="External"`)
		}
		out.put("/>")
	}
	out.put("</Relationships>")
	return out.b
}

// packageRelations are those of the package itself.
const packageRelations = xmlHead + relationshipsHead +
	`<Relationship Id="rId1" Type="` + kinds + `officeDocument"` +
	` Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="` + nsPackage + `relationships` +
	`/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + kinds + `extended-properties"` +
	` Target="docProps/app.xml"/></Relationships>`

// What all packages share (ECMA-376 part 2).
const (
	nsPackage         = "http://schemas.openxmlformats.org/package/2006/"
	relationshipsHead = `<Relationships xmlns="` + nsPackage + `relationships">`
)

// contentTypes says of what kind each part is.
func contentTypes(names []string) []byte {
	var out markup
	out.put(xmlHead, `<Types xmlns="`, nsPackage, `content-types">`)
	for _, d := range [...][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"}, {"odttf", types + "obfuscatedFont"},
		{"png", "image/png"}, {"jpeg", "image/jpeg"}} {
		out.put("<Default")
		out.attr("Extension", d[0])
		out.attr("ContentType", d[1])
		out.put("/>")
	}
	for _, name := range names {
		if kind := contentType(name); kind != "" {
			out.put("<Override")
			out.attr("PartName", "/"+name)
			out.attr("ContentType", kind)
			out.put("/>")
		}
	}
	out.put("</Types>")
	return out.b
}

func contentType(name string) string {
	const word = types + "wordprocessingml."
	switch name {
	case bodyPart:
		return word + "document.main+xml"
	case oddFooter, evenFooter, emptyFooter:
		return word + "footer+xml"
	case "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/numbering.xml",
		"word/footnotes.xml":
		return word + name[len("word/"):len(name)-len(".xml")] + "+xml"
	case "docProps/core.xml":
		return "application/vnd.openxmlformats-package.core-properties+xml"
	case "docProps/app.xml":
		return types + "extended-properties+xml"
	}
	return ""
}
