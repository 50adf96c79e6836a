package word

import (
	"encoding/xml"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Read reads a Word file.
func Read(data []byte, limits Limits) (*Document, error) {
	a, err := openArchive(data, limits)
	if err != nil {
		return nil, err
	}
	main, err := a.main()
	if err != nil {
		return nil, err
	}
	b := &body{archive: a, doc: &Document{}, notes: map[string]int{},
		pictures: map[string]int{}, diagrams: map[string]bool{}, lost: map[string]int{}}
	if err := b.furnish(main); err != nil {
		return nil, err
	}
	if b.doc.Blocks, err = b.part(main); err != nil {
		return nil, err
	}
	if err := b.finish(); err != nil {
		return nil, err
	}
	return b.doc, nil
}

// body is a document being read.
type body struct {
	archive  *archive
	doc      *Document
	styles   styles
	lists    *numbering
	rels     map[string]relation
	noteText map[string][]Run // what a footnote or endnote says
	notes    map[string]int   // those that were met, by place
	pictures map[string]int   // by part
	diagrams map[string]bool  // parts that were read
	lost     map[string]int
	fields   []field
	line     int
	words    int  // bytes of words so far
	bare     bool // inside a note or a header, where no paragraph is counted
}

// furnish reads what main's words refer to.
func (b *body) furnish(main string) (err error) {
	if b.rels, err = b.archive.relations(main); err != nil {
		return err
	}
	b.lists = readNumbering(newReader(nil, b.archive.limits))
	b.noteText = map[string][]Run{}
	read := map[string]func(*reader){
		"styles":    func(r *reader) { b.styles = readStyles(r) },
		"numbering": func(r *reader) { b.lists = readNumbering(r) },
	}
	for _, kind := range []string{"styles", "numbering"} {
		rels := b.related(kind)
		if len(rels) == 0 {
			continue
		}
		if err := b.inPart(rels[0].target, read[kind]); err != nil {
			return err
		}
	}
	if err := b.sideParts("footnotes", b.readNotes("f")); err != nil {
		return err
	}
	if err := b.sideParts("endnotes", b.readNotes("e")); err != nil {
		return err
	}
	if err := b.sideParts("header", b.readBeside(&b.doc.Headers)); err != nil {
		return err
	}
	return b.sideParts("footer", b.readBeside(&b.doc.Footers))
}

// related are the relations of one kind, in the order of their targets.
func (b *body) related(kind string) (rels []relation) {
	for _, r := range b.rels {
		if r.kind == kind && !r.external {
			rels = append(rels, r)
		}
	}
	sort.Slice(rels, func(i, k int) bool { return rels[i].target < rels[k].target })
	return rels
}

// inPart reads a part, if there is one.
func (b *body) inPart(name string, read func(*reader)) error {
	data, ok, err := b.archive.readXML(name)
	if !ok || err != nil {
		return err
	}
	r := newReader(data, b.archive.limits)
	read(r)
	return r.failed(name)
}

// sideParts reads notes and headers, with the relations of their own.
func (b *body) sideParts(kind string, read func(*reader)) error {
	outer := b.rels
	defer func() { b.rels, b.bare, b.fields = outer, false, nil }()
	b.bare = true
	for _, rel := range b.related(kind) {
		own, err := b.archive.relations(rel.target)
		if err != nil {
			return err
		}
		b.rels = own
		if err := b.inPart(rel.target, read); err != nil {
			return err
		}
		b.rels = outer
	}
	return nil
}

// readNotes reads the words of footnotes or endnotes; kind is put before
// their ids.
func (b *body) readNotes(kind string) func(*reader) {
	return func(r *reader) {
		r.root(func(string, xml.StartElement) {
			r.each(func(n string, e xml.StartElement) {
				if t := attr(e, "type"); n != "w:footnote" && n != "w:endnote" ||
					t != "" && t != "normal" {
					return
				}
				var runs []Run
				for _, p := range b.blocks(r) {
					runs = append(runs, p.Runs...)
				}
				b.noteText[kind+attr(e, "id")] = trimmed(runs)
			})
		})
	}
}

// readBeside reads what stands above or below the pages.
func (b *body) readBeside(to *[]Block) func(*reader) {
	return func(r *reader) {
		r.root(func(string, xml.StartElement) { *to = append(*to, b.blocks(r)...) })
	}
}

// part reads the document's own words.
func (b *body) part(name string) (blocks []Block, err error) {
	found := false
	err = b.inPart(name, func(r *reader) {
		r.root(func(root string, _ xml.StartElement) {
			r.each(func(n string, _ xml.StartElement) {
				if n == "w:body" {
					found = true
					blocks = append(blocks, b.blocks(r)...)
				}
			})
		})
	})
	if err == nil && !found {
		err = &Fault{ErrNotWord, name, "里面没有正文", "it has no body"}
	}
	return blocks, err
}

// finish gathers notes, pictures and what was lost.
func (b *body) finish() error {
	if b.words > b.archive.limits.Text {
		return &Fault{ErrLimit, "", fmt.Sprintf("文字超过 %d MiB", b.archive.limits.Text>>20),
			fmt.Sprintf("more than %d MiB of words", b.archive.limits.Text>>20)}
	}
	b.doc.Notes = make([][]Run, len(b.notes))
	for id, n := range b.notes {
		b.doc.Notes[n-1] = b.noteText[id]
	}
	b.doc.Pictures = make([]Picture, len(b.pictures))
	for name, n := range b.pictures {
		data, _, err := b.archive.read(name, b.archive.limits.Part)
		if err != nil {
			return err
		}
		b.doc.Pictures[n-1] = Picture{name, data}
	}
	for what, n := range b.lost {
		b.doc.Lost = append(b.doc.Lost, Lost{what, n})
	}
	sort.Slice(b.doc.Lost, func(i,
		k int) bool {
		return b.doc.Lost[i].What < b.doc.Lost[k].What
	})
	return nil
}

// picture is the place of the picture that the relation id names.
func (b *body) picture(id string) int {
	rel, ok := b.rels[id]
	if !ok || rel.external || b.archive.parts[partName(rel.target)] == nil {
		if id != "" {
			b.lost["picture"]++
		}
		return 0
	}
	name := partName(rel.target)
	if n, ok := b.pictures[name]; ok {
		return n
	}
	if len(b.pictures) >= b.archive.limits.Pictures {
		b.lost["picture"]++
		return 0
	}
	b.pictures[name] = len(b.pictures) + 1
	return len(b.pictures)
}

// note is the place of a note that is met for the first time, or again.
func (b *body) note(id string) int {
	if len(b.noteText[id]) == 0 {
		return 0
	}
	if n, ok := b.notes[id]; ok {
		return n
	}
	b.notes[id] = len(b.notes) + 1
	return len(b.notes)
}

// field is a complex field under way: its instruction, then its result.
type field struct {
	code   string
	result bool
	words  int // bytes of words before it
}

// silent tells whether words stand in a field whose result is not the
// document's: a page's own number.
func (b *body) silent() bool {
	for _, f := range b.fields {
		if !f.result || dropsResult(f.code) {
			return true
		}
	}
	return false
}

func dropsResult(code string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch strings.ToUpper(word) {
	case "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "FILENAME", "AUTONUM",
		"AUTONUMLGL", "AUTONUMOUT":
		return true
	}
	return false
}

// link is the address of the field HYPERLINK that words stand in.
func (b *body) link() string {
	for _, f := range b.fields {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(f.code), "HYPERLINK"); ok {
			if s, err := strconv.QuotedPrefix(strings.TrimSpace(rest)); err == nil {
				return strings.Trim(s, `"`)
			}
		}
	}
	return ""
}

// maxField bounds an instruction.
const maxField = 4096

// fieldChar begins a field, or its result, or ends it. An equation has no result
// but what its code shows, which goes to add.
func (b *body) fieldChar(kind string, add func(string)) {
	n := len(b.fields) - 1
	switch kind {
	case "begin":
		if n < 64 {
			b.fields = append(b.fields, field{words: b.words})
		}
	case "separate":
		if n >= 0 {
			b.fields[n].result = true
		}
	case "end":
		if n < 0 {
			return
		}
		f := b.fields[n]
		if b.fields = b.fields[:n]; f.words == b.words && isEquation(f.code) {
			e := &equation{}
			add(e.words(f.code))
			if e.ruby {
				b.lost["ruby"]++
			}
		}
	}
}

func trimmed(runs []Run) []Run {
	for len(runs) > 0 && strings.TrimSpace(runs[0].Text) == "" {
		runs = runs[1:]
	}
	if len(runs) > 0 {
		runs[0].Text = strings.TrimLeft(runs[0].Text, " \t")
	}
	return runs
}
