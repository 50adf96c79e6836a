package issue

import "strings"

// nearest is the name in fields that name was most likely meant to be, "" if
// none is near: at most a third of its letters away, or its words in another
// order or spelling.
func nearest(name string, fields []namedShape) string {
	best, least := "", 1+max(2, len(name)/3)
	for _, f := range fields {
		d := distance(plainName(name), plainName(f.name))
		if aliases[name] == f.name {
			d = 0
		}
		if d < least && d < len(f.name) {
			best, least = f.name, d
		}
	}
	return best
}

var nameMarks = strings.NewReplacer("_", "", "-", "", " ", "")

// plainName is name without the marks people put between words.
func plainName(name string) string {
	return nameMarks.Replace(strings.ToLower(name))
}

// aliases are what editors call a field in their own words.
var aliases = map[string]string{
	"版式": "template", "模板": "template", "标注": "notice", "密级": "secrecy", "份号": "serial",
	"紧急程度": "urgency", "报头": "masthead", "机关名称": "organization", "名称": "name", "期号": "number",
	"年": "year", "年份": "year", "期": "issue", "总期": "whole", "总第": "whole", "增刊": "supplement",
	"编印单位": "publisher", "编印": "publisher", "日期": "date", "印发日期": "date", "本期导读": "contents", "导读": "contents",
	"目录": "contents", "编者按": "editor_note", "文章": "articles", "标题": "title", "题目": "title",
	"栏目": "column", "供稿": "byline", "作者": "byline", "author": "byline", "正文": "body", "text": "body",
	"报": "report_to", "送": "copy_to", "发": "issue_to", "本期增发": "extra", "份数": "copies", "印数": "copies",
	"责任编辑": "editor", "审核": "reviewer", "签发": "approver", "准印证号": "permit", "印刷单位": "printer",
	"印刷日期": "printed", "organisation": "organization", "company": "organization",
}

// distance is how many letters one must change, add, leave out or swap to make
// a of b. Names are short, so longer ones are cut.
func distance(a, b string) int {
	x, y := firstRunes(a, 40), firstRunes(b, 40)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i, r := range x {
		for j, s := range y {
			cost := 1
			if r == s {
				cost = 0
			}
			d := min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && r == y[j-1] && x[i-1] == s {
				d = min(d, rows[i-1][j-1]+1)
			}
			rows[i+1][j+1] = d
		}
	}
	return rows[len(x)][len(y)]
}

func firstRunes(s string, n int) []rune {
	r := []rune(s)
	return r[:min(n, len(r))]
}
