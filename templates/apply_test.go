package templates

import (
	"testing"

	"jianbao/issue"
)

func TestEveryStyleLoadsAndApplies(t *testing.T) {
	for _, name := range Names() {
		tpl, ok := Named(name)
		if !ok {
			t.Fatalf("Named(%q) is not there", name)
		}
		doc, found := tpl.Apply(&issue.Issue{})
		if len(found) > 0 {
			t.Errorf("%s: an empty issue gives %v", name, found)
		}
		if len(doc.Blocks) > 0 || len(doc.Tail.Entries) > 0 {
			t.Errorf("%s: an empty issue has %d blocks and %d tail entries, want none",
				name, len(doc.Blocks), len(doc.Tail.Entries))
		}
	}
}
