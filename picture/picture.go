// Package picture reads the pictures of an issue within bounds and turns them
// into what every renderer can place: upright, flat, JPEG or 8-bit PNG.
// It knows no pages.
package picture

// Picture is one picture, ready to be placed. It is never changed once made,
// so it may be shared.
type Picture struct {
	Width, Height int      // in pixels, after the turn that EXIF asks for
	DPI           int      // pixels an inch as the file says, 0 when it does not
	Format        Format   // of Data
	Data          []byte   // baseline JPEG, or PNG: 8 bits, RGB, grey or indexed, no alpha, not interlaced
	Hash          [32]byte // SHA-256 of the file as given
}

// Format is how Data is coded.
type Format uint8

// The formats that leave this package.
const (
	JPEG Format = iota
	PNG
)
