package templates

import (
	"slices"

	"jianbao/finding"
	"jianbao/issue"
)

// unshown warns of what the issue says and this style has no place for.
func (a *applier) unshown() (found []finding.Finding) {
	iss := a.issue
	missing := func(name string, t issue.Text, shown bool) {
		if t.S != "" && !shown {
			found = append(found, finding.New("W601", t.Pos(), name, a.name))
		}
	}
	for _, n := range iss.Notice {
		missing("notice", n, a.heads("notice"))
	}
	missing("secrecy", iss.Secrecy, a.heads("secrecy"))
	missing("urgency", iss.Urgency, a.heads("urgency"))
	missing("serial", iss.Serial, a.heads("serial"))
	missing("masthead.organization", iss.Masthead.Organization, a.heads("organization"))
	missing("masthead.name", iss.Masthead.Name, a.heads("name"))
	missing("publisher", iss.Publisher, a.heads("publisher"))
	missing("imprint.permit", iss.Imprint.Permit, a.heads("permit") || a.tails("permit"))
	missing("imprint.printer", iss.Imprint.Printer, a.tails("printer"))
	missing("distribution.report_to", iss.Distribution.ReportTo, a.tails("report_to"))
	missing("distribution.copy_to", iss.Distribution.CopyTo, a.tails("copy_to"))
	missing("distribution.issue_to", iss.Distribution.IssueTo, a.tails("issue_to"))
	missing("distribution.extra", iss.Distribution.Extra, a.tails("extra"))
	credits := a.prints("credits") && a.spec.Credits.Place != "tail" ||
		a.tails("credits") && a.spec.Credits.Place == "tail"
	missing("credits.editor", iss.Credits.Editor, credits)
	missing("credits.reviewer", iss.Credits.Reviewer, credits)
	missing("credits.approver", iss.Credits.Approver, credits)
	if n := iss.EditorNote; len(n) > 0 && !a.prints("editor_note") {
		found = append(found, finding.New("W601", n[0].Pos, "editor_note", a.name))
	}
	if arts := iss.Articles; len(arts) > 0 && !a.prints("articles") {
		found = append(found, finding.New("W601", arts[0].Pos, "articles", a.name))
	}
	return found
}

// prints tells whether the style has part between head and tail.
func (a *applier) prints(part string) bool { return slices.Contains(a.spec.Order, part) }

// tails tells whether the style's tail has name.
func (a *applier) tails(name string) bool {
	return slices.Contains(a.spec.Tail.Order, name)
}

// heads tells whether the style's masthead shows the field.
func (a *applier) heads(field content) bool {
	for _, name := range a.spec.Masthead.Order {
		r := a.spec.Masthead.Rows[name]
		if slices.Contains(slices.Concat(r.Left, r.Center, r.Right), field) {
			return true
		}
	}
	return false
}
