package word

import "encoding/xml"

// drawn reads what a run holds besides words: pictures, text boxes, WordArt.
func (b *body) drawn(r *reader, n string, e xml.StartElement, t *text) {
	switch n {
	case "w:drawing", "w:pict", "w:object":
		d := drawing{}
		r.each(func(n string, e xml.StartElement) { b.shape(r, n, e, t, &d) })
		if n == "w:object" {
			b.lost["object"]++
		}
	case "mc:AlternateContent":
		b.alternate(r, func() bool {
			before := len(t.runs) + len(t.boxes)
			r.each(func(n string, e xml.StartElement) { b.piece(r, n, e, t, look{}, "") })
			return len(t.runs)+len(t.boxes) > before
		})
	}
}

// drawing is what is known of a drawing on the way down to its picture.
type drawing struct{ alt, called string }

// shape reads an element inside a drawing.
func (b *body) shape(r *reader, n string, e xml.StartElement, t *text, d *drawing) {
	switch n {
	case "wp:docPr":
		d.alt = attr(e, "descr")
	case "pic:cNvPr":
		d.called = attr(e, "name")
	case "a:blip":
		b.show(t, attr(e, "embed"), attr(e, "link"), *d)
		return
	case "v:imagedata":
		b.show(t, attr(e, "id"), "", drawing{alt: attr(e, "title")})
		return
	case "v:textpath":
		if s := attr(e, "string"); s != "" {
			t.boxes = append(t.boxes, Block{Runs: []Run{{Text: s}}, Align: Center,
				Line: b.line + 1, Size: 72})
		}
		return
	case "w:txbxContent":
		outer := b.fields
		b.fields = nil
		t.boxes = append(t.boxes, b.blocks(r)...)
		b.fields = outer
		return
	case "mc:AlternateContent":
		b.alternate(r, func() bool {
			before := len(t.runs) + len(t.boxes)
			r.each(func(n string, e xml.StartElement) { b.shape(r, n, e, t, d) })
			return len(t.runs)+len(t.boxes) > before
		})
		return
	case "c:chart":
		b.lost["chart"]++
		return
	case "dgm:relIds":
		b.lost["diagram"]++
		b.diagram(attr(e, "dm"), t)
		return
	}
	r.each(func(n string, e xml.StartElement) { b.shape(r, n, e, t, d) })
}

// show puts a picture in its place; one that lies elsewhere is not fetched.
func (b *body) show(t *text, id, link string, d drawing) {
	if id == "" && link != "" {
		b.lost["picture"]++
		return
	}
	if n := b.picture(id); n > 0 {
		t.runs = append(t.runs, Run{Picture: n, Alt: d.alt, Called: d.called})
	}
}

// diagram keeps the words of the SmartArt whose data the relation id names,
// without the way they stand.
func (b *body) diagram(id string, t *text) {
	rel, ok := b.rels[id]
	if !ok || rel.external || b.diagrams[rel.target] {
		return
	}
	b.diagrams[rel.target] = true // however often it is named
	var visit func(string, xml.StartElement)
	err := b.inPart(rel.target, func(r *reader) {
		visit = func(n string, _ xml.StartElement) {
			switch n {
			case "a:p":
				p := text{}
				b.drawnWords(r, &p)
				if words(p.runs) {
					t.boxes = append(t.boxes, Block{Runs: joined(p.runs), Line: b.line + 1})
				}
			default:
				r.each(visit)
			}
		}
		r.root(visit)
	})
	if err != nil { // the diagram is spoilt, the document is not
		b.lost["spoilt"]++
	}
}

// drawnWords puts the words of a paragraph of a drawing into t.
func (b *body) drawnWords(r *reader, t *text) {
	var visit func(string, xml.StartElement)
	visit = func(n string, _ xml.StartElement) {
		if n == "a:t" {
			t.add(b, r.text(), look{}, "")
			return
		}
		r.each(visit)
	}
	r.each(visit)
}
