package arch

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var identifier = regexp.MustCompile("`([a-z0-9]+\\.[A-Z][A-Za-z0-9.]*)`")

func TestTermsAndMapNameWhatThereIs(t *testing.T) {
	names := Names(tree(t))
	for _, page := range []string{"docs/terms.md", "docs/architecture.md"} {
		found := identifier.FindAllStringSubmatch(read(t, page), -1)
		if len(found) == 0 {
			t.Errorf("%s names nothing of the code", page)
		}
		for _, m := range found {
			if !names[m[1]] {
				t.Errorf("%s says %s, which the code does not have", page, m[1])
			}
		}
	}
}

func TestTheMapIsShort(t *testing.T) {
	if n := strings.Count(read(t, "docs/architecture.md"), "\n"); n >= 200 {
		t.Errorf("docs/architecture.md has %d lines, want fewer than 200", n)
	}
}

func TestTheMapHasEveryPackage(t *testing.T) {
	text := read(t, "docs/architecture.md")
	for _, p := range Packages(tree(t)) {
		above, _, below := strings.Cut(p, "/")
		toldAbove := below && !slices.Contains([]string{"layout", "render", "internal"}, above)
		if toldAbove || strings.Count(p, "/") > 1 {
			continue
		}
		if !strings.Contains(text, "`"+p) {
			t.Errorf("docs/architecture.md does not say what %s is for", p)
		}
	}
}

// Without Main a package never hears of a golden file that no test reads.
func TestWhoeverComparesGoldenFilesSweepsThem(t *testing.T) {
	uses, sweeps := map[string]bool{}, map[string]bool{}
	for _, f := range tree(t) {
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "golden" {
				uses[f.Package] = uses[f.Package] || sel.Sel.Name == "Check"
				sweeps[f.Package] = sweeps[f.Package] || sel.Sel.Name == "Main"
			}
			return true
		})
	}
	for p := range uses {
		if uses[p] && !sweeps[p] {
			t.Errorf("%s calls golden.Check, but its TestMain does not call golden.Main", p)
		}
	}
}
