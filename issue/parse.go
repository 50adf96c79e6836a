package issue

import (
	"path"
	"strings"

	"jianbao/finding"
)

// Parse reads an issue and tells everything that is wrong with it, by place.
// When any of the findings is an error the issue is only as complete as could
// be read. It is never nil.
func Parse(src Source) (*Issue, []finding.Finding) {
	d := newDecoder(src)
	i := new(Issue)
	f, finds := open(src.Data)
	d.finds = append(d.finds, finds...)
	if f != nil && !finding.HasErrors(finds) {
		f.stop = src.Stop
		d.issue(i, f)
	}
	return i, d.sorted()
}

// sorted is what was found, in order and named by file.
func (d *decoder) sorted() []finding.Finding {
	for i := range d.finds {
		d.finds[i].File = d.source.Name
	}
	finding.Sort(d.finds)
	return d.finds
}

// issue reads f into i.
func (d *decoder) issue(i *Issue, f *file) {
	var v *value
	var finds []finding.Finding
	switch formatOf(d.source.Name, f.text) {
	case jsonFormat:
		v, finds = readJSON(f)
	case markdownFormat:
		v, finds = d.markdownFile(f)
	default:
		v, finds = readYAML(f, 0, len(f.text))
	}
	d.finds = append(d.finds, finds...)
	switch {
	case v == nil && !finding.HasErrors(finds):
		d.report("E125", finding.Pos{Line: 1, Col: 1})
	case v != nil:
		readObject(d, issueFields, i, v)
		d.complete(i)
	}
}

// complete fills in defaults and looks at what no single field can know.
func (d *decoder) complete(i *Issue) {
	if i.Template.S == "" {
		i.Template.S = "bulletin"
	}
	faulty := d.faulty()
	for _, a := range i.Articles {
		if len(a.Body) == 0 && !faulty[a.Pos.Path] {
			d.report("E119", a.Pos)
		}
	}
	d.lint(i)
}

// faulty are the paths of the articles that errors are about already, so that
// one mistake is not told twice.
func (d *decoder) faulty() map[string]bool {
	paths := map[string]bool{}
	for _, f := range d.finds {
		if f.Severity() == finding.Error {
			article, _, _ := strings.Cut(f.Pos.Path, ".")
			paths[article] = true
		}
	}
	return paths
}

// format is a notation of issue files.
type format uint8

const (
	yamlFormat format = iota
	jsonFormat
	markdownFormat
)

// Ending is that of a file that holds data, as its own name would tell the
// notation: .yaml, .json or .md. It is what Parse takes data for that comes
// without a name.
func Ending(data []byte) string {
	switch formatOf("", unified(data[:min(len(data), MaxBytes)])) {
	case jsonFormat:
		return ".json"
	case markdownFormat:
		return ".md"
	}
	return ".yaml"
}

// formatOf tells the notation by the file's ending, and without a known one
// by how its text begins.
func formatOf(name, text string) format {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return yamlFormat
	case ".json":
		return jsonFormat
	case ".md", ".markdown":
		return markdownFormat
	}
	switch text = strings.TrimLeft(text, " \t\n"); {
	case strings.HasPrefix(text, "{"):
		return jsonFormat
	case strings.HasPrefix(text, "# ") && strings.Contains(text, "\n---"), frontMatterEnd(text) > 0:
		return markdownFormat
	}
	return yamlFormat
}
