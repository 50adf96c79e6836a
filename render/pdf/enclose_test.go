package pdf

import (
	"bytes"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
)

func enclosing(t testing.TB, name string, data []byte) []byte {
	doc := tagAll(filled(t, 1))
	return writeWith(t, doc, Options{Fonts: fonts.Default(), Standard: Enclosing,
		Source: &File{Name: name, Type: "application/yaml", Data: data}})
}

func TestEnclosedFileComesBack(t *testing.T) {
	for name, data := range map[string]string{
		"a.yaml":          "number: 1\r\n",
		"简报 (第2期)\\.yaml": "\nendobj\n7 0 obj\n<</Type/EmbeddedFile>>\nstream\n",
		"empty.md":        "",
		"𠮷.json":          strings.Repeat("{}\x00\xFF", 100_000),
	} {
		file := enclosing(t, name, []byte(data))
		pagetest.CheckSyntax(t, file)
		gotName, got, ok := Attached(file)
		if strings.Contains(name, "\\") { // may be a folder somewhere
			if ok {
				t.Errorf("%s is taken for a file's name", name)
			}
			continue
		}
		if !ok || gotName != name || !bytes.Equal(got, []byte(data)) {
			t.Errorf("%s: came back as %s, %d bytes, %v", name, gotName, len(got), ok)
		}
	}
}

func TestOtherFilesEncloseNothing(t *testing.T) {
	whole := enclosing(t, "a.yaml", []byte("number: 1"))
	for name, file := range map[string][]byte{
		"nothing":   nil,
		"text":      []byte("number: 1"),
		"no source": write(t, tagged(t)),
		"cut":       whole[:len(whole)-100],
		"folder":    bytes.ReplaceAll(whole, []byte("/UF(a.yaml)"), []byte("/UF(../aml)")),
		"moved":     bytes.ReplaceAll(whole, []byte("stream\nx"), []byte("stream\ny")),
	} {
		if got, _, ok := Attached(file); ok {
			t.Errorf("%s: has %s", name, got)
		}
	}
}

func FuzzAttached(f *testing.F) {
	f.Add([]byte(header + "1 0 obj\n<</AF[1 0 R/UF(a)/EF<</F 1>>\nendobj\n" +
		"xref\n0 2\n0000000000 65535 f \n0000000015 00000 n \ntrailer\nstartxref\n70\n"))
	f.Add([]byte(header + "xref\n0 99999999999\nstartxref\n15\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		name, file, ok := Attached(data)
		if !ok && (name != "" || file != nil) {
			t.Errorf("%q, %d bytes of nothing", name, len(file))
		}
	})
}
