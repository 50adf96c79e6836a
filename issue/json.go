package issue

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"jianbao/finding"
)

// jsonReader reads JSON (RFC 8259) by its own hand, because encoding/json
// does not say where in the file the characters of a string stand.
type jsonReader struct {
	file *file
	off  int
	err  []finding.Finding // the first mistake ends the reading
}

func readJSON(f *file) (*value, []finding.Finding) {
	r := jsonReader{file: f}
	r.space()
	if r.off == len(f.text) {
		return nil, nil
	}
	v := r.value("", 0)
	if r.space(); len(r.err) == 0 && r.off < len(f.text) {
		r.fail("E105", "，")
	}
	if len(r.err) > 0 {
		return nil, r.err
	}
	return v, nil
}

// fail notes the mistake and skips the rest.
func (r *jsonReader) fail(code finding.Code, args ...any) {
	if len(r.err) == 0 {
		r.err = one(code, r.file.pos(min(r.off, len(r.file.text)), ""), args...)
	}
	r.off = len(r.file.text)
}

func (r *jsonReader) space() {
	for r.off < len(r.file.text) && strings.IndexByte(" \t\n", r.file.text[r.off]) >= 0 {
		r.off++
	}
}

// next is the byte to come, 0 at the end.
func (r *jsonReader) next() byte {
	if r.off < len(r.file.text) {
		return r.file.text[r.off]
	}
	return 0
}

// skip passes white space, c and white space, or fails.
func (r *jsonReader) skip(c byte) {
	if r.space(); r.next() != c {
		r.fail("E105", string(rune(c)))
		return
	}
	r.off++
	r.space()
}

func (r *jsonReader) value(path string, depth int) *value {
	v := &value{pos: r.file.pos(r.off, path)}
	switch c := r.next(); {
	case r.file.stopped():
		r.fail("E105", "…")
	case depth > maxDepth:
		r.fail("E108", maxDepth)
	case c == '{':
		r.object(v, depth)
	case c == '[':
		r.array(v, depth)
	case c == '"':
		v.kind, v.text = words, r.str(path)
	default:
		r.bare(v)
	}
	return v
}

func (r *jsonReader) object(v *value, depth int) {
	v.kind = mapping
	for r.skip('{'); r.next() != '}'; r.skip(',') {
		if r.next() != '"' {
			r.fail("E105", `"`)
			return
		}
		key := r.str(v.pos.Path)
		r.skip(':')
		v.keys = append(v.keys, key)
		v.items = append(v.items, r.value(under(v.pos.Path, key.S), depth+1))
		if r.space(); r.next() != ',' {
			break
		}
	}
	r.skip('}')
}

func (r *jsonReader) array(v *value, depth int) {
	v.kind = list
	for r.skip('['); r.next() != ']'; r.skip(',') {
		path := v.pos.Path + "[" + strconv.Itoa(len(v.items)) + "]"
		v.items = append(v.items, r.value(path, depth+1))
		if r.space(); r.next() != ',' {
			break
		}
	}
	r.skip(']')
}

// bare reads a number, true, false or null.
func (r *jsonReader) bare(v *value) {
	from := r.off
	for strings.IndexByte(" \t\n,:]}[{\"", r.next()) < 0 && r.next() != 0 {
		r.off++
	}
	v.text = r.file.slice(from, r.off, v.pos.Path)
	switch s := v.text.S; {
	case s == "null":
		v.kind = absent
	case s == "true" || s == "false":
		v.kind = truth
	case isNumber(s):
		v.kind = number
	default:
		r.off = from
		r.fail("E105", `"`)
	}
}

// isNumber tells a JSON number from a word without quotes.
func isNumber(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && digits != "" && digits[0] >= '0' && digits[0] <= '9' &&
		!strings.ContainsAny(s, "xXpP_") && (digits[0] != '0' || len(digits) == 1 || digits[1] < '0' || digits[1] > '9')
}

// str reads a string, its opening quote being next.
func (r *jsonReader) str(path string) Text {
	var b textBuilder
	for r.off++; ; {
		i := strings.IndexAny(r.file.text[min(r.off, len(r.file.text)):], "\"\\\n")
		if i < 0 || r.file.text[r.off+i] == '\n' {
			r.off = min(r.off+max(i, 0), len(r.file.text))
			r.fail("E105", `"`)
			return b.text(path)
		}
		r.file.add(&b, r.off, r.off+i)
		if r.off += i; r.file.text[r.off] == '"' {
			r.off++
			return b.text(path)
		}
		if !r.escape(&b) {
			r.fail("E109", r.file.text[r.off:min(r.off+2, len(r.file.text))])
			return b.text(path)
		}
	}
}

// jsonEscapes are the letters that may follow a backslash, and what they mean.
const jsonEscapes = "\"\"\\\\//b\bf\fn\nr\rt\t"

// escape reads a backslash and what belongs to it. Control characters that
// no text may have become spaces.
func (r *jsonReader) escape(b *textBuilder) bool {
	line, col := r.file.place(r.off)
	rest := r.file.text[r.off+1:]
	if rest == "" {
		return false
	}
	if rest[0] == 'u' {
		c, n := unicodeEscape(rest)
		if n == 0 {
			return false
		}
		r.off += 1 + n
		b.add(string(c), line, col)
		return true
	}
	for i := 0; i < len(jsonEscapes); i += 2 {
		if jsonEscapes[i] == rest[0] {
			r.off += 2
			b.add(jsonEscapes[i+1:i+2], line, col)
			return true
		}
	}
	return false
}

// unicodeEscape reads uXXXX, or two of them that make a surrogate pair, at the
// start of s, and tells how long it was; 0 when it is none.
func unicodeEscape(s string) (r rune, n int) {
	v, ok := hex4(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(v) {
		return v, 5
	}
	if len(s) > 6 && s[5] == '\\' {
		if low, ok := hex4(s[6:]); ok {
			if r := utf16.DecodeRune(v, low); r != utf8.RuneError {
				return r, 11
			}
		}
	}
	return 0, 0
}

func hex4(s string) (rune, bool) {
	if len(s) < 5 || s[0] != 'u' {
		return 0, false
	}
	v, err := strconv.ParseUint(s[1:5], 16, 16)
	return rune(v), err == nil
}
