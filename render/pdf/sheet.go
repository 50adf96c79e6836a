package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// sheet is a page of the file: pages of the document on one side of a paper.
type sheet struct {
	size   unit.Size // of the paper as trimmed
	placed []placed
}

// placed is a page with its top left corner at x, y of the sheet's.
type placed struct {
	page int
	x, y unit.Length
}

// plan is what is drawn and how it comes onto sheets.
type plan struct {
	doc    *page.Document // the pages to draw
	sheets []sheet
	plain  bool // every sheet is a page of its own, in order
}

var (
	errOrder   = errors.New("imposed sheets and numbered copies are PDF/A-2b at most")
	errSerial  = errors.New("numbered copies ask for a serial (份号) of digits in the issue")
	errSerials = errors.New("the serial has too few digits for so many copies")
	errCopies  = errors.New("fewer copies than none")
)

// planOf plans the file that opt asks for.
func planOf(doc *page.Document, opt *Options) (plan, error) {
	p := plan{doc: doc, plain: opt.Impose == Single && opt.Copies == 0}
	if opt.Copies < 0 {
		return p, errCopies
	}
	numbered := 0
	var err error
	if opt.Copies > 0 {
		if p.doc, numbered, err = numberCopies(doc, opt); err != nil {
			return p, err
		}
	}
	mirror := func(n int) unit.Length {
		if opt.Mirror && n%2 == 1 {
			return mirrored(&doc.Pages[n])
		}
		return 0
	}
	p.sheets = impose(doc.Pages, opt.Impose, opt.Creep, mirror)
	if opt.Copies > 0 {
		p.sheets = repeat(p.sheets, numbered, len(doc.Pages), opt.Copies)
	}
	return p, nil
}

// mirrored is how far the type area of p moves when its left and right margins
// are exchanged, as on the back of a leaf.
func mirrored(p *page.Page) unit.Length {
	if p.TypeArea.W() <= 0 {
		return 0
	}
	return p.Size.W - p.TypeArea.Max.X - p.TypeArea.Min.X
}

// impose puts pages on sheets. mirror says how far a page is moved to the right.
func impose(pages []page.Page, how Imposition, creep unit.Length,
	mirror func(int) unit.Length) (sheets []sheet) {
	if how == Single {
		for n := range pages {
			sheets = append(sheets, sheet{pages[n].Size, []placed{{page: n, x: mirror(n)}}})
		}
		return sheets
	}
	half := widest(pages)
	for side, pair := range pairs(len(pages), how) {
		s := sheet{size: unit.Size{W: 2 * half.W, H: half.H}}
		push := unit.Length(0)
		if how == Booklet { // inner sheets come out further at the fore-edge
			push = unit.Length(side/2) * creep
		}
		for k, n := range pair {
			if n < 0 || n >= len(pages) {
				continue
			}
			at := placed{page: n, x: mirror(n) + push}
			if k == 1 {
				at.x = half.W + mirror(n) - push
			}
			s.placed = append(s.placed, at)
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// widest is a size that holds each of pages.
func widest(pages []page.Page) (s unit.Size) {
	for i := range pages {
		s.W, s.H = max(s.W, pages[i].Size.W), max(s.H, pages[i].Size.H)
	}
	return s
}

// pairs is which of n pages stand left and right on each side of the sheets;
// numbers beyond n are blank. A booklet of four has 4|1 and 2|3 on its one
// sheet: folded, its pages follow one another.
func pairs(n int, how Imposition) (sides [][2]int) {
	if how == TwoUp {
		for i := 0; i < n; i += 2 {
			sides = append(sides, [2]int{i, i + 1})
		}
		return sides
	}
	last := (n+3)/4*4 - 1
	for i := 0; i < last-i; i += 2 {
		sides = append(sides, [2]int{last - i, i}, [2]int{i + 1, last - i - 1})
	}
	return sides
}

// repeat is sheets once for every copy; where page numbered stands, the page
// with the copy's serial, from first on, stands over it.
func repeat(sheets []sheet, numbered, first, copies int) (all []sheet) {
	for c := range copies {
		for _, s := range sheets {
			for _, at := range s.placed {
				if at.page == numbered {
					at.page = first + c
					s.placed = append(slices.Clone(s.placed), at)
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// serialPath is where an issue has its serial.
const serialPath = "serial"

// numberCopies is doc without its serial and with a page for every copy that
// has nothing but the copy's; they count on from that of the issue.
func numberCopies(doc *page.Document, opt *Options) (*page.Document, int, error) {
	n, k := findSerial(doc)
	if n < 0 {
		return nil, 0, errSerial
	}
	out := *doc
	out.Pages = slices.Clone(doc.Pages)
	bare := &out.Pages[n]
	serial := bare.Texts[k]
	bare.Texts = slices.Delete(slices.Clone(bare.Texts), k, k+1)
	for c := range opt.Copies {
		t, err := counted(serial, c, opt)
		if err != nil {
			return nil, 0, err
		}
		out.Pages = append(out.Pages, page.Page{Size: bare.Size, Texts: []page.Text{t}})
	}
	return &out, n, nil
}

// findSerial is the page and the text of the serial, -1 when there is none.
func findSerial(doc *page.Document) (n, k int) {
	for n := range doc.Pages {
		for k := range doc.Pages[n].Texts {
			t := &doc.Pages[n].Texts[k]
			if t.Source.Path == serialPath && digitsOf(t.Text) > 0 {
				return n, k
			}
		}
	}
	return -1, -1
}

// digitsOf is how many digits s ends with.
func digitsOf(s string) int {
	return len(s) - len(strings.TrimRight(s, "0123456789"))
}

// counted is serial c copies further on.
func counted(serial page.Text, c int, opt *Options) (page.Text, error) {
	digits := digitsOf(serial.Text)
	head := serial.Text[:len(serial.Text)-digits]
	from, err := strconv.Atoi(serial.Text[len(head):])
	number := strconv.Itoa(from + c)
	if err != nil || len(number) > digits {
		return serial, errSerials
	}
	face := opt.Fonts.Face(serial.Face)
	if face == nil || len(serial.Glyphs) < digits {
		return serial, errSerial
	}
	serial.Text = head + strings.Repeat("0", digits-len(number)) + number
	serial.Glyphs = slices.Clone(serial.Glyphs)
	for i := range digits {
		g := &serial.Glyphs[len(serial.Glyphs)-digits+i]
		r := rune(serial.Text[len(head)+i])
		if g.Runes != 1 {
			return serial, errSerial
		}
		if g.ID = face.Lookup(r); g.ID == 0 {
			return serial, fmt.Errorf("%w: %q", errNotdef, r)
		}
	}
	return serial, nil
}
