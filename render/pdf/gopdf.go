package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// gopdf writes its objects in few forms. They are known here by their first
// bytes; TestGopdfShapes fails when another release has others.

// kind is what an object of gopdf's is.
type kind uint8

const (
	kindCatalog kind = iota
	kindPages
	kindOutlines
	kindResources
	kindToUnicode
	kindFontFile
	kindDescriptor
	kindCIDFont
	kindType0
	kindPage
	kindContent
	kindImage
	kindPalette // looks like a content: known by the picture that names it
)

var kindNames = [...]string{"catalog", "page tree", "outlines", "resources",
	"character map", "font file", "font descriptor", "CID font", "composite font",
	"page", "content", "picture", "palette"}

func (k kind) String() string { return kindNames[k] }

// shapes tells the kinds apart; the first that fits holds. A fixed part may
// follow a number, marked #.
var shapes = [...]struct {
	kind  kind
	start string
}{
	{kindCatalog, "<<\n  /Type /Catalog\n"},
	{kindPages, "<<\n  /Type /Pages\n"},
	{kindOutlines, "<<\n\t/Type /Outlines\n"},
	{kindResources, "<<\n\t/ProcSet ["},
	{kindToUnicode, "<<\n/Length #\n>>\nstream\n/CIDInit"},
	{kindContent, "<<\n/Length #\n>>\nstream\n"},
	{kindFontFile, "<</Length #\n/Filter /FlateDecode\n/Length1 "},
	{kindDescriptor, "<<\n/Type /FontDescriptor\n"},
	{kindCIDFont, "<<\n/BaseFont /stub#\n/CIDSystemInfo\n"},
	{kindType0, "<<\n/BaseFont /stub#\n/DescendantFonts ["},
	{kindPage, "<<\n  /Type /Page\n"},
	{kindImage, "<<\n\t/Type /XObject\n\t/Subtype /Image\n"},
}

// Where gopdf puts things, by object number.
const (
	catalogObject   = 1
	pagesObject     = 2
	outlinesObject  = 3
	resourcesObject = 4
	fontObject      = 5 // and the next: map, file, descriptor, CID font, composite font
	objectsPerFont  = 5
)

// object is one object as gopdf wrote it.
type object struct {
	kind kind
	body []byte // between "n 0 obj\n" and "endobj"
}

var errShape = errors.New("gopdf: unknown form of output")

// parse takes gopdf's output apart; the object numbered n is at index n.
func parse(raw []byte) ([]object, error) {
	at := bytes.LastIndex(raw, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("%w: no startxref", errShape)
	}
	start, _ := number(raw[at+len("startxref\n"):])
	if start >= len(raw) || !bytes.HasPrefix(raw[start:], []byte("xref\n0 ")) {
		return nil, fmt.Errorf("%w: no cross-reference table", errShape)
	}
	table := raw[start+len("xref\n0 "):]
	n, digits := number(table)
	table = table[digits+1:]
	if len(table) < n*xrefLine {
		return nil, fmt.Errorf("%w: short cross-reference table", errShape)
	}
	objects := make([]object, n)
	for i := 1; i < n; i++ {
		from, to := entry(table, i), start
		if i+1 < n {
			to = entry(table, i+1)
		}
		o, err := parseObject(raw, from, to)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", i, err)
		}
		objects[i] = o
	}
	return objects, findPalettes(objects)
}

// indexed is what a picture with a palette has before its last index and the
// number of its palette.
const indexed = "/ColorSpace [/Indexed /DeviceRGB "

// findPalettes tells the palettes of pictures from contents.
func findPalettes(objects []object) error {
	for _, o := range objects {
		if o.kind != kindImage {
			continue
		}
		dict, _, _ := bytes.Cut(o.body, []byte("\nstream\n"))
		_, rest, found := bytes.Cut(dict, []byte(indexed))
		if !found {
			continue
		}
		_, digits := number(rest)
		n, _ := number(rest[digits+1:])
		if n >= len(objects) || objects[n].kind != kindContent {
			return fmt.Errorf("%w: object %d is no palette", errShape, n)
		}
		objects[n].kind = kindPalette
	}
	return nil
}

// xrefLine is the length of an entry (PDF 32000-1 7.5.4).
const xrefLine = 20

func entry(table []byte, n int) int {
	at, _ := number(table[n*xrefLine:])
	return at
}

func parseObject(raw []byte, from, to int) (object, error) {
	const end = "endobj\n\n"
	if from > to || to > len(raw) || !bytes.HasSuffix(raw[from:to], []byte(end)) {
		return object{}, errShape
	}
	b := raw[from : to-len(end)]
	body := b[bytes.IndexByte(b, '\n')+1:]
	for _, s := range shapes {
		if fits(body, s.start) {
			return object{s.kind, body}, nil
		}
	}
	return object{}, fmt.Errorf("%w: %.40q", errShape, body)
}

// fits tells whether b begins as shape says.
func fits(b []byte, shape string) bool {
	for i := range len(shape) {
		switch {
		case shape[i] == '#':
			_, n := number(b)
			if n == 0 {
				return false
			}
			b = b[n:]
		case len(b) == 0 || b[0] != shape[i]:
			return false
		default:
			b = b[1:]
		}
	}
	return true
}

// number reads the digits that b begins with.
func number(b []byte) (n, digits int) {
	for digits < len(b) && digits < 12 && '0' <= b[digits] && b[digits] <= '9' {
		n = 10*n + int(b[digits]-'0')
		digits++
	}
	return n, digits
}

// stream is the data of a content stream that gopdf did not compress.
func stream(body []byte) ([]byte, error) {
	i := bytes.Index(body, []byte(">>\nstream\n"))
	n, _ := number(body[len("<<\n/Length "):])
	data := body[i+len(">>\nstream\n"):]
	if n > len(data) || !bytes.Equal(data[n:], []byte("endstream\n")) {
		return nil, fmt.Errorf("%w: content of other length than said", errShape)
	}
	return data[:n], nil
}

// contentOf is the number of the content object of a page, 0 for an empty page.
func contentOf(page []byte) int {
	const key = "  /Contents  "
	i := bytes.Index(page, []byte(key))
	if i < 0 {
		return 0
	}
	n, _ := number(page[i+len(key):])
	return n
}

// checkOrder makes sure that the objects stand where gopdf is known to put
// them, with the font and the pages that were asked for.
func checkOrder(objects []object, pages int, font bool) error {
	want := []kind{0, kindCatalog, kindPages, kindOutlines, kindResources}
	if font {
		want = append(want,
			kindToUnicode, kindFontFile, kindDescriptor, kindCIDFont, kindType0)
	}
	if len(objects) < len(want) {
		return fmt.Errorf("%w: %d objects", errShape, len(objects))
	}
	for i, o := range objects {
		switch {
		case i == 0:
		case i < len(want) && o.kind != want[i]:
			return fmt.Errorf("%w: object %d is a %v, not a %v",
				errShape, i, o.kind, want[i])
		case o.kind == kindPage:
			pages--
		}
	}
	if pages != 0 {
		return fmt.Errorf("%w: %d pages are missing", errShape, pages)
	}
	return nil
}

// fontResources is the list of fonts that gopdf gives all pages.
const fontResources = "\t/Font <<\n\t\t/F1 9 0 R\n\t>>\n"

// appendResources appends the resources of the pages, with fonts, the numbers
// of the composite fonts by slot, in place of the stub.
func appendResources(b, body []byte, fonts []int) ([]byte, error) {
	if len(fonts) == 0 {
		return append(b, body...), nil
	}
	i := bytes.Index(body, []byte(fontResources))
	if i < 0 {
		return b, fmt.Errorf("%w: %q without the font", errShape, body)
	}
	b = append(append(b, body[:i]...), "\t/Font <<"...)
	for slot, n := range fonts {
		b = appendInt(append(b, "/F"...), slot+1)
		b = appendRef(append(b, ' '), n)
	}
	b = append(b, ">>\n"...)
	return append(b, body[i+len(fontResources):]...), nil
}
