package docx

import (
	"strconv"
	"strings"

	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// numbering is the lists of a document (ECMA-376 part 1, 17.9). A list whose
// items count on is one w:num; where they do not, another begins.
type numbering struct {
	forms  []form
	widest []unit.Length // label of each form
	counts []counting
	open   []int // by depth: 1 + index into counts of the list that may go on
}

// form is how the labels of a list look: an abstractNum.
type form struct {
	before, after string // around the number
	bullet        bool   // before is the whole label
	depth         int
	style         *block.Style
	part          part
	font          block.Font
}

// counting is a list: labels of one form that count on.
type counting struct{ form, first, next int }

// leave ends all lists.
func (n *numbering) leave() { n.open = n.open[:0] }

// numbered is the numPr of a list item or an entry.
func (m *maker) numbered(b *block.Block) string {
	label := ""
	for _, r := range b.Label {
		label += r.Text
	}
	if label == "" {
		return ""
	}
	f := form{depth: max(b.Depth, 1), style: b.Style, part: part(b.Role),
		font: b.Label[0].Font}
	var n int
	f.before, n, f.after, f.bullet = parse(label)
	m.needLabel(f)
	m.define(f.part, b.Style)
	num := m.lists.number(f, n)
	w := &m.lists.widest[m.lists.counts[num-1].form]
	*w = max(*w, m.widthOf(label, f.font, b.Style.Size))
	var out markup
	out.put("<w:numPr>")
	out.size("w:ilvl", level(f.depth))
	out.size("w:numId", num)
	out.put("</w:numPr>")
	return string(out.b)
}

// level is the ilvl of a depth; Word has nine.
func level(depth int) int { return min(depth, 9) - 1 }

// parse takes a label to the number in it and what stands around it.
func parse(label string) (before string, n int, after string, bullet bool) {
	from := strings.IndexAny(label, "0123456789")
	if from < 0 {
		return label, 0, "", true
	}
	to := from
	for to < len(label) && label[to] >= '0' && label[to] <= '9' {
		to++
	}
	n, err := strconv.Atoi(label[from:to])
	if err != nil || n > 30000 || label[from] == '0' && to > from+1 ||
		strings.ContainsAny(label[to:], "0123456789") {
		return label, 0, "", true
	}
	return label[:from], n, label[to:], false
}

// number is the w:numId of the item labelled n in form f.
func (n *numbering) number(f form, label int) int {
	k := n.formOf(f)
	n.open = n.open[:min(len(n.open), f.depth)]
	for len(n.open) < f.depth {
		n.open = append(n.open, 0)
	}
	at := &n.open[f.depth-1]
	if *at > 0 {
		if c := &n.counts[*at-1]; c.form == k && (f.bullet || c.next == label) {
			c.next++
			return *at
		}
	}
	n.counts = append(n.counts, counting{form: k, first: label, next: label + 1})
	*at = len(n.counts)
	return *at
}

// formOf is f's number among the forms.
func (n *numbering) formOf(f form) int {
	for i := range n.forms {
		if n.forms[i] == f {
			return i
		}
	}
	n.forms, n.widest = append(n.forms, f), append(n.widest, 0)
	return len(n.forms) - 1
}

// needLabel notes the characters that labels of f can have.
func (m *maker) needLabel(f form) {
	for _, c := range spell([]block.Run{{Text: f.before + "0123456789" + f.after}}) {
		m.wear(c, f.font)
	}
}

// numberingPart writes the part.
func (m *maker) numberingPart() []byte {
	var out markup
	out.put(xmlHead, "<w:numbering ", nsWord, ">")
	for i := range m.lists.forms {
		m.abstract(&out, i, &m.lists.forms[i])
	}
	for i, c := range m.lists.counts {
		out.put("<w:num")
		out.num("w:numId", i+1)
		out.put(">")
		out.size("w:abstractNumId", c.form)
		if f := &m.lists.forms[c.form]; !f.bullet {
			out.put("<w:lvlOverride")
			out.num("w:ilvl", level(f.depth))
			out.put(">")
			out.size("w:startOverride", c.first)
			out.put("</w:lvlOverride>")
		}
		out.put("</w:num>")
	}
	out.put("</w:numbering>")
	return out.b
}

// abstract writes a form: the one level that is used of it.
func (m *maker) abstract(out *markup, id int, f *form) {
	out.put("<w:abstractNum")
	out.num("w:abstractNumId", id)
	out.put(`><w:multiLevelType w:val="hybridMultilevel"/><w:lvl`)
	out.num("w:ilvl", level(f.depth))
	out.put(`><w:start w:val="1"/>`)
	text := strings.ReplaceAll(f.before, "%", "％")
	if f.bullet {
		out.val("w:numFmt", "bullet")
	} else {
		out.val("w:numFmt", "decimal")
		text += "%" + strconv.Itoa(level(f.depth)+1) + f.after
	}
	out.val("w:lvlText", text)
	out.put(`<w:lvlJc w:val="left"/><w:pPr>`)
	l := m.lookOf(f.part, f.style)
	l.left += (unit.Length(f.depth-1) * 2 * m.doc.Page.CellX(1)).Twips()
	// A label wider than its room would go on to the next tab stop.
	if hang := (m.lists.widest[id] + unit.Twip).Twips(); hang > -l.first {
		l.left, l.first = l.left+l.first+hang, -hang
	}
	l.indent(out)
	out.put("</w:pPr>")
	d := dress{hint: either}
	for _, c := range spell([]block.Run{{Text: f.before + "1" + f.after}}) {
		d.take(m.wear(c, f.font))
	}
	m.runProperties(out, d, manner{base: f.style.Font})
	out.put("</w:lvl></w:abstractNum>")
}
