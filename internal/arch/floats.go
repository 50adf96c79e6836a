package arch

import (
	"fmt"
	"go/ast"
	"strings"
)

// Floats lists the exported functions, methods, types, constants and variables
// of files whose declarations name a floating-point type: a length that passes
// through one is not the same on every machine. Names in allowed are left out.
func Floats(files []File, allowed ...string) (faults []string) {
	for _, f := range files {
		if f.Test {
			continue
		}
		for _, d := range f.Syntax.Decls {
			for _, name := range floating(d) {
				full := f.Package + "." + name
				if !named(allowed, full) {
					faults = append(faults, fmt.Sprintf("%s/%s: %s is of a floating-point type",
						f.Package, f.Name, full))
				}
			}
		}
	}
	return faults
}

func named(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

func floating(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && hasFloat(d.Type) {
			names = append(names, receiver(d)+d.Name.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			names = append(names, floatingSpec(s)...)
		}
	}
	return names
}

func floatingSpec(s ast.Spec) (names []string) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && hasFloat(s.Type) {
			names = append(names, s.Name.Name)
		}
	case *ast.ValueSpec:
		for _, n := range s.Names {
			if n.IsExported() && s.Type != nil && hasFloat(s.Type) {
				names = append(names, n.Name)
			}
		}
	}
	return names
}

func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	t := d.Recv.List[0].Type
	if p, ok := t.(*ast.StarExpr); ok {
		t = p.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "."
	}
	return ""
}

func hasFloat(n ast.Node) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && strings.HasPrefix(id.Name, "float") {
			found = found || id.Name == "float64" || id.Name == "float32"
		}
		return !found
	})
	return found
}
