package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"jianbao/finding"
)

// language is English when the first of LC_ALL, LC_MESSAGES and LANG that
// names a language names it. C and POSIX name none.
func language(env func(string) string) finding.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v, _, _ := strings.Cut(env(name), ".")
		switch {
		case v == "" || v == "C" || v == "POSIX":
		case strings.HasPrefix(strings.ToLower(v), "en"):
			return finding.English
		default:
			return finding.Chinese
		}
	}
	return finding.Chinese
}

// phrase is a text of the command line, by finding.Lang.
type phrase [2]string

// say is p in the user's language, with its verbs filled in.
func (m *machine) say(p phrase, args ...any) string {
	return p.in(m.lang, args...)
}

func (p phrase) in(l finding.Lang, args ...any) string {
	if len(args) == 0 {
		return p[l]
	}
	return fmt.Sprintf(p[l], args...)
}

// usage is a usageError in the user's language.
func (m *machine) usage(p phrase, args ...any) error {
	return usageError{m.say(p, args...)}
}

// What commands say.
var (
	sayDescription = phrase{
		"把一期简报的文件排成可以付印的 PDF。各命令的例子见 jianbao <command> --help。",
		"Typeset an issue of a Chinese bulletin into a print-ready PDF. " +
			"See jianbao <command> --help for examples."}
	sayTryHelp = phrase{"用法见 jianbao --help", "see jianbao --help"}
	sayWritten = phrase{"%s：%d 页", "%s: %d pages"}
	sayNoFault = phrase{"%s：没有发现问题", "%s: nothing found"}
	sayCounts  = phrase{
		"%d 个文件：完成 %d，有错 %d，失败 %d",
		"%d files: %d done, %d with errors, %d failed"}
	sayNoInputs = phrase{
		"%s 里没有简报文件（.yaml .yml .json .md）",
		"%s holds no issue file (.yaml .yml .json .md)"}
	sayTwiceStdin = phrase{
		"标准输入 - 只能用一次", "standard input - can be given only once"}
	sayOneFile = phrase{
		"--out %s 指一个文件，但要写的文件有 %d 个；请给一个文件夹",
		"--out %s names one file, but %d are to be written; name a folder"}
	sayStdoutOne = phrase{
		"标准输出只能写一个文件，要写的有 %d 个",
		"standard output takes one file, but %d are to be written"}
	sayStdoutTerminal = phrase{
		"不往终端里写文件；请用 --out 给出文件名，或把输出接到别处",
		"will not write a file to a terminal; name it with --out or redirect"}
	sayOutFormat = phrase{
		"--out %s 的扩展名与 --to %s 不符",
		"--out %s does not end like --to %s"}
	saySameOutput = phrase{
		"%s 和 %s 都要写成 %s；请改名或分开排",
		"%s and %s would both become %s; rename one or render them apart"}
	sayOverInput = phrase{
		"输出 %s 会盖掉输入 %s",
		"the output %s would overwrite the input %s"}
	sayUnknownFormat = phrase{
		"--to 不认识 %s；可用 pdf、docx、png",
		"--to does not know %s; pdf, docx and png are available"}
	sayDPI = phrase{
		"--dpi %d 不在 %d 到 %d 之间",
		"--dpi %d is not between %d and %d"}
	sayOnePage = phrase{
		"有 %d 页，不能都写到 %s；请用 --out 给出文件夹",
		"%d pages cannot all go to %s; name a folder with --out"}
	sayOverPicture = phrase{
		"输出 %s 会盖掉这一期里的图片",
		"the output %s would overwrite a picture of the issue"}
	sayUnknownShell = phrase{
		"不认识 %s；可用 bash、zsh、fish",
		"does not know %s; bash, zsh and fish are available"}
)

// help is the text of a command, flag or argument in kong's grammar.
var help = map[string]phrase{
	"render": {
		"把简报文件排成 PDF、Word 文件或各页的图。",
		"Typeset issue files into PDF, Word files or pictures of pages."},
	"render_detail": {
		"例：\n" +
			"  jianbao render 2016-02.yaml              当前文件夹里得到 2016-02.pdf\n" +
			"  jianbao render 2016-02.yaml --out x.pdf  指定文件名\n" +
			"  jianbao render issues/ more.md --out pdf 多个文件、整个文件夹\n" +
			"  jianbao render - --out x.pdf < a.yaml    从标准输入读\n" +
			"  cat a.yaml | jianbao render - > a.pdf    写到标准输出\n" +
			"  jianbao render a.yaml --to png           得到 a-1.png、a-2.png……\n" +
			"  jianbao render a.yaml --to docx          得到 a.docx，可在 Word、WPS 里编辑\n\n" +
			"退出状态：0 完成；1 有输入出错（该份不写，其余照做）；2 用法不对或故障。",
		"Examples:\n" +
			"  jianbao render 2016-02.yaml              gives 2016-02.pdf here\n" +
			"  jianbao render 2016-02.yaml --out x.pdf  names the file\n" +
			"  jianbao render issues/ more.md --out pdf several files, whole folders\n" +
			"  jianbao render - --out x.pdf < a.yaml    reads standard input\n" +
			"  cat a.yaml | jianbao render - > a.pdf    writes standard output\n" +
			"  jianbao render a.yaml --to png           gives a-1.png, a-2.png, ...\n" +
			"  jianbao render a.yaml --to docx          gives a.docx, to be edited in Word or WPS\n\n" +
			"Exit status: 0 done; 1 an input has errors (the others are written);\n" +
			"2 wrong usage or the machine failed."},
	"check": {
		"检查简报文件，不写任何文件。",
		"Check issue files; writes nothing."},
	"check_detail": {
		"例：\n  jianbao check 2016-02.yaml\n" +
			"  jianbao check --json issues/ > findings.json",
		"Examples:\n  jianbao check 2016-02.yaml\n" +
			"  jianbao check --json issues/ > findings.json"},
	"import": {
		"把 Word 文件、文本、Markdown 变成简报文件，并报告改了什么。",
		"Turn Word files, text and Markdown into issue files, and report every change."},
	"import_detail": {
		"例：\n" +
			"  jianbao import 2016-02.docx --out issues   得到 issues/2016-02.yaml 和 2016-02.report.json\n" +
			"  jianbao import old/ --out issues           整个文件夹\n" +
			"  jianbao import old.doc --out issues --soffice /usr/bin/soffice\n\n" +
			"原件一字不差地存为 .original.*；图片存在同名的文件夹里。",
		"Examples:\n" +
			"  jianbao import 2016-02.docx --out issues   gives issues/2016-02.yaml and 2016-02.report.json\n" +
			"  jianbao import old/ --out issues           a whole folder\n" +
			"  jianbao import old.doc --out issues --soffice /usr/bin/soffice\n\n" +
			"The original is kept byte for byte as .original.*, pictures in a folder of its name."},
	"import_files": {
		"要导入的 .docx .txt .md、附有源文件的 .pdf，或文件夹；- 是标准输入。",
		".docx, .txt or .md files to import, PDFs that enclose their source, or folders; " +
			"- is standard input."},
	"import_out": {
		"写到哪个文件夹。",
		"The folder to write to."},
	"soffice": {
		"LibreOffice 的 soffice，用来转换 .doc 和 .wps。",
		"The soffice of LibreOffice, to convert .doc and .wps with."},
	"dump": {
		"列出排好的每一页：一行一个字串、线条或图片，单位毫米。",
		"List the pages as set: one text, rule or picture a line, in millimetres."},
	"dump_detail": {
		"例：\n  jianbao dump 2016-02.yaml | less",
		"Example:\n  jianbao dump 2016-02.yaml | less"},
	"schema": {
		"打印简报文件的 JSON Schema（供编辑器补全、校验）。",
		"Print the JSON Schema of the issue file, for editors that complete and check."},
	"fonts": {
		"列出字体：字面、覆盖、许可、可否嵌入。",
		"List the faces: coverage, licence, whether they may be embedded."},
	"version": {
		"打印排版引擎、Go 与各模块的版本。",
		"Print the versions of the engine, Go and every module."},
	"completion": {
		"打印 shell 的补全脚本。",
		"Print a completion script for a shell."},
	"completion_detail": {
		"例：\n  jianbao completion bash > /etc/bash_completion.d/jianbao\n" +
			"  jianbao completion zsh > \"${fpath[1]}/_jianbao\"\n" +
			"  jianbao completion fish > ~/.config/fish/completions/jianbao.fish",
		"Examples:\n  jianbao completion bash > /etc/bash_completion.d/jianbao\n" +
			"  jianbao completion zsh > \"${fpath[1]}/_jianbao\"\n" +
			"  jianbao completion fish > ~/.config/fish/completions/jianbao.fish"},
	"help":  {"看用法和例子。", "Show the usage and examples."},
	"shell": {"bash、zsh 或 fish。", "bash, zsh or fish."},
	"files": {
		"简报文件 .yaml .yml .json .md，或文件夹；- 是标准输入。",
		"Issue files .yaml .yml .json .md, or folders; - is standard input."},
	"to": {
		"输出格式，逗号分开：pdf，docx，png（每页一个文件）。",
		"Formats to write, separated by commas: pdf, docx, png (a file for each page)."},
	"embed": {
		"Word 文件里嵌入的字体：subset 只含用到的字；full 整套，便于别人接着编辑。",
		"Faces in a Word file: subset, the characters in use; full, for others to go on writing."},
	"dpi": {
		"png 每英寸的点数，20 到 600；不给是 150。",
		"Dots an inch of png, 20 to 600; 150 unless given."},
	"grid": {
		"png 上显示版心、字格和基线。",
		"Show the type area, its cells and baselines on png."},
	"out": {
		"一份输入时可以是文件名，否则是文件夹；- 是标准输出。",
		"The file for one input, otherwise a folder; - is standard output."},
	"template": {
		"版式的名字，或自备版式的文件夹；盖过文件里写的。",
		"A house style by name, or a folder holding one; overrides the file's own."},
	"fonts_dir": {
		"另加字体的文件夹，如方正小标宋、仿宋_GB2312。",
		"A folder with faces of your own, put before the built-in ones."},
	"ofl_body": {
		"正文改用 JBFangSongOFL（SIL 开放字体许可）。",
		"Set the body in JBFangSongOFL, which is under the SIL Open Font License."},
	"timing": {
		"在标准错误里列出各阶段用时。",
		"Tell on standard error how long each stage took."},
	"json": {
		"以 JSON 写到标准输出。",
		"Write JSON to standard output."},
}

// translate puts what the grammar's tags name into k, in l, and what tags
// cannot hold: the examples of commands and the help of --help. As variables of
// kong's they would all be looked through for each option, which took half of
// the time to start.
func translate(k *kong.Kong, l finding.Lang) {
	_ = kong.Visit(k.Model, func(v kong.Visitable, next kong.Next) error {
		switch v := v.(type) {
		case *kong.Node:
			v.Help, v.Detail = helpText(v.Help, l), helpText(v.Name+"_detail", l)
		case *kong.Value:
			v.Help = helpText(v.Help, l)
		}
		return next(nil)
	})
	k.Model.HelpFlag.Help = helpText("help", l)
}

// helpText is the text of a name, "" when there is none.
func helpText(name string, l finding.Lang) string {
	for _, table := range []map[string]phrase{help, batchHelp, serveHelp, paperHelp} {
		if p, ok := table[name]; ok {
			return p.in(l)
		}
	}
	return ""
}
