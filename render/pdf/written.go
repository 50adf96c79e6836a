package pdf

import (
	"bytes"
	"encoding/binary"
	"strconv"
)

// A file of ours is read back no further than what Attached looks for: by its
// table of objects, in lines or in a stream, and of the streams of objects only
// those that one is asked for in. It may be anyone's file, so all is bounded.
const (
	maxRows  = 16 << 20 // bytes of a table in a stream: two million objects
	maxTexts = 16 << 20 // bytes of a stream of objects
	maxEntry = 24       // bytes of an object's number and place in one
	rowSize  = 7        // of a table in a stream: kind, place or stream, index
)

// How the dictionaries of the streams begin that have objects or where they are,
// and how all of compressed ones end.
const (
	crossStream  = "/Type/XRef/W[1 4 2]/Size "
	objectStream = "/Type/ObjStm/N "
	filtered     = "/Filter/FlateDecode"
)

// written is a file of ours and where its objects are.
type written struct {
	data []byte
	at   []place
}

// index finds the objects of a file of ours.
func index(data []byte) (w written, ok bool) {
	w.data = data
	i := bytes.LastIndex(data, []byte("\nstartxref\n"))
	if i < 0 || !bytes.HasPrefix(data, []byte(header)) {
		return w, false
	}
	start, _ := number(data[i+len("\nstartxref\n"):])
	if start > i {
		return w, false
	}
	if table, ok := bytes.CutPrefix(data[start:], []byte("xref\n0 ")); ok {
		return w, w.lines(table)
	}
	n, _ := number(data[start:])
	return w, w.rows(w.alone(n, start))
}

// lines reads a table in lines.
func (w *written) lines(table []byte) bool {
	n, digits := number(table)
	if table = table[digits:]; len(table) <= n*xrefLine {
		return false
	}
	for i := range n {
		w.at = append(w.at, place{at: entry(table[1:], i)})
	}
	return true
}

// rows reads a table in a stream, whose object is body.
func (w *written) rows(body []byte) bool {
	size, ok := bytes.CutPrefix(body, []byte("<<"+crossStream))
	if !ok {
		return false
	}
	rows, ok := streamOf(body, maxRows)
	n, _ := number(size)
	if !ok || len(rows) != n*rowSize {
		return false
	}
	for ; len(rows) > 0; rows = rows[rowSize:] {
		p := place{at: int(binary.BigEndian.Uint32(rows[1:]))}
		switch rows[0] {
		case 0:
			p.at = 0
		case 2:
			p = place{in: p.at, at: int(binary.BigEndian.Uint16(rows[5:]))}
		}
		w.at = append(w.at, p)
	}
	return true
}

// body is what object n has between its lines, nil when there is no such.
func (w *written) body(n int) []byte {
	if n <= 0 || n >= len(w.at) {
		return nil
	}
	if p := w.at[n]; p.in > 0 {
		return w.together(n, p)
	}
	return w.alone(n, w.at[n].at)
}

// alone is object n, which begins at at.
func (w *written) alone(n, at int) []byte {
	if at > len(w.data) {
		return nil
	}
	b, found := bytes.CutPrefix(w.data[at:], []byte(strconv.Itoa(n)+" 0 obj\n"))
	end := bytes.Index(b, []byte("\nendobj\n"))
	if !found || end < 0 {
		return nil
	}
	for _, kind := range []string{embedded, crossStream, objectStream} {
		if bytes.HasPrefix(b, []byte("<<"+kind)) { // its data may have such a line
			return b
		}
	}
	return b[:end]
}

// together is object n out of the stream that p says, which is in none itself.
func (w *written) together(n int, p place) []byte {
	if p.in >= len(w.at) || w.at[p.in].in > 0 {
		return nil
	}
	body := w.alone(p.in, w.at[p.in].at)
	count, ok := bytes.CutPrefix(body, []byte("<<"+objectStream))
	if !ok {
		return nil
	}
	many, digits := number(count)
	rest, ok := bytes.CutPrefix(count[digits:], []byte("/First "))
	first, _ := number(rest)
	texts, whole := streamOf(body, maxTexts)
	if !ok || !whole || p.at >= many || many > perStream ||
		first > len(texts) || first > many*maxEntry {
		return nil
	}
	index := bytes.Fields(texts[:first]) // number and place by turns
	if len(index) != 2*many || string(index[2*p.at]) != strconv.Itoa(n) {
		return nil
	}
	texts = texts[first:]
	from, _ := number(index[2*p.at+1])
	to := len(texts)
	if p.at+1 < many {
		to, _ = number(index[2*p.at+3])
	}
	if from > to || to > len(texts) {
		return nil
	}
	return bytes.TrimSuffix(texts[from:to], []byte("\n"))
}
