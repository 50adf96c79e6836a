// Package ingest turns what editors already have, Word files, plain text,
// Markdown, the text of a PDF, into an issue, and reports every change it
// makes. It judges by evidence in the words and never by fixed line numbers.
// It knows no styles, fonts, lines or pages.
package ingest

import (
	"io/fs"
	"path"
	"strings"

	"jianbao/finding"
	"jianbao/issue"
)

// Source is a file to be imported and the folder its pictures are read from.
type Source struct {
	Name string // for findings, and to tell the format by its ending
	Data []byte
	FS   fs.FS // pictures that Markdown names; nil: none can be read
	// Stop, when not nil, is asked now and then whether the issue is still
	// wanted. Once it says true what Read returns means nothing.
	Stop func() bool
}

// File is one file that belongs to a result, by its path beside the issue.
type File struct {
	Path string
	Data []byte
}

// Result is what an import came to.
type Result struct {
	Issue    *issue.Issue
	Report   Report
	Pictures []File // taken out of a Word file; the issue names them
	Original []byte // the source, byte for byte
}

// YAML is the issue as an issue file.
func (r *Result) YAML() []byte { return issue.Encode(r.Issue) }

// MaxBytes is the largest file that is imported, maxText the longest text.
const (
	MaxBytes = 64 << 20
	maxText  = 1 << 20
)

// Read imports src. When a finding is an error there is no result.
func Read(src Source) (*Result, []finding.Finding) {
	im := &importer{src: src}
	im.report.Source = path.Base(strings.ReplaceAll(src.Name, `\`, "/"))
	im.report.Changes, im.report.Zones = []Change{}, []Zone{}
	result := im.read()
	for i := range im.finds {
		im.finds[i].File = src.Name
	}
	finding.Sort(im.finds)
	if result == nil || finding.HasErrors(im.finds) {
		return nil, im.finds
	}
	im.report.number()
	result.Report = im.report
	result.Original = src.Data
	return result, im.finds
}

// importer is one import under way.
type importer struct {
	src      Source
	report   Report
	finds    []finding.Finding
	told     map[finding.Code]int
	draft    draft
	notes    []note // footnotes, by number from 1
	pictures []File
	full     int     // width of a text's hard lines, 0 for none
	beside   []*para // what stands in the headers of a Word file
	below    []*para // and in the footers
}

// note is a footnote's words, as Markdown.
type note struct{ text string }

// maxTold is how often one thing is told of a file.
const maxTold = 50

func (im *importer) find(code finding.Code, line int, args ...any) {
	if im.told == nil {
		im.told = map[finding.Code]int{}
	}
	if im.told[code]++; im.told[code] > maxTold {
		return
	}
	pos := finding.Pos{}
	if line > 0 {
		pos = finding.Pos{Line: line, Col: 1}
	}
	im.finds = append(im.finds, finding.New(code, pos, args...))
}

// read tells the kind of file by its first bytes, which lie less than names.
func (im *importer) read() *Result {
	data := im.src.Data
	switch {
	case len(data) > MaxBytes:
		im.find("E801", 0, mebibytes(len(data)), MaxBytes>>20)
		return nil
	case len(data) == 0:
		im.find("E802", 0)
		return nil
	}
	if isZip(data) {
		return im.wordFile()
	}
	if code := foreign(data, strings.ToLower(path.Ext(im.src.Name))); code != "" {
		im.find(code, 0)
		return nil
	}
	text, encoding, lost := decode(data)
	if encoding == "" {
		im.find("E803", 0)
		return nil
	}
	im.report.Encoding = encoding
	if lost > 0 {
		im.find("W801", 0, lost)
	}
	if done, ok := im.ready(text); ok {
		return done
	}
	if len(text) > maxText {
		im.find("E801", 0, mebibytes(len(text)), maxText>>20)
		return nil
	}
	return im.bulletin(im.textParas(im.frontMatter(printable(text))))
}

// mebibytes is n bytes, rounded up so that what is too much looks it.
func mebibytes(n int) int { return (n + 1<<20 - 1) >> 20 }

// ready takes a file that is an issue already, as this program writes it.
func (im *importer) ready(text string) (*Result, bool) {
	name := strings.ToLower(path.Ext(im.src.Name))
	ours := name == ".yaml" || name == ".yml" || name == ".json"
	if !ours && !strings.HasPrefix(text, "---\n") {
		return nil, false
	}
	if !ours {
		name = ".md"
	}
	i, finds := issue.Parse(issue.Source{Name: "issue" + name, Data: []byte(text),
		FS: im.src.FS, Stop: im.src.Stop})
	if finding.HasErrors(finds) {
		if ours {
			im.finds = append(im.finds, finds...)
		}
		return nil, ours
	}
	return &Result{Issue: i, Pictures: im.named(i)}, true
}

// named are the pictures beside the source that the issue names, so that they
// can lie beside the issue too.
func (im *importer) named(i *issue.Issue) (files []File) {
	if im.src.FS == nil {
		return nil
	}
	seen := map[string]bool{}
	var visit func([]issue.Node)
	visit = func(nodes []issue.Node) {
		for _, n := range nodes {
			if p := n.Picture; p != nil && p.Loaded != nil && !seen[p.Path.S] {
				seen[p.Path.S] = true
				name := path.Clean(strings.ReplaceAll(p.Path.S, `\`, "/"))
				if data, err := fs.ReadFile(im.src.FS, name); err == nil {
					files = append(files, File{name, data})
				}
			}
			visit(n.Items)
		}
	}
	visit(i.EditorNote)
	for _, a := range i.Articles {
		visit(a.Body)
	}
	return files
}
