package pdf

import (
	"bytes"
)

// File is a file that is enclosed in another.
type File struct {
	Name string // without folders
	Type string // of media, such as application/yaml
	Data []byte
}

// enclose gives out the numbers of the objects of the enclosed file and
// returns the entries of the catalog that lead to them (ISO 19005-3 6.8,
// PDF 32000-1 7.11.4).
func (f *finisher) enclose() []byte {
	if f.opt.Source == nil {
		return nil
	}
	data, spec := f.out.reserve(), f.out.reserve()
	f.later = append(f.later, func() {
		f.enclosed(data)
		f.out.object(spec, appendFileSpec(nil, f.opt.Source, data))
	})
	b := appendText([]byte("/Names<</EmbeddedFiles<</Names["), f.opt.Source.Name)
	b = appendRef(append(b, ' '), spec)
	return append(appendRef(append(b, "]>>>>/AF["...), spec), ']')
}

// enclosed writes the stream of the enclosed file.
func (f *finisher) enclosed(n int) {
	s := f.opt.Source
	b := append([]byte(embedded), "/Subtype/"...)
	b = append(appendName(b, s.Type), "/Params<</Size "...)
	b = appendInt(b, len(s.Data))
	if t, ok := issued(&f.doc.Meta); ok {
		b = appendLiteral(append(b, "/ModDate"...), dateOf(t))
	}
	b = append(b, ">>/Filter/FlateDecode"...)
	f.scratch = appendDeflated(f.scratch[:0], s.Data, f.opt.Small)
	f.out.stream(n, string(b), f.scratch)
}

// appendFileSpec appends what names the stream data as a file.
func appendFileSpec(b []byte, s *File, data int) []byte {
	b = appendText(append(b, "<</Type/Filespec/F"...), s.Name)
	b = appendText(append(b, "/UF"...), s.Name)
	b = append(b, "/AFRelationship/Source/Desc(Source of this document)"...)
	b = appendRef(append(b, embeddedIn...), data)
	b = appendRef(append(b, "/UF "...), data)
	return append(b, ">>>>"...)
}

// appendName appends s as a name without its slash (7.3.5).
func appendName(b []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if c > ' ' && c <= '~' && !bytes.ContainsRune([]byte("()<>[]{}/%#"), rune(c)) {
			b = append(b, c)
		} else {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}
