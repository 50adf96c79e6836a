package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"slices"

	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/picture"
)

// setPressInk sets a colour as ink: a separation, or the process inks. Black
// goes over what is there, so that nothing is left white beside letters when
// the plates are not quite in register (PDF 32000-1 8.6.7).
func (d *drawer) setPressInk(i ink.Ink) error {
	process := processOf(i)
	black := process == [4]uint8{3: 100} && i.Spot == ""
	b := d.ops[:0]
	switch {
	case black && !d.over:
		b = append(b, "/Over gs "...)
	case !black && d.over:
		b = append(b, "/Knock gs "...)
	}
	d.over = black
	if i.Spot != "" && !d.press.Process {
		b = append(appendInt(append(b, "/S"...), d.separation(i)), " cs 1 scn"...)
	} else {
		b = append(appendPerCent(b, process), " k"...)
	}
	d.ops = b
	return d.operators(b)
}

// separation is the number of the separation that i is printed with.
func (d *drawer) separation(i ink.Ink) int {
	n := slices.IndexFunc(d.spots, func(s ink.Ink) bool { return s.Spot == i.Spot })
	if n < 0 {
		n = len(d.spots)
		d.spots = append(d.spots, i)
	}
	return n
}

// processOf is i in process inks, per cent. An ink that only says its light is
// mixed to look like it, greys from black alone.
func processOf(i ink.Ink) [4]uint8 {
	p := [4]uint8{i.C, i.M, i.Y, i.K}
	if p != [4]uint8{} || i.R == 0xFF && i.G == 0xFF && i.B == 0xFF {
		return p
	}
	if i.R == i.G && i.G == i.B {
		return [4]uint8{3: perCent(0xFF - i.R)}
	}
	for k, v := range separate(i.R, i.G, i.B) {
		p[k] = perCent(v)
	}
	return p
}

func perCent(v uint8) uint8 { return uint8((int(v)*100 + 127) / 255) }

// appendPerCent appends inks as a colour of four parts.
func appendPerCent(b []byte, inks [4]uint8) []byte {
	for k, v := range inks {
		if k > 0 {
			b = append(b, ' ')
		}
		b = appendThousandths(b, 10*int64(v))
	}
	return b
}

// separate is the light r, g, b as amounts of cyan, magenta, yellow and black.
// Black takes over from the grey of the three as it grows dark; together they
// stay below 290 per cent, which paper can take.
func separate(r, g, b uint8) [4]uint8 {
	inks := [4]uint8{0xFF - r, 0xFF - g, 0xFF - b}
	grey := int(min(inks[0], inks[1], inks[2]))
	black := (grey*grey + 127) / 255
	for k := range 3 {
		inks[k] -= uint8((2*black + 2) / 5)
	}
	inks[3] = uint8(black)
	return inks
}

// What gopdf's list of resources has for colours and states: nothing.
const (
	noColorSpaces = "\t/ColorSpace <<\n\t>>\n"
	noStates      = "\t/ExtGState <<\n\t>>\n"
)

// appendPressResources appends the resources b with the separations and the
// states that the contents of a press file name.
func (f *finisher) appendPressResources(b []byte) ([]byte, error) {
	colours := []byte("\t/ColorSpace <<")
	for n, i := range f.spots {
		colours = appendInt(append(colours, "/S"...), n)
		colours = appendSeparation(colours, appendName(nil, i.Spot), processOf(i))
	}
	if f.opt.Print.Marks {
		colours = appendSeparation(append(colours, "/All"...), []byte("All"),
			[4]uint8{100, 100, 100, 100})
	}
	const states = "\t/ExtGState <</Over<</Type/ExtGState/OP true/op true/OPM 1>>" +
		"/Knock<</Type/ExtGState/OP false/op false>>>>\n"
	if !bytes.Contains(b, []byte(noColorSpaces)) || !bytes.Contains(b, []byte(noStates)) {
		return b, fmt.Errorf("%w: resources %q", errShape, b)
	}
	b = bytes.Replace(b, []byte(noColorSpaces), append(colours, ">>\n"...), 1)
	return bytes.Replace(b, []byte(noStates), []byte(states), 1), nil
}

// appendSeparation appends the colour space of one plate, which looks like the
// process inks alt (PDF 32000-1 8.6.6.4).
func appendSeparation(b, name []byte, alt [4]uint8) []byte {
	b = append(append(b, "[/Separation/"...), name...)
	b = append(b, "/DeviceCMYK<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1["...)
	return append(appendPerCent(b, alt), "]>>]"...)
}

// pressPicture writes gopdf's picture n in process inks; greys need no change.
func (f *finisher) pressPicture(n int) error {
	if len(f.pictures) == 0 {
		return fmt.Errorf("%w: more pictures than were drawn", errShape)
	}
	p := f.pictures[0]
	f.pictures = f.pictures[1:]
	img, err := decode(p)
	if err != nil {
		return fmt.Errorf("picture for the press: %w", err)
	}
	if _, grey := img.(*image.Gray); grey {
		f.out.object(n, trimEnd(f.objects[n].body))
		return nil
	}
	f.plain = appendSeparated(f.plain[:0], img)
	dict := "/Type/XObject/Subtype/Image/ColorSpace/DeviceCMYK/BitsPerComponent 8" +
		fmt.Sprintf("/Width %d/Height %d/Filter/FlateDecode", p.Width, p.Height)
	f.scratch = appendDeflated(f.scratch[:0], f.plain, f.opt.Small)
	f.out.stream(n, dict, f.scratch)
	return nil
}

func decode(p *picture.Picture) (image.Image, error) {
	if p.Format == picture.PNG {
		return png.Decode(bytes.NewReader(p.Data))
	}
	return jpeg.Decode(bytes.NewReader(p.Data))
}

// appendSeparated appends the pixels of img in process inks.
func appendSeparated(b []byte, img image.Image) []byte {
	r := img.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			red, green, blue, _ := img.At(x, y).RGBA()
			inks := separate(uint8(red>>8), uint8(green>>8), uint8(blue>>8))
			b = append(b, inks[:]...)
		}
	}
	return b
}

// pictureOrder is the pictures of doc in the order in which gopdf meets them.
func pictureOrder(doc *page.Document) (order []*picture.Picture) {
	known := map[[32]byte]bool{}
	for i := range doc.Pages {
		for _, p := range doc.Pages[i].Pictures {
			if p.Picture != nil && !known[p.Picture.Hash] {
				known[p.Picture.Hash] = true
				order = append(order, p.Picture)
			}
		}
	}
	return order
}
