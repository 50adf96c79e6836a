package browser_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"jianbao/internal/browser"
)

const firstBody = "articles[0].body"

func TestUploadedWordFileShowsItsPages(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	if n := p.number(`document.querySelectorAll(".sheet").length`); n < 8 {
		t.Errorf("%v pages, want at least 8", n)
	}
	p.until(`[...document.querySelectorAll(".sheet img")].every((i) => i.naturalWidth > 400)`)
	if got := p.value("masthead.name"); got != "简报" {
		t.Errorf("the masthead says %q", got)
	}
	if got := p.number(`document.querySelectorAll(".card").length`); got != 5 {
		t.Errorf("%v articles, want 5", got)
	}
}

func TestChangeOfTheImportCanBeTakenBackAndMadeAgain(t *testing.T) {
	p := open(t)
	p.upload("sources/2016-02.txt")
	const was, is = "工作法(即：", "工作法（即："
	row := `[data-rule="bracket-pair"] [data-role="turn"]`
	p.click(`#tab-changes`)
	for _, want := range []string{was, is} {
		p.settled(func() { p.click(row) })
		if got := p.value("articles[1].body"); !strings.Contains(got, want) {
			t.Errorf("no %s in the body", want)
		}
	}
	p.click(`[data-rule="cut"] [data-role="turn"]`)
	p.until(field("articles[1].body") + `.value.includes("一是绿色化学与\n\n红色保障")`)
}

// The numbers of Word's lists are made out of nothing: there are no words of
// the source to find their place by.
func TestNumberOfAListCanBeTakenBackAndMadeAgain(t *testing.T) {
	p := open(t)
	p.upload("sources/libreoffice.docx")
	was := p.value(firstBody)
	const row = `[data-rule="list-number"] [data-role="turn"]`
	p.click(`#tab-changes`)
	p.settled(func() { p.click(row) })
	if p.value(firstBody) == was {
		t.Fatal("the number was not taken back")
	}
	p.settled(func() { p.click(row) })
	if got := p.value(firstBody); got != was {
		t.Errorf("made again it is\n%s\nwant\n%s", got, was)
	}
}

func TestFindingIsMendedAtOneClick(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.settled(func() { p.must(p.Commit("春天,到了。\n\n")) })
	p.click(`#tab-findings`)
	p.click(`[data-code="W204"]`)
	p.until(`document.activeElement === ` + field(firstBody))
	p.settled(func() { p.click(`[data-mend="W204"]`) })
	if got := p.value(firstBody); !strings.HasPrefix(got, "春天，到了。") {
		t.Errorf("the body begins %.20q", got)
	}
	p.until(`!document.querySelector('[data-code="W204"]')`)
	p.must(p.Key("z", browser.Ctrl)) // what is mended can be undone like typing
	p.until(field(firstBody) + `.value.startsWith("春天,到了。")`)
}

func (p *tab) titles() []string {
	p.t.Helper()
	return strings.Split(p.text(`[...document.querySelectorAll(".title textarea")]
		.map((t) => t.value.slice(0, 4)).join()`), ",")
}

func TestArticlesAreReordered(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	want := p.titles()
	before := p.hashes()
	p.settled(func() { p.click(`[data-card="0"] [data-do="moveDown"]`) })
	want[0], want[1] = want[1], want[0]
	if got := p.titles(); !slices.Equal(got, want) {
		t.Errorf("the button: got %v, want %v", got, want)
	}
	if p.hashes() == before {
		t.Error("no page changed")
	}
	p.caret("articles[1].body", 3)
	p.settled(func() { p.must(p.Key("ArrowUp", browser.Alt)) })
	p.until(`document.activeElement === ` + field(firstBody)) // the caret goes with its card
	p.until(drawn + fmt.Sprintf(` === %q`, before))           // the old order has the old pages
	p.run(`document.querySelectorAll(".card [aria-expanded]").forEach((b) => b.click())`)
	want = p.titles()
	p.settled(func() { p.must(p.Drag(`[data-card="0"] .handle`, `[data-card="2"]`)) })
	want = append(want[1:3:3], append([]string{want[0]}, want[3:]...)...)
	if got := p.titles(); !slices.Equal(got, want) {
		t.Errorf("the mouse: got %v, want %v", got, want)
	}
}

// requests is how many previews the page has asked for.
const requests = `performance.getEntriesByType("resource")
	.filter((e) => e.name.endsWith("/preview")).length`

func TestInputMethodComposesUndisturbed(t *testing.T) {
	for _, path := range []string{firstBody, "articles[0].title", "masthead.name",
		"distribution.report_to"} {
		t.Run(path, func(t *testing.T) {
			p := open(t)
			p.upload("2016-02.docx")
			p.settledNow()
			old := p.value(path)
			asked, before := p.number(requests), p.hashes()
			p.caret(path, 1)
			r := []rune(old)
			for _, shown := range []string{"c", "ch", "chun", "chun'tian", "春天"} {
				p.must(p.Compose(shown))
				if got, want := p.value(path), string(r[:1])+shown+string(r[1:]); got != want {
					t.Fatalf("composing %s: got %.20q, want %.20q", shown, got, want)
				}
			}
			time.Sleep(200 * time.Millisecond) // thrice the pause that brings a preview
			if got := p.number(requests); got != asked {
				t.Errorf("%v previews were asked for while composing", got-asked)
			}
			p.settled(func() { p.must(p.Commit("春天")) })
			if got, want := p.value(path), string(r[:1])+"春天"+string(r[1:]); got != want {
				t.Errorf("got %.20q, want %.20q", got, want)
			}
			if p.hashes() == before {
				t.Error("no page changed")
			}
			if at := p.number(field(path) + `.selectionStart`); at != 3 {
				t.Errorf("the caret stands behind %v characters, want 3", at)
			}
		})
	}
}

// settledNow waits for every page to be drawn.
func (p *tab) settledNow() {
	p.t.Helper()
	p.until(`[...document.querySelectorAll(".sheet")].every((s) => s.dataset.hash)`)
}

func TestOnlyThePageThatChangedIsDrawnAgain(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	before := strings.Split(p.hashes(), ",")
	p.run(`document.querySelectorAll(".sheet img").forEach((i) => i.kept = true)`)
	p.caret("articles[4].body", 5)
	p.settled(func() { p.must(p.Type("新")) })
	p.until(drawn + fmt.Sprintf(` !== %q`, strings.Join(before, ",")))
	after := strings.Split(p.hashes(), ",")
	for n := range before {
		kept := p.text(fmt.Sprintf(
			`String(document.querySelectorAll(".sheet img")[%d].kept ?? false)`, n))
		if same := fmt.Sprint(before[n] == after[n]); same != kept {
			t.Errorf("page %d: same hash %s, same picture %s", n+1, same, kept)
		}
	}
	if before[0] != after[0] || slices.Equal(before, after) {
		t.Error("want a late page changed and the first as it was")
	}
	if p.number(`document.querySelectorAll(".mark").length`) == 0 {
		t.Error("the caret's text is not marked on its page")
	}
}

func TestPageAndTextLeadToEachOther(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	body := []rune(p.value("articles[2].body"))
	at := strings.Index(string(body), "单建+网格")
	at = len([]rune(string(body)[:at]))
	p.settledNow()
	p.caret("articles[2].body", at)
	p.until(`document.querySelector(".mark")`)
	p.run(`document.querySelector(".mark").scrollIntoView({block: "center"})`)
	var box [4]float64
	p.must(p.Eval(`(() => { const r = document.querySelector(".mark").getBoundingClientRect();
		return [r.x, r.y, r.width, r.height] })()`, &box))
	p.run(`document.activeElement.blur()`)
	p.must(p.ClickAt(box[0]+box[2]/2, box[1]+box[3]/2))
	p.until(`document.activeElement === ` + field("articles[2].body"))
	got := int(p.number(`document.activeElement.selectionStart`))
	const line = 28 // characters
	if got < at-line || got > at+line {
		t.Errorf("a click on the line of character %d leads to %d", at, got)
	}
}

func TestDownloadedPDFSaysWhatTheEditorWrote(t *testing.T) {
	p := open(t)
	dir := t.TempDir()
	p.must(p.Download(dir))
	p.upload("2016-02.docx")
	p.caret(firstBody, 0)
	p.settled(func() { p.must(p.Commit("这一句是刚才写的。")) })
	p.click(`[data-role="pdf"]`)
	name := filepath.Join(dir, "简报2016年第2期（总第36期）.pdf")
	soon(t, func() error { _, err := os.Stat(name); return err })
	out, err := exec.Command("pdftotext", "-raw", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	got := plain(regexp.MustCompile(`(?m)^\s*—\s*\d+\s*—\s*$`).ReplaceAllString(string(out), ""))
	for n := range 5 {
		for _, par := range strings.Split(p.value(fmt.Sprintf("articles[%d].body", n)), "\n\n") {
			if want := plain(par); !strings.Contains(got, want) {
				t.Errorf("article %d: not in the PDF: %s", n+1, want)
			}
		}
	}
	for kind, name := range map[string]string{"docx": "简报2016年第2期（总第36期）.docx",
		"zip": "简报2016年第2期（总第36期）.zip"} {
		p.click(`.menu > summary`)
		p.click(fmt.Sprintf(`[data-to=%q]`, kind))
		soon(t, func() error { _, err := os.Stat(filepath.Join(dir, name)); return err })
	}
}

// plain is s without what a PDF has otherwise: white space and emphasis.
func plain(s string) string {
	return regexp.MustCompile(`[\s\x{3000}*\f]+`).ReplaceAllString(s, "")
}

func TestPreviewFollowsTheKeys(t *testing.T) {
	const edits = 50
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	p.caret(firstBody, 120)
	p.run(`window.took = []`)
	for i := range edits {
		p.settled(func() { p.must(p.Type(string("春风又绿江南岸"[i%7*3 : i%7*3+3]))) })
	}
	var took []float64
	p.must(p.Eval(`window.took`, &took))
	slices.Sort(took)
	t.Logf("%d edits of samples/2016-02.docx, last key to pages in view: p50 %.0f ms, "+
		"p95 %.0f ms, most %.0f ms", len(took), took[len(took)/2], took[len(took)*95/100],
		took[len(took)-1])
	if len(took) < edits {
		t.Errorf("%d of %d edits were shown", len(took), edits)
	}
}
