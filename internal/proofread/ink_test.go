package proofread

import (
	"fmt"
	"testing"
)

// strip draws dashes from x to x, in points, on a small white page.
func strip(dashes ...[2]int) grey {
	g := grey{width: 80 * dots, height: 20 * dots}
	for range g.width * g.height {
		g.pixels = append(g.pixels, 255)
	}
	for _, dash := range dashes {
		for x := dash[0] * dots; x < dash[1]*dots; x++ {
			g.pixels[10*dots*g.width+x] = 0
		}
	}
	return g
}

func TestAHoleIsSeenInTheInk(t *testing.T) {
	a := Glyph{Rune: '—', Size: 16, X: 10, Y: 16}
	b := Glyph{Rune: '—', Size: 16, X: 26, Y: 16}
	if hole := strip([2]int{10, 26}, [2]int{26, 42}).hole(a, b); hole != 0 {
		t.Errorf("joined dashes show a hole of %.3f em", hole)
	}
	if hole := strip([2]int{11, 25}, [2]int{27, 41}).hole(a, b); hole != 0.125 {
		t.Errorf("got a hole of %.3f em, want 0.125", hole)
	}
	if got := dashPairs(Sheet{Glyphs: []Glyph{a, b, {Rune: '字', X: 42, Y: 16}}}); len(got) != 1 {
		t.Errorf("got %d pairs, want 1", len(got))
	}
}

func TestPortableGreyIsRead(t *testing.T) {
	g, err := parseGrey([]byte("P5\n# mutool\n3 2\n255\nabcdef"))
	if err != nil || g.width != 3 || g.height != 2 || string(g.pixels) != "abcdef" {
		t.Errorf("got %+v, %v", g, err)
	}
	for _, bad := range []string{"", "P5\n3 2\n", "P6\n3 2\n255\nabcdef", "P5\n3 2\n255\nabc"} {
		if g, err := parseGrey([]byte(bad)); err == nil {
			t.Errorf("%s: got %+v, want an error", fmt.Sprintf("%q", bad), g)
		}
	}
}
