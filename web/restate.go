package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"jianbao/finding"
)

// restated is an issue's JSON written anew, each string on a line of its own,
// so that a place in it can be said as a place in one of its strings, which
// is where an editor's cursor stands.
type restated struct {
	data  []byte
	lines int
	rows  map[int]*field // by line, from 1
	paths map[string]*field
}

// field is one string of the issue.
type field struct {
	path string
	text string
	cols []int32 // by column of its line: UTF-16 units before it; made when asked for
}

// maxNesting is deeper than any issue goes.
const maxNesting = 64

var (
	errNesting = errors.New("nested too deeply")
	errSeveral = errors.New("more than one value")
)

// restate writes an issue's JSON anew, for as long as ctx lasts.
func restate(ctx context.Context, issue []byte) (*restated, error) {
	r := &restated{lines: 1, rows: map[int]*field{}, paths: map[string]*field{}}
	w := restater{r, ctx, json.NewDecoder(bytes.NewReader(issue))}
	w.from.UseNumber()
	if err := w.value("", 0); err != nil {
		return nil, err
	}
	if _, err := w.from.Token(); !errors.Is(err, io.EOF) {
		return nil, errSeveral
	}
	return r, nil
}

type restater struct {
	*restated
	ctx  context.Context
	from *json.Decoder
}

func (r *restated) write(s string) { r.data = append(r.data, s...) }

func (r *restated) line() {
	r.data = append(r.data, '\n')
	r.lines++
}

// value copies the next value, which stands at path.
func (w restater) value(path string, depth int) error {
	t, err := w.from.Token()
	switch {
	case err != nil:
		return err
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	case depth > maxNesting:
		return errNesting
	}
	switch t := t.(type) {
	case json.Delim:
		return w.compound(t, path, depth)
	case string:
		w.line()
		f := &field{path: path, text: t}
		w.rows[w.lines], w.paths[path] = f, f
		w.data = appendJSON(w.data, t)
		w.line()
	case nil:
		w.write("null")
	default:
		w.write(fmt.Sprint(t)) // a number as written, true or false
	}
	return nil
}

// compound copies what an object or a list holds.
func (w restater) compound(open json.Delim, path string, depth int) error {
	w.write(open.String())
	for n := 0; w.from.More(); n++ {
		if n > 0 {
			w.write(",")
		}
		below := path + "[" + strconv.Itoa(n) + "]"
		if open == '{' {
			key, err := w.from.Token()
			if err != nil {
				return err
			}
			name := key.(string)
			w.line()
			w.data = append(appendJSON(w.data, name), ':')
			below = name
			if path != "" {
				below = path + "." + name
			}
		}
		if err := w.value(below, depth+1); err != nil {
			return err
		}
	}
	t, err := w.from.Token()
	if err != nil {
		return err
	}
	w.write(t.(json.Delim).String())
	return nil
}

// appendJSON adds s as a JSON string in which every character takes one
// column, but for those that width knows.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < ' ':
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// width is how many columns r takes in a string that appendJSON wrote.
func width(r rune) int {
	switch {
	case r == '"' || r == '\\' || r == '\n' || r == '\t':
		return 2
	case r < ' ':
		return 6
	}
	return 1
}

// units is how many UTF-16 units r takes.
func units(r rune) int32 {
	if r > 0xffff {
		return 2
	}
	return 1
}

// columns is cols, made if need be.
func (f *field) columns() []int32 {
	if f.cols != nil {
		return f.cols
	}
	n := int32(0)
	f.cols = append(f.cols, 0) // the opening quote
	for _, r := range f.text {
		for range width(r) {
			f.cols = append(f.cols, n)
		}
		n += units(r)
	}
	f.cols = append(f.cols, n)
	return f.cols
}

// place is where pos of the restated JSON is: in which field, and how many
// UTF-16 units into its string. What is in no string is at the start of its
// field.
func (r *restated) place(pos finding.Pos) (path string, offset int) {
	f := r.rows[pos.Line]
	if f == nil {
		return pos.Path, 0
	}
	cols := f.columns()
	return f.path, int(cols[min(max(pos.Col-1, 0), len(cols)-1)])
}

// lineOf is the line and column, in characters, of an offset into a field.
func (r *restated) lineOf(path string, offset int) (line, col int) {
	f := r.paths[path]
	if f == nil {
		return 0, 0
	}
	line, col = 1, 1
	n := 0
	for _, c := range f.text {
		if n >= offset {
			break
		}
		if n += int(units(c)); c == '\n' {
			line, col = line+1, 1
		} else {
			col++
		}
	}
	return line, col
}
