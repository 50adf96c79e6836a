package inline

import (
	"reflect"
	"testing"

	"jianbao/finding"
	"jianbao/layout/glyph"
)

// Whatever Set goes by has to show in the fingerprint. A field that is added
// one day fails here until it does.
func TestEveryFieldShowsInTheFingerprint(t *testing.T) {
	base := Paragraph{Runs: []Run{{Text: "党建", Size: 1}}}
	seen := map[Fingerprint]string{base.Fingerprint(): "nothing"}
	differs := func(name string, p Paragraph) {
		if other, twice := seen[p.Fingerprint()]; twice {
			t.Errorf("%s shows no more than %s does", name, other)
		}
		seen[p.Fingerprint()] = name
	}
	change(t, reflect.TypeFor[Paragraph](), "", func(name string, set func(reflect.Value)) {
		p := base
		set(reflect.ValueOf(&p).Elem())
		differs("Paragraph"+name, p)
	})
	change(t, reflect.TypeFor[Run](), "", func(name string, set func(reflect.Value)) {
		p := base
		p.Runs = []Run{{Text: "党建", Size: 1}}
		set(reflect.ValueOf(&p.Runs[0]).Elem())
		differs("Run"+name, p)
	})
	differs("two runs", Paragraph{Runs: []Run{{Text: "党", Size: 1}, {Text: "建", Size: 1}}})
}

// change hands do a way to change each field of a struct.
func change(t *testing.T, s reflect.Type, at string, do func(string, func(reflect.Value))) {
	for i := range s.NumField() {
		f := s.Field(i)
		name := at + "." + f.Name
		set := func(v reflect.Value, to func(reflect.Value)) { to(v.Field(i)) }
		switch {
		case f.Type == reflect.TypeFor[[]Run](), f.Type == reflect.TypeFor[finding.Origin]():
		case f.Type.Kind() == reflect.Struct:
			change(t, f.Type, name, func(name string, inner func(reflect.Value)) {
				do(name, func(v reflect.Value) { set(v, inner) })
			})
		default:
			do(name, func(v reflect.Value) { set(v, func(f reflect.Value) { other(t, f) }) })
		}
	}
}

// other gives v a value that it has not.
func other(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.String:
		v.SetString(v.String() + "，")
	case reflect.Uint8:
		v.SetUint(v.Uint() + 3)
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 7)
	default:
		t.Fatalf("a field of kind %v is not in the fingerprint", v.Kind())
	}
}

func TestWhatIsKeptIsSetTheSame(t *testing.T) {
	p := body("针对上述情况，园区党总支从实际出发，组织实施了“青春领航·电商共赢”工程，" +
		"着力打造“131”青春党建体系，即成立一个“青春家园”服务中心。")
	p.Runs[0].Han = glyph.KaiTi
	p.Runs[0].From = finding.Origin{Path: "articles[0].body"}
	q := p.Kept()
	if p.Fingerprint() != q.Fingerprint() {
		t.Error("the copy has another fingerprint")
	}
	if q.Runs[0].From.Path != "" {
		t.Error("the copy knows where its words stood")
	}
	a, _ := Set(p, squares{}, nil).Lines(0)
	b, _ := Set(q, squares{}, nil).Lines(0)
	if dump(a) != dump(b) {
		t.Errorf("the copy is set\n%swant\n%s", dump(b), dump(a))
	}
}
