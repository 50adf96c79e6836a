package proofread

import "strings"

// The rules that must come out at zero.
const (
	ruleStart     = "forbidden line start"
	ruleEnd       = "forbidden line end"
	rulePair      = "uncompressed pair"
	ruleHole      = "hole in a dash or dots"
	ruleTorn      = "dash or dots torn"
	ruleNumber    = "split number"
	ruleWord      = "split word"
	ruleRunt      = "runt"
	ruleWidow     = "widow"
	ruleGrid      = "off the grid"
	ruleRight     = "right edge"
	ruleLeft      = "left edge"
	ruleFirst     = "first line of the page"
	ruleFoot      = "foot of the page"
	rulePitch     = "empty grid line"
	ruleHeading   = "stranded heading"
	ruleFirstPage = "no body on page 1"
)

// Rules lists them in the order of the report.
func Rules() []string {
	return []string{ruleStart, ruleEnd, rulePair, ruleHole, ruleTorn, ruleNumber, ruleWord,
		ruleRunt, ruleWidow, ruleHeading, ruleGrid, rulePitch, ruleFirst, ruleFoot, ruleLeft,
		ruleRight, ruleFirstPage, ruleText, ruleExtra}
}

// checkBreaks looks at both ends of every line break.
func (r *reader) checkBreaks() {
	for _, p := range r.paragraphs {
		for i, l := range p.lines {
			if i > 0 {
				r.checkStart(p.lines[i-1], l)
			}
			if i < len(p.lines)-1 {
				r.checkEnd(l)
				r.checkTorn(l, p.lines[i+1])
			}
		}
	}
}

// checkStart holds the first character of a turned line against the list; a
// lone dash is a connector, a pair may open a line at level gb.
func (r *reader) checkStart(above, l *line) {
	first := l.first().Rune
	lone := first == '—' && (len(l.glyphs) < 2 || l.glyphs[1].Rune != '—')
	if !lone && !strings.ContainsRune(neverStart, first) {
		return
	}
	if strings.ContainsRune("./-", first) && inAddress(above, l) {
		return
	}
	r.blame(ruleStart, l, "begins with "+string(first))
}

func (r *reader) checkEnd(l *line) {
	last := l.last().Rune
	if !strings.ContainsRune(neverEnd, last) || last == '/' && inAddress(l, nil) {
		return
	}
	r.blame(ruleEnd, l, "ends with "+string(last))
}

// checkTorn finds one half of —— or …… on each side of a break.
func (r *reader) checkTorn(l, below *line) {
	a, b := l.last().Rune, below.first().Rune
	if a != b || !strings.ContainsRune("—…⋯", a) {
		return
	}
	// Two whole dashes may meet at a break; an odd run before it is a torn one.
	n := 0
	for i := len(l.glyphs) - 1; i >= 0 && l.glyphs[i].Rune == a; i-- {
		n++
	}
	if n%2 == 1 {
		r.blame(ruleTorn, l, string(a)+"|"+string(b))
	}
}

// inAddress says whether a break lies inside a URL, where its own break points
// hold and the solidus rule is off.
func inAddress(above, below *line) bool {
	tail := latinTail(above)
	if below != nil {
		tail += latinHead(below)
	}
	return strings.Contains(tail, "://") || strings.Contains(tail, "www.") ||
		strings.Count(tail, "/") > 1 || strings.Contains(tail, "@")
}

func isASCII(r rune) bool { return r > ' ' && r < 0x7f }

func latinTail(l *line) string {
	i := len(l.glyphs)
	for i > 0 && isASCII(l.glyphs[i-1].Rune) {
		i--
	}
	var b strings.Builder
	for _, g := range l.glyphs[i:] {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

func latinHead(l *line) string {
	var b strings.Builder
	for _, g := range l.glyphs {
		if !isASCII(g.Rune) {
			break
		}
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// checkNumbers finds numbers and words cut by a line's end.
func (r *reader) checkNumbers() {
	for _, p := range r.paragraphs {
		for i, l := range p.justified() {
			below := p.lines[i+1]
			if inAddress(l, below) {
				continue
			}
			if cutsNumber([]rune(l.text()), []rune(below.text())) {
				r.blame(ruleNumber, l, cut(l, below))
			} else if isLatin(l.last().Rune) && isLatin(below.first().Rune) &&
				!spaceBetween(r.sheets[l.page-1], l) {
				r.blame(ruleWord, l, cut(l, below))
			}
		}
	}
}

// spaceBetween knows two whole words from one cut: the writer left a space at
// the line's end, or the words stand on lines by themselves.
func spaceBetween(sheet Sheet, l *line) bool {
	end := l.last()
	for _, g := range sheet.Glyphs {
		if g.Rune == ' ' && g.Y > l.baseline-0.5 && g.Y < l.baseline+0.5 && g.X > end.X {
			return true
		}
	}
	return false
}

// cut shows a break as text: the last and first characters beside it.
func cut(l, below *line) string {
	a, b := []rune(l.text()), []rune(below.text())
	return string(a[max(0, len(a)-6):]) + "|" + string(b[:min(6, len(b))])
}

// cutsNumber says whether a break parts what GB 15835 and CLREQ keep whole:
// digits, a number and its sign or unit, 第2期, 〔2016〕5号.
func cutsNumber(a, b []rune) bool {
	last, first := a[len(a)-1], b[0]
	switch {
	case isDigit(last):
		return isDigit(first) || strings.ContainsRune("%％‰℃℉°年月日", first) ||
			(first == '.' || first == ',') && len(b) > 1 && isDigit(b[1]) ||
			first == '期' && beforeNumber(a) == '第' || first == '号' && beforeNumber(a) == '〕'
	case isDigit(first):
		return last == '第' || strings.ContainsRune("+−±￥¥$€£〔", last) ||
			(last == '.' || last == ',') && len(a) > 1 && isDigit(a[len(a)-2]) ||
			last == '〕' && len(a) > 1 && isDigit(a[len(a)-2])
	}
	return false
}

// beforeNumber is the character in front of the digits that end a.
func beforeNumber(a []rune) rune {
	for i := len(a) - 1; i >= 0; i-- {
		if !isDigit(a[i]) {
			return a[i]
		}
	}
	return 0
}
