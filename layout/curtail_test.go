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

// TestWhatTakesNoRoomIsBounded: marks on one letter, and spaces at a line's
// end, would all stand on one page, but not in memory.
func TestWhatTakesNoRoomIsBounded(t *testing.T) {
	for name, text := range map[string]string{"marks": "\u0301", "spaces": "\u3000"} {
		doc := &block.Document{Page: setup()}
		whole := "甲" + strings.Repeat(text, 3_000_000) + "乙"
		doc.Blocks = append(doc.Blocks, block.Block{Role: block.Body, Style: body, Article: 1,
			Runs: []block.Run{{Text: whole, Font: serif}}})
		memo := &longest{}
		_, found := layout.Compose(doc, layout.Deps{Faces: fonts.Default(), Memo: memo})
		if len(found) == 0 || found[len(found)-1].Code != "E402" {
			t.Errorf("%s: %v", name, found)
		}
		if memo.size*10 > len(whole)*9 {
			t.Errorf("%s: %d bytes of %d are set", name, memo.size, len(whole))
		}
	}
}

// TestMissingFacesAreToldSoOften: a text in a script that no face has is not
// told character by character.
func TestMissingFacesAreToldSoOften(t *testing.T) {
	doc := &block.Document{Page: setup()}
	for range 2 {
		doc.Blocks = append(doc.Blocks, block.Block{Role: block.Body, Style: body, Article: 1,
			Runs: []block.Run{{Text: strings.Repeat("\U0001F600", 400), Font: serif}}})
	}
	if _, found := layout.Compose(doc, layout.Deps{Faces: fonts.Default()}); len(found) != 500 {
		t.Errorf("%d findings, want 500", len(found))
	}
}
