package pdf

import (
	"cmp"
	"fmt"

	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// links gives out the numbers of the link annotations of a page and has them written
// later.
func (f *finisher) links(index int) ([]int, error) {
	p := &f.doc.Pages[index]
	var annots []int
	for i := range p.Links {
		l := &p.Links[i]
		n := f.out.reserve()
		body, err := f.appendLink([]byte("<<"), index, l)
		if err == nil && f.tree != nil {
			var key int
			key, err = f.addLink(l.Tag, n, index)
			body = appendInt(append(body, "/StructParent "...), key)
		}
		if err != nil {
			return nil, fmt.Errorf("link %q: %w", l.Text, err)
		}
		f.later = append(f.later, func() { f.out.object(n, append(body, ">>"...)) })
		annots = append(annots, n)
	}
	return annots, nil
}

// appendLink appends the entries of a link annotation (PDF 32000-1 12.5.6.5):
// printed with the page (F 4, as archives ask for), without a frame, with its
// words for people who do not see it.
func (f *finisher) appendLink(b []byte, n int, l *page.Link) ([]byte, error) {
	b = append(b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"...)
	b = f.appendRect(b, n, l.Area)
	if words := cmp.Or(l.Text, l.URL); words != "" {
		b = appendText(append(b, "/Contents"...), brief(words))
	}
	if l.URL != "" {
		b = append(b, "/A<</S/URI/URI"...)
		return append(appendLiteral(b, asciiURL(l.URL)), ">>"...), nil
	}
	return f.appendDest(b, l.Anchor)
}

// briefly is how many characters of a link's words its annotation says. Every
// line of a link has one: with all of its words they would take their square.
const briefly = 200

// brief is the beginning of s.
func brief(s string) string {
	n := 0
	for i := range s {
		if n++; n > briefly {
			return s[:i] + "…"
		}
	}
	return s
}

// appendRect appends a rectangle of page n of the document: PDF counts from
// the bottom.
func (f *finisher) appendRect(b []byte, n int, r unit.Rect) []byte {
	_, left, top, _ := f.place(n)
	b = appendPoints(append(b, '['), left+r.Min.X)
	b = appendPoints(append(b, ' '), top-r.Max.Y)
	b = appendPoints(append(b, ' '), left+r.Max.X)
	return append(appendPoints(append(b, ' '), top-r.Min.Y), ']')
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
