package picture

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
)

// header is what a file says of its picture before any pixel is decoded.
type header struct {
	width, height int
	dpi           int
	turn          int  // EXIF orientation 1…8
	ready         bool // the file can be placed as it is
	format        Format
}

// Decode reads a picture file within limits. A file that renderers can place
// as it stands is kept byte for byte; others are decoded, turned upright, laid
// on white and coded anew, always to the same bytes.
func Decode(data []byte, limits Limits) (*Picture, error) {
	if len(data) > limits.Bytes {
		return nil, &LimitError{Bytes, limits.Bytes}
	}
	if len(data) == 0 {
		return nil, ErrEmpty
	}
	h, decode, err := inspect(data)
	if err != nil {
		return nil, err
	}
	if h.width <= 0 || h.height <= 0 {
		return nil, fmt.Errorf("%w: no pixels", ErrDamaged)
	}
	if h.height > limits.Pixels/h.width {
		return nil, &LimitError{Pixels, limits.Pixels}
	}
	p := &Picture{Width: h.width, Height: h.height, DPI: h.dpi, Format: h.format, Data: data, Hash: sha256.Sum256(data)}
	if h.ready {
		return p, nil
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, decodeError(err)
	}
	return p, p.recode(turned(flattened(img), h.turn))
}

// decodeError tells a kind of file that the decoder does not know from a
// damaged one.
func decodeError(err error) error {
	switch err.(type) {
	case jpeg.UnsupportedError:
		return &FormatError{"JPEG: " + err.Error()}
	case png.UnsupportedError:
		return &FormatError{"PNG: " + err.Error()}
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

type decoder = func(*bytes.Reader) (image.Image, error)

// inspect reads the header of data, whatever its format.
func inspect(data []byte) (h header, d decoder, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		h, err = inspectJPEG(data)
		return h, func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) }, err
	case bytes.HasPrefix(data, []byte(pngHead)):
		h, err = inspectPNG(data)
		return h, func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) }, err
	case bytes.HasPrefix(data, []byte("GIF8")):
		c, err := gif.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			err = fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		h = header{width: c.Width, height: c.Height, turn: 1, format: PNG}
		return h, func(r *bytes.Reader) (image.Image, error) { return gif.Decode(r) }, err
	}
	return header{}, nil, &FormatError{formatName(data)}
}

// formatName says what kind of file data is, as far as its first bytes tell.
func formatName(data []byte) string {
	for _, m := range []struct{ at, name string }{
		{"BM", "BMP"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"}, {"%PDF", "PDF"}, {"<svg", "SVG"}, {"<?xml", "SVG"},
		{"\xd7\xcd\xc6\x9a", "WMF"}, {"8BPS", "PSD"},
	} {
		if bytes.HasPrefix(data, []byte(m.at)) {
			return m.name
		}
	}
	switch {
	case len(data) > 12 && string(data[8:12]) == "WEBP":
		return "WebP"
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return "HEIC/AVIF"
	}
	return "?"
}

// recodeQuality keeps a re-coded photograph free of visible loss.
const recodeQuality = 92

// recode makes img p's data.
func (p *Picture) recode(img image.Image) (err error) {
	var b bytes.Buffer
	if p.Format == JPEG {
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: recodeQuality})
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil {
		return fmt.Errorf("coding the picture anew: %w", err)
	}
	p.Width, p.Height, p.Data = img.Bounds().Dx(), img.Bounds().Dy(), b.Bytes()
	return nil
}
