package templates

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// field is a row of the README's tables: a field's path, what it holds, and
// what the bulletin says there.
type field struct{ path, holds, bulletin string }

// fields lists every field that the decoder knows. NAME stands for a key that
// the template's writer chooses or takes from a list.
func fields(t reflect.Type, prefix string) (all []field) {
	for i := range t.NumField() {
		f := t.Field(i)
		all = append(all, fieldsAt(f.Type, prefix+f.Tag.Get("json"), f.Tag)...)
	}
	return all
}

func fieldsAt(t reflect.Type, path string, tag reflect.StructTag) []field {
	switch {
	case t.Kind() == reflect.Map:
		return fields(t.Elem(), path+".NAME.")
	case t.Kind() == reflect.Struct && t != reflect.TypeFor[measure]():
		return fields(t, path+".")
	}
	return []field{{path, holds(t, tag), bulletinSays(path)}}
}

// holds is what a field holds, in the README's words.
func holds(t reflect.Type, tag reflect.StructTag) string {
	if t.Kind() == reflect.Slice {
		return "list of " + holds(t.Elem(), tag)
	}
	switch t {
	case reflect.TypeFor[measure]():
		return "length"
	case reflect.TypeFor[face]():
		return "face"
	case reflect.TypeFor[inkName]():
		return "ink"
	case reflect.TypeFor[content]():
		return "content"
	case reflect.TypeFor[form]():
		return "form with {" + strings.ReplaceAll(tag.Get("holds"), " ", "} {") + "}"
	}
	switch {
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Int:
		return fmt.Sprintf("number %s–%s", tag.Get("min"), tag.Get("max"))
	case tag.Get("one") != "":
		return strings.ReplaceAll(tag.Get("one"), " ", ", ")
	}
	return "text"
}

// bulletinSays is the bulletin's value of a field, "" where it has none.
func bulletinSays(path string) string {
	data, err := builtin.ReadFile(Default + "/" + FileName)
	if err != nil || strings.Contains(path, "NAME") {
		return ""
	}
	tree, _ := parseTree(Default, data)
	for _, key := range strings.Split(path, ".") {
		if tree = tree.get(key); tree == nil {
			return ""
		}
	}
	return written(tree)
}

func written(n *node) string {
	var items []string
	for _, i := range n.items {
		items = append(items, written(i))
	}
	return n.text + strings.Join(items, " ")
}

// The README's tables are the decoder's fields, all of them, in its order.
func TestReadmeNamesEveryField(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var got []field
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(cells) != 4 || !strings.HasPrefix(line, "| `") {
			continue
		}
		plain := func(s string) string { return strings.Trim(strings.TrimSpace(s), "`") }
		got = append(got, field{plain(cells[0]), strings.TrimSpace(cells[1]), plain(cells[2])})
		if strings.TrimSpace(cells[3]) == "" {
			t.Errorf("%s is not explained", got[len(got)-1].path)
		}
	}
	want := fields(reflect.TypeFor[spec](), "")
	for _, f := range want {
		if !slices.Contains(got, f) {
			t.Errorf("the README lacks the row | `%s` | %s | `%s` |", f.path, f.holds, f.bulletin)
		}
	}
	for _, f := range got {
		if !slices.Contains(want, f) {
			t.Errorf("the decoder has no field like the README's | `%s` | %s | `%s` |", f.path, f.holds, f.bulletin)
		}
	}
}

func TestReadmeNamesEveryWord(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range slices.Concat(styleNames, contentNames, faceNames(), Names()) {
		if !strings.Contains(string(data), "`"+w+"`") {
			t.Errorf("the README does not name `%s`", w)
		}
	}
}
