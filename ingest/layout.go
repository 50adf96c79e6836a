package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// lay is where the parts of a bulletin lie.
type lay struct {
	headEnd int // the paragraphs before it are the head
	entries []entry
	note    []*para
	stories []story
	tail    []*para
}

// contentsHead is 本期导读 in its many forms.
var contentsHead = regexp.MustCompile(`^[【\[〖〔《★☆◆●■◇□—\-·]*(?:(?:本期|` +
	`本刊|今日|本月|本辑|本册)(?:导读|要目|目录|内容|提要|看点|要点|要闻|主要内容|导航|` +
	`摘要)` +
	`|目录|目次|导读|要目|内容提要|主要内容)[】\]〗〕》：:★☆◆●■◇□—\-·]*$`)

// columnLabel is the name of a column on a line of its own.
var columnLabel = regexp.MustCompile(`^(?:【([^【】]{2,12})】|` +
	`[◇◆■□▲]\s*([^◇◆■□▲，。]{2,10})\s*[◇◆■□▲]|〖([^〖〗]{2,12})〗)$`)

// layOut finds the parts of ps.
func (im *importer) layOut(ps []*para) lay {
	var l lay
	ps, l.tail = im.cutTail(ps)
	headEnd, bodyFrom := -1, 0
	if i, from := contentsAt(ps); i >= 0 {
		headEnd = i
		l.entries, bodyFrom = contentsEntries(ps, from)
		im.zone("contents", ps[i].line, ps[max(bodyFrom-1, i)].line,
			fmt.Sprintf("%s, %d entries", short(ps[i].words()), len(l.entries)))
	}
	if headEnd < 0 {
		headEnd = im.headLines(ps)
		bodyFrom = headEnd
	}
	l.headEnd = headEnd
	rest := ps[bodyFrom:]
	starts := im.titles(rest, l.entries)
	if im.report.Encoding == wordEncoding && len(l.entries) == 0 && headEnd == 0 &&
		im.headLines(withWords(im.beside)) == 0 {
		starts = onlyFirst(rest, starts)
	}
	for _, s := range starts {
		for _, p := range rest[s.at+1 : s.at+s.count] {
			im.glue(rest[s.at], p, "title-lines", "")
		}
	}
	l.split(rest, starts)
	if len(starts) > 0 {
		im.zone("articles", rest[0].line, rest[len(rest)-1].line,
			fmt.Sprintf("%d titles", len(starts)))
	}
	return l
}

// contentsAt is where 本期导读 begins, -1 if there is none, and where its first
// entry stands: behind its heading, or, in a 目录 that Word has made without
// one, there.
func contentsAt(ps []*para) (at, from int) {
	first := ps[:min(len(ps), 60)]
	at = slices.IndexFunc(first, func(p *para) bool {
		return p.isText() && contentsHead.MatchString(compact(p.words()))
	})
	if at >= 0 {
		return at, at + 1
	}
	at = slices.IndexFunc(first, func(p *para) bool { return p.toc > 0 })
	return at, at
}

// onlyFirst leaves a file that shows no sign of being a bulletin one article:
// its other titles, unless they have stars, are headings.
func onlyFirst(ps []*para, starts []start) []start {
	for k, s := range starts {
		if star.MatchString(ps[s.at].words()) {
			return starts
		}
		if k > 0 {
			ps[s.at].level = 1
		}
	}
	return starts[:min(len(starts), 1)]
}

// start is where an article begins: its title is ps[at], joined from count
// paragraphs, and reads words.
type start struct {
	at, count int
	words     string
}

// split cuts the paragraphs behind the contents at starts.
func (l *lay) split(ps []*para, starts []start) {
	first := len(ps)
	if len(starts) > 0 {
		first = starts[0].at
	}
	fresh := false // a new column begins
	before, column := l.cutColumn(ps[:first])
	if len(before) > 0 && editorNote.MatchString(before[0].words()) {
		l.note, before = before, nil
	}
	if len(before) > 0 {
		l.stories = append(l.stories, story{body: before})
	}
	for k, s := range starts {
		end := len(ps)
		if k+1 < len(starts) {
			end = starts[k+1].at
		}
		t := story{title: ps[s.at], words: s.words, column: column, goesOn: k > 0}
		if k > 0 {
			t.goesOn = l.stories[len(l.stories)-1].column == column && !fresh
		}
		fresh = false
		t.body = ps[min(s.at+s.count, end):end]
		if k+1 < len(starts) {
			var next string
			if t.body, next = l.cutColumn(t.body); next != "" {
				column, fresh = next, true
			}
		}
		l.stories = append(l.stories, t)
	}
	if len(before) > 0 &&
		len(l.stories) > 1 { // words before the first title are no article
		l.stories[1].body = append(before, l.stories[1].body...)
		l.stories = l.stories[1:]
	}
}

// cutColumn takes the name of a column off the end of ps.
func (l *lay) cutColumn(ps []*para) ([]*para, string) {
	if n := len(ps); n > 0 && ps[n-1].isText() {
		if ps[n-1].column {
			return ps[:n-1], unstarred(ps[n-1].words())
		}
		for _, e := range l.entries {
			if s := ps[n-1].words(); s != "" && entryLabel(e.words) == s {
				return ps[:n-1], s
			}
		}
		if m := columnLabel.FindStringSubmatch(ps[n-1].words()); m != nil &&
			!editorNote.MatchString(ps[n-1].words()) {
			return ps[:n-1], strings.Trim(m[1]+m[2]+m[3], blanks)
		}
	}
	return ps, ""
}

// titles finds where the articles begin: by headings, by the stars before
// their titles, by the contents, by their place on the line, by their size.
func (im *importer) titles(ps []*para, entries []entry) []start {
	for _, by := range []func([]*para, []entry) []start{byLevel, byStar, byContents,
		byLook, byBig} {
		if starts := by(ps, entries); len(starts) > 0 {
			return withSubtitles(ps, im.titlesToo(ps, entries, noAttached(ps, starts)))
		}
	}
	return withSubtitles(ps, im.onlyTitle(ps))
}

// attachment is the line above what is attached to an article.
var attachment = regexp.MustCompile(`^附\s*件\s*(?:\d{1,2}|` + hanNumber + `)?\s*[：:]?$`)

// noAttached makes headings of the titles of attachments: they belong to the
// article before them.
func noAttached(ps []*para, starts []start) (kept []start) {
	for k, s := range starts {
		if k > 0 && attachment.MatchString(ps[s.at-1].words()) {
			ps[s.at].level = 1
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// titlesToo adds the titles that the contents name and that had no mark.
func (im *importer) titlesToo(ps []*para, entries []entry, starts []start) []start {
	if len(entries) <= len(starts) {
		return starts
	}
	var all []start
	known := map[int]start{}
	for _, s := range starts {
		known[s.at] = s
	}
	for _, s := range byContents(ps, entries) {
		if _, ok := known[s.at]; !ok {
			known[s.at] = s
		}
	}
	for i := range ps {
		if s, ok := known[i]; ok {
			all = append(all, s)
		}
	}
	return all
}

// byLevel takes the highest headings.
func byLevel(ps []*para, _ []entry) (starts []start) {
	top := 0
	for _, p := range ps {
		if p.level > 0 && (top == 0 || p.level < top) {
			top = p.level
		}
	}
	if top == 0 {
		return nil
	}
	for i, p := range ps {
		if p.level == top && p.words() != "" && levelMark.FindString(p.words()) == "" {
			starts = append(starts, start{i, 1, unstarred(p.words())})
		}
	}
	if len(starts) == 0 {
		return nil
	}
	for _, p := range ps {
		if p.level > 0 {
			p.level = max(p.level-top, 1)
		}
	}
	for _, s := range starts {
		ps[s.at].level = top
	}
	return starts
}

func unstarred(s string) string {
	if m := star.FindStringSubmatch(s); m != nil {
		return m[2]
	}
	return s
}

// byStar takes the lines with the mark that the first such line has.
func byStar(ps []*para, entries []entry) (starts []start) {
	mark, least := "", unstarredSize(ps)
	for i, p := range ps {
		m := star.FindStringSubmatch(p.words())
		if m == nil || !p.isText() || !titleLike(m[2]) || p.center && p.size < least ||
			columnLabel.MatchString(p.words()) {
			continue
		}
		if mark == "" || m[1] == mark {
			mark = m[1]
			starts = append(starts, titleAt(ps, entries, i, m[2]))
		}
	}
	return starts
}

// unstarredSize is the size of the largest line in the middle that has no mark
// and could be a title, in half points: a smaller one with a mark is a caption,
// ▲活动现场, or the name of a column.
func unstarredSize(ps []*para) (size int) {
	for _, p := range ps {
		if s := p.words(); p.center && p.isText() && !p.red && p.size < nameSize &&
			titleLike(s) && !star.MatchString(s) {
			size = max(size, p.size)
		}
	}
	return size
}

// titleAt is the start at ps[i], whose title may go on in the next lines where
// the contents say so.
func titleAt(ps []*para, entries []entry, i int, words string) start {
	whole := words
	for n := 1; n < 3 && i+n < len(ps) && ps[i+n].isText(); n++ {
		if whole += ps[i+n].start(); measure(whole) > 2*90 {
			break
		}
		k := key(whole)
		for _, e := range entries {
			if e.key == k || e.bare == k {
				return start{i, n + 1, whole}
			}
		}
	}
	return start{i, 1, words}
}
