package press

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/render/preview"
)

// How far our drawing may be from MuPDF's, in steps of 255: all channels of
// all pixels on the average, and the means of a channel in any block of 8 × 8.
// As measured: 0.63 and 16. A page one pixel off is 9 and 85.
const (
	meanApart  = 1
	blockApart = 24
)

// Every page of every sample looks as it does in the PDF.
func TestPagesLookAsInThePDF(t *testing.T) {
	const dpi = 96
	p := New(Options{})
	for _, s := range samples(t) {
		if strings.HasPrefix(s.name, "notice-") {
			continue // set like notice, as TestThreeNotationsGiveOneIssue holds
		}
		proof := s.proof(t, p)
		for n, want := range drawnByMuPDF(t, printed(t, p, proof), dpi) {
			got := pixels(t, p, proof, n, dpi)
			if got.Rect != want.Rect {
				t.Errorf("%s page %d: %v, want %v", s.name, n+1, got.Rect, want.Rect)
				continue
			}
			a := compare(got, want)
			t.Logf("%s page %d: %.3f, block %d", s.name, n+1, a.mean, a.block)
			if a.mean > meanApart || a.block > blockApart {
				t.Errorf("%s page %d is %.2f apart, its block at %v %d",
					s.name, n+1, a.mean, a.at, a.block)
			}
		}
	}
}

// pixels is page n as we draw it.
func pixels(t *testing.T, p *Press, proof *Proof, n, dpi int) *image.RGBA {
	t.Helper()
	file, err := p.PNG(proof, n, Look{DPI: dpi})
	if err != nil {
		t.Fatal(err)
	}
	from, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewRGBA(from.Bounds())
	draw.Draw(img, img.Rect, from, image.Point{}, draw.Src)
	return img
}

// drawnByMuPDF is the pages of a PDF as MuPDF draws them.
func drawnByMuPDF(t *testing.T, file []byte, dpi int) (pages []*image.RGBA) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "proof.pdf")
	if err := os.WriteFile(path, file, 0o666); err != nil {
		t.Fatal(err)
	}
	// Without colour management, since inks are sRGB in the page model too.
	cmd := exec.Command("mutool", "draw", "-q", "-N", "-c", "rgb", "-r", fmt.Sprint(dpi),
		"-o", filepath.Join(dir, "%d.ppm"), path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("mutool: %v\n%s", err, out)
	}
	for n := 1; ; n++ {
		data, err := os.ReadFile(filepath.Join(dir, fmt.Sprint(n, ".ppm")))
		if err != nil {
			return pages
		}
		pages = append(pages, portable(t, data))
	}
}

// portable reads a portable pixmap: three lines of text, then RGB.
func portable(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	var size image.Point
	head := string(data[:min(len(data), 20)])
	if _, err := fmt.Sscanf(head, "P6\n%d %d\n255\n", &size.X, &size.Y); err != nil {
		t.Fatal(err)
	}
	data = data[len(data)-3*size.X*size.Y:]
	img := image.NewRGBA(image.Rectangle{Max: size})
	for i := range size.X * size.Y {
		copy(img.Pix[4*i:], data[3*i:3*i+3])
		img.Pix[4*i+3] = 255
	}
	return img
}

// apart is how two pictures differ.
type apart struct {
	mean  float64
	block int         // the most that a block's means differ
	at    image.Point // the block
}

func compare(got, want *image.RGBA) (a apart) {
	const side = 8
	sum := 0
	for y := 0; y < got.Rect.Max.Y; y += side {
		for x := 0; x < got.Rect.Max.X; x += side {
			block := image.Rect(x, y, x+side, y+side).Intersect(got.Rect)
			total, mean := compareBlock(got, want, block)
			sum += total
			if mean > a.block {
				a.block, a.at = mean, block.Min
			}
		}
	}
	a.mean = float64(sum) / float64(3*got.Rect.Dx()*got.Rect.Dy())
	return a
}

// compareBlock is the sum of all differences in block, and the difference of
// the means of the channel where that is greatest.
func compareBlock(got, want *image.RGBA, block image.Rectangle) (total, mean int) {
	var sums [4]int
	for y := block.Min.Y; y < block.Max.Y; y++ {
		from, to := got.PixOffset(block.Min.X, y), got.PixOffset(block.Max.X, y)
		for i := from; i < to; i++ {
			d := int(got.Pix[i]) - int(want.Pix[i])
			sums[i%4] += d
			total += max(d, -d)
		}
	}
	n := block.Dx() * block.Dy()
	for _, s := range sums {
		mean = max(mean, s/n, -s/n)
	}
	return total, mean
}

// The comparison itself sees a page that is a pixel off.
func TestAPixelOffIsSeen(t *testing.T) {
	p := New(Options{})
	proof := samples(t)[0].proof(t, p)
	page := pixels(t, p, proof, 1, 96)
	moved := image.NewRGBA(page.Rect)
	draw.Draw(moved, page.Rect, page, image.Pt(0, 1), draw.Src)
	if a := compare(moved, page); a.mean <= meanApart || a.block <= blockApart {
		t.Errorf("a page moved by a pixel is only %.2f apart, a block %d", a.mean, a.block)
	}
}

func TestTheGridOfTheStyleIsShown(t *testing.T) {
	p := New(Options{})
	proof := samples(t)[0].proof(t, p)
	plain, err := p.PNG(proof, 0, Look{DPI: preview.MinDPI})
	if err != nil {
		t.Fatal(err)
	}
	ruled, err := p.PNG(proof, 0, Look{DPI: preview.MinDPI, Grid: true})
	if err != nil || bytes.Equal(plain, ruled) {
		t.Errorf("the grid changes nothing, error %v", err)
	}
}

func TestPagesHaveHashesOfTheirOwn(t *testing.T) {
	p := New(Options{})
	proof := samples(t)[0].proof(t, p)
	again := samples(t)[0].proof(t, New(Options{}))
	seen := map[[32]byte]int{}
	for n := range proof.Pages.Pages {
		sum, err := p.PageHash(proof, n)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[sum]; ok {
			t.Errorf("pages %d and %d have one hash", other+1, n+1)
		}
		seen[sum] = n
		if second, _ := p.PageHash(again, n); second != sum {
			t.Errorf("page %d has another hash the second time", n+1)
		}
	}
}
