package browser_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/internal/browser"
)

// scratch is a file of that name and text.
func scratch(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// letGo drops a file made in the page onto what selector finds.
func (p *tab) letGo(selector, name, kind, text string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`(() => {
		const d = new DataTransfer(), on = document.querySelector(%q);
		d.items.add(new File([%q], %q, {type: %q}));
		for (const k of ["dragover", "drop"])
			on.dispatchEvent(new DragEvent(k, {dataTransfer: d, bubbles: true, cancelable: true}));
	})()`, selector, text, name, kind))
}

// dialog is a script for what the dialog on top says.
const dialog = `[...document.querySelectorAll("dialog")].pop()?.textContent`

func TestFileThatDoesNotOpenSaysWhatAndWhere(t *testing.T) {
	p := open(t)
	p.must(p.Choose(`[data-role="file"]`, scratch(t, "旧稿.yaml",
		"masthead: {name: 简报}\nnumber: {year: 2016, issue: 二}\nfoo: 1\n")))
	for _, want := range []string{"没有导入 旧稿.yaml", "第 2 行：number.issue 应为整数",
		"第 3 行：没有字段 foo"} {
		p.until(dialog + fmt.Sprintf(`.includes(%q)`, want))
	}
	p.must(p.Key("Escape", 0))
	p.until(`!document.querySelector("dialog")`)
	p.must(p.Choose(`[data-role="file"]`, scratch(t, "空.zip", "PK\x03\x04")))
	p.until(dialog + `.includes("压缩包打不开")`)
	if got := p.text(dialog); strings.Contains(got, "Bad Request") {
		t.Errorf("the dialog says %q", got)
	}
	p.Complaints() // refusals show as 422 and 400
}

func TestPastedTextOutlivesAFailure(t *testing.T) {
	p := open(t)
	const text = "某某简报\n2025年第1期\n某某编印　2025年1月6日\n\n☆第一篇\n\n正文在此。\n"
	paste, box := `.dropzone button:nth-of-type(3)`, `document.querySelector("dialog textarea")`
	p.click(paste)
	p.until(fmt.Sprintf(`((f) => { f?.focus(); return f && document.activeElement === f })(%s)`, box))
	p.must(p.Commit(text))
	p.must(p.Offline(true))
	p.click(`dialog .primary`)
	p.until(dialog + `.includes("连不上服务器")`)
	p.must(p.Key("Escape", 0)) // what was said
	p.until(`document.querySelectorAll("dialog").length === 1`)
	p.must(p.Key("Escape", 0)) // the text, by mistake
	p.until(`!document.querySelector("dialog")`)
	p.must(p.Offline(false))
	p.Complaints()
	p.click(paste)
	p.until(box + fmt.Sprintf(`?.value === %q`, text))
	p.click(`dialog .primary`)
	p.until(field(firstBody) + `?.value.includes("正文在此。")`)
}

// The browser has no room: leaving would lose what was written.
func TestWorkThatIsNotKeptIsNotLeftUnasked(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	p.run(`Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") };
		window.asked = 0; window.confirm = () => ++window.asked > 1`)
	leaves := `dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	p.until(leaves) // nothing is lost yet
	p.caret(firstBody, 0)
	p.must(p.Commit("写"))
	p.until(`!` + leaves)
	p.until(`document.querySelector('[data-role="unkept"]').textContent.includes("没有存下")`)
	p.click(`[data-role="close"]`)
	p.until(`window.asked === 1 && document.querySelector(".work")`)
	p.click(`[data-role="close"]`)
	p.until(`window.asked === 2 && document.querySelector(".start")`)
}

func TestPagesAreThoseOfTheOpenIssue(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	p.click(`[data-role="close"]`)
	p.click(`.blank button`)
	p.until(`document.querySelector('[data-code^="E"]')`) // it has no pages of its own
	if n := p.number(`document.querySelectorAll(".sheet").length`); n != 0 {
		t.Errorf("%v pages of another issue stand beside a blank one", n)
	}
}

func TestStartPageIsNotOffline(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	p.must(p.Offline(true))
	p.caret(firstBody, 0)
	p.must(p.Commit("写"))
	p.until(`document.querySelector(".banner.offline")`)
	p.click(`[data-role="close"]`)
	p.until(`document.querySelector(".start") && !document.querySelector(".banner")`)
	p.must(p.Offline(false))
	p.Complaints()
}

func TestPicturesAndFilesAreLetGoWhereTheyCan(t *testing.T) {
	p := open(t)
	p.until(`document.querySelector(".blank")`) // by then the page listens
	p.letGo(".dropzone", "合影.png", "image/png", "x")
	p.said("图片要放进文章")
	p.upload("notice.yaml")
	p.letGo(".paper", "合影.png", "image/png", "x")
	p.said("图片要放进文章")
	// A slow service: what happens is told until it has happened.
	p.run(`window.fetch = ((ask) => async (to, init) => {
		if (to.includes("import")) await new Promise((go) => (window.go = go));
		return ask(to, init);
	})(window.fetch)`)
	p.letGo(".paper", "另一期.md", "", "# 题目\n\n正文在此。\n")
	p.said("正在导入")
	p.until(`window.go`)
	p.run(`window.go()`)
	p.said("已打开 另一期.md")
}

func TestCtrlPMakesThePDF(t *testing.T) {
	p := open(t)
	dir := t.TempDir()
	p.must(p.Download(dir))
	p.upload("notice.yaml")
	p.must(p.Key("p", browser.Ctrl))
	p.said("请打开它来打印")
	soon(t, func() error {
		_, err := os.Stat(filepath.Join(dir, "读者简报2025年第1期.pdf"))
		return err
	})
}

func TestNumbersMayBeFullWidth(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	p.caret("number.issue", 0)
	p.run(field("number.issue") + `.select()`)
	p.settled(func() { p.must(p.Commit("１２")) })
	p.until(`!document.querySelector('[data-code^="E"]')`)
}

func TestHintsNameTheFieldsOfThePage(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.click(`#tab-findings`)
	p.until(`document.querySelector('[data-code="W207"]')?.textContent.includes("删去“导读里的说法”")`)
	p.caret(firstBody, 0)
	p.must(p.Commit("![](合影.png)\n\n"))
	p.until(`document.querySelector('[data-code="E701"]')?.textContent.includes("图片按钮")`)
	p.run(field(firstBody) + `.select()`)
	p.must(p.Key("Backspace", 0))
	p.until(`document.querySelector('[data-code="E119"]')?.textContent.includes("在“正文”里写")`)
}

// Contents are made anew, so their numbers are nothing to take back.
func TestNumbersOfContentsAreNoChanges(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.click(`#tab-changes`)
	p.until(`document.querySelector('[data-rule="title-mark"]')`)
	if p.number(`document.querySelectorAll('[data-rule="list-number"]').length`) > 0 {
		t.Error("the numbers of the contents are shown as changes")
	}
}

func TestPastedListsStayLists(t *testing.T) {
	const ignore = `<span style="mso-list:Ignore">%s<span>&nbsp;&nbsp; </span></span>`
	p := open(t)
	p.upload("notice.yaml")
	for html, want := range map[string]string{
		`<ul><li>甲</li><li>乙</li></ul><p>丙</p>`: "- 甲\n- 乙\n\n丙",
		`<ol start=3><li>甲<ul><li>子</li></ul></li><li><p><b>乙</b>文</p></li></ol>`: "3) 甲\n" +
			"   - 子\n4) **乙**文",
		"<p>" + fmt.Sprintf(ignore, "l") + "甲</p><p>" + fmt.Sprintf(ignore, "l") + "乙</p>": "- 甲\n- 乙",
		"<p>" + fmt.Sprintf(ignore, "1.") + "甲</p><p>乙</p>":                                "1.甲\n\n乙",
	} {
		p.put(firstBody, "‹›")
		p.paste("text/html", html)
		if got := p.value(firstBody); got != want {
			t.Errorf("%s: got %q, want %q", html, got, want)
		}
	}
	p.Complaints() // the policy says what it did not let the markup do
}

// Tokens were changed while an editor was writing.
func TestTokenThatHoldsNoMore(t *testing.T) {
	list := scratch(t, "tokens", fmt.Sprintf("%x editor\n", sha256.Sum256([]byte("former"))))
	guarded, err := newServer("--token-file", list)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { guarded.kill() })
	p := visit(t)
	p.must(p.Go(guarded.url()))
	p.enter("former")
	p.until(`document.querySelector('[data-role="file"]')`)
	p.upload("notice.yaml")
	guarded.kill()
	line := fmt.Sprintf("%x editor\n", sha256.Sum256([]byte("latter")))
	p.must(os.WriteFile(list, []byte(line), 0o600))
	p.must(guarded.start())
	p.caret(firstBody, 0)
	p.must(p.Commit("写"))
	p.enter("wrong")
	p.until(`document.querySelector("dialog [role=alert]")?.textContent.includes("口令不对")`)
	p.must(p.Key("Escape", 0))
	p.click(`.banner [data-role="token"]`) // whoever has none can go on writing
	p.settled(func() { p.enter("latter") })
	p.until(`!document.querySelector("dialog, .banner")`)
	if got := p.value(firstBody); !strings.HasPrefix(got, "写") {
		t.Errorf("the body begins %.20q", got)
	}
	p.Complaints() // refusals show as 401
}

// enter gives the token that the page asks for.
func (p *tab) enter(token string) {
	p.t.Helper()
	p.until(`(() => { const f = document.querySelector("input[type=password]");
		f?.focus(); f?.select(); return document.activeElement === f })()`)
	p.must(p.Commit(token))
	p.click(`form button:not([type="button"])`)
}
