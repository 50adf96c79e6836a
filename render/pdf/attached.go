package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"unicode/utf16"
)

// How enclosed files are written, and known again.
const (
	embedded   = "/Type/EmbeddedFile"
	embeddedIn = "/EF<</F "
	maxSource  = 64 << 20 // of a file that is taken out
)

// Attached is the file that Write enclosed as the source of a document, with
// its name. Files that others wrote, or wrote again, have none for it.
func Attached(data []byte) (name string, file []byte, ok bool) {
	objects, ok := index(data)
	if !ok {
		return "", nil, false
	}
	catalog := objects.body(catalogObject)
	spec := objects.body(refAfter(catalog, "/AF["))
	if name, ok = textAfter(spec, "/UF"); !ok || !isBase(name) {
		return "", nil, false
	}
	body := objects.body(refAfter(spec, embeddedIn))
	if !bytes.HasPrefix(body, []byte("<<"+embedded)) {
		return "", nil, false
	}
	if file, ok = streamOf(body, maxSource); !ok {
		return "", nil, false
	}
	return name, file, true
}

// isBase tells whether name is that of a file without a folder.
func isBase(name string) bool {
	return name != "" && name != "." && name != ".." &&
		!strings.ContainsAny(name, "/\\:\x00")
}

// textAfter is the text string after key, as appendText writes it.
func textAfter(b []byte, key string) (string, bool) {
	_, b, _ = bytes.Cut(b, []byte(key))
	if hex, ok := bytes.CutPrefix(b, []byte("<FEFF")); ok {
		hex, _, _ = bytes.Cut(hex, []byte(">"))
		return textOfHex(string(hex))
	}
	if !bytes.HasPrefix(b, []byte("(")) {
		return "", false
	}
	var s []byte
	for i := 1; i < len(b) && b[i] != ')'; i++ {
		if b[i] == '\\' && i+1 < len(b) {
			i++
		}
		s = append(s, b[i])
	}
	return string(s), true
}

// textOfHex is what hexadecimal UTF-16 says.
func textOfHex(s string) (string, bool) {
	b, err := hex.DecodeString(s)
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units)), err == nil && len(b)%2 == 0
}

// streamOf is what the stream of an object inflates to, at most limit bytes.
func streamOf(body []byte, limit int) ([]byte, bool) {
	const begin = ">>\nstream\n"
	i, k := bytes.Index(body, []byte(begin)), bytes.Index(body, []byte("/Length "))
	if i < 0 || k < 0 || k > i {
		return nil, false
	}
	n, _ := number(body[k+len("/Length "):])
	rest := body[i+len(begin):]
	if n > len(rest) {
		return nil, false
	}
	data, err := appendInflated(nil, rest[:n], limit)
	return data, err == nil
}

// refAfter is the number of the object that is referred to after key, 0 for none.
func refAfter(b []byte, key string) int {
	_, rest, _ := bytes.Cut(b, []byte(key))
	n, _ := number(rest)
	return n
}
