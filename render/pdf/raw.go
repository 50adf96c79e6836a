package pdf

import (
	"bytes"
	"fmt"

	"github.com/signintech/gopdf"
)

// This file is the only one that writes content operators itself. gopdf
// writes the paint style of a rectangle as it stands, so a rectangle of no size
// carries them, and the finisher takes the rectangle away again.
// TestGopdfShapes holds the form.

// What gopdf puts around the operators. It takes places from the top of the
// page, so the rectangle stands at its foot.
const (
	wrapBefore = "q\n0.00 0.00 0.00 0.00 re n Q\n"
	wrapAfter  = "\nq\nQ\n"
)

// operators puts ops into the content of a page of the given height.
func operators(pdf *gopdf.GoPdf, height float64, ops []byte) error {
	if len(ops) == 0 {
		return nil
	}
	return pdf.RectFromUpperLeftWithOpts(gopdf.DrawableRectOptions{
		Y: height, PaintStyle: gopdf.PaintStyle("n Q\n" + string(ops) + "\nq"),
	})
}

// appendScale appends the operator that sets the width of all text that
// follows on the page, in thousandths (Tz, PDF 32000-1 9.3.4).
func appendScale(b []byte, scale int) []byte {
	return append(appendThousandths(b, 100*int64(scale)), " Tz"...)
}

// appendTurn appends the operators that turn what follows, up to the next Q, a
// quarter clockwise about x, y (PDF 32000-1 8.3.4).
func appendTurn(b []byte, x, y float64) []byte {
	return fmt.Appendf(b, "q\n0 -1 1 0 %.3f %.3f cm", x-y, x+y)
}

// unwrap takes the rectangles away from content, in place.
func unwrap(content []byte) []byte {
	kept, rest := content[:0], content
	for {
		i := bytes.Index(rest, []byte(wrapBefore))
		if i < 0 {
			return append(kept, rest...)
		}
		kept = append(kept, rest[:i]...)
		rest = rest[i+len(wrapBefore):]
		end := bytes.Index(rest, []byte(wrapAfter))
		if end < 0 {
			return append(kept, rest...)
		}
		kept = append(append(kept, rest[:end]...), '\n')
		rest = rest[end+len(wrapAfter):]
	}
}
