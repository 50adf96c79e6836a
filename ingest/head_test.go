package ingest

import (
	"fmt"
	"strings"
	"testing"

	"jianbao/issue"
)

func TestNumbersInManySpellings(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"2016 年第 2 期总第 36 期", "2016 2 36 0"},
		{"2016年第2期（总第36期）", "2016 2 36 0"},
		{"２０１６年第２期　总第３６期", "2016 2 36 0"},
		{"二〇一六年第二期（总第三十六期）", "2016 2 36 0"},
		{"第2期（总第36期）  2016年", "2016 2 36 0"},
		{"总第36期 2016年第2期", "2016 2 36 0"},
		{"〔2016〕第2期", "2016 2 0 0"},
		{"[2016]2号", "2016 2 0 0"},
		{"2016年2期", "2016 2 0 0"},
		{"第 2 期", "2016 2 0 0"},
		{"2016年增刊第1期", "2016 0 0 1"},
		{"2016年增刊", "2016 0 0 1"},
		{"（增刊2）2016年", "2016 0 0 2"},
		{"2016年第2期·总36期", "2016 2 36 0"},
		{"No.2 2016年", "2016 2 0 0"},
		{"二○一六年第十二期", "2016 12 0 0"},
	} {
		i := head(t, "某某协会\n\n简报\n\n"+c.line+"\n\n某某协会编印  2016年2月18日")
		n := i.Number
		if got := fmt.Sprint(n.Year, n.Issue, n.Whole, n.Supplement); got != c.want {
			t.Errorf("%s: got %s, want %s", c.line, got, c.want)
		}
	}
}

// head is what a head becomes, above one article.
func head(t *testing.T, lines string) *issue.Issue {
	t.Helper()
	r, finds := Read(Source{Name: "x.txt", Data: []byte(lines + "\n\n☆甲的题目\n\n　　甲的正文。\n")})
	if r == nil {
		t.Fatal(texts(finds))
	}
	return r.Issue
}

func TestHeadsInManyShapes(t *testing.T) {
	want := "某某协会|工作简报|某某协会编印|2016-2-18"
	for _, lines := range []string{
		"某某协会\n工作简报\n2016年第2期\n某某协会编印 2016年2月18日",
		"某某协会  工作简报\n2016年第2期\n某某协会编印\t2016年2月18日",
		"某某协会\n工 作 简 报\n2016年第2期\n某某协会编印\n2016年2月18日",
		"某某协会\n工　作　简　报\n2016年第2期\n2016年2月18日\n某某协会编印",
		"某某协会\n工作简报\n2016年第2期  某某协会编印  2016-02-18",
		"某某协会\n工作简报\n第2期\n某某协会编印　　　　二〇一六年二月十八日",
		"某某协会\n工作简报\n某某协会编印 2016.2.18\n2016年第2期",
		"某某协会编印\n某某协会\n工作简报\n2016年第2期\n2016/2/18 星期四",
	} {
		i := head(t, lines)
		d := i.Date
		got := strings.Join([]string{i.Masthead.Organization.S, i.Masthead.Name.S, i.Publisher.S,
			fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day)}, "|")
		if got != want || len(i.Articles) != 1 || i.Articles[0].Title.S != "甲的题目" {
			t.Errorf("%q:\n got %s\nwant %s", lines, got, want)
		}
	}
}

func TestContentsInManyShapes(t *testing.T) {
	const articles = "\n\n%s\n\n　　甲的正文。\n\n%s\n\n　　乙的正文。\n"
	for _, c := range []struct{ contents, a, b string }{
		{"【本期导读】\n1、甲事的经过\n2、乙事的结果", "☆甲事的经过", "☆乙事的结果"},
		{"本期要目\n- 甲事的经过\n- 乙事的结果", "甲事的经过", "乙事的结果"},
		{"目  录\n1.甲事的经过……………1\n2.乙事的结果……………3", "★甲事的经过", "★乙事的结果"},
		{"目录\n※ 甲事的经过………………（1）\n※ 乙事的结果………………（3）", "甲事的经过", "乙事的结果"},
		{"★本期导读★\n◆甲事的经过\n◆乙事的结果", "◆甲事的经过", "◆乙事的结果"},
		{"本期导读：\n（1）甲事的经过\n（2）乙事的结果", "一、甲事的经过", "二、乙事的结果"},
		{"【本期内容】\n① 甲事的经过\n② 乙事的结果", "# 甲事的经过", "# 乙事的结果"},
	} {
		i := head(t, "工作简报\n2016年第2期\n2016年2月18日\n\n"+c.contents+fmt.Sprintf(articles, c.a, c.b))
		var got []string
		for _, a := range i.Articles {
			got = append(got, a.Title.S+a.ContentsTitle.S)
		}
		if s := strings.Join(got, " "); !strings.HasPrefix(s, "甲事的经过 乙事的结果") || i.Contents == issue.ContentsNone {
			t.Errorf("%q: got %s", c.contents, s)
		}
	}
}
