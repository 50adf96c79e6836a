package block

import (
	"fmt"
	"strings"

	"jianbao/finding"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
)

var roleNames = [Roles]string{
	Body: "body", Heading1: "heading1", Heading2: "heading2", Heading3: "heading3",
	Heading4:     "heading4",
	ContentsHead: "contents-head", ContentsEntry: "contents-entry",
	EditorNoteHead: "editor-note-head", EditorNote: "editor-note", Column: "column",
	ArticleTitle: "article-title", Byline: "byline", ListItem: "list-item",
	Quote:      "quote",
	TableBlock: "table", FigureBlock: "figure", Caption: "caption", NameList: "name-list",
	Signature: "signature", Credit: "credit", Footnote: "footnote", Notice: "notice",
	Secrecy: "secrecy", Organization: "organization", MastheadName: "masthead-name",
	IssueNumber: "issue-number", PublisherDate: "publisher-date", TailText: "tail-text",
}

// String is the role as dumps print it.
func (r Role) String() string { return roleNames[r] }

var (
	alignNames      = [...]string{"justify", "left", "center", "right"}
	placeNames      = [...]string{"top", "grid", "previous"}
	folioFormNames  = [...]string{"dashed", "plain", "of", "none"}
	folioPlaceNames = [...]string{"outer", "center"}
)

// Dump is the document as text for people and golden tests: what is set in
// which style, a line a block, and the styles in the order of their first use.
func (d *Document) Dump() string {
	w := &dumper{numbers: map[*Style]int{}}
	w.head(d)
	for i := range d.Masthead {
		w.row(&d.Masthead[i])
	}
	for i := range d.Blocks {
		w.block(&d.Blocks[i])
	}
	w.tail(&d.Tail)
	for i := 0; i < len(w.styles); i++ {
		w.style(w.styles[i])
	}
	return w.b.String()
}

// dumper writes a document and remembers the styles that it meets.
type dumper struct {
	b       strings.Builder
	numbers map[*Style]int
	styles  []*Style
}

func (w *dumper) line(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	w.b.WriteString(strings.TrimRight(s, " ") + "\n")
}

// of is a style's short name.
func (w *dumper) of(s *Style) string {
	if s == nil {
		return "-"
	}
	if w.numbers[s] == 0 {
		w.styles = append(w.styles, s)
		w.numbers[s] = len(w.styles)
	}
	return fmt.Sprintf("s%d", w.numbers[s])
}

func (w *dumper) head(d *Document) {
	m, p, f := d.Meta, d.Page, d.Page.Folio
	w.line("meta title=%q author=%q subject=%q keywords=%q %s %s %s",
		m.Title, m.Author, m.Subject, m.Keywords, m.Language, m.Date, m.Template)
	w.line("page %s x %s area (%s, %s) %s x %s, %d x %d of %s, "+
		"first line %s, even tail %v",
		p.Sheet.W, p.Sheet.H, p.TypeArea.Min.X, p.TypeArea.Min.Y, p.TypeArea.W(),
		p.TypeArea.H(),
		p.Columns, p.Lines, p.Em, p.FirstLine, p.EvenTail)
	w.line("setting %+v", p.Setting)
	w.line("folio %s %s %s/%s %s drop %s indent %s ink %s from %d",
		folioFormNames[f.Form], folioPlaceNames[f.Place], f.Font.Han, f.Font.Latin,
		f.Size, f.Drop, f.Indent, inkText(f.Ink), f.First)
}

func (w *dumper) row(r *Row) {
	at := fmt.Sprintf("%s %s", placeNames[r.Place.From], r.Place.By)
	if r.Place.From == FromGrid {
		at = fmt.Sprintf("grid %d", r.Place.Line)
	}
	hidden := ""
	if r.Hidden {
		hidden = " hidden"
	}
	if r.Joined {
		hidden += " joined"
	}
	if r.Rule != nil {
		w.line("row at %s rule %s%s", at, ruleText(*r.Rule), hidden)
		return
	}
	w.line("row at %s %s %s fit %s spread %s%s%s", at, r.Role, w.of(r.Style),
		r.Fit, r.Spread, hidden, posText(r.Pos))
	for _, side := range []struct {
		name string
		runs []Run
	}{{"left", r.Left}, {"center", r.Center}, {"right", r.Right}} {
		if len(side.runs) > 0 {
			w.line("    %s %s", side.name, w.runs(side.runs))
		}
	}
}

func ruleText(r Rule) string {
	return fmt.Sprintf("%s x %s ink %s", r.Width, r.Thickness, inkText(r.Ink))
}

func inkText(i ink.Ink) string {
	s := fmt.Sprintf("%d/%d/%d/%d %s", i.C, i.M, i.Y, i.K, i.Spot)
	return strings.TrimRight(s, " ")
}

func posText(p finding.Pos) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf(" @%d:%d", p.Line, p.Col)
}

func (w *dumper) block(b *Block) {
	var more strings.Builder
	for _, f := range []struct {
		name string
		on   bool
		v    any
	}{
		{"depth", b.Depth > 0, b.Depth}, {"level", b.Level > 0, b.Level},
		{"#", b.Anchor != "", b.Anchor}, {"->", b.Target != "", b.Target},
		{"pages", b.Pages, ""}, {"article", b.Article > 0, b.Article},
	} {
		if f.on {
			fmt.Fprintf(&more, " %s%v", f.name, f.v)
		}
	}
	w.line("%s %s%s%s", b.Role, w.of(b.Style), more.String(), posText(b.Pos))
	if len(b.Label) > 0 {
		w.line("    label %s", w.runs(b.Label))
	}
	if len(b.Runs) > 0 {
		w.line("    %s", w.runs(b.Runs))
	}
	w.table(b.Table)
	if f := b.Figure; f != nil {
		w.line("    picture %d x %d alt %q caption %s %s",
			f.Picture.Width, f.Picture.Height, f.Alt, w.of(f.Style), w.runs(f.Caption))
	}
}

func (w *dumper) table(t *Table) {
	if t == nil {
		return
	}
	var aligns []string
	for _, c := range t.Columns {
		aligns = append(aligns, alignNames[c.Align])
	}
	w.line("    table header %d columns %v %s small %s caption %s rule %s",
		t.Header, aligns, w.of(t.Style), w.of(t.Small), w.of(t.Caption), t.Rule)
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			s := fmt.Sprintf("%dx%d %s", c.Columns, c.Rows, w.runs(c.Runs))
			cells = append(cells, s)
		}
		w.line("    | %s", strings.Join(cells, " | "))
	}
}

// runs writes each run as its text with what is special of it: its faces, B
// for emphasis, L for a lead, * for words without a source.
func (w *dumper) runs(runs []Run) string {
	var parts []string
	for _, r := range runs {
		s := fmt.Sprintf("%s/%s", r.Font.Han, r.Font.Latin)
		sourceless := r.From.Path == "" && len(r.From.Steps) == 0
		for _, f := range []struct {
			mark string
			on   bool
		}{{"B", r.Bold}, {"L", r.Lead}, {"*", sourceless}} {
			if f.on {
				s += " " + f.mark
			}
		}
		if r.Link != "" {
			s += " <" + r.Link + ">"
		}
		s += fmt.Sprintf(" %q", r.Text)
		if r.Note != nil {
			s += " note(" + w.of(r.Note.Style) + " " + w.runs(r.Note.Runs) + ")"
		}
		parts = append(parts, "["+s+"]")
	}
	return strings.Join(parts, " ")
}

func (w *dumper) tail(t *Tail) {
	for i := range t.Entries {
		e := &t.Entries[i]
		rule := ""
		if e.Rule {
			rule = " ruled"
		}
		w.line("tail %s %s%s%s", e.Role, w.of(e.Style), rule, posText(e.Pos))
		w.line("    %s : %s : %s", w.runs(e.Label), w.runs(e.Runs), w.runs(e.Right))
	}
	w.line("tail rules %s, %s, %s",
		ruleText(t.First), ruleText(t.Inner), ruleText(t.Last))
}

func (w *dumper) style(s *Style) {
	w.line("style %s %q %s/%s emphasis %s/%s lead %s/%s %s ink %s %s", w.of(s), s.Name,
		s.Font.Han, s.Font.Latin, s.Emphasis.Han, s.Emphasis.Latin, s.Lead.Han,
		s.Lead.Latin,
		s.Size, inkText(s.Ink), alignNames[s.Align])
	if m := lengths(s) + counts(s) + switches(s); m != "" {
		w.line("   %s", m)
	}
}

// lengths are a style's distances that are not zero.
func lengths(s *Style) string {
	var more strings.Builder
	for _, f := range []struct {
		name string
		l    unit.Length
	}{
		{"indent", s.Indent}, {"turnover", s.Turnover}, {"left", s.Left},
		{"right", s.Right}, {"pitch", s.Pitch},
	} {
		if f.l != 0 {
			fmt.Fprintf(&more, " %s %s", f.name, f.l)
		}
	}
	return more.String()
}

// counts are a style's lines that are not zero.
func counts(s *Style) string {
	var more strings.Builder
	for _, f := range []struct {
		name string
		n    int
	}{{"before", s.Before}, {"after", s.After}, {"keep-next", s.KeepNext}} {
		if f.n != 0 {
			fmt.Fprintf(&more, " %s %d", f.name, f.n)
		}
	}
	return more.String()
}

// switches are what a style has turned on.
func switches(s *Style) string {
	var more strings.Builder
	for _, f := range []struct {
		name string
		on   bool
	}{
		{"cells", s.OnCells}, {"grid", s.OnGrid}, {"keep-whole", s.KeepWhole},
		{"new-page", s.NewPage},
		{"word-cut", s.WordCut}, {"leader", s.Leader}, {"mark " + s.Mark, s.Mark != ""},
	} {
		if f.on {
			more.WriteString(" " + f.name)
		}
	}
	return more.String()
}
