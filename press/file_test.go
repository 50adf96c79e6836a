package press

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"jianbao/internal/golden"
	"jianbao/internal/pagetest"
	"jianbao/issue"
	"jianbao/layout/page"
)

// The file says what the pages say: read back by mutool, every glyph, rule
// and picture stands where the page model has it.
func TestFilesShowThePages(t *testing.T) {
	p := New(Options{})
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			proof := s.proof(t, p)
			pdf := printed(t, p, proof)
			pagetest.CheckSyntax(t, pdf)
			model, file := pagetest.Model(proof.Pages), pagetest.Read(t, pdf)
			for i, d := range pagetest.Differences(model, file, pagetest.Within) {
				if t.Error(d); i == 10 {
					break
				}
			}
			for i, text := range pagetest.Text(t, pdf) {
				got, want := letters(text), letters(said(&proof.Pages.Pages[i], nil))
				if got != want {
					t.Errorf("page %d, characters in order of code:\n%s", i+1,
						golden.Difference(want, got))
				}
			}
		})
	}
}

// letters is the characters of s but white space, in order of code: pdftotext
// has its own mind about the order of cells and notes. It also takes a hyphen
// at a line's end for one that was put in there.
func letters(s string) string {
	r := []rune(strings.ReplaceAll(bare(s), "-", ""))
	slices.Sort(r)
	return string(r)
}

// bare is s without white space.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// said is what a page says, but for texts that skip refuses.
func said(pg *page.Page, skip func(*page.Text) bool) string {
	var b strings.Builder
	for i := range pg.Texts {
		if x := &pg.Texts[i]; skip == nil || !skip(x) {
			b.WriteString(x.Text)
		}
	}
	return b.String()
}

// Every text of the source stands on the pages, whole and in order; footnotes
// are read apart, and page numbers and 本期导读, which are no text of the
// articles, not at all.
func TestPagesSayTheSource(t *testing.T) {
	p := New(Options{})
	for _, s := range samples(t) {
		proof := s.proof(t, p)
		var body, notes strings.Builder
		for i := range proof.Pages.Pages {
			pg := &proof.Pages.Pages[i]
			body.WriteString(said(pg, func(x *page.Text) bool {
				return x.Tag == page.Artifact || within(page.TagNote, proof.Pages, x.Tag) ||
					within(page.TagTOC, proof.Pages, x.Tag)
			}))
			notes.WriteString(said(pg, func(x *page.Text) bool {
				return !within(page.TagNote, proof.Pages, x.Tag)
			}))
		}
		r := reader{t: t, name: s.name, notes: bare(notes.String())}
		r.all = bare(body.String())
		r.body = r.all
		for _, a := range proof.Issue.Articles {
			r.find(a.Title.S)
			r.nodes(a.Body)
		}
	}
}

// within tells whether id is an element of role or inside one.
func within(role page.TagRole, doc *page.Document, id page.TagID) bool {
	for ; id > 0; id = doc.Tags[id].Parent {
		if doc.Tags[id].Role == role {
			return true
		}
	}
	return false
}

// reader looks for texts in what the pages say, each behind the one before.
type reader struct {
	t          *testing.T
	name       string
	all, notes string
	body       string // what of all has not been read yet
}

func (r *reader) anywhere(text string) {
	r.t.Helper()
	if !strings.Contains(r.all, bare(text)) {
		r.t.Errorf("%s: the pages do not say %q", r.name, text)
	}
}

func (r *reader) find(text string) {
	r.t.Helper()
	text = bare(text)
	i := strings.Index(r.body, text)
	if i < 0 {
		r.t.Errorf("%s: the pages do not say %q, or not here: %.60s…", r.name, text, r.body)
		return
	}
	r.body = r.body[i+len(text):]
}

func (r *reader) nodes(nodes []issue.Node) {
	for _, n := range nodes {
		switch n.Kind {
		case issue.TableNode, issue.Figure: // may have moved to the next page
			r.anywhere(issue.Plain(n.Spans))
		default:
			r.spans(n.Spans)
		}
		r.nodes(n.Items)
		if n.Table == nil {
			continue
		}
		for _, row := range n.Table.Rows {
			for _, c := range row {
				r.spans(c.Spans)
			}
		}
	}
}

func (r *reader) spans(spans []issue.Span) {
	for _, s := range spans {
		r.find(s.Text.S)
		for _, n := range s.Note {
			if !strings.Contains(r.notes, bare(n.Text.S)) {
				r.t.Errorf("%s: no footnote says %q", r.name, n.Text.S)
			}
		}
	}
}
