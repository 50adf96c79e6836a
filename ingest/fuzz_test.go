package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"jianbao/finding"
	"jianbao/issue"
)

// checkImport holds what must be true of every import: no panic; either an
// error that says why or an issue that reads without errors, and that an
// import does not change.
func checkImport(t *testing.T, src Source) {
	t.Helper()
	r, finds := Read(src)
	if r == nil {
		if !finding.HasErrors(finds) {
			t.Fatal("no result and no error")
		}
		for _, f := range finds {
			if f.Code == "E809" {
				t.Fatal(texts(finds))
			}
		}
		return
	}
	shelf := pictures{own: r.Pictures}
	_, finds = issue.Parse(issue.Source{Name: "i.yaml", Data: r.YAML(), FS: shelf})
	if finding.HasErrors(finds) {
		t.Fatalf("%v in\n%s", texts(finds), r.YAML())
	}
	again, _ := Read(Source{Name: "i.yaml", Data: r.YAML(), FS: shelf})
	if again == nil || !bytes.Equal(again.YAML(), r.YAML()) {
		t.Fatalf("the second import changed\n%s", r.YAML())
	}
	for _, c := range r.Report.Changes {
		if c.Rule == "" || c.Class == "" {
			t.Fatalf("a change without a rule: %+v", c)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range sources {
		if data, err := os.ReadFile(filepath.Join("../samples", s.name)); err == nil && !isZip(data) {
			f.Add(data)
		}
	}
	for _, s := range []string{"☆", "本期导读\n☆甲\n☆甲\n乙", "报：\n发", "- 1、甲", "「\"'（(", "| a |\n|---|", "::: names\n",
		"[^1]: x", "一、\n（一）", "**甲", "---\ntitle: 甲\n---\n# 乙", "2016年第２期总第三十六期", "简\n2016年第2期\n报", "\ufeff", "甲\f乙"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 || isZip(data) {
			return
		}
		checkImport(t, Source{Name: "x.txt", Data: data})
	})
}

// FuzzDocx changes the document part of real files, and keeps their others.
func FuzzDocx(f *testing.F) {
	var seeds []map[string]string
	for _, s := range sources {
		data, err := os.ReadFile(filepath.Join("../samples", s.name))
		if err != nil || !isZip(data) {
			continue
		}
		parts := unzipped(f, data)
		f.Add(len(seeds), []byte(parts["word/document.xml"]))
		seeds = append(seeds, parts)
	}
	small := map[string]string{"word/numbering.xml": numberingPart, "word/footnotes.xml": notesPart,
		"word/_rels/document.xml.rels": relations}
	f.Add(len(seeds), []byte(`<w:document `+wordSpace+`><w:body>`+par("工作简报")+par("第1期")+
		item(1, 0, "甲。乙")+item(1, 1, "丙")+`</w:body></w:document>`))
	seeds = append(seeds, small)
	f.Fuzz(func(t *testing.T, seed int, document []byte) {
		if seed < 0 || seed >= len(seeds) || len(document) > 1<<18 {
			return
		}
		parts := []string{"word/document.xml", string(document)}
		for _, name := range []string{"word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"} {
			if s, ok := seeds[seed][name]; ok {
				parts = append(parts, name, s)
			}
		}
		checkImport(t, Source{Name: "x.docx", Data: zipped(parts...)})
	})
}

func unzipped(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
	}
	return parts
}
