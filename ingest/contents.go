package ingest

import (
	"regexp"
	"slices"
	"strings"
)

// entry is a line of 本期导读.
type entry struct {
	words string
	line  int
	page  bool // it says a page number
	key   string
	bare  string // the key without the column
}

// maxEntries is how many lines of contents are looked for among the titles,
// maxTitles how many lines they are compared with.
const (
	maxEntries = 100
	maxTitles  = 3000
)

var (
	entryMark = regexp.MustCompile(`^(?:[☆★●◆■▲◎○◇□※△▶►·•\-*]\s*)?(?:\d{1,2}\s*[、.．:：)）]\s*|[（(]\d{1,2}[）)]\s*|` +
		hanNumber + `、\s*|[（(]` + hanNumber +
		`[）)]\s*|[①-⑳]\s*|[☆★●◆■▲◎○◇□※△▶►·•]\s*)?`)
	entryPage = regexp.MustCompile(`(?:\s*[.．…·⋯\-—_ \t]{2,}\s*[（(]?\s*|\t+\s*|` +
		`\s*[（(]\s*)(\d{1,3})\s*[）)]?$`)
	entryColumn = regexp.MustCompile(`^(\S{2,6}?)[：:｜|]`)
)

// contentsEntries reads 本期导读 from ps[i] on, and gives the index behind it.
func contentsEntries(ps []*para, i int) (es []entry, next int) {
	starred, level := false, 0
	for ; i < len(ps); i++ {
		p := ps[i]
		if level = first(level, p.toc); p.toc > level {
			continue // a heading within an article
		}
		if level > 0 && p.toc == 0 {
			return es, i
		}
		s := p.words()
		stars := star.MatchString(s)
		switch {
		case p.raw != nil || p.level > 0 || editorNote.MatchString(s) ||
			measure(s) > 2*90 || strings.HasSuffix(s, "。"):
			return es, i
		case len(es) == 0:
			starred = stars
		case stars && !starred || repeats(es, s, p.mark != ""):
			return es, i
		}
		if columnLabel.MatchString(s) {
			if labelBeforeArticle(ps, i, es) {
				return es, i
			}
			continue
		}
		e := entry{words: strings.Trim(s[len(entryMark.FindString(s)):], blanks),
			line: p.line}
		if m := entryPage.FindStringIndex(e.words); m != nil {
			e.words, e.page = strings.Trim(e.words[:m[0]], blanks), true
		}
		e.words = strings.Trim(tidyWords(e.words), blanks)
		if e.words != "" && len(es) < maxEntries {
			e.key, e.bare = key(e.words), key(withoutLabel(e.words))
			es = append(es, e)
		}
	}
	return es, i
}

// labelBeforeArticle tells whether the column label ps[i] is that of the first
// article, not of a group of entries.
func labelBeforeArticle(ps []*para, i int, es []entry) bool {
	return i+1 < len(ps) && len(es) > 0 && repeats(es, ps[i+1].words(), false)
}

// repeats tells whether s is the title of one of es again: the articles begin.
func repeats(es []entry, s string, marked bool) bool {
	if marked {
		return false
	}
	for _, e := range es {
		if e.is(unstarred(s)) {
			return true
		}
	}
	return false
}

// key is what of a title counts when titles are compared.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		r = half(r)
		if blank(r) || !han(r) && !alnum(r) {
			return -1
		}
		return r
	}, s)
}

// withoutLabel is a line of the contents without its column, as in 协会动态：….
func withoutLabel(s string) string {
	if m := entryColumn.FindString(s); m != "" {
		return s[len(m):]
	}
	return s
}

// entryLabel is the column that a line of the contents begins with.
func entryLabel(s string) string {
	if m := entryColumn.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// is tells whether e is the line of the contents for title.
func (e entry) is(title string) bool {
	k := key(title)
	return k != "" && (likeness(e.key, k) >= 800 || likeness(e.bare, k) >= 800)
}

// likeness is how much of a and b is the same, in thousandths, by the pairs of
// characters they share.
func likeness(a, b string) int {
	if a == b {
		return 1000
	}
	if 3*len(a) < 2*len(b) || 3*len(b) < 2*len(a) { // too far apart to come to 800
		return 0
	}
	pairs, n := map[[2]rune]int{}, 0
	x, y := []rune(a), []rune(b)
	for i := 1; i < len(x); i++ {
		pairs[[2]rune{x[i-1], x[i]}]++
	}
	for i := 1; i < len(y); i++ {
		if p := [2]rune{y[i-1], y[i]}; pairs[p] > 0 {
			pairs[p]--
			n++
		}
	}
	if len(x)+len(y) < 4 {
		return 0
	}
	return 2000 * n / (len(x) + len(y) - 2)
}

// byContents takes the lines that the contents name, in their order.
func byContents(ps []*para, entries []entry) (starts []start) {
	at := 0
	candidates := titleLines(ps)
	for _, e := range entries {
		for _, i := range candidates {
			if i < at {
				continue
			}
			s := unstarred(ps[i].words())
			t := titleAt(ps, entries, i, s)
			if e.is(t.words) {
				bare := strings.TrimLeft(t.words[len(markOf(t.words)):], blanks)
				if key(bare) == e.key {
					t.words = bare // the number is that of the contents
				}
				starts = append(starts, t)
				at = i + t.count
				break
			}
		}
	}
	return starts
}

// titleLines are the first of ps that could be titles.
func titleLines(ps []*para) (at []int) {
	for i, p := range ps {
		if p.isText() && len(p.text) <= 120 && titleLike(unstarred(p.words())) {
			at = append(at, i)
		}
		if len(at) == maxTitles {
			break
		}
	}
	return at
}

// byLook takes lines set in the middle that are followed by text: titles in a
// Word file without styles.
func byLook(ps []*para, _ []entry) (starts []start) {
	least := titleSize(ps)
	for i, p := range ps {
		if !p.center || !p.isText() || !titleLike(p.words()) || p.size < least ||
			levelMark.MatchString(p.words()) || columnLabel.MatchString(p.words()) ||
			captionAt(ps, i) {
			continue
		}
		if n := len(starts); n > 0 && starts[n-1].at+starts[n-1].count == i && i > 0 &&
			ps[i-1].size == p.size {
			starts[n-1].count++
			starts[n-1].words += p.words()
			continue
		}
		if n := len(starts); n > 0 && starts[n-1].at+starts[n-1].count == i {
			if underTitle(ps, i) {
				continue
			}
			if starts[n-1].count == 1 && overTitle(ps, i-1) {
				ps[i-1].column, starts = true, starts[:n-1]
			}
		}
		if i+1 < len(ps) {
			starts = append(starts, start{i, 1, unstarred(p.words())})
		}
	}
	return starts
}

// byBig takes the largest lines of words, where they are larger than the text:
// titles at the left, or numbered ones.
func byBig(ps []*para, _ []entry) (starts []start) {
	const larger = 4 // half points
	size, numbered := textSize(ps)+larger, false
	if size == larger { // it is not known
		return nil
	}
	for i, p := range ps {
		s := p.words()
		if !p.isText() || p.size < size || !titleLike(s) || p.red || i+1 == len(ps) {
			continue
		}
		mark := markOf(s)
		if p.size > size || len(starts) == 0 {
			size, numbered, starts = p.size, mark != "", nil
		}
		if numbered == (mark != "") {
			starts = append(starts, start{i, 1, strings.Trim(s[len(mark):], blanks)})
		}
	}
	return starts
}

// titleSize is the least size of a title, in half points: where some lines in
// the middle are larger than the text, those that are not are captions, 供稿 or
// headings. 0 when the file does not tell them apart.
func titleSize(ps []*para) int {
	text := textSize(ps)
	for _, p := range ps {
		if p.center && p.isText() && p.size > text && p.size < nameSize && !p.red &&
			titleLike(p.words()) {
			return text + 1
		}
	}
	return 0
}

// textSize is the size of most words, of those that do not stand in the middle
// if there are any.
func textSize(ps []*para) int {
	text := func(p *para) bool { return p.isText() && !p.center }
	if !slices.ContainsFunc(ps, text) { // a poem
		text = (*para).isText
	}
	size, most, count := 0, 0, map[int]int{}
	for _, p := range ps {
		if text(p) {
			if count[p.size] += len(p.text); count[p.size] > most {
				size, most = p.size, count[p.size]
			}
		}
	}
	return size
}

// captionAt tells whether ps[i] is the caption of a picture above it or of a
// table below it.
func captionAt(ps []*para, i int) bool {
	return i > 0 && isPicture(ps[i-1]) && caption(ps[i], figureCaption) ||
		i+1 < len(ps) && isTable(ps[i+1]) && caption(ps[i], tableCaption)
}

func isPicture(p *para) bool { return p.raw != nil && strings.HasPrefix(p.raw[0], "![") }

func isTable(p *para) bool { return p.raw != nil && strings.HasPrefix(p.raw[0], "|") }

// underTitle tells whether ps[i], which stands under a title, is smaller than
// it and above the text: 供稿, not a title of its own.
func underTitle(ps []*para, i int) bool {
	return ps[i].size > 0 && ps[i].size < ps[i-1].size && i+1 < len(ps) &&
		!ps[i+1].center && measure(ps[i].words()) <= 2*20
}

// overTitle tells whether ps[i], right above a title, is short and smaller than
// it: the name of a column.
func overTitle(ps []*para, i int) bool {
	return ps[i].size > 0 && ps[i].size < ps[i+1].size &&
		measure(unstarred(ps[i].words())) <= 2*10
}

// withSubtitles has titles go on with 副题, which opens with a dash under them.
func withSubtitles(ps []*para, starts []start) (kept []start) {
	for _, s := range starts {
		if n := len(kept) - 1; n >= 0 && s.at < kept[n].at+kept[n].count {
			continue // a 副题 that the contents list too
		}
		next := s.at + s.count
		if next+1 < len(ps) && ps[next].isText() && ps[next].level == 0 &&
			subtitle.MatchString(ps[next].words()) && titleLike(ps[next].words()) {
			s.count++
			s.words += ps[next].words()
		}
		kept = append(kept, s)
	}
	return kept
}

var subtitle = regexp.MustCompile(`^[—―－–-]{2}\s*[^—―－–\s-]`)

// onlyTitle takes the first line as the title of the only article, if it
// looks like one.
func (im *importer) onlyTitle(ps []*para) []start {
	for i, p := range ps {
		if p.raw != nil || editorNote.MatchString(p.words()) {
			continue
		}
		if p.isText() && titleLike(p.words()) && len(ps) > i+1 &&
			!levelMark.MatchString(p.words()) {
			return []start{{i, 1, p.words()}}
		}
		break
	}
	return nil
}

// linkContents gives each article what the contents say of it, where that is
// not its title: first by likeness, then by order.
func (im *importer) linkContents(l lay) {
	if len(l.entries) == 0 {
		im.draft.Contents = "none"
		return
	}
	im.draft.Contents = "auto"
	pages := 0
	for _, e := range l.entries {
		if e.page {
			pages++
		}
	}
	if pages*2 > len(l.entries) {
		im.draft.Contents = "pages"
	}
	im.forgetNumbers(l.entries)
	links := pair(l.entries, im.draft.Articles)
	im.endColumns(l, links)
	for k, e := range l.entries {
		if links[k] < 0 {
			im.find("W807", e.line, e.words)
			im.change(Change{Line: e.line, Before: e.words, Rule: "contents-unmatched",
				Class: Lint})
			continue
		}
		a := &im.draft.Articles[links[k]]
		if im.full > 0 && e.key == key(a.Title) {
			a.Title = e.words // a space at a line's end is in the other alone
		}
		if e.words != a.Title && (a.Column == "" || entryLabel(e.words) != a.Column ||
			withoutLabel(e.words) != a.Title) {
			a.ContentsTitle = e.words
			im.change(Change{Line: e.line, Before: e.words, After: a.Title,
				Rule: "contents-title", Class: Lint,
				Note: "kept as contents_title"})
		}
	}
}

// forgetNumbers leaves the numbers of a list that was the contents out of the
// report: contents are made anew, so nothing of the issue is otherwise.
func (im *importer) forgetNumbers(es []entry) {
	lines := map[int]bool{}
	for _, e := range es {
		lines[e.line] = true
	}
	im.report.Changes = slices.DeleteFunc(im.report.Changes, func(c Change) bool {
		return c.Rule == "list-number" && lines[c.Line]
	})
}

// endColumns takes the column from articles that only seemed to go on in it:
// where the contents say the column of others, those without one have none.
func (im *importer) endColumns(l lay, links []int) {
	said := false
	for k, e := range l.entries {
		said = said || links[k] >= 0 && entryLabel(e.words) != "" &&
			entryLabel(e.words) == im.draft.Articles[links[k]].Column
	}
	for k, e := range l.entries {
		if i := links[k]; said && i >= 0 && i < len(l.stories) &&
			l.stories[i].goesOn && entryLabel(e.words) == "" {
			im.draft.Articles[i].Column = ""
		}
	}
}

// pair finds the article of each entry, -1 for none. An article has one.
func pair(es []entry, as []article) []int {
	links := make([]int, len(es))
	taken := make([]bool, len(as))
	link := func(k, i int) { links[k], taken[i] = i, true }
	for k, e := range es {
		links[k] = -1
		for _, i := range append([]int{k}, upTo(len(as))...) {
			if i < len(as) && !taken[i] && e.is(as[i].Title) {
				link(k, i)
				break
			}
		}
	}
	for k := range es {
		if k < len(as) && links[k] < 0 && !taken[k] && len(es) == len(as) {
			link(k, k)
		}
	}
	return links
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
