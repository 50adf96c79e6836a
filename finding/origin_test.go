package finding

import (
	"testing"
	"unicode/utf8"
)

// Eight bytes at a time must count what one character at a time counts,
// wherever the text begins and ends.
func TestCharactersOfEveryLength(t *testing.T) {
	text := "字a字é𠮷bc，—“x”\u00a0字字字字ascii only, and more of it字"
	for from := range text {
		for to := from; to <= len(text); to++ {
			if !utf8.ValidString(text[from:to]) {
				continue
			}
			got, want := Characters(text[from:to]), utf8.RuneCountInString(text[from:to])
			if got != want {
				t.Errorf("%q: %d characters, want %d", text[from:to], got, want)
			}
		}
	}
}
