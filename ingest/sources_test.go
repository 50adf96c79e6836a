package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jianbao/finding"
	"jianbao/internal/golden"
	"jianbao/issue"
)

func TestMain(m *testing.M) { golden.Main(m) }

// sources are the files that editors might have, with what is told of each.
var sources = []struct{ name, told string }{
	{"2016-02.docx", ""},
	{"sources/2016-02.txt", ""},
	{"sources/2016-02-pdf.txt", ""},
	{"sources/front-matter.md", ""},
	{"sources/gb18030.txt", ""},
	{"sources/libreoffice.docx", ""},
	{"sources/note-and-table.docx", ""},
	{"sources/pdf-radicals.txt", ""},
	{"sources/utf16.txt", ""},
	{"sources/wps.docx", ""},
}

func TestSourcesBecomeTheAcceptedIssues(t *testing.T) {
	for _, s := range sources {
		t.Run(filepath.Base(s.name), func(t *testing.T) {
			r := imported(t, s.name)
			var told []string
			data, _ := os.ReadFile(filepath.Join("../samples", s.name))
			if !bytes.Equal(r.Original, data) {
				t.Error("the original is not as it was")
			}
			_, finds := Read(Source{Name: s.name, Data: data, FS: folder(s.name)})
			for _, f := range finds {
				told = append(told, string(f.Code))
			}
			if got := strings.Join(told, " "); got != s.told {
				t.Errorf("told %q, want %q", got, s.told)
			}
			golden.Check(t, filepath.Base(s.name)+".golden.txt", r.YAML())
			golden.Check(t, filepath.Base(s.name)+".report.golden.txt", r.Report.JSON())
		})
	}
}

func TestEverySourceIsTested(t *testing.T) {
	known := map[string]bool{}
	for _, s := range sources {
		known[s.name] = true
	}
	files, err := filepath.Glob("../samples/sources/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := "sources/" + filepath.Base(f); !known[name] {
			t.Errorf("no test reads %s", name)
		}
	}
}

func TestTheExampleTypedInWordIsTheSample(t *testing.T) {
	sameIssue(t, imported(t, "2016-02.docx").Issue, sample(t, "2016-02.yaml"))
}

// What was imported is an issue without errors, and importing it once more
// changes nothing.
func TestImportedIssuesStayAsTheyAre(t *testing.T) {
	for _, s := range sources {
		r := imported(t, s.name)
		shelf := pictures{own: r.Pictures}
		i, finds := issue.Parse(issue.Source{Name: "i.yaml", Data: r.YAML(), FS: shelf})
		if finding.HasErrors(finds) {
			t.Errorf("%s: %v", s.name, texts(finds))
			continue
		}
		sameIssue(t, i, r.Issue)
		again, finds := Read(Source{Name: "i.yaml", Data: r.YAML(), FS: shelf})
		if again == nil {
			t.Fatalf("%s: %v", s.name, texts(finds))
		}
		if !bytes.Equal(again.YAML(), r.YAML()) || len(again.Report.Changes) > 0 ||
			len(again.Pictures) != len(r.Pictures) {
			t.Errorf("%s: the second import changed something: %v", s.name,
				again.Report.Changes)
		}
	}
}

// The example's five cuts, its contents, its mixed brackets and its bold.
func TestTheReportOfTheExample(t *testing.T) {
	count := map[string]int{}
	for _, c := range imported(t, "sources/2016-02.txt").Report.Changes {
		count[c.Rule+" "+string(c.Class)]++
		if c.ID == "" || c.Line == 0 {
			t.Errorf("no place: %+v", c)
		}
	}
	for rule, want := range map[string]int{
		"cut auto": 5, "contents-title lint": 1, "bracket-pair auto": 1,
		"bold-cut auto":         1,
		"run-in-bold suggested": 3, "title-mark auto": 5, "space-han auto": 0,
		"space-double auto": 0,
	} {
		if count[rule] != want {
			t.Errorf("%d changes %q, want %d", count[rule], rule, want)
		}
	}
}

// What is no text is refused, whatever encoding its bytes would go for. The
// heads of files are those of their formats' definitions.
func TestBinaryFilesAreNoText(t *testing.T) {
	noise := make([]byte, 4096)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223 // Numerical Recipes' generator
		noise[i] = byte(x >> 24)
	}
	for name, data := range map[string]string{
		"a.png":  "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00",
		"a.jpg":  "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
		"a.gif":  "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00",
		"a.exe":  "MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00",
		"a.out":  "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00",
		"a.gz":   "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + string(noise[:200]),
		"a.txt":  string(noise),
		"a.md":   strings.Repeat("\x01\x02\x03\x04", 50),
		"a.yaml": string(noise[:500]),
		"a":      strings.Repeat("\x00", 100),
	} {
		r, found := Read(Source{Name: name, Data: []byte(data)})
		if r != nil || len(found) != 1 || found[0].Code != "E803" {
			t.Errorf("%s: %v %v", name, r != nil, found)
		}
	}
}

// A few characters that steer old programs do not make a text a binary.
func TestTextsMayHoldSomeControls(t *testing.T) {
	text := strings.Repeat("正文说明情况，一共三十来个字，写满一行还要多一些才算数。\n\n", 10) + "格\x07域\x13\x14\x15\x1a"
	for _, data := range [][]byte{[]byte(text), utf16Bytes(text)} {
		if r, found := Read(Source{Name: "a.txt", Data: data}); r == nil {
			t.Error(found)
		}
	}
}

// What old programs leave in a text does not make it a binary, however short
// it is; the end of a cell parts its words.
func TestControlsThatTextsHave(t *testing.T) {
	for name, text := range map[string]string{
		"a table of Word's": "名单\n\n序号\x07姓名\x07单位\x07\n1\x07张三\x07办公室\x07\n",
		"a field of Word's": "目录\n\n\x13 PAGEREF _Toc1 \\h \x143\x15\n",
		"an end of DOS":     "会议通知\n\n今天开会。\n\x1a",
		"a terminal":        "\x1b[31m会议通知\x1b[0m\n\n今天开会。\n",
	} {
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range []string{text, gb} {
			r, found := Read(Source{Name: "a.txt", Data: []byte(data)})
			if r == nil {
				t.Errorf("%s: %v", name, found)
			} else if y := string(r.YAML()); strings.ContainsAny(y, "\x07\x13\x1a\x1b") ||
				strings.Contains(y, "姓名单位") {
				t.Errorf("%s: %q", name, y)
			}
		}
	}
}

// utf16Bytes is s in UTF-16, the lower byte first, without a mark of it.
func utf16Bytes(s string) (b []byte) {
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return b
}
