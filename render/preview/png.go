package preview

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// drawn is a finished picture in the form that its file has: PNG, ISO/IEC
// 15948.
type drawn struct {
	width, height int
	depth         uint8 // bits a sample
	colour        uint8 // colour type: grey, rgbColour or indexed
	palette       []rgb // when indexed
	lineBytes     int   // of a line without its filter type
	// line writes line y, filtered, with the filter type in front. Lines are
	// asked for in order.
	line func(y int, to []byte)
}

// Colour types: 11.2.2.
const (
	grey      = 0
	rgbColour = 2
	indexed   = 3
)

const pngHead = "\x89PNG\r\n\x1a\n"

// encode makes the file of a picture of dpi dots an inch.
func encode(p drawn, dpi int) []byte {
	f := file{Buffer: bytes.NewBufferString(pngHead)}
	head := binary.BigEndian.AppendUint32(nil, uint32(p.width))
	head = binary.BigEndian.AppendUint32(head, uint32(p.height))
	f.chunk("IHDR", append(head, p.depth, p.colour, 0, 0, 0))
	f.chunk("sRGB", []byte{0}) // perceptual: 11.3.3.5
	f.chunk("pHYs", resolution(dpi))
	if p.colour == indexed {
		f.chunk("PLTE", paletteBytes(p.palette))
	}
	f.begin("IDAT")
	compress(&f, p)
	f.end()
	f.chunk("IEND", nil)
	return f.Bytes()
}

// resolution is the dots a metre, both ways.
func resolution(dpi int) []byte {
	metre := uint32((dpi*10_000 + 127) / 254)
	b := binary.BigEndian.AppendUint32(nil, metre)
	return append(binary.BigEndian.AppendUint32(b, metre), 1)
}

func paletteBytes(palette []rgb) (b []byte) {
	for _, k := range palette {
		b = append(b, k.r, k.g, k.b)
	}
	return b
}

// compress writes the lines of p as one zlib stream.
func compress(w io.Writer, p drawn) {
	z := writers.Get().(*zlib.Writer)
	defer writers.Put(z)
	z.Reset(w)
	// w is memory and never fails, so neither does the compressor.
	line := make([]byte, 1+p.lineBytes)
	for y := range p.height {
		p.line(y, line)
		_, _ = z.Write(line)
	}
	_ = z.Close()
}

// level is that of pages that are looked at once: a higher one takes three
// times as long for a fifth fewer bytes.
const level = 1

var writers = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(io.Discard, level)
	if err != nil { // the level is valid
		panic(err)
	}
	return z
}}

// file is a PNG file in the making.
type file struct {
	*bytes.Buffer
	start int // of the current chunk
}

func (f *file) chunk(name string, data []byte) {
	f.begin(name)
	f.Write(data)
	f.end()
}

func (f *file) begin(name string) {
	f.start = f.Len()
	f.WriteString("\x00\x00\x00\x00" + name)
}

// end writes the chunk's length before it and its checksum behind it: 5.3.
func (f *file) end() {
	c := f.Bytes()[f.start:]
	binary.BigEndian.PutUint32(c, uint32(len(c)-8))
	sum := crc32.ChecksumIEEE(c[4:])
	f.Write(binary.BigEndian.AppendUint32(nil, sum))
}
