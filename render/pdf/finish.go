package pdf

import (
	"fmt"
	"io"
	"sync"

	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// finisher goes once over what gopdf wrote, object by object, and writes the
// file: pictures and resources as they are, everything else its own way.
type finisher struct {
	// configuration
	doc      *page.Document
	tags     []page.Tag // of doc, or none
	opt      Options
	programs []program
	slots    []uint8        // of the faces of the texts to come, in the order drawn
	owners   [][]page.TagID // by page and number of the marked content

	// state
	objects []object // of gopdf, by number
	out     output
	scratch []byte
	plain   []byte     // content before it is compressed
	pages   []int      // object numbers of the pages
	tree    *structure // nil without tags
	fonts   []int      // of the character maps of the faces; the rest of a font follows
	anchors map[string]int
	later   []func() // writes objects whose numbers are given out already
}

// outPool holds the buffers that files are put together in.
var outPool = sync.Pool{New: func() any { return new([3][]byte) }}

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
	buffers := outPool.Get().(*[3][]byte)
	defer outPool.Put(buffers)
	f.out = output{b: append(buffers[0][:0], header...), at: make([]int, len(objects))}
	f.scratch, f.plain = buffers[1], buffers[2]
	file, err := f.file()
	*buffers = [3][]byte{file, f.scratch, f.plain}
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
	if len(f.slots) > 0 {
		return f.out.b, fmt.Errorf("%w: %d texts are missing", errShape, len(f.slots))
	}
	return f.out.end(info), nil
}

func (f *finisher) findPages() {
	for n, o := range f.objects {
		if o.kind == kindPage {
			f.pages = append(f.pages, n)
		}
	}
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
		return f.page(n)
	case kindContent:
		return f.content(n)
	case kindResources:
		return f.resources(n)
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

func (f *finisher) deflated(n int, data []byte) {
	f.scratch = appendDeflated(f.scratch[:0], data, f.opt.Small)
	f.out.stream(n, "/Filter/FlateDecode", f.scratch)
}

func (f *finisher) content(n int) error {
	data, err := stream(f.objects[n].body)
	if err != nil {
		return err
	}
	f.plain, f.slots, err = appendFaces(f.plain[:0], unwrap(data), f.slots)
	f.deflated(n, f.plain)
	return err
}

func (f *finisher) resources(n int) error {
	composite := make([]int, len(f.fonts))
	for slot, base := range f.fonts {
		composite[slot] = base + objectsPerFont - 1
	}
	f.out.open(n)
	var err error
	f.out.b, err = appendResources(f.out.b, trimEnd(f.objects[n].body), composite)
	f.out.close()
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
	b = appendPageLabels(append(b, "/PageLabels"...), f.doc.Pages)
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

func (f *finisher) page(n int) error {
	i := f.index(n)
	p := &f.doc.Pages[i]
	annots, err := f.links(i)
	if err != nil {
		return on(i, err)
	}
	b := f.dict(n)
	b = appendRef(append(b, "/Type/Page/Parent "...), pagesObject)
	b = appendBox(append(b, "/MediaBox"...), p.Size)
	b = appendBox(append(b, "/TrimBox"...), p.Size)
	b = appendRef(append(b, "/Resources "...), resourcesObject)
	if c := contentOf(f.objects[n].body); c > 0 {
		b = appendRef(append(b, "/Contents "...), c)
	}
	if len(annots) > 0 {
		b = appendRefs(append(b, "/Annots"...), annots)
	}
	if f.tree != nil { // readers go through links in the order of the structure
		b = appendInt(append(b, "/Tabs/S/StructParents "...), i)
	}
	f.endDict(b)
	return nil
}

// index is the place in the document of the page that is object n.
func (f *finisher) index(n int) int {
	lo, hi := 0, len(f.pages)
	for lo < hi {
		if mid := (lo + hi) / 2; f.pages[mid] < n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// appendBox appends a page boundary (PDF 32000-1 14.11.2). The trim is stated
// besides the medium, so that printers need not guess.
func appendBox(b []byte, s unit.Size) []byte {
	b = appendPoints(append(b, "[0 0 "...), s.W)
	return append(appendPoints(append(b, ' '), s.H), ']')
}

// appendDest appends the destination of an anchor.
func (f *finisher) appendDest(b []byte, name string) ([]byte, error) {
	i, ok := f.anchors[name]
	if !ok {
		return b, fmt.Errorf("no anchor %q", name)
	}
	a := f.doc.Anchors[i]
	if a.Page < 0 || a.Page >= len(f.pages) {
		return b, fmt.Errorf("anchor %q is on no page", name)
	}
	b = appendRef(append(b, "/Dest["...), f.pages[a.Page])
	// Left and magnification stay as the reader has them (12.3.2.2).
	b = appendPoints(append(b, "/XYZ null "...), f.doc.Pages[a.Page].Size.H-a.Y)
	return append(b, " null]"...), nil
}
