package ingest

import (
	"bytes"
	"errors"
	"strings"

	"jianbao/finding"
	"jianbao/ingest/word"
)

// isZip tells a Word file, which is a zip archive.
func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data,
		[]byte("PK\x05\x06"))
}

// wordEncoding stands in the report for the encoding of a Word file.
const wordEncoding = "docx"

// wordFile imports a Word file.
func (im *importer) wordFile() *Result {
	doc, err := word.Read(im.src.Data, word.DefaultLimits)
	if err != nil {
		im.find(wordFault(err), 0, faultText{err})
		return nil
	}
	im.report.Encoding = wordEncoding
	w := wordReader{im: im, doc: doc}
	w.takePictures()
	w.takeNotes()
	for _, l := range doc.Lost {
		if name, ok := lostNames[l.What]; ok {
			im.find("W810", 0, name, l.Count)
		}
	}
	ps := im.unwrap(im.dropLines(w.paras(doc.Blocks)))
	im.beside, im.below = w.paras(doc.Headers), w.paras(doc.Footers)
	return im.bulletin(ps)
}

func wordFault(err error) finding.Code {
	switch {
	case errors.Is(err, word.ErrLimit):
		return "E808"
	case errors.Is(err, word.ErrNotWord):
		return "E810"
	}
	return "E807"
}

// faultText is what is wrong with a Word file, in each language.
type faultText struct{ error }

// In is the fault in l.
func (t faultText) In(l finding.Lang) string {
	var f *word.Fault
	if l != finding.Chinese || !errors.As(t.error, &f) {
		return t.Error()
	}
	if f.Part == "" {
		return f.Chinese
	}
	return f.Part + " " + f.Chinese
}

// lostName is what was lost, in each language.
type lostName [2]string

// In is the name in l.
func (n lostName) In(l finding.Lang) string { return n[l] }

// lostNames are what is told of; deletions that were tracked are not.
var lostNames = map[string]lostName{
	"comment":  {"批注", "comments"},
	"struck":   {"删除线（划去的字留着）", "strokes through words (which are kept)"},
	"ruby":     {"拼音", "phonetic guides"},
	"raised":   {"上标的排法（写成了 ^）", "superscripts (written with ^)"},
	"formula":  {"公式的排法", "the layout of formulas"},
	"chart":    {"图表", "charts"},
	"diagram":  {"SmartArt 图的样子（文字留下了）", "how diagrams look (their words were)"},
	"spoilt":   {"读不出的 SmartArt 图", "diagrams that could not be read"},
	"object":   {"嵌入的对象", "embedded objects"},
	"picture":  {"没有存在文件里的图片", "pictures that are not in the file"},
	"altChunk": {"插入的文件", "inserted files"},
}

// wordReader makes paragraphs of a Word file's blocks.
type wordReader struct {
	im    *importer
	doc   *word.Document
	shelf []shelved // by picture
}

// paras are blocks as paragraphs.
func (w *wordReader) paras(blocks []word.Block) (ps []*para) {
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		switch {
		case b.Table != nil:
			ps = append(ps, w.table(b)...)
		case b.Soft && len(ps) > 0 && joinsSoft(b, ps[len(ps)-1]):
			w.joinSoft(ps[len(ps)-1], b)
		default:
			ps = append(ps, w.para(b)...)
		}
	}
	return ps
}

// joinsSoft tells whether a soft return only breaks a title's lines. In red, a
// line that ends as names do is the bulletin's, under the organisation, and
// under 副题 a short line is who wrote it.
func joinsSoft(b word.Block, above *para) bool {
	words := strings.TrimSpace(plainRuns(b.Runs))
	switch {
	case !above.isText():
		return false
	case b.Level > 0:
		return true
	case b.Align != word.Center || above.size < 30 || !titleLike(above.words()) ||
		!titleLike(words):
		return false
	case noticeMark.MatchString(compact(words)) || counts(words) || counts(above.words()):
		return false
	}
	return !(b.Red && nameEnd.MatchString(compact(words))) &&
		!(subtitle.MatchString(above.words()) && measure(words) <= 2*8)
}

// counts tells whether s numbers or dates an issue.
func counts(s string) bool {
	_, dated := takeDate(&s)
	_, counted := takeNumber(&s)
	return dated || counted
}

func (w *wordReader) joinSoft(above *para, b word.Block) {
	w.im.glue(above, &para{text: w.chars(b), line: b.Line}, "soft-return", "")
}

func plainRuns(runs []word.Run) string {
	var s strings.Builder
	for _, r := range runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

// bylineStyle is the style that our Word files have for 供稿.
const bylineStyle = "供稿"

// tocLevel is the level of an entry of a 目录 by its style's name, 0 for others.
func tocLevel(style string) int {
	for _, prefix := range []string{"toc ", "目录 "} {
		rest, ok := strings.CutPrefix(style, prefix)
		if ok && len(rest) == 1 && digit(rune(rest[0])) {
			return int(rest[0] - '0')
		}
	}
	return 0
}

// para is one block as a paragraph, with its pictures as paragraphs behind.
func (w *wordReader) para(b word.Block) []*para {
	p := &para{
		text: w.chars(b), line: b.Line, turned: b.Turned, gap: true, indent: b.Indent,
		center: b.Align == word.Center, right: b.Align == word.Right, size: b.Size,
		red: b.Red, byline: b.Style == bylineStyle, toc: tocLevel(b.Style),
	}
	if s := plain(p.text); strings.HasPrefix(s, "\u3000") {
		p.indent = true
	}
	placedByBlanks(p)
	p.text = trimLeft(p.text)
	w.label(p, b)
	words := p.words()
	if b.Level > 0 && titleLike(words) && !levelMark.MatchString(words) {
		p.level = b.Level
	}
	if b.Quote && p.mark == "" {
		p.mark = "> "
	}
	ps := []*para{p}
	for _, r := range b.Runs {
		w.tellOf(r, b.Line)
		if path := w.picture(r); path != "" {
			ps = append(ps, &para{raw: []string{figureOf(path, r.Alt)}, line: b.Line})
		}
	}
	return ps
}

// placedByBlanks finds a short line that blanks before it, not a property, put
// into the middle or to the right.
func placedByBlanks(p *para) {
	s := plain(p.text)
	words := strings.Trim(s, blanks)
	lead := measure(strings.ReplaceAll(s[:strings.Index(s, words)], "\t", "    "))
	if p.center || p.right || words == "" || lead < 8 || !titleLike(words) {
		return
	}
	const line = 2 * 28 * 32 // of 28 字 of 三号, in halves of a 字 of half a point
	size := p.size
	if size == 0 {
		size = 32
	}
	all, used := line/size, lead+measure(words)
	switch {
	case used > all:
	case used >= all*3/4 && lead > all/2:
		p.right = true
	case max(2*lead+measure(words)-all, all-2*lead-measure(words)) <= all/6:
		p.center = true
	}
}

// label puts the number or the bullet of a list before its paragraph.
func (w *wordReader) label(p *para, b word.Block) {
	switch {
	case b.Bullet && p.words() != "":
		p.mark = strings.Repeat("  ", min(b.Depth, 4)) + "- "
	case b.Label != "" && p.words() != "":
		label := strings.TrimSpace(b.Label)
		w.im.change(Change{Line: b.Line, Col: 1, Before: "", After: label,
			Rule: "list-number", Class: Auto})
		bold := len(p.text) > 0 && p.text[0].bold
		cs := chars(label, b.Line, 1)
		if last := lastRune(label); alnum(last) || last == '.' &&
			!han(firstRune(p.words())) {
			cs = append(cs, chars(" ", b.Line, 1)...)
		}
		for i := range cs {
			cs[i].bold = bold
		}
		p.text = append(cs, p.text...)
	}
	if m := bullet.FindString(plain(p.text)); m != "" && p.mark == "" && b.Label == "" {
		p.mark, p.text = "- ", p.text[len([]rune(m)):]
	}
}

// chars are the words of b with their looks.
func (w *wordReader) chars(b word.Block) (cs []char) {
	col := 1
	for _, r := range b.Runs {
		switch {
		case r.Note > 0:
			cs = append(cs, char{raw: "[^" + itoa(r.Note) + "]", line: int32(b.Line),
				col: int32(col)})
		case r.Picture > 0:
		default:
			linked := webAddress(r.Link) && strings.TrimSpace(r.Text) != "" &&
				!strings.ContainsAny(r.Text, "[]")
			if linked {
				cs = append(cs, char{raw: "[", bold: r.Bold})
			}
			for _, c := range chars(strings.ReplaceAll(r.Text, "\n", " "), b.Line, col) {
				c.bold = r.Bold
				cs = append(cs, c)
			}
			if linked {
				cs = append(cs, char{raw: "](" + r.Link + ")", bold: r.Bold})
			}
			col += len([]rune(r.Text))
		}
	}
	return cs
}

// webAddress tells addresses that a reader can follow.
func webAddress(s string) bool {
	s = strings.ToLower(s)
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") ||
		strings.HasPrefix(s, "mailto:")) &&
		!strings.ContainsAny(s, " ()<>\"\\\n") && !strings.ContainsFunc(s, unprintable)
}

// takeNotes writes footnotes as their definitions, which stand behind the
// body that names them.
func (w *wordReader) takeNotes() {
	for i, runs := range w.doc.Notes {
		p := &para{text: trimLeft(w.chars(word.Block{Runs: withoutNotes(runs)}))}
		w.im.cleanse(p)
		w.im.tidy(p, false)
		words := strings.TrimSpace(markdown(p.text))
		if words == "" {
			words = "〔脚注〕"
		}
		w.im.notes = append(w.im.notes, note{"[^" + itoa(i+1) + "]: " + words})
	}
}

func withoutNotes(runs []word.Run) (out []word.Run) {
	for _, r := range runs {
		if r.Note+r.Picture == 0 {
			out = append(out, r)
		}
	}
	return out
}
