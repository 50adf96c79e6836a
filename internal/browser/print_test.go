package browser_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// choose sets a field of a form as its user would.
func (p *tab) choose(selector, value string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`(() => { const f = document.querySelector(%q); f.value = %q;
		for (const e of ["input", "change"]) f.dispatchEvent(new Event(e, {bubbles: true})) })()`,
		selector, value))
}

// boxes is what pdfinfo says of a PDF as soon as it has been downloaded.
func (p *tab) boxes(name string) (said string) {
	p.t.Helper()
	soon(p.t, func() error {
		out, err := exec.Command("pdfinfo", "-box", name).Output()
		said = strings.Join(strings.Fields(string(out)), " ")
		return err
	})
	p.must(os.Remove(name))
	return said
}

// The menu is opened and gone through by keys alone.
func (p *tab) openPrint() {
	p.t.Helper()
	p.run(`document.querySelector(".menu > summary").focus()`)
	p.must(p.Key("Enter", 0))
	p.until(`document.querySelector(".menu").open`)
	for range 4 {
		p.must(p.Key("Tab", 0))
	}
	p.until(`document.activeElement.dataset.to === "print"`)
	p.must(p.Key("Enter", 0))
	p.until(`document.querySelector("dialog[open] .print")`)
}

func TestPrintedPDFIsForAPress(t *testing.T) {
	p := open(t)
	dir := t.TempDir()
	p.must(p.Download(dir))
	name := filepath.Join(dir, "简报2016年第2期（总第36期）（付印）.pdf")
	p.upload("2016-02.docx")
	p.openPrint()
	p.look("print")
	p.choose(`[name="bleed"]`, "5")
	p.click(`[data-role="print"]`)
	// 5 mm are 14.17 points, and as much again for the marks.
	if got := p.boxes(name); !strings.Contains(got, "TrimBox: 28.35 28.35 623.62 870.24") ||
		!strings.Contains(got, "BleedBox: 14.17 14.17 637.80 884.41") {
		t.Errorf("the boxes are %s", got)
	}
	p.openPrint()
	if got := p.text(`document.querySelector('[name="bleed"]').value`); got != "5" {
		t.Errorf("the bleed is remembered as %s", got)
	}
	p.click(`[name="press"]`)
	p.choose(`[name="impose"]`, "booklet")
	p.click(`[data-role="print"]`)
	if got := p.boxes(name); !strings.Contains(got, "Pages: 6 ") ||
		!strings.Contains(got, "MediaBox: 0.00 0.00 1190.55 841.89") {
		t.Errorf("the booklet of 9 pages is %s", got)
	}
}

// Imposed sheets are a-2b by themselves, so that choice becomes the default.
func TestStandardGoesWithTheSheets(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	p.openPrint()
	const chosen = `[name="standard"]`
	for _, c := range []struct{ standard, imposed string }{
		{"a-2b", ""}, {"a-3a", ""}, {"plain", "plain"}, {"", ""},
	} {
		p.choose(`[name="impose"]`, "")
		p.choose(chosen, c.standard)
		p.choose(`[name="impose"]`, "booklet")
		p.until(fmt.Sprintf(`(([s]) => s?.value === %q)(document.querySelector('%s').selectedOptions)`,
			c.imposed, chosen))
	}
}

func TestPrintedCopiesAreNumbered(t *testing.T) {
	p := open(t)
	dir := t.TempDir()
	p.must(p.Download(dir))
	p.upload("2016-02.docx")
	p.openPrint()
	p.choose(`[name="copies"]`, "3")
	p.click(`[data-role="print"]`)
	p.until(`document.querySelector(".toast.bad")?.textContent.includes("份号")`)
	p.Complaints() // the refusal shows as 422
	p.openPrint()
	p.choose(`[name="copies"]`, "3")
	p.run(`document.querySelector('dialog [data-path="serial"]').focus()`)
	p.must(p.Commit("000007"))
	p.until(field("serial") + `.value === "000007"`)
	p.click(`[data-role="print"]`)
	name := filepath.Join(dir, "简报2016年第2期（总第36期）（付印）.pdf")
	if got := p.boxes(name); !strings.Contains(got, "Pages: 27 ") {
		t.Errorf("three copies of 9 pages are %s", got)
	}
}

func TestPrintDialogCanBeLeft(t *testing.T) {
	p := open(t)
	p.upload("notice.yaml")
	p.openPrint()
	p.must(p.Key("Escape", 0))
	p.until(`!document.querySelector("dialog")`)
	p.openPrint()
	p.must(p.Resize(390, 844))
	p.look("print-phone")
	p.fits("print dialog on a phone")
	p.must(p.Resize(360, 640))
	below := `document.querySelector('[data-role="print"]').getBoundingClientRect().bottom - innerHeight`
	if n := p.number(below); n > 0 {
		t.Errorf("the button lies %v dots below the window", n)
	}
	p.click(`dialog button[type="button"]`)
	p.until(`!document.querySelector("dialog")`)
	p.until(`document.activeElement?.tagName === "SUMMARY"`) // the menu that it came from
}
