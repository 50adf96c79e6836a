package ingest

import (
	"fmt"
	"strings"
	"testing"

	"jianbao/issue"
)

// typed is a paragraph as editors set it in Word: in the middle, so many half
// points large, or set in.
func typed(look string, size int, s string) string {
	return fmt.Sprintf(`<w:p><w:pPr>%s</w:pPr><w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t>%s</w:t></w:r></w:p>`,
		look, size, s)
}

const (
	middle = `<w:jc w:val="center"/>`
	setIn  = `<w:ind w:firstLine="640"/>`
)

// What editors type between the paragraphs of a Word file, and under titles,
// is what it looks like.
func TestWordIsReadAsItWasTyped(t *testing.T) {
	const text = "会议指出，今年以来全市农业农村工作稳中有进，粮食总产再创新高。"
	title := typed(middle, 44, "创新服务助力乡村振兴")
	body := typed(setIn, 32, text)
	for _, c := range []struct{ name, xml, want string }{
		{"a subtitle", title + typed(middle, 32, "——清河区工作纪实") + body,
			"创新服务助力乡村振兴——清河区工作纪实 | | " + text},
		{"who sent it in, under the title of the second article", title + body +
			typed(middle, 44, "又一篇文章的题目") + typed(middle, 32, "白水县农业农村局") + body,
			"创新服务助力乡村振兴 | | " + text + " / 又一篇文章的题目 | 白水县农业农村局 | " + text},
		{"a page number between paragraphs", title + body + typed(middle, 28, "- 1 -") + body,
			"创新服务助力乡村振兴 | | " + text + " " + text},
		{"words that number a page", title + body + typed("", 32, "Page 2"),
			"创新服务助力乡村振兴 | | " + text + " Page 2"},
		{"a rule between paragraphs", title + body + typed("", 32, "━━━━━━━━") + body,
			"创新服务助力乡村振兴 | | " + text + " " + text},
		{"a paragraph without a full stop before one that is set in",
			title + typed(setIn, 32, text+"【下略】") + body,
			"创新服务助力乡村振兴 | | " + text + "【下略】 " + text},
	} {
		head := typed(middle, 84, "简报") + typed(middle, 32, "2019年第7期") +
			typed("", 32, "清河市农业农村局 2019年9月30日")
		r, finds := Read(Source{Name: "x.docx", Data: docx(head + c.xml)})
		if r == nil {
			t.Fatal(texts(finds))
		}
		if got := summary(r.Issue); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// summary is title, byline and body of each article.
func summary(i *issue.Issue) string {
	var all []string
	for _, a := range i.Articles {
		body := strings.Join(strings.Fields(issue.Markdown(a.Body)), " ")
		all = append(all, strings.ReplaceAll(a.Title.S+" | "+a.Byline.S+" | "+body, "  ", " "))
	}
	return strings.Join(all, " / ")
}
