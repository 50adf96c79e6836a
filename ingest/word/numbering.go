package word

import (
	"encoding/xml"
	"strings"
)

// level is one level of a list.
type level struct {
	start  int
	format string
	text   string // like （%1）
	legal  bool   // all numbers in figures
	reset  int    // the level whose counting on starts this one again; -1: any above
}

// list is a w:num: the levels it shows and where it counts.
type list struct {
	abstract string
	starts   map[int]int // levels that it starts anew
	levels   map[int]level
	begun    bool
}

// numbering are a document's lists and how far each has counted.
type numbering struct {
	abstract map[string]*[9]level
	links    map[string]string // a style's name to the abstract list it is
	wants    map[string]string // an abstract list to the style it takes its levels from
	lists    map[int]*list
	counts   map[string]*[9]int
}

func readNumbering(r *reader) *numbering {
	n := &numbering{abstract: map[string]*[9]level{}, links: map[string]string{},
		wants: map[string]string{},
		lists: map[int]*list{}, counts: map[string]*[9]int{}}
	r.root(func(string, xml.StartElement) {
		r.each(func(name string, e xml.StartElement) {
			switch name {
			case "w:abstractNum":
				n.readAbstract(r, attr(e, "abstractNumId"))
			case "w:num":
				n.readList(r, atoi(attr(e, "numId")))
			}
		})
	})
	return n
}

func (n *numbering) readAbstract(r *reader, id string) {
	var levels [9]level
	for i := range levels {
		levels[i] = level{start: 1, format: "none", reset: -1}
	}
	r.each(func(name string, e xml.StartElement) {
		switch name {
		case "w:lvl":
			if i := atoi(attr(e, "ilvl")); i >= 0 && i < 9 {
				levels[i] = readLevel(r)
			}
		case "w:styleLink":
			n.links[attr(e, "val")] = id
		case "w:numStyleLink":
			n.wants[id] = attr(e, "val")
		}
	})
	n.abstract[id] = &levels
}

func readLevel(r *reader) level {
	l := level{start: 1, format: "decimal", reset: -1}
	r.each(func(name string, e xml.StartElement) {
		switch name {
		case "w:start":
			l.start = atoi(attr(e, "val"))
		case "w:numFmt":
			l.format = attr(e, "val")
		case "w:lvlText":
			l.text = attr(e, "val")
		case "w:isLgl":
			l.legal = on(e)
		case "w:lvlRestart":
			l.reset = atoi(attr(e, "val"))
		}
	})
	return l
}

func (n *numbering) readList(r *reader, id int) {
	l := &list{starts: map[int]int{}, levels: map[int]level{}}
	r.each(func(name string, e xml.StartElement) {
		switch name {
		case "w:abstractNumId":
			l.abstract = attr(e, "val")
		case "w:lvlOverride":
			i := min(max(atoi(attr(e, "ilvl")), 0), 8)
			r.each(func(name string, e xml.StartElement) {
				switch name {
				case "w:startOverride":
					l.starts[i] = atoi(attr(e, "val"))
				case "w:lvl":
					l.levels[i] = readLevel(r)
				}
			})
		}
	})
	n.lists[id] = l
}

// label counts one paragraph of list id at depth and gives what Word shows
// before it; bullet tells that this is no number.
func (n *numbering) label(id, depth int) (text string, bullet, ok bool) {
	l := n.lists[id]
	if l == nil || depth < 0 || depth > 8 {
		return "", false, false
	}
	base, levels := n.levels(l.abstract)
	if levels == nil {
		return "", false, false
	}
	counts := n.counts[base]
	if counts == nil {
		counts = new([9]int)
		for i := range counts {
			counts[i] = -1
		}
		n.counts[base] = counts
	}
	at := func(i int) level {
		if v, ok := l.levels[i]; ok {
			return v
		}
		return levels[i]
	}
	l.begin(counts)
	count(counts, depth, at)
	v := at(depth)
	if v.format == "bullet" {
		return "", true, true
	}
	return shownLabel(v, depth, counts, at), false, v.format != "none" || v.text != ""
}

// levels are those of an abstract list, through the style it may name.
func (n *numbering) levels(id string) (string, *[9]level) {
	if want, ok := n.wants[id]; ok {
		if other, ok := n.links[want]; ok && other != id {
			id = other
		}
	}
	return id, n.abstract[id]
}

// begin starts the levels anew that the list says so of, when it is first used.
func (l *list) begin(counts *[9]int) {
	if l.begun {
		return
	}
	l.begun = true
	for i, from := range l.starts {
		counts[i] = from - 1
		if from == 0 {
			counts[i] = -1
		}
		for k := i + 1; k < 9; k++ {
			if _, own := l.starts[k]; !own {
				counts[k] = -1
			}
		}
	}
}

// count moves the counter at depth on and starts those below again.
func count(counts *[9]int, depth int, at func(int) level) {
	for i := range depth {
		if counts[i] < 0 {
			counts[i] = at(i).start
		}
	}
	if counts[depth] < 0 {
		counts[depth] = at(depth).start
	} else {
		counts[depth]++
	}
	for k := depth + 1; k < 9; k++ {
		if reset := at(k).reset; reset < 0 || reset > depth {
			counts[k] = -1
		}
	}
}

// shownLabel fills the counters into the text of a level.
func shownLabel(v level, depth int, counts *[9]int, at func(int) level) string {
	if !strings.Contains(v.text, "%") {
		return v.text
	}
	var b strings.Builder
	for i := 0; i < len(v.text); i++ {
		c := v.text[i]
		if c != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		k := int(v.text[i] - '1')
		if k > depth {
			continue
		}
		format := at(k).format
		if v.legal && k < depth {
			format = "decimal"
		}
		b.WriteString(inFormat(max(counts[k], 0), format))
	}
	return b.String()
}
