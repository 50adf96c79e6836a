package press

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout/page"
	"jianbao/render/pdf"
)

// PDF writes a proof as a PDF file: PDF/A-2a and PDF/UA-1.
func (p *Press) PDF(w io.Writer, proof *Proof) error {
	return p.PDFAs(w, proof, pdf.Options{})
}

// PDFOn writes a proof, made of src, as the PDF file that paper asks for.
func (p *Press) PDFOn(w io.Writer, proof *Proof, paper Paper, src issue.Source) error {
	opt, err := paper.Options()
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if paper.Enclose {
		opt.Source = Enclosure(src)
	}
	return p.PDFAs(w, proof, opt)
}

// PDFAs writes a proof as the PDF file that opt asks for; the faces are the
// press's own.
func (p *Press) PDFAs(w io.Writer, proof *Proof, opt pdf.Options) error {
	opt.Fonts = p.fonts
	if err := pdf.Write(w, proof.Pages, opt); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// Unnumbered is what stands against copies numbered copies of proof.
func Unnumbered(proof *Proof, copies int) []finding.Finding {
	if copies == 0 {
		return nil
	}
	serial := proof.Issue.Serial
	pos := serial.Pos()
	if pos.Line == 0 {
		pos = finding.Pos{Line: 1, Col: 1, Path: serialPath}
	}
	digits := serial.S[len(strings.TrimRight(serial.S, "0123456789")):]
	if digits == "" || !prints(proof.Pages, serialPath) {
		return []finding.Finding{finding.New("E129", pos, copies)}
	}
	if from, err := strconv.Atoi(digits); err != nil ||
		len(strconv.Itoa(from+copies-1)) > len(digits) {
		return []finding.Finding{finding.New("E130", pos, serial.S, copies)}
	}
	return nil
}

// serialPath is where an issue has its serial.
const serialPath = "serial"

// prints tells whether the field at path is on any page.
func prints(doc *page.Document, path string) bool {
	return slices.ContainsFunc(doc.Pages, func(pg page.Page) bool {
		return slices.ContainsFunc(pg.Texts, func(t page.Text) bool {
			return t.Source.Path == path
		})
	})
}
