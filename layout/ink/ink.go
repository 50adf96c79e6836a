// Package ink names the colours a bulletin is printed in, once as light for
// screens and once as ink for presses. It knows no colour spaces of a file.
package ink

// Ink is one printing colour. Two inks are the same when all fields are.
type Ink struct {
	R, G, B    uint8  // sRGB, for screens and PDF/A
	C, M, Y, K uint8  // per cent of process ink
	Spot       string // name of the separation, "" for process only
}

// Black is text black: K only.
var Black = Ink{K: 100}

// Red is the red of GB/T 9704 6.2: Y 80 %, M 80 %. Its sRGB is the product's own choice.
var Red = Ink{R: 0xD8, G: 0x1E, B: 0x06, M: 80, Y: 80, Spot: "红"}
