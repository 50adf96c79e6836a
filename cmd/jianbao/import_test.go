package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// filesBelow are the files in dir.
func filesBelow(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, " ")
}

func TestImportWritesIssueReportAndOriginal(t *testing.T) {
	dir := t.TempDir()
	got := jianbao("", "import", "../../samples/sources/note-and-table.docx",
		"../../samples/sources/2016-02.txt", "--out", dir)
	if got.status != statusDone {
		t.Fatalf("%+v", got)
	}
	want := "2016-02.original.txt 2016-02.report.json 2016-02.yaml " +
		"note-and-table-pictures/1.png" +
		" note-and-table.original.docx note-and-table.report.json note-and-table.yaml"
	if filesBelow(t, dir) != want {
		t.Errorf("got %s, want %s", filesBelow(t, dir), want)
	}
	a, _ := os.ReadFile("../../samples/sources/2016-02.txt")
	if b := content(t, filepath.Join(dir, "2016-02.original.txt")); !bytes.Equal(a,
		[]byte(b)) {
		t.Error("the original is not as it was")
	}
	if got := jianbao("", "check", dir); got.status != statusDone {
		t.Errorf("check: %+v", got)
	}
}

func TestImportDoesTheOthersWhenOneIsBad(t *testing.T) {
	dir, in := t.TempDir(), t.TempDir()
	bad := filepath.Join(in, "bad.docx")
	if err := os.WriteFile(bad, []byte("PK\x03\x04"), 0o666); err != nil {
		t.Fatal(err)
	}
	got := jianbao("", "import", bad, "../../samples/sources/utf16.txt", "--out", dir)
	if got.status != statusInput || !strings.Contains(got.err, "E807") {
		t.Errorf("%+v", got)
	}
	if want := "utf16.original.txt utf16.report.json utf16.yaml"; filesBelow(t,
		dir) != want {
		t.Errorf("got %s, want %s", filesBelow(t, dir), want)
	}
}

func TestImportReadsWholeFolders(t *testing.T) {
	dir := t.TempDir()
	got := jianbao("", "import", "../../samples/sources", "--out", dir)
	if got.status != statusDone || !strings.Contains(got.out, "wps.yaml") {
		t.Errorf("%+v", got)
	}
}

func TestImportRefusesWhatCannotBeMeant(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{
		{"import", "a.txt"},
		{"import", "a.txt", "b/a.docx", "--out", dir},
		{"import", "../../samples/2016-02.yaml", "--out", "../../samples"},
		{"import", dir, "--out", dir},
	} {
		if got := jianbao("", args...); got.status != statusMachine {
			t.Errorf("%v: %+v", args, got)
		}
	}
}

func TestImportGivesBackWhatAPDFCarries(t *testing.T) {
	const source = "../../samples/notice.yaml"
	want, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	for _, more := range [][]string{nil, {"--small"}, {"--print"}, {"--print", "--small"}} {
		dir := t.TempDir()
		carrier := filepath.Join(dir, "notice.pdf")
		args := append([]string{"render", source, "--attach-source", "--out", carrier}, more...)
		if got := jianbao("", args...); got.status != statusDone {
			t.Fatalf("%+v", got)
		}
		if got := jianbao("", "import", carrier, "--out", dir); got.status != statusDone {
			t.Fatalf("%+v", got)
		}
		if content(t, filepath.Join(dir, "notice.yaml")) != string(want) {
			t.Errorf("%v: the issue file is not as it was, byte for byte", more)
		}
	}
}

func TestImportRefusesPictures(t *testing.T) {
	dir := t.TempDir()
	got := jianbao("", "import", "../../samples/pictures/grey.png", "--out", dir)
	if got.status != statusInput || !strings.Contains(got.err, "E803") ||
		filesBelow(t, dir) != "" {
		t.Errorf("%+v, wrote %q", got, filesBelow(t, dir))
	}
}

// What an editor has changed since is kept when it is imported once more.
func TestImportKeepsEditedIssues(t *testing.T) {
	dir := t.TempDir()
	const sources = "../../samples/sources/"
	args := []string{"import", sources + "2016-02.txt", sources + "utf16.txt", "--out", dir}
	for range 2 {
		if got := jianbao("", args...); got.status != statusDone {
			t.Fatalf("%+v", got)
		}
	}
	file := filepath.Join(dir, "2016-02.yaml")
	imported := content(t, file)
	edited := imported + "# 改过\n"
	put(t, file, edited)
	got := jianbao("", args...)
	if got.status != statusDone || !strings.Contains(got.err, "it is kept as "+file+".bak") {
		t.Errorf("%+v", got)
	}
	if content(t, file) != imported || content(t, file+".bak") != edited ||
		strings.Contains(filesBelow(t, dir), "utf16.yaml.bak") {
		t.Errorf("left %s", filesBelow(t, dir))
	}
}
