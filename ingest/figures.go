package ingest

import (
	"regexp"
	"strings"
)

// The captions of pictures and tables.
var (
	figureCaption = regexp.MustCompile(`^图\s*(?:\d{1,3}|` + hanNumber +
		`)?(?:[-－—.．]\d{1,3})?[\s\x{3000}：:、.．\p{Han}“《（(]`)
	tableCaption = regexp.MustCompile(`^表\s*(?:\d{1,3}|` + hanNumber +
		`)(?:[-－—.．]\d{1,3})?[\s\x{3000}：:、.．\p{Han}“《（(]`)
	bareFigure = regexp.MustCompile(`^!\[\]\((\S+?)(?: "([^"]*)")?\)$`)
)

// captions gives pictures and tables the captions that stand beside them.
func (im *importer) captions(ps []*para) (out []*para) {
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		switch {
		case len(p.raw) == 1 && i+1 < len(ps) && im.captioned(p, ps[i+1]):
			i++
		case isTable(p) && len(out) > 0 &&
			headsTable(out[len(out)-1]):
			above := out[len(out)-1]
			p.raw = append([]string{": " + captionWords(above)}, p.raw...)
			out = out[:len(out)-1]
		}
		out = append(out, p)
	}
	return out
}

// captionWords are a caption's words; its own face is no emphasis.
func captionWords(p *para) string {
	if allBold(p.text) {
		for i := range p.text {
			p.text[i].bold = false
		}
	}
	return markdown(p.text)
}

func caption(p *para, form *regexp.Regexp) bool {
	return p.isText() && form.MatchString(p.words()) && titleLike(p.words())
}

// headsTable tells whether p, right above a table, is its caption.
func headsTable(p *para) bool {
	return caption(p, tableCaption) || p.center && p.isText() && p.level == 0 &&
		titleLike(p.words()) &&
		measure(p.words()) <= 2*28 && !levelMark.MatchString(p.words())
}

// captioned puts the caption below a picture into it.
func (im *importer) captioned(p, below *para) bool {
	m := bareFigure.FindStringSubmatch(p.raw[0])
	if m == nil || !caption(below, figureCaption) && !saysWhatIsSeen(below) &&
		!(below.isText() && m[2] != "" && key(m[2]) == key(below.words())) {
		return false
	}
	return im.setCaption(p, below)
}

// saysWhatIsSeen tells whether p, right below a picture, is its caption: a line
// in the middle that is no heading, and may be a sentence where it says 图为….
func saysWhatIsSeen(p *para) bool {
	s := p.words()
	sentence := strings.HasPrefix(s, "图") && strings.Index(s, "。") == len(s)-len("。")
	return p.center && p.isText() && p.level == 0 && measure(s) <= 2*40 &&
		(titleLike(s) || sentence) && !levelMark.MatchString(s) && !dateOnly(s)
}

// setCaption puts the words of below into the picture p, if it has no others.
func (im *importer) setCaption(p, below *para) bool {
	m := bareFigure.FindStringSubmatch(p.raw[0])
	if m == nil {
		return false
	}
	words, alt := captionWords(below), ""
	if m[2] != "" && key(m[2]) != key(words) {
		alt = ` "` + m[2] + `"`
	}
	p.raw[0] = "![" + words + "](" + m[1] + alt + ")"
	im.change(Change{Line: below.line, Before: below.words(), After: p.raw[0],
		Rule: "caption", Class: Auto})
	return true
}

// nameRows makes a list of names of paragraphs that hold nothing but names
// that blanks part.
func (im *importer) nameRows(ps []*para) (out []*para) {
	for i := 0; i < len(ps); {
		n, end := 0, i
		for end < len(ps) && (namesIn(ps[end]) > 1 || n > 3 && namesIn(ps[end]) == 1) {
			n += namesIn(ps[end])
			end++
		}
		if n < 4 {
			out = append(out, ps[i])
			i++
			continue
		}
		p := &para{raw: []string{"::: names"}, line: ps[i].line, gap: true}
		for _, q := range ps[i:end] {
			p.raw = append(p.raw,
				strings.ReplaceAll(plain(trimRight(trimLeft(q.text))), "\t", "  "))
		}
		p.raw = append(p.raw, ":::")
		im.change(Change{Line: p.line, Before: short(ps[i].words()),
			After: "::: names", Rule: "names", Class: Auto})
		out = append(out, p)
		i = end
	}
	return out
}

// namesIn is how many names p holds, 0 when it holds other words too. A name
// of two characters may be set apart by a blank of a whole 字.
func namesIn(p *para) int {
	if !p.isText() || p.level > 0 {
		return 0
	}
	fields := strings.FieldsFunc(p.words(), func(r rune) bool {
		return r == ' ' ||
			r == '\t' || r == '\u00a0'
	})
	for _, f := range fields {
		if !personal(compact(f)) {
			return 0
		}
	}
	return len(fields)
}
