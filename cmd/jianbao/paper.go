package main

import (
	"path/filepath"
	"strings"

	"jianbao/issue"
	"jianbao/render/pdf"
)

// paper is the options that only PDFs heed.
type paper struct {
	PDF          string `placeholder:"a-2a+ua-1" help:"${pdf_standard}"`
	AttachSource bool   `help:"${attach_source}"`
	Small        bool   `help:"${small}"`
}

// options are those for package pdf, without the source to enclose. It refuses
// what cannot be together.
func (p paper) options(m *machine) (opt pdf.Options, err error) {
	opt.Small = p.Small
	if p.AttachSource {
		opt.Standard = pdf.Enclosing
	}
	if p.PDF == "" {
		return opt, nil
	}
	asked, ok := pdf.StandardNamed(p.PDF)
	switch {
	case !ok:
		return opt, m.usage(sayStandard, p.PDF, strings.Join(pdf.Standards(), ", "))
	case p.AttachSource && asked != pdf.Enclosing:
		return opt, m.usage(sayAttach, p.PDF)
	}
	opt.Standard = asked
	return opt, nil
}

// mediaTypes are those of issue files, by the ending of their names.
var mediaTypes = map[string]string{
	".yaml": "application/yaml", ".yml": "application/yaml",
	".json": "application/json", ".md": "text/markdown",
}

// enclosure is an issue file as it is enclosed in its PDF.
func enclosure(src issue.Source) *pdf.File {
	name := filepath.Base(src.Name)
	kind, ok := mediaTypes[strings.ToLower(filepath.Ext(name))]
	if !ok { // standard input
		name, kind = "issue.yaml", mediaTypes[".yaml"]
	}
	return &pdf.File{Name: name, Type: kind, Data: src.Data}
}

// What the options for PDFs say.
var (
	sayStandard = phrase{
		"--pdf 不认识 %s；可用 %s",
		"--pdf does not know %s; there are %s"}
	sayAttach = phrase{
		"--attach-source 要用 --pdf a-3a，不能用 %s",
		"--attach-source goes with --pdf a-3a, not %s"}
)

var paperHelp = map[string]phrase{
	"pdf_standard": {
		"PDF 的标准：a-2a+ua-1（存档、无障碍，不给即是），a-2b，a-3a，plain（都不要）。",
		"What the PDF conforms to: a-2a+ua-1 (for archives and screen readers; " +
			"unless given), a-2b, a-3a, plain (none)."},
	"attach_source": {
		"把简报文件本身放进 PDF（a-3a），jianbao import 可以原样取回。",
		"Enclose the issue file itself in the PDF (a-3a); jianbao import gives it back."},
	"small": {
		"PDF 尽量小，多花些时间。",
		"Spend more time for a smaller PDF."},
}
