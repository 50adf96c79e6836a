package docx

import (
	"strconv"
	"unicode/utf8"

	"jianbao/layout/ink"
	"jianbao/layout/unit"
)

// xmlHead opens every part.
const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Namespaces that parts declare.
const (
	nsWord = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	nsRel  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// markup is XML in the making.
type markup struct{ b []byte }

// put appends markup as it is.
func (m *markup) put(parts ...string) {
	for _, s := range parts {
		m.b = append(m.b, s...)
	}
}

// text appends s as character data, or as the value of an attribute.
// Characters that XML cannot hold are left out.
func (m *markup) text(s string) {
	from := 0
	for i, r := range s {
		entity, ok := escape(r)
		if !ok {
			continue
		}
		m.put(s[from:i], entity)
		from = i + max(utf8.RuneLen(r), 1)
	}
	m.put(s[from:])
}

// escape is what stands for r in XML; false when r stands for itself.
func escape(r rune) (string, bool) {
	switch r {
	case '&':
		return "&amp;", true
	case '<':
		return "&lt;", true
	case '>':
		return "&gt;", true
	case '"':
		return "&quot;", true
	case '\t', '\n', '\r':
		return " ", true
	case 0xFFFE, 0xFFFF:
		return "", true
	}
	return "", r < 0x20
}

// attr appends an attribute.
func (m *markup) attr(name, value string) {
	m.put(" ", name, `="`)
	m.text(value)
	m.put(`"`)
}

// num appends an attribute that is a number.
func (m *markup) num(name string, n int) {
	m.put(" ", name, `="`)
	m.b = strconv.AppendInt(m.b, int64(n), 10)
	m.put(`"`)
}

// val appends an element whose one attribute is w:val.
func (m *markup) val(name, value string) {
	m.put("<", name)
	m.attr("w:val", value)
	m.put("/>")
}

// size appends an element whose w:val is a number.
func (m *markup) size(name string, n int) {
	m.put("<", name)
	m.num("w:val", n)
	m.put("/>")
}

// flag appends a switch that is on or off.
func (m *markup) flag(name string, on bool) {
	if on {
		m.put("<", name, "/>")
		return
	}
	m.put("<", name, ` w:val="0"/>`)
}

// halfPoints is l as w:sz has it.
func halfPoints(l unit.Length) int { return int(unit.Scale(l, 2, int64(unit.Pt))) }

// eighths is l as borders have it, at least the thinnest.
func eighths(l unit.Length) int {
	return min(max(int(unit.Scale(l, 8, int64(unit.Pt))), 2), 96)
}

// colour is i as w:color has it.
func colour(i ink.Ink) string {
	const digits = "0123456789ABCDEF"
	var b [6]byte
	for k, v := range [3]uint8{i.R, i.G, i.B} {
		b[2*k], b[2*k+1] = digits[v>>4], digits[v&15]
	}
	return string(b[:])
}
