package issue

import (
	"strings"

	"jianbao/finding"
)

// The tables of every field an issue has. The parser reads by them and Schema
// prints them, so that neither can know a field the other does not.

var issueFields = []field[Issue]{
	textField("template", "版式名，缺省为 bulletin", func(i *Issue) *Text { return &i.Template }),
	{"notice", shape{kind: linesShape, about: "左上角的标注，每项一行，如 内部刊物、注意保存；[] 为不印"},
		func(d *decoder, i *Issue, v *value) { i.Notice, i.NoticeGiven = d.lines(v), true }},
	textField("secrecy", "密级和保密期限，如 机密★1年", func(i *Issue) *Text { return &i.Secrecy }),
	textField("serial", "份号，如 000123", func(i *Issue) *Text { return &i.Serial }),
	textField("urgency", "紧急程度，如 特急", func(i *Issue) *Text { return &i.Urgency }),
	objectField("masthead", "报头", mastheadFields,
		func(i *Issue) (*Masthead, *finding.Pos) { return &i.Masthead, nil }).required(),
	numberField.required(),
	textField("publisher", "编印单位，照印", func(i *Issue) *Text { return &i.Publisher }),
	dateField("date", "印发日期，如 2016-02-18", func(i *Issue) *Date { return &i.Date }),
	contentsField,
	bodyField("editor_note", "编者按，Markdown", func(i *Issue) *[]Node { return &i.EditorNote }),
	{"articles", shape{kind: objectsShape, about: "文章", must: true, fields: shapesOf(articleFields)}, readArticles},
	objectField("distribution", "报尾：报、送、发", distributionFields,
		func(i *Issue) (*Distribution, *finding.Pos) { return &i.Distribution, &i.Distribution.Pos }),
	objectField("credits", "责任编辑、审核、签发", creditsFields,
		func(i *Issue) (*Credits, *finding.Pos) { return &i.Credits, nil }),
	objectField("imprint", "内部资料的印刷信息", imprintFields,
		func(i *Issue) (*Imprint, *finding.Pos) { return &i.Imprint, nil }),
}

var mastheadFields = []field[Masthead]{
	textField("organization", "简报名称上方的机关名称", func(m *Masthead) *Text { return &m.Organization }),
	textField("name", "简报名称", func(m *Masthead) *Text { return &m.Name }).required(),
}

var numberFields = []field[Number]{
	countTo(9999, "year", "年份", func(n *Number) *int { return &n.Year }).required(),
	countField("issue", "第几期；与 supplement 二者取一", func(n *Number) *int { return &n.Issue }),
	countField("whole", "总第几期", func(n *Number) *int { return &n.Whole }),
	countField("supplement", "增刊第几期；与 issue 二者取一", func(n *Number) *int { return &n.Supplement }),
}

var numberField = field[Issue]{"number", shape{
	kind: objectShape, about: "期号", fields: shapesOf(numberFields), one: []string{"issue", "supplement"},
}, readNumber}

// readNumber also sees to it that the issue is either an ordinary one or a
// supplement (增刊), which are counted apart.
func readNumber(d *decoder, i *Issue, v *value) {
	i.Number.Pos = v.pos
	before := len(d.finds)
	readObject(d, numberFields, &i.Number, v)
	switch n := i.Number; {
	case len(d.finds) > before:
	case (n.Issue == 0) == (n.Supplement == 0):
		d.report("E118", v.pos)
	}
}

// contentsModes are the words for ContentsMode, by its value.
var contentsModes = []string{ContentsAuto: "auto", ContentsPages: "pages", ContentsNone: "none"}

var contentsField = field[Issue]{"contents",
	shape{kind: choiceShape, about: "本期导读：auto 列题目，pages 带页码，none 不印", choices: contentsModes},
	func(d *decoder, i *Issue, v *value) {
		i.Contents = ContentsMode(d.choice(v, contentsModes))
	}}

func (d *decoder) choice(v *value, words []string) int {
	t, ok := d.text(v)
	if !ok {
		return 0
	}
	for i, w := range words {
		if w == t.S {
			return i
		}
	}
	d.report("E117", v.pos, t.S, v.pos.Path, strings.Join(words, " "))
	return 0
}

var articleFields = []field[Article]{
	textField("title", "题目", func(a *Article) *Text { return &a.Title }).required(),
	textField("contents_title", "本期导读里的说法，与题目不同时才写", func(a *Article) *Text { return &a.ContentsTitle }),
	textField("column", "栏目", func(a *Article) *Text { return &a.Column }),
	textField("byline", "供稿", func(a *Article) *Text { return &a.Byline }),
	bodyField("body", "正文，Markdown", func(a *Article) *[]Node { return &a.Body }).required(),
}

func readArticles(d *decoder, i *Issue, v *value) {
	i.Articles = readObjects(d, articleFields, v, func(a *Article, pos finding.Pos) { a.Pos = pos })
	if v.kind == list && len(v.items) == 0 {
		d.report("E120", v.pos)
	}
}

var distributionFields = []field[Distribution]{
	textField("report_to", "报：上级", func(t *Distribution) *Text { return &t.ReportTo }),
	textField("copy_to", "送：平级", func(t *Distribution) *Text { return &t.CopyTo }),
	textField("issue_to", "发：下级", func(t *Distribution) *Text { return &t.IssueTo }),
	textField("extra", "本期增发", func(t *Distribution) *Text { return &t.Extra }),
	countField("copies", "共印份数", func(t *Distribution) *int { return &t.Copies }),
}

var creditsFields = []field[Credits]{
	textField("editor", "责任编辑", func(c *Credits) *Text { return &c.Editor }),
	textField("reviewer", "审核", func(c *Credits) *Text { return &c.Reviewer }),
	textField("approver", "签发", func(c *Credits) *Text { return &c.Approver }),
}

var imprintFields = []field[Imprint]{
	textField("permit", "准印证号", func(p *Imprint) *Text { return &p.Permit }),
	textField("printer", "印刷单位", func(p *Imprint) *Text { return &p.Printer }),
	dateField("printed", "印刷日期", func(p *Imprint) *Date { return &p.Printed }),
}
