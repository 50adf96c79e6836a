package browser_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/internal/browser"
)

func (p *tab) saved() {
	p.t.Helper()
	p.until(`Object.keys(localStorage).some((k) => k.startsWith("jianbao.draft.") &&
		localStorage[k].includes("刚写的"))`)
}

func TestReloadKeepsWhatWasTyped(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.must(p.Commit("刚写的话。"))
	p.must(p.Reload()) // at once: leaving the page saves
	p.until(field(firstBody))
	if got := p.value(firstBody); !strings.HasPrefix(got, "刚写的话。") {
		t.Errorf("after the reload the body begins %.20q", got)
	}
}

func TestWorkOutlivesTheServiceAndTheWindow(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	service.kill()
	p.must(p.Commit("刚写的话。"))
	p.until(`document.querySelector(".banner.offline")`)
	p.saved()
	if err := service.start(); err != nil {
		t.Fatal(err)
	}
	p.until(`!document.querySelector(".banner") && document.querySelector(".mark")`)
	p.Complaints() // of a service that could not be reached
	p.Crash()

	q := visit(t)
	q.click(`[data-role="continue"]`) // offered, not taken for granted
	q.until(field(firstBody))
	if got := q.value(firstBody); !strings.HasPrefix(got, "刚写的话。") {
		t.Errorf("the copy begins %.20q", got)
	}
}

func TestTwoWindowsKeepBothVersions(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.must(p.Commit("刚写的话。"))
	p.saved()
	q := visit(t)
	q.click(`[data-role="continue"]`)
	q.until(field(firstBody))
	q.caret(firstBody, 0)
	q.must(q.Commit("另一窗口。"))
	q.until(`Object.keys(localStorage).some((k) => localStorage[k].includes("另一窗口"))`)
	p.caret(firstBody, 0)
	p.must(p.Commit("此窗又写。"))
	p.until(`Object.keys(localStorage).some((k) => localStorage[k].includes("此窗又写"))`)
	p.until(`Object.keys(localStorage).some((k) => localStorage[k].includes("另一窗口"))`)
}

// A window that only looks on writes nothing, so the other one stays the only.
func TestWindowThatLooksOnMakesNoCopy(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	q := visit(t)
	q.click(`[data-role="continue"]`)
	q.until(field(firstBody))
	q.must(q.Key("s", browser.Ctrl))
	q.click(`[data-role="close"]`)
	p.caret(firstBody, 0)
	p.must(p.Commit("刚写的话。"))
	p.saved()
	if n := p.number(`Object.keys(localStorage).filter((k) => k.startsWith("jianbao.draft.")).length`); n != 1 {
		t.Errorf("there are %v copies, want 1", n)
	}
}

func TestAnotherUploadLeavesTheOldCopy(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.must(p.Commit("刚写的话。"))
	p.click(`[data-role="close"]`)
	p.upload("notice.yaml")
	p.saved()
	p.click(`[data-role="close"]`)
	p.until(`document.querySelectorAll('[data-role="continue"]').length === 2`)
}

// paste gives the focused field what a clipboard holds.
func (p *tab) paste(kind, data string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`(() => {
		const d = new DataTransfer();
		d.setData(%q, %q);
		d.setData("text/plain", "甲\n乙");
		document.activeElement.dispatchEvent(
			new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true}));
	})()`, kind, data))
}

func TestPasteFromWordBecomesParagraphs(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.paste("text/html", `<style>p{}</style><p class=MsoNormal>第一<b>段</b>话</p>`+
		`<p style="font-weight:bold">　　第二段</p>`+
		`<table><tr><td>甲</td><td>乙|丙</td></tr></table>`+
		`<script>window.bad = 1</script><img src="/bad.png" onerror="window.bad = 1">`)
	want := "第一**段**话\n\n第二段\n\n| 甲 | 乙\\|丙 |\n|---|---|"
	if got := p.value(firstBody); !strings.HasPrefix(got, want) {
		t.Errorf("got %.60q, want %q", got, want)
	}
	if p.text(`String(window.bad)`) != "undefined" {
		t.Error("pasted markup ran")
	}
	p.Complaints() // the policy says what it did not let the markup do
}

func TestPastedPictureOutlivesTheService(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	p.caret(firstBody, 0)
	before := p.hashes()
	p.run(`(async () => {
		const c = document.createElement("canvas");
		c.width = 300; c.height = 200;
		c.getContext("2d").fillRect(40, 40, 200, 100);
		const blob = await new Promise((done) => c.toBlob(done, "image/png"));
		const d = new DataTransfer();
		d.items.add(new File([blob], "合影 (一).png", {type: "image/png"}));
		document.activeElement.dispatchEvent(
			new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true}));
	})()`)
	p.until(field(firstBody) + `.value.includes("![](合影-一-.png)")`)
	shown := func(p *tab) {
		p.until(`document.querySelector(".sheet:last-child")?.dataset.hash`)
		p.until(drawn + fmt.Sprintf(` !== %q`, before))
		p.until(`!document.querySelector('[data-code^="E"]')`)
	}
	shown(p)
	service.kill()
	if err := service.start(); err != nil {
		t.Fatal(err)
	}
	p.must(p.Reload())
	shown(p)
	p.Complaints() // the service asked for the picture again, which shows as 409
}

// zipped is an archive of a sample and its pictures.
func zipped(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "issue.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	names, err := filepath.Glob("../../samples/pictures/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(names, filepath.Join("../../samples", name)) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		inside, _ := filepath.Rel("../../samples", file)
		w, err := z.Create(filepath.ToSlash(inside))
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPicturesOfAnArchiveOutliveTheService(t *testing.T) {
	p := open(t)
	p.watch()
	p.must(p.Choose(`[data-role="file"]`, zipped(t, "pictures.yaml")))
	p.until(`window.seen > 0`)
	p.settledNow()
	before := p.hashes()
	service.kill()
	if err := service.start(); err != nil {
		t.Fatal(err)
	}
	p.must(p.Reload())
	p.until(drawn + fmt.Sprintf(` === %q`, before))
	p.until(`!document.querySelector('[data-code^="E"]')`)
	p.Complaints() // the service asked for its pictures again, which shows as 409
}

// A browser without room for pictures: that is told, and once the window is gone
// it is told where they are missing.
func TestPicturesThatAreNotKept(t *testing.T) {
	p := open(t)
	p.run(`new Promise((done) => { // of other tests
		const r = indexedDB.deleteDatabase("jianbao");
		r.onsuccess = r.onblocked = done;
	})`)
	p.must(p.Before(`IDBFactory.prototype.open = () => { throw new DOMException("", "SecurityError") }`))
	p.must(p.Reload())
	p.watch()
	p.must(p.Choose(`[data-role="file"]`, zipped(t, "pictures.yaml")))
	p.until(`window.seen > 0`)
	p.until(`document.querySelector('[data-role="unkept"]')`)
	service.kill()
	if err := service.start(); err != nil {
		t.Fatal(err)
	}
	p.Complaints()
	p.Crash()

	q := visit(t)
	q.click(`[data-role="continue"]`)
	q.until(`document.querySelector('[data-code="E701"]')`)
	q.Complaints() // the service asked for its pictures again, which shows as 409
}

func TestLanguageSwitches(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.settled(func() { p.must(p.Commit("春天,到了。\n\n")) })
	p.settled(func() { p.click(`[data-role="language"]`) })
	p.click(`#tab-findings`)
	p.until(`document.querySelector('[data-code="W204"]')?.textContent.includes("half-width")`)
	p.until(`document.documentElement.lang === "en"`)
	if got := p.value(firstBody); !strings.HasPrefix(got, "春天,到了。") {
		t.Errorf("the switch changed the text to %.20q", got)
	}
	p.look("english")
	p.click(`[data-role="language"]`)
	p.until(`document.documentElement.lang === "zh-CN"`)
}

func TestEverybodyCanUseThePage(t *testing.T) {
	axe, err := os.ReadFile("../../web/app/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("sh .ci/setup installs it: %v", err)
	}
	p := open(t)
	p.must(p.Eval(string(axe)+";0", nil))
	p.judge("start page")
	p.upload("sources/2016-02.txt")
	p.settledNow()
	p.judge("changes of the import")
	p.run(`document.querySelectorAll("details").forEach((d) => (d.open = true))`)
	p.caret(firstBody, 0)
	p.settled(func() { p.must(p.Commit("春天,到了。\n\n")) })
	p.click(`#tab-findings`)
	p.judge("findings")
	p.openPrint()
	p.judge("print dialog")
	p.must(p.Key("Escape", 0))
	p.must(p.Resize(390, 844))
	p.judge("phone")
}

// judge wants no serious violation in what the window shows.
func (p *tab) judge(what string) {
	p.t.Helper()
	var faults []string
	p.must(p.Eval(`axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations
		.filter((v) => v.impact === "serious" || v.impact === "critical")
		.map((v) => v.id + ": " + v.help + " " +
			v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")))`,
		&faults))
	for _, f := range faults {
		p.t.Errorf("%s: %s", what, f)
	}
}

func TestPageFitsItsWindow(t *testing.T) {
	p := open(t)
	sizes := []struct {
		name          string
		width, height int
	}{{"1366x768", 1366, 768}, {"1920x1080", 1920, 1080}, {"phone", 390, 844}}
	for _, s := range sizes {
		p.must(p.Resize(s.width, s.height))
		p.look("start-" + s.name)
		p.fits(s.name)
	}
	p.upload("2016-02.docx")
	for _, s := range sizes {
		p.must(p.Resize(s.width, s.height))
		p.settledNow()
		p.look("work-" + s.name)
		p.fits(s.name)
	}
	for n := range 3 {
		p.click(fmt.Sprintf(`.tabs button:nth-child(%d)`, n+2))
		p.look(fmt.Sprintf("phone-%d", n+2))
		p.fits("phone")
	}
}

// fits wants nothing to stick out at the side, and no window that scrolls.
func (p *tab) fits(what string) {
	p.t.Helper()
	wide := p.text(`[...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() &&
		!e.closest(".paper, .skip, .sr") && e.getBoundingClientRect().right > innerWidth + 1)
		.map((e) => e.tagName + "." + e.className).join(" ")`)
	if wide != "" {
		p.t.Errorf("%s: sticks out: %s", what, wide)
	}
	if p.number(`document.documentElement.scrollHeight - innerHeight`) > 0 {
		p.t.Errorf("%s: the window scrolls", what)
	}
}

// What an issue says is words to the page, wherever it stands: in fields, in
// the report of the import, in findings, in the copy that the browser keeps.
func TestScriptsInAnIssueAreWords(t *testing.T) {
	const script = `<img src="/bad.png" onerror="window.bad = 1"><script>window.bad = 1</script>`
	for name, text := range map[string]string{
		"简报<b>.yaml": "masthead: {name: '简报%[1]s'}\nnumber: {year: 2026, issue: 3}\n" +
			"publisher: '%[1]s'\ndate: 2026-03-01\narticles:\n  - title: '%[1]s'\n" +
			"    body: '春天,到了。%[1]s'\n",
		"简报<b>.txt": "某某简报\n2025年第1期\n某某编印　2025年1月6日\n\n☆%[1]s\n\n" +
			"工作法(即：%[1]s）在此。\n",
	} {
		p := open(t)
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, fmt.Appendf(nil, text, script), 0o600); err != nil {
			t.Fatal(err)
		}
		p.watch()
		p.must(p.Choose(`[data-role="file"]`, file))
		p.until(`window.seen > 0`)
		for _, path := range []string{"articles[0].title", firstBody} {
			if got := p.value(path); !strings.Contains(got, "<script>window.bad = 1</script>") {
				t.Errorf("%s: %s says %q", name, path, got)
			}
		}
		p.run(`document.querySelectorAll('[role="tab"]').forEach((tab) => tab.click())`)
		p.look("script" + filepath.Ext(name))
		p.must(p.Reload())
		p.until(field(firstBody))
		if p.text(`String(window.bad)`) != "undefined" ||
			p.number(`document.querySelectorAll('[src="/bad.png"]').length`) > 0 {
			t.Errorf("%s: markup of the issue is markup of the page", name)
		}
	}
}

// A browser may deny a page its storage; the page then keeps nothing and says
// so, and all else goes on.
func TestPageWithoutStorage(t *testing.T) {
	p := open(t)
	p.must(p.Before(`for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name,
			{ get() { throw new DOMException("denied", "SecurityError") } })`))
	p.must(p.Reload())
	p.upload("2016-02.docx")
	p.until(`document.querySelector('[data-role="unkept"]')`) // no copy on this machine
	p.run(`document.querySelector(".splitter").focus()`)
	p.must(p.Key("End", 0))
	p.until(`document.querySelector(".splitter").getAttribute("aria-valuenow") === "75"`)
	p.settled(func() { p.click(`[data-role="grid"]`) })
	p.openPrint()
	p.must(p.Key("Escape", 0))
	p.settled(func() { p.caret(firstBody, 0); p.must(p.Commit("新")) })
	p.run(`window.confirm = () => true`)
	p.click(`[data-role="close"]`)
}
