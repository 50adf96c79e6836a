package arch

import (
	"go/ast"
	"go/token"
	"strconv"
)

// programs lists what f starts or looks for by a name written out:
// exec.Command("qpdf", …), exec.LookPath("qpdf").
func programs(f File) (names []string) {
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		for _, arg := range call.Args[:min(2, len(call.Args))] {
			lit, ok := arg.(*ast.BasicLit)
			if ok && lit.Kind == token.STRING && startsProgram(call.Fun) {
				if name, err := strconv.Unquote(lit.Value); err == nil {
					names = append(names, name)
				}
				break
			}
		}
		return true
	})
	return names
}

// startsProgram knows the functions of os/exec; CommandContext has the name second.
func startsProgram(fun ast.Expr) bool {
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	name := sel.Sel.Name
	return ok && pkg.Name == "exec" &&
		(name == "Command" || name == "CommandContext" || name == "LookPath")
}
