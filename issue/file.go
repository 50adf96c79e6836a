package issue

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"jianbao/finding"
)

// MaxBytes is the largest issue file that is read.
const MaxBytes = 16 << 20

// file is the text of an issue file and where its characters stand. Lines end
// in \n, whatever the file has; a byte order mark is no character of it.
type file struct {
	text  string
	lines []int   // where each line begins
	runes []int32 // characters before every checkpoint-th byte
	stop  func() bool
}

// open makes a file of data, with what is wrong about its bytes.
func open(data []byte) (*file, []finding.Finding) {
	if len(data) > MaxBytes {
		return nil, one("E102", finding.Pos{}, len(data)>>20, MaxBytes>>20)
	}
	data = bytes.TrimPrefix(data, byteOrderMark)
	if !utf8.Valid(data) {
		if utf16Text(data) {
			return nil, one("E132", finding.Pos{})
		}
		return nil, one("E101", invalidAt(data))
	}
	if pieces(data) > maxPieces {
		return nil, one("E131", finding.Pos{}, maxPieces)
	}
	f := newFile(unified(data))
	return f, f.clean()
}

var byteOrderMark = []byte("\ufeff")

// unified is data as text whose lines all end in \n.
func unified(data []byte) string {
	text := strings.ReplaceAll(string(bytes.TrimPrefix(data, byteOrderMark)), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}

// utf16Text tells whether data, which is no UTF-8, begins as UTF-16 does: with
// a byte order mark, or with letters that are a byte of nothing each.
func utf16Text(data []byte) bool {
	head := data[:min(len(data), 512)]
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) ||
		8*bytes.Count(head, []byte{0}) >= len(head)
}

// maxPieces bounds what a file may consist of: a page has 22 lines, and no
// issue more than two thousand pages. Of a short file made of nothing but marks
// the parsers would build trees of gigabytes.
const maxPieces = 250_000

// pieces is how many lines, fields, items and emphases data can have at most.
func pieces(data []byte) (n int) {
	for _, b := range data {
		switch b {
		case '\n', '\r', '[', '{', ',', '*', '`':
			n++
		}
	}
	return n + bytes.Count(data, []byte(`\n`))
}

func one(code finding.Code, pos finding.Pos, args ...any) []finding.Finding {
	return []finding.Finding{finding.New(code, pos, args...)}
}

func newFile(text string) *file {
	f := &file{text: text, lines: make([]int, 1, strings.Count(text, "\n")+1)}
	for from := 0; ; {
		n := strings.IndexByte(text[from:], '\n')
		if n < 0 {
			break
		}
		from += n + 1
		f.lines = append(f.lines, from)
	}
	f.count()
	return f
}

// stopped tells whether nobody wants to know what the file says any more.
func (f *file) stopped() bool { return f.stop != nil && f.stop() }

func (f *file) count() {
	n := int32(0)
	f.runes = make([]int32, 0, len(f.text)/checkpoint+1)
	for i := 0; i < len(f.text); i += checkpoint {
		f.runes = append(f.runes, n)
		n += int32(finding.Characters(f.text[i:min(i+checkpoint, len(f.text))]))
	}
}

// before is how many characters begin before byte off.
func (f *file) before(off int) int {
	if len(f.runes) == 0 {
		return 0
	}
	i := min(off/checkpoint, len(f.runes)-1)
	return int(f.runes[i]) + finding.Characters(f.text[i*checkpoint:off])
}

// place is the line and column of the character at byte off.
func (f *file) place(off int) (line, col int32) {
	i, found := slices.BinarySearch(f.lines, off)
	if !found {
		i--
	}
	return int32(i + 1), int32(f.before(off)-f.before(f.lines[i])) + 1
}

func (f *file) pos(off int, path string) finding.Pos {
	line, col := f.place(off)
	return finding.Pos{Line: int(line), Col: int(col), Path: path}
}

// offset is the byte at which the character line:col begins.
func (f *file) offset(line, col int) int {
	if line < 1 || line > len(f.lines) {
		return len(f.text)
	}
	at := f.before(f.lines[line-1]) + max(col-1, 0)
	i, found := slices.BinarySearch(f.runes, int32(at))
	if !found {
		i--
	}
	if i < 0 {
		return len(f.text)
	}
	return f.walk(i*checkpoint, at-int(f.runes[i]))
}

// walk is the byte at which a character begins, n behind the first that begins
// at off or later. Lines may be as long as files, so nobody walks from their
// beginning.
func (f *file) walk(off, n int) int {
	for ; off < len(f.text); off++ {
		if !utf8.RuneStart(f.text[off]) {
			continue
		}
		if n == 0 {
			return off
		}
		n--
	}
	return len(f.text)
}

// line is line i, counted from 0, without its end.
func (f *file) line(i int) string {
	if i+1 < len(f.lines) {
		return f.text[f.lines[i] : f.lines[i+1]-1]
	}
	return f.text[f.lines[i]:]
}

// add puts the file's bytes from…to into b, line by line.
func (f *file) add(b *textBuilder, from, to int) {
	for from < to {
		end := to
		if i := strings.IndexByte(f.text[from:to], '\n'); i >= 0 {
			end = from + i + 1
		}
		line, col := f.place(from)
		b.add(f.text[from:end], line, col)
		from = end
	}
}

// slice is the file's bytes from…to as a text.
func (f *file) slice(from, to int, path string) Text {
	var b textBuilder
	f.add(&b, from, to)
	return b.text(path)
}

// clean looks for characters no text may have. The line and paragraph
// separators of Unicode come in by pasting and mean nothing here: they become
// spaces, which keeps every column. Word's hyphen that does not part becomes one
// that every font has.
func (f *file) clean() (fs []finding.Finding) {
	odd, wrong := false, 0
	for i, n := skipPlain(f.text, 0), 0; i < len(f.text); i = skipPlain(f.text, i+n) {
		var r rune
		r, n = utf8.DecodeRuneInString(f.text[i:])
		switch {
		case r == '\u2028' || r == '\u2029' || r == '\u0085':
			odd = true
			if len(fs)-wrong < maxSame {
				fs = append(fs, finding.New("W219", f.pos(i, "")))
			}
		case r == '\u2011':
			odd = true
		case misleading(r):
			if len(fs)-wrong < maxSame {
				fs = append(fs, finding.New("W226", f.pos(i, ""), hex(r)))
			}
		case r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe:
			fs = append(fs, finding.New("E103", f.pos(i, ""), hex(r)))
			wrong++
		}
		if wrong == maxSame {
			break
		}
	}
	if odd {
		*f = *newFile(usual.Replace(f.text))
	}
	return fs
}

// usual has what means nothing in print as what does.
var usual = strings.NewReplacer("\u2028", " ", "\u2029", " ", "\u0085", " ", "\u2011", "-")

// skipPlain is the place from i on of the first byte of s that may begin a
// character no text has: none of ASCII's but controls, nor of U+3000 to U+9FFF.
func skipPlain(s string, i int) int {
	for i < len(s) {
		switch b := s[i]; {
		case b >= 0xE3 && b <= 0xE9:
			i += 3
		case b >= ' ' && b < 0x7f || b == '\n':
			i++
		default:
			return i
		}
	}
	return len(s)
}

// maxSame bounds findings about single characters: a file of another kind
// altogether would have thousands.
const maxSame = 100

// invalidAt is the place of the first byte that is not UTF-8.
func invalidAt(data []byte) finding.Pos {
	line, col := 1, 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if col++; r == '\n' {
			line, col = line+1, 1
		}
		data = data[n:]
	}
	return finding.Pos{Line: line, Col: col}
}

func hex(r rune) string {
	const digits = "0123456789ABCDEF"
	s := []byte("U+0000")
	for i, v := 5, r; i > 1; i, v = i-1, v>>4 {
		s[i] = digits[v&15]
	}
	return string(s)
}
