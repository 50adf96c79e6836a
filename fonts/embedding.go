package fonts

// Embedding is OS/2 fsType: what a font's maker allows in documents.
type Embedding uint16

// Bits of fsType, from the OpenType specification.
const (
	restricted  Embedding = 0x0002
	preview     Embedding = 0x0004
	editable    Embedding = 0x0008
	noSubset    Embedding = 0x0100
	bitmapsOnly Embedding = 0x0200
	usage       Embedding = 0x000F
)

// Allowed tells whether outlines may go into a document at all. Old fonts
// set several usage bits, and then the most generous one holds.
func (e Embedding) Allowed() bool {
	return e&usage != restricted && e&bitmapsOnly == 0
}

// Subset tells whether some glyphs may be taken without the others.
func (e Embedding) Subset() bool { return e&noSubset == 0 }

// Editable tells whether the font may go into a document that can be changed.
func (e Embedding) Editable() bool {
	return e.Allowed() && (e&usage == 0 || e&editable != 0)
}

// String is one word for lists: installable, editable, print, restricted.
func (e Embedding) String() string {
	switch {
	case !e.Allowed():
		return "restricted"
	case e&usage == 0:
		return "installable"
	case e&editable != 0:
		return "editable"
	}
	return "print"
}
