package issue

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestEveryCharacterKnowsItsPlace holds each character of a field against the
// file: the file has there the same character, or an escape or a line break.
func TestEveryCharacterKnowsItsPlace(t *testing.T) {
	for name, src := range map[string]string{
		"plain.yaml":   "title: 甲乙 丙\n",
		"folded.yaml":  "title: 甲乙\n  abc\n\n  丁\n",
		"single.yaml":  "title: '甲''乙\n  丙 '\n",
		"double.yaml":  "title: \"甲\\u4e59\\n\\x41乙\\\n   丙\n   丁\\\"\"\n",
		"literal.yaml": "title: |\n  甲\n\n   乙\n  丙\n",
		"keep.yaml":    "title: |2+ # c\n   甲\n  乙\n\n\n",
		"fold.yaml":    "title: >\n\n  甲\n  乙\n\n\n  丙\n   丁\n\n   戊\n  己\n",
		"chomp.yaml":   "a:\n  title: >-\n    甲\n    乙\n\n",
		"flow.yaml":    "{a: [甲, 乙丙], title: 丁 戊, c: d}",
		"crlf.yaml":    "\ufefftitle: |\r\n  甲\r\n  乙\r\n",
		"long.yaml":    "title: " + strings.Repeat("甲乙丙丁", 200) + "\n",
		"a.json":       `{"title": "甲\u4e59\n\ud83d\ude00\\乙\/"}`,
		"long.json":    `{"x": "` + strings.Repeat("甲", 999) + `", "title": "乙` + strings.Repeat("丙", 999) + `"}`,
	} {
		f, finds := open([]byte(src))
		if finds != nil {
			t.Fatal(name, finds)
		}
		var v *value
		if formatOf(name, "") == jsonFormat {
			v, finds = readJSON(f)
		} else {
			v, finds = readYAML(f, 0, len(f.text))
		}
		if finds != nil {
			t.Fatal(name, finds)
		}
		checkPlaces(t, name, f, titleOf(v))
	}
}

// titleOf is the text of the field title, wherever it is.
func titleOf(v *value) Text {
	for i, k := range v.keys {
		if k.S == "title" {
			return v.items[i].text
		}
		if t := titleOf(v.items[i]); t.S != "" {
			return t
		}
	}
	return Text{}
}

func checkPlaces(t *testing.T, name string, f *file, text Text) {
	t.Helper()
	if text.S == "" {
		t.Errorf("%s: no text", name)
	}
	last := -1
	for off, r := range text.S {
		p := text.at(off)
		at := f.offset(p.Line, p.Col)
		got, _ := utf8.DecodeRuneInString(f.text[at:])
		same := got == r || got == '\\' || got == '\'' || r == ' ' && got == '\n'
		if !same || at <= last {
			t.Errorf("%s: %q of %q is said to be at %d:%d, where the file has %q", name, r, text.S, p.Line, p.Col, got)
		}
		last = at
	}
}

func TestBodyKnowsItsPlaces(t *testing.T) {
	src := "title: x\nbody: |\n  　　甲**乙**\n  丙 7 丁[^1]。\n\n  1) [戊](u)\n  2) 己\\*\n\n  | 甲 | 乙 |\n  |--|--|\n  | 丙 | 丁 |\n\n  [^1]: 庚\n    辛\n"
	f, _ := open([]byte(src))
	v, _ := readYAML(f, 0, len(f.text))
	d := newDecoder(Source{})
	var walk func(nodes []Node)
	spans := func(ss []Span) {
		for _, s := range ss {
			checkPlaces(t, s.Text.S, f, s.Text)
			for _, n := range s.Note {
				checkPlaces(t, n.Text.S, f, n.Text)
			}
		}
	}
	walk = func(nodes []Node) {
		for _, n := range nodes {
			spans(n.Spans)
			walk(n.Items)
			if n.Table != nil {
				for _, r := range n.Table.Rows {
					for _, c := range r {
						spans(c.Spans)
					}
				}
			}
		}
	}
	walk(d.body(v.items[1].text))
}

func TestEscapeIsSixColumns(t *testing.T) {
	f, _ := open([]byte(`{"a": "甲\u4e59丙"}`))
	v, _ := readJSON(f)
	text := v.items[0].text
	for off, col := range map[int]int{0: 8, 3: 9, 6: 15} {
		if p := text.at(off); p.Line != 1 || p.Col != col {
			t.Errorf("byte %d is at %d:%d, want 1:%d", off, p.Line, p.Col, col)
		}
	}
}

// FuzzPlaces holds every scalar of any YAML file against the file.
func FuzzPlaces(f *testing.F) {
	for _, src := range []string{
		"a: b\n c\n\n\n d\n", "a: 'b''\n\n  c '", "a: \"b\\n\\\n  c\n\n d \\x41\\ \"", "- |2+\n   a\n\n  b\n\n", "- >-\n\n\n a\n b\n\n  c\n d\n\n\n e",
		"? |\n a\n: >1\n  b\n", "{a: [b c, \"d\"], 'e': f\n g}",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, in string) {
		file, finds := open([]byte(in))
		if finds != nil {
			return
		}
		if v, _ := readYAML(file, 0, len(file.text)); v != nil {
			checkValues(t, file, v)
		}
	})
}

func checkValues(t *testing.T, f *file, v *value) {
	for _, text := range append(v.keys, v.text) {
		// A library that knows no place for the line break a file ends without
		// leaves nothing to hold it against, and nobody looks at blanks alone.
		if n := len(strings.TrimRight(text.S, " \n")); n > 0 {
			checkPlaces(t, f.text, f, text.part(0, n))
		}
	}
	for _, item := range v.items {
		checkValues(t, f, item)
	}
}

// Every character's place leads back to it, in short lines and long ones.
func TestPlacesLeadBack(t *testing.T) {
	f := newFile(strings.Repeat("一a", 300) + "\n" + strings.Repeat("é", 5) + "\n\n" +
		strings.Repeat("乙👨", 200))
	for off := range f.text {
		line, col := f.place(off)
		if got := f.offset(int(line), int(col)); got != off {
			t.Fatalf("byte %d is %d:%d, which is byte %d", off, line, col, got)
		}
	}
	if got := f.offset(4, 401); got != len(f.text) {
		t.Errorf("behind the last character is byte %d of %d", got, len(f.text))
	}
}

// Word's hyphen that does not part is one that every font has, and moves nothing.
func TestHyphensAreUsual(t *testing.T) {
	for _, publisher := range []string{"A\u2011B甲", `"A\u2011B甲"`} {
		i, finds := Parse(Source{Name: "a.yaml", Data: []byte(head + tail + "publisher: " + publisher + "\n")})
		if len(finds) > 0 || i.Publisher.S != "A-B甲" || i.Publisher.at(len("A-B")).Line != 6 {
			t.Errorf("%q, %+v, %v", i.Publisher.S, i.Publisher.at(len("A-B")), finds)
		}
	}
}
