package issue

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// The YAML library says where a scalar begins; these walk from there through
// the file in step with the scalar's value, to know the place of each of its
// characters.

// scalarWalk is the file and the value side by side.
type scalarWalk struct {
	file  *file
	off   int // in the file
	whole string
	val   string // what is left of the whole value
	out   textBuilder
}

// text is n's value with its places, its lines as they are written. Where the walk fails, which the fuzz
// test has never seen, only its beginning is known.
func (r *yamlReader) text(n *yaml.Node, path string) Text {
	w := scalarWalk{file: r.file, off: r.file.offset(n.Line, n.Column), whole: n.Value, val: n.Value}
	var ok bool
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		ok = w.block(n.Style&yaml.FoldedStyle != 0)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		ok = w.quoted('"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		ok = w.quoted('\'')
	default:
		ok = w.flow(0)
	}
	if !ok {
		w.out = textBuilder{}
		w.out.add(n.Value, int32(n.Line), int32(n.Column))
	}
	return w.out.text(path)
}

// quoted walks a scalar in quotes.
func (w *scalarWalk) quoted(q byte) bool {
	if w.off >= len(w.file.text) || w.file.text[w.off] != q {
		return false
	}
	w.off++
	return w.flow(q)
}

// flow walks a plain (q 0) or quoted scalar, whose line breaks fold.
func (w *scalarWalk) flow(q byte) bool {
	for w.val != "" {
		if w.off >= len(w.file.text) {
			return false
		}
		switch c := w.file.text[w.off]; {
		case c == '\\' && q == '"':
			if !w.escape() {
				return false
			}
		case c == '\'' && q == '\'':
			if !w.take(2, 1) {
				return false
			}
		case (c == ' ' || c == '\t' || c == '\n') && w.fold():
		case !w.plain(q):
			return false
		}
	}
	return true
}

// take takes n bytes of the value for the next m bytes of the file.
func (w *scalarWalk) take(m, n int) bool {
	if w.off+m > len(w.file.text) || n > len(w.val) {
		return false
	}
	line, col := w.file.place(w.off)
	at := len(w.whole) - len(w.val)
	w.out.put(w.whole, at, at+n, line, col)
	w.off += m
	w.val = w.val[n:]
	return true
}

// plain takes the characters that stand in the value as in the file.
func (w *scalarWalk) plain(q byte) bool {
	stop := " \t\n"
	if q != 0 {
		stop = " \t\n\\" + string(rune(q))
		if q == '\'' {
			stop = " \t\n'"
		}
	}
	rest := w.file.text[w.off:]
	n := 1
	if i := strings.IndexAny(rest[1:min(len(rest), len(w.val))], stop); i >= 0 {
		n += i
	} else {
		n = min(len(rest), len(w.val))
	}
	return strings.HasPrefix(w.val, rest[:n]) && w.take(n, n)
}

// fold takes a line break with the white space around it: it is one space in
// the value, or as many line breaks as there are blank lines.
func (w *scalarWalk) fold() bool {
	text, end := w.file.text, w.off
	var breaks []int
	for ; end < len(text) && strings.IndexByte(" \t\n", text[end]) >= 0; end++ {
		if text[end] == '\n' {
			breaks = append(breaks, end)
		}
	}
	if len(breaks) == 0 {
		return false
	}
	n := max(1, len(breaks)-1)
	if n > len(w.val) || strings.Trim(w.val[:n], " \n") != "" {
		return false
	}
	w.val = w.val[n:]
	w.lineBreaks(breaks)
	w.off = end
	return true
}

// lineBreaks puts the line breaks at offs into the text, where YAML would have
// spaces and fewer breaks: a fold is no space between Han, and a blank line
// parts paragraphs however the text is written.
func (w *scalarWalk) lineBreaks(offs []int) {
	for _, off := range offs {
		line, col := w.file.place(off)
		w.out.add("\n", line, col)
	}
}

// escapeWidths are the characters that follow \x, \u and \U.
var escapeWidths = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// escape takes a backslash and what belongs to it.
func (w *scalarWalk) escape() bool {
	if w.off+1 >= len(w.file.text) {
		return false
	}
	if w.file.text[w.off+1] == '\n' {
		return w.escapedBreak()
	}
	_, n := utf8.DecodeRuneInString(w.val)
	return w.take(2+escapeWidths[w.file.text[w.off+1]], n)
}

// escapedBreak passes a line break behind a backslash, which is in no value;
// blank lines behind it are.
func (w *scalarWalk) escapedBreak() bool {
	ok := true
	for w.off += 2; ok && w.off < len(w.file.text) && strings.IndexByte(" \t\n", w.file.text[w.off]) >= 0; {
		if w.file.text[w.off] == '\n' {
			ok = w.take(1, 1)
		} else {
			w.off++
		}
	}
	return ok
}

// block walks a literal or folded scalar: the value has its lines without
// their indentation, a folded one with some line breaks as spaces.
func (w *scalarWalk) block(folded bool) bool {
	w.off = min(w.lineEnd()+1, len(w.file.text))
	indent := w.indent()
	for w.val != "" && w.off < len(w.file.text) {
		end := w.lineEnd()
		w.off += min(indent, spaces(w.file.text[w.off:end]))
		n := end - w.off
		if n > 0 && (!strings.HasPrefix(w.val, w.file.text[w.off:end]) || !w.take(n, n)) {
			return false
		}
		if !w.breaks(folded, indent) {
			return false
		}
	}
	return w.rest()
}

// rest takes line breaks that the value has beyond the end of the file.
func (w *scalarWalk) rest() bool {
	if strings.Trim(w.val, "\n") != "" {
		return false
	}
	line, col := w.file.place(len(w.file.text))
	w.out.add(w.val, line, col)
	return true
}

// lineEnd is the byte at which the line of w.off ends.
func (w *scalarWalk) lineEnd() int {
	if i := strings.IndexByte(w.file.text[w.off:], '\n'); i >= 0 {
		return w.off + i
	}
	return len(w.file.text)
}

// breaks takes the line break at w.off; of a folded scalar also those of the
// blank lines behind it, because there the value may have fewer than the file.
func (w *scalarWalk) breaks(folded bool, indent int) bool {
	if w.val == "" || w.off == len(w.file.text) {
		return true
	}
	if !folded {
		return w.take(1, 1)
	}
	ends := []int{w.off}
	for off := w.off + 1; off < len(w.file.text); {
		line, _, more := strings.Cut(w.file.text[off:], "\n")
		if spaces(line) < len(line) || len(line) > indent || !more {
			break
		}
		off += len(line)
		ends = append(ends, off)
		off++
	}
	if w.val[0] == ' ' && len(ends) == 1 {
		w.val = w.val[1:]
	} else {
		w.val = strings.TrimLeft(w.val, "\n")
	}
	w.lineBreaks(ends)
	w.off = ends[len(ends)-1] + 1
	return true
}

// indent is how many spaces open each line of a block scalar: those of its
// first line with words, less those that the value keeps.
func (w *scalarWalk) indent() int {
	for rest := w.file.text[w.off:]; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		if strings.Trim(line, " ") != "" {
			return spaces(line) - spaces(strings.TrimLeft(w.val, "\n"))
		}
		rest = after
	}
	return len(w.file.text)
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
