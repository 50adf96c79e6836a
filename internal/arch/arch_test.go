package arch

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestTheTreeHasTheShape(t *testing.T) {
	files := tree(t)
	shape := Shape()
	for _, fault := range slices.Concat(shape.Unknown(Packages(files)), shape.Check(files)) {
		t.Error(fault)
	}
}

func TestLayoutNeverMeasuresInFloats(t *testing.T) {
	layout := slices.DeleteFunc(tree(t), func(f File) bool {
		return !covers([]string{"layout/…"}, f.Package)
	})
	if len(layout) == 0 {
		t.Fatal("no file of layout was found")
	}
	// The two ways out of whole numbers, for files that need points and for people.
	out := []string{"layout/unit.Length.Points", "layout/unit.Length.Millimetres"}
	for _, fault := range Floats(layout, out...) {
		t.Error(fault)
	}
}

// The sentences of the architecture that no later row may take back.
func TestTheShapeItselfKeepsTheNevers(t *testing.T) {
	shape := Shape()
	for _, never := range []struct{ from, to string }{
		{"layout", "templates"}, {"layout", "layout/gbt9704"}, {"layout", "issue"},
		{"layout/inline", "templates"}, {"layout/inline", "layout/words"}, {"layout/page", "layout/block"},
		{"render/pdf", "layout"}, {"render/pdf", "templates"}, {"render/pdf", "layout/block"},
		{"render/preview", "layout"}, {"render/preview", "templates"}, {"render/preview", "layout/block"},
		{"render/docx", "layout"}, {"render/docx", "templates"}, {"render/docx", "layout/page"},
		{"press", "web"}, {"templates", "layout/page"}, {"issue", "templates"},
	} {
		if covers(shape.Edges[never.from], never.to) {
			t.Errorf("the shape lets %s import %s", never.from, never.to)
		}
	}
	owners := shape.Owners["github.com/signintech/gopdf"]
	if !slices.Equal(owners, []string{"render/pdf", "bench"}) {
		t.Errorf("gopdf belongs to %v, want render/pdf (and the comparison in bench)", owners)
	}
}

func TestNoArrowTurnsBack(t *testing.T) {
	shape := Shape()
	var walk func(from string, path []string)
	walk = func(from string, path []string) {
		if slices.Contains(path, from) {
			t.Errorf("a circle: %s → %s", strings.Join(path, " → "), from)
			return
		}
		for _, to := range shape.Edges[from] {
			if !strings.Contains(to, "…") {
				walk(to, append(slices.Clone(path), from))
			}
		}
	}
	for from := range shape.Edges {
		walk(from, nil)
	}
}

func TestRulesCatchAWrongArrow(t *testing.T) {
	rules := Rules{
		Edges:  map[string][]string{"a": {"b"}, "b": nil, "cmd/x": {"…"}, "t": {"deep/…"}},
		Tests:  map[string][]string{"…": {"help"}, "b": {"a"}},
		Owners: map[string][]string{"example.org/m": {"a"}},
		Banned: []Ban{{From: []string{"b"}, Imports: []string{"time"}, Why: "no clock"}},
	}
	for _, c := range []struct {
		from, file, to, want string
	}{
		{"a", "a.go", "jianbao/b", ""},
		{"b", "b.go", "jianbao/a", "b/b.go:3: b may not import a"},
		{"b", "b_test.go", "jianbao/a", ""},
		{"b", "b_test.go", "jianbao/help", ""},
		{"b", "b.go", "jianbao/help", "b/b.go:3: b may not import help"},
		{"b", "b_test.go", "jianbao/b", ""},
		{"cmd/x", "main.go", "jianbao/b", ""},
		{"t", "t.go", "jianbao/deep/er", ""},
		{"t", "t.go", "jianbao/deeper", "t/t.go:3: t may not import deeper"},
		{"a", "a.go", "example.org/m/sub", ""},
		{"b", "b.go", "example.org/m", "b/b.go:3: b may not import example.org/m, which belongs to a"},
		{"b", "b.go", "example.org/more", "b/b.go:3: b imports example.org/more, which no package owns"},
		{"b", "b.go", "time", "b/b.go:3: b may not import time: no clock"},
		{"b", "b_test.go", "time", ""},
		{"a", "a.go", "time", ""},
	} {
		f := File{Package: c.from, Name: c.file, Test: strings.HasSuffix(c.file, "_test.go"),
			Imports: []Import{{Path: c.to, Line: 3}}}
		if got := strings.Join(rules.Check([]File{f}), "\n"); got != c.want {
			t.Errorf("%s/%s importing %s: got %q, want %q", c.from, c.file, c.to, got, c.want)
		}
	}
	if got := rules.Unknown([]string{"a", "new"}); len(got) != 1 || !strings.HasPrefix(got[0], "new:") {
		t.Errorf("unknown packages are %q, want new alone", got)
	}
}

func TestFloatsAreFoundWhereverTheyStand(t *testing.T) {
	const src = `package p
type A struct{ X float64 }
type b struct{ x float64 }
var C float32
var d float64
func E(x []float64) {}
func f() float64 { return 0 }
func (a *A) G() map[string]float64 { return nil }
func (a A) H() int { y := 1.0; return int(y) }
`
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := Floats([]File{{Package: "p", Name: "p.go", Syntax: syntax}}, "p.E")
	for i, want := range []string{"p.A ", "p.C ", "p.A.G "} {
		if i >= len(got) || !strings.Contains(got[i], want) {
			t.Fatalf("got %q, want A, C and A.G", got)
		}
	}
	if len(got) != 3 {
		t.Errorf("got %q, want three", got)
	}
}

// loaded is the tree as the first test finds it.
var loaded = sync.OnceValues(func() ([]File, error) { return Load("../..") })

func tree(t *testing.T) []File {
	t.Helper()
	files, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(files)
}
