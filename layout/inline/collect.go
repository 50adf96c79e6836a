package inline

import (
	"slices"
	"unicode/utf8"

	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// cluster is what is set as a unit: a character with the variation selectors
// and joiners after it. The whole paragraph is one array of them, so that no
// rule ends where a run ends.
type cluster struct {
	r     rune
	class clreq.Class
	step  clreq.Step // at which it gives way
	brk   permit     // of a line break before it
	flags flags
	runes uint8
	face  glyph.FaceID
	id    glyph.ID
	run   int32
	off   int32 // byte offset in its run
	base  int32 // the cluster it is attached to; itself when it stands alone

	adv   unit.Length // natural, without pair trims and gap
	shift unit.Length // where the outline is drawn
	trim  unit.Length // the blank half of a mark, as far as its ink lets it
	gap   unit.Length // Han–Latin gap after it
	give  unit.Length // room it can give up at its step
	take  unit.Length // room it can take before Han gaps open
}

type flags uint8

const (
	attached flags = 1 << iota // a note's mark or a combining mark: of its base
	verbatim                   // no gap, no trim
	trimmed                    // the blank half is given up to a neighbour
	open                       // the room after it may open
	absorbed                   // has no glyph: its runes are the one's before
	narrow                     // half an em, centred
)

func (c *cluster) is(f flags) bool { return c.flags&f != 0 }

// collect cuts the runs into clusters.
func (w *desk) collect() {
	w.clusters = w.clusters[:0]
	for i := range w.p.Runs {
		w.collectRun(i)
	}
}

func (w *desk) collectRun(i int) {
	run := &w.p.Runs[i]
	first := len(w.clusters)
	lead := uint8(0) // characters without shape before the first
	w.clusters = slices.Grow(w.clusters, utf8.RuneCountInString(run.Text)+1)
	simple := !run.Mark && !run.Verbatim
	for off := 0; off < len(run.Text); {
		if r := ideograph(run.Text[off:]); r != 0 && simple && lead == 0 {
			n := len(w.clusters)
			w.clusters = append(w.clusters, cluster{r: r, class: clreq.Ideograph,
				runes: 1, run: int32(i), off: int32(off), base: int32(n)})
			off += len("字")
			continue
		}
		r, size := utf8.DecodeRuneInString(run.Text[off:])
		class := clreq.Of(r)
		n := len(w.clusters)
		switch {
		case class == clreq.Ignore && n > first && w.clusters[n-1].runes < 255:
			w.clusters[n-1].runes++
		case class == clreq.Ignore && n == first && lead < 254:
			lead++
		default:
			c := cluster{r: r, class: class, runes: 1, base: int32(n)}
			c.run, c.off = int32(i), int32(off)
			if n == first {
				c.off, c.runes, lead = 0, 1+lead, 0
			}
			w.attach(&c, run)
			w.clusters = append(w.clusters, c)
		}
		off += size
	}
	if lead > 0 {
		c := cluster{r: '\u200b', class: clreq.Ignore, runes: lead, base: int32(first)}
		c.run = int32(i)
		w.attach(&c, run)
		w.clusters = append(w.clusters, c)
	}
}

// ideograph is the character that s begins with when it is one of the common
// Han characters, U+4E00 to U+9FFF; else 0.
func ideograph(s string) rune {
	if len(s) < 3 || s[0] < 0xE4 || s[0] > 0xE9 || s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80 {
		return 0
	}
	r := rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	if r < 0x4E00 {
		return 0
	}
	return r
}

// attach ties combining marks, and the marks of footnotes, to their base.
func (w *desk) attach(c *cluster, run *Run) {
	if run.Verbatim {
		c.flags |= verbatim
	}
	n := len(w.clusters)
	shapeless := c.class == clreq.Extend || c.class == clreq.Ignore
	if n == 0 || !run.Mark && !shapeless {
		return
	}
	c.flags |= attached
	c.base = w.clusters[n-1].base
}

// after is the first cluster after k that stands alone.
func (w *desk) after(k int) int {
	for k++; k < len(w.clusters) && w.clusters[k].is(attached); k++ {
	}
	return k
}

// before is the cluster that k follows, attached ones left out, or -1.
func (w *desk) before(k int) int {
	if k == 0 {
		return -1
	}
	return int(w.clusters[k-1].base)
}

// classAt is the class of cluster k; outside the paragraph, white space.
func (w *desk) classAt(k int) clreq.Class {
	if k < 0 || k >= len(w.clusters) {
		return clreq.Space
	}
	return w.clusters[k].class
}

// runeAt is the character of cluster k, or 0 outside the paragraph.
func (w *desk) runeAt(k int) rune {
	if k < 0 || k >= len(w.clusters) {
		return 0
	}
	return w.clusters[k].r
}
