package pdf

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"

	"jianbao/layout/page"
)

// producer is what the file says of the program that wrote it. Without a
// version, or a new one would change every file.
const producer = "jianbao"

// appendInfo appends the document information dictionary (PDF 32000-1 14.3.3).
// It says the same as the XMP.
func appendInfo(b []byte, m *page.Metadata) []byte {
	b = append(b, "<<"...)
	for _, e := range []struct{ key, value string }{
		{"/Title", m.Title}, {"/Author", m.Author}, {"/Subject", m.Subject},
		{"/Keywords", keywords(m)}, {"/Producer", producer},
	} {
		if e.value != "" {
			b = appendText(append(b, e.key...), e.value)
		}
	}
	if t, ok := issued(m); ok {
		d := dateOf(t)
		b = appendLiteral(append(b, "/CreationDate"...), d)
		b = appendLiteral(append(b, "/ModDate"...), d)
	}
	return append(b, ">>"...)
}

// dateOf is t as dictionaries have it (PDF 32000-1 7.9.4).
func dateOf(t time.Time) string { return t.Format("D:20060102150405") + "+08'00'" }

func keywords(m *page.Metadata) string { return strings.Join(m.Keywords, "; ") }

// issued is the day of the issue, which the file takes for that of its making:
// the same issue is the same file whenever it is made. It begins at midnight
// in China.
func issued(m *page.Metadata) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, m.Date)
	return t, err == nil
}

// appendXMP appends the metadata stream (ISO 16684-1), with the properties that
// ISO 19005-2 6.6.2 has agree with the information dictionary, and what the
// file claims to be.
func appendXMP(b []byte, m *page.Metadata, s Standard) []byte {
	b = append(b, `<?xpacket begin="`+"\uFEFF"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
`...)
	b = appendXMPList(b, "dc:title", "Alt", m.Title)
	b = appendXMPList(b, "dc:creator", "Seq", m.Author)
	b = appendXMPList(b, "dc:description", "Alt", m.Subject)
	b = appendXMPList(b, "dc:subject", "Bag", m.Keywords...)
	b = appendXMPList(b, "dc:language", "Bag", language(m))
	b = appendXMPValue(b, "pdf:Keywords", keywords(m))
	b = appendXMPValue(b, "pdf:Producer", producer)
	if t, ok := issued(m); ok {
		d := t.Format("2006-01-02T15:04:05") + "+08:00"
		b = appendXMPValue(b, "xmp:CreateDate", d)
		b = appendXMPValue(b, "xmp:ModifyDate", d)
	}
	b = appendClaims(b, s)
	return append(b, `</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`...)
}

// appendClaims appends the properties that name the standard (ISO 19005-2
// 6.6.4, ISO 14289-1 5). Archives do not know those of PDF/UA, so these are
// described to them (ISO 19005-2 6.6.2.3.3).
func appendClaims(b []byte, s Standard) []byte {
	if s.part() > 0 {
		b = appendXMPValue(b, "pdfaid:part", strconv.Itoa(s.part()))
		b = appendXMPValue(b, "pdfaid:conformance", s.level())
	}
	if !s.universal() {
		return b
	}
	b = appendXMPValue(b, "pdfuaid:part", "1")
	return append(b, `</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
`...)
}

func appendXMPValue(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return append(b, "<"+name+">"+escapeXML(value)+"</"+name+">\n"...)
}

// appendXMPList appends values as an array of the kind form; in an Alt they
// are texts of the default language.
func appendXMPList(b []byte, name, form string, values ...string) []byte {
	item := "<rdf:li>"
	if form == "Alt" {
		item = `<rdf:li xml:lang="x-default">`
	}
	var items string
	for _, v := range values {
		if v != "" {
			items += item + escapeXML(v) + "</rdf:li>"
		}
	}
	if items == "" {
		return b
	}
	return append(b, "<"+name+"><rdf:"+form+">"+items+"</rdf:"+form+"></"+name+">\n"...)
}

// escapeXML also replaces what no XML may have, such as control characters.
func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
