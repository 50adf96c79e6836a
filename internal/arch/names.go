package arch

import "go/ast"

// Names is every name that files declare at package level, with fields and
// methods behind their type: unit.Length, unit.Length.Points. The word before
// the first dot is the package's own name, not its folder.
func Names(files []File) map[string]bool {
	names := map[string]bool{}
	for _, f := range files {
		if f.Test {
			continue
		}
		prefix := f.Syntax.Name.Name + "."
		for _, d := range f.Syntax.Decls {
			for _, n := range declared(d) {
				names[prefix+n] = true
			}
		}
	}
	return names
}

func declared(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return []string{receiver(d) + d.Name.Name}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
				names = append(names, fields(s)...)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					names = append(names, n.Name)
				}
			}
		}
	}
	return names
}

func fields(s *ast.TypeSpec) (names []string) {
	t, ok := s.Type.(*ast.StructType)
	if !ok {
		return nil
	}
	for _, f := range t.Fields.List {
		for _, n := range f.Names {
			names = append(names, s.Name.Name+"."+n.Name)
		}
	}
	return names
}
