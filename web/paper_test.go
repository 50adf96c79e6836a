package web

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/render/pdf"
)

// boxes is what pdfinfo says of the pages of a PDF.
func boxes(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-box", name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// Lengths are in points: A4 is 595.28 × 841.89, 5 mm are 14.17, 8 mm 22.68.
func TestPaper(t *testing.T) {
	s := serve(t, Options{})
	numbered := []byte("serial: \"000007\"\n" + string(small("题目")))
	for query, want := range map[string]string{
		"":                    "MediaBox: 0.00 0.00 595.28 841.89",
		"print=1":             "BleedBox: 14.17 14.17 626.46 873.07 TrimBox: 22.68 22.68 617.95 864.57",
		"print=1&bleed=5":     "TrimBox: 28.35 28.35",
		"print=1&marks=0":     "BleedBox: 0.00 0.00 612.28 858.90 TrimBox: 8.50 8.50",
		"impose=booklet":      "MediaBox: 0.00 0.00 1190.55 841.89",
		"impose=2up&mirror=1": "MediaBox: 0.00 0.00 1190.55 841.89",
		"copies=12":           "Pages: 12",
		"print=1&process=1":   "TrimBox: 22.68",
	} {
		g := s.post("/api/v1/render?"+query, numbered).want(t, 200)
		if got := boxes(t, g.body); !strings.Contains(got, want) {
			t.Errorf("%q: want %s in\n%s", query, want, got)
		}
	}
}

// The red is a spot ink by the name 红, unless it is left to the four inks.
func TestPaperInks(t *testing.T) {
	s := serve(t, Options{})
	const spot = "/Separation/#E7#BA#A2"
	for query, want := range map[string]bool{"print=1": true, "print=1&process=1": false} {
		file := s.post("/api/v1/render?"+query, small("题目")).want(t, 200).body
		if got := bytes.Contains(file, []byte(spot)); got != want {
			t.Errorf("%s: the spot ink is %v, want %v", query, got, want)
		}
	}
}

func TestPaperStandards(t *testing.T) {
	s := serve(t, Options{})
	for query, want := range map[string]string{
		"pdf=a-2a+ua-1":   "<pdfaid:conformance>A<",
		"pdf=a-2a%2Bua-1": "<pdfaid:conformance>A<",
		"pdf=a-2b":        "<pdfaid:conformance>B<",
		"pdf=a-3a":        "<pdfaid:part>3<",
		"attach-source=1": "<pdfaid:part>3<",
		"impose=2up":      "<pdfaid:conformance>B<",
	} {
		g := s.post("/api/v1/render?"+query, small("题目")).want(t, 200)
		if !bytes.Contains(g.body, []byte(want)) {
			t.Errorf("%s: no %s", query, want)
		}
	}
	plain := s.post("/api/v1/render?pdf=plain", small("题目")).want(t, 200)
	if bytes.Contains(plain.body, []byte("pdfaid:part")) {
		t.Error("plain claims a standard")
	}
}

// A PDF that carries its issue is imported like the issue itself.
func TestImportTakesTheIssueOutOfItsPDF(t *testing.T) {
	s := serve(t, Options{})
	file := s.post("/api/v1/render?attach-source=1", small("题目")).want(t, 200).body
	var got, want imported
	decodeInto(t, s.post("/api/v1/import", file, "Content-Disposition",
		`attachment; filename="a.pdf"`).want(t, 200).body, &got)
	decodeInto(t, s.post("/api/v1/import", small("题目"), "Content-Type", asYAML).want(t, 200).body, &want)
	if got.YAML != want.YAML || got.YAML == "" {
		t.Errorf("got %s, want %s", got.YAML, want.YAML)
	}
	bare := s.post("/api/v1/render", small("题目")).want(t, 200).body
	s.post("/api/v1/import", bare, "Content-Type", pdfType).want(t, 422)
	s.post("/api/v1/render", bare, "Content-Type", pdfType).want(t, 415)
}

// An issue that comes without a name or a type is enclosed in its own
// notation, byte for byte, and comes out of the PDF as it would by itself.
func TestEnclosedIssuesKeepTheirNotation(t *testing.T) {
	s := serve(t, Options{})
	const byCurl = "application/x-www-form-urlencoded"
	marked := append([]byte("\ufeff---\n"), small("题目")...)
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"issue.yaml", sample(t, "notice.yaml")}, {"issue.json", sample(t, "notice-json.json")},
		{"issue.md", sample(t, "notice-markdown.md")}, {"issue.yaml", marked},
		{"issue.md", bytes.ReplaceAll(sample(t, "notice-markdown.md"), []byte("\n"), []byte("\r\n"))},
	} {
		file := s.post("/api/v1/render?attach-source=1", c.data, "Content-Type", byCurl).want(t, 200).body
		if name, got, ok := pdf.Attached(file); !ok || name != c.name || !bytes.Equal(got, c.data) {
			t.Errorf("%s is enclosed as %s, %v, %d bytes of %d", c.name, name, ok, len(got), len(c.data))
		}
		var got, want imported
		decodeInto(t, s.post("/api/v1/import", file, "Content-Type", byCurl).want(t, 200).body, &got)
		decodeInto(t, s.post("/api/v1/import", c.data, "Content-Type", byCurl).want(t, 200).body, &want)
		if got.YAML != want.YAML || len(got.Report) != 0 {
			t.Errorf("%s: got %s, want %s", c.name, got.YAML, want.YAML)
		}
	}
}

// What is enclosed can be had back: as it was sent to render, and from the
// page as the issue file that the .zip has.
func TestPaperEnclosesTheSource(t *testing.T) {
	s := serve(t, Options{})
	g := s.post("/api/v1/render?attach-source=1", small("题目"), "Content-Type", asYAML).want(t, 200)
	if name, file, ok := pdf.Attached(g.body); !ok || name != "issue.yaml" ||
		!bytes.Equal(file, small("题目")) {
		t.Errorf("render: %s, %q, %v", name, file, ok)
	}
	body, err := json.Marshal(manuscript{Issue: []byte(smallJSON("正文在此。"))})
	if err != nil {
		t.Fatal(err)
	}
	g = s.post("/api/v1/download?to=pdf&attach-source=1", body, "Content-Type", asJSON).want(t, 200)
	name, file, ok := pdf.Attached(g.body)
	if !ok || name != "issue.yaml" || !bytes.Contains(file, []byte("body: |\n      正文在此。")) {
		t.Errorf("download: %s, %q, %v", name, file, ok)
	}
}

func TestPaperThatCannotBe(t *testing.T) {
	s := serve(t, Options{Limits: Limits{Printed: 100}})
	numbered := []byte("serial: \"07\"\n" + string(small("题目")))
	for query, want := range map[string]int{
		"pdf=a-1b": 400, "print=2": 400, "bleed=5": 400, "marks=0": 400, "process=1": 400,
		"print=1&bleed=21": 400, "print=1&bleed=-1": 400, "impose=4up": 400,
		"copies=0": 400, "copies=5001": 400, "copies=x": 400,
		"impose=2up&attach-source=1": 400, "copies=2&pdf=a-3a": 400,
		"pdf=a-2b&attach-source=1": 400, "to=docx&print=1": 400, "to=png&copies=2": 400,
		"copies=101": 413, "copies=94": 422,
	} {
		s.post("/api/v1/render?"+query, numbered).want(t, want)
	}
	s.post("/api/v1/render?copies=2", small("题目")).want(t, 422)
}

func TestPrintedFilesHaveANameOfTheirOwn(t *testing.T) {
	s := serve(t, Options{})
	g := s.post("/api/v1/render?print=1", small("题目")).want(t, 200)
	if got := g.Header.Get("Content-Disposition"); !strings.Contains(got, "-print.pdf") {
		t.Error(got)
	}
}
