package proofread

import (
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"strconv"
)

// dots is the resolution dashes are looked at in: four pixels a point.
const dots = 4

// CheckInk looks at every —— of a file as drawn, for a face may leave blanks
// beside a dash that no origin shows.
func (r *Report) CheckInk(file string, sheets []Sheet) error {
	for i, sheet := range sheets {
		pairs := dashPairs(sheet)
		if len(pairs) == 0 {
			continue
		}
		drawn, err := draw(file, i+1)
		if err != nil {
			return err
		}
		for _, pair := range pairs {
			if hole := drawn.hole(pair[0], pair[1]); hole > 0.02 {
				r.blameAt(ruleHole, i+1, 0, "——", fmt.Sprintf("%.3f em without ink", hole))
			}
		}
	}
	return nil
}

// dashPairs are the dashes that stand beside each other on a sheet.
func dashPairs(sheet Sheet) [][2]Glyph {
	var out [][2]Glyph
	for _, a := range sheet.Glyphs {
		for _, b := range sheet.Glyphs {
			if a.Rune == '—' && b.Rune == '—' && a.Y == b.Y &&
				b.X > a.X+0.5*a.Size && b.X < a.X+1.5*a.Size {
				out = append(out, [2]Glyph{a, b})
			}
		}
	}
	return out
}

// grey is a page as pixels.
type grey struct {
	width, height int
	pixels        []byte
}

// draw renders one page with mutool into portable grey.
func draw(file string, page int) (grey, error) {
	out, err := exec.Command("mutool", "draw", "-q", "-F", "pgm", "-c", "gray",
		"-r", strconv.Itoa(72*dots), "-o", "-", file, strconv.Itoa(page)).Output()
	if err != nil {
		return grey{}, fmt.Errorf("mutool draw %s page %d: %w", file, page, err)
	}
	return parseGrey(out)
}

// parseGrey reads a P5 file of 8 bits: three lines of head, then the pixels.
func parseGrey(data []byte) (grey, error) {
	var head [3][]byte
	rest := data
	for i := 0; i < 3; {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			return grey{}, fmt.Errorf("portable grey of %d bytes has no head", len(data))
		}
		if rest = after; len(line) > 0 && line[0] != '#' {
			head[i] = line
			i++
		}
	}
	g := grey{pixels: rest}
	n, _ := fmt.Sscanf(string(head[1]), "%d %d", &g.width, &g.height)
	if n != 2 || string(head[0]) != "P5" || len(rest) < g.width*g.height {
		return grey{}, fmt.Errorf("portable grey with head %q has %d pixels", head[:2], len(rest))
	}
	return g, nil
}

// hole is the widest blank between two dashes, in em: columns without ink in
// the band dashes are drawn in.
func (g grey) hole(a, b Glyph) float64 {
	top := int((a.Y - 0.65*a.Size) * dots)
	foot := int((a.Y - 0.1*a.Size) * dots)
	from := int((a.X + 0.3*a.Size) * dots)
	to := int(math.Ceil((b.X + 0.7*b.Size) * dots))
	widest, run := 0, 0
	for x := from; x < to; x++ {
		run++
		if g.hasInk(x, top, foot) {
			run = 0
		}
		widest = max(widest, run)
	}
	return float64(widest) / dots / a.Size
}

func (g grey) hasInk(x, top, foot int) bool {
	for y := max(0, top); y < min(foot, g.height); y++ {
		if x >= 0 && x < g.width && g.pixels[y*g.width+x] < 200 {
			return true
		}
	}
	return false
}
