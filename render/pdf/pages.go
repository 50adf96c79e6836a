package pdf

import (
	"fmt"
	"slices"

	"jianbao/layout/unit"
)

// placePages gives out the numbers of the pages of the file. Where sheets are
// pages of the document they are those that gopdf gave.
func (f *finisher) placePages() {
	f.frames = map[string]int{}
	if f.plan.plain {
		f.pages = f.drawn
		return
	}
	for range f.plan.sheets {
		f.pages = append(f.pages, f.out.reserve())
	}
	f.later = append(f.later, func() {
		for i := range f.pages {
			_ = f.page(i) // only links can be wrong, and sheets have none
		}
	})
}

// page writes page i of the file.
func (f *finisher) page(i int) error {
	s := &f.plan.sheets[i]
	var annots []int
	if f.plan.plain {
		var err error
		if annots, err = f.links(i); err != nil {
			return on(i, err)
		}
	}
	b := f.dict(f.pages[i])
	b = appendRef(append(b, "/Type/Page/Parent "...), pagesObject)
	b = f.appendBoxes(b, s.size)
	b = appendRef(append(b, "/Resources "...), resourcesObject)
	b = f.appendContents(b, s)
	if len(annots) > 0 {
		b = appendRefs(append(b, "/Annots"...), annots)
	}
	if f.tree != nil { // readers go through links in the order of the structure
		b = appendInt(append(b, "/Tabs/S/StructParents "...), i)
	}
	f.endDict(b)
	return nil
}

// appendBoxes appends the page boundaries (PDF 32000-1 14.11.2). The trim is
// stated besides the medium, so that printers need not guess.
func (f *finisher) appendBoxes(b []byte, trim unit.Size) []byte {
	slug, bleed := f.opt.Print.slug(), f.opt.Print.bleed()
	b = appendBox(append(b, "/MediaBox"...), trim, slug, slug)
	if slug > 0 {
		b = appendBox(append(b, "/BleedBox"...), trim, slug, bleed)
	}
	return appendBox(append(b, "/TrimBox"...), trim, slug, 0)
}

// appendBox appends the rectangle that reaches beyond a trim by more, in a
// medium that reaches beyond it by slug.
func appendBox(b []byte, trim unit.Size, slug, more unit.Length) []byte {
	b = append(appendPoints(append(b, '['), slug-more), ' ')
	b = append(appendPoints(b, slug-more), ' ')
	b = append(appendPoints(b, slug+trim.W+more), ' ')
	return append(appendPoints(b, slug+trim.H+more), ']')
}

// place is where page n of the document comes to stand: on which page of the
// file, and where the left and the top of it are there.
func (f *finisher) place(n int) (at int, left, top unit.Length, ok bool) {
	if f.plan.plain {
		if at = n; n < 0 || n >= len(f.plan.sheets) {
			return 0, 0, 0, false
		}
	} else {
		at = slices.IndexFunc(f.plan.sheets, func(s sheet) bool {
			return slices.ContainsFunc(s.placed, func(p placed) bool { return p.page == n })
		})
		if at < 0 {
			return 0, 0, 0, false
		}
	}
	s := &f.plan.sheets[at]
	k := slices.IndexFunc(s.placed, func(p placed) bool { return p.page == n })
	slug := f.opt.Print.slug()
	return at, slug + s.placed[k].x, slug + s.size.H - s.placed[k].y, true
}

// appendContents appends the contents of a sheet: those of its pages, each
// moved to its place, and the marks of the press.
func (f *finisher) appendContents(b []byte, s *sheet) []byte {
	var parts []int
	var frame []byte
	slug := f.opt.Print.slug()
	for _, at := range s.placed {
		c := contentOf(f.objects[f.drawn[at.page]].body)
		if c == 0 {
			continue
		}
		x, y := slug+at.x, slug+s.size.H-at.y-f.doc.Pages[at.page].Size.H
		if x != 0 || y != 0 || !f.plan.plain {
			frame = append(appendPoints(append(frame, "q 1 0 0 1 "...), x), ' ')
			frame = append(appendPoints(frame, y), " cm\n"...)
			parts = append(parts, f.frame(frame), c)
			frame = append(frame[:0], "Q\n"...)
		} else {
			parts = append(parts, c)
		}
	}
	if p := f.opt.Print; p != nil && p.Marks {
		frame = p.appendMarks(frame, s.size)
	}
	if len(frame) > 0 {
		parts = append(parts, f.frame(frame))
	}
	switch len(parts) {
	case 0:
		return b
	case 1:
		return appendRef(append(b, "/Contents "...), parts[0])
	}
	return appendRefs(append(b, "/Contents"...), parts)
}

// frame is the number of a content stream of its own with ops. Those that are
// alike are written once.
func (f *finisher) frame(ops []byte) int {
	n, ok := f.frames[string(ops)]
	if !ok {
		n = f.out.reserve()
		f.frames[string(ops)] = n
		body := append([]byte(nil), ops...)
		f.later = append(f.later, func() { f.out.stream(n, "", body) })
	}
	return n
}

// index is the place in the document of the page that gopdf has as object n.
func (f *finisher) index(n int) int {
	i, _ := slices.BinarySearch(f.drawn, n)
	return i
}

// appendDest appends the destination of an anchor.
func (f *finisher) appendDest(b []byte, name string) ([]byte, error) {
	i, ok := f.anchors[name]
	if !ok {
		return b, fmt.Errorf("no anchor %q", name)
	}
	a := f.doc.Anchors[i]
	n, _, top, ok := f.place(a.Page)
	if !ok {
		return b, fmt.Errorf("anchor %q is on no page", name)
	}
	b = appendRef(append(b, "/Dest["...), f.pages[n])
	// Left and magnification stay as the reader has them (12.3.2.2).
	b = appendPoints(append(b, "/XYZ null "...), top-a.Y)
	return append(b, " null]"...), nil
}
