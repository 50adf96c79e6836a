package templates

import (
	"jianbao/finding"
	"jianbao/issue"
	"jianbao/picture"
)

// at is a text of field path that begins at line:col.
func words(path, s string, line, col int32) issue.Text {
	return issue.Text{S: s, From: finding.Origin{Path: path, Steps: []finding.Step{{Line: line, Col: col}}}}
}

func span(s string) issue.Span { return issue.Span{Text: words("articles[0].body", s, 30, 7)} }

func bold(s string) issue.Span {
	sp := span(s)
	sp.Bold = true
	return sp
}

func plain(s string) issue.Node {
	return issue.Node{Kind: issue.Paragraph, Spans: []issue.Span{span(s)}}
}

func headed(level int, s string) issue.Node {
	return issue.Node{Kind: issue.Heading, Level: level, Spans: []issue.Span{span(s)}}
}

func signed(s string) issue.Node {
	return issue.Node{Kind: issue.Signature, Spans: []issue.Span{span(s)}}
}

// fullIssue uses every field of an issue and every kind of node.
func fullIssue() *issue.Issue {
	return &issue.Issue{
		Notice:  []issue.Text{words("notice[0]", "内部刊物", 2, 10), words("notice[1]", "注意保存", 2, 15)},
		Secrecy: words("secrecy", "机密★1年", 3, 10),
		Serial:  words("serial", "000123", 4, 9),
		Urgency: words("urgency", "特急", 5, 10),
		Masthead: issue.Masthead{
			Organization: words("masthead.organization", "某市新经济与新社会组织党务工作者协会", 6, 26),
			Name:         words("masthead.name", "简报", 6, 52),
		},
		Number:     issue.Number{Year: 2016, Issue: 2, Whole: 36, Pos: finding.Pos{Line: 7, Col: 9, Path: "number"}},
		Publisher:  words("publisher", "某市党务工作者协会编印", 8, 12),
		Date:       issue.Date{Year: 2016, Month: 2, Day: 8, Pos: finding.Pos{Line: 9, Col: 7, Path: "date"}},
		Contents:   issue.ContentsPages,
		EditorNote: []issue.Node{plain("本期刊发两篇经验，供各地参考。")},
		Articles:   []issue.Article{fullArticle(), secondArticle()},
		Distribution: issue.Distribution{
			ReportTo: words("distribution.report_to", "报：省委组织部", 60, 30),
			CopyTo:   words("distribution.copy_to", "各区、县（市）委组织部", 60, 50),
			IssueTo:  words("distribution.issue_to", "协会会员", 61, 5),
			Extra:    words("distribution.extra", "各街道", 61, 30),
			Copies:   120,
		},
		Credits: issue.Credits{
			Editor:   words("credits.editor", "张三", 62, 20),
			Reviewer: words("credits.reviewer", "李四", 62, 30),
			Approver: words("credits.approver", "王五", 62, 40),
		},
		Imprint: issue.Imprint{
			Permit:  words("imprint.permit", "浙内准字第A001号", 63, 20),
			Printer: words("imprint.printer", "某某印务", 63, 40),
			Printed: issue.Date{Year: 2016, Month: 2, Day: 19},
		},
	}
}

func fullArticle() issue.Article {
	lead := issue.Node{Kind: issue.Paragraph, Level: 1, Lead: 2, Spans: []issue.Span{
		span("一、以“管家式”服务为"), bold("抓手。"), span("针对特点，提供服务。")}}
	noted := plain("占87％")
	noted.Spans[0].Note = []issue.Span{span("数据来自年报。")}
	linked := span("网站")
	linked.Link = "https://example.org/"
	noted.Spans = append(noted.Spans, linked, bold("重点"), span("。"))
	return issue.Article{
		Title:         words("articles[0].title", "党总支着力打造“131”体系", 20, 12),
		ContentsTitle: words("articles[0].contents_title", "打造“131”体系", 21, 21),
		Column:        words("articles[0].column", "协会动态", 22, 12),
		Byline:        words("articles[0].byline", "文创园党总支", 23, 12),
		Body: []issue.Node{
			plain("目前，园区共有企业750余家。"), lead, headed(1, "一、工作措施"),
			headed(2, "（二）青年"),
			headed(3, "3.活动"), headed(4, "（4）培训"), noted, fullList(), fullTable(),
			fullFigure(),
			{Kind: issue.Quote, Items: []issue.Node{plain("引文一段。")}},
			{Kind: issue.Names, Spans: []issue.Span{span("张三"), span("欧阳修远")}},
			signed("某市党务工作者协会"), signed("2016年2月18日"),
		},
	}
}

func fullList() issue.Node {
	inner := issue.Node{Kind: issue.List, Items: []issue.Node{{Kind: issue.Item, Spans: []issue.Span{span("细项")}}}}
	return issue.Node{Kind: issue.List, Ordered: true, Items: []issue.Node{
		{Kind: issue.Item, Label: words("", "1)", 0, 0), Spans: []issue.Span{span("第一项")}, Items: []issue.Node{inner}},
		{Kind: issue.Item, Spans: []issue.Span{span("第二项")}},
	}}
}

func fullTable() issue.Node {
	cell := func(s string) issue.Cell { return issue.Cell{Spans: []issue.Span{span(s)}} }
	wide := cell("合计")
	wide.Columns = 2
	return issue.Node{Kind: issue.TableNode, Spans: []issue.Span{span("表1 各区情况")}, Table: &issue.Table{
		Header: 1, Align: []issue.Align{issue.AlignAuto, issue.AlignRight},
		Rows: [][]issue.Cell{{cell("单位"), cell("人数")}, {cell("上城区"), cell("12")}, {wide}},
	}}
}

func fullFigure() issue.Node {
	return issue.Node{Kind: issue.Figure, Spans: []issue.Span{span("活动现场")}, Picture: &issue.Picture{
		Path:   words("", "a.png", 40, 1),
		Loaded: &picture.Picture{Width: 400, Height: 300},
	}}
}

func secondArticle() issue.Article {
	return issue.Article{
		Title:  words("articles[1].title", "协会座谈近期工作", 50, 12),
		Column: words("articles[1].column", "协会动态", 51, 12),
		Byline: words("articles[1].byline", "李某撰稿", 52, 12),
		Body: []issue.Node{
			plain("座谈会开得很好。"),
			{Kind: issue.Figure, Spans: []issue.Span{span("丢失的图")}},
		},
	}
}
