package deflate

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/adler32"
	"io"
	"slices"
	"strings"
	"testing"
)

// inflate reads a stream by the standard library, which checks its checksum.
func inflate(t *testing.T, stream []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// join makes a stream of parts, each compressed by itself, every third without
// references.
func join(parts [][]byte) (stream []byte, raw int) {
	var pieces []*Piece
	size := 0
	for i, b := range parts {
		p := Compress(b)
		if i%3 == 2 {
			p = Encode(b)
		}
		pieces = append(pieces, p)
		size += p.Size()
	}
	s := NewStream(size)
	for _, p := range pieces {
		s.Add(p)
	}
	return s.Close()
}

func TestPiecesInflateToTheirBytes(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for name, parts := range map[string][][]byte{
		"nothing":         nil,
		"an empty piece":  {{}},
		"one byte":        {{7}},
		"every byte":      {every, every},
		"a long run":      {bytes.Repeat([]byte{0}, 100_000)},
		"matches far off": {slices.Concat(every, make([]byte, 32_300), every, every)},
		"many pieces":     bytes.SplitAfter(bytes.Repeat([]byte("one after another\n"), 2000), []byte(" ")),
	} {
		want := slices.Concat(parts...)
		stream, raw := join(parts)
		if got := inflate(t, stream); !bytes.Equal(got, want) || raw != len(want) {
			t.Errorf("%s: %d bytes came out, %d by its own account, want %d",
				name, len(got), raw, len(want))
		}
	}
}

// Texts must come back, also when the working memory has seen others before.
func TestTextsInflateToTheirBytes(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for name, text := range map[string][]byte{
		"nothing":         nil,
		"three bytes":     []byte("ET\n"),
		"every byte":      every,
		"a long run":      make([]byte, 100_000),
		"matches far off": slices.Concat(every, make([]byte, 32_300), every, every),
		"operators":       bytes.Repeat([]byte("BT\n79.27 722.93 TD\n/F4 16 Tf\n"), 3000),
	} {
		for range 2 {
			stream := AppendText([]byte("before"), text)
			if !bytes.HasPrefix(stream, []byte("before")) {
				t.Fatalf("%s: what stood there before is gone", name)
			}
			if got := inflate(t, stream[len("before"):]); !bytes.Equal(got, text) {
				t.Errorf("%s: %d bytes came out, want %d", name, len(got), len(text))
			}
		}
	}
}

// The longest codes that deflate has must get through whole, one after another.
func TestLongestCodes(t *testing.T) {
	var c counts
	var book *codebook
	for i, a, b := 0, 64, 64; book == nil || book.literals[200].n < maxCodeBits; i++ {
		c.literals[i], a, b = a, b, a+b // Fibonacci's numbers make the deepest tree
		book = newCodebook(c)
	}
	text := bytes.Repeat([]byte{200, 201, 202}, 100)
	w := bitWriter{out: make([]byte, 4*len(text)+len(book.head)+4*wordSize)}
	w.at = copy(w.out, zlibHead)
	w.append([]byte(book.head), book.headBits)
	w.putLiterals(book, text)
	w.put(uint64(book.endOfBlock.bits), uint(book.endOfBlock.n))
	w.flush()
	stream := binary.BigEndian.AppendUint32(w.out[:w.at], adler32.Checksum(text))
	if got := inflate(t, stream); !bytes.Equal(got, text) {
		t.Errorf("%v came out of %v", got, text)
	}
}

func TestChecksumsCombine(t *testing.T) {
	long := bytes.Repeat([]byte{0xFF, 0xFE}, 70_000) // longer than the sums' modulus
	for _, cut := range []int{0, 1, 65520, 65521, 65522, len(long)} {
		a, b := long[:cut], long[cut:]
		got := combine(adler32.Checksum(a), adler32.Checksum(b), len(b))
		if want := adler32.Checksum(long); got != want {
			t.Errorf("cut at %d: %#x, want %#x", cut, got, want)
		}
	}
}

// Symbols, bases and extra bits of every distance and length must agree with
// RFC 1951, section 3.2.5.
func TestSymbolsOfTheStandard(t *testing.T) {
	bases := []int{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385,
		513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
		maxDistance + 1}
	for d := 1; d <= maxDistance; d++ {
		s := distanceSymbol(d)
		if distanceBase(s) != bases[s] || d < bases[s] || d >= bases[s+1] ||
			d-bases[s] >= 1<<distanceExtra(s) {
			t.Fatalf("distance %d has symbol %d with base %d", d, s, distanceBase(s))
		}
	}
	lengths := []int{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59,
		67, 83, 99, 115, 131, 163, 195, 227, 258}
	for l := minMatch; l <= maxMatch; l++ {
		s, extra, n := lengthSymbol(l)
		if base := lengths[s-firstLength]; base+int(extra) != l || extra >= 1<<n {
			t.Errorf("length %d has symbol %d and %d in %d bits", l, s, extra, n)
		}
	}
}

// The generator must give a source file of the package.
func TestTrainedCodeIsWritten(t *testing.T) {
	var b bytes.Buffer
	sample := []byte("some text to train on, some text")
	if err := Train(&b, [][]byte{sample}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"DO NOT EDIT", "var outlines = codebook{", "headBits:"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the source lacks %q", want)
		}
	}
}

func FuzzCompress(f *testing.F) {
	f.Add([]byte("a small seed, a small seed"), 3)
	f.Add(make([]byte, 600), 300)
	f.Fuzz(func(t *testing.T, b []byte, cut int) {
		cut = max(0, min(cut, len(b)))
		stream, _ := join([][]byte{b[:cut], b[cut:], b})
		if got := inflate(t, stream); !bytes.Equal(got, slices.Concat(b, b)) {
			t.Errorf("%q came out of twice %q", got, b)
		}
		if got := inflate(t, AppendText(nil, b)); !bytes.Equal(got, b) {
			t.Errorf("text: %q came out of %q", got, b)
		}
	})
}
