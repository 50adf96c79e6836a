package pdf

import (
	"fmt"

	"jianbao/layout/page"
)

// links gives out the numbers of the link annotations of p and has them written
// later.
func (f *finisher) links(p *page.Page) ([]int, error) {
	var annots []int
	for i := range p.Links {
		n := f.out.reserve()
		body, err := f.appendLink(nil, p, &p.Links[i])
		if err != nil {
			return nil, fmt.Errorf("link %q: %w", p.Links[i].Text, err)
		}
		f.later = append(f.later, func() { f.out.object(n, body) })
		annots = append(annots, n)
	}
	return annots, nil
}

// appendLink appends a link annotation (PDF 32000-1 12.5.6.5): printed with
// the page (F 4, as archives ask for), without a frame, with its words for
// people who do not see it.
func (f *finisher) appendLink(b []byte, p *page.Page, l *page.Link) ([]byte, error) {
	b = append(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
	b = appendPoints(b, l.Area.Min.X)
	b = appendPoints(append(b, ' '), p.Size.H-l.Area.Max.Y)
	b = appendPoints(append(b, ' '), l.Area.Max.X)
	b = appendPoints(append(b, ' '), p.Size.H-l.Area.Min.Y)
	b = append(b, ']')
	if l.Text != "" {
		b = appendText(append(b, "/Contents"...), l.Text)
	}
	if l.URL != "" {
		b = append(b, "/A<</S/URI/URI"...)
		b = append(appendLiteral(b, asciiURL(l.URL)), ">>"...)
		return append(b, ">>"...), nil
	}
	b, err := f.appendDest(b, l.Anchor)
	return append(b, ">>"...), err
}

// asciiURL writes what is not ASCII in url as %XX, as URIs have it (RFC 3986 2.1).
func asciiURL(url string) string {
	if isASCII(url) {
		return url
	}
	b := make([]byte, 0, 3*len(url))
	for i := range len(url) {
		if c := url[i]; c > ' ' && c <= '~' {
			b = append(b, c)
		} else {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return string(b)
}
