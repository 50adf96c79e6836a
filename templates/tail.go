package templates

import (
	"slices"
	"strconv"
	"strings"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/layout/block"
)

// credits is the line of those who answer for the issue, after the articles.
func (a *applier) credits() {
	if a.spec.Credits.Place == "tail" {
		return
	}
	s := a.style("credit")
	if runs := a.creditRuns(s.Font); runs != nil {
		a.add(block.Block{Role: block.Credit, Style: s, Runs: runs, Pos: runPos(runs)})
	}
}

// creditRuns is 责任编辑、审核、签发 as far as they are named.
func (a *applier) creditRuns(font block.Font) (runs []block.Run) {
	c, who := a.spec.Credits, a.issue.Credits
	for _, p := range []struct {
		form form
		name issue.Text
	}{{c.Editor, who.Editor}, {c.Reviewer, who.Reviewer}, {c.Approver, who.Approver}} {
		if p.name.S == "" {
			continue
		}
		if runs != nil && c.Between != "" {
			runs = append(runs, made(c.Between, font))
		}
		runs = append(runs, p.form.around("name", font, run(p.name, font))...)
	}
	if runs == nil {
		return nil
	}
	return c.Around.around("credits", font, runs...)
}

// runPos is where the first run with a source begins.
func runPos(runs []block.Run) (pos finding.Pos) {
	for _, r := range runs {
		if len(r.From.Steps) > 0 || r.From.Path != "" {
			return r.From.At(r.Text, 0)
		}
	}
	return pos
}

// recipients are the entries that say who gets the issue.
var recipients = []string{"report_to", "copy_to", "issue_to", "extra"}

// tail is 报、送、发 and the imprint at the foot of the last page.
func (a *applier) tail() {
	t, r := a.spec.Tail, pageRuler(a.doc.Page, a.doc.Page.Em)
	out, last := &a.doc.Tail, -1
	for _, name := range t.Order {
		entries := a.tailEntries(name)
		if len(entries) > 0 && slices.Contains(t.Ruled, name) {
			entries[0].Rule = len(out.Entries) > 0
		}
		out.Entries = append(out.Entries, entries...)
		if len(entries) > 0 && slices.Contains(recipients, name) {
			last = len(out.Entries) - 1
		}
	}
	a.copies(last)
	ink := a.spec.ink(t.Ink)
	out.First = block.Rule{Thickness: r.length(t.First), Ink: ink}
	out.Inner = block.Rule{Thickness: r.length(t.Inner), Ink: ink}
	out.Last = block.Rule{Thickness: r.length(t.Last), Ink: ink}
}

func (a *applier) tailEntries(name string) []block.TailEntry {
	t, d := a.spec.Tail, a.issue.Distribution
	switch name {
	case "credits":
		return a.tailCredits()
	case "report_to":
		return a.tailEntry(t.ReportTo, d.ReportTo)
	case "copy_to":
		return a.tailEntry(t.CopyTo, d.CopyTo)
	case "issue_to":
		return a.tailEntry(t.IssueTo, d.IssueTo)
	case "extra":
		return a.tailEntry(t.Extra, d.Extra)
	case "permit":
		return a.tailEntry(t.Permit, a.issue.Imprint.Permit)
	case "printer":
		return a.printed()
	}
	return nil
}

// tailEntry is a labelled text; a label that the editors wrote is not doubled.
func (a *applier) tailEntry(label string, t issue.Text) []block.TailEntry {
	if strings.TrimSpace(t.S) == "" {
		return nil
	}
	s := a.style("tail")
	e := block.TailEntry{Role: block.TailText, Style: s, Pos: t.Pos()}
	if label != "" {
		e.Label = []block.Run{made(label, s.Font)}
	}
	if rest, ok := strings.CutPrefix(t.S, label); ok {
		t = issue.Text{S: rest, From: t.From.Cut(t.S, len(label))}
	}
	e.Runs = []block.Run{run(t, s.Font)}
	return []block.TailEntry{e}
}

func (a *applier) tailCredits() []block.TailEntry {
	if a.spec.Credits.Place != "tail" {
		return nil
	}
	s := a.style("tail")
	runs := a.creditRuns(s.Font)
	if runs == nil {
		return nil
	}
	e := block.TailEntry{Role: block.Credit, Style: s, Runs: runs, Pos: runPos(runs)}
	return []block.TailEntry{e}
}

// printed is the printer at the left and the day at the right (印发 line of
// GB/T 9704 7.4.3).
func (a *applier) printed() []block.TailEntry {
	printed := a.issue.Imprint.Printed
	entries, day := a.tailEntry(a.spec.Tail.Printer, a.issue.Imprint.Printer), a.date(printed)
	if day == "" {
		return entries
	}
	s := a.style("tail")
	if entries == nil {
		entries = []block.TailEntry{{Role: block.TailText, Style: s, Pos: printed.Pos}}
	}
	entries[0].Right = []block.Run{made(a.spec.Tail.Printed.fill("date", day), s.Font)}
	return entries
}

// copies puts 共印××份 at the right end of the last recipients; without any it
// is an entry of its own, the first.
func (a *applier) copies(last int) {
	d := a.issue.Distribution
	if d.Copies == 0 {
		return
	}
	s, entries := a.style("tail"), a.doc.Tail.Entries
	text := a.spec.Tail.Copies.fill("copies", strconv.Itoa(d.Copies))
	right := []block.Run{made(text, s.Font)}
	if last >= 0 {
		entries[last].Right = right
		return
	}
	own := block.TailEntry{Role: block.TailText, Style: s, Right: right, Pos: d.Pos}
	a.doc.Tail.Entries = slices.Insert(entries, 0, own)
}
