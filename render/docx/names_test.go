package docx_test

import (
	"strings"
	"testing"
)

// A long name among short ones takes several columns, as on the pages: the
// list has a paragraph to each row of the pages, and one tab leads past it.
func TestLongNamesKeepColumnsInWord(t *testing.T) {
	list := strings.Repeat("王伟、张三丰、李娜、赵小明、", 15)
	long := "古丽娜尔·买买提江·艾合买提"
	s := compose(t, "names", []byte(oddHead+"articles:\n  - title: 题\n    body: |\n"+
		"      ::: names\n      "+list+long+"、"+list+"钱多\n      :::\n"))
	ours := map[any]bool{}
	for i := range s.pages.Pages {
		for _, x := range s.pages.Pages[i].Texts {
			if strings.Contains(list, x.Text) && len([]rune(x.Text)) > 1 {
				ours[[2]any{i, x.Origin.Y}] = true
			}
		}
	}
	body := string(unzip(t, s.docx(t))["word/document.xml"])
	rows := strings.Split(body, `<w:pStyle w:val="NameList"/>`)[1:]
	if len(rows) > len(ours)+1 || len(rows) < len(ours) || len(rows) > 30 {
		t.Errorf("%d rows in Word, %d on the pages", len(rows), len(ours))
	}
	for _, row := range rows {
		row = row[:strings.Index(row, "</w:p>")]
		stops := strings.Count(row, "<w:tab w:val")
		if tabs := strings.Count(row, "<w:tab/>"); tabs != stops {
			t.Errorf("%d tabs for %d stops: %s", tabs, stops, row)
		}
		if strings.Contains(row, long) && stops == 0 {
			t.Errorf("the long name has a row to itself: %s", row)
		}
	}
}

// A signature stays on the page of the text it signs (GB/T 9704 7.3.5),
// whether that is prose or the last row of a list of names.
func TestSignatureStaysWithTheText(t *testing.T) {
	for name, before := range map[string]string{
		"prose": "正文。",
		"names": "::: names\n      王伟、张三丰、李娜、赵小明\n      :::",
	} {
		s := compose(t, name, []byte(oddHead+"articles:\n  - title: 题\n    body: |\n      "+
			before+"\n\n      ::: 署名\n      清河市农业农村局\n      2019年9月30日\n      :::\n"))
		parts := unzip(t, s.docx(t))
		above, _, ok := strings.Cut(string(parts["word/document.xml"]), `<w:pStyle w:val="Signature"/>`)
		paras := strings.Split(above, "<w:p>")
		if last := paras[len(paras)-2]; !ok || !strings.Contains(last, "<w:keepNext/>") {
			t.Errorf("%s: what stands above the signature is not kept with it: %s", name, last)
		}
	}
}
