package clreq

// never marks a class that no level forbids.
const never = 0

// rank orders the levels by how much they forbid.
var rank = [...]uint8{ProhibitNone: 0, ProhibitBasic: 1, ProhibitGB: 2, ProhibitStrict: 3}

// startRank is the first level at which a class begins no line (避头).
var startRank = [Classes]uint8{
	Close: 1, Pause: 1, Stop: 1, // GB/T 15834 5.1.1, 5.1.3
	Middle: 2, Solidus: 2, Wave: 2, Repeat: 2, // GB/T 15834 5.1.7, 5.1.9, 5.1.6
	Dash: 3, Ellipsis: 3, // CLREQ strict; a single dash is a Wave
	Point: 1, Closing: 1, Postfix: 2, Hyphen: 2, // GB/T 15834 5.1.6
}

// endRank is the first level at which a class ends no line (避尾).
var endRank = [Classes]uint8{
	Open: 1, Opening: 1, // GB/T 15834 5.1.3
	Solidus: 2, // GB/T 15834 5.1.9
	Prefix:  2,
}

// NoStart tells whether a character of the class may not begin a line.
func (p Prohibition) NoStart(c Class) bool {
	r := startRank[c]
	return r != never && r <= rank[p]
}

// NoEnd tells whether a character of the class may not end a line.
func (p Prohibition) NoEnd(c Class) bool {
	r := endRank[c]
	return r != never && r <= rank[p]
}

// Step is one step of line adjustment by shrinking; 0 does not shrink.
type Step uint8

// The steps in the order they are taken, linesetting.md §1.
const (
	NoStep    Step = iota
	WordSpace      // S1
	Gap            // S2, between Han and Western text
	Brackets       // S3
	Pauses         // S4
	Stops          // S5
	Steps          // one more than the last
)

var stepOf = [Classes]Step{Open: Brackets, Close: Brackets, Pause: Pauses, Stop: Stops}

// Step is the step at which a mark of the class gives up its blank half.
func (c Class) Step() Step { return stepOf[c] }

// TrimsBefore tells whether, of two neighbouring marks, the first gives up
// the blank half at its right: ，） and ）。 (GB/T 15834 5.1.10).
func TrimsBefore(a, b Class) bool {
	return a != Open && a.Mark() && b != Open && b.Mark()
}

// TrimsAfter tells whether the second gives up the blank half at its left: “（ and ，“.
func TrimsAfter(a, b Class) bool { return b == Open && a.Mark() }

// Halved tells whether the preset sets marks of the class at half width everywhere.
func (p Punctuation) Halved(c Class) bool {
	switch p {
	case Banjiao:
		return c.Mark()
	case Kaiming:
		return c.Mark() && c != Stop
	}
	return false
}

// Gapped tells whether Han and Western text as neighbours take a gap:
// letters, digits and a number's % beside ideographs only, never beside marks.
func Gapped(a, b Class) bool {
	return a.Han() && (b.Word() || b == Prefix) || b.Han() && (a.Word() || a == Postfix)
}

// Stretches tells whether the room between two neighbours may open to justify a line.
func Stretches(a, b Class) bool {
	switch {
	case a.Western() && b.Western(),
		a == Dash && b == Dash, a == Ellipsis && b == Ellipsis:
		return false
	case a == WideSpace:
		return !stiff.has(b)
	}
	return !stiff.has(a) && !stiff.has(b)
}
