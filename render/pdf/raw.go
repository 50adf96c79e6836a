package pdf

import (
	"strconv"

	"github.com/signintech/gopdf"
)

// This file is the only one that writes content operators itself. gopdf
// writes the paint style of a rectangle as it stands, so a rectangle of no size
// carries them: gopdf's own q … Q is closed before and opened after, and what
// the operators set stays set. TestGopdfShapes holds the form.

// operators puts ops into the content of the page.
func operators(pdf *gopdf.GoPdf, ops string) error {
	return pdf.RectFromUpperLeftWithOpts(gopdf.DrawableRectOptions{
		PaintStyle: gopdf.PaintStyle("n Q\n" + ops + "\nq"),
	})
}

// scaleText sets the width of all text that follows on the page, in
// thousandths (Tz, PDF 32000-1 9.3.4).
func scaleText(pdf *gopdf.GoPdf, scale int) error {
	return operators(pdf, strconv.FormatFloat(float64(scale)/10, 'f', -1, 64)+" Tz")
}
