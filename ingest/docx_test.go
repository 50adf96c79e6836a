package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"jianbao/finding"
	"jianbao/issue"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"`

// docx is a Word file whose body is xml; parts are further parts, name and
// content in turn.
func docx(xml string, parts ...string) []byte {
	document := `<w:document ` + wordSpace + `><w:body>` + xml + `</w:body></w:document>`
	return zipped(append([]string{"word/document.xml", document}, parts...)...)
}

func zipped(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func par(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }

// bodyOf is the body of the only article that data becomes, from behind the
// title 题目.
func bodyOf(t *testing.T, data []byte) string {
	t.Helper()
	r, finds := Read(Source{Name: "x.docx", Data: data})
	if r == nil {
		t.Fatal(texts(finds))
	}
	return strings.TrimSpace(issue.Markdown(r.Issue.Articles[0].Body))
}

const numberingPart = `<w:numbering ` + wordSpace +
	`><w:abstractNum w:abstractNumId="1">` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>` +
	`<w:lvlText w:val="%1、"/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>` +
	`<w:lvlText w:val="（%2）"/></w:lvl>` +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">` +
	`<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`

const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="n" Type="x/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/>` +
	`<Relationship Id="h" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/></Relationships>`

const notesPart = `<w:footnotes ` + wordSpace +
	`><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>` +
	`<w:footnote w:id="2"><w:p><w:r><w:t>注文。</w:t></w:r></w:p></w:footnote>` +
	`</w:footnotes>`

func item(num, level int, s string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/>`+
		`</w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, num, s)
}

// symbolOf is a character that Word's dialogue for symbols puts in.
func symbolOf(font, code string) string {
	return `<w:r><w:sym w:font="` + font + `" w:char="` + code + `"/></w:r>`
}

func raised(s string) string {
	return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>` + s + `</w:t></w:r>`
}

// equationOf is a field without a result.
func equationOf(code string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ` + code +
		` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func math(s string) string { return `<m:r><m:t>` + s + `</m:t></m:r>` }

// What Word shows is what is read, by whatever detour the file says it.
func TestWordIsReadAsItIsSeen(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	cases := []struct{ name, xml, want string }{
		{"split runs", `<w:p>` + run("甲") + `<w:proofErr/>` + run("乙。") + `</w:p>`,
			"甲乙。"},
		{"bold", `<w:p>` + run("甲") +
			`<w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:b w:val="0"/>` +
			`</w:rPr><w:t>丙。</w:t></w:r></w:p>`, "甲**乙**丙。"},
		{"insertion kept, deletion gone", `<w:p>` + run("甲") + `<w:ins>` + run("乙") +
			`</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>` + run("。") +
			`</w:p>`, "甲乙。"},
		{"move", `<w:p>` + run("甲") + `<w:moveFrom>` + run("乙") +
			`</w:moveFrom><w:moveTo>` + run("丙。") + `</w:moveTo></w:p>`, "甲丙。"},
		{"deleted paragraph end", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` +
			run("甲") + `</w:p><w:p>` + run("乙。") + `</w:p>`, "甲乙。"},
		{"hidden", `<w:p>` + run("甲") +
			`<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>` + run("。") +
			`</w:p>`, "甲。"},
		{"soft return", `<w:p>` + run("甲。") + `<w:r><w:br/></w:r>` + run("乙。") +
			`</w:p>`, "甲。\n\n乙。"},
		{"page field", `<w:p>` + run("甲") + `<w:fldSimple w:instr=" PAGE ">` +
			run("3") + `</w:fldSimple>` + run("。") + `</w:p>`, "甲。"},
		{"complex field", `<w:p>` + run("甲") +
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` +
			`REF x</w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("乙") +
			`<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("。") + `</w:p>`,
			"甲乙。"},
		{"numbers", item(1, 0, "甲。乙。") + item(1, 1, "丙。丁。") + item(1, 1,
			"戊。己。") + item(1, 0, "庚。辛。"),
			"一、甲。乙。\n\n（一）丙。丁。\n\n（二）戊。己。\n\n二、庚。辛。"},
		{"numbers begun anew", item(1, 0, "甲。乙。") + item(2, 0, "丙。丁。"),
			"一、甲。乙。\n\n五、丙。丁。"},
		{"footnote", `<w:p>` + run("甲") +
			`<w:r><w:footnoteReference w:id="2"/></w:r>` + run("。") + `</w:p>`,
			"甲[^1]。\n\n[^1]: 注文。"},
		{"link", `<w:p>` + run("见") + `<w:hyperlink r:id="h">` + run("网页") +
			`</w:hyperlink>` + run("。") + `</w:p>`, "见[网页](https://example.org/a)。"},
		{"choice, not fallback too",
			`<w:p><w:r><mc:AlternateContent><mc:Choice><w:pict><v:textbox>` +
				`<w:txbxContent>` + par("甲。") +
				`</w:txbxContent></v:textbox></w:pict></mc:Choice><mc:Fallback><w:pict>` +
				`<v:textbox><w:txbxContent>` + par("甲。") +
				`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>` +
				`</w:r></w:p>` + par("乙。"), "甲。\n\n乙。"},
		{"fallback where there is no choice",
			`<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>` +
				`<v:textbox><w:txbxContent>` +
				par("甲。") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback>` +
				`</mc:AlternateContent></w:r></w:p>`, "甲。"},
		{"content control", `<w:sdt><w:sdtPr/><w:sdtContent>` + par("甲。") +
			`</w:sdtContent></w:sdt>`, "甲。"},
		{"hyphen and symbol", `<w:p>` + run("A") + `<w:r><w:noBreakHyphen/></w:r>` +
			run("B") + `<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>` +
			run("甲。") + `</w:p>`, "A-B→甲。"},
		{"dots of emphasis", `<w:p>` + run("甲") + `<w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>乙` +
			`</w:t></w:r>` + run("丙。") + `</w:p>`, "甲**乙**丙。"},
		{"words struck through", `<w:p>` + run("甲") + `<w:r><w:rPr><w:strike/></w:rPr><w:t>乙` +
			`</w:t></w:r>` + run("丙。") + `</w:p>`, "甲乙丙。"},
		{"boxes to tick", `<w:p>` + symbolOf("Wingdings", "F0FE") + run("是") +
			symbolOf("Wingdings 2", "00A3") + run("否") + symbolOf("Wingdings 2", "F052") +
			symbolOf("Symbol", "F0B3") + run("5。") + `</w:p>`, "☑是□否☑≥5。"},
		{"words in a symbol font", `<w:p>` + run("甲") +
			`<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>` +
			`<w:t>ü</w:t></w:r>` + `<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>` +
			`<w:t>aW</w:t></w:r>` + run("。") + `</w:p>`, "甲√αΩ。"},
		{"superscripts", `<w:p>` + run("占地3m") + raised("2") + run("，10") + raised("4") +
			run("元。") + `</w:p>`, "占地3m²，10^4元。"},
		{"a number in a ring, combined characters, phonetic guides",
			`<w:p>` + equationOf(`eq \o\ac(○,3)`) + run("由") +
				equationOf(`eq \o(\s\up 9(甲乙),\s\do 3(丙丁))`) +
				equationOf(`EQ \* jc2 \* "Font:Times New Roman" \* hps10 \o\ad(\s\up 9(xíng),荥)`) +
				equationOf(`EQ \f(1,2)`) + run("。") + `</w:p>`, "③由甲乙丙丁荥1/2。"},
		{"large initial", `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>` + run("今") +
			`</w:p>` + par("年以来。"), "今年以来。"},
		{"full-width indent", par("　　甲。"), "甲。"},
		{"markdown signs are words", par("5*3*2，见[1]，\\甲。"),
			`5\*3\*2，见\[1]，\\甲。`},
		{"formula", `<w:p>` + run("甲") +
			`<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>` + run("。") + `</w:p>`,
			"甲x=1。"},
		{"fraction, root, power, brackets", `<w:p>` + run("甲") + `<m:oMath><m:f><m:num>` +
			math("1") + `</m:num><m:den>` + math("2") + `</m:den></m:f><m:rad><m:e>` + math("3") +
			`</m:e></m:rad><m:sSup><m:e><m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/>` +
			`</m:dPr><m:e>` + math("x") + `</m:e></m:d></m:e><m:sup>` + math("2") +
			`</m:sup></m:sSup><m:sSup><m:e>` + math("y") + `</m:e><m:sup>` + math("n") +
			`</m:sup></m:sSup></m:oMath>` + run("。") + `</w:p>`, `甲1/2√3\[x]²y^n。`},
		{"table", `<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val="single"/>` +
			`</w:tblBorders></w:tblPr>` +
			`<w:tr><w:tc>` + par("村") + `</w:tc><w:tc>` + par("户") +
			`</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` +
			par("计") + `</w:tc></w:tr></w:tbl>`,
			"| 村 | 户 |\n|---|---|\n| 计 | < |"},
		{"layout table", `<w:tbl><w:tr><w:tc>` + par("甲。") +
			`</w:tc></w:tr><w:tr><w:tc>` + par("乙。") + `</w:tc></w:tr></w:tbl>`,
			"甲。\n\n乙。"},
	}
	for _, c := range cases {
		data := docx(par("题目")+c.xml, "word/numbering.xml", numberingPart,
			"word/footnotes.xml", notesPart, "word/_rels/document.xml.rels", relations)
		if got := bodyOf(t, data); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// english are words that an editor who reads none of it would be left with.
var english = regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`)

// Nothing that is damaged or meant to harm gets further than a finding.
func TestBadFilesAreToldOf(t *testing.T) {
	whole, err := os.ReadFile("../samples/sources/libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	bomb := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">` +
		`<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	wide := func(s string) string {
		return strings.Join(strings.Split(s, ""), "\x00") +
			"\x00"
	}
	many := []string{}
	for i := range 2100 {
		many = append(many, fmt.Sprint(i), "")
	}
	cases := []struct {
		name string
		data []byte
		code finding.Code
	}{
		{"empty", nil, "E802"},
		{"truncated", whole[:len(whole)/2], "E807"},
		{"head only", whole[:100], "E807"},
		{"zip bomb", docx(strings.Repeat(" ", 40<<20)), "E808"},
		{"too many parts", zipped(many...), "E808"},
		{"entities", zipped("word/document.xml",
			bomb+`<w:document `+wordSpace+`><w:body>&b;</w:body></w:document>`), "E807"},
		{"deep", docx(strings.Repeat("<w:sdt>", 5000)), "E808"},
		{"unclosed", zipped("word/document.xml",
			`<w:document `+wordSpace+`><w:body><w:p>`), "E807"},
		{"a spreadsheet", zipped("xl/workbook.xml", "<workbook/>"), "E810"},
		{"encrypted", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" +
			wide("EncryptedPackage")), "E806"},
		{"old Word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + wide("WordDocument")),
			"E805"},
		{"rtf", []byte(`{\rtf1 x}`), "E805"},
		{"pdf", []byte("%PDF-1.7"), "E804"},
		{"Word's own XML", []byte("\xef\xbb\xbf<?xml version=\"1.0\"?><w:wordDocument/>"), "E813"},
		{"a web page", []byte("\r\n<!DOCTYPE HTML><p>x</p>"), "E813"},
		{"a web page in one file", []byte("MIME-Version: 1.0\r\n"), "E813"},
		{"no text", bytes.Repeat([]byte{0x00, 0x81, 0xfe, 0x03}, 300), "E803"},
	}
	for _, c := range cases {
		name, r, finds := "x.docx", (*Result)(nil), []finding.Finding(nil)
		if c.name == "no text" || c.code == "E813" {
			name = "x.txt"
		}
		spent := cost(t, func() { r, finds = Read(Source{Name: name, Data: c.data}) })
		if spent > hostileTime {
			t.Errorf("%s: told after %v", c.name, spent)
		}
		if testing.Verbose() {
			t.Logf("%6s %s", spent.Round(time.Millisecond), c.name)
		}
		if r != nil || len(finds) == 0 || finds[0].Code != c.code {
			t.Errorf("%s: %v, want %s", c.name, texts(finds), c.code)
		} else if said := finds[0].Text(finding.Chinese); english.MatchString(said) {
			t.Errorf("%s: %s", c.name, said)
		}
	}
}

// Words that Word strikes through stay, and are told of: their editor may have
// meant them to go.
func TestWordsStruckThroughAreTold(t *testing.T) {
	_, finds := Read(Source{Name: "x.docx", Data: docx(
		`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>甲。</w:t></w:r></w:p>`)})
	if !slices.ContainsFunc(finds, func(f finding.Finding) bool {
		return f.Code == "W810" && strings.Contains(f.Text(finding.Chinese), "删除线")
	}) {
		t.Error(texts(finds))
	}
}

// A file that is no bulletin is imported whole, and what it lacks is told.
func TestOtherFilesKeepTheirWords(t *testing.T) {
	r, finds := Read(Source{Name: "x.docx", Data: docx(par("会议通知") +
		par("请于明日到会。") + par("不得缺席。"))})
	if r == nil {
		t.Fatal(texts(finds))
	}
	codes := ""
	for _, f := range finds {
		codes += string(f.Code) + " "
	}
	if codes != "W802 W803 W804 " {
		t.Errorf("told %s", codes)
	}
	a := r.Issue.Articles
	if len(a) != 1 || a[0].Title.S != "会议通知" ||
		issue.Markdown(a[0].Body) != "请于明日到会。\n\n不得缺席。\n" {
		t.Errorf("got %s", r.YAML())
	}
}

// Sections of such a file are headings, not articles.
func TestSectionsOfOtherFilesAreHeadings(t *testing.T) {
	head := func(s string) string {
		return `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	data := docx(head("办法") + par("说明。") + head("范围") + par("全市。"))
	if got, want := bodyOf(t, data), "说明。\n\n## 范围\n\n全市。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	data = docx(par("工作简报") + par("2025年第3期") + head("甲") + par("说明。") + head("乙") + par("全市。"))
	r, _ := Read(Source{Name: "x.docx", Data: data})
	if r == nil || len(r.Issue.Articles) != 2 {
		t.Error("a bulletin's headings are its articles")
	}
}
