package press

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jianbao/issue"
	"jianbao/layout/unit"
	"jianbao/render/docx"
)

// documentXML is the part of a Word document that holds its words.
func documentXML(t *testing.T, p *Press, text string) string {
	t.Helper()
	proof, found := p.Compose(issue.Source{Name: "a.yaml", Data: []byte(text)}, Job{})
	if proof == nil {
		t.Fatal(found)
	}
	var b bytes.Buffer
	if err := p.DOCX(&b, proof, docx.Subset); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var tailPlace = regexp.MustCompile(`<wp:positionV relativeFrom="margin"><wp:posOffset>(\d+)` +
	`</wp:posOffset></wp:positionV><wp:extent cx="\d+" cy="(\d+)"`)

// Word puts footnotes at the very foot of the page, where the tail would cover
// them: on a page with notes it stands above as many lines.
func TestTheTailStandsAboveFootnotes(t *testing.T) {
	p := New(Options{})
	const tail = "distribution: {report_to: 上级, issue_to: 下级}\n"
	article := "articles:\n  - title: 题\n    body: |\n      文。\n"
	if got := documentXML(t, p, head+article+tail); !strings.Contains(got,
		`<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align>`) {
		t.Error("without notes the tail is not at the foot of the margins")
	}
	article = strings.Replace(article, "文。", "文[^1]，文[^2]。\n\n      [^1]: 注。\n\n      [^2]: 又注。", 1)
	m := tailPlace.FindStringSubmatch(documentXML(t, p, head+article+tail))
	if m == nil {
		t.Fatal("with notes the tail is still at the foot of the margins")
	}
	top, _ := strconv.Atoi(m[1])
	height, _ := strconv.Atoi(m[2])
	below := 225*unit.Mm - unit.Length(top+height) // of the type area, GB/T 9704 5.2
	if below < 15*unit.Mm || below > 25*unit.Mm {
		t.Errorf("%.1f mm are left for two lines of notes", below.Millimetres())
	}
}
