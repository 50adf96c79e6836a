package layout

import (
	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// Figures: the resolution of pictures that do not say theirs, and the room
// between a picture and its caption or what follows.
const (
	usualDPI  = 150
	figureGap = 2 * unit.Mm
)

// figure is a picture with its caption, one strip.
type figure struct {
	block   *block.Block
	size    unit.Size
	caption *paragraph
	pitch   unit.Length // of caption lines
	tag     page.TagID
}

// figureOf scales a picture into the type area together with its caption.
func (c *composer) figureOf(b *block.Block, tag page.TagID) *figure {
	f := &figure{block: b, tag: tag}
	if len(b.Figure.Caption) > 0 {
		cap := c.tag(page.Tag{Role: page.TagCaption, Parent: tag})
		f.caption = c.paragraphOf(b.Figure.Caption, b.Figure.Style, cap)
		f.pitch = linePitch(b.Figure.Style)
	}
	room := c.area().H() - f.captionHeight() - figureGap
	f.size = scaleInto(b.Figure.Picture, unit.Size{W: c.area().W() - b.Style.Left - b.Style.Right, H: room})
	return f
}

// linePitch is a style's own pitch, or one and a half of its size.
func linePitch(s *block.Style) unit.Length {
	if s.Pitch > 0 {
		return s.Pitch
	}
	return percent(s.Size, 150)
}

// scaleInto is a picture's own size, made smaller to fit into room.
func scaleInto(p *picture.Picture, room unit.Size) unit.Size {
	dpi := p.DPI
	if dpi < 36 {
		dpi = usualDPI
	}
	s := unit.Size{
		W: unit.Scale(unit.Inch, int64(p.Width), int64(dpi)),
		H: unit.Scale(unit.Inch, int64(p.Height), int64(dpi)),
	}
	if s.W > room.W {
		s = unit.Size{W: room.W, H: unit.Scale(room.W, int64(p.Height), int64(p.Width))}
	}
	if s.H > room.H {
		s = unit.Size{W: unit.Scale(room.H, int64(p.Width), int64(p.Height)), H: room.H}
	}
	return s
}

func (f *figure) captionHeight() unit.Length {
	if f.caption == nil {
		return figureGap
	}
	return figureGap + unit.Length(len(f.caption.lines))*f.pitch
}

func (f *figure) strips() int            { return 1 }
func (f *figure) mayPart(int) bool       { return false }
func (f *figure) resume(int) unit.Length { return 0 }

func (f *figure) strip(int) strip {
	return strip{height: f.size.H + f.captionHeight(), body: 2}
}

// leastShrunk is how small a picture is made to stand on the page where it
// belongs, in hundredths: rather that than a hole at the page's foot.
const leastShrunk = 80

// shrunkInto is the picture's height when it takes room with its caption; 0
// when that would make it too small.
func (f *figure) shrunkInto(room unit.Length) unit.Length {
	if h := room - f.captionHeight(); h >= percent(f.size.H, leastShrunk) {
		return h
	}
	return 0
}

func (f *figure) draw(c *composer, pg *page.Page, _ int, s spot) {
	s0, size := f.block.Style, f.size
	if s.shrunk > 0 {
		size = unit.Size{W: unit.Scale(size.W, int64(s.shrunk), int64(size.H)), H: s.shrunk}
	}
	x := c.area().Min.X + s0.Left + (c.area().W()-s0.Left-s0.Right-size.W)/2
	y := c.area().Min.Y + s.y
	pg.Pictures = append(pg.Pictures, page.Picture{
		Tag: f.tag, Picture: f.block.Figure.Picture, Source: f.block.Pos,
		Area: unit.Rect{Min: unit.Point{X: x, Y: y}, Max: unit.Point{X: x + size.W, Y: y + size.H}},
	})
	if f.caption == nil {
		return
	}
	y += size.H + figureGap
	for k := range f.caption.lines {
		base := y + unit.Length(k)*f.pitch + f.pitch/2 + percent(f.block.Figure.Style.Size, centrePercent)
		c.drawLine(pg, f.caption, k, unit.Point{X: c.area().Min.X + f.caption.left, Y: base})
	}
}
