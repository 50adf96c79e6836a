package pdf

import (
	"fmt"

	"jianbao/layout/page"
)

// bookmark is an outline item in its place (PDF 32000-1 12.3.3). Items are
// called by their index, -1 is none; the parent -1 is the outline itself.
type bookmark struct {
	parent, prev, next, first, last int
	children                        int
}

// nest finds the family of every item. An item deeper than its predecessor by
// more than one level hangs one level deeper.
func nest(items []page.OutlineItem) (marks []bookmark, root bookmark) {
	marks = make([]bookmark, len(items))
	root = bookmark{first: -1, last: -1}
	var open []int // the item of each level on the way to the current one
	for i := range items {
		depth := min(max(items[i].Level-1, 0), len(open))
		open = append(open[:depth], i)
		marks[i] = bookmark{parent: -1, prev: -1, next: -1, first: -1, last: -1}
		parent := &root
		if depth > 0 {
			marks[i].parent = open[depth-1]
			parent = &marks[open[depth-1]]
		}
		if parent.last < 0 {
			parent.first = i
		} else {
			marks[i].prev = parent.last
			marks[parent.last].next = i
		}
		parent.last = i
		parent.children++
	}
	return marks, root
}

// outlines writes the outline: articles shown, the headings under them folded.
func (f *finisher) outlines() error {
	items := f.doc.Outline
	marks, root := nest(items)
	first := len(f.out.at)
	for range items {
		f.out.reserve()
	}
	ref := func(b []byte, key string, i int) []byte {
		if i < 0 {
			return b
		}
		return appendRef(append(b, key...), first+i)
	}
	b := append(f.dict(outlinesObject), "/Type/Outlines"...)
	b = ref(ref(b, "/First ", root.first), "/Last ", root.last)
	f.endDict(appendInt(append(b, "/Count "...), root.children))
	for i, m := range marks {
		b := appendText(append(f.dict(first+i), "/Title"...), items[i].Title)
		if m.parent < 0 {
			b = appendRef(append(b, "/Parent "...), outlinesObject)
		}
		b = ref(ref(ref(b, "/Parent ", m.parent), "/Prev ", m.prev), "/Next ", m.next)
		if m.children > 0 { // negative: folded
			b = ref(ref(b, "/First ", m.first), "/Last ", m.last)
			b = appendInt(append(b, "/Count "...), -m.children)
		}
		b, err := f.appendDest(b, items[i].Anchor)
		if err != nil {
			return fmt.Errorf("outline item %q: %w", items[i].Title, err)
		}
		f.endDict(b)
	}
	return nil
}
