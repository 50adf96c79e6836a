// Package press is the whole run in one call: an issue file in, composed
// pages and files out, with every finding on the way. It knows the order of
// the stages and what they share; how each does its work it leaves to them.
package press

import (
	"fmt"
	"io"
	"slices"

	"jianbao/finding"
	"jianbao/fonts"
	"jianbao/issue"
	"jianbao/layout"
	"jianbao/layout/block"
	"jianbao/layout/glyph"
	"jianbao/layout/inline"
	"jianbao/layout/page"
	"jianbao/layout/words"
	"jianbao/render/preview"
	"jianbao/templates"
)

// Options is what a Press works with.
type Options struct {
	Fonts *fonts.Set // nil: the built-in faces
	// Memo is how many bytes may go into remembering set paragraphs, so that
	// an issue that is set again and again costs what has changed. 0: none.
	Memo int
}

// Press makes proofs of issues. It is safe for concurrent use.
type Press struct {
	fonts   *fonts.Set
	words   inline.Segmenter
	preview *preview.Renderer
	memo    layout.Memo
}

// New is a Press that is ready to work.
func New(o Options) *Press {
	slack()
	if o.Fonts == nil {
		o.Fonts = fonts.Default()
	}
	p := &Press{fonts: o.Fonts, words: words.Default(), preview: preview.New(o.Fonts)}
	if o.Memo > 0 {
		p.memo = newMemo(o.Memo)
	}
	return p
}

// Fonts is the set that the press works with.
func (p *Press) Fonts() *fonts.Set { return p.fonts }

// Job is what is asked for beside the issue itself.
type Job struct {
	Template *templates.Template // nil: the one that the issue names
	// Stage, when not nil, is told the name of each stage as it begins, so
	// that whoever has a clock can say how long it took.
	Stage func(name string)
	// Stop, when not nil, is asked again and again whether the work is still
	// wanted. Once it says true there is no proof, whatever the findings.
	Stop func() bool
}

// stopped tells whether the work is no longer wanted.
func (j Job) stopped() bool { return j.Stop != nil && j.Stop() }

// begin tells that a stage begins.
func (j Job) begin(name string) {
	if j.Stage != nil {
		j.Stage(name)
	}
}

// Proof is an issue at every stage of its way.
type Proof struct {
	Issue  *issue.Issue
	Blocks *block.Document
	Pages  *page.Document
}

// Compose takes an issue to its pages. The findings name their files and
// stand in order of place. The Proof is nil when any of them is an error.
func (p *Press) Compose(src issue.Source, job Job) (*Proof, []finding.Finding) {
	job.begin("parse")
	src.Stop = job.Stop
	bulletin, found := issue.Parse(src)
	if job.stopped() || finding.HasErrors(found) && len(found) > manyFindings {
		return nil, found
	}
	proof, later := p.set(bulletin, job)
	if finding.HasErrors(found) {
		// What could be read was set all the same, so that the editor hears of
		// every error at once. How it looks says nothing.
		later = slices.DeleteFunc(later, harmless)
	}
	found = append(found, later...)
	for i := range found {
		if found[i].File == "" {
			found[i].File = src.Name
		}
	}
	finding.Sort(found)
	found = slices.CompactFunc(found, same) // a title is set in 本期导读 as well
	if finding.HasErrors(found) {
		return nil, found
	}
	return proof, found
}

// same tells whether a and b tell one thing of one place.
func same(a, b finding.Finding) bool {
	return a.Pos.Line > 0 && a.File == b.File && a.Code == b.Code && a.Pos.Line == b.Pos.Line &&
		a.Pos.Col == b.Pos.Col && a.Text(finding.English) == b.Text(finding.English)
}

// manyFindings are more than any editor reads before mending some. What could
// be read of such an issue is not set to find the rest.
const manyFindings = 400

// harmless tells whether f stops nothing.
func harmless(f finding.Finding) bool { return f.Severity() != finding.Error }

// set takes a bulletin from its words to its pages, as far as that goes.
func (p *Press) set(bulletin *issue.Issue, job Job) (*Proof, []finding.Finding) {
	style, found := pick(bulletin, job)
	job.begin("apply")
	blocks, more := style.Apply(bulletin)
	found = append(found, more...)
	if blocks == nil || job.stopped() {
		return nil, found
	}
	job.begin("compose")
	deps := layout.Deps{Faces: p.fonts, Words: p.words, Stop: job.Stop, Memo: p.memo}
	pages, more := layout.Compose(blocks, deps)
	if job.stopped() {
		return nil, found
	}
	return &Proof{bulletin, blocks, pages}, append(found, more...)
}

// pick is the house style that the job or the issue asks for. In place of one
// that is not there stands the default, so that what else is wrong comes to light.
func pick(bulletin *issue.Issue, job Job) (*templates.Template, []finding.Finding) {
	if job.Template != nil {
		return job.Template, nil
	}
	if t, ok := templates.Named(bulletin.Template.S); ok {
		return t, nil
	}
	t, _ := templates.Named(templates.Default)
	return t, []finding.Finding{templates.Unknown(bulletin.Template)}
}

// Dump writes a proof's pages as text, one mark a line.
func (p *Press) Dump(w io.Writer, proof *Proof) error {
	return proof.Pages.Dump(w, func(id glyph.FaceID) string {
		if f := p.fonts.Face(id); f != nil {
			return f.Name
		}
		return fmt.Sprintf("face%d", id)
	})
}
