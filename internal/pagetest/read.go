package pagetest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Read reads the pages of a PDF back. It needs mutool (Debian: mupdf-tools).
func Read(t testing.TB, pdf []byte) []Sheet {
	t.Helper()
	sheets, err := parseTrace(run(t, "mutool", "trace", keep(t, pdf)))
	if err != nil {
		t.Fatalf("mutool trace: %v", err)
	}
	return sheets
}

// Text is what pdftotext (Debian: poppler-utils) finds on each page, with
// line ends and spaces as it guesses them.
func Text(t testing.TB, pdf []byte) []string {
	t.Helper()
	out := string(run(t, "pdftotext", "-enc", "UTF-8", keep(t, pdf), "-"))
	return strings.Split(strings.TrimSuffix(out, "\f"), "\f")
}

// Fonts is the list of pdffonts, a font a line, without its heading.
func Fonts(t testing.TB, pdf []byte) []string {
	t.Helper()
	out := string(run(t, "pdffonts", keep(t, pdf)))
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return lines[min(2, len(lines)):]
}

// Info is what pdfinfo says with the given options.
func Info(t testing.TB, pdf []byte, options ...string) string {
	t.Helper()
	return string(run(t, "pdfinfo", append(options, keep(t, pdf))...))
}

// CheckSyntax has qpdf look for faults in the structure of a PDF.
func CheckSyntax(t testing.TB, pdf []byte) {
	t.Helper()
	run(t, "qpdf", "--check", keep(t, pdf))
}

// Object is what mutool shows at a path of a PDF, like trailer/Info.
func Object(t testing.TB, pdf []byte, path string) string {
	t.Helper()
	return string(run(t, "mutool", "show", keep(t, pdf), path))
}

// Outline is the bookmarks as mutool lists them.
func Outline(t testing.TB, pdf []byte) string {
	t.Helper()
	return Object(t, pdf, "outline")
}

// keep puts a PDF where programs can read it.
func keep(t testing.TB, pdf []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func run(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out.Bytes(), errs.Bytes())
	}
	if errs.Len() > 0 {
		t.Fatalf("%s complains:\n%s", name, errs.Bytes())
	}
	return out.Bytes()
}

// Stream is the data of the stream that mutool finds at a path of a PDF.
func Stream(t testing.TB, pdf []byte, path string) string {
	t.Helper()
	return string(run(t, "mutool", "show", "-b", keep(t, pdf), path))
}
