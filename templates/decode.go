package templates

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"jianbao/finding"
	"jianbao/layout/glyph"
)

// decoder fills a spec from a tree and collects what is wrong with it.
type decoder struct {
	inks     []string // the names that an ink may have
	rows     []string // the names of the masthead's rows
	findings []finding.Finding
}

func (d *decoder) report(code finding.Code, n *node, args ...any) {
	d.at(code, n.file, n.pos, args...)
}

func (d *decoder) at(code finding.Code, file string, pos finding.Pos, args ...any) {
	f := finding.New(code, pos, args...)
	f.File = file
	d.findings = append(d.findings, f)
}

// value decodes n into v; tag says what it may be.
func (d *decoder) value(n *node, v reflect.Value, tag reflect.StructTag) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[measure]() {
			d.measure(n, v)
			return
		}
		d.object(n, v)
	case reflect.Map:
		d.named(n, v, tag)
	case reflect.Slice:
		d.list(n, v, tag)
	case reflect.Int:
		d.number(n, v, tag)
	case reflect.Bool:
		if d.is(n, boolNode) {
			v.SetBool(n.text == "true")
		}
	case reflect.String:
		if d.is(n, stringNode) {
			d.checkText(n, v.Type(), tag)
			v.SetString(n.text)
		}
	}
}

var kindNames = map[nodeKind]string{
	objectNode: "{…}", arrayNode: "[…]", stringNode: "\"…\"", numberNode: "123",
	boolNode: "true/false",
}

// is tells whether n is of kind, and reports when it is not.
func (d *decoder) is(n *node, kind nodeKind) bool {
	if n.kind != kind {
		d.report("E605", n, n.pos.Path, kindNames[kind])
	}
	return n.kind == kind
}

// object decodes the fields of a struct; a field it does not have is reported.
func (d *decoder) object(n *node, v reflect.Value) {
	if !d.is(n, objectNode) {
		return
	}
	fields := fieldsOf(v.Type())
	for _, m := range n.members {
		i := slices.Index(fields, m.key)
		if i < 0 {
			d.at("E604", m.value.file, m.pos, m.key, nearest(m.key, fields))
			continue
		}
		d.value(m.value, v.Field(i), v.Type().Field(i).Tag)
	}
}

// fieldsOf is what a struct's fields are called in the file.
func fieldsOf(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("json")
	}
	return names
}

// named decodes an object whose keys are free, or one of the styles.
func (d *decoder) named(n *node, v reflect.Value, tag reflect.StructTag) {
	if !d.is(n, objectNode) {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, m := range n.members {
		if tag.Get("keys") == "style" && !slices.Contains(styleNames, m.key) {
			d.at("E604", m.value.file, m.pos, m.key, nearest(m.key, styleNames))
			continue
		}
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(m.value, e, "")
		v.SetMapIndex(reflect.ValueOf(m.key), e)
	}
}

func (d *decoder) list(n *node, v reflect.Value, tag reflect.StructTag) {
	if !d.is(n, arrayNode) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		d.value(item, v.Index(i), tag)
	}
}

func (d *decoder) number(n *node, v reflect.Value, tag reflect.StructTag) {
	if !d.is(n, numberNode) {
		return
	}
	least, _ := strconv.Atoi(tag.Get("min"))
	most, _ := strconv.Atoi(tag.Get("max"))
	i, err := strconv.Atoi(n.text)
	if err != nil || i < least || i > most {
		d.report("E607", n, n.pos.Path, n.text, least, most)
		return
	}
	v.SetInt(int64(i))
}

func (d *decoder) measure(n *node, v reflect.Value) {
	if !d.is(n, stringNode) {
		return
	}
	m, ok := parseMeasure(n.text)
	if !ok {
		d.report("E608", n, n.pos.Path, n.text)
	}
	v.Set(reflect.ValueOf(m))
}

// checkText reports a text that its field cannot mean.
func (d *decoder) checkText(n *node, t reflect.Type, tag reflect.StructTag) {
	allowed := strings.Fields(tag.Get("one"))
	switch t {
	case reflect.TypeFor[face]():
		allowed = faceNames()
	case reflect.TypeFor[inkName]():
		allowed = d.inks
	case reflect.TypeFor[content]():
		if strings.HasPrefix(n.text, ownText) {
			return
		}
		allowed = contentNames
	case reflect.TypeFor[form]():
		d.checkForm(n, strings.Fields(tag.Get("holds")))
		return
	}
	switch {
	case len(allowed) == 1 && allowed[0] == "#RRGGBB":
		if _, ok := parseRGB(n.text); !ok {
			d.report("E606", n, n.pos.Path, n.text, allowed[0])
		}
	case len(allowed) > 0 && !slices.Contains(allowed, n.text):
		d.report("E606", n, n.pos.Path, n.text, strings.Join(allowed, "、"))
	}
}

// checkForm reports {words} that the form's place has no value for.
func (d *decoder) checkForm(n *node, holds []string) {
	for rest := n.text; ; {
		_, after, open := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		if !open {
			return
		}
		if !closed || !slices.Contains(holds, name) {
			known := "{" + strings.Join(holds, "}、{") + "}"
			d.report("E606", n, n.pos.Path, "{"+name+"}", known)
			return
		}
		rest = tail
	}
}

func faceNames() []string {
	names := make([]string, glyph.Roles)
	for i := range names {
		names[i] = glyph.Role(i).String()
	}
	return names
}

// parseRGB reads #RRGGBB.
func parseRGB(s string) ([3]uint8, bool) {
	if len(s) != 7 || s[0] != '#' {
		return [3]uint8{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

// keysOf are the keys of the object at path below n.
func keysOf(n *node, path ...string) (keys []string) {
	for _, key := range path {
		if n = n.get(key); n == nil {
			return nil
		}
	}
	seen := map[string]bool{}
	for _, m := range n.members {
		seen[m.key] = true
	}
	return slices.Sorted(maps.Keys(seen))
}
