package ingest

import "strings"

// bulletin makes an issue of paragraphs, whatever file they come from.
func (im *importer) bulletin(ps []*para) *Result {
	for _, p := range ps {
		im.cleanse(p)
	}
	ps = withWords(ps)
	l := im.layOut(ps)
	if len(l.stories) > maxStories {
		im.find("E812", 0, len(l.stories), maxStories)
		return nil
	}
	before := im.head(ps[:l.headEnd])
	if im.draft.Masthead.Name == "" &&
		im.draft.Number.Issue+im.draft.Number.Supplement == 0 {
		im.headAbove()
	}
	if len(l.tail) == 0 {
		im.tailBelow()
	}
	behind := im.tail(l.tail)
	l.shelter(before, behind)
	im.editorNote(l.note)
	for _, s := range l.stories {
		im.story(s)
	}
	im.linkContents(l)
	return im.finish()
}

// maxStories is more articles than the pages of any issue hold. Each costs a
// hundred times its shortest title, which no text of titles may fill the memory with.
const maxStories = 10_000

// headAbove looks for the masthead in the page headers of a Word file, where
// some offices keep it. What else stands there is no part of the issue.
func (im *importer) headAbove() {
	ps := withWords(im.beside)
	n := im.headLines(ps)
	if n == 0 {
		return
	}
	finds := im.finds
	im.head(ps[:n])
	im.finds = finds
}

// tailBelow looks for 报尾 in the page footers of a Word file, which come again
// with every section. What else stands there is no part of the issue.
func (im *importer) tailBelow() {
	seen := map[string]bool{}
	var lines []*para
	for _, p := range withWords(im.below) {
		if s := p.words(); isTailLine(s) && !seen[s] {
			seen[s] = true
			lines = append(lines, p)
		}
	}
	im.tail(lines)
}

// withWords leaves out paragraphs in which nothing stands.
func withWords(ps []*para) (kept []*para) {
	gap, turned := false, false
	for _, p := range ps {
		gap, turned = gap || p.gap, turned || p.turned
		if p.raw == nil && p.words() == "" && !hasMarks(p.text) {
			gap = true
			continue
		}
		p.gap, p.turned = gap, turned
		gap, turned = false, false
		kept = append(kept, p)
	}
	return kept
}

func hasMarks(cs []char) bool {
	for _, c := range cs {
		if c.r == 0 {
			return true
		}
	}
	return false
}

// story is one article as it lies in the source.
type story struct {
	title  *para
	words  string // of the title, without its mark
	column string
	goesOn bool // the column is that of the article before
	body   []*para
}

// shelter puts paragraphs of the head and the tail that no field takes into
// the first and the last article: no words are lost.
func (l *lay) shelter(before, behind []*para) {
	if len(before)+len(behind) == 0 {
		return
	}
	if len(l.stories) == 0 {
		l.stories = []story{{}}
	}
	first, last := &l.stories[0], &l.stories[len(l.stories)-1]
	first.body = append(before, first.body...)
	last.body = append(last.body[:len(last.body):len(last.body)], behind...)
}

// story puts an article into the draft.
func (im *importer) story(s story) {
	a := article{Column: s.column}
	if s.title != nil {
		a.Title = im.title(s.title, s.words)
		if mark := strings.TrimSuffix(s.title.words(), s.words); mark != "" &&
			mark != s.title.words() {
			im.change(Change{Line: s.title.line, Col: 1, Before: s.title.words(),
				After: s.words, Rule: "title-mark", Class: Auto})
		}
	}
	ps := im.mend(s.body)
	a.Byline, ps = im.byline(a.Title, ps)
	a.Body = body(ps)
	if s.title != nil {
		a.Body += im.titleNotes(s.title)
	}
	a.Body = im.withNotes(a.Body)
	im.draft.Articles = append(im.draft.Articles, a)
}

// withNotes puts the footnotes that md names behind it.
func (im *importer) withNotes(md string) string {
	for i, n := range im.notes {
		if strings.Contains(md, "[^"+itoa(i+1)+"]") {
			md += "\n\n" + n.text
		}
	}
	return md
}

// title is a title without needless spaces and in marks of the right width.
func (im *importer) title(p *para, words string) string {
	q := &para{text: p.text[beforeWords(p.text, words):], line: p.line}
	im.tidy(q, true)
	return plain(q.text)
}

// beforeWords is how many of cs, its mark or number, stand before the words of a
// title, whose blanks may differ.
func beforeWords(cs []char, words string) int {
	const most = 16 // marks are short, and headings may be very long
	words = compact(words)
	for n := range cs[:min(len(cs), most)] {
		if cs[n].r != 0 && !blank(cs[n].r) && compact(plain(cs[n:])) == words {
			return n
		}
	}
	return 0
}

// titleNotes are the footnotes of a title, which has none in an issue, as a
// paragraph of its article.
func (im *importer) titleNotes(p *para) (md string) {
	for _, c := range p.text {
		for i, n := range im.notes {
			mark := "[^" + itoa(i+1) + "]"
			if c.r != 0 || c.raw != mark {
				continue
			}
			words := strings.TrimPrefix(n.text, mark+": ")
			im.change(Change{Line: p.line, Before: mark, After: "注：" + short(words),
				Rule: "title-note", Class: Suggested})
			md += "\n\n注：" + words
		}
	}
	return md
}

// mend joins what was cut in a body and puts each paragraph in order.
func (im *importer) mend(ps []*para) []*para {
	ps = im.nameRows(im.joinCuts(ps))
	for _, p := range ps {
		if p.raw == nil {
			im.restoreBold(p)
			im.tidy(p, false)
		}
	}
	im.suggestRunIns(ps)
	return im.captions(ps)
}

func (im *importer) editorNote(ps []*para) {
	if len(ps) == 0 {
		return
	}
	im.zone("editor_note", ps[0].line, ps[len(ps)-1].line, short(ps[0].words()))
	first := ps[0]
	first.text = trimLeft(first.text)
	label := len([]rune(editorNote.FindString(plain(first.text))))
	for _, c := range first.text[:min(label, len(first.text))] {
		if c.r == 0 {
			label++
		}
	}
	first.text = first.text[min(label, len(first.text)):]
	im.draft.EditorNote = im.withNotes(body(im.mend(withWords(ps))))
}
