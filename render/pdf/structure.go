package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// structure is the logical structure of the document (PDF 32000-1 14.7): its
// tags as elements, each with what belongs to it in the order of reading.
type structure struct {
	elements []element // by page.TagID
	first    int       // object number of the first element
	root     int       // of the StructTreeRoot
	parents  int       // of the ParentTree
	links    []page.TagID
}

// element is one tag with its content.
type element struct {
	kids     []kid
	attached bool
	page     int       // index of the first page that has something of it, -1
	box      unit.Rect // of its picture
}

// kid is a child element, a marked-content sequence of a page, or a link
// annotation.
type kid struct {
	kind   kidKind
	number int // page.TagID, number of the sequence, or object number
	page   int
}

type kidKind uint8

const (
	kidElement kidKind = iota
	kidContent
	kidLink
)

// newStructure sorts what the pages have under the tags of doc. owners says
// whose the marked-content sequences are.
func newStructure(doc *page.Document, owners [][]page.TagID) (*structure, error) {
	s := &structure{elements: make([]element, len(doc.Tags))}
	for i, t := range doc.Tags {
		if i > 0 && (t.Parent < 0 || int(t.Parent) >= i) {
			return nil, fmt.Errorf("tag %d: %w", i, errTag)
		}
		s.elements[i].page = -1
	}
	s.elements[0].attached = true
	for n, tags := range owners {
		for mcid, tag := range tags {
			s.addContent(doc, tag, kid{kidContent, mcid, n})
		}
	}
	for i := range doc.Tags {
		s.insert(doc, page.TagID(i))
	}
	for n := range doc.Pages {
		for _, p := range doc.Pages[n].Pictures {
			if p.Tag >= 0 {
				s.elements[p.Tag].box = p.Area
			}
		}
	}
	return s, nil
}

// addContent puts content under its tag. The tag, when its text is met for the
// first time, takes its place after what its parent already has; figures stand
// before the texts in the content of a page, whatever their place, and wait.
func (s *structure) addContent(doc *page.Document, tag page.TagID, k kid) {
	if doc.Tags[tag].Role != page.TagFigure {
		s.attach(doc, tag)
	}
	e := &s.elements[tag]
	e.kids = append(e.kids, k)
	s.onPage(doc, tag, k.page)
}

// onPage notes the first page of a tag.
func (s *structure) onPage(doc *page.Document, tag page.TagID, n int) {
	if e := &s.elements[tag]; e.page < 0 {
		e.page = n
	}
}

func (s *structure) attach(doc *page.Document, tag page.TagID) {
	if s.elements[tag].attached {
		return
	}
	s.elements[tag].attached = true
	parent := doc.Tags[tag].Parent
	s.attach(doc, parent)
	p := &s.elements[parent]
	p.kids = append(p.kids, kid{kind: kidElement, number: int(tag)})
}

// insert gives a tag that no text had its place among its siblings: before the
// first that was made after it.
func (s *structure) insert(doc *page.Document, tag page.TagID) {
	if s.elements[tag].attached {
		return
	}
	s.elements[tag].attached = true
	p := &s.elements[doc.Tags[tag].Parent]
	at := slices.IndexFunc(p.kids, func(k kid) bool {
		return k.kind == kidElement && k.number > int(tag)
	})
	if at < 0 {
		at = len(p.kids)
	}
	p.kids = slices.Insert(p.kids, at, kid{kind: kidElement, number: int(tag)})
}

// placeStructure gives out the object numbers of the structure.
func (f *finisher) placeStructure() (err error) {
	if len(f.tags) == 0 {
		return nil
	}
	if f.tree, err = newStructure(f.doc, f.owners); err != nil {
		return err
	}
	f.tree.root = f.out.reserve()
	f.tree.parents = f.out.reserve()
	f.tree.first = len(f.out.at)
	for range f.tags {
		f.out.reserve()
	}
	f.later = append(f.later, f.structure)
	return nil
}

// addLink puts a link annotation under its tag and returns its key in the
// ParentTree, whose first keys are the pages'.
func (f *finisher) addLink(tag page.TagID, object, n int) (key int, err error) {
	if int(tag) >= len(f.tags) || tag < 0 {
		return 0, errTag
	}
	e := &f.tree.elements[tag]
	e.kids = append(e.kids, kid{kidLink, object, n})
	f.tree.onPage(f.doc, tag, n)
	f.tree.links = append(f.tree.links, tag)
	return len(f.doc.Pages) + len(f.tree.links) - 1, nil
}

// structure writes the objects of the structure. Links are under their tags by
// then: the pages were written before.
func (f *finisher) structure() {
	f.structureRoot()
	f.parentTree()
	for i := range f.tags {
		f.element(i)
	}
}

func (f *finisher) structureRoot() {
	t := f.tree
	b := appendRef(append(f.dict(t.root), "/Type/StructTreeRoot/K "...), t.first)
	b = appendRef(append(b, "/ParentTree "...), t.parents)
	b = appendInt(append(b, "/ParentTreeNextKey "...), len(f.doc.Pages)+len(t.links))
	var notes []byte
	for i, tag := range f.tags {
		if tag.Role == page.TagNote {
			notes = appendRef(append(appendNoteID(notes, i), ' '), t.first+i)
		}
	}
	if len(notes) > 0 {
		b = append(append(append(b, "/IDTree<</Names["...), notes...), "]>>"...)
	}
	f.endDict(b)
}

// appendNoteID appends the identifier that ISO 14289-1 7.9 asks of notes. The
// digits are of one length, so that the order of tags is that of the tree.
func appendNoteID(b []byte, tag int) []byte { return fmt.Appendf(b, "(note%07d)", tag) }

// parentTree writes what leads from marked content and annotations to their
// elements (14.7.4.4).
func (f *finisher) parentTree() {
	t := f.tree
	b := append(f.dict(t.parents), "/Nums["...)
	for n, tags := range f.owners {
		if len(tags) == 0 {
			continue
		}
		b = append(appendInt(b, n), '[')
		for _, tag := range tags {
			b = append(appendRef(b, t.first+int(tag)), ' ')
		}
		b = append(b, ']')
	}
	for i, tag := range t.links {
		b = append(appendInt(b, len(f.doc.Pages)+i), ' ')
		b = append(appendRef(b, t.first+int(tag)), ' ')
	}
	f.endDict(append(b, ']'))
}

func (f *finisher) element(i int) {
	tag, e := &f.tags[i], &f.tree.elements[i]
	b := append(f.dict(f.tree.first+i), "/Type/StructElem/S/"...)
	b = append(append(b, tag.Role.String()...), "/P "...)
	if i == 0 {
		b = appendRef(b, f.tree.root)
	} else {
		b = appendRef(b, f.tree.first+int(tag.Parent))
	}
	if e.page >= 0 {
		b = appendRef(append(b, "/Pg "...), f.pages[e.page])
	}
	b = f.appendKids(b, e)
	for _, s := range []struct{ key, value string }{
		{"/Lang", tag.Lang}, {"/Alt", f.alt(i)}, {"/T", tag.Title},
	} {
		if s.value != "" {
			b = appendText(append(b, s.key...), s.value)
		}
	}
	if tag.Role == page.TagNote {
		b = appendNoteID(append(b, "/ID"...), i)
	}
	f.endDict(f.appendAttributes(b, tag, e))
}

// alt is the words that stand for tag i: of a figure that has none those of
// its caption, or that it is a picture (ISO 14289-1 7.3).
func (f *finisher) alt(i int) string {
	tag := &f.tags[i]
	if tag.Role != page.TagFigure || tag.Alt != "" {
		return tag.Alt
	}
	var words strings.Builder
	for n := range f.doc.Pages {
		texts := f.doc.Pages[n].Texts
		for k := range texts {
			if f.under(texts[k].Tag, page.TagID(i)) {
				words.WriteString(texts[k].Text)
			}
		}
	}
	return cmp.Or(strings.TrimSpace(words.String()), someFigure)
}

// someFigure is what is said of a picture of which nothing is known.
const someFigure = "图片"

// under tells whether tag is inside of outer.
func (f *finisher) under(tag, outer page.TagID) bool {
	for tag > outer {
		tag = f.tags[tag].Parent
	}
	return tag == outer
}

func (f *finisher) appendKids(b []byte, e *element) []byte {
	if len(e.kids) == 0 {
		return b
	}
	b = append(b, "/K["...)
	for i, k := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.kind == kidElement:
			b = appendRef(b, f.tree.first+k.number)
		case k.kind == kidLink:
			b = appendRef(append(b, "<</Type/OBJR/Obj "...), k.number)
			b = append(appendRef(append(b, "/Pg "...), f.pages[k.page]), ">>"...)
		case k.page == e.page:
			b = appendInt(b, k.number)
		default:
			b = appendRef(append(b, "<</Type/MCR/Pg "...), f.pages[k.page])
			b = append(appendInt(append(b, "/MCID "...), k.number), ">>"...)
		}
	}
	return append(b, ']')
}

// appendAttributes appends what tables and figures say of themselves (14.8.5).
func (f *finisher) appendAttributes(b []byte, tag *page.Tag, e *element) []byte {
	switch tag.Role {
	case page.TagFigure:
		if e.page < 0 {
			return b
		}
		b = append(b, "/A<</O/Layout/Placement/Block/BBox"...)
		b = f.appendRect(b, e.page, e.box)
		return append(b, ">>"...)
	case page.TagTH, page.TagTD:
		a := len(b)
		b = append(b, "/A<</O/Table"...)
		if tag.Scope != "" {
			b = append(append(b, "/Scope/"...), tag.Scope...)
		}
		if tag.Span > 1 {
			b = appendInt(append(b, "/ColSpan "...), tag.Span)
		}
		if tag.Rows > 1 {
			b = appendInt(append(b, "/RowSpan "...), tag.Rows)
		}
		if len(b) == a+len("/A<</O/Table") {
			return b[:a]
		}
		return append(b, ">>"...)
	}
	return b
}
