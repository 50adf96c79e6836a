package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jianbao/issue"
)

// input is one issue file that a command was asked to work on.
type input struct {
	path string // as given, or found below a folder; "-" for standard input
	base string // what outputs are called
}

// stdinName is how people name standard input and standard output.
const stdinName = "-"

// endings are those of issue files.
var endings = []string{".yaml", ".yml", ".json", ".md"}

// gather lists the inputs that args name: files as they stand, folders by what
// lies below them in order of name, no file twice.
func (m *machine) gather(args []string) (ins []input, err error) {
	seen := map[string]bool{}
	for _, arg := range args {
		found, err := m.expand(arg)
		if err != nil {
			return nil, err
		}
		for _, path := range found {
			key := identity(path)
			if seen[key] && path == stdinName {
				return nil, m.usage(sayTwiceStdin)
			}
			if !seen[key] {
				ins = append(ins, input{path, baseName(path)})
			}
			seen[key] = true
		}
	}
	return ins, nil
}

// identity is the same for two ways of writing one path.
func identity(path string) string {
	if path == stdinName {
		return path
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		path = whole
	}
	return path
}

func baseName(path string) string {
	if path == stdinName {
		return "stdin"
	}
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// expand is the files that one argument stands for. What cannot be read is left
// for the work on it to report, so that the others are done.
func (m *machine) expand(arg string) ([]string, error) {
	if arg == stdinName {
		return []string{arg}, nil
	}
	info, err := os.Stat(arg)
	if err != nil || !info.IsDir() {
		return []string{arg}, nil
	}
	found, err := issueFiles(arg)
	if err != nil {
		return []string{arg}, nil
	}
	if len(found) == 0 {
		return nil, m.usage(sayNoInputs, arg)
	}
	return found, nil
}

// issueFiles walks dir. Hidden folders and files are none of the editor's work,
// nor is what a file system keeps for itself. A folder that cannot be read is
// left for the work on it to report, so that the others are done.
func issueFiles(dir string) (found []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == dir:
			return err
		case err != nil:
			found = append(found, path)
			return fs.SkipDir
		case path != dir && passedOver(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case isIssueFile(path):
			found = append(found, path)
		}
		return nil
	})
	return found, err
}

// passedOver tells what no command looks at by itself.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || name == "lost+found"
}

// isIssueFile tells issue files from what else lies in their folders: reports
// of an import, house styles, and Markdown without front matter. Most of a
// folder is known by name; the rest is looked at before it is opened, for a
// named pipe would not let go.
func isIssueFile(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	switch {
	case !slices.Contains(endings, filepath.Ext(name)):
		return false
	case strings.HasSuffix(name, ".report.json"), name == "template.json":
		return false
	case !isPlainFile(path):
		return false
	case strings.HasSuffix(name, ".md"):
		return hasFrontMatter(path)
	case strings.HasSuffix(name, ".json"):
		return !isOurs(path)
	}
	return true
}

// ours is how the JSON begins that batch --report and check --json write: no
// issue, though it may lie among them.
var ours = []string{"{\n  \"folder\": ", "[\n  {\n    \"file\": "}

func isOurs(path string) bool {
	start := beginning(path, 20)
	return slices.ContainsFunc(ours, func(s string) bool { return strings.HasPrefix(start, s) })
}

// isPlainFile tells what may be read from what waits for a writer, as a named
// pipe does. What cannot be looked at is left for the work on it to report.
func isPlainFile(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// hasFrontMatter holds of what cannot be read as well: the work on it will say
// why.
func hasFrontMatter(path string) bool {
	return strings.HasPrefix(strings.TrimPrefix(beginning(path, 6), "\uFEFF"), "---")
}

// beginning is the first n bytes of a file, or "---" of one that cannot be read.
func beginning(path string, n int) string {
	f, err := os.Open(path)
	if err != nil {
		return "---"
	}
	defer f.Close()
	start := make([]byte, n)
	n, _ = io.ReadFull(f, start)
	return string(start[:n])
}

// read loads an input. It stops a byte above the limit on inputs, which the
// press then reports, so that no file can fill the memory.
func (m *machine) read(in input, limit int64) (issue.Source, error) {
	if in.path == stdinName {
		data, err := io.ReadAll(io.LimitReader(m.stdin, limit+1))
		if err != nil {
			return issue.Source{}, errors.Join(errors.New("standard input"), err)
		}
		return issue.Source{Name: stdinName, Data: data, FS: issue.Folder(".")}, nil
	}
	f, err := os.Open(in.path)
	if err != nil {
		return issue.Source{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return issue.Source{}, err
	}
	return issue.Source{Name: in.path, Data: data, FS: issue.Folder(filepath.Dir(in.path))}, nil
}
