package pdf

import (
	"bytes"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
)

// enclosing is a file that encloses data, with its objects together, or with
// each alone, as files for a press have them.
func enclosing(t testing.TB, name string, data []byte, alone bool) []byte {
	opt := Options{Fonts: fonts.Default(), Standard: Enclosing,
		Source: &File{Name: name, Type: "application/yaml", Data: data}}
	if alone {
		opt.Print = &Print{}
	}
	file := writeWith(t, tagAll(filled(t, 1)), opt)
	if bytes.Contains(file, []byte("\nxref\n")) != alone {
		t.Fatalf("objects alone: want %v", alone)
	}
	return file
}

func TestEnclosedFileComesBack(t *testing.T) {
	for name, data := range map[string]string{
		"a.yaml":          "number: 1\r\n",
		"简报 (第2期)\\.yaml": "\nendobj\n7 0 obj\n<</Type/EmbeddedFile>>\nstream\n",
		"empty.md":        "",
		"𠮷.json":          strings.Repeat("{}\x00\xFF", 100_000),
	} {
		for _, alone := range []bool{false, true} {
			file := enclosing(t, name, []byte(data), alone)
			pagetest.CheckSyntax(t, file)
			comesBack(t, file, name, data)
		}
	}
}

func comesBack(t *testing.T, file []byte, name, data string) {
	t.Helper()
	gotName, got, ok := Attached(file)
	if strings.Contains(name, "\\") { // may be a folder somewhere
		if ok {
			t.Errorf("%s is taken for a file's name", name)
		}
		return
	}
	if !ok || gotName != name || !bytes.Equal(got, []byte(data)) {
		t.Errorf("%s: came back as %s, %d bytes, %v", name, gotName, len(got), ok)
	}
}

func TestOtherFilesEncloseNothing(t *testing.T) {
	whole := enclosing(t, "a.yaml", []byte("number: 1"), true)
	packed := enclosing(t, "a.yaml", []byte("number: 1"), false)
	for name, file := range map[string][]byte{
		"nothing":     nil,
		"text":        []byte("number: 1"),
		"no source":   write(t, tagged(t)),
		"cut":         whole[:len(whole)-100],
		"folder":      bytes.ReplaceAll(whole, []byte("/UF(a.yaml)"), []byte("/UF(../aml)")),
		"cut, packed": packed[:len(packed)-20],
		"table":       bytes.ReplaceAll(packed, []byte("/W[1 4 2]"), []byte("/W[1 2 4]")),
		"no objects":  bytes.ReplaceAll(packed, []byte("/Type/ObjStm"), []byte("/Type/ObjStn")),
		"too many":    bytes.ReplaceAll(packed, []byte("/ObjStm/N "), []byte("/ObjStm/N 9")),
		"moved":       bytes.ReplaceAll(whole, []byte("stream\nx"), []byte("stream\ny")),
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
	f.Add(packedByHand())
	f.Fuzz(func(t *testing.T, data []byte) {
		name, file, ok := Attached(data)
		if !ok && (name != "" || file != nil) {
			t.Errorf("%q, %d bytes of nothing", name, len(file))
		}
	})
}

// packedByHand is the least that encloses a file and has its objects together.
func packedByHand() []byte {
	o := output{packs: true, small: true, b: []byte(header), at: make([]place, catalogObject+3)}
	o.object(catalogObject, []byte("<</AF[2 0 R]>>"))
	o.object(catalogObject+1, []byte("<</UF(a.yaml)"+embeddedIn+"3 0 R>>>>"))
	o.stream(catalogObject+2, embedded+filtered, appendDeflated(nil, []byte("x: 1"), true))
	return o.whole(catalogObject + 1)
}

func TestPackedByHandComesBack(t *testing.T) { comesBack(t, packedByHand(), "a.yaml", "x: 1") }
