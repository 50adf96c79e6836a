package issue

import (
	"strings"
	"testing"
)

// Whatever a file consists of, whether it is still wanted is asked all the time.
func TestParseAsksWhetherItIsStillWanted(t *testing.T) {
	const many = 1000
	body := func(piece string) string {
		return "articles:\n  - title: 甲\n    body: |\n      " +
			strings.ReplaceAll(strings.Repeat(piece, many), "\n", "\n      ")
	}
	for name, src := range map[string]string{
		"nodes.yaml":      "articles: [" + strings.Repeat("1,", many) + "]",
		"values.json":     `{"articles":[` + strings.Repeat("1,", many) + "1]}",
		"paragraphs.yaml": body("甲乙\n\n"),
		"marks.yaml":      body("**甲**"),
		"pictures.yaml":   body("![]("),
	} {
		asked := 0
		stop := func() bool { asked++; return false }
		Parse(Source{Name: name, Data: []byte(src), Stop: stop})
		if asked < many {
			t.Errorf("%s: asked %d times", name, asked)
		}
	}
}

// A library that reads far ahead is stopped by its reader.
func TestYAMLIsNotReadToTheEnd(t *testing.T) {
	src := "articles: [" + strings.Repeat("1,", 1<<20) + "]"
	asked := 0
	i, found := Parse(Source{Name: "a.yaml", Data: []byte(src),
		Stop: func() bool { asked++; return asked > 2 }})
	if len(i.Articles) > 0 || len(found) == 0 || asked > 100 {
		t.Errorf("%d articles, %d findings, asked %d times", len(i.Articles), len(found), asked)
	}
}
