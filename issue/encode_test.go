package issue

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"reflect"
	"testing"
	"testing/fstest"

	"jianbao/finding"
	"jianbao/internal/unplaced"
)

// checkLaw holds Parse(Encode(x)) against x.
func checkLaw(t *testing.T, src Source) {
	t.Helper()
	i, finds := Parse(src)
	if finding.HasErrors(finds) {
		return
	}
	out := Encode(i)
	again, finds := Parse(Source{Name: "again.yaml", Data: out, FS: src.FS})
	if finding.HasErrors(finds) {
		t.Fatalf("what Encode wrote has errors: %v\n%s", finds, out)
	}
	if !reflect.DeepEqual(unplaced.Of(*i), unplaced.Of(*again)) {
		t.Fatalf("Encode lost something of\n%s\n%s", src.Data, out)
	}
	if second := Encode(again); string(second) != string(out) {
		t.Fatalf("Encode twice differs:\n%s\n%s", out, second)
	}
}

func TestExampleComesBackFromEncode(t *testing.T) {
	i, _ := sample(t)
	again, finds := Parse(Source{Name: "x.yaml", Data: Encode(i)})
	if finding.HasErrors(finds) || !reflect.DeepEqual(unplaced.Of(*i), unplaced.Of(*again)) {
		t.Errorf("the example is not the same: %v\n%s", finds, Encode(i))
	}
}

// issueOf is an issue file with body as its article.
func issueOf(body string) Source {
	i := Issue{}
	i.Masthead.Name.S, i.Number.Year, i.Number.Issue = "简报", 2016, 1
	i.Articles = []Article{{Title: Text{S: "题"}}}
	var e encoder
	e.line("{\"masthead\": {\"name\": \"简报\"}, \"number\": {\"year\": 2016, \"issue\": 1}, \"articles\": [{\"title\": \"题\", \"body\": ")
	e.line(jsonString(body))
	e.line("}]}")
	return Source{Name: "x.json", Data: []byte(e.b.String()), FS: pictures}
}

func TestBodiesComeBackFromEncode(t *testing.T) {
	for _, body := range bodies {
		checkLaw(t, issueOf(body))
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, body := range bodies {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) { checkLaw(t, issueOf(body)) })
}

var bodies = []string{
	"甲 *乙* **丙**\n\n**一、甲。乙**丙", "一、甲\n\n（一）乙\n\n1. 丙\n\n（1）丁。戊", "## 甲 #\n\n#### **乙**",
	"- 甲\n  - 乙\n\n  丙\n- - 丁\n\n1) 戊\n2）己", "> 甲\n> - 乙\n>\n> > 丙", "---\n\n\\- a\n\n\\# 甲\n\n1\\) 乙\n\n\\一、丙\n\n2）",
	": 表\n| 甲 | < | 乙\\|丙 |\n|:-:|--:|:--|\n| 1 | 2 | \\< |\n| ^ | ^ | **3** |\n\n| | |\n|-|-|\n| 4 | ^ |",
	"[甲**乙](u v)丙** [x] ![a] \\[^1] [^1]\n\n[^1]: 注 [l](k)", "**甲“![](a.png)**乙", "::: names\n王　五 赵六、**钱**\n:::\n::: signature\n甲\n乙\n:::",
	"- 甲\n***\n- 乙", "***一、甲", "**张**、李** a\\", "甲  乙　丙 a\nb", "**[^1]，甲**\n\n[^1]: **乙**", "• a\n\n**• b**", "-\n  --", "**甲。****乙**、甲。****乙", "**甲。\\*\\*\\*\\*乙**", "_ _ _\n:::\n::: x\n- 甲\n:::\n- 乙",
	"表1 a\n|b|\n|-|\n|c|\n表：d\n\n表1", "\\***a\\***", "1.甲\n\n**1\\.乙**", "附件：1. 甲乙\n\n2. 乙丙\n\n**3. 丁戊**\n\n## 4. 己庚", "附件：1.甲\n\n\\2. 乙丙\n\n4. 己庚", "[a]( <b> ) [c](d(e)f) ![](x)",
}

// anyPicture has a picture under every name.
type anyPicture struct{ fstest.MapFS }

func (p anyPicture) Open(string) (fs.File, error) { return p.MapFS.Open("a.png") }

var pictures = func() fs.FS {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		panic(err)
	}
	return anyPicture{fstest.MapFS{"a.png": {Data: b.Bytes()}}}
}()
