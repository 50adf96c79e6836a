package press

import (
	"errors"
	"path"
	"path/filepath"
	"strings"

	"jianbao/issue"
	"jianbao/layout/unit"
	"jianbao/render/pdf"
)

// Paper says what a PDF is for: to be read, to be kept, or to be printed.
type Paper struct {
	Standard string // one of Standards; "": the one that goes with the rest
	Enclose  bool   // the issue file in the PDF
	Small    bool   // spend more time for fewer bytes

	Print   bool // for a press: inks, bleed, boxes
	Bleed   *int // of Print, in millimetres; nil: DefaultBleed
	NoMarks bool // Print without crop and registration marks
	Process bool // Print without spot inks
	Mirror  bool // even pages have their side margins exchanged
	Impose  string
	Copies  int // with a serial each; 0: one as it is
}

// Bounds of what may be asked for.
const (
	MaxBleed  = 20 // millimetres
	MaxCopies = 100_000
)

// DefaultBleed is the usual one, in millimetres.
const DefaultBleed = 3

// thickness is that of a sheet of printing paper of 80 g/m².
const thickness = unit.Mm / 10

// What is wrong with a Paper.
var (
	ErrStandard  = errors.New("unknown standard")
	ErrImpose    = errors.New("unknown imposition")
	ErrBleed     = errors.New("bleed out of bounds")
	ErrPrint     = errors.New("bleed, marks and inks are of files for a press")
	ErrCopies    = errors.New("copies out of bounds")
	ErrUnordered = errors.New("imposed sheets and numbered copies have no order of reading")
	ErrEnclose   = errors.New("only PDF/A-3a encloses the issue file")
)

// Standards are the names of what a PDF may conform to, the default first.
func Standards() []string { return pdf.Standards() }

// Options are those for PDFAs. The error is one of the above: what cannot be,
// or not together.
func (p Paper) Options() (pdf.Options, error) {
	opt := pdf.Options{Small: p.Small, Mirror: p.Mirror, Copies: p.Copies, Creep: thickness}
	bleed := DefaultBleed
	if p.Bleed != nil {
		bleed = *p.Bleed
	}
	if p.Print {
		opt.Print = &pdf.Print{Bleed: unit.Length(bleed) * unit.Mm, Marks: !p.NoMarks,
			Process: p.Process}
	}
	var known bool
	switch opt.Impose, known = pdf.ImpositionNamed(p.Impose); {
	case !known:
		return opt, ErrImpose
	case bleed < 0 || bleed > MaxBleed:
		return opt, ErrBleed
	case !p.Print && (p.Bleed != nil || p.NoMarks || p.Process):
		return opt, ErrPrint
	case p.Copies < 0 || p.Copies > MaxCopies:
		return opt, ErrCopies
	}
	standard, err := p.standard()
	opt.Standard = standard
	return opt, err
}

// standard is the one that was asked for, or that goes with the other options:
// imposed sheets and numbered copies have no order in which to read them.
func (p Paper) standard() (pdf.Standard, error) {
	unordered := p.Impose != "" || p.Copies > 0
	asked, known := pdf.StandardNamed(p.Standard)
	switch {
	case p.Standard != "" && !known:
		return 0, ErrStandard
	case p.Enclose && unordered:
		return 0, ErrUnordered
	case p.Standard == "" && p.Enclose:
		return pdf.Enclosing, nil
	case p.Standard == "" && unordered:
		return pdf.Archive, nil
	case p.Standard == "":
		return pdf.Accessible, nil
	case p.Enclose && asked != pdf.Enclosing:
		return 0, ErrEnclose
	case unordered && asked != pdf.Archive && asked != pdf.Plain:
		return 0, ErrUnordered
	}
	return asked, nil
}

// mediaTypes are those of issue files, by the ending of their names.
var mediaTypes = map[string]string{
	".yaml": "application/yaml", ".yml": "application/yaml",
	".json": "application/json", ".md": "text/markdown", ".markdown": "text/markdown",
}

// Enclosed is the issue file that a PDF of ours carries.
func Enclosed(data []byte) (src issue.Source, ok bool) {
	name, file, ok := pdf.Attached(data)
	return issue.Source{Name: path.Base(filepath.ToSlash(name)), Data: file}, ok
}

// Enclosure is an issue file as it is enclosed in its PDF.
func Enclosure(src issue.Source) *pdf.File {
	name := path.Base(filepath.ToSlash(src.Name))
	kind, ok := mediaTypes[strings.ToLower(path.Ext(name))]
	if !ok { // standard input
		ending := issue.Ending(src.Data)
		name, kind = "issue"+ending, mediaTypes[ending]
	}
	return &pdf.File{Name: name, Type: kind, Data: src.Data}
}
