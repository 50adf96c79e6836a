package preview

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"jianbao/picture"
)

// pictureKey tells one scaled picture from another.
type pictureKey struct {
	hash [32]byte
	size image.Point
}

// scaled is p at size. It is kept, and nobody may write to it.
func (r *Renderer) scaled(p *picture.Picture, size image.Point) (*image.RGBA, error) {
	k := pictureKey{p.Hash, size}
	if img, ok := r.pictures.get(k); ok {
		return img, nil
	}
	if size.X > MaxPixels/size.Y {
		return nil, fmt.Errorf("%d × %d: %w", size.X, size.Y, ErrPixels)
	}
	from, err := decode(p)
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	// The kernel covers all pixels that shrink into one, so that fine lines
	// turn pale but never vanish.
	draw.CatmullRom.Scale(img, img.Rect, from, from.Bounds(), draw.Src, nil)
	r.pictures.put(k, img, len(img.Pix))
	return img, nil
}

// decode reads what package picture has let through and bounded.
func decode(p *picture.Picture) (img image.Image, err error) {
	if p.Format == picture.JPEG {
		img, err = jpeg.Decode(bytes.NewReader(p.Data))
	} else {
		img, err = png.Decode(bytes.NewReader(p.Data))
	}
	if err != nil {
		return nil, fmt.Errorf("decoding: %w", err)
	}
	return img, nil
}
