package preview

import (
	"image"
	"sync"
	"testing"

	"jianbao/fonts"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// bothCanvases draws the same on a canvas of each kind.
func bothCanvases(size image.Point, inks []rgb, draw func(canvas)) (*tinted, *painted) {
	few, all := newTinted(size, inks), newPainted(size)
	draw(few)
	draw(all)
	return few, all
}

// What a canvas of few colours shows is what one of all colours shows, but
// for half a step of sixteen at the edges of glyphs.
func TestFewColoursLookLikeAll(t *testing.T) {
	size := image.Pt(20, 20)
	inks := []rgb{{}, {0xD8, 0x1E, 0x06}, paper, {20, 60, 160}, {90, 90, 95}}
	few, all := bothCanvases(size, inks, func(c canvas) {
		state := uint32(1)
		for range 300 {
			state = state*1664525 + 1013904223
			c.setInk(inks[state>>8%5])
			at, level := image.Pt(int(state>>12)%15, int(state>>20)%20), uint8(state>>28)
			c.row(at.X, at.Y, []uint8{level, 0, full, level, 1})
		}
	})
	worst := 0
	for i, n := range few.pix {
		p := all.img.Pix[4*i:]
		worst = max(worst, few.colours[n].distance(rgb{p[0], p[1], p[2]}))
	}
	if worst > 3*near {
		t.Errorf("a pixel is %d of 255 off, after as many layers as no page has", worst)
	}
}

func TestColoursNeverRunOut(t *testing.T) {
	c := newTinted(image.Pt(256, 1), nil)
	for i := range 256 {
		c.setInk(rgb{uint8(i * 7), uint8(i * 31), uint8(i * 57)})
		c.row(i, 0, []uint8{full})
		c.row(i, 0, []uint8{uint8(i) % full})
	}
	if len(c.colours) > unknown {
		t.Errorf("%d colours, want at most %d", len(c.colours), unknown)
	}
}

func TestPagesOfManyInksAreDrawnInAllColours(t *testing.T) {
	p := &page.Page{}
	for i := range mostInks + 1 {
		p.Rules = append(p.Rules, page.Rule{Ink: ink.Ink{R: uint8(i)}})
	}
	if _, ok := newCanvas(p, image.Pt(1, 1)).(*painted); !ok {
		t.Error("want a canvas of any colours")
	}
}

// A bar's ink is its area, wherever its edges lie.
func TestBarsCoverWhatTheyTouch(t *testing.T) {
	for _, c := range []struct {
		area [4]unit.Length // left, top, right, bottom in quarters of a pixel
		want [][]uint8
	}{
		{[4]unit.Length{4, 4, 12, 8}, [][]uint8{{0, 0, 0, 0}, {0, 15, 15, 0}, {0, 0, 0, 0}}},
		{[4]unit.Length{2, 4, 11, 8}, [][]uint8{{0, 0, 0, 0}, {8, 15, 11, 0}, {0, 0, 0, 0}}},
		{[4]unit.Length{0, 3, 16, 5}, [][]uint8{{4, 4, 4, 4}, {4, 4, 4, 4}, {0, 0, 0, 0}}},
		{[4]unit.Length{5, 5, 6, 6}, [][]uint8{{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}}},
		{[4]unit.Length{-99, -9, 99, 4}, [][]uint8{{15, 15, 15, 15}, {0, 0, 0, 0}, {0, 0, 0, 0}}},
		{[4]unit.Length{8, 8, 8, 12}, [][]uint8{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}},
		{[4]unit.Length{8, 8, 4, 4}, [][]uint8{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}},
	} {
		tray := newTinted(image.Pt(4, 3), nil)
		tray.setInk(rgb{})
		d := drawing{canvas: tray, size: tray.size, scale: 72}
		const q = unit.Pt / 4
		d.bar(unit.Rect{Min: unit.Point{X: c.area[0] * q, Y: c.area[1] * q},
			Max: unit.Point{X: c.area[2] * q, Y: c.area[3] * q}})
		for y, row := range c.want {
			for x, want := range row {
				got := tray.colours[tray.pix[4*y+x]].r
				if got != 255-want*17 {
					t.Errorf("%v: pixel %d, %d is %d, want %d", c.area, x, y, got, 255-want*17)
				}
			}
		}
	}
}

func TestGridLinesStandAtTheTypeArea(t *testing.T) {
	area := unit.Rect{Min: unit.Point{X: 2 * unit.Mm, Y: 2 * unit.Mm},
		Max: unit.Point{X: 18 * unit.Mm, Y: 8 * unit.Mm}}
	doc := &page.Document{Pages: []page.Page{{
		Size: unit.Size{W: 20 * unit.Mm, H: 10 * unit.Mm}, TypeArea: area}}}
	o := Options{DPI: 254, Grid: Grid{Columns: 4, Lines: 2, Em: 2 * unit.Mm}}
	file, err := New(fonts.Default()).Render(doc, 0, o)
	if err != nil {
		t.Fatal(err)
	}
	img := decoded(t, file)
	// Ten pixels are a millimetre. Lines begin at 2 and 6 mm, cells are 4 mm wide.
	for _, c := range []struct {
		x, y int
		want rgb
	}{
		{20, 50, areaColour}, {180, 50, areaColour},
		{100, 20, areaColour}, {100, 80, areaColour},
		{60, 30, cellColour}, {100, 70, cellColour}, {50, 40, cellColour}, {50, 60, cellColour},
		{50, 37, baselineColour}, {50, 77, baselineColour},
		{60, 50, paper}, {10, 10, paper}, {50, 30, paper},
	} {
		r, g, b, _ := img.At(c.x, c.y).RGBA()
		if got := (rgb{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}); got != c.want {
			t.Errorf("pixel %d, %d is %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func TestCachesAreBounded(t *testing.T) {
	c := newCache[int, int](100)
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			for i := range 1000 {
				c.put(i*4+g, i, 10)
				if v, ok := c.get(i*4 + g); ok && v != i {
					t.Errorf("got %d of %d", v, i)
				}
			}
		})
	}
	group.Wait()
	if n := len(c.young) + len(c.old); n > 10 {
		t.Errorf("%d values of 10 bytes in 100 bytes", n)
	}
	c.put(-1, 1, 51)
	if _, ok := c.get(-1); ok {
		t.Error("a value of more than half the cache is kept")
	}
}

// What is asked for again and again outlives what is not.
func TestCachesKeepWhatIsUsed(t *testing.T) {
	c := newCache[int, int](100)
	c.put(-1, 7, 10)
	for i := range 50 {
		c.put(i, i, 10)
		if v, ok := c.get(-1); !ok || v != 7 {
			t.Fatalf("lost after %d others", i+1)
		}
	}
}
