package templates

import (
	"cmp"
	"unicode/utf8"

	"jianbao/layout/block"
	"jianbao/layout/clreq"
	"jianbao/layout/unit"
	dictionary "jianbao/layout/words"
)

// Of a text of the masthead wider than its row. Lines of a masthead may move
// a twentieth of an em closer; a text that would then still have to be
// condensed below leastCondensed is turned over (回行), if need be in type down
// to leastTurned of the smallest its row may have. All in thousandths.
const (
	closer         = 950
	leastCondensed = 800
	leastTurned    = 800
)

// turnable are the texts that may be turned over: those that are names.
var turnable = map[block.Role]bool{
	block.Organization: true, block.MastheadName: true, block.PublisherDate: true,
}

// turnedOver is a side of the masthead with what is far too wide for a line
// on two; beside is what stands at the right of the last.
func (a *applier) turnedOver(d rowSpec, texts, beside []placed) (out []placed) {
	for _, p := range texts {
		if d.Hidden || !turnable[p.role] || len(p.runs) != 1 {
			out = append(out, p)
			continue
		}
		out = append(out, a.turnOver(d, p, beside)...)
	}
	return out
}

// turnOver is p on as many lines as it needs, two at the most.
func (a *applier) turnOver(d rowSpec, p placed, beside []placed) []placed {
	least := a.leastSize(d, p)
	room := a.roomFor(d, p)
	last := room
	if len(beside) == 1 {
		last -= textWidth(beside[0].runs, p.style.Size) + p.style.Size
	}
	text := p.runs[0].Text
	whole := unit.Scale(widthOf(text, least), closer, 1000)
	if unit.Scale(whole, leastCondensed, 1000) <= last {
		return []placed{p}
	}
	cut := bestCut(text, room, last, least)
	if cut == 0 {
		return []placed{p}
	}
	return a.halves(d, p, cut, [2]unit.Length{room, last})
}

// leastSize is the smallest size that p may have in its row on one line.
func (a *applier) leastSize(d rowSpec, p placed) unit.Length {
	if n := len(d.Sizes); n > 0 {
		return a.rulerFor(p.style).length(d.Sizes[n-1])
	}
	return p.style.Size
}

// roomFor is how wide a line of p may be.
func (a *applier) roomFor(d rowSpec, p placed) unit.Length {
	return cmp.Or(a.rulerFor(p.style).length(d.Fit),
		a.doc.Page.TypeArea.W()-p.style.Left-p.style.Right)
}

// bestCut is the place between two words where text is best cut: where both
// lines fit, or want least of it; the longer above (梯形, GB/T 9704 7.3.1); after
// a mark; the most even. 0 when there is none.
func bestCut(text string, first, last, size unit.Length) (best int) {
	var least [4]unit.Length
	for _, at := range dictionary.Default().Cuts(text) {
		if !mayTurn(text, at) {
			continue
		}
		above, below := widthOf(text[:at], size), widthOf(text[at:], size)
		f := [4]unit.Length{max(excess(above, first), excess(below, last))}
		if below > above {
			f[1] = 1
		}
		if !afterMark(text[:at]) {
			f[2] = 1
		}
		f[3] = max(above-below, below-above)
		if best == 0 || worse(least, f) {
			best, least = at, f
		}
	}
	return best
}

// excess is by how many fiftieths a line is too wide for room once it has
// been set as close and as small as a turned-over line may be.
func excess(width, room unit.Length) unit.Length {
	width = unit.Scale(width, closer*leastTurned, 1000*1000)
	return max(width-room, 0) * 50 / max(room, 1)
}

func worse(a, b [4]unit.Length) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

// mayTurn tells whether a line may end before at (避头尾).
func mayTurn(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	p := clreq.ProhibitGB
	return !p.NoEnd(clreq.Of(before)) && !p.NoStart(clreq.Of(after))
}

// afterMark tells whether text ends with a mark or before a blank.
func afterMark(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return clreq.Of(r).Mark() || clreq.Of(r).Blank()
}

// halves is p as two lines of one size: the first of its row's sizes that both
// fit in, else as small as need be; and condensed alike if that is not enough.
func (a *applier) halves(d rowSpec, p placed, cut int, rooms [2]unit.Length) []placed {
	text := p.runs[0].Text
	parts := [2]string{text[:cut], text[cut:]}
	fits := func(size unit.Length) bool {
		return widthOf(parts[0], size) <= rooms[0] && widthOf(parts[1], size) <= rooms[1]
	}
	least := a.leastSize(d, p)
	size := p.style.Size
	for _, m := range d.Sizes {
		if size = a.rulerFor(p.style).length(m); fits(size) {
			break
		}
	}
	for floor := unit.Scale(least, leastTurned, 1000); !fits(size) && size > floor; {
		size -= unit.Pt / 2
	}
	style := p.style
	if size != style.Size {
		style = a.variant(style, size.String(), func(s *block.Style) { s.Size = size })
	}
	alike := max(share(widthOf(parts[0], size), rooms[0]), share(widthOf(parts[1], size), rooms[1]))
	out := make([]placed, 2)
	for i, part := range parts {
		r := p.runs[0]
		from := i * cut
		r.Text, r.From = part, r.From.Cut(text, from)
		out[i] = placed{role: p.role, style: style, runs: []block.Run{r},
			pos: p.runs[0].From.At(text, from), turned: true, joined: i > 0}
		if alike > 1000 {
			out[i].fit = unit.Scale(widthOf(part, size), 1000, int64(alike))
		}
	}
	return out
}

// share is how much of room width takes, in thousandths.
func share(width, room unit.Length) unit.Length { return width * 1000 / max(room, 1) }
