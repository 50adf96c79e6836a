package ingest

import "testing"

func TestPicturesAreFoundAmongMarks(t *testing.T) {
	for text, want := range map[string]string{
		"![甲](a.png)":             "甲",
		"![甲！!](a.png)":           "甲！!",
		"![!甲\\]!!](a.png)":       "!甲\\]!!",
		"![甲](b |\n\n![乙](a.png)": "![甲](b |\n\n乙",
		"!![甲](a.png)":            "!甲",
		"![甲![乙](<a.png> \"丙!\")": "![甲乙",
		"![甲](b.png)":             "![甲](b.png)",
	} {
		im := importer{}
		im.draft.EditorNote = text
		im.withoutPictures(map[string]bool{"a.png": true})
		if im.draft.EditorNote != want {
			t.Errorf("%q: %q, want %q", text, im.draft.EditorNote, want)
		}
	}
}
