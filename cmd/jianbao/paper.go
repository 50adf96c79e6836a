package main

import (
	"cmp"
	"errors"
	"strings"

	"jianbao/press"
	"jianbao/render/pdf"
)

// paper is the options that only PDFs heed.
type paper struct {
	PDF          string `placeholder:"a-2a+ua-1" help:"pdf_standard"`
	AttachSource bool   `help:"attach_source"`
	Small        bool   `help:"small"`

	Print   bool   `help:"print"`
	Bleed   *int   `placeholder:"3" help:"bleed"`
	NoMarks bool   `help:"no_marks"`
	Process bool   `help:"process"`
	Mirror  bool   `help:"mirror"`
	Impose  string `placeholder:"booklet|2up" help:"impose"`
	Copies  int    `placeholder:"N" help:"copies"`
}

// options are those for package pdf, without the source to enclose. It refuses
// what cannot be together.
func (p paper) options(m *machine) (pdf.Options, error) {
	opt, err := press.Paper{
		Standard: p.PDF, Enclose: p.AttachSource, Small: p.Small, Print: p.Print,
		Bleed: p.Bleed, NoMarks: p.NoMarks, Process: p.Process, Mirror: p.Mirror, Impose: p.Impose,
		Copies: p.Copies,
	}.Options()
	if err != nil {
		return opt, p.refused(m, err)
	}
	return opt, nil
}

// refused says what is wrong with the options in the words of the command line.
func (p paper) refused(m *machine, err error) error {
	switch {
	case errors.Is(err, press.ErrImpose):
		return m.usage(sayImpose, p.Impose)
	case errors.Is(err, press.ErrBleed):
		return m.usage(sayBleed, *p.Bleed, press.MaxBleed)
	case errors.Is(err, press.ErrPrint):
		return m.usage(sayPrint)
	case errors.Is(err, press.ErrCopies):
		return m.usage(sayCopies, p.Copies, press.MaxCopies)
	case errors.Is(err, press.ErrStandard):
		return m.usage(sayStandard, p.PDF, strings.Join(press.Standards(), ", "))
	case errors.Is(err, press.ErrEnclose):
		return m.usage(sayAttach, p.PDF)
	}
	return m.usage(sayUnordered, cmp.Or(p.PDF, pdf.Enclosing.String()))
}

// What the options for PDFs say.
var (
	sayStandard = phrase{
		"--pdf 不认识 %s；可用 %s",
		"--pdf does not know %s; there are %s"}
	sayAttach = phrase{
		"--attach-source 要用 --pdf a-3a，不能用 %s",
		"--attach-source goes with --pdf a-3a, not %s"}
	sayUnordered = phrase{
		"--impose 和 --copies 的页面没有阅读顺序，只能是 --pdf a-2b 或 plain，不能是 %s",
		"--impose and --copies have no order of reading: --pdf a-2b or plain, not %s"}
	sayImpose = phrase{
		"--impose 不认识 %s；可用 booklet、2up",
		"--impose does not know %s; there are booklet and 2up"}
	sayBleed = phrase{
		"--bleed %d 不在 0 到 %d 毫米之间",
		"--bleed %d is not between 0 and %d millimetres"}
	sayPrint = phrase{
		"--bleed、--no-marks、--process 要与 --print 同用",
		"--bleed, --no-marks and --process go with --print only"}
	sayCopies = phrase{
		"--copies %d 不在 0 到 %d 之间",
		"--copies %d is not between 0 and %d"}
)

var paperHelp = map[string]phrase{
	"pdf_standard": {
		"PDF 的标准：a-2a+ua-1（存档、无障碍，不给即是），a-2b，a-3a，plain（都不要）。",
		"What the PDF conforms to: a-2a+ua-1 (for archives and screen readers; " +
			"unless given), a-2b, a-3a, plain (none)."},
	"attach_source": {
		"把简报文件本身放进 PDF（a-3a），jianbao import 可以原样取回。",
		"Enclose the issue file itself in the PDF (a-3a); jianbao import gives it back."},
	"small": {
		"PDF 尽量小，多花些时间。",
		"Spend more time for a smaller PDF."},
	"print": {
		"PDF 送印刷：四色加专色红，出血、裁切线、套准线，黑字叠印。",
		"PDF for a press: process inks and spot red, bleed, crop and registration marks, " +
			"black overprints."},
	"bleed": {
		"--print 的出血，毫米；不给是 3。",
		"Bleed of --print in millimetres; 3 unless given."},
	"no_marks": {
		"--print 不画裁切线和套准线。",
		"No crop and registration marks in --print."},
	"process": {
		"--print 不用专色，红由四色套印。",
		"No spot inks in --print: red from process inks."},
	"mirror": {
		"双面印：双数页左右边距对调。",
		"For both sides of the paper: even pages exchange their side margins."},
	"impose": {
		"PDF 拼版：booklet 骑马订（A4 拼 A3），2up 两页并排。",
		"Impose the PDF: booklet for stitching in the fold (A4 on A3), 2up side by side."},
	"copies": {
		"PDF 印 N 份，份号从这一期写的起依次递增。",
		"N numbered copies in one PDF; their serials count on from the issue's."},
}
