package arch

import (
	"fmt"
	"slices"
	"strings"
)

// Rules is the shape as data. A name that ends in /… stands for the package
// and all below it; the name … stands for every package of ours.
type Rules struct {
	Edges  map[string][]string // a package and all it may import of ours
	Tests  map[string][]string // what its tests may import besides
	Owners map[string][]string // a foreign module and all that may import it
	Banned []Ban
}

// Ban keeps packages of the standard library out of a part of the tree.
type Ban struct {
	From    []string // packages of ours
	Imports []string
	Why     string
}

// Check lists every import of files that the rules do not allow, a line each.
func (r Rules) Check(files []File) (faults []string) {
	for _, f := range files {
		for _, i := range f.Imports {
			if why := r.refuse(f, i.Path); why != "" {
				faults = append(faults, fmt.Sprintf("%s/%s:%d: %s", f.Package, f.Name, i.Line, why))
			}
		}
	}
	return faults
}

// Unknown lists the packages without a row in Edges: a new package says where
// it belongs before it builds on anything.
func (r Rules) Unknown(packages []string) (faults []string) {
	for _, p := range packages {
		if _, ok := r.Edges[p]; !ok {
			faults = append(faults, p+": no row says what it may import")
		}
	}
	return faults
}

func (r Rules) refuse(f File, path string) string {
	ours, isOurs := strings.CutPrefix(path, Module+"/")
	switch {
	case isOurs:
		return r.refuseEdge(f, ours)
	case strings.Contains(strings.Split(path, "/")[0], "."):
		return r.refuseForeign(f, path)
	}
	return r.refuseStandard(f, path)
}

func (r Rules) refuseEdge(f File, path string) string {
	if path == f.Package || covers(r.Edges[f.Package], path) {
		return ""
	}
	if f.Test && (covers(r.Tests["…"], path) || covers(r.Tests[f.Package], path)) {
		return ""
	}
	return fmt.Sprintf("%s may not import %s", f.Package, path)
}

func (r Rules) refuseForeign(f File, path string) string {
	for module, owners := range r.Owners {
		if path == module || strings.HasPrefix(path, module+"/") {
			if covers(owners, f.Package) {
				return ""
			}
			return fmt.Sprintf("%s may not import %s, which belongs to %s", f.Package, path,
				strings.Join(owners, ", "))
		}
	}
	return fmt.Sprintf("%s imports %s, which no package owns", f.Package, path)
}

func (r Rules) refuseStandard(f File, path string) string {
	for _, b := range r.Banned {
		if !f.Test && covers(b.From, f.Package) && slices.Contains(b.Imports, path) {
			return fmt.Sprintf("%s may not import %s: %s", f.Package, path, b.Why)
		}
	}
	return ""
}

func covers(names []string, p string) bool {
	return slices.ContainsFunc(names, func(n string) bool {
		if n == "…" {
			return true
		}
		above, tree := strings.CutSuffix(n, "/…")
		return p == above || tree && strings.HasPrefix(p, above+"/")
	})
}
