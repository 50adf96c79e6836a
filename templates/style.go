package templates

import (
	"cmp"
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/unit"
)

// styleNames are the styles that a template has, in the order of a page.
var styleNames = []string{
	"notice", "secrecy", "urgency", "serial", "organization", "name", "number",
	"publisher",
	"contents_head", "contents_entry", "editor_note_head", "editor_note",
	"column", "article_title", "byline",
	"body", "heading1", "heading2", "heading3", "heading4",
	"list_item", "quote", "name_list", "signature",
	"table", "table_head", "table_small", "figure", "caption", "footnote", "credit",
	"tail",
}

var (
	alignments = map[string]block.Align{
		"justify": block.Justify, "left": block.Left, "center": block.Center,
		"right": block.Right,
	}
	folioForms = map[string]block.FolioForm{
		"dashed": block.FolioDashed, "plain": block.FolioPlain, "of": block.FolioOf,
		"none": block.FolioNone,
	}
	folioPlaces = map[string]block.FolioPlace{
		"outer": block.FolioOuter, "center": block.FolioCenter,
	}

	punctuations = map[string]clreq.Punctuation{
		"quanjiao": clreq.Quanjiao, "banjiao": clreq.Banjiao, "kaiming": clreq.Kaiming,
		"plain": clreq.Plain,
	}
	prohibitions = map[string]clreq.Prohibition{
		"gb": clreq.ProhibitGB, "basic": clreq.ProhibitBasic,
		"strict": clreq.ProhibitStrict, "none": clreq.ProhibitNone,
	}
)

// role is the typeface's role; the decoder has checked its name.
func (f face) role() glyph.Role {
	r, _ := glyph.RoleNamed(string(f))
	return r
}

// font is han with latin; without latin its own letters and digits.
func font(han, latin face) block.Font {
	return block.Font{Han: han.role(), Latin: cmp.Or(latin, han).role()}
}

// ink is the ink of that name, black when it has none.
func (s *spec) ink(name inkName) ink.Ink {
	def, ok := s.Inks[string(name)]
	if !ok {
		return ink.Black
	}
	rgb, _ := parseRGB(def.RGB)
	i := ink.Ink{R: rgb[0], G: rgb[1], B: rgb[2], Spot: def.Spot}
	for k, to := range []*uint8{&i.C, &i.M, &i.Y, &i.K} {
		if k < len(def.CMYK) {
			*to = uint8(def.CMYK[k])
		}
	}
	return i
}

// page is the sheet, the type area and its grid.
func (s *spec) page() block.PageSetup {
	var r ruler
	a := s.TypeArea
	p := block.PageSetup{
		Sheet:   unit.Size{W: r.length(s.Paper.Width), H: r.length(s.Paper.Height)},
		Columns: s.Grid.Columns, Lines: s.Grid.Lines, Em: r.length(s.Grid.Em),
		EvenTail: s.Tail.EvenPage,
		Setting: clreq.Setting{
			Punctuation: punctuations[s.Setting.Punctuation],
			Prohibition: prohibitions[s.Setting.Prohibition],
			NoGap:       !s.Setting.Gap, EvenGaps: s.Setting.Even == "gaps",
		},
	}
	p.TypeArea.Min = unit.Point{X: r.length(a.Left), Y: r.length(a.Top)}
	height := r.length(a.Height)
	if pitch := r.length(s.Grid.Pitch); pitch > 0 {
		p.TypeArea.Min.Y += (pitch - p.Em) / 2
		height = unit.Length(p.Lines-1)*pitch + p.Em
		p.Pitch = pitch
	}
	p.TypeArea.Max.X = p.TypeArea.Min.X + r.length(a.Width)
	p.TypeArea.Max.Y = p.TypeArea.Min.Y + height
	r = pageRuler(p, p.Em)
	p.FirstLine = r.length(s.Masthead.FirstLine)
	p.Folio = s.folio(p)
	return p
}

// pageRuler measures for text whose 字 is char wide.
func pageRuler(p block.PageSetup, char unit.Length) ruler {
	return ruler{em: p.Em, pitch: p.LineY(1), char: char}
}

func (s *spec) folio(p block.PageSetup) block.Folio {
	f := s.Folio
	size := pageRuler(p, p.Em).length(f.Size)
	r := pageRuler(p, size)
	return block.Folio{
		Form: folioForms[f.Form], Place: folioPlaces[f.Place],
		Font: font(f.Han, f.Latin), Size: size,
		Drop: r.length(f.Drop), Indent: r.length(f.Indent), Ink: s.ink(f.Ink),
		First: f.First,
	}
}

// style is the named style, made once.
func (a *applier) style(name string) *block.Style {
	if s, ok := a.styles[name]; ok {
		return s
	}
	s := a.makeStyle(a.spec.Styles[name])
	a.styles[name] = s
	return s
}

func (a *applier) makeStyle(d style) *block.Style {
	size := pageRuler(a.doc.Page, a.doc.Page.Em).length(d.Size)
	r, cells := pageRuler(a.doc.Page, size), d.Cells && size == a.doc.Page.Em
	if cells {
		r.char = a.doc.Page.CellX(1)
	}
	own := font(d.Han, d.Latin)
	s := &block.Style{
		Name: d.Name, Font: own, Emphasis: own, Lead: own, Size: size,
		Ink:   a.spec.ink(d.Ink),
		Align: alignments[d.Align], Indent: r.length(d.Indent),
		Turnover: r.length(d.Turnover),
		Left:     r.length(d.Left), Right: r.length(d.Right), OnCells: cells, OnGrid: d.Grid,
		Pitch: r.length(d.Pitch), Before: d.Before, After: d.After, KeepNext: d.KeepNext,
		KeepWhole: d.KeepWhole, NewPage: d.NewPage, WordCut: d.WordCut,
		Leader: d.Leader, Mark: d.Mark,
	}
	if d.EmphasisHan != "" {
		s.Emphasis = font(d.EmphasisHan, d.EmphasisLatin)
	}
	if s.Pitch == 0 && !s.OnGrid {
		s.Pitch = size * 3 / 2
	}
	if d.LeadHan != "" {
		s.Lead = font(d.LeadHan, d.LeadLatin)
	}
	return s
}

// variant is base changed a little; key tells its variants apart, so that
// blocks set alike share one style.
func (a *applier) variant(
	base *block.Style, key string, change func(*block.Style),
) *block.Style {
	key = base.Name + " " + key
	if s, ok := a.variants[key]; ok {
		return s
	}
	s := *base
	s.Name = key
	change(&s)
	a.variants[key] = &s
	return &s
}

// turned is base with its turn-over at by, unless the template has said where.
func (a *applier) turned(base *block.Style, by unit.Length) *block.Style {
	if base.Turnover != 0 {
		return base
	}
	hang := func(s *block.Style) { s.Turnover = s.Indent + by }
	return a.variant(base, strconv.Itoa(by.Twips()), hang)
}

// widthOf is about how wide text is: an em a full-width character, half an em
// any other.
func widthOf(text string, em unit.Length) (w unit.Length) {
	for _, r := range text {
		if r < 0x2000 {
			w += em / 2
		} else {
			w += em
		}
	}
	return w
}
