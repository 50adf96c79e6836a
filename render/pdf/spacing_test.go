package pdf

import (
	"encoding/binary"
	"testing"

	"jianbao/layout/glyph"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// tolerance is what the spacer keeps to: the drift it allows, or half a
// thousandth of the em when that is more, and the rounding of places.
func tolerance(t *page.Text) micro {
	step := scaled(sizeOf(t)*millipoint/1000, t)
	return max(scaled(drift, t), (step+1)/2) + centipoint
}

// FuzzGlyphsStayNearTheirPlaces draws a text as a reader of the file does and
// compares every glyph's place with the page model.
func FuzzGlyphsStayNearTheirPlaces(f *testing.F) {
	f.Add(uint32(unit.No3), uint16(0), []byte("\x00\x10\x01\x00\xFF\xF0 some bytes"))
	f.Add(uint32(unit.Chu), uint16(873), []byte("\x7F\xFF\x80\x00\x00\x01\xAB\xCD\xEF\x01\x23\x45"))
	f.Add(uint32(1), uint16(1), []byte("123456abcdef"))
	f.Fuzz(func(t *testing.T, size uint32, scale uint16, data []byte) {
		text := page.Text{Size: unit.Length(size % uint32(200*unit.Pt)), Scale: int(scale % 3000),
			Origin: unit.Point{X: 28*unit.Mm + unit.Length(size%9973)}}
		if sizeOf(&text) <= 0 {
			return
		}
		var widths []int32
		for ; len(data) >= 6; data = data[6:] {
			n := binary.BigEndian.Uint16
			text.Glyphs = append(text.Glyphs, glyph.Placed{
				Shift:   unit.Short(int16(n(data))) * 40,
				Advance: unit.Short(int16(n(data[2:]))) * 400,
			})
			widths = append(widths, int32(n(data[4:]))*30)
		}
		if len(widths) > 0 {
			compare(t, &text, widths)
		}
	})
}

func compare(t *testing.T, text *page.Text, widths []int32) {
	t.Helper()
	var s spacer
	segments := s.set(text, widths)
	moves, glyphs := s.moves, 0
	step := sizeOf(text) * millipoint / 1000
	pen := micro(text.Origin.X) * emu
	for _, seg := range segments {
		x := seg.x
		for i := seg.from; i < seg.to; i++ {
			if i > seg.from {
				d := advance(sizeOf(text), widths[i-1]) + micro(seg.spacing)*millipoint
				x += scaled(d+micro(moves[0])*step, text)
				moves = moves[1:]
			}
			want := pen + micro(text.Glyphs[i].Shift)*emu
			if d := x - want; d > tolerance(text) || -d > tolerance(text) {
				t.Fatalf("glyph %d is %d EMU off", i, d/emu)
			}
			pen += micro(text.Glyphs[i].Advance) * emu
			glyphs++
		}
	}
	if glyphs != len(widths) || len(moves) > 0 {
		t.Fatalf("%d of %d glyphs, %d moves left", glyphs, len(widths), len(moves))
	}
}

// An evenly set line needs its spacing only, and no moves.
func TestEvenTextNeedsNoMoves(t *testing.T) {
	text := page.Text{Size: unit.No3, Origin: unit.Point{X: 28 * unit.Mm}}
	widths := make([]int32, 28)
	for i := range widths {
		widths[i] = 1_000_000
		from, to := unit.Length(i)*156*unit.Mm/28, unit.Length(i+1)*156*unit.Mm/28
		text.Glyphs = append(text.Glyphs, glyph.Placed{Shift: -1312, Advance: unit.Short(to - from)})
	}
	var s spacer
	segments := s.set(&text, widths)
	if len(segments) != 1 || segments[0].spacing != -207 {
		t.Errorf("segments %+v", segments)
	}
	for i, m := range s.moves {
		if m != 0 {
			t.Errorf("move %d before glyph %d", m, i+1)
		}
	}
}
