package issue

import (
	"slices"
	"strconv"
	"strings"

	"jianbao/finding"
)

// shape is what Schema says of a field.
type shape struct {
	kind    shapeKind
	about   string
	must    bool
	choices []string
	fields  []namedShape
	most    int      // of a count
	one     []string // of these fields exactly one must be there
}

type namedShape struct {
	name string
	shape
}

type shapeKind uint8

const (
	textShape shapeKind = iota
	linesShape
	countShape
	dateShape
	choiceShape
	objectShape
	objectsShape
	bodyShape
)

// field is one field of T: its name and shape, which Schema prints, and how
// its value gets into a T. One table so serves both.
type field[T any] struct {
	name string
	shape
	read func(*decoder, *T, *value)
}

// shapesOf is what Schema needs of a table.
func shapesOf[T any](fields []field[T]) (s []namedShape) {
	for _, f := range fields {
		s = append(s, namedShape{f.name, f.shape})
	}
	return s
}

// required is f, which may not be left out.
func (f field[T]) required() field[T] {
	f.must = true
	return f
}

func textField[T any](name, about string, of func(*T) *Text) field[T] {
	return field[T]{name, shape{kind: textShape, about: about}, func(d *decoder, t *T, v *value) {
		*of(t) = d.line(v)
	}}
}

func countField[T any](name, about string, of func(*T) *int) field[T] {
	return countTo(maxCount, name, about, of)
}

func countTo[T any](most int, name, about string, of func(*T) *int) field[T] {
	return field[T]{name, shape{kind: countShape, about: about, most: most}, func(d *decoder, t *T, v *value) {
		*of(t) = d.count(v, most)
	}}
}

func dateField[T any](name, about string, of func(*T) *Date) field[T] {
	return field[T]{name, shape{kind: dateShape, about: about}, func(d *decoder, t *T, v *value) {
		*of(t) = d.date(v)
	}}
}

func bodyField[T any](name, about string, of func(*T) *[]Node) field[T] {
	return field[T]{name, shape{kind: bodyShape, about: about}, func(d *decoder, t *T, v *value) {
		if text, ok := d.text(v); ok {
			*of(t) = d.body(text)
		}
	}}
}

// objectField is a field that has fields of its own; of gives the object and,
// where it keeps it, the place for its position.
func objectField[T, U any](name, about string, fields []field[U], of func(*T) (*U, *finding.Pos)) field[T] {
	s := shape{kind: objectShape, about: about, fields: shapesOf(fields)}
	return field[T]{name, s, func(d *decoder, t *T, v *value) {
		u, pos := of(t)
		if pos != nil {
			*pos = v.pos
		}
		readObject(d, fields, u, v)
	}}
}

// decoder puts values into an Issue and collects what is wrong with them.
type decoder struct {
	source   Source
	finds    []finding.Finding
	alike    map[finding.Code]int // findings by code
	pictures *pictureShelf
	cells    int // of all tables so far
	names    int // in all lists of names so far

	runes []rune // room for a paragraph that is looked at
	offs  []int32
}

func newDecoder(src Source) *decoder {
	return &decoder{source: src, alike: map[finding.Code]int{}, pictures: newPictureShelf(src.FS)}
}

// maxAlike bounds the findings of one code. An editor mends a hundred slips of
// a kind before looking again; a hostile file must not make millions.
const maxAlike = 500

func (d *decoder) report(code finding.Code, pos finding.Pos, args ...any) {
	if d.alike[code]++; d.alike[code] <= maxAlike {
		d.finds = append(d.finds, finding.New(code, pos, args...))
	}
}

// readObject reads v's fields into t.
func readObject[T any](d *decoder, fields []field[T], t *T, v *value) {
	if v.kind != mapping {
		d.wrongKind(v, objectShape)
		return
	}
	seen := map[string]bool{}
	where := map[string]finding.Pos{}
	for i, key := range v.keys {
		f := find(fields, key.S)
		switch {
		case f == nil:
			d.unknown(key, shapesOf(fields))
		case seen[key.S]:
			d.report("E111", at(key, v.items[i]), key.S)
		case f.must && f.kind == textShape && v.items[i].blank():
			where[key.S] = v.items[i].pos
		case v.items[i].kind != absent:
			f.read(d, t, v.items[i])
			seen[key.S] = true
		}
	}
	for _, f := range fields {
		if f.must && !seen[f.name] {
			pos, given := where[f.name]
			if !given {
				pos = v.pos
				pos.Path = under(pos.Path, f.name)
			}
			d.report("E112", pos, pos.Path)
		}
	}
}

func find[T any](fields []field[T], name string) *field[T] {
	for i := range fields {
		if fields[i].name == name {
			return &fields[i]
		}
	}
	return nil
}

// at is where key stands, by the path of its value.
func at(key Text, v *value) finding.Pos {
	p := key.Pos()
	p.Path = v.pos.Path
	return p
}

func (d *decoder) unknown(key Text, fields []namedShape) {
	pos := key.Pos()
	pos.Path = under(pos.Path, key.S)
	if d.alike["E110"]+d.alike["E124"] > maxAlike {
		return
	}
	if name, _, wide := strings.Cut(key.S, "："); wide && named(name, fields) {
		d.report("E128", pos, name)
		return
	}
	if near := nearest(key.S, fields); near != "" {
		d.report("E110", pos, key.S, near)
		return
	}
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	d.report("E124", pos, key.S, strings.Join(names, " "))
}

// named tells whether one of fields, or of those inside them, is called name.
func named(name string, fields []namedShape) bool {
	return slices.ContainsFunc(fields, func(f namedShape) bool {
		return f.name == name || named(name, f.fields)
	})
}

// kindNames are what a wrong value is called in messages.
var kindNames = [...]string{
	textShape: "文字/text", linesShape: "文字或文字列表/text or a list of texts",
	countShape: "整数/a whole number", dateShape: "日期/a date",
	choiceShape: "文字/text", objectShape: "一组字段/an object with fields",
	objectsShape: "列表/a list", bodyShape: "文字/text",
}

func (d *decoder) wrongKind(v *value, want shapeKind) {
	if v.kind == refused {
		return
	}
	var what any = v.pos.Path
	if what == "" {
		what = bilingual("文件/the file")
	}
	d.report("E113", v.pos, what, bilingual(kindNames[want]))
}

// bilingual is an argument that reads in the message's own language; it is
// written 中文/English.
type bilingual string

// In gives the half of b that is written in l.
func (b bilingual) In(l finding.Lang) string {
	zh, en, _ := strings.Cut(string(b), "/")
	if l == finding.English {
		return en
	}
	return zh
}

// text is a scalar as written. A bare number or date is text too: 份号 000123
// keeps its zeros.
func (d *decoder) text(v *value) (Text, bool) {
	switch v.kind {
	case words, number:
		return d.printable(v.text), true
	case truth:
		if !strings.HasSuffix(strings.ToLower(d.source.Name), ".json") {
			return v.text, true
		}
	}
	d.wrongKind(v, textShape)
	return Text{}, false
}

// line is a text that is set in one paragraph.
func (d *decoder) line(v *value) Text {
	t, ok := d.text(v)
	if !ok {
		return Text{}
	}
	return d.bounded(d.tidy(t))
}

// maxLine is how many characters a field has that is no body: a list of all
// who get an issue takes some hundreds. Mastheads are measured again and again
// to make them fit; one of a whole file took longer than anybody waits.
const maxLine = 10_000

// bounded is t without what is more than that.
func (d *decoder) bounded(t Text) Text {
	end := prefix(t.S, maxLine)
	if end < len(t.S) {
		d.report("E134", t.at(end), t.From.Path, maxLine)
	}
	return t.part(0, end)
}

// prefix is where the first n characters of s end.
func prefix(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// maxCount is the largest number an issue may have; no bulletin comes near.
const maxCount = 999_999

func (d *decoder) count(v *value, most int) int {
	if v.kind != number || strings.ContainsAny(v.text.S, ".eE_xo") {
		d.wrongKind(v, countShape)
		return 0
	}
	n, err := strconv.Atoi(v.text.S)
	if err != nil || n < 1 || n > most {
		d.report("E116", v.pos, v.text.S, most)
		return 0
	}
	return n
}

// lines is a list of texts, or one text with a line each.
func (d *decoder) lines(v *value) (ts []Text) {
	if v.kind != list {
		t, ok := d.text(v)
		for from := 0; ok && from < len(t.S); {
			end := len(t.S)
			if i := strings.IndexByte(t.S[from:], '\n'); i >= 0 {
				end = from + i
			}
			if line := d.bounded(d.tidy(t.part(from, end))); line.S != "" {
				ts = append(ts, line)
			}
			from = end + 1
		}
		return ts
	}
	for _, item := range v.items {
		if t := d.line(item); t.S != "" {
			ts = append(ts, t)
		}
	}
	return ts
}

// readObjects reads a list of objects.
func readObjects[T any](d *decoder, fields []field[T], v *value, start func(*T, finding.Pos)) (ts []T) {
	if v.kind != list {
		d.wrongKind(v, objectsShape)
		return nil
	}
	ts = make([]T, len(v.items))
	for i, item := range v.items {
		start(&ts[i], item.pos)
		readObject(d, fields, &ts[i], item)
	}
	return ts
}
