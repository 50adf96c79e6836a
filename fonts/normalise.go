package fonts

import (
	"encoding/binary"
	"fmt"

	"jianbao/fonts/sfnt"
	"jianbao/layout/glyph"
)

// The em box that all Chinese faces of ours share, in thousandths of an em
// from the baseline. Faces beside each other in a line must agree on it.
const (
	emTop    = 880
	emBottom = -120
	emMiddle = 380
	wholeEm  = 1000
)

// mark says how a Chinese mark is put into its em, in thousandths.
type mark struct {
	r       rune
	stretch bool // from edge to edge, so that two of them join
	x, y    int32
}

// marks are those that Western habits spoil in many fonts: narrow, or low.
// Quotation marks sit in the half of the em that is next to what they quote.
var marks = []mark{
	{r: '—', stretch: true, y: emMiddle},
	{r: '―', stretch: true, y: emMiddle},
	{r: '…', x: 500, y: emMiddle},
	{r: '·', x: 500, y: emMiddle},
	{r: '“', x: 760, y: 640},
	{r: '‘', x: 760, y: 640},
	{r: '”', x: 240, y: 640},
	{r: '’', x: 240, y: 640},
}

// normalise is a user's font made like the built-in ones: its character map
// in the forms that all our libraries read, its ideographs on our em box,
// its Chinese marks as wide as an ideograph. Western fonts get the map only.
func normalise(font *sfnt.Font, role glyph.Role) (*sfnt.Font, error) {
	n := newNormaliser(font)
	if role != glyph.Latin && role != glyph.LatinBold {
		if err := n.centre(); err != nil {
			return nil, err
		}
		for _, m := range marks {
			if err := n.place(m); err != nil {
				return nil, err
			}
		}
	}
	return sfnt.Parse(n.file())
}

// normaliser is a font on the way to its normal form.
type normaliser struct {
	font     *sfnt.Font
	chars    []sfnt.Char
	outlines [][]byte
	widths   []int32
	bearings []int32
	rise     int32 // how far ideographs were moved up
}

func newNormaliser(font *sfnt.Font) *normaliser {
	n := &normaliser{font: font}
	for r, id := range font.Characters {
		n.chars = append(n.chars, sfnt.Char{Rune: r, ID: id})
	}
	for i := range font.Glyphs() {
		id := glyph.ID(i)
		n.outlines = append(n.outlines, font.Outline(id))
		n.widths = append(n.widths, font.Advance(id))
		n.bearings = append(n.bearings, font.Bearing(id))
	}
	return n
}

// units are thousandths of an em in the font's units.
func (n *normaliser) units(thousandths int32) int32 {
	return thousandths * n.font.UnitsPerEm() / wholeEm
}

// closeEnough: built-in faces differ by a hundredth of an em among themselves.
const closeEnough = 10

// centre moves all but Western letters so that ideographs stand in the
// middle of the em box.
func (n *normaliser) centre() error {
	middle, ok := n.middle()
	if rise := n.units(emMiddle) - middle; ok && max(rise, -rise) > n.units(closeEnough) {
		n.rise = rise
	}
	if n.rise == 0 {
		return nil
	}
	stay := map[glyph.ID]bool{0: true}
	for _, c := range n.chars {
		if western(c.Rune) {
			stay[c.ID] = true
		}
	}
	for i := range n.outlines {
		id := glyph.ID(i)
		if stay[id] || len(n.outlines[i]) == 0 {
			continue
		}
		if err := n.redraw(id, id, func(p *sfnt.Point) { p.Y += n.rise }); err != nil {
			return err
		}
	}
	return nil
}

// western are letters that stand on the baseline beside Latin faces.
func western(r rune) bool { return r < 0x2000 && r != '·' }

// middle is the mean height of the middles of ideographs.
func (n *normaliser) middle() (int32, bool) {
	sum, count := int64(0), int64(0)
	for _, c := range n.chars {
		if b, ok := n.font.Bounds(c.ID); ok && 0x4E00 <= c.Rune && c.Rune <= 0x9FFF {
			sum += int64(b.Bottom+b.Top) / 2
			count++
		}
	}
	if count == 0 {
		return 0, false
	}
	return int32(sum / count), true
}

// place gives a mark a glyph of its own, an em wide, unless it is so already.
func (n *normaliser) place(m mark) error {
	i := n.find(m.r)
	if i < 0 {
		return nil
	}
	id, em := n.chars[i].ID, n.font.UnitsPerEm()
	box, ok := n.font.Bounds(id)
	if !ok || box.Right <= box.Left || len(n.outlines) > 0xFFFF {
		return nil
	}
	fills := box.Left <= 0 && box.Right >= em
	if n.widths[id] == em && (!m.stretch || fills) {
		return nil
	}
	own := glyph.ID(len(n.outlines))
	n.outlines = append(n.outlines, nil)
	n.widths = append(n.widths, em)
	n.bearings = append(n.bearings, 0)
	n.chars[i].ID = own
	return n.redraw(id, own, n.fit(m, box))
}

func (n *normaliser) find(r rune) int {
	for i, c := range n.chars {
		if c.Rune == r {
			return i
		}
	}
	return -1
}

// fit moves points from box to where m should be. Box is of the font as it
// came, and so are the points.
func (n *normaliser) fit(m mark, box sfnt.Box) func(*sfnt.Point) {
	em, up := n.font.UnitsPerEm(), n.units(m.y)-(box.Bottom+box.Top)/2
	if m.stretch {
		return func(p *sfnt.Point) {
			p.X = (p.X - box.Left) * em / (box.Right - box.Left)
			p.Y += up
		}
	}
	along := n.units(m.x) - (box.Left+box.Right)/2
	return func(p *sfnt.Point) {
		p.X += along
		p.Y += up
	}
}

// redraw makes the outline of glyph to from that of glyph from, each point
// moved. Components come out drawn in their places.
func (n *normaliser) redraw(from, to glyph.ID, move func(*sfnt.Point)) error {
	contours, err := n.font.Contours(from)
	if err != nil {
		return fmt.Errorf("redraw: %w", err)
	}
	// Bounds counts from the bearing, points from the box: make them agree.
	drawn, ok := n.font.Bounds(from)
	if !ok {
		return nil
	}
	slide := drawn.Left - sfnt.BoxOf(contours).Left
	for _, c := range contours {
		for i := range c {
			c[i].X += slide
			move(&c[i])
		}
	}
	outline, box := sfnt.Outline(contours)
	n.outlines[to], n.bearings[to] = outline, box.Left
	return nil
}

// file is the font rewritten.
func (n *normaliser) file() []byte {
	var loca, hmtx []byte
	glyf := make([]byte, 0, len(n.font.Table("glyf"))+4*len(n.outlines))
	for i, o := range n.outlines {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = sfnt.Pad(append(glyf, o...))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(n.widths[i]))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(n.bearings[i]))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	tables := []sfnt.Table{
		{Tag: "cmap", Body: sfnt.CharMap(n.chars)}, {Tag: "hmtx", Body: hmtx},
		{Tag: "loca", Body: loca}, {Tag: "head", Body: n.head()},
		{Tag: "hhea", Body: n.hhea()}, {Tag: "maxp", Body: n.maxp()},
		{Tag: "OS/2", Body: n.windows()},
		{Tag: "post", Body: sfnt.NoGlyphNames(n.font.Table("post"))},
	}
	for _, tag := range []string{"name", "cvt ", "fpgm", "prep"} {
		if b := n.font.Table(tag); len(b) > 0 {
			tables = append(tables, sfnt.Table{Tag: tag, Body: b})
		}
	}
	return append(sfnt.Begin(tables, len(glyf), sfnt.Sum(glyf)), glyf...)
}

// patch is the font's table with 16-bit numbers put at places.
func (n *normaliser) patch(tag string, values map[int]int32) []byte {
	b := append([]byte(nil), n.font.Table(tag)...)
	for at, v := range values {
		if at+2 <= len(b) {
			binary.BigEndian.PutUint16(b[at:], uint16(v))
		}
	}
	return b
}

// Places of numbers in the tables, from the OpenType specification.
func (n *normaliser) head() []byte {
	const bottom, top, location, long = 38, 42, 50, 1
	box := n.font.Describe().Box
	return n.patch("head", map[int]int32{
		bottom:   min(box.Bottom, box.Bottom+n.rise),
		top:      max(box.Top, box.Top+n.rise),
		location: long,
	})
}

func (n *normaliser) hhea() []byte {
	const widths = 34
	return n.patch("hhea", map[int]int32{widths: int32(len(n.widths))})
}

func (n *normaliser) windows() []byte {
	const top, bottom, gap = 68, 70, 72
	if n.font.Lookup('一') == 0 { // a Western face keeps its own box
		return n.font.Table("OS/2")
	}
	return n.patch("OS/2", map[int]int32{
		top: n.units(emTop), bottom: n.units(emBottom), gap: 0,
	})
}

// maxp counts what readers set aside room for. Outlines drawn anew have no
// more points than the composites they were made of, which it counted apart.
func (n *normaliser) maxp() []byte {
	const glyphs, points, contours, partPoints, partContours = 4, 6, 8, 10, 12
	b := n.font.Table("maxp")
	values := map[int]int32{glyphs: int32(len(n.outlines))}
	if len(b) > partContours+2 {
		for own, part := range map[int]int{points: partPoints, contours: partContours} {
			values[own] = int32(max(binary.BigEndian.Uint16(b[own:]),
				binary.BigEndian.Uint16(b[part:])))
		}
	}
	return n.patch("maxp", values)
}
