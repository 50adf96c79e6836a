package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// look is what properties say of runs and paragraphs; nil or 0: nothing.
type look struct {
	bold    *bool
	hidden  *bool
	size    int
	red     *bool
	face    string // of Latin letters
	raised  *bool  // superscript
	heavy   *bool  // set in 黑体, which is how offices emphasise
	dotted  *bool  // with dots of emphasis (着重号)
	struck  *bool  // through
	align   *Align
	outline *int // 0 for the first level; 9 for body text
	indent  *bool
	num     *int
	level   *int // of the list
	style   string
	run     string // character style
}

// over is l where it says something, else base.
func (l look) over(base look) look {
	out := base
	set(&out.bold, l.bold)
	set(&out.hidden, l.hidden)
	set(&out.red, l.red)
	set(&out.heavy, l.heavy)
	set(&out.dotted, l.dotted)
	set(&out.struck, l.struck)
	set(&out.align, l.align)
	set(&out.outline, l.outline)
	set(&out.indent, l.indent)
	set(&out.num, l.num)
	set(&out.level, l.level)
	set(&out.raised, l.raised)
	if l.size != 0 {
		out.size = l.size
	}
	if l.face != "" {
		out.face = l.face
	}
	return out
}

func set[T any](to **T, from *T) {
	if from != nil {
		*to = from
	}
}

func is(b *bool) bool { return b != nil && *b }

// property takes one child of rPr or pPr into l.
func (l *look) property(r *reader, n string, e xml.StartElement) {
	switch n {
	case "w:b":
		l.bold = new(on(e))
	case "w:vanish":
		l.hidden = new(on(e))
	case "w:strike", "w:dstrike":
		l.struck = new(on(e))
	case "w:em":
		l.dotted = new(attr(e, "val") != "none")
	case "w:vertAlign":
		l.raised = new(attr(e, "val") == "superscript")
	case "w:position": // how LibreOffice writes one
		l.raised = new(atoi(attr(e, "val")) > 0)
	case "w:sz":
		l.size = atoi(attr(e, "val"))
	case "w:color":
		l.red = new(reddish(attr(e, "val")))
	case "w:rFonts":
		l.face = attr(e, "ascii")
		if f := attr(e, "eastAsia"); f != "" {
			l.heavy = new(heavyFace(f))
		}
	case "w:rStyle":
		l.run = attr(e, "val")
	case "w:pStyle":
		l.style = attr(e, "val")
	case "w:jc":
		l.align = new(alignOf(attr(e, "val")))
	case "w:outlineLvl":
		l.outline = new(atoi(attr(e, "val")))
	case "w:ind":
		l.indent = new(atoi(attr(e, "firstLine")) >= 200 || atoi(attr(e,
			"firstLineChars")) >= 100)
	case "w:numPr":
		r.each(func(n string, e xml.StartElement) {
			switch n {
			case "w:numId":
				l.num = new(atoi(attr(e, "val")))
			case "w:ilvl":
				l.level = new(min(max(atoi(attr(e, "val")), 0), 8))
			}
		})
	}
}

// properties reads the children of rPr or pPr.
func (r *reader) properties() (l look) {
	r.each(func(n string, e xml.StartElement) { l.property(r, n, e) })
	return l
}

func atoi(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n > 1<<30 || n < -1<<30 {
		return 0
	}
	return n
}

func alignOf(s string) Align {
	switch s {
	case "center":
		return Center
	case "right", "end":
		return Right
	case "left", "start":
		return Left
	}
	return Auto
}

// reddish tells the reds of mastheads.
func reddish(s string) bool {
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return false
	}
	r, g, b := n>>16, n>>8&255, n&255
	return r > 170 && g < 100 && b < 100
}

// heavyFace tells 黑体 and the faces that stand for it.
func heavyFace(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "黑体") || strings.Contains(s, "simhei") ||
		strings.Contains(s, "heiti") ||
		strings.Contains(s, "sans cjk") || strings.Contains(s, "source han sans") ||
		strings.Contains(s, "雅黑")
}

// style is one style of styles.xml.
type style struct {
	name, based, kind string
	look              look
	bordered          bool
}

// styles are those of a document.
type styles struct {
	byID      map[string]style
	paragraph string // the default paragraph style
	base      look
}

func readStyles(r *reader) styles {
	s := styles{byID: map[string]style{}}
	r.root(func(string, xml.StartElement) {
		r.each(func(n string, e xml.StartElement) {
			switch n {
			case "w:docDefaults":
				s.defaults(r)
			case "w:style":
				id := attr(e, "styleId")
				st := readStyle(r, attr(e, "type"))
				s.byID[id] = st
				if st.kind == "paragraph" && (attr(e, "default") == "1" || attr(e,
					"default") == "true") {
					s.paragraph = id
				}
			}
		})
	})
	return s
}

func (s *styles) defaults(r *reader) {
	r.each(func(_ string, _ xml.StartElement) { // rPrDefault, pPrDefault
		r.each(func(n string, _ xml.StartElement) {
			if n == "w:rPr" || n == "w:pPr" {
				s.base = r.properties().over(s.base)
			}
		})
	})
}

func readStyle(r *reader, kind string) (s style) {
	s.kind = kind
	r.each(func(n string, e xml.StartElement) {
		switch n {
		case "w:name":
			s.name = strings.ToLower(attr(e, "val"))
		case "w:basedOn":
			s.based = attr(e, "val")
		case "w:rPr", "w:pPr":
			s.look = r.properties().over(s.look)
		case "w:tblPr":
			r.each(func(n string, _ xml.StartElement) {
				if n == "w:tblBorders" {
					s.bordered = r.bordered()
				}
			})
		}
	})
	return s
}

// maxBased bounds how many styles may stand on each other, also in a circle.
const maxBased = 16

// look is what the style id says, with all it is based on.
func (s *styles) look(id string) look {
	chain := s.chain(id)
	l := s.base
	for i := len(chain) - 1; i >= 0; i-- {
		l = chain[i].look.over(l)
	}
	return l
}

func (s *styles) chain(id string) (chain []style) {
	for range maxBased {
		st, ok := s.byID[id]
		if !ok {
			break
		}
		chain = append(chain, st)
		id = st.based
	}
	return chain
}

func (s *styles) bordered(id string) bool {
	for _, st := range s.chain(id) {
		if st.bordered || strings.Contains(st.name, "grid") ||
			strings.Contains(st.name, "网格") {
			return true
		}
	}
	return false
}

// heading is the level that the style id and an outline level give a
// paragraph: 1 for a title, 2 for the first heading.
func (s *styles) heading(id string, outline *int) int {
	for _, st := range s.chain(id) {
		switch st.name {
		case "title", "标题":
			return 1
		}
		for _, prefix := range []string{"heading ", "标题 ", "heading", "标题"} {
			if rest, ok := strings.CutPrefix(st.name, prefix); ok && len(rest) == 1 &&
				rest[0] >= '1' && rest[0] <= '9' {
				return int(rest[0]-'0') + 1
			}
		}
	}
	if outline != nil && *outline >= 0 && *outline < 9 {
		return *outline + 2
	}
	return 0
}

// quote tells whether the style id is one for quotations.
func (s *styles) quote(id string) bool {
	for _, st := range s.chain(id) {
		if strings.Contains(st.name, "quot") || strings.Contains(st.name, "引用") ||
			strings.Contains(st.name, "引文") {
			return true
		}
	}
	return false
}
