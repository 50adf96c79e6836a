package browser_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jianbao/internal/browser"
)

// said is what the notice says, which screen readers read out.
func (p *tab) said(want string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`document.querySelector(".toasts[role=status]").textContent.includes(%q)`, want))
}

func TestStepsAreUndoneAndDoneAgain(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.settledNow()
	whole := p.titles()
	p.until(`document.querySelector('[data-role="undo"]').disabled`)
	p.click(`[data-card="0"] [data-do="moveDown"]`)
	p.click(`[data-card="3"] [data-do="removeArticle"]`)
	p.caret("articles[1].title", 0)
	p.must(p.Commit("后来写的"))
	changed := p.titles()
	if len(changed) != len(whole)-1 {
		t.Fatalf("got %v", changed)
	}
	p.click(`[data-role="undo"]`)
	p.said("已撤销：删除《")
	p.run(`document.activeElement.blur()`)
	p.must(p.Key("z", browser.Ctrl))
	p.said("已撤销：移动《")
	want := slices.Clone(whole)
	want[0] = "后来写的" // what was typed in between stays with its article
	if got := p.titles(); !slices.Equal(got, want) {
		t.Errorf("undone: got %v, want %v", got, want)
	}
	p.until(`document.querySelector('[data-role="undo"]').disabled`)
	p.must(p.Key("y", browser.Ctrl))
	p.must(p.Key("z", browser.Ctrl|browser.Shift))
	p.said("已重做：删除《")
	if got := p.titles(); !slices.Equal(got, changed) {
		t.Errorf("done again: got %v, want %v", got, changed)
	}
	p.until(`document.querySelector('[data-role="redo"]').disabled`)
}

// The notice of a removal offers to take back that step and no other.
func TestNoticeOfARemovalGoesWithTheNextStep(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.run(`document.querySelectorAll(".card [aria-expanded]").forEach((b) => b.click())`)
	whole := p.titles()
	p.click(`[data-card="3"] [data-do="removeArticle"]`)
	p.caret("articles[0].title", 0)
	p.must(p.Commit("写"))
	p.click(`.toast button`) // what is typed is no step
	p.until(`document.querySelectorAll(".card").length === ` + fmt.Sprint(len(whole)))
	p.click(`[data-card="3"] [data-do="removeArticle"]`)
	p.until(`document.querySelector(".toast button:not(.quiet)")`)
	p.must(p.Drag(`[data-card="0"] .handle`, `[data-card="2"]`))
	p.until(`document.querySelector('[data-card="2"] textarea').value.startsWith("写")`)
	// At once: after a while it would be gone by itself.
	if left := p.number(`document.querySelectorAll(".toast button:not(.quiet)").length`); left > 0 {
		t.Error("the notice still offers to undo")
	}
	p.click(`[data-role="undo"]`)
	p.said("已撤销：移动《写")
	p.click(`[data-role="undo"]`)
	p.said("已撤销：删除《")
}

// In a field Ctrl+Z is the browser's own and takes back what was typed.
func TestUndoInAFieldLeavesTheCards(t *testing.T) {
	p := open(t)
	p.upload("2016-02.docx")
	p.click(`[data-card="0"] [data-do="moveDown"]`)
	moved := p.titles()
	p.caret(firstBody, 0)
	before := p.value(firstBody)
	p.must(p.Type("新"))
	p.must(p.Key("z", browser.Ctrl))
	p.until(field(firstBody) + fmt.Sprintf(`.value.startsWith(%q)`, before[:30]))
	if got := p.titles(); !slices.Equal(got, moved) {
		t.Errorf("got %v, want %v", got, moved)
	}
}

func TestAddedArticleIsUndone(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	before := strings.Join(p.titles(), ",")
	p.click(`[data-role="add"]`)
	p.until(`document.querySelectorAll(".card").length > 1`)
	p.click(`[data-role="undo"]`)
	p.said("已撤销：添加文章")
	if got := strings.Join(p.titles(), ","); got != before {
		t.Errorf("got %s, want %s", got, before)
	}
}

func TestPanesAreMadeWiderAndNarrower(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	share := func() int {
		return int(p.number(`Math.round(document.querySelector(".left").offsetWidth * 100 / innerWidth)`))
	}
	now := `document.querySelector(".splitter").getAttribute("aria-valuenow")`
	p.run(`document.querySelector(".splitter").focus()`)
	for range 5 {
		p.must(p.Key("ArrowLeft", 0))
	}
	if got := share(); got != 40 || p.text(now) != "40" {
		t.Errorf("by keys the left pane has %d %%, said to be %s", got, p.text(now))
	}
	p.run(`window.kept = 0; Storage.prototype.setItem = ((set) => function (key, value) {
		if (key === "jianbao.split") window.kept++;
		set.call(this, key, value);
	})(Storage.prototype.setItem)`)
	p.must(p.Drag(".splitter", ".pages")) // whose middle is at 70 %
	if got := p.number(`window.kept`); got != 1 {
		t.Errorf("a drag is written down %v times", got)
	}
	if got := share(); got < 69 || got > 71 {
		t.Errorf("by the mouse the left pane has %d %%", got)
	}
	p.settledNow()
	p.fits("wide text")
	p.must(p.Reload())
	p.until(`document.querySelector(".splitter")`)
	if got := share(); got < 69 || got > 71 {
		t.Errorf("after a reload the left pane has %d %%", got)
	}
	p.run(`document.querySelector(".splitter").focus()`)
	p.must(p.Key("End", 0))
	p.until(now + ` === "75"`)
	p.must(p.Key("Enter", 0))
	p.until(now + ` === "50"`)
}
