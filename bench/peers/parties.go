package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// party is one way to come to a PDF.
type party struct {
	name  string
	keeps string // the standards that what it writes says it keeps
	ours  bool
	warm  bool // many documents in one process, which tells the cost of each
	// command sets a work; the file is to be at out.
	command func(f *fixture, w work, out string) *exec.Cmd
	version []string // a command that tells it
}

// parties are all of them, jianbao first: ratios are against it.
func parties() []party {
	const both = "PDF/A-2a, PDF/UA-1"
	return []party{
		{name: "jianbao", ours: true, keeps: both, command: ours()},
		{name: "jianbao --small", ours: true, keeps: both, command: ours("--small")},
		{name: "Typst", keeps: "PDF/A-2a", command: typst},
		{name: "XeLaTeX", keeps: "—", command: xelatex, version: []string{"xelatex", "--version"}},
		{name: "LibreOffice", keeps: "PDF/A-2b, PDF/UA-1", command: libreOffice,
			version: []string{"soffice", "--version"}},
		{name: "Chromium", keeps: "tags", command: chromium,
			version: []string{"chromium", "--version"}},
		{name: "WeasyPrint", keeps: "PDF/UA-1", command: weasyPrint,
			version: []string{"weasyprint", "--version"}},
		{name: "jianbao", ours: true, warm: true, keeps: both, command: oursWarm("default")},
		{name: "jianbao --small", ours: true, warm: true, keeps: both, command: oursWarm("small")},
		{name: "Typst", warm: true, keeps: "PDF/A-2a", command: typstWarm},
	}
}

func ours(options ...string) func(*fixture, work, string) *exec.Cmd {
	return func(f *fixture, w work, out string) *exec.Cmd {
		args := append([]string{"render", f.base(w, 0) + ".yaml", "--out", out}, options...)
		return exec.Command(f.program, args...)
	}
}

func oursWarm(size string) func(*fixture, work, string) *exec.Cmd {
	return func(f *fixture, w work, out string) *exec.Cmd {
		args := append([]string{warmCommand, size, out}, f.all(w, ".yaml")...)
		return exec.Command(f.self, args...)
	}
}

// all are the variants of a work in one form.
func (f *fixture) all(w work, ending string) (paths []string) {
	for n := range w.variants {
		paths = append(paths, f.base(w, n)+ending)
	}
	return paths
}

// standard is what Typst is asked for; the files of a-2b are no smaller, and
// ua-1 cannot be had at the same time.
const standard = "a-2a"

func typst(f *fixture, w work, out string) *exec.Cmd {
	return f.node(out, f.base(w, 0)+".json")
}

func typstWarm(f *fixture, w work, out string) *exec.Cmd {
	return f.node(out, f.all(w, ".json")...)
}

// node runs Typst: its compiler in a process of node's.
func (f *fixture) node(out string, files ...string) *exec.Cmd {
	script := filepath.Join(f.peers, "typst", "run.mjs")
	return exec.Command("node", append([]string{script, f.fonts, standard, out}, files...)...)
}

// xelatex needs one pass: the contents have no page numbers, links go by name
// and the outline is written at the end.
func xelatex(f *fixture, w work, out string) *exec.Cmd {
	return exec.Command("xelatex", "-interaction=batchmode", "-halt-on-error",
		"-output-directory="+filepath.Dir(out), f.base(w, 0)+".tex")
}

// chromium prints with tags, as it does by itself, and with an outline.
func chromium(f *fixture, w work, out string) *exec.Cmd {
	return exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu",
		"--user-data-dir="+filepath.Join(f.dir, "chromium"), "--no-pdf-header-footer",
		"--generate-pdf-document-outline", "--print-to-pdf="+out, f.base(w, 0)+".html")
}

// weasyPrint has tags in PDF/UA only.
func weasyPrint(f *fixture, w work, out string) *exec.Cmd {
	return exec.Command("weasyprint", "--pdf-variant", "pdf/ua-1", f.base(w, 0)+".html", out)
}

// libreOffice reads the Word file that jianbao wrote before, with our faces in
// the system's place.
func libreOffice(f *fixture, w work, out string) *exec.Cmd {
	const options = `pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},` +
		`"PDFUACompliance":{"type":"boolean","value":"true"}}`
	return exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(f.dir, "soffice"),
		"--headless", "--norestore", "--convert-to", options,
		"--outdir", filepath.Dir(out), f.base(w, 0)+".docx")
}

// environment is the same for all: our faces and no others, no settings of the
// user's own.
func (f *fixture) environment() []string {
	return append(os.Environ(), "FONTCONFIG_FILE="+filepath.Join(f.dir, "fonts.conf"),
		"HOME="+f.dir, "LC_ALL=C.UTF-8", "NODE_PATH="+f.npm,
		"TEXINPUTS="+filepath.Join(f.peers, "tex")+":")
}

// versions tells what was compared, each once.
func versions(all []party) (lines []string) {
	for _, p := range all {
		if len(p.version) == 0 {
			continue
		}
		out, err := exec.Command(p.version[0], p.version[1:]...).Output()
		if line, _, _ := strings.Cut(string(out), "\n"); err == nil {
			lines = append(lines, fmt.Sprintf("%s: %s", p.name, line))
		}
	}
	return lines
}
