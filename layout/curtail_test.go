package layout_test

import (
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/layout"
	"jianbao/layout/block"
	"jianbao/layout/inline"
)

// longest is a memo that keeps nothing and tells how much it was asked to set.
type longest struct{ size int }

func (l *longest) Get(inline.Fingerprint) *inline.Solutions { return nil }

func (l *longest) Put(_ inline.Fingerprint, _ *inline.Solutions, size int) {
	l.size = max(l.size, size)
}

// TestNoMoreIsSetThanPagesHold: of a paragraph that no number of pages holds
// only so much is set as fills them, and that the rest is missing is told.
func TestNoMoreIsSetThanPagesHold(t *testing.T) {
	for text, characters := range map[string]int{
		"乡村振兴": 2_000_000, "“农”，word ": 4_000_000,
	} {
		doc := &block.Document{Page: setup()}
		whole := strings.Repeat(text, characters/len([]rune(text)))
		doc.Blocks = append(doc.Blocks, block.Block{Role: block.Body, Style: body, Article: 1,
			Runs: []block.Run{{Text: whole, Font: serif}, {Text: "尾", Font: serif}}})
		memo := &longest{}
		pages, found := layout.Compose(doc, layout.Deps{Faces: fonts.Default(), Memo: memo})
		if len(pages.Pages) != layout.MaxPages {
			t.Errorf("%s: %d pages", text, len(pages.Pages))
		}
		if len(found) != 1 || found[0].Code != "E402" {
			t.Errorf("%s: %v", text, found)
		}
		if memo.size*10 > len(whole)*9 {
			t.Errorf("%s: %d bytes of %d are set", text, memo.size, len(whole))
		}
	}
}
