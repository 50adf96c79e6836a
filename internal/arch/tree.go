// Package arch holds the shape of jianbao: which package may import which,
// and who owns a module that is not ours. It knows source files and import
// lines, not what the code does.
package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Module is the import path that all our packages share.
const Module = "jianbao"

// File is one source file of the tree.
type File struct {
	Package string // the folder, slashed, from the root of the module
	Name    string
	Test    bool
	Imports []Import
	Syntax  *ast.File // without function bodies' meaning: nothing is type-checked
	Fset    *token.FileSet
}

// Import is one import line.
type Import struct {
	Path string
	Line int
}

// Load reads every Go file of the module at root, without the folders that
// the go command leaves out and without modules inside it.
func Load(root string) (files []File, err error) {
	fset := token.NewFileSet()
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && leftOut(path):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		f, err := load(fset, root, path)
		files = append(files, f)
		return err
	})
	return files, err
}

func leftOut(dir string) bool {
	name := filepath.Base(dir)
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return true
	}
	if name == "testdata" || name == "out" {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func load(fset *token.FileSet, root, path string) (File, error) {
	syntax, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return File{}, fmt.Errorf("reading the tree: %w", err)
	}
	dir, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil {
		return File{}, fmt.Errorf("reading the tree: %w", err)
	}
	f := File{
		Package: filepath.ToSlash(dir),
		Name:    filepath.Base(path),
		Test:    strings.HasSuffix(path, "_test.go"),
		Syntax:  syntax,
		Fset:    fset,
	}
	for _, s := range syntax.Imports {
		p, err := strconv.Unquote(s.Path.Value)
		if err != nil {
			return File{}, fmt.Errorf("import in %s: %w", path, err)
		}
		f.Imports = append(f.Imports, Import{Path: p, Line: fset.Position(s.Pos()).Line})
	}
	return f, nil
}

// Packages lists the packages of files, each once, in order.
func Packages(files []File) (names []string) {
	for _, f := range files {
		names = append(names, f.Package)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
