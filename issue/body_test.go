package issue

import (
	"strings"
	"testing"

	"jianbao/finding"
)

// parsed is the nodes of a body and the codes of what was found.
func parsed(s string) ([]Node, string) {
	d := newDecoder(Source{})
	nodes := d.body(newFile(s).slice(0, len(s), "body"))
	finding.Sort(d.finds)
	var codes []string
	for _, f := range d.finds {
		codes = append(codes, string(f.Code))
	}
	return nodes, strings.Join(codes, " ")
}

// long is a sentence of n characters.
func long(n int) string { return strings.Repeat("字", n) }

func TestBody(t *testing.T) {
	for _, c := range []struct{ name, in, want, codes string }{
		{"paragraphs", "甲乙。\n\n丙丁。\n", "P 甲乙。\nP 丙丁。\n", ""},
		{"a line break joins Han", "甲乙\n丙丁", "P 甲乙丙丁\n", ""},
		{"a line break parts Latin", "the\nend", "P the end\n", ""},
		{"a line break beside bold", "甲**乙**\n**丙**丁", "P 甲/*乙丙*/丁\n", ""},
		{"a space between Han stays", "星火传承 先锋接力", "P 星火传承 先锋接力\n", ""},
		{"spaces beside digits and Latin go", "近 70% 的 CBD 企业", "P 近70%的CBD企业\n", ""},
		{"spaces across bold go", "近 **20** 家", "P 近/*20*/家\n", ""},
		{"spaces beside marks go", "甲， 乙 （丙） 2 号", "P 甲，乙（丙）2号\n", ""},
		{"Latin keeps its spaces", "a b c", "P a b c\n", ""},
		{"Latin quotations keep theirs", "Jane said, “Hello” to us; the boys’ “old ‘new’ home” is", "P Jane said, “Hello” to us; the boys’ “old ‘new’ home” is\n", ""},
		{"Latin in Chinese quotations", "题为 “A B” 的 “C” 2 个，“丙” D", "P 题为“A B”的“C”2个，“丙”D\n", ""},
		{"Latin beside a bold quotation", "a **“b”** c **d** “e”", "P a /*“b”*/ c /*d*/ “e”\n", ""},
		{"two bold sentences", "**一是甲。****二是乙。**丙", "P *一是甲。二是乙。*/丙\n", ""},
		{"a masked number", "电话138****1234，**138****1234**，甲。****乙", "P 电话138****1234，/*138****1234*/，甲。****乙\n", ""},
		{"a Latin title", "见 *Journal of A*, *B*.", "P 见/*Journal of A*/, /*B*/.\n", ""},
		{"rings without blank lines", "①甲；\n②乙；\n丙②丁", "P ①甲；②乙；丙②丁\n", "W221"},
		{"two spaces", "甲  乙", "P 甲 乙\n", "W208"},
		{"leading U+3000 goes", "　　甲　乙", "P 甲　乙\n", "W213"},
		{"U+3000 begins a paragraph", "　　甲\n　　乙", "P 甲\nP 乙\n", "W213 W213"},

		{"bold beside marks", "甲。**二是生产经营与党建工作“双经营”**。乙", "P 甲。/*二是生产经营与党建工作“双经营”*/。乙\n", ""},
		{"bold at both ends", "**甲**乙**丙**", "P *甲*/乙/*丙*\n", ""},
		{"bold in bold", "**甲 **乙** 丙**", "P *甲 乙 丙*\n", ""},
		{"bold without a mate", "甲**乙", "P 甲**乙\n", "W214"},
		{"three stars", "***甲***", "P *甲*\n", ""},
		{"masked names", "张**、李**", "P 张**、李**\n", "W214 W214"},
		{"one star", "3*4*5，带*号", "P 3*4*5，带*号\n", ""},
		{"one star as emphasis", "（*甲乙*）丙", "P （/*甲乙*/）丙\n", ""},
		{"four stars", "甲****乙", "P 甲****乙\n", ""},
		{"escapes", `\*甲\* \[乙\] C:\目录`, "P *甲* [乙] C:\\目录\n", ""},

		{"an empty table", "甲\n\n| | |\n|-|-|\n\n乙", "P 甲\nP 乙\n", "W229"},
		{"an empty table with a caption", "表1 甲\n| |\n|-|\n乙", "P 乙\n", "W229"},

		{"level one", "一、总体要求", "H1 一、总体要求\n", ""},
		{"level two", "（一）指导思想", "H2 （一）指导思想\n", ""},
		{"level three", "1. 目标", "H3 1.目标\n", ""},
		{"level four", "(1)目标", "H4 (1)目标\n", ""},
		{"bold on a whole heading goes", "**一、总体要求**", "H1 一、总体要求\n", ""},
		{"28 字 are a heading", "一、" + long(26), "H1 一、" + long(26) + "\n", ""},
		{"29 字 are not", "一、" + long(27), "P 一、" + long(27) + "\n", ""},
		{"a clause is not", "（一）警告；", "P （一）警告；\n", ""},
		{"nor a sentence", "一、甲。", "P 一、甲。\n", ""},
		{"nor one in quotes", "一、甲“乙。”", "P 一、甲“乙。”\n", ""},
		{"run-in heading", "一、甲乙。丙丁。", "P1 一、甲乙。|丙丁。\n", ""},
		{"run-in heading of 40 字", "一、" + long(38) + "。丙", "P1 一、" + long(38) + "。|丙\n", ""},
		{"a longer one is body", "一、" + long(39) + "。丙", "P 一、" + long(39) + "。丙\n", ""},
		{"its 。 is not in quotes", "一、“甲。乙”丙。丁。", "P1 一、“甲。乙”丙。|丁。\n", ""},
		{"nor in brackets", "（一）甲（乙。）《丙。》丁。戊己庚辛。", "P2 （一）甲（乙。）《丙。》丁。|戊己庚辛。\n", ""},
		{"bold lead", "**一、甲。**乙**丙**。", "P1 一、甲。|乙/*丙*/。\n", ""},
		{"a decimal is no level", "1.5倍", "P 1.5倍\n", ""},
		{"a backslash keeps it body", "\\一、甲\n\n1\\.乙", "P 一、甲\nP 1.乙\n", ""},
		{"一是 is no level", "**一是甲**。乙", "P *一是甲*/。乙\n", ""},
		{"a mark alone", "一、", "P 一、\n", ""},
		{"a lost blank line", "甲乙丙。\n一、丁", "P 甲乙丙。一、丁\n", "W221"},
		{"explicit headings", "## 甲\n### 乙\n#### 丙\n##### 丁", "H1 甲\nH2 乙\nH3 丙\nH4 丁\n", ""},
		{"# in a body", "# 甲", "H1 甲\n", "W217"},
		{"#1 is a number", "#1 甲", "P #1甲\n", ""},

		{"bullets", "- 甲\n- 乙\n  丙\n", "L\n  I • 甲\n  I • 乙丙\n", ""},
		{"bullets inside", "- 甲\n  - 乙\n    - 丙\n- 丁", "L\n  I • 甲\n    L\n      I • 乙\n        L\n          I • 丙\n  I • 丁\n", ""},
		{"numbers", "1) 甲\n2) 乙\n\n3) 丙", "L#\n  I 1) 甲\n  I 2) 乙\n  I 3) 丙\n", ""},
		{"other bullets", "* 甲\n• 乙", "L\n  I • 甲\n  I • 乙\n", ""},
		{"a paragraph in an item", "- 甲\n\n  乙\n\n丙", "L\n  I • 甲\n    P 乙\nP 丙\n", ""},
		{"a list ends", "- 甲\n\n乙", "L\n  I • 甲\nP 乙\n", ""},
		{"a list interrupts", "甲：\n- 乙", "P 甲：\nL\n  I • 乙\n", ""},
		{"levels in items are words", "- 一、甲", "L\n  I • 一、甲\n", ""},

		{"quote", "> 甲\n> 乙\n>\n> 丙\n\n丁", "Q\n  P 甲乙\n  P 丙\nP 丁\n", ""},
		{"quote in a quote", "> 甲\n> > 乙", "Q\n  P 甲\n  Q\n    P 乙\n", ""},
		{"a remark", "甲\n<!-- 乙 -->\n\n<!--丙", "P 甲\nP <!--丙\n", ""},
		{"rule", "甲\n\n---\n\n乙", "P 甲\nP 乙\n", "W216"},

		{"cells set in", "| 　甲 | 乙 |\n|:--|---|\n| 　其中：丙　 | 　丁 |\n| 　 | 　< |\n", "T\n  head 　甲 | 乙\n  　其中：丙 | 丁\n  [2×1]\n", ""},
		{"table", "| 甲 | 乙 |\n|:--|--:|\n| 1 | 2\\|3 |\n| **4** |\n", "T\n  head 甲 | 乙\n  1 | 2|3\n  *4* | \n", ""},
		{"caption above", "表1 人数\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "T 表1人数\n  head 甲 | 乙\n  1 | 2\n", ""},
		{"caption below", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n: 人数\n\n丙", "T 人数\n  head 甲 | 乙\n  1 | 2\nP 丙\n", ""},
		{"without a head", "| | |\n|---|---|\n| 1 | 2 |", "T\n  1 | 2\n", ""},
		{"boxes over several", "| 甲 | < | 乙 |\n|---|---|---|\n| 1 | 2 | 3 |\n| ^ | 4 | < |", "T\n  head 甲[2×1] | 乙\n  1[1×2] | 2 | 3\n  4[2×1]\n", ""},
		{"nothing to join", "| 甲 | 乙 |\n|---|---|\n| ^ | 1 |\n| < | 2 |", "T\n  head 甲 | 乙\n  ^ | 1\n  < | 2\n", "W227 W227"},
		{"too many boxes", "| 甲 |\n|---|\n| 1 | 2 |", "T\n  head 甲\n  1\n", "W225"},
		{"a bar is no table", "甲|乙\n丙", "P 甲|乙丙\n", ""},

		{"picture", "![图1 **甲**](a.png \"说明\")", "F 图1/*甲* (a.png)(说明)\n", "E708"},
		{"picture in a paragraph", "甲![](a.png)乙", "P 甲乙\nF (a.png)\n", "E708"},
		{"picture between lines", "甲\n![乙](<a (1).png>)\n丙", "P 甲\nF 乙 (a (1).png)\nP 丙\n", "E708"},
		{"fetched picture", "![](https://a.cn/b.png)", "F (https://a.cn/b.png)\n", "E703"},
		{"picture outside", "![](../b.png)", "F (../b.png)\n", "E702"},

		{"link", "见[《规定》](http://a.cn/b_(c))。", "P 见/<http://a.cn/b_(c)|《规定》>/。\n", ""},
		{"bold link", "见**[甲](u)**[乙]", "P 见/<u|*甲*>/[乙]\n", ""},
		{"bare address", "见http://a.cn/x_y*z。", "P 见http://a.cn/x_y*z。\n", ""},
		{"footnote", "甲[^1]乙。\n\n[^1]: 注**一**\n  续\n", "P 甲^{注/*一*/续}/乙。\n", ""},
		{"footnote behind bold", "**甲**[^a]，乙\n\n[^a]: 注", "P *甲*^{注}/，乙\n", ""},
		{"footnote without text", "甲[^2]乙", "P 甲[^2]乙\n", "W222"},
		{"footnote not used", "甲\n\n[^1]: 乙", "P 甲\n", "W224"},
		{"footnote twice", "甲[^1]\n\n[^1]: 乙\n[^1]: 丙", "P 甲^{乙}\n", "W223"},

		{"names", "::: names\n张三、李四 王　五\n欧阳修，赵六\n:::\n甲", "N 张三/李四/王五/欧阳修/赵六\nP 甲\n", ""},
		{"names of two words", "::: names\n张三 Jane Roe、J. R. Doe 李四  Émile  王E F\n:::", "N 张三/Jane Roe/J. R. Doe/李四/Émile/王E F\n", ""},
		{"attachments", "附件：1. 甲\n\n2. 乙\n\n3.丙。丁\n\n5. 戊己", "P 附件：1.甲\nP 2.乙\nP 3.丙。丁\nH3 5.戊己\n", ""},
		{"one attachment", "附件：甲\n\n2. 乙丙", "P 附件：甲\nH3 2.乙丙\n", ""},
		{"a sentence about an attachment", "附件：1.见后。\n\n2. 乙丙", "P 附件：1.见后。\nH3 2.乙丙\n", ""},
		{"signature", "::: signature\n某某协会\n2016年2月18日\n:::", "S 某某协会\nS 2016年2月18日\n", ""},
		{"unknown fence", "::: note\n甲\n:::", "P 甲\n", "W220"},
		{"open fence", "::: names\n甲 乙", "N 甲/乙\n", "W218"},
	} {
		nodes, codes := parsed(c.in)
		if got := dump(nodes); got != c.want || codes != c.codes {
			t.Errorf("%s: %q\ngot  %s     %s\nwant %s     %s", c.name, c.in, got, codes, c.want, c.codes)
		}
	}
}
