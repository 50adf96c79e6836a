package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// A file for reading has its objects compressed together, in object streams, and
// its cross-reference table in a stream too (PDF 32000-1 7.5.7, 7.5.8): in a
// long one they are a third of the bytes.

// perStream is how many objects an object stream has: enough to compress well,
// few enough that a page of a long file is read without much else.
const perStream = 200

// packed is where an object of such a file is: from a place on, or the
// index-th of the stream in.
type packed struct{ in, at int }

// pack is the file that has the objects of o in less space.
func (o *output) pack(info int, small bool) []byte {
	p := packer{old: o, b: append(make([]byte, 0, len(o.b)), header...),
		found: make([]packed, len(o.at)), small: small}
	id := o.id()
	var loose []int
	for _, n := range o.order() {
		if body := o.body(n); bytes.HasSuffix(body, []byte("endstream")) {
			p.found[n].at = len(p.b)
			p.b = append(p.b, o.b[o.at[n]:o.ends[n]]...)
		} else {
			loose = append(loose, n)
		}
	}
	for c := range slices.Chunk(loose, perStream) {
		p.together(c)
	}
	return p.close(info, id)
}

// order is the numbers of the objects of o as they stand in it.
func (o *output) order() (ns []int) {
	for n, at := range o.at {
		if at > 0 {
			ns = append(ns, n)
		}
	}
	slices.SortFunc(ns, func(a, b int) int { return o.at[a] - o.at[b] })
	return ns
}

// body is what object n has between its lines.
func (o *output) body(n int) []byte {
	whole := o.b[o.at[n]:o.ends[n]]
	return bytes.TrimSuffix(whole[bytes.IndexByte(whole, '\n')+1:], []byte(endObject))
}

// packer writes such a file.
type packer struct {
	old   *output
	b     []byte
	found []packed // by object number
	small bool     // spend more time for fewer bytes
}

// together writes objects as one stream.
func (p *packer) together(ns []int) {
	number := len(p.found)
	p.found = append(p.found, packed{at: len(p.b)})
	var index, bodies []byte
	for i, n := range ns {
		p.found[n] = packed{in: number, at: i}
		index = append(appendInt(append(appendInt(index, n), ' '), len(bodies)), ' ')
		bodies = append(append(bodies, p.old.body(n)...), '\n')
	}
	b := appendInt([]byte(objectStream), len(ns))
	b = appendInt(append(b, "/First "...), len(index))
	p.stream(number, b, append(index, bodies...))
}

// stream writes object n, a compressed stream whose dictionary begins as dict.
func (p *packer) stream(n int, dict, data []byte) {
	z := appendDeflated(nil, data, p.small)
	p.b = append(append(appendInt(p.b, n), " 0 obj\n"...), dict...)
	p.b = appendInt(append(p.b, "/Filter/FlateDecode/Length "...), len(z))
	p.b = append(append(p.b, ">>\nstream\n"...), z...)
	p.b = append(append(p.b, "\nendstream"...), endObject...)
}

// close writes the cross-reference stream, which is the last object, and gives
// the file.
func (p *packer) close(info int, id []byte) []byte {
	n, start := len(p.found), len(p.b)
	p.found = append(p.found, packed{at: start})
	be := binary.BigEndian
	var rows []byte // kind, place or stream, index in it
	for _, f := range p.found {
		switch {
		case f.in > 0:
			rows = be.AppendUint32(append(rows, 2), uint32(f.in))
			rows = be.AppendUint16(rows, uint16(f.at))
		case f.at > 0:
			rows = be.AppendUint16(be.AppendUint32(append(rows, 1), uint32(f.at)), 0)
		default:
			rows = append(rows, 0, 0, 0, 0, 0, 0xFF, 0xFF)
		}
	}
	b := appendInt([]byte(crossStream), n+1)
	b = appendRef(append(b, "/Root "...), catalogObject)
	b = appendRef(append(b, "/Info "...), info)
	b = append(appendHex(appendHex(append(b, "/ID["...), id), id), ']')
	p.stream(n, b, rows)
	return append(appendInt(append(p.b, "startxref\n"...), start), "\n%%EOF\n"...)
}
