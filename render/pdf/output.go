package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"strconv"
)

// output is the file that is being written.
type output struct {
	// configuration
	packs bool // objects go into streams together
	small bool // which take more time for fewer bytes

	// state
	now    int // the object that was begun last
	bundle bundle

	// result
	b     []byte
	at    []place  // where object n is; zero: not written
	large [][2]int // from where to where there is data that has a sum of its own
}

// place is where an object of a file is: from a place on, or the at-th of the
// stream in.
type place struct{ in, at int }

// header is PDF 32000-1 7.5.2: the version, and bytes that make programs take
// the file for binary.
const header = "%PDF-1.7\n%\xE7\xAE\x80\xE6\x8A\xA5\n"

// reserve gives out the number of an object to be written later.
func (o *output) reserve() int {
	o.at = append(o.at, place{})
	return len(o.at) - 1
}

// open begins object n.
func (o *output) open(n int) {
	o.at[n], o.now = place{at: len(o.b)}, n
	o.b = append(appendInt(o.b, n), " 0 obj\n"...)
}

const endObject = "\nendobj\n"

// close ends the object that was begun last, which goes where others are
// when it may: a stream may not (7.5.7).
func (o *output) close() {
	if from := o.at[o.now].at; o.packs && !bytes.HasSuffix(o.b, []byte("endstream")) {
		object := o.b[from:]
		o.b = o.b[:from]
		o.together(o.now, object[bytes.IndexByte(object, '\n')+1:])
		return
	}
	o.b = append(o.b, endObject...)
}

// object writes object n.
func (o *output) object(n int, body []byte) {
	o.open(n)
	o.b = append(o.b, body...)
	o.close()
}

// stream writes object n, a stream whose dictionary has dict besides the length.
func (o *output) stream(n int, dict string, data []byte) {
	o.open(n)
	o.b = append(append(o.b, "<<"...), dict...)
	o.b = appendInt(append(o.b, "/Length "...), len(data))
	o.b = append(append(o.b, ">>\nstream\n"...), data...)
	o.b = append(o.b, "\nendstream"...)
	o.close()
}

// id is the file's /ID, made from what stands in it: PDF 32000-1 14.4 asks for
// no more than that it be its own. Of fonts a short sum is enough, which takes
// a tenth of the time; no one would make two with the same.
func (o *output) id() []byte {
	hash := sha256.New()
	at := 0
	for _, l := range o.large {
		hash.Write(o.b[at:l[0]])
		sum := crc32.ChecksumIEEE(o.b[l[0]:l[1]])
		hash.Write(binary.BigEndian.AppendUint32(nil, sum))
		at = l[1]
	}
	hash.Write(o.b[at:])
	return hash.Sum(nil)[:16]
}

// whole writes what leads to the objects and gives the file.
func (o *output) whole(info int) []byte {
	if o.packs {
		return o.packed(info)
	}
	id := o.id()
	start := len(o.b)
	o.b = appendInt(append(o.b, "xref\n0 "...), len(o.at))
	o.b = append(o.b, '\n')
	o.table()
	o.b = appendInt(append(o.b, "trailer\n<</Size "...), len(o.at))
	o.b = appendRef(append(o.b, "/Root "...), catalogObject)
	o.b = appendRef(append(o.b, "/Info "...), info)
	o.b = append(o.b, "/ID["...)
	o.b = appendHex(appendHex(o.b, id), id)
	o.b = appendInt(append(o.b, "]>>\nstartxref\n"...), start)
	return append(o.b, "\n%%EOF\n"...)
}

// table writes the lines of the cross-reference table (7.5.4). Objects of
// gopdf's that did not get into the file are free, each leading to the next.
func (o *output) table() {
	o.at[0] = place{}
	free := 0
	next := make([]int, len(o.at))
	for n := len(o.at) - 1; n >= 0; n-- {
		if o.at[n].at == 0 {
			next[n], free = free, n
		}
	}
	for n, place := range o.at {
		line, at := []byte("0000000000 00000 n \n"), place.at
		if at == 0 {
			at = next[n]
			copy(line[11:], "65535 f")
		}
		digits := strconv.AppendInt(nil, int64(at), 10)
		copy(line[10-len(digits):], digits)
		o.b = append(o.b, line...)
	}
}
