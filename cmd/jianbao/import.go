package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jianbao/finding"
	"jianbao/ingest"
	"jianbao/render/pdf"
)

type importCommand struct {
	Files   []string `arg:"" name:"file" help:"import_files"`
	Out     string   `short:"o" required:"" placeholder:"DIR" help:"import_out"`
	Soffice string   `placeholder:"PATH" help:"soffice"`
}

// Run imports every file. One that cannot be is told; the others are written.
func (c importCommand) Run(m *machine) error {
	if info, err := os.Stat(c.Out); err == nil && !info.IsDir() {
		return m.usage(sayOutFolder, c.Out)
	}
	files, err := m.sources(c.Files)
	if err != nil {
		return err
	}
	ins, err := m.gather(files)
	if err != nil {
		return err
	}
	if err := c.refuseTwice(m, ins); err != nil {
		return err
	}
	return m.each(ins,
		func(i int) result { return c.one(m, ins[i]) },
		func(i int, done result) {
			m.tell(done.found)
			if !finding.HasErrors(done.found) {
				fmt.Fprintln(m.stdout, m.say(sayImported, done.wrote))
			}
			if done.kept != "" {
				fmt.Fprintln(m.stderr, m.say(sayKept, done.wrote, done.kept))
			}
		})
}

// sourceEndings are those of files that import reads in a folder. Issue files
// are none: they are imported already.
var sourceEndings = []string{".docx", ".docm", ".txt", ".md", ".doc", ".wps"}

// sources puts the files below folders in the place of the folders. What an
// import wrote there is none of them.
func (m *machine) sources(args []string) (files []string, err error) {
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == stdinName || err != nil || !info.IsDir() {
			files = append(files, arg)
			continue
		}
		before := len(files)
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			switch name := strings.ToLower(d.Name()); {
			case err != nil && path == arg:
				return err
			case err != nil:
				files = append(files, path) // for the work on it to report
				return fs.SkipDir
			case path != arg && passedOver(name):
				if d.IsDir() {
					return fs.SkipDir
				}
			case slices.Contains(sourceEndings, filepath.Ext(name)) &&
				!strings.HasPrefix(name, "~$") && !strings.Contains(name, ".original.") &&
				isPlainFile(path):
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(files) == before {
			return nil, m.usage(sayNoSources, arg)
		}
	}
	return files, nil
}

// refuseTwice refuses inputs that would be written over each other or over
// themselves.
func (c importCommand) refuseTwice(m *machine, ins []input) error {
	owner := map[string]string{}
	for _, in := range ins {
		path := c.path(in, ".yaml")
		if other, ok := owner[path]; ok {
			return m.usage(saySameOutput, other, in.path, path)
		}
		owner[path] = in.path
		if identity(path) == identity(in.path) {
			return m.usage(sayOverInput, path, in.path)
		}
	}
	return nil
}

func (c importCommand) path(in input, ending string) string {
	return filepath.Join(c.Out, in.base+ending)
}

// one imports one file and writes what came of it.
func (c importCommand) one(m *machine, in input) (done result) {
	src, err := m.read(in, ingest.MaxBytes)
	if err != nil {
		done.err = err
		return done
	}
	if name, file, ok := pdf.Attached(src.Data); ok {
		done.wrote = c.path(in, issueEnding(name))
		if done.kept, done.err = keepEdited(m, done.wrote, file); done.err == nil {
			done.err = m.saveBytes(done.wrote, file)
		}
		return done
	}
	r, found := ingest.Read(ingest.Source{Name: src.Name, Data: src.Data, FS: src.FS})
	if c.Soffice != "" && wantsOffice(found) {
		r, found = c.throughOffice(src.Name, src.Data)
	}
	done.found = found
	if r == nil {
		return done
	}
	done.wrote = c.path(in, ".yaml")
	if done.kept, done.err = keepEdited(m, done.wrote, r.YAML()); done.err == nil {
		done.err = c.write(m, in, src.Data, r)
	}
	return done
}

// keepEdited keeps an issue that says something else than data, which takes its
// place: it may be an editor's work since the last import. It gives the copy.
func keepEdited(m *machine, path string, data []byte) (kept string, err error) {
	was, err := os.ReadFile(path)
	if err != nil || bytes.Equal(was, data) {
		return "", nil
	}
	return path + ".bak", m.saveBytes(path+".bak", was)
}

// issueEnding is the ending of an issue file that a PDF carried, by its name there.
func issueEnding(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".json", ".md", ".markdown", ".yml":
		return ext
	}
	return ".yaml"
}

// wantsOffice tells whether the file is of a kind that LibreOffice reads and
// we do not.
func wantsOffice(found []finding.Finding) bool {
	for _, f := range found {
		if f.Code == "E805" {
			return true
		}
	}
	return false
}

// officeTime is how long LibreOffice may take for one file.
const officeTime = time.Minute

// throughOffice has LibreOffice save the file as .docx and imports that.
func (c importCommand) throughOffice(name string, data []byte) (*ingest.Result,
	[]finding.Finding) {
	failed := func(err error) (*ingest.Result, []finding.Finding) {
		f := finding.New("E811", finding.Pos{}, err)
		f.File = name
		return nil, []finding.Finding{f}
	}
	dir, err := os.MkdirTemp("", "jianbao-import-")
	if err != nil {
		return failed(err)
	}
	defer os.RemoveAll(dir)
	source := filepath.Join(dir, "source"+filepath.Ext(name))
	if err := os.WriteFile(source, data, 0o600); err != nil {
		return failed(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), officeTime)
	defer cancel()
	office := exec.CommandContext(ctx, c.Soffice,
		"-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile",
		"--headless", "--convert-to", "docx", "--outdir", filepath.Join(dir, "out"),
		source)
	office.WaitDelay = time.Second
	if said, err := office.CombinedOutput(); err != nil {
		return failed(errors.Join(err, errors.New(strings.TrimSpace(string(said)))))
	}
	docx, err := os.ReadFile(filepath.Join(dir, "out", "source.docx"))
	if err != nil {
		return failed(err)
	}
	return ingest.Read(ingest.Source{Name: name + ".docx", Data: docx})
}

// write puts the issue last, so that whoever finds it finds the rest too.
func (c importCommand) write(m *machine, in input, original []byte,
	r *ingest.Result) error {
	var outs []ingest.File
	for _, p := range r.Pictures {
		outs = append(outs, ingest.File{Path: filepath.Join(c.Out,
			filepath.FromSlash(p.Path)), Data: p.Data})
	}
	keep := c.path(in, ".original"+strings.ToLower(filepath.Ext(in.path)))
	if identity(keep) != identity(in.path) {
		outs = append(outs, ingest.File{Path: keep, Data: original})
	}
	outs = append(outs, ingest.File{Path: c.path(in, ".report.json"),
		Data: r.Report.JSON()},
		ingest.File{Path: c.path(in, ".yaml"), Data: r.YAML()})
	for _, o := range outs {
		err := m.saveBytes(o.Path, o.Data)
		if err != nil {
			return err
		}
	}
	return nil
}

// What import says.
var (
	sayImported  = phrase{"%s：已导入", "%s: imported"}
	sayNoSources = phrase{
		"%s 里没有可导入的文件（.docx .txt .md）",
		"%s holds nothing to import (.docx .txt .md)"}
	sayKept = phrase{
		"原有的 %s 内容不同，已另存为 %s",
		"%s was there and said something else; it is kept as %s"}
	sayOutFolder = phrase{
		"import 的 --out %s 应是文件夹",
		"--out %s of import must be a folder"}
)

// saveBytes writes a file whole or not at all.
func (m *machine) saveBytes(path string, data []byte) error {
	return m.files.save(path, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
}
