package templates

import (
	"cmp"
	"strings"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// ownText begins a content that is the template's own words.
const ownText = "text:"

// contentNames are the fields of an issue that the masthead may show.
var contentNames = []string{
	"notice", "secrecy", "urgency", "serial", "organization", "name", "number",
	"publisher", "date", "permit",
}

// placed is one text of the masthead.
type placed struct {
	role  block.Role
	style *block.Style
	runs  []block.Run
	pos   finding.Pos
	// Of a text on two lines: its style has its size, and joined is the second.
	turned, joined bool
	fit            unit.Length // the widest it may be, when less than its row
}

// masthead is the rows of page 1's head (报头).
func (a *applier) masthead() (rows []block.Row) {
	foot, measure := unit.Length(0), pageRuler(a.doc.Page, a.doc.Page.Em)
	for _, name := range a.spec.Masthead.Order {
		d := a.spec.Masthead.Rows[name]
		for _, r := range a.rows(d) {
			if gap := measure.length(d.Gap); gap > 0 && len(rows) > 0 {
				keepOff(&r, foot+gap)
			}
			foot = a.foot(&r, foot)
			rows = append(rows, r)
		}
	}
	return rows
}

// keepOff moves a row that has a fixed place down to least at the least.
func keepOff(r *block.Row, least unit.Length) {
	if r.Place.From == block.FromTop {
		r.Place.By = max(r.Place.By, least)
	}
}

// foot is where a row ends below the top of the type area, above being the
// foot of the row before it.
func (a *applier) foot(r *block.Row, above unit.Length) unit.Length {
	top := above + r.Place.By
	switch r.Place.From {
	case block.FromGrid:
		top = max(above, a.doc.Page.LineY(r.Place.Line))
	case block.FromTop:
		top = max(above, r.Place.By)
	}
	if r.Rule != nil {
		return top + r.Rule.Thickness
	}
	return top + r.Style.Size
}

// rows is what d stands for: a rule, or as many rows as its tallest side has texts.
func (a *applier) rows(d rowSpec) (rows []block.Row) {
	if d.Rule == "line" {
		return []block.Row{a.ruleRow(d)}
	}
	left, center, right := a.stack(d.Left), a.stack(d.Center), a.stack(d.Right)
	one := len(left) == 1
	left, center = a.turnedOver(d, left, right), a.turnedOver(d, center, nil)
	if one && len(left) > len(right) && len(right) == 1 {
		right = append([]placed{{}}, right...) // it stands beside the last line
	}
	for i := range max(len(left), len(center), len(right)) {
		rows = append(rows, a.row(d, i, at(left, i), at(center, i), at(right, i)))
	}
	a.raise(d, rows)
	return rows
}

// raise moves a row that is placed by its foot up by the lines below it, so
// that the last ends there.
func (a *applier) raise(d rowSpec, rows []block.Row) {
	if d.From != "foot" {
		return
	}
	for i := range rows {
		if i > 0 {
			rows[0].Place.By -= rows[i].Place.By + rows[i].Style.Size
		}
	}
	if len(rows) > 1 {
		rows[0].Place.By = max(rows[0].Place.By, 0)
	}
}

// at is the i-th text of a stack, one without runs below its end.
func at(stack []placed, i int) placed {
	if i < len(stack) {
		return stack[i]
	}
	return placed{}
}

// row is the i-th row of d. Its style is that of its first text.
func (a *applier) row(d rowSpec, i int, left, center, right placed) block.Row {
	first := left
	for _, p := range []placed{center, right} {
		if first.style == nil {
			first = p
		}
	}
	r := a.rulerFor(first.style)
	row := block.Row{
		Role: first.role, Style: a.fitted(first, d, r), Place: a.placeOf(d, i, r),
		Hidden: d.Hidden,
		Left:   left.runs, Center: center.runs, Right: right.runs, Fit: r.length(d.Fit),
		Pos: first.pos, Joined: first.joined,
	}
	if first.turned {
		row.Fit = cmp.Or(first.fit, row.Fit)
	}
	if d.From == "foot" && row.Place.From == block.FromTop {
		row.Place.By -= row.Style.Size
	}
	r.char = row.Style.Size
	if !first.turned {
		row.Spread = r.length(d.Spread)
	}
	return row
}

func (a *applier) rulerFor(s *block.Style) ruler { return pageRuler(a.doc.Page, s.Size) }

func (a *applier) ruleRow(d rowSpec) block.Row {
	r := pageRuler(a.doc.Page, a.doc.Page.Em)
	rule := &block.Rule{
		Width: r.length(d.Width), Thickness: r.length(d.Thickness), Ink: a.spec.ink(d.Ink),
	}
	return block.Row{Place: a.placeOf(d, 0, r), Hidden: d.Hidden, Rule: rule}
}

// placeOf is where the i-th row of d stands: those after the first on the
// grid line below, or a line's spacing below.
func (a *applier) placeOf(d rowSpec, i int, r ruler) block.Place {
	switch {
	case d.From == "grid":
		return block.Place{From: block.FromGrid, Line: d.Line + i}
	case i > 0:
		return block.Place{From: block.FromPrevious, By: r.pitch - r.em}
	case d.From == "top", d.From == "foot":
		return block.Place{From: block.FromTop, By: r.length(d.By)}
	}
	return block.Place{From: block.FromPrevious, By: r.length(d.By)}
}

// fitted is a text's style in the first of d's sizes that it fits in, else in
// the last.
func (a *applier) fitted(p placed, d rowSpec, r ruler) *block.Style {
	if len(d.Sizes) == 0 || p.turned {
		return p.style
	}
	room := cmp.Or(r.length(d.Fit), a.doc.Page.TypeArea.W()-p.style.Left-p.style.Right)
	size := unit.Length(0)
	for _, m := range d.Sizes {
		if size = r.length(m); textWidth(p.runs, size) <= room {
			break
		}
	}
	if size == p.style.Size {
		return p.style
	}
	return a.variant(p.style, size.String(), func(s *block.Style) { s.Size = size })
}

func textWidth(runs []block.Run, em unit.Length) (w unit.Length) {
	for _, r := range runs {
		w += widthOf(r.Text, em)
	}
	return w
}

// stack is the texts of one side, from the top; fields that the issue does not
// have are left out.
func (a *applier) stack(contents []content) (texts []placed) {
	for _, c := range contents {
		if own, ok := strings.CutPrefix(string(c), ownText); ok {
			texts = append(texts, a.generated(block.Notice, own, finding.Pos{})...)
			continue
		}
		texts = append(texts, a.field(string(c))...)
	}
	return texts
}

// field is the texts of one field of the issue.
func (a *applier) field(name string) []placed {
	iss := a.issue
	switch name {
	case "notice":
		return a.notices()
	case "secrecy":
		return a.text(block.Secrecy, name, iss.Secrecy)
	case "urgency":
		return a.text(block.Secrecy, name, iss.Urgency)
	case "serial":
		return a.text(block.Secrecy, name, iss.Serial)
	case "organization":
		return a.text(block.Organization, name, iss.Masthead.Organization)
	case "name":
		return a.text(block.MastheadName, name, iss.Masthead.Name)
	case "number":
		number := a.numberIn(a.spec.Number.Whole)
		return a.generated(block.IssueNumber, number, iss.Number.Pos)
	case "publisher":
		return a.text(block.PublisherDate, name, iss.Publisher)
	case "date":
		return a.generated(block.PublisherDate, a.date(iss.Date), iss.Date.Pos)
	case "permit":
		return a.permit()
	}
	return nil
}

// notices is the issue's marks; without any, the template's own.
func (a *applier) notices() (texts []placed) {
	if len(a.issue.Notice) == 0 {
		for _, own := range a.spec.Masthead.Notice {
			texts = append(texts, a.generated(block.Notice, own, finding.Pos{})...)
		}
		return texts
	}
	for _, n := range a.issue.Notice {
		texts = append(texts, a.text(block.Notice, "notice", n)...)
	}
	return texts
}

// permit is 准印证号 with its label, for covers (内部资料性出版物).
func (a *applier) permit() []placed {
	texts := a.text(block.Notice, "notice", a.issue.Imprint.Permit)
	for i := range texts {
		label := made(a.spec.Tail.Permit, texts[i].style.Font)
		texts[i].runs = append([]block.Run{label}, texts[i].runs...)
	}
	return texts
}

func (a *applier) text(role block.Role, style string, t issue.Text) []placed {
	if strings.TrimSpace(t.S) == "" {
		return nil
	}
	s := a.style(style)
	runs := []block.Run{run(t, s.Font)}
	return []placed{{role: role, style: s, runs: runs, pos: t.Pos()}}
}

// generatedStyles are the styles of what has no words of its own in the issue.
var generatedStyles = map[block.Role]string{
	block.Notice: "notice", block.IssueNumber: "number", block.PublisherDate: "publisher",
}

// generated is text that the template makes of the field at pos.
func (a *applier) generated(role block.Role, text string, pos finding.Pos) []placed {
	if text == "" {
		return nil
	}
	s := a.style(generatedStyles[role])
	runs := []block.Run{made(text, s.Font)}
	return []placed{{role: role, style: s, runs: runs, pos: pos}}
}
