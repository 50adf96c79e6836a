package pdf

import "encoding/binary"

// A file for reading has its objects compressed together, in object streams, and
// its cross-reference table in a stream too (PDF 32000-1 7.5.7, 7.5.8): in a
// long one they are a third of the bytes.

// perStream is how many objects an object stream has: enough to compress well,
// few enough that a page of a long file is read without much else.
const perStream = 200

// bundle is the objects that wait for the stream that they go into.
type bundle struct {
	number int // of the stream; 0: none is begun
	count  int
	index  []byte // number and place of each
	bodies []byte
	packed []byte // what both are compressed to
}

// together puts object n, which has body between its lines, with others.
func (o *output) together(n int, body []byte) {
	c := &o.bundle
	if c.number == 0 {
		c.number = o.reserve()
	}
	o.at[n] = place{in: c.number, at: c.count}
	c.index = append(appendInt(append(appendInt(c.index, n), ' '), len(c.bodies)), ' ')
	c.bodies = append(append(c.bodies, body...), '\n')
	if c.count++; c.count == perStream {
		o.flush()
	}
}

// flush writes the stream of the objects that wait.
func (o *output) flush() {
	c := &o.bundle
	if c.number == 0 {
		return
	}
	dict := appendInt([]byte(objectStream), c.count)
	dict = appendInt(append(dict, "/First "...), len(c.index))
	c.index = append(c.index, c.bodies...)
	c.packed = appendDeflated(c.packed, c.index, o.small)
	o.stream(c.number, string(append(dict, filtered...)), c.packed)
	*c = c.emptied()
}

// emptied is b's room for other objects.
func (b bundle) emptied() bundle {
	return bundle{index: b.index[:0], bodies: b.bodies[:0], packed: b.packed[:0]}
}

// packed writes the cross-reference stream, which is the last object, and gives
// the file.
func (o *output) packed(info int) []byte {
	o.flush()
	id, number, start := o.id(), o.reserve(), len(o.b)
	o.at[number].at = start
	be := binary.BigEndian
	var rows []byte // kind, place or stream, index in it
	for _, p := range o.at {
		switch {
		case p.in > 0:
			rows = be.AppendUint32(append(rows, 2), uint32(p.in))
			rows = be.AppendUint16(rows, uint16(p.at))
		case p.at > 0:
			rows = be.AppendUint16(be.AppendUint32(append(rows, 1), uint32(p.at)), 0)
		default:
			rows = append(rows, 0, 0, 0, 0, 0, 0xFF, 0xFF)
		}
	}
	dict := appendInt([]byte(crossStream), len(o.at))
	dict = appendRef(append(dict, "/Root "...), catalogObject)
	dict = appendRef(append(dict, "/Info "...), info)
	dict = append(appendHex(appendHex(append(dict, "/ID["...), id), id), ']')
	o.stream(number, string(append(dict, filtered...)), appendDeflated(nil, rows, o.small))
	return append(appendInt(append(o.b, "startxref\n"...), start), "\n%%EOF\n"...)
}
