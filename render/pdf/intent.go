package pdf

// intent is the entry of the catalog that says which colours the file means
// (ISO 19005-2 6.2.3).
func (f *finisher) intent() []byte {
	if f.opt.Standard.part() == 0 {
		return nil
	}
	n := f.out.reserve()
	f.later = append(f.later, func() {
		f.scratch = appendDeflated(f.scratch[:0], srgb(), f.opt.Small)
		f.out.stream(n, "/N 3/Filter/FlateDecode", f.scratch)
	})
	b := append([]byte("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"),
		"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"...)
	return append(appendRef(append(b, "/DestOutputProfile "...), n), ">>]"...)
}
