package web

import (
	"errors"
	"net/http"
	"strings"

	"jianbao/press"
)

// paperNames are the parameters that only PDFs heed.
var paperNames = []string{"pdf", "attach-source", "small", "print", "bleed", "marks",
	"process", "mirror", "impose", "copies"}

// maxCopies is below press.MaxCopies: an answer is made in memory, beside those
// of others, where the command line has a machine of its own.
const maxCopies = 5000

// flag is a yes or no.
func (q *reader) flag(name, otherwise string) bool {
	if otherwise == "1" {
		return q.choice(name, "1", "0") == "1"
	}
	return q.choice(name, "0", "1") == "1"
}

// paper is what a PDF is for.
func (q *reader) paper() press.Paper {
	// The name of the default has a plus, which forms read as a space.
	if v := q.query["pdf"]; len(v) > 0 {
		q.query["pdf"] = []string{strings.ReplaceAll(v[0], " ", "+")}
	}
	p := press.Paper{
		Enclose: q.flag("attach-source", "0"), Small: q.flag("small", "0"),
		Print: q.flag("print", "0"), NoMarks: !q.flag("marks", "1"),
		Process: q.flag("process", "0"), Mirror: q.flag("mirror", "0"),
		Copies: q.number("copies", 1, maxCopies, 0),
	}
	if q.query.Has("bleed") {
		bleed := q.number("bleed", 0, press.MaxBleed, press.DefaultBleed)
		p.Bleed = &bleed
	}
	if q.query.Has("pdf") {
		p.Standard = q.choice("pdf", press.Standards()...)
	}
	if q.query.Has("impose") {
		p.Impose = q.choice("impose", "booklet", "2up")
	}
	q.together(p)
	return p
}

// together refuses what cannot be on one paper.
func (q *reader) together(p press.Paper) {
	switch _, err := p.Options(); {
	case errors.Is(err, press.ErrPrint):
		q.fail(sayOnlyPrint)
	case errors.Is(err, press.ErrEnclose):
		q.fail(sayEnclose)
	case errors.Is(err, press.ErrUnordered):
		q.fail(sayUnordered)
	}
}

// only refuses parameters for other kinds of files than to.
func (q *reader) only(to string, names ...string) {
	for _, name := range names {
		if q.query.Has(name) {
			q.fail(sayOnly, name, to)
		}
	}
}

// forPress tells whether a file is for printing rather than reading.
func forPress(p press.Paper) bool {
	return p.Print || p.Mirror || p.Impose != "" || p.Copies > 0
}

// printable refuses copies that the issue has no numbers for, and too many.
func (t *task) printable(p press.Paper, proof *press.Proof) error {
	if pages := p.Copies * len(proof.Pages.Pages); pages > t.limits.Printed {
		return refuse(http.StatusRequestEntityTooLarge, sayManyPrinted, pages, t.limits.Printed)
	}
	if found := press.Unnumbered(proof, p.Copies); len(found) > 0 {
		return faulty(found)
	}
	return nil
}

// What there is to say about paper.
var (
	sayOnly = phrase{
		"%s 只用于 to=%s。", "%s goes with to=%s only."}
	sayOnlyPrint = phrase{
		"bleed、marks=0、process=1 要与 print=1 同用。",
		"bleed, marks=0 and process=1 go with print=1 only."}
	sayEnclose = phrase{
		"附源文件（attach-source=1）只能用 pdf=a-3a。",
		"Only pdf=a-3a encloses the issue file (attach-source=1)."}
	sayUnordered = phrase{
		"拼版和带份号的 PDF 没有阅读顺序，只能是 pdf=a-2b 或 plain，也不附源文件。",
		"Imposed sheets and numbered copies have no order of reading: pdf=a-2b or plain, no source."}
	sayManyPrinted = phrase{
		"各份合计 %d 页，多于 %d 页；请分几次印。",
		"All copies together have %d pages, more than %d; make them in several runs."}
)

var yesNo = []string{"0", "1"}

// paperParams describe the parameters of paper.
var paperParams = []param{
	{name: "pdf", values: press.Standards(), about: phrase{
		"PDF 的标准：存档兼无障碍；只存档；可附源文件；都不要。拼版和多份只能是 a-2b、plain",
		"what the PDF conforms to; imposed sheets and copies: a-2b or plain"}},
	{name: "attach-source", values: yesNo, about: phrase{
		"把简报文件放进 PDF（a-3a），import 可以原样取回",
		"enclose the issue file (a-3a); import gives it back"}},
	{name: "small", values: yesNo, about: phrase{
		"多花些时间，文件更小", "spend more time for a smaller file"}},
	{name: "print", values: yesNo, about: phrase{
		"送印刷：四色加专色红，出血，裁切线，黑字叠印",
		"for a press: process inks and spot red, bleed, marks, black overprints"}},
	{name: "bleed", least: 0, most: press.MaxBleed, about: phrase{
		"print=1 时的出血，毫米，不写为 3", "with print=1, the bleed in mm; 3 unless given"}},
	{name: "marks", values: []string{"1", "0"}, about: phrase{
		"print=1 时是否画裁切线和套准线", "with print=1, whether there are crop and registration marks"}},
	{name: "process", values: yesNo, about: phrase{
		"print=1 时红色由四色套印，不用专色", "with print=1, red from process inks, no spot ink"}},
	{name: "mirror", values: yesNo, about: phrase{
		"双面印：双数页左右边距对调", "for both sides: even pages exchange their side margins"}},
	{name: "impose", values: []string{"booklet", "2up"}, about: phrase{
		"拼版：骑马订（A4 拼 A3），两页并排；不写不拼",
		"booklet for stitching in the fold, 2up side by side; none unless given"}},
	{name: "copies", least: 1, most: maxCopies, about: phrase{
		"印几份，份号从这一期写的起依次递增", "numbered copies; serials count on from the issue's"}},
}
