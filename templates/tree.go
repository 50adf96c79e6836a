package templates

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"jianbao/finding"
)

// nodeKind is what a JSON value is.
type nodeKind uint8

const (
	nullNode nodeKind = iota
	objectNode
	arrayNode
	stringNode
	numberNode
	boolNode
)

// node is a JSON value that knows its place.
type node struct {
	kind    nodeKind
	members []member // of an object, in the order of the file
	items   []*node  // of an array
	text    string   // of a string, a number, true or false
	file    string
	pos     finding.Pos
}

type member struct {
	key   string
	pos   finding.Pos // of the key
	value *node
}

// get is the value of key, nil when there is none.
func (n *node) get(key string) *node {
	for _, m := range n.members {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// parseTree reads one JSON value. Its error knows the place in its message
// arguments; the value is nil then.
func parseTree(file string, data []byte) (*node, *finding.Finding) {
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		f := finding.New("E603", posAt(data, syntaxOffset(err, data)), err.Error())
		f.File = file
		return nil, &f
	}
	p := treeParser{file: file, data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	p.dec.UseNumber()
	return p.value(""), nil
}

// syntaxOffset is the byte that err complains of.
func syntaxOffset(err error, data []byte) int {
	var s *json.SyntaxError
	if errors.As(err, &s) && s.Offset > 0 {
		return int(s.Offset) - 1
	}
	return len(data)
}

// treeParser walks the tokens of data, which is known to be sound JSON.
type treeParser struct {
	file string
	data []byte
	dec  *json.Decoder
	// line and col belong to the byte at off, which only moves on.
	off, line, col int
}

// token is the next token and the place where it begins.
func (p *treeParser) token() (json.Token, finding.Pos) {
	start := int(p.dec.InputOffset())
	for start < len(p.data) && strings.IndexByte(" \t\r\n,:", p.data[start]) >= 0 {
		start++
	}
	pos := p.pos(start)
	t, err := p.dec.Token()
	if err != nil {
		panic("templates: sound JSON became unsound: " + err.Error())
	}
	return t, pos
}

func (p *treeParser) pos(at int) finding.Pos {
	if p.line == 0 {
		p.line, p.col = 1, 1
	}
	p.line, p.col = advance(p.data[p.off:at], p.line, p.col)
	p.off = at
	return finding.Pos{Line: p.line, Col: p.col}
}

// posAt is the place of the byte at off.
func posAt(data []byte, off int) finding.Pos {
	line, col := advance(data[:min(off, len(data))], 1, 1)
	return finding.Pos{Line: line, Col: col}
}

// advance moves a place over text.
func advance(text []byte, line, col int) (int, int) {
	if n := bytes.Count(text, []byte("\n")); n > 0 {
		line, col = line+n, 1
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	return line, col + utf8.RuneCount(text)
}

func (p *treeParser) value(path string) *node {
	t, pos := p.token()
	pos.Path = path
	n := &node{file: p.file, pos: pos}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			p.object(n)
		} else {
			p.array(n)
		}
	case string:
		n.kind, n.text = stringNode, t
	case json.Number:
		n.kind, n.text = numberNode, t.String()
	case bool:
		n.kind, n.text = boolNode, map[bool]string{true: "true", false: "false"}[t]
	}
	return n
}

func (p *treeParser) object(n *node) {
	n.kind = objectNode
	for p.dec.More() {
		key, pos := p.token()
		pos.Path = joinPath(n.pos.Path, key.(string))
		n.members = append(n.members, member{key.(string), pos, p.value(pos.Path)})
	}
	p.token()
}

func (p *treeParser) array(n *node) {
	n.kind = arrayNode
	for p.dec.More() {
		n.items = append(n.items, p.value(n.pos.Path))
	}
	p.token()
}

func joinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// overlay is base with what top says instead: objects are joined field by
// field, anything else is replaced. Neither is changed.
func overlay(base, top *node) *node {
	if base == nil || top == nil || base.kind != objectNode || top.kind != objectNode {
		if top == nil {
			return base
		}
		return top
	}
	joined := *top
	joined.members = nil
	for _, m := range base.members {
		m.value = overlay(m.value, top.get(m.key))
		joined.members = append(joined.members, m)
	}
	for _, m := range top.members {
		if base.get(m.key) == nil {
			joined.members = append(joined.members, m)
		}
	}
	return &joined
}
