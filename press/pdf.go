package press

import (
	"fmt"
	"io"

	"jianbao/render/pdf"
)

// PDF writes a proof as a PDF file: PDF/A-2a and PDF/UA-1.
func (p *Press) PDF(w io.Writer, proof *Proof) error {
	return p.PDFAs(w, proof, pdf.Options{})
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
