package main

import (
	"fmt"
	"strconv"
	"strings"
)

// report is the outcome of a run.
type report struct {
	machine  string
	versions []string
	sections []section
}

// section is the outcome for one work.
type section struct {
	work    work
	results []*result
}

// text is the whole of it, in Markdown.
func (r report) text() string {
	var b strings.Builder
	b.WriteString("# jianbao 与各家同场 · jianbao beside its peers\n\n")
	b.WriteString("`make bench-peers` 写这个文件。written by it: do not edit.\n\n")
	fmt.Fprintf(&b, "%s\n\n", r.machine)
	for _, s := range r.sections {
		fmt.Fprintf(&b, "## %s\n\n%s\n", s.title(), s.table())
	}
	if lines := r.targets(); len(lines) > 0 {
		b.WriteString("## 目标 targets\n\n")
		for _, t := range lines {
			fmt.Fprintf(&b, "- %s\n", t)
		}
		b.WriteString("\n")
	}
	b.WriteString(how)
	for _, v := range r.versions {
		fmt.Fprintf(&b, "- %s\n", v)
	}
	return b.String()
}

// how says what was counted.
const how = `## 怎样测的 how

- All parties read the same words, from jianbao's own reading of the issue, and use the same faces
  (` + "`fonts/data`" + `, TrueType). Their templates stand beside this file. Rounds are interleaved; a figure is
  the median of the rounds, a ratio the median of each round's own ratio to
  jianbao in the same way (cold to cold, warm to warm).
- CPU is user and system time of the process and all its descendants. Memory is the most that all
  were seen to have together (proportional set size), or the largest of them alone (resident set), whichever is
  more; it is looked at in a first round that is not timed.
- Cold is a fresh process for each document. Warm is many documents, each with other figures in it, in one
  process: its later two thirds count. jianbao keeps no paragraphs between documents; Typst keeps what
  it remembers for ten documents. Standards are those that the files claim.
- Typst is npm's typst-ts-node-compiler 0.7.0 (Typst 0.14) in node, whose start is part of its cold runs.
  XeLaTeX (ctex) gets a .tex file and Chromium and WeasyPrint get an HTML file that were written before
  the clock started; XeLaTeX needs one pass as the contents have no page numbers. LibreOffice converts the
  Word file that ` + "`jianbao render --to docx`" + ` wrote before.
- jianbao's outline has the headings inside articles too; the others' has titles only.

`

// readme is what the README quotes.
func (r report) readme() string {
	var b strings.Builder
	for _, s := range r.sections {
		fmt.Fprintf(&b, "%s：\n\n%s\n", s.title(), s.table())
	}
	b.WriteString("![每份文件的 CPU 时间](docs/peers.svg)\n")
	return b.String()
}

// title names a section by what was set.
func (s section) title() string {
	for _, r := range s.results {
		if r.ours {
			return fmt.Sprintf("%s（%d 页 pages）", s.work.label, r.pages)
		}
	}
	return s.work.label
}

// table compares with jianbao's first run of each way.
func (s section) table() string {
	var b strings.Builder
	b.WriteString("| | CPU 毫秒 ms | × | 用时 wall ms | 内存 MB | 页 | 字节 bytes | × | 标准 |\n")
	b.WriteString("|---|---:|---:|---:|---:|---:|---:|---:|---|\n")
	for _, r := range s.results {
		base := s.base(r.warm)
		wall := "—"
		if len(r.wall) > 0 {
			wall = figure(median(r.wall))
		}
		fmt.Fprintf(&b, "| %s | %s | %.2f | %s | %d | %d | %s | %.2f | %s |\n", r.label(),
			figure(median(r.cpu)), r.against(base), wall, r.peak>>20, r.pages,
			thousands(r.bytes), float64(r.bytes)/float64(base.bytes), r.keeps)
	}
	return b.String()
}

// base is jianbao by default, cold or warm.
func (s section) base(warm bool) *result {
	for _, r := range s.results {
		if r.ours && r.warm == warm {
			return r
		}
	}
	return s.results[0]
}

// label is the party and whether its process was warm.
func (p party) label() string {
	if p.warm {
		return p.name + "，进程已热 warm"
	}
	return p.name
}

// figure has three digits that mean something.
func figure(ms float64) string {
	switch {
	case ms < 10:
		return strconv.FormatFloat(ms, 'f', 2, 64)
	case ms < 100:
		return strconv.FormatFloat(ms, 'f', 1, 64)
	}
	return thousands(int64(ms + 0.5))
}

// thousands sets commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
