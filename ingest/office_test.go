package ingest

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"jianbao/issue"
)

const (
	atRight     = `<w:jc w:val="right"/>`
	redInMiddle = `<w:jc w:val="center"/>`
	officeHead  = "清河市农业农村局 | 简报"
	sentence    = "会议指出，今年以来全市农业农村工作稳中有进，粮食总产再创新高。"
)

// red is a line of a masthead: in the middle, red, so many half points large;
// ⏎ is a soft return.
func red(size int, s string) string {
	return broken(fmt.Sprintf(`<w:rPr><w:color w:val="FF0000"/><w:sz w:val="%d"/></w:rPr>`,
		size), s)
}

// soft is a line in the middle, as red is, but black.
func soft(size int, s string) string {
	return broken(fmt.Sprintf(`<w:rPr><w:sz w:val="%d"/></w:rPr>`, size), s)
}

func broken(look, s string) string {
	return `<w:p><w:pPr>` + redInMiddle + `</w:pPr><w:r>` + look + `<w:t xml:space="preserve">` +
		strings.ReplaceAll(s, "⏎", `</w:t></w:r><w:r><w:br/></w:r><w:r>`+look+`<w:t>`) +
		`</w:t></w:r></w:p>`
}

func office(t *testing.T, xml string) *issue.Issue {
	t.Helper()
	r, finds := Read(Source{Name: "x.docx", Data: docx(xml)})
	if r == nil {
		t.Fatal(texts(finds))
	}
	return r.Issue
}

func TestOfficesSetTheirNamesInManyWays(t *testing.T) {
	number := typed(middle, 32, "2019年第7期") + typed("", 32, "局办公室 2019年9月30日")
	text := typed(middle, 44, "创新服务助力乡村振兴") + typed(setIn, 32, sentence)
	for _, head := range []string{
		red(72, "清河市农业农村局    简报"),
		red(80, "清河市农业农村局⏎简报"),
		red(72, "清河市农业农村局") + red(72, "简　报"),
		red(60, "清河市农业农村局") + red(96, "简报"),
	} {
		i := office(t, head+number+text)
		if got := i.Masthead.Organization.S + " | " + i.Masthead.Name.S; got != officeHead {
			t.Errorf("%s:\n got %s\nwant %s", head, got, officeHead)
		}
		if got, want := summary(i), "创新服务助力乡村振兴 | | "+sentence; got != want {
			t.Errorf("%s:\n got %s\nwant %s", head, got, want)
		}
	}
}

// The tail has labels that no field takes, which are no part of the line above.
func TestTailsOfOffices(t *testing.T) {
	head := typed(middle, 84, "简报") + typed(middle, 32, "2019年第7期 2019年9月30日") +
		typed(middle, 44, "题目甲") + typed(setIn, 32, sentence)
	for _, c := range []struct{ tail, want string }{
		{"报：市委办⏎送：各县区⏎拟稿：李四　核稿：王五　签发：赵六",
			"市委办 / 各县区 / 0 / 李四 / 王五 / 赵六 / "},
		{"报：市委办⏎送：各县区⏎（此件共印15份）", "市委办 / 各县区 / 15 /  /  /  / "},
		{"报：市委办⏎总编：李四　副主编：赵六", "市委办 /  / 0 / 李四；赵六 /  /  / "},
		{"报：市委办⏎承办单位：信访局　电话：12345",
			"市委办 /  / 0 /  /  /  / 承办单位：信访局 电话：12345"},
		{"报：市委办，⏎市政府办，⏎送：各县区，⏎各部门。⏎责任编辑：李四",
			"市委办，市政府办， / 各县区，各部门。 / 0 / 李四 /  /  / "},
		{"报：市委办　　送：各县区", "市委办 / 各县区 / 0 /  /  /  / "},
		{"报：市委办⏎电话：12345　　邮箱：甲", "市委办 /  / 0 /  /  /  / 电话：12345 邮箱：甲"},
		{"报：市委办，市政府办，⏎市人大办", "市委办，市政府办，市人大办 /  / 0 /  /  /  / "},
	} {
		xml := head
		for _, line := range strings.Split(c.tail, "⏎") {
			xml += typed("", 28, line)
		}
		i := office(t, xml)
		d, k := i.Distribution, i.Credits
		body := strings.TrimSpace(issue.Markdown(i.Articles[0].Body))
		got := fmt.Sprint(d.ReportTo.S, " / ", d.CopyTo.S, " / ", d.Copies, " / ", k.Editor.S,
			" / ", k.Reviewer.S, " / ", k.Approver.S, " / ",
			strings.TrimSpace(strings.TrimPrefix(body, sentence)))
		if got = strings.ReplaceAll(got, "\u3000", " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.tail, got, c.want)
		}
	}
}

// grid is a table with lines, of rows of one cell for each word.
func grid(rows ...string) string {
	xml := `<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>`
	for _, row := range rows {
		xml += `<w:tr>`
		for _, cell := range strings.Fields(row) {
			xml += `<w:tc>` + par(cell) + `</w:tc>`
		}
		xml += `</w:tr>`
	}
	return xml + `</w:tbl>`
}

// grid2 is a table with lines: a row of one cell above one of two.
func grid2(above, left, right string) string {
	return `<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>` +
		`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + above + `</w:tc></w:tr>` +
		`<w:tr><w:tc>` + left + `</w:tc><w:tc>` + right + `</w:tc></w:tr></w:tbl>`
}

// What stands in the middle of a page is not always the title of an article.
func TestWhatIsNoTitle(t *testing.T) {
	title, body := typed(middle, 44, "题目甲"), typed(setIn, 32, sentence)
	for _, c := range []struct{ name, xml, want string }{
		{"a title with blanks around it", typed(middle, 44, "  关于工作的通报  ") + body,
			"关于工作的通报 | | " + sentence},
		{"a caption as large as the title",
			title + body + typed(middle, 44, "表1 进度") + grid("村 户", "甲 1") + body,
			"题目甲 | | " + sentence + " : 表1 进度 | 村 | 户 | |---|---| | 甲 | 1 | " +
				sentence},
		{"a small line in the middle", title + body + typed(middle, 28, "第一章 总则") + body,
			"题目甲 | | " + sentence + " 第一章 总则 " + sentence},
		{"a subtitle and who wrote it, by soft returns", soft(44, "题目甲⏎又一行") +
			soft(32, "——副题乙⏎本刊编辑部") + body,
			"题目甲又一行——副题乙 | 本刊编辑部 | " + sentence},
		{"a subtitle that the contents list", typed(middle, 32, "本期导读") + typed("", 32, "题目甲如此") +
			typed("", 32, "——副题乙") + typed("", 32, "题目丙如此") + typed(middle, 44, "题目甲如此") +
			typed(middle, 32, "——副题乙") + body + typed(middle, 44, "题目丙如此") + body,
			"题目甲如此——副题乙 | | " + sentence + " / 题目丙如此 | | " + sentence},
		{"a page number that Word fills in", title + body + typed(middle, 32, "—  —") + body,
			"题目甲 | | " + sentence + " " + sentence},
		{"a report", typed(middle, 44, "公路养护调研报告") + typed(middle, 32, "李四") + body,
			"公路养护调研报告 | 李四 | " + sentence},
		{"a poem", title + typed(middle, 32, "李四") + typed(middle, 32, "披星戴月走天涯，") +
			typed(middle, 32, "铺路修桥不顾家。"), "题目甲 | 李四 | 披星戴月走天涯， 铺路修桥不顾家。"},
		{"chapters of rules", title + typed(middle, 32, "第一章　总则") + typed(setIn, 32, "第一条　为了规范。"),
			"题目甲 | | 第一章 总则 第一条 为了规范。"},
		{"a subtitle and who sent it in", title + typed(middle, 32, "——副题乙") +
			typed(middle, 32, "县委宣传部") + body,
			"题目甲——副题乙 | 县委宣传部 | " + sentence},
		{"the caption of a photograph", title + body + typed(middle, 24, "▲活动现场") + body,
			"题目甲 | | " + sentence + " ▲活动现场 " + sentence},
		{"the name of a column", typed(middle, 36, "☆ 学习体会") + title + body,
			"题目甲 | | " + sentence},
		{"titles in the middle by blanks", typed("", 36, strings.Repeat(" ", 18)+"题目甲如此") + body +
			typed("", 32, strings.Repeat("　", 20)+"县林业局") +
			typed("", 32, strings.Repeat(" ", 36)+"2019年9月29日") +
			typed("", 36, strings.Repeat("　", 9)+"题目乙如此") + body,
			"题目甲如此 | | " + sentence + " ::: signature 县林业局 2019年9月29日 ::: / " +
				"题目乙如此 | | " + sentence},
		{"large titles at the left", typed("", 40, "题目甲") + body + typed("", 36, "小标题") + body +
			typed("", 40, "题目乙") + body,
			"题目甲 | | " + sentence + " 小标题 " + sentence + " / 题目乙 | | " + sentence},
		{"numbered titles", typed(middle, 40, "1.题目甲") + body + typed(middle, 40, "2.题目乙") + body,
			"题目甲 | | " + sentence + " / 题目乙 | | " + sentence},
		{"a speech", typed(middle, 44, "在干部大会上的讲话") + typed(middle, 32, "（2019年9月28日）") +
			typed(middle, 32, "李四") + body,
			"在干部大会上的讲话 | | （2019年9月28日） 李四 " + sentence},
		{"a western full stop", title + typed("", 32, "会议指出，稳中有进，再创新高.") + typed("", 32, "会议要求抓好落实."),
			"题目甲 | | 会议指出，稳中有进，再创新高。 会议要求抓好落实。"},
		{"a signature before an attachment", title + body + typed(atRight, 32, "某某局") +
			typed(atRight, 32, "2019年9月28日") + typed("", 32, "附件") + body,
			"题目甲 | | " + sentence + " ::: signature 某某局 2019年9月28日 ::: 附件 " + sentence},
		{"an attachment", title + body + typed("", 32, "附件1") +
			typed(middle, 44, "工作要点") + body + typed(middle, 44, "题目乙") + body,
			"题目甲 | | " + sentence + " 附件1 ## 工作要点 " + sentence +
				" / 题目乙 | | " + sentence},
	} {
		head := typed(middle, 84, "简报") + typed(middle, 32, "2019年第7期 2019年9月30日")
		if got := summary(office(t, head+c.xml)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

const tocStyles = `<w:styles ` + wordSpace + `><w:style w:type="paragraph" w:styleId="T1">` +
	`<w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="T2">` +
	`<w:name w:val="toc 2"/></w:style></w:styles>`

const styleRelation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/` +
	`relationships"><Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`

// A 目录 that Word makes may have no heading, and lists the headings within
// articles too.
func TestContentsThatWordHasMade(t *testing.T) {
	line := func(level int, s string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="T%d"/></w:pPr><w:r><w:t>%s</w:t>`+
			`<w:tab/><w:t>2</w:t></w:r></w:p>`, level, s)
	}
	head := typed(middle, 84, "简报") + typed(middle, 32, "2019年第7期 2019年9月30日")
	xml := head + line(1, "题目甲") + line(2, "一、做法") + line(1, "题目乙") +
		typed(middle, 44, "题目甲") + typed(setIn, 32, "一、做法") + typed(setIn, 32, sentence) +
		typed(middle, 44, "题目乙") + typed(setIn, 32, sentence)
	r, finds := Read(Source{Name: "x.docx", Data: docx(xml, "word/styles.xml", tocStyles,
		"word/_rels/document.xml.rels", styleRelation)})
	if r == nil || len(finds) > 0 {
		t.Fatal(texts(finds))
	}
	want := "题目甲 | | 一、做法 " + sentence + " / 题目乙 | | " + sentence
	if got := summary(r.Issue); got != want || r.Issue.Contents != issue.ContentsPages {
		t.Errorf("contents %v:\n got %s\nwant %s", r.Issue.Contents, got, want)
	}
}

// The words of SmartArt stay, and what is told says so.
func TestWordsOfDiagramsStay(t *testing.T) {
	const ns = `xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	part := func(s string) string {
		return `<dgm:pt><dgm:t><a:p><a:r><a:t>` + s + `</a:t></a:r></a:p></dgm:t></dgm:pt>`
	}
	r, finds := Read(Source{Name: "x.docx", Data: docx(`<w:p><w:r><w:drawing><dgm:relIds `+ns+
		` r:dm="d"/></w:drawing></w:r></w:p>`+par(sentence), "word/data1.xml",
		`<dgm:dataModel `+ns+`><dgm:ptLst><dgm:pt/>`+part("领导小组")+part("办公室")+
			`</dgm:ptLst></dgm:dataModel>`, "word/_rels/document.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="d" Type="x/diagramData" Target="data1.xml"/></Relationships>`)})
	if r == nil {
		t.Fatal(texts(finds))
	}
	if got := string(r.YAML()); !strings.Contains(got, "领导小组") ||
		!strings.Contains(got, "办公室") || !strings.Contains(strings.Join(texts(finds), " "), "diagrams") {
		t.Errorf("%s\n%s", got, texts(finds))
	}
}

// The parts of a bulletin stand where their look and their words say, not only
// above a number in the body.
func TestHeadsAndTailsOutOfTheWay(t *testing.T) {
	title, body := typed(middle, 44, "题目甲"), typed(setIn, 32, sentence)
	for _, c := range []struct{ name, xml, want string }{
		{"no number", red(60, "清河市农业农村局") + red(96, "简报") + title + body,
			"清河市农业农村局 | 简报 | 9999 999 0"},
		{"labels of number and date", red(96, "简报") +
			typed("", 32, "期数：第5期  日期：2024年4月2日") + title + body,
			" | 简报 | 2024 5 0"},
		{"a table with lines", grid2(typed(middle, 84, "简报"), typed("", 32, "第12期"),
			typed("", 32, "2024年12月6日")) + title + body, " | 简报 | 2024 12 0"},
		{"a number set apart", red(96, "简报") + typed(middle, 32, "第　十　二　期") +
			typed("", 32, "第　45　号文印室 2024年12月6日") + title + body, " | 简报 | 2024 12 0"},
		{"who puts it out, below", red(96, "简报") + typed(middle, 32, "2024年12月6日　第12期") +
			typed(middle, 32, "某某县档案局编") + title + body, " | 简报 | 2024 12 0"},
		{"who puts it out, with a label", red(96, "简报") +
			typed(middle, 32, "2024年12月6日　第12期") +
			typed(middle, 32, "主办：县委宣传部　承办：融媒体中心") + title + body,
			" | 简报 | 2024 12 0"},
		{"a dash", red(96, "简报") + typed(middle, 32, "2024—05（总第105期）") + title + body,
			" | 简报 | 2024 5 105"},
		{"a column and a date of a speech", red(96, "简报") + typed(middle, 32, "2024年第5期") +
			typed("", 32, "某某局 2024年4月2日") + typed(middle, 36, "【领导讲话】") + title +
			typed(middle, 32, "（2024年3月30日）") + body, " | 简报 | 2024 5 0"},
	} {
		i := office(t, c.xml)
		got := fmt.Sprint(i.Masthead.Organization.S, " | ", i.Masthead.Name.S, " | ",
			i.Number.Year, " ", i.Number.Issue, " ", i.Number.Whole)
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if len(i.Articles) != 1 || i.Articles[0].Title.S != "题目甲" || i.Articles[0].Byline.S != "" {
			t.Errorf("%s: %s", c.name, summary(i))
		}
	}
}

// The number of a title that the contents number is theirs, 1. as well as 一、.
func TestNumbersOfTheContents(t *testing.T) {
	for _, mark := range []string{"1.", "一、"} {
		i := head(t, "简报\n2016年第2期\n2016年2月18日\n本期导读\n1.题目乙如此\n2.甲的题目\n\n"+
			mark+"题目乙如此\n\n　　"+sentence+"\n")
		if got := i.Articles[0].Title.S; got != "题目乙如此" {
			t.Errorf("%s: %s", mark, got)
		}
	}
}

func TestTailInTheFooters(t *testing.T) {
	footer := `<w:ftr ` + wordSpace + `>` + par("报：市交通局　　送：各科室") + par("— 2 —") + `</w:ftr>`
	r, finds := Read(Source{Name: "x.docx", Data: docx(par("题目甲")+par(sentence),
		"word/footer1.xml", footer, "word/footer2.xml", footer, "word/_rels/document.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="a" Type="x/footer" Target="footer1.xml"/>`+
			`<Relationship Id="b" Type="x/footer" Target="footer2.xml"/></Relationships>`)})
	if r == nil {
		t.Fatal(texts(finds))
	}
	d := r.Issue.Distribution
	if d.ReportTo.S != "市交通局" || d.CopyTo.S != "各科室" {
		t.Errorf("报 %q 送 %q", d.ReportTo.S, d.CopyTo.S)
	}
}

// Captions stand under pictures, in the middle or in the box below.
func TestCaptionsOfPictures(t *testing.T) {
	var tiny bytes.Buffer
	if err := png.Encode(&tiny, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	const picture = `<w:p><w:r><w:drawing><a:blip r:embed="p" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>`
	cells := func(a, b string) string {
		return `<w:tr><w:tc>` + a + `</w:tc><w:tc>` + b + `</w:tc></w:tr>`
	}
	const path = "(x-pictures/1.png)"
	head := typed(middle, 84, "简报") + typed(middle, 32, "2019年第7期 2019年9月30日")
	for _, c := range []struct{ name, xml, want string }{
		{"in the middle", picture + typed(middle, 28, "活动现场"), "![活动现场]" + path},
		{"a sentence", picture + typed(middle, 28, "图为志愿者在清扫街道。"),
			"![图为志愿者在清扫街道。]" + path},
		{"side by side", `<w:tbl>` + cells(picture, picture) +
			cells(typed(middle, 28, "现场甲"), typed(middle, 28, "现场乙")) + `</w:tbl>`,
			"![现场甲]" + path + " ![现场乙]" + path},
		{"text", picture + typed(setIn, 32, "图为志愿者在清扫街道。"), "![]" + path + " 图为志愿者在清扫街道。"},
	} {
		r, finds := Read(Source{Name: "x.docx", Data: docx(head+typed(middle, 44, "题目甲")+
			typed(setIn, 32, sentence)+c.xml+typed(setIn, 32, sentence), "word/1.png",
			tiny.String(), "word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.`+
				`openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="x/image"`+
				` Target="1.png"/></Relationships>`)})
		if r == nil {
			t.Fatal(texts(finds))
		}
		want := "题目甲 | | " + sentence + " " + c.want + " " + sentence
		if got := summary(r.Issue); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

// A tail may be a table with lines, its labels without colons.
func TestTailInATable(t *testing.T) {
	i := office(t, typed(middle, 84, "简报")+typed(middle, 32, "2019年第7期 2019年9月30日")+
		typed(middle, 44, "题目甲")+typed(setIn, 32, sentence)+
		grid("报送 市局、县委办", "抄送 各公路段", "共印 100份"))
	d := i.Distribution
	if d.ReportTo.S != "市局、县委办" || d.CopyTo.S != "各公路段" || d.Copies != 100 {
		t.Errorf("%q %q %d", d.ReportTo.S, d.CopyTo.S, d.Copies)
	}
}

// A title has no footnotes in an issue; what they say stays.
func TestFootnotesOfTitles(t *testing.T) {
	title := strings.Replace(typed(middle, 44, "题目甲"), `</w:p>`,
		`<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, 1)
	r, finds := Read(Source{Name: "x.docx", Data: docx(title+typed(setIn, 32, sentence),
		"word/footnotes.xml", notesPart, "word/_rels/document.xml.rels", relations)})
	if r == nil {
		t.Fatal(texts(finds))
	}
	if got, want := summary(r.Issue), "题目甲 | | "+sentence+" 注：注文。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Words of Latin that meet where a title's lines do get a space between them.
func TestTitleOfTwoLinesInLatin(t *testing.T) {
	xml := typed(middle, 84, "简报") + typed(middle, 32, "2019年第7期 2019年9月30日") +
		typed(middle, 44, "推广运用系统 GDP") + typed(middle, 44, "ABC 的做法") + typed(setIn, 32, sentence)
	if got := office(t, xml).Articles[0].Title.S; got != "推广运用系统GDP ABC的做法" {
		t.Error(got)
	}
}
