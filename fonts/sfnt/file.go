package sfnt

import (
	"encoding/binary"
	"slices"
	"strings"
)

// Table is one table of a font file to be written.
type Table struct {
	Tag  string
	Body []byte
}

// Begin is a font file up to the body of glyf, which is to follow as size
// bytes, a multiple of four, that add up to sum. Tables are in any order and
// are not kept; one of them must be head.
func Begin(tables []Table, size int, sum uint32) []byte {
	sorted := append(slices.Clone(tables), Table{Tag: "glyf"})
	slices.SortFunc(sorted, func(a, b Table) int { return strings.Compare(a.Tag, b.Tag) })
	at := 12 + directoryRow*len(sorted)
	for _, t := range tables {
		at += padded(len(t.Body))
	}
	file := appendStart(make([]byte, 0, at), len(sorted))
	file = file[:at]
	next, head, total := 12+directoryRow*len(sorted), 0, sum
	for i, t := range sorted {
		row := file[12+directoryRow*i:]
		copy(row, t.Tag)
		if t.Tag == "glyf" {
			putRow(row, sum, at, size)
			continue
		}
		copy(file[next:], t.Body)
		if t.Tag == "head" {
			head = next
			binary.BigEndian.PutUint32(file[head+8:], 0)
		}
		s := Sum(file[next : next+padded(len(t.Body))])
		putRow(row, s, next, len(t.Body))
		total += s
		next += padded(len(t.Body))
	}
	total += Sum(file[:12+directoryRow*len(sorted)])
	// The specification's magic number: the whole file then adds up to it.
	binary.BigEndian.PutUint32(file[head+8:], 0xB1B0AFBA-total)
	return file
}

func putRow(row []byte, sum uint32, at, size int) {
	binary.BigEndian.PutUint32(row[4:], sum)
	binary.BigEndian.PutUint32(row[8:], uint32(at))
	binary.BigEndian.PutUint32(row[12:], uint32(size))
}

// appendStart appends the offset table, with its hints for a binary search.
func appendStart(b []byte, tables int) []byte {
	power := 0
	for 2<<power <= tables {
		power++
	}
	b = binary.BigEndian.AppendUint32(b, trueType)
	b = appendU16(b, tables, 16<<power, power, 16*tables-16<<power)
	return b
}

func appendU16(b []byte, values ...int) []byte {
	for _, v := range values {
		b = append(b, byte(v>>8), byte(v))
	}
	return b
}

func appendU32(b []byte, values ...int) []byte {
	for _, v := range values {
		b = append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	}
	return b
}

func padded(n int) int { return (n + 3) &^ 3 }

// Pad appends zeros up to a multiple of four.
func Pad(b []byte) []byte {
	return append(b, "\x00\x00\x00"[:padded(len(b))-len(b)]...)
}

// Sum is the checksum of a table: its 32-bit words added up, the last one
// filled with zeros.
func Sum(b []byte) uint32 {
	var s uint32
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		s += binary.BigEndian.Uint32(last[:])
	}
	return s
}
