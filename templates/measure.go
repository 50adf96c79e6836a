package templates

import (
	"strconv"
	"strings"

	"jianbao/layout/unit"
)

// measure is a length as a template writes it: 37mm, 29.45pt, 三号, or in the
// units of the text it is for: 2字 (characters), 2行 (grid lines), 1行距
// (the space between two lines). The zero measure is no length.
type measure struct {
	amount int64 // thousandths of unit
	unit   string
}

// measureUnits is in the order in which a text is tried: 行距 before nothing
// that ends in it.
var measureUnits = []string{"mm", "pt", "字", "行距", "行"}

// parseMeasure reads a measure.
func parseMeasure(s string) (measure, bool) {
	if s == "0" {
		return measure{}, true
	}
	if _, ok := unit.TypeSize(s); ok {
		return measure{1000, s}, true
	}
	for _, u := range measureUnits {
		if digits, ok := strings.CutSuffix(s, u); ok {
			n, ok := parseThousandths(digits)
			return measure{n, u}, ok
		}
	}
	return measure{}, false
}

// parseThousandths reads a decimal number below a million, three places at most.
func parseThousandths(s string) (int64, bool) {
	whole, part, dot := strings.Cut(s, ".")
	if len(whole) > 6 || len(part) > 3 || dot && part == "" {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+(part + "000")[:3], 10, 63)
	return int64(n), err == nil && whole != ""
}

// ruler gives the lengths that 字 and 行 stand for.
type ruler struct {
	em, pitch unit.Length // of the grid
	char      unit.Length // one 字 of the text measured for
}

// length is m in the text that r measures for.
func (r ruler) length(m measure) unit.Length {
	base := unit.Length(0)
	switch m.unit {
	case "":
		return 0
	case "mm":
		base = unit.Mm
	case "pt":
		base = unit.Pt
	case "字":
		base = r.char
	case "行":
		base = r.pitch
	case "行距":
		base = r.pitch - r.em
	default:
		base, _ = unit.TypeSize(m.unit)
	}
	return unit.Scale(base, m.amount, 1000)
}

// absolute tells whether m means the same everywhere.
func (m measure) absolute() bool {
	return m.unit != "字" && m.unit != "行" && m.unit != "行距"
}
