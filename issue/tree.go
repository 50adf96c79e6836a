package issue

import "jianbao/finding"

// kind is what a value of a tree is, whichever notation it came in.
type kind uint8

const (
	absent kind = iota // null, or nothing at all
	words              // text, quoted or not
	number             // a bare number, also text as written
	truth              // true or false
	list
	mapping
)

// value is one value of an issue file, YAML and JSON alike.
type value struct {
	kind  kind
	text  Text // words, number, truth: as written
	pos   finding.Pos
	keys  []Text   // mapping
	items []*value // list, and mapping in the order of keys
}

// maxDepth bounds how deep values, lists and quotes may lie in each other.
const maxDepth = 32
