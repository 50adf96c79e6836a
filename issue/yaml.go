package issue

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"jianbao/finding"
)

// yamlReader turns the nodes of a YAML document into values.
type yamlReader struct {
	file  *file
	finds []finding.Finding
}

// readYAML reads f from line first on, which is 1 but for front matter.
func readYAML(f *file, from, to int) (*value, []finding.Finding) {
	var doc yaml.Node
	first, _ := f.place(from)
	r := yamlReader{file: f}
	dec := yaml.NewDecoder(&stoppable{strings.NewReader(f.text[from:to]), f})
	if err := decode(dec, &doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, r.syntax(err, int(first)-1)
	}
	shift(&doc, int(first)-1)
	var second yaml.Node
	if decode(dec, &second) == nil && second.Kind != 0 {
		shift(&second, int(first)-1)
		r.report("E106", r.nodePos(&second, ""))
	}
	if len(doc.Content) == 0 {
		return nil, r.finds
	}
	if v := r.value(doc.Content[0], "", 0); v.kind != absent || len(r.finds) > 0 {
		return v, r.finds
	}
	return nil, nil
}

// stoppable ends a text where nobody wants more of it: the library itself
// cannot be stopped.
type stoppable struct {
	io.Reader
	file *file
}

var errStopped = errors.New("no longer wanted")

// Read reads what is still wanted.
func (s *stoppable) Read(p []byte) (int, error) {
	if s.file.stopped() {
		return 0, errStopped
	}
	return s.Reader.Read(p)
}

// decode reads one document. A panic of the library, which a hostile file may
// find before we do, is a mistake of the file like any other.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading YAML: %v", p)
		}
	}()
	return dec.Decode(n)
}

// shift moves n down by lines, for front matter, which opens with a line of
// its own.
func shift(n *yaml.Node, lines int) {
	if lines == 0 {
		return
	}
	n.Line += lines
	for _, c := range n.Content {
		shift(c, lines)
	}
}

func (r *yamlReader) report(code finding.Code, pos finding.Pos, args ...any) {
	r.finds = append(r.finds, finding.New(code, pos, args...))
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// syntax says in an editor's words where YAML could not go on.
func (r *yamlReader) syntax(err error, shift int) []finding.Finding {
	msg, end, begin := err.Error(), spotAt(1, 1), spotAt(0, 0)
	if le := new(yaml.LoadError); errors.As(err, &le) {
		msg = le.Message
		end = spotAt(le.Mark.Line, le.Mark.Column)
		begin = spotAt(le.ContextMark.Line, le.ContextMark.Column)
		if end.Line == 0 {
			end = begin
		}
	} else if m := yamlLine.FindStringSubmatch(msg); m != nil {
		end.Line, _ = strconv.Atoi(m[1])
	}
	last := r.inFile(end, shift)
	if found := r.colons(shift, last.Line); len(found) > 0 {
		return found
	}
	if found := r.marks(shift, last.Line); len(found) > 0 {
		return found
	}
	if begin.Line > 0 && begin.Line < end.Line && slices.ContainsFunc(neverEnded, msgHas(msg)) {
		return one("E104", r.inFile(begin, shift), yamlMessage(msg))
	}
	return one("E104", last, yamlMessage(r.tabbed(msg, last)))
}

func spotAt(line, col int) finding.Pos { return finding.Pos{Line: line, Col: col} }

// inFile is p, moved down by shift lines, as a place that the file has.
func (r *yamlReader) inFile(p finding.Pos, shift int) finding.Pos {
	return spotAt(min(max(p.Line+shift, 1), len(r.file.lines)), max(p.Col, 1))
}

// neverEnded are what the library says of something that began lines above: an
// editor has to look there, not where it gave up.
var neverEnded = []string{
	"could not find expected ':'", "did not find expected ',' or ", "unexpected end of stream",
	"unexpected document indicator"}

func msgHas(msg string) func(string) bool {
	return func(part string) bool { return strings.Contains(msg, part) }
}

// nearby is how many lines above the place where YAML gave up its cause may
// stand. Further up a wide colon may well be a sentence's.
const nearby = 3

// outermost is by how many columns the names of an issue are set in at most,
// but for what is within a text.
const outermost = 4

// joinedName is a line that begins with a field whose colon is the wide one,
// or has no space behind it. To YAML it is no field, and the mistake shows a
// line or two further on.
var joinedName = regexp.MustCompile(`^(?: |- )*([a-z_]+)(?::[^\s]|：)`)

// colons finds such lines among lines first+1 to last, which YAML could not
// read: one near the last, and then the others that are fields by their indent.
func (r *yamlReader) colons(first, last int) (found []finding.Finding) {
	fields, near := shapesOf(issueFields), false
	for i := last - 1; i >= first && (near || i >= last-nearby) && len(found) < maxSame; i-- {
		m := joinedName.FindStringSubmatchIndex(r.file.line(i))
		if m == nil || i < last-nearby && m[2] > outermost {
			continue
		}
		if name := r.file.line(i)[m[2]:m[3]]; named(name, fields) {
			near = true
			at := r.file.pos(r.file.lines[i]+m[3], "")
			found = append(found, finding.New("E128", at, name))
		}
	}
	slices.Reverse(found)
	return found
}

// slips are the marks that an input method, or haste, makes of those of YAML,
// where a field is near that tells them from a text's. They are compiled when a
// file has a mistake.
var slips = []struct{ line, right string }{
	{`^ *(?P<mark>[－—–−]) ?(?P<field>[a-z_]+)[:：]`, "- "},
	{`^ *(?P<mark>-)(?P<field>[a-z_]+)[:：]`, "- "},
	{`^(?: |- )*(?P<field>[a-z_]+): *(?P<mark>｛)`, "{"},
	{`^(?: |- )*(?P<field>[a-z_]+): *(?P<mark>［)`, "["},
}

// marks finds them in the lines that YAML could not read and those just above.
func (r *yamlReader) marks(first, last int) (found []finding.Finding) {
	for i := max(first, last-1-nearby); i < last; i++ {
		for _, s := range slips {
			from, to := slipIn(regexp.MustCompile(s.line), r.file.line(i))
			if to > 0 {
				at := r.file.pos(r.file.lines[i]+from, "")
				found = append(found, finding.New("E136", at, r.file.line(i)[from:to], s.right))
			}
		}
	}
	return found
}

// slipIn is where the mark stands that slip finds in line, 0, 0 if there is none
// or the name at it is no field's.
func slipIn(slip *regexp.Regexp, line string) (from, to int) {
	m := slip.FindStringSubmatchIndex(line)
	if m == nil {
		return 0, 0
	}
	field, mark := 2*slip.SubexpIndex("field"), 2*slip.SubexpIndex("mark")
	if !named(line[m[field]:m[field+1]], shapesOf(issueFields)) {
		return 0, 0
	}
	return m[mark], m[mark+1]
}

// tabbed is msg, but that of a tab where the line begins with one: an editor
// took it for spaces.
func (r *yamlReader) tabbed(msg string, pos finding.Pos) string {
	if strings.HasPrefix(strings.TrimLeft(r.file.line(pos.Line-1), " "), "\t") {
		return "a tab cannot stand for the spaces that begin a line"
	}
	return msg
}

func (r *yamlReader) nodePos(n *yaml.Node, path string) finding.Pos {
	return finding.Pos{Line: min(n.Line, len(r.file.lines)), Col: n.Column, Path: path}
}

// value turns n into a value. Anchors, aliases, tags and merges are refused:
// an issue has no use for them, and a few lines of them can stand for
// gigabytes.
func (r *yamlReader) value(n *yaml.Node, path string, depth int) *value {
	v := &value{pos: r.nodePos(n, path)}
	switch {
	case r.file.stopped():
	case depth > maxDepth:
		v.kind = refused
		r.report("E108", v.pos, maxDepth)
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || r.marked(n):
		v.kind = refused
		r.report("E107", v.pos)
	case n.Kind == yaml.MappingNode:
		r.mapping(v, n, depth)
	case n.Kind == yaml.SequenceNode:
		v.kind = list
		for i, c := range n.Content {
			v.items = append(v.items, r.value(c, path+"["+strconv.Itoa(i)+"]", depth+1))
		}
	case n.Kind == yaml.ScalarNode:
		r.scalar(v, n)
	}
	return v
}

// marked tells whether n begins with the mark of an anchor, alias or tag, of
// which the library does not tell all.
func (r *yamlReader) marked(n *yaml.Node) bool {
	off := r.file.offset(n.Line, n.Column)
	return off < len(r.file.text) && strings.IndexByte("&*!", r.file.text[off]) >= 0
}

func (r *yamlReader) mapping(v *value, n *yaml.Node, depth int) {
	v.kind = mapping
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" || key.Anchor != "" || r.marked(key) {
			r.report("E107", r.nodePos(key, v.pos.Path))
			continue
		}
		name := r.text(key, v.pos.Path)
		v.keys = append(v.keys, name)
		v.items = append(v.items, r.value(n.Content[i+1], under(v.pos.Path, name.S), depth+1))
	}
}

// under is the path of the field name of the object at path.
func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func (r *yamlReader) scalar(v *value, n *yaml.Node) {
	v.text = r.text(n, v.pos.Path)
	quoted := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	switch v.kind = words; {
	case quoted:
	case n.Tag == "!!null":
		v.kind = absent
	case n.Tag == "!!int" || n.Tag == "!!float":
		v.kind = number
	case n.Tag == "!!bool":
		v.kind = truth
	}
}

// yamlMessages are what the library says of the mistakes editors make, and
// what to tell them in Chinese.
var yamlMessages = []struct{ has, chinese string }{
	{"mapping values are not allowed", "此处不能再有冒号；文字里有冒号时，整段文字加引号"},
	{"could not find expected ':'", "这里应有“字段: 内容”的冒号"},
	{"did not find expected ',' or ']'", "方括号没有结束，或缺少逗号（括号、逗号用半角）"},
	{"did not find expected ',' or '}'", "花括号没有结束，或缺少逗号（括号、逗号用半角）"},
	{"did not find expected key", "缩进与上文不齐，或缺少字段名；文字以括号、引号开头时，整段文字加引号"},
	{"did not find expected '-'", "列表的各项没有对齐"},
	{"cannot start any token", "不能以这个字符开头；文字以 @ ` % 或制表符开头时加引号"},
	{"tab", "缩进不能用制表符，要用空格"},
	{"unexpected end of stream", "引号没有结束"},
	{"unexpected document indicator", "引号没有结束"},
	{"escape", "双引号里的反斜线写成 \\\\，或改用单引号"},
	{"found unknown anchor", "星号开头的文字要加引号"},
	{"alias", "星号开头的文字要加引号"},
	{"exceeded", "层次太深"},
}

func yamlMessage(msg string) bilingual {
	english := strings.ReplaceAll(msg, "/", "|")
	for _, m := range yamlMessages {
		if strings.Contains(msg, m.has) {
			return bilingual(m.chinese + "/" + english)
		}
	}
	return bilingual(english + "/" + english)
}
