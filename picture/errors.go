package picture

import (
	"errors"
	"fmt"
)

// ErrDamaged is wrapped by the error for data that breaks off or makes no
// sense.
var ErrDamaged = errors.New("damaged picture")

// ErrEmpty is the error for a file without a byte.
var ErrEmpty = errors.New("empty picture file")

// FormatError is a picture of a kind that is not read.
type FormatError struct{ Name string }

func (e *FormatError) Error() string { return "picture format " + e.Name + " is not supported" }

// Limit is one of the bounds on a picture.
type Limit uint8

// The bounds on a picture.
const (
	Bytes Limit = iota
	Pixels
)

// LimitError is a picture beyond a bound.
type LimitError struct {
	What Limit
	Most int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("picture has more than %d %s", e.Most, [...]string{"bytes", "pixels"}[e.What])
}

// Limits bound what a picture may cost.
type Limits struct {
	Bytes  int // of the file
	Pixels int
}

// DefaultLimits are 64 MiB and 50 megapixels.
var DefaultLimits = Limits{Bytes: 64 << 20, Pixels: 50_000_000}
