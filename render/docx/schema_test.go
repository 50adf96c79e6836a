package docx_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The schemas of ECMA-376 (transitional) as Apache POI carries them, pinned.
const (
	schemaArtifact = "org.apache.poi:poi-ooxml-full:5.2.5"
	schemaJar      = "poi-ooxml-full-5.2.5.jar"
	schemaSum      = "4ef28c69a3dd06d39ccb1e62a08f40e71bec5f96fcd6fbb7ed3ebf7883b4e215"
	schemaFolder   = "org/apache/poi/schemas/ooxml/src/"
)

// Every part of every sample is valid, whichever of its two forms a reader
// takes of the tail's text box.
func TestPartsAreValid(t *testing.T) {
	dir := schemas(t)
	var files []string
	for _, s := range samples(t) {
		files = append(files, partsFor(t, dir, s.name, s.docx(t))...)
	}
	if out, err := validate(dir, files...); err != nil {
		t.Errorf("%v\n%s", err, invalid(out))
	}
}

// The judge must be one: it refuses children in the wrong order.
func TestSchemaRefusesDisorder(t *testing.T) {
	dir := schemas(t)
	file := filepath.Join(dir, "wrong.xml")
	wrong := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:style w:styleId="a"><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:style></w:styles>`
	if err := os.WriteFile(file, []byte(wrong), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := validate(dir, file); err == nil {
		t.Errorf("accepted:\n%s", out)
	}
}

// described tells whether the schemas have the root element of a part.
func described(name string) bool {
	return path.Ext(name) == ".xml" && name != "docProps/core.xml" && name != "[Content_Types].xml"
}

var alternatives = regexp.MustCompile(
	`(?s)<mc:AlternateContent><mc:Choice[^>]*>(.*?)</mc:Choice><mc:Fallback>(.*?)</mc:Fallback></mc:AlternateContent>`)

// forms is a part as readers of either kind see it: markup compatibility
// (ECMA-376 part 3) comes before the schema.
func forms(data []byte) map[string][]byte {
	if !bytes.Contains(data, []byte("<mc:")) {
		return map[string][]byte{"only": data}
	}
	return map[string][]byte{"choice": alternatives.ReplaceAll(data, []byte("$1")),
		"fallback": alternatives.ReplaceAll(data, []byte("$2"))}
}

func validate(dir string, files ...string) ([]byte, error) {
	args := append([]string{"--noout", "--nonet", "--schema", filepath.Join(dir, "all.xsd")}, files...)
	return exec.Command("xmllint", args...).CombinedOutput()
}

// invalid is what xmllint says but for what is in order.
func invalid(out []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(out)) {
		if !strings.HasSuffix(line, " validates\n") && b.Len() < 4000 {
			b.WriteString(line)
		}
	}
	return b.String()
}

// schemas lays the schemas out in a folder, with one that imports those that
// documents use.
func schemas(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range unzip(t, fetch(t)) {
		if strings.HasPrefix(name, schemaFolder) && path.Ext(name) == ".xsd" {
			if err := os.WriteFile(filepath.Join(dir, path.Base(name)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range map[string]string{
		"xml.xsd": xmlSchema, "wps.xsd": shapeSchema, "all.xsd": allSchemas()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// xmlSchema is what the others use of the namespace xml.
const xmlSchema = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space" type="xsd:NCName"/><xsd:attribute name="lang" type="xsd:language"/>
</xsd:schema>`

// shapeSchema is what the text box uses of Word 2010's shapes (MS-ODRAWXML
// 2.7), which came after the standard.
const shapeSchema = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 targetNamespace="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 elementFormDefault="qualified">
<xsd:import namespace="http://schemas.openxmlformats.org/drawingml/2006/main" schemaLocation="dml-main.xsd"/>
<xsd:import namespace="http://schemas.openxmlformats.org/wordprocessingml/2006/main" schemaLocation="wml.xsd"/>
<xsd:element name="wsp"><xsd:complexType><xsd:sequence>
<xsd:element name="cNvSpPr" type="a:CT_NonVisualDrawingShapeProps"/>
<xsd:element name="spPr" type="a:CT_ShapeProperties"/>
<xsd:element name="txbx"><xsd:complexType><xsd:sequence>
<xsd:element ref="w:txbxContent"/></xsd:sequence></xsd:complexType></xsd:element>
<xsd:element name="bodyPr" type="a:CT_TextBodyProperties"/>
</xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>`

func allSchemas() string {
	const ooxml = "http://schemas.openxmlformats.org/"
	var b strings.Builder
	b.WriteString(`<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">` + "\n")
	for _, s := range [][2]string{
		{"http://www.w3.org/XML/1998/namespace", "xml"}, {ooxml + "wordprocessingml/2006/main", "wml"},
		{ooxml + "drawingml/2006/picture", "dml-picture"}, {"urn:schemas-microsoft-com:vml", "vml-main"},
		{"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
		{ooxml + "officeDocument/2006/extended-properties", "shared-documentPropertiesExtended"},
	} {
		b.WriteString(`<xsd:import namespace="` + s[0] + `" schemaLocation="` + s[1] + `.xsd"/>` + "\n")
	}
	return b.String() + "</xsd:schema>"
}

// fetch is the jar with the schemas, from the user's cache or Maven Central.
func fetch(t *testing.T) []byte {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "jianbao")
	file := filepath.Join(dir, schemaJar)
	if data, err := os.ReadFile(file); err == nil && sum(data) == schemaSum {
		return data
	}
	cmd := exec.Command("mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
		"-Dartifact="+schemaArtifact, "-DoutputDirectory="+dir, "-Dmdep.overWriteIfNewer=true")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("mvn: %v\n%s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if sum(data) != schemaSum {
		t.Fatalf("%s has another content than expected: %s", file, sum(data))
	}
	return data
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

func unzip(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r) // checks the sum as well
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		parts[f.Name] = b
	}
	return parts
}
