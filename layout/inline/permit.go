package inline

import (
	"strings"

	"jianbao/layout/clreq"
)

// permit decides for every boundary under which pass a line may end there.
func (w *desk) permit() {
	cs := w.clusters
	blankOnly := true // nothing but white space so far: no line may end there
	for k := range cs {
		switch {
		case k > 0 && simple(&cs[k-1], &cs[k]):
			cs[k].brk = free
		case k == 0, cs[k].is(attached), cs[k].class.Blank(), blankOnly:
			cs[k].brk = forbidden
		default:
			cs[k].brk = w.between(w.before(k), k)
		}
		blankOnly = blankOnly && cs[k].class.Blank()
	}
	for k := 0; k < len(cs); k++ {
		switch {
		case cs[k].class == clreq.Digit:
			k = w.tieNumber(k)
		case clreq.Numeral(cs[k].r):
			k = w.tieNumeral(k)
		}
	}
	for k := 0; k < len(cs); k++ {
		if cs[k].class.Western() && !w.classAt(k-1).Western() {
			k = w.openAddress(k)
		}
	}
}

// simple tells whether a and b, next to each other, are two ideographs as most
// are: between them a line may end and a gap may open, and that is all.
func simple(a, b *cluster) bool {
	return a.class == clreq.Ideograph && b.class == clreq.Ideograph &&
		(a.flags|b.flags)&(attached|verbatim) == 0
}

// between is the rule for two neighbours, sequences not yet considered.
func (w *desk) between(a, b int) permit {
	cs, level := w.clusters, w.p.Setting.Prohibition
	ca, cb := cs[a].class, cs[b].class
	spaced := false
	for i := 0; ca.Blank() && a > 0 && i < rowMost; i++ {
		spaced = true
		a = w.before(a)
		ca = cs[a].class
	}
	switch {
	case level.NoStart(cb) && !(spaced && cb == clreq.Hyphen), level.NoEnd(ca):
		return anyhow
	case spaced:
		return free
	case ca == clreq.HardSpace || cb == clreq.HardSpace:
		return anyEdge
	case ca == cb && (ca == clreq.Dash || ca == clreq.Ellipsis):
		return w.insideRow(b)
	case ca.Western() && cb.Western():
		return w.insideWord(a, b)
	case cb == clreq.Plus, ca == clreq.Prefix, cb == clreq.Postfix:
		return anyEdge
	case ca == clreq.Wave && cb == clreq.Digit:
		return soft // 2015—2016
	}
	return free
}

// prior is before, but never outside the paragraph.
func (w *desk) prior(k int) int { return max(w.before(k), 0) }

// insideRow is the rule inside —— and ……: a row of four or more is cut in pairs.
func (w *desk) insideRow(b int) permit {
	n := 0
	k := w.before(b)
	for ; n < 2*rowMost && w.runeAt(k) == w.runeAt(b); k = w.before(k) {
		n++
	}
	if n%2 == 0 && w.runeAt(w.after(b)) == w.clusters[b].r {
		return anyEdge
	}
	return anyhow
}

// insideWord is the rule inside a stretch of Western text: a hyphen between
// letters ends a line (CLREQ), other changes of class only when nothing else does.
func (w *desk) insideWord(a, b int) permit {
	ca, cb := w.clusters[a].class, w.clusters[b].class
	switch {
	case ca == clreq.Hyphen && cb == clreq.Letter &&
		w.classAt(w.before(a)) == clreq.Letter &&
		w.classAt(w.before(w.prior(a))) == clreq.Letter:
		return free
	case ca == clreq.Prefix, ca == clreq.Opening, cb == clreq.Postfix, cb == clreq.Hyphen,
		cb == clreq.Slash, cb == clreq.Plus, w.clusters[a].r == '.' && cb == clreq.Digit:
		return anyEdge
	case ca != cb && ca != clreq.Digit, ca == clreq.Digit && cb == clreq.Letter:
		return inWord
	}
	return anyEdge
}

// tieNumber ties the number that begins at cluster k to what is around it and
// gives its last cluster.
func (w *desk) tieNumber(k int) int {
	cs := w.clusters
	end := k
	for n := w.after(end); n < len(cs) && w.inNumber(end, n); n = w.after(end) {
		if end = n; cs[n].class == clreq.Space || cs[n].class == clreq.Pause {
			w.tie(n, anyEdge)
			w.tie(w.after(n), anyEdge)
		}
	}
	if w.runeAt(w.before(k)) == '第' || w.documentNumber(k) {
		w.tie(k, anyEdge)
	}
	w.tieSign(k)
	w.tieUnit(k, end)
	if w.opensSentence(k) && w.runeAt(w.after(end)) == '.' {
		w.tie(w.after(w.after(end)), anyEdge)
	}
	return end
}

// inNumber tells whether cluster n goes on with the number that end is in:
// digits, one , or . between two of them, and a space between groups.
func (w *desk) inNumber(end, n int) bool {
	switch w.clusters[n].class {
	case clreq.Digit:
		return true
	case clreq.Point:
		return w.classAt(end) == clreq.Digit && w.classAt(w.after(n)) == clreq.Digit
	case clreq.Space:
		return w.grouped(end, n)
	case clreq.Pause:
		return w.runeAt(n) == '：' && w.digits(end, w.before) <= 2 &&
			w.digits(w.after(n), w.after) == 2 // 17：30
	}
	return false
}

// grouped tells whether the space n parts groups of digits: it follows the
// digit end, and just three come after it, as GB/T 15835 groups them, or
// four after three or four, as telephone numbers are written.
func (w *desk) grouped(end, n int) bool {
	after := w.digits(w.after(n), w.after)
	switch before := w.digits(end, w.before); after {
	case 3:
		return 0 < before && before <= 3
	case 4:
		return before == 3 || before == 4
	}
	return false
}

// digits counts the digits from cluster k on, five at the most.
func (w *desk) digits(k int, next func(int) int) (n int) {
	for ; n < 5 && w.classAt(k) == clreq.Digit; k = next(k) {
		n++
	}
	return n
}

// documentNumber tells whether the number at k follows 〔2016〕.
func (w *desk) documentNumber(k int) bool {
	b := w.before(k)
	return w.runeAt(b) == '〕' && w.classAt(w.before(b)) == clreq.Digit
}

// tieSign ties to the number at k what stands before it: +, unless that joins
// two words, and ≥, with another sign between or not.
func (w *desk) tieSign(k int) {
	b := w.before(k)
	if w.classAt(b) == clreq.Plus && !w.classAt(w.before(b)).Word() {
		w.tie(k, anyEdge)
	}
	if c := w.classAt(b); c == clreq.Plus || c == clreq.Prefix || c == clreq.Hyphen {
		k, b = b, w.before(b)
	}
	if clreq.Relation(w.runeAt(b)) {
		w.tie(k, anyEdge)
	}
}

// tieUnit ties the number from k to end to its unit: never parted from 年 月 日
// and the like, softly from measure words.
func (w *desk) tieUnit(k, end int) {
	u := w.after(end)
	r := w.runeAt(u)
	switch ordinal := w.runeAt(w.before(k)) == '第' || w.documentNumber(k); {
	case u >= len(w.clusters), r == 0:
	case w.classAt(u) == clreq.Space:
		w.tieSymbol(u)
	case clreq.DatePart(r):
		w.tie(u, anyEdge)
		if next := w.after(u); w.classAt(next) == clreq.Digit {
			w.tie(next, soft)
		}
	case ordinal && clreq.OrdinalPart(r):
		w.tie(u, anyEdge)
	case clreq.MeasureWord(r):
		w.tie(u, soft)
	}
}

// tieSymbol ties the symbol of a unit behind the space u to the number before
// it: 8 cm.
func (w *desk) tieSymbol(u int) {
	var symbol []rune
	first := w.after(u)
	for k := first; w.classAt(k) == clreq.Letter && len(symbol) < 4; k = w.after(k) {
		symbol = append(symbol, w.runeAt(k))
	}
	if len(symbol) > 0 && clreq.UnitSymbol(string(symbol)) {
		w.tie(first, anyEdge)
	}
}

// tie forbids a break before cluster k in all passes before p.
func (w *desk) tie(k int, p permit) {
	if k < len(w.clusters) && w.clusters[k].brk < p {
		w.clusters[k].brk = p
	}
}

// opensSentence tells whether cluster k is the first of a sentence.
func (w *desk) opensSentence(k int) bool {
	c, r := w.classAt(w.before(k)), w.runeAt(w.before(k))
	return c.Blank() || c == clreq.Stop || r == '：' || r == '；'
}

// tieNumeral ties a number in Chinese digits: 第十条 softly, and an opening 一、
// to the character after it. It gives the number's last cluster.
func (w *desk) tieNumeral(k int) int {
	cs := w.clusters
	end := k
	for n := w.after(end); n < len(cs) && clreq.Numeral(cs[n].r); n = w.after(end) {
		end = n
	}
	next := w.after(end)
	if w.runeAt(w.before(k)) == '第' && clreq.OrdinalPart(w.runeAt(next)) {
		for i := k; i <= next; i++ {
			w.tie(i, soft)
		}
		return end
	}
	if w.runeAt(next) == '、' && w.opensSentence(k) ||
		w.runeAt(w.before(k)) == '（' && w.runeAt(next) == '）' {
		w.tie(w.after(next), anyEdge)
	}
	return end
}

// openAddress looks at the stretch of Western text that begins at cluster k,
// and tells where it ends.
// Inside an address lines end after / ? & = - and before a dot.
func (w *desk) openAddress(k int) int {
	cs := w.clusters
	end, slashes, address := k, 0, false
	for n := k; n < len(cs) && (cs[n].class.Western() || cs[n].is(attached)); n++ {
		end = n
		if cs[n].r == '/' {
			slashes++
		}
		address = address || cs[n].r == '@' || w.spells(n, "://") || w.spells(n, "www.")
	}
	if !address && slashes < 2 {
		return end
	}
	for n := k + 1; n <= end; n++ {
		if w.addressPoint(n, k, end) {
			cs[n].brk = free
		}
	}
	return end
}

// spells tells whether the clusters from k spell s.
func (w *desk) spells(k int, s string) bool {
	for i := range len(s) {
		if w.runeAt(k+i) != rune(s[i]) {
			return false
		}
	}
	return true
}

// addressPoint tells whether a line may end before cluster n of the address
// from first to last: never nearer than two characters to its edges, nor
// between two of the signs.
func (w *desk) addressPoint(n, first, last int) bool {
	cs := w.clusters
	if n < first+2 || n > last-1 || cs[n].is(attached) {
		return false
	}
	if cs[n].r == '.' {
		return cs[n-1].class.Word() && cs[n+1].class.Word()
	}
	return strings.ContainsRune("/?&=-", cs[n-1].r) && cs[n].class.Word()
}
