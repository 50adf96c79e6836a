// Package templates is house styles: data that says how an issue looks, and
// Apply, which makes styled blocks of an issue by it. It knows no fonts, lines
// or pages.
package templates

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"jianbao/finding"
	"jianbao/issue"
)

// Default is the house style of an issue that names none.
const Default = "bulletin"

// FileName is what the file of a house style is called in its folder.
const FileName = "template.json"

// maxSize and maxDepth bound a template that a user brings.
const (
	maxSize  = 1 << 20
	maxDepth = 8
)

//go:embed bulletin preprinted gbt33476 newsletter
var builtin embed.FS

// Template is a house style. It is never changed once loaded, so it may be
// shared.
type Template struct {
	name string
	spec spec
}

// Name is the house style's name, for a user's own the name of its folder.
func (t *Template) Name() string { return t.name }

// Title is the house style's name for people.
func (t *Template) Title() string { return t.spec.Title }

// Names lists the built-in house styles in order of the alphabet.
func Names() []string {
	entries, err := builtin.ReadDir(".")
	if err != nil {
		panic("templates: " + err.Error())
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// Named is the built-in house style of that name; "" is the default one.
func Named(name string) (*Template, bool) {
	if name == "" {
		name = Default
	}
	load, ok := loaded[name]
	if !ok {
		return nil, false
	}
	return load(), true
}

// loaded has every built-in house style, each read when first asked for.
var loaded = loadLater()

func loadLater() map[string]func() *Template {
	all := map[string]func() *Template{}
	for _, name := range Names() {
		all[name] = sync.OnceValue(func() *Template { return mustLoad(name) })
	}
	return all
}

// mustLoad reads a built-in house style, which the tests have found sound.
func mustLoad(name string) *Template {
	sub, err := fs.Sub(builtin, name)
	if err != nil {
		panic("templates: " + err.Error())
	}
	t, found := Load(sub, name)
	if t == nil {
		panic("templates: " + found[0].Format(finding.English))
	}
	return t
}

// Load reads a house style from its own folder. name is what findings call the
// folder. The template is nil when a finding is an error.
func Load(folder fs.FS, name string) (*Template, []finding.Finding) {
	l := loader{}
	tree := l.read(folder, name)
	tree = l.extended(tree, 0)
	if tree == nil {
		return nil, l.dec.sorted()
	}
	t := &Template{name: path.Base(name), spec: l.decode(tree)}
	found := l.dec.sorted()
	if finding.HasErrors(found) {
		return nil, found
	}
	return t, nil
}

// Suggest is the built-in house style whose name is nearest to name, "" when
// none is near.
func Suggest(name string) string { return nearest(name, Names()) }

// Unknown is the finding for an issue that names a house style nobody has.
func Unknown(name issue.Text) finding.Finding {
	known := strings.Join(Names(), "、")
	if s := Suggest(name.S); s != "" {
		return finding.New("E601", name.Pos(), name.S, s, known)
	}
	return finding.New("E602", name.Pos(), name.S, known)
}

// loader puts a template together from its file and those it extends.
type loader struct {
	dec decoder
}

// read parses the template.json of a folder; nil after a finding.
func (l *loader) read(folder fs.FS, name string) *node {
	file := path.Join(name, FileName)
	data, err := readLimited(folder)
	if err != nil {
		l.dec.at("E609", file, finding.Pos{}, err.Error())
		return nil
	}
	tree, f := parseTree(file, data)
	if f != nil {
		l.dec.findings = append(l.dec.findings, *f)
		return nil
	}
	l.twice(tree)
	return tree
}

var errTooLarge = errors.New("larger than 1 MiB")

func readLimited(folder fs.FS) ([]byte, error) {
	info, err := fs.Stat(folder, FileName)
	if err == nil && info.Size() > maxSize {
		err = errTooLarge
	}
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(folder, FileName)
}

// twice reports fields that an object gives more than once.
func (l *loader) twice(n *node) {
	seen := map[string]bool{}
	for _, m := range n.members {
		if seen[m.key] {
			l.dec.at("E610", n.file, m.pos, m.key)
		}
		seen[m.key] = true
		l.twice(m.value)
	}
	for _, item := range n.items {
		l.twice(item)
	}
}

// extended is tree over the built-in template that it extends, and that over its
// own.
func (l *loader) extended(tree *node, depth int) *node {
	if tree == nil || tree.kind != objectNode || depth > maxDepth {
		return tree
	}
	base := tree.get("extends")
	if base == nil {
		return tree
	}
	if base.kind != stringNode || !slices.Contains(Names(), base.text) {
		l.dec.report("E606", base, "extends", base.text, strings.Join(Names(), "、"))
		return nil
	}
	sub, err := fs.Sub(builtin, base.text)
	if err != nil {
		l.dec.report("E609", base, err.Error())
		return nil
	}
	below := l.extended(l.read(sub, base.text), depth+1)
	return overlay(below, tree)
}

// decode turns the joined tree into a spec.
func (l *loader) decode(tree *node) (s spec) {
	l.likeness(tree)
	l.dec.inks = keysOf(tree, "inks")
	l.dec.rows = keysOf(tree, "masthead", "rows")
	l.dec.value(tree, reflect.ValueOf(&s).Elem(), "")
	if !finding.HasErrors(l.dec.findings) {
		l.dec.check(tree, &s)
	}
	return s
}

// likeness completes every style from the one it is like.
func (l *loader) likeness(tree *node) {
	styles := tree.get("styles")
	if styles == nil || styles.kind != objectNode {
		return
	}
	whole := make([]*node, len(styles.members))
	for i, m := range styles.members {
		whole[i] = l.likened(styles, m.value, 0)
	}
	for i := range whole {
		styles.members[i].value = whole[i]
	}
}

// likened is n over the style it is like, and that over its own.
func (l *loader) likened(styles, n *node, depth int) *node {
	like := n.get("like")
	if like == nil || like.kind != stringNode || like.text == "" {
		return n
	}
	base := styles.get(like.text)
	if base == nil {
		l.dec.report("E604", like, like.text, nearest(like.text, keysOf(styles)))
		return n
	}
	if depth > maxDepth {
		l.dec.report("E611", like, like.text)
		return n
	}
	return overlay(l.likened(styles, base, depth+1), n)
}

// sorted is what was found, each once, in order of place.
func (d *decoder) sorted() []finding.Finding {
	finding.Sort(d.findings)
	return slices.CompactFunc(d.findings, func(a, b finding.Finding) bool {
		samePlace := a.Pos.Line == b.Pos.Line && a.Pos.Col == b.Pos.Col
		return a.Code == b.Code && a.File == b.File && samePlace
	})
}
