package pdf

import (
	"strconv"
	"unicode/utf16"

	"jianbao/layout/unit"
)

// The functions of this file append objects in the notation of PDF 32000-1 7.3.

const hexDigits = "0123456789ABCDEF"

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendThousandths appends n/1000 without needless zeros.
func appendThousandths(b []byte, n int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	rest := n % 1000
	if rest == 0 {
		return b
	}
	b = append(b, '.', byte('0'+rest/100))
	if rest%100 != 0 {
		b = append(b, byte('0'+rest/10%10))
	}
	if rest%10 != 0 {
		b = append(b, byte('0'+rest%10))
	}
	return b
}

// appendPoints appends l in points, to a thousandth.
func appendPoints(b []byte, l unit.Length) []byte {
	return appendThousandths(b, int64(unit.Scale(l, 1000, int64(unit.Pt))))
}

// appendRef appends a reference to object n.
func appendRef(b []byte, n int) []byte { return append(appendInt(b, n), " 0 R"...) }

// appendRefs appends an array of references.
func appendRefs(b []byte, ns []int) []byte {
	b = append(b, '[')
	for i, n := range ns {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, n)
	}
	return append(b, ']')
}

// appendText appends s as a text string: as it is when it is plain ASCII, else
// in UTF-16 (7.9.2.2).
func appendText(b []byte, s string) []byte {
	if isASCII(s) {
		return appendLiteral(b, s)
	}
	b = append(b, "<FEFF"...)
	return append(appendUTF16(b, s), '>')
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// appendLiteral appends the bytes of s between parentheses.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		b = appendEscaped(b, s[i])
	}
	return append(b, ')')
}

// appendEscaped appends a byte of a string between parentheses.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendUTF16 appends s in hexadecimal UTF-16, big-endian.
func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
			b = appendHex4(b, uint16(hi))
			r = lo
		}
		b = appendHex4(b, uint16(r))
	}
	return b
}

func appendHex4(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15],
		hexDigits[v>>4&15], hexDigits[v&15])
}

func appendHex(b, data []byte) []byte {
	b = append(b, '<')
	for _, v := range data {
		b = append(b, hexDigits[v>>4], hexDigits[v&15])
	}
	return append(b, '>')
}
