package pdf

import "sync"

// The profiles as streams, compressed once for all files.
var (
	srgbStream = sync.OnceValue(func() []byte { return appendDeflated(nil, srgb(), true) })
	cmykStream = sync.OnceValue(func() []byte { return appendDeflated(nil, cmyk(), true) })
)

// intent is the entry of the catalog that says which colours the file means
// (ISO 19005-2 6.2.3): those of one profile.
func (f *finisher) intent() []byte {
	if f.opt.Standard.part() == 0 && f.opt.Print == nil {
		return nil
	}
	name, colours, data := "(sRGB)/Info(sRGB IEC61966-2.1)", "/N 3", srgbStream
	if f.opt.Print != nil {
		name = "(Custom)/Info(Offset on coated paper, estimated)"
		colours, data = "/N 4", cmykStream
	}
	n := f.out.reserve()
	f.later = append(f.later, func() {
		f.out.stream(n, colours+filtered, data())
	})
	b := append([]byte("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"),
		"/OutputConditionIdentifier"...)
	b = append(b, name...)
	return append(appendRef(append(b, "/DestOutputProfile "...), n), ">>]"...)
}
