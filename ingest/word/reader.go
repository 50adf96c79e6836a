package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// reader walks through one part's XML, an element at a time.
type reader struct {
	d      *xml.Decoder
	depth  int
	tokens int
	limits Limits
	err    error
	done   bool
}

func newReader(data []byte, limits Limits) *reader {
	var in io.Reader = bytes.NewReader(data)
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data,
		[]byte("\xfe\xff")) {
		in = transform.NewReader(in, unicode.UTF16(unicode.LittleEndian,
			unicode.UseBOM).NewDecoder())
	}
	d := xml.NewDecoder(in)
	d.CharsetReader = charset
	return &reader{d: d, limits: limits}
}

// charset reads the few encodings besides UTF-8 that parts come in. UTF-16 has
// been decoded by its mark already.
func charset(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("encoding %q: %w", label, err)
	}
	return e.NewDecoder().Reader(in), nil
}

var (
	errDeclared = errors.New("it declares a document type")
	errDeep     = errors.New("too many elements in each other")
	errLong     = errors.New("too many elements")
)

// next is the next token, nil at the end or after an error.
func (r *reader) next() xml.Token {
	if r.err != nil || r.done {
		return nil
	}
	t, err := r.d.Token()
	if err != nil {
		r.done = true
		if !errors.Is(err, io.EOF) {
			r.err = err
		}
		return nil
	}
	if r.tokens++; r.tokens > r.limits.Tokens {
		r.err = errLong
		return nil
	}
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > r.limits.Depth {
			r.err = errDeep
			return nil
		}
	case xml.EndElement:
		r.depth--
	case xml.Directive:
		r.err = errDeclared
		return nil
	}
	return t
}

// failed says what went wrong in part, if anything did.
func (r *reader) failed(part string) error {
	switch {
	case r.err == nil:
		return nil
	case errors.Is(r.err, errDeep):
		return &Fault{ErrLimit, part, "嵌套太深", r.err.Error()}
	case errors.Is(r.err, errLong):
		return &Fault{ErrLimit, part, "内容太多", r.err.Error()}
	}
	return broken(part, r.err, "内容不成 XML")
}

// root hands over the outermost element.
func (r *reader) root(visit func(name string, e xml.StartElement)) {
	for t := r.next(); t != nil; t = r.next() {
		if e, ok := t.(xml.StartElement); ok {
			visit(name(e.Name), e)
			r.skip(0)
		}
	}
}

// each hands over every child of the element that has just begun, and moves
// behind its end. A visit need not read its element to the end.
func (r *reader) each(visit func(name string, e xml.StartElement)) {
	level := r.depth
	for t := r.next(); t != nil; t = r.next() {
		switch t := t.(type) {
		case xml.StartElement:
			visit(name(t.Name), t)
			r.skip(level)
		case xml.EndElement:
			if r.depth < level {
				return
			}
		}
	}
}

// skip moves on until no more than level elements are open.
func (r *reader) skip(level int) {
	for r.depth > level && r.next() != nil {
	}
}

// text is the words directly in the element that has just begun.
func (r *reader) text() string {
	var b strings.Builder
	level := r.depth
	for t := r.next(); t != nil; t = r.next() {
		switch t := t.(type) {
		case xml.CharData:
			if r.depth == level {
				b.Write(t)
			}
		case xml.EndElement:
			if r.depth < level {
				return b.String()
			}
		}
	}
	return b.String()
}

// prefixes are the names we call namespaces by, in both of the standard's
// forms.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc",
}

func name(n xml.Name) string {
	if p, ok := prefixes[n.Space]; ok {
		return p + ":" + n.Local
	}
	if n.Space == "" {
		return n.Local
	}
	return "?:" + n.Local
}

// attr is the value of the attribute called local, in whatever namespace.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// on tells whether a switch like w:b is on.
func on(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
