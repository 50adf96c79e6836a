package issue

import (
	"strings"

	"jianbao/finding"
)

// kind is what a value of a tree is, whichever notation it came in.
type kind uint8

const (
	absent kind = iota // null, or nothing at all
	words              // text, quoted or not
	number             // a bare number, also text as written
	truth              // true or false
	list
	mapping
	refused // told of already
)

// value is one value of an issue file, YAML and JSON alike.
type value struct {
	kind  kind
	text  Text // words, number, truth: as written
	pos   finding.Pos
	keys  []Text   // mapping
	items []*value // list, and mapping in the order of keys
}

// blank tells whether v is a text without words.
func (v *value) blank() bool { return v.kind == words && strings.TrimSpace(v.text.S) == "" }

// maxDepth bounds how deep values, lists and quotes may lie in each other.
const maxDepth = 32
