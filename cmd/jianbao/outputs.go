package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// formats are those that --to names.
var formats = []string{"pdf", "docx", "png"}

// checkFormats refuses what render cannot write.
func (m *machine) checkFormats(to []string) error {
	if len(to) == 0 {
		return m.usage(sayUnknownFormat, `""`)
	}
	for _, f := range to {
		if !slices.Contains(formats, f) {
			return m.usage(sayUnknownFormat, f)
		}
	}
	return nil
}

// output is what is to be written of an input in one format: one file, or one
// a page, whose paths are made from path.
type output struct {
	path   string // "-" for standard output
	format string
	named  bool // whether --out names the file
}

// plan says where each input's outputs go: out[i][k] is for input i in format
// to[k]. It refuses anything that would lose a file before work begins.
func (m *machine) plan(ins []input, to []string, out string) ([][]output, error) {
	place, err := m.placer(ins, to, out)
	if err != nil {
		return nil, err
	}
	plans := make([][]output, len(ins))
	for i, in := range ins {
		for _, format := range to {
			plans[i] = append(plans[i], place(in, format))
		}
	}
	return plans, m.checkCollisions(ins, plans)
}

// placer is the rule by which an input's output in a format gets its path.
type placer func(in input, format string) output

func (m *machine) placer(ins []input, to []string, out string) (placer, error) {
	n := len(ins) * len(to)
	always := func(path string) placer {
		return func(_ input, format string) output {
			return output{path: path, format: format, named: true}
		}
	}
	inFolder := func(dir string) placer {
		return func(in input, format string) output {
			path := filepath.Join(dir, in.base+"."+format)
			return output{path: path, format: format}
		}
	}
	switch {
	case out == stdinName, out == "" && n == 1 && ins[0].path == stdinName:
		if n > 1 {
			return nil, m.usage(sayStdoutOne, n)
		}
		return always(stdinName), nil
	case out == "":
		return inFolder("."), nil
	case isFolder(out):
		return inFolder(out), nil
	case n > 1:
		return nil, m.usage(sayOneFile, out, n)
	case !isSpecial(out) && !strings.EqualFold(filepath.Ext(out), "."+to[0]):
		return nil, m.usage(sayOutFormat, out, to[0])
	}
	return always(out), nil
}

// isFolder tells whether --out means a folder: one that is there, or a name
// that does not end like a format.
func isFolder(out string) bool {
	if info, err := os.Stat(out); err == nil {
		return info.IsDir()
	}
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	return os.IsPathSeparator(out[len(out)-1]) || !slices.Contains(formats, ending)
}

// isSpecial tells a device or a pipe, which has no format in its name.
func isSpecial(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir() && !info.Mode().IsRegular()
}

// checkCollisions refuses two outputs of one name and outputs over inputs.
func (m *machine) checkCollisions(ins []input, plans [][]output) error {
	inputs := map[string]string{}
	for _, in := range ins {
		inputs[identity(in.path)] = in.path
	}
	owner := map[string]string{}
	for i, outs := range plans {
		for _, o := range outs {
			if o.path == stdinName {
				continue
			}
			key := identity(o.path)
			if in, ok := inputs[key]; ok {
				return m.usage(sayOverInput, o.path, in)
			}
			if other, ok := owner[key]; ok {
				return m.usage(saySameOutput, other, ins[i].path, o.path)
			}
			owner[key] = ins[i].path
		}
	}
	return nil
}
