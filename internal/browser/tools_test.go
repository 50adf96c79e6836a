package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"jianbao/internal/browser"
)

// The text of a body, its selection between ‹ and ›, before and behind a button.
var tools = []struct{ tool, before, after string }{
	{"bold", "一‹二三›四", "一**‹二三›**四"},
	{"bold", "一**‹二三›**四", "一‹二三›四"},
	{"bold", "一‹**二三**›四", "一‹二三›四"},
	{"bold", "一‹›四", "一**‹›**四"},
	{"level1", "一、甲\n\n正‹›文\n\n乙", "一、甲\n\n二、正‹›文\n\n乙"},
	{"level1", "一、正‹›文", "正‹›文"},
	{"level2", "一、甲\n\n（一）乙\n\n二、丙\n\n‹›丁", "一、甲\n\n（一）乙\n\n二、丙\n\n（一）‹›丁"},
	{"level2", "二、正文‹›", "（一）正文‹›"},
	{"level3", "‹›正文", "1. ‹›正文"},
	{"level4", "（1）甲\n\n‹›乙", "（1）甲\n\n（2）‹›乙"},
	{"list", "‹甲\n乙›", "- 甲\n- 乙‹›"},
	{"list", "‹- 甲\n- 乙›", "甲\n乙‹›"},
	{"quote", "甲‹›", "> 甲‹›"},
	{"table", "甲‹›\n\n乙", "甲\n\n| ‹栏 1› | 栏 2 | 栏 3 |\n|---|---|---|\n|  |  |  |\n|  |  |  |\n\n乙"},
	{"footnote", "甲‹›乙[^1]。\n\n[^1]: 丙", "甲[^2]乙[^1]。\n\n[^1]: 丙\n\n[^2]: ‹注文›"},
	{"signature", "甲‹›", "甲\n\n::: 署名\n‹署名›\n:::\n"},
}

func TestButtonsWriteMarkup(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	for _, c := range tools {
		p.put(firstBody, c.before)
		p.click(fmt.Sprintf(`[data-card="0"] [data-tool=%q]`, c.tool))
		if got := p.selected(firstBody); got != c.after {
			t.Errorf("%s on %q:\ngot  %q\nwant %q", c.tool, c.before, got, c.after)
		}
	}
	p.put(firstBody, tools[0].before)
	p.must(p.Key("b", browser.Ctrl))
	if got := p.selected(firstBody); got != tools[0].after {
		t.Errorf("Ctrl+B: got %q", got)
	}
	p.must(p.Key("z", browser.Ctrl))
	p.until(field(firstBody) + `.value === "一二三四"`)
}

// put writes a text with its selection into a field, as if it were typed.
func (p *tab) put(path, text string) {
	p.t.Helper()
	begin := len([]rune(text[:strings.Index(text, "‹")]))
	end := len([]rune(text[:strings.Index(text, "›")])) - 1
	p.run(fmt.Sprintf(`(() => { const f = %s; f.focus(); f.select();
		document.execCommand("insertText", false, %q); f.setSelectionRange(%d, %d) })()`,
		field(path), strings.NewReplacer("‹", "", "›", "").Replace(text), begin, end))
}

// selected is a field's text with its selection between ‹ and ›.
func (p *tab) selected(path string) string {
	p.t.Helper()
	return p.text(fmt.Sprintf(`(() => { const f = %s, v = f.value, a = f.selectionStart,
		b = f.selectionEnd; return v.slice(0, a) + "‹" + v.slice(a, b) + "›" + v.slice(b) })()`,
		field(path)))
}

func TestCardsAreAddedAndRemoved(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	before, titles := p.hashes(), p.titles()
	p.click(`[data-role="add"]`)
	p.until(`document.activeElement === ` + field("articles[5].title"))
	p.must(p.Commit("新的一篇"))
	p.must(p.Key("Enter", 0))
	p.until(`document.activeElement === ` + field("articles[5].body"))
	p.settled(func() { p.must(p.Commit("正文在此。")) })
	p.until(drawn + fmt.Sprintf(` !== %q`, before))
	p.click(`[data-card="5"] [data-do="removeArticle"]`)
	p.until(drawn + fmt.Sprintf(` === %q`, before))
	p.click(`.toast button`) // undo
	p.until(field("articles[5].title") + `?.value === "新的一篇"`)
	if got := p.titles(); len(got) != len(titles)+1 {
		t.Errorf("got %v", got)
	}
}

func TestExampleOpens(t *testing.T) {
	p := open(t)
	p.watch()
	p.click(`[data-role="example"]`)
	p.until(`window.seen > 0 && document.querySelectorAll(".sheet").length > 7`)
}

func TestBlankIssueBecomesPages(t *testing.T) {
	p := open(t)
	p.watch()
	p.click(`.blank button`)
	p.until(`document.querySelector('[data-code^="E"]')`) // it has no title yet
	for path, text := range map[string]string{"articles[0].title": "题目",
		firstBody: "正文在此。", "publisher": "某某编印"} {
		p.caret(path, 0)
		p.must(p.Commit(text))
	}
	p.run(field("date") + `.value = "2025-01-06"; ` + field("date") +
		`.dispatchEvent(new Event("input", {bubbles: true}))`)
	p.until(`window.seen > 0 && !document.querySelector('[data-code^="E"]')`)
	p.until(`document.querySelectorAll(".sheet").length === 1`)
}

func TestGridAndZoomDrawThePagesAnew(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	p.settledNow()
	src := p.text(`document.querySelector(".sheet img").src`)
	p.settled(func() { p.click(`[data-role="grid"]`) })
	if p.text(`document.querySelector(".sheet img").src`) == src {
		t.Error("the grid does not show")
	}
	wide := p.number(`document.querySelector(".sheet img").naturalWidth`)
	p.settled(func() {
		p.run(`(() => { const s = document.querySelector(".pagebar select"); s.value = "2";
			s.dispatchEvent(new Event("change", {bubbles: true})) })()`)
	})
	if got := p.number(`document.querySelector(".sheet img").naturalWidth`); got < 1.9*wide*0.8 {
		t.Errorf("at 200 %% the page has %v dots, fitted it had %v", got, wide)
	}
}

func TestPastedTextIsImported(t *testing.T) {
	p := open(t)
	p.watch()
	p.click(`.dropzone button:nth-of-type(3)`)
	p.until(`document.querySelector("dialog[open] textarea")`)
	p.run(`document.querySelector("dialog textarea").value =
		"某某简报\n2025年第1期\n某某编印　2025年1月6日\n\n☆第一篇\n\n正文在此。\n"`)
	p.click(`dialog .primary`)
	p.until(field(firstBody) + `?.value.includes("正文在此。")`)
}

// Browsers of some years ago do not size a textarea by its text themselves.
func TestFieldsGrowInOlderBrowsersToo(t *testing.T) {
	p := open(t)
	p.must(p.Before(`CSS.supports = () => false;
		const fixed = new CSSStyleSheet();
		fixed.replaceSync("textarea { field-sizing: fixed !important }");
		document.adoptedStyleSheets = [fixed]`))
	p.must(p.Reload())
	p.upload("2016-02.docx")
	const cut = `[...document.querySelectorAll("textarea")].filter((f) => f.checkVisibility() &&
		f.scrollHeight > f.clientHeight + 1).map((f) => f.dataset.path).join()`
	p.until(cut + ` === ""`)
	p.put(firstBody, strings.Repeat("一段话。\n\n", 60)+"‹›")
	p.until(cut + ` === ""`)
	p.must(p.Resize(700, 768))
	p.until(cut + ` === ""`)
	p.run(`document.querySelectorAll("details").forEach((d) => (d.open = true))`)
	p.until(cut + ` === ""`)
}

func TestWhatAnImportLeftOutIsTold(t *testing.T) {
	p := open(t)
	p.must(p.Choose(`[data-role="file"]`, sample(t, "sources/front-matter.md")))
	p.until(`document.querySelector('[data-rule="note"]')?.textContent.includes("ballot.png")`)
}
