package pdf

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/picture"
)

// finisher goes once over what gopdf wrote, object by object, and writes the
// file: pictures and resources as they are, everything else its own way.
type finisher struct {
	// configuration
	doc      *page.Document
	plan     plan
	tags     []page.Tag         // of doc, or none
	spots    []ink.Ink          // with plates of their own
	pictures []*picture.Picture // to come, of a press file
	opt      Options
	programs []program
	shown    shown          // in place of the stub's glyphs, in the order drawn
	owners   [][]page.TagID // by page and number of the marked content

	// state
	next    int      // text call
	objects []object // of gopdf, by number
	out     output
	scratch []byte
	plain   []byte         // content before it is compressed
	drawn   []int          // object numbers of gopdf's pages
	pages   []int          // and of the pages of the file
	frames  map[string]int // object numbers of what stands between contents
	tree    *structure     // nil without tags
	fonts   []int          // of the character maps of the faces; a font's rest follows
	anchors map[string]int
	later   []func() // writes objects whose numbers are given out already
}

// outPool holds the buffers that files are put together in.
var outPool = sync.Pool{New: func() any { return new(outRoom) }}

// outRoom is the room for one file.
type outRoom struct {
	file, scratch, plain []byte
	bundle               bundle
}

// finish writes the document that gopdf drew as raw to w, in one piece.
func finish(w io.Writer, raw []byte, f *finisher) error {
	objects, err := parse(raw)
	if err != nil {
		return err
	}
	if err := checkOrder(objects, len(f.doc.Pages), len(f.programs) > 0); err != nil {
		return err
	}
	f.objects = objects
	room := outPool.Get().(*outRoom)
	defer outPool.Put(room)
	f.out = output{packs: f.packs(), small: f.opt.Small, bundle: room.bundle.emptied(),
		b: append(slices.Grow(room.file[:0], len(f.shown.glyphs)), header...), at: make([]place, len(objects))}
	f.scratch, f.plain = room.scratch, room.plain
	file, err := f.file()
	*room = outRoom{file, f.scratch, f.plain, f.out.bundle}
	if err != nil {
		return err
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// file is the whole file.
func (f *finisher) file() ([]byte, error) {
	f.findPages()
	f.placeFonts()
	if err := f.placeStructure(); err != nil {
		return f.out.b, err
	}
	info := f.out.reserve()
	f.out.object(info, appendInfo(nil, &f.doc.Meta))
	for n := range f.objects[1:] {
		if err := f.object(n + 1); err != nil {
			return f.out.b, err
		}
	}
	for i := 0; i < len(f.later); i++ { // one may ask for another
		f.later[i]()
	}
	if n := len(f.shown.calls) - f.next; n > 0 {
		return f.out.b, fmt.Errorf("%w: %d texts are missing", errShape, n)
	}
	return f.out.whole(info), nil
}

// packs tells whether objects are compressed together. Those for a press are
// not: programs there may be old.
func (f *finisher) packs() bool { return f.opt.Print == nil }

func (f *finisher) findPages() {
	for n, o := range f.objects {
		if o.kind == kindPage {
			f.drawn = append(f.drawn, n)
		}
	}
	f.placePages()
	f.anchors = make(map[string]int, len(f.doc.Anchors))
	for i, a := range f.doc.Anchors {
		f.anchors[a.Name] = i
	}
}

// object writes what stands for gopdf's object n.
func (f *finisher) object(n int) error {
	switch o := f.objects[n]; o.kind {
	case kindCatalog:
		return f.catalog()
	case kindPages:
		f.pageTree()
	case kindOutlines:
		return f.outlines()
	case kindPage:
		if f.plan.plain {
			return f.page(f.index(n))
		}
	case kindContent:
		return f.content(n)
	case kindResources:
		return f.resources(n)
	case kindImage:
		if f.opt.Print != nil {
			return f.pressPicture(n)
		}
		f.out.object(n, trimEnd(o.body))
	case kindPalette:
		if f.opt.Print == nil { // pictures for a press have none
			return f.palette(n)
		}
	case kindToUnicode, kindFontFile, kindDescriptor, kindCIDFont, kindType0:
		f.font(0, n)
	default:
		f.out.object(n, trimEnd(o.body))
	}
	return nil
}

// trimEnd is b without the line end that close writes.
func trimEnd(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		return b[:n-1]
	}
	return b
}

// dict begins object n and returns a slice to append its dictionary to, which
// goes back through endDict.
func (f *finisher) dict(n int) []byte {
	f.out.open(n)
	return append(f.out.b, "<<"...)
}

func (f *finisher) endDict(b []byte) {
	f.out.b = append(b, ">>"...)
	f.out.close()
}

// worthwhile is from how many bytes on a stream is compressed: to set up the
// codes takes as long as some kilobytes of data.
const worthwhile = 256

func (f *finisher) deflated(n int, data []byte) {
	if len(data) < worthwhile {
		f.out.stream(n, "", data)
		return
	}
	f.scratch = appendDeflated(f.scratch[:0], data, f.opt.Small)
	f.out.stream(n, filtered, f.scratch)
}

func (f *finisher) content(n int) error {
	data, err := stream(f.objects[n].body)
	if err != nil {
		return err
	}
	f.plain, f.next, err = f.shown.appendShown(f.plain[:0], unwrap(data), f.next)
	f.deflated(n, f.plain)
	return err
}

func (f *finisher) palette(n int) error {
	data, err := stream(f.objects[n].body)
	f.out.stream(n, "", data)
	return err
}

func (f *finisher) resources(n int) error {
	composite := make([]int, len(f.fonts))
	for slot, base := range f.fonts {
		composite[slot] = base + objectsPerFont - 1
	}
	b, err := appendResources(nil, trimEnd(f.objects[n].body), composite)
	if err == nil && f.opt.Print != nil {
		b, err = f.appendPressResources(b)
	}
	f.out.object(n, b)
	return err
}

func (f *finisher) catalog() error {
	meta := f.out.reserve()
	f.later = append(f.later, func() {
		// Not compressed: archives read it without knowing filters (ISO 19005-1 6.7.2).
		f.out.stream(meta, "/Type/Metadata/Subtype/XML",
			appendXMP(nil, &f.doc.Meta, f.opt.Standard))
	})
	intent, source := f.intent(), f.enclose()
	b := append(append(f.dict(catalogObject), intent...), source...)
	b = appendRef(append(b, "/Type/Catalog/Pages "...), pagesObject)
	b = appendRef(append(b, "/Metadata "...), meta)
	b = appendText(append(b, "/Lang"...), language(&f.doc.Meta))
	if f.tree != nil {
		b = append(b, "/MarkInfo<</Marked true>>/StructTreeRoot "...)
		b = appendRef(b, f.tree.root)
	}
	b = append(b, "/ViewerPreferences<</DisplayDocTitle true>>"...)
	b = appendPageLabels(append(b, "/PageLabels"...), f.labels())
	if len(f.doc.Outline) > 0 {
		b = appendRef(append(b, "/Outlines "...), outlinesObject)
	}
	f.endDict(b)
	return nil
}

// language is the language of the document: Chinese of the mainland when it
// does not say.
func language(m *page.Metadata) string {
	if m.Language == "" {
		return "zh-CN"
	}
	return m.Language
}

func (f *finisher) pageTree() {
	b := f.dict(pagesObject)
	b = appendInt(append(b, "/Type/Pages/Count "...), len(f.pages))
	b = appendRefs(append(b, "/Kids"...), f.pages)
	f.endDict(b)
}
