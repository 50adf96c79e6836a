package arch

import (
	"go/ast"
	"strconv"
)

// programArg says which argument names the program in functions of os/exec.
var programArg = map[string]int{"Command": 0, "CommandContext": 1, "LookPath": 0}

// programs lists what f starts or looks for by a name written out:
// exec.Command("qpdf", …), exec.LookPath("qpdf").
func programs(f File) (names []string) {
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if name, ok := started(call); ok {
				names = append(names, name)
			}
		}
		return true
	})
	return names
}

func started(call *ast.CallExpr) (name string, ok bool) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	pkg, ok := sel.X.(*ast.Ident)
	if !ok || pkg.Name != "exec" {
		return "", false
	}
	i, ok := programArg[sel.Sel.Name]
	if !ok || i >= len(call.Args) {
		return "", false
	}
	lit, ok := call.Args[i].(*ast.BasicLit)
	if !ok {
		return "", false // a name that is computed is the caller's to know
	}
	name, err := strconv.Unquote(lit.Value)
	return name, err == nil
}
