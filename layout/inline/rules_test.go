package inline

import (
	"os"
	"strings"
	"testing"

	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

var levels = map[string]clreq.Prohibition{
	"none:": clreq.ProhibitNone, "basic:": clreq.ProhibitBasic,
	"gb:": clreq.ProhibitGB, "strict:": clreq.ProhibitStrict,
}

// TestBreaks holds testdata/breaks.txt against the rules.
func TestBreaks(t *testing.T) {
	data, err := os.ReadFile("testdata/breaks.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		rule, _, _ := strings.Cut(line, "#")
		words := strings.Fields(rule)
		if len(words) == 0 {
			continue
		}
		level := clreq.ProhibitGB
		if l, ok := levels[words[0]]; ok {
			level, words = l, words[1:]
		}
		want := strings.Join(words, " ")
		if got := notation(words, level); got != want {
			t.Errorf("breaks.txt:%d\n got %s\nwant %s", n, got, want)
		}
	}
}

// notation sets the text that words spell and writes its breaks as words do.
func notation(words []string, level clreq.Prohibition) string {
	text := ""
	for i, w := range words {
		if w != "÷" && w != "≈" && (w != "×" || i+1 < len(words) && words[i+1] == "×" && words[i-1] == "×") {
			text += w
		}
	}
	text = strings.NewReplacer("␣", " ", "□", "\u3000").Replace(text)
	w := new(desk)
	w.load(&Paragraph{
		Runs:    []Run{{Text: text, Latin: glyph.Latin, Size: unit.No3}},
		Measure: 100 * unit.Mm, Setting: clreq.Setting{Prohibition: level},
	}, squares{})
	out := ""
	for k := range w.clusters {
		c := &w.clusters[k]
		switch {
		case k == 0:
		case c.brk == free:
			out += " ÷ "
		case c.brk == soft:
			out += " ≈ "
		case c.class.Blank():
			out += " "
		default:
			out += " × "
		}
		out += text[c.off : int(c.off)+w.textLen(k)]
	}
	return strings.NewReplacer("  ", " ␣", " \u3000", " □").Replace(out)
}

// textLen is how many bytes cluster k stands for.
func (w *desk) textLen(k int) int {
	return w.textEnd(k+1, int(w.clusters[k].run)) - int(w.clusters[k].off)
}
