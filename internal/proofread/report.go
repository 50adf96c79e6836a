package proofread

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// Violation is one place where a line or page misses a rule.
type Violation struct {
	Rule   string `json:"rule"`
	File   string `json:"file,omitempty"`
	Page   int    `json:"page"`
	Line   int    `json:"line"` // of the page, from 1; 0: the page as a whole
	Text   string `json:"text"`
	Detail string `json:"detail"`
}

// Short is a page that ends early.
type Short struct {
	Page  int    `json:"page"`
	Lines int    `json:"lines"`
	Cause string `json:"cause"`
}

// Report is what was measured on one file, or on many.
type Report struct {
	Files      int         `json:"files"`
	Pages      int         `json:"pages"`
	Lines      int         `json:"lines"` // of body text
	Paragraphs int         `json:"paragraphs"`
	Justified  int         `json:"justified"`
	Ragged     int         `json:"ragged"`      // of Latin only
	Apart      int         `json:"apart"`       // 16 pt lines on the grid that are no running text
	Full       int         `json:"full_pages"`  // last line on the last grid line
	Short      []Short     `json:"short_pages"` // with their cause
	Violations []Violation `json:"violations"`
	Evenness   Evenness    `json:"evenness"`

	EndedByOther int `json:"ended_by_other"` // pages that notes or a picture end

	Grid  Spread `json:"grid_mm"`  // distance from the grid
	Left  Spread `json:"left_mm"`  // distance from the left edge
	Right Spread `json:"right_mm"` // distance from the right edge
	Top   Spread `json:"top_mm"`   // em-box top of a page's first line
	Foot  Spread `json:"foot_mm"`  // em-box bottom of a full page's last line
}

// blame notes a violation at a line.
func (r *reader) blame(rule string, l *line, detail string) {
	r.report.blameAt(rule, l.page, l.number, l.text(), detail)
}

func (r *Report) blameAt(rule string, page, number int, text, detail string) {
	r.Violations = append(r.Violations,
		Violation{Rule: rule, Page: page, Line: number, Text: text, Detail: detail})
}

// countFaces closes a file's report with what was there to be measured.
func (r *reader) countFaces() {
	r.report.Files = 1
	r.report.Paragraphs = len(r.paragraphs)
	for _, l := range r.lines {
		switch l.kind {
		case bodyLine:
			r.report.Lines++
		case tableLine, sideLine:
			r.report.Apart++
		}
	}
}

// Merge adds the report of a file to a total.
func (r *Report) Merge(o Report, file string) {
	r.Files += o.Files
	r.Pages += o.Pages
	r.Lines += o.Lines
	r.Paragraphs += o.Paragraphs
	r.Justified += o.Justified
	r.Ragged += o.Ragged
	r.Apart += o.Apart
	r.Full += o.Full
	r.EndedByOther += o.EndedByOther
	r.Short = append(r.Short, o.Short...)
	for _, v := range o.Violations {
		v.File = file
		r.Violations = append(r.Violations, v)
	}
	for _, s := range [][2]*Spread{{&r.Grid, &o.Grid}, {&r.Left, &o.Left}, {&r.Right, &o.Right},
		{&r.Top, &o.Top}, {&r.Foot, &o.Foot}} {
		s[0].Merge(*s[1])
	}
	r.Evenness.merge(o.Evenness, file)
}

func (e *Evenness) merge(o Evenness, file string) {
	for _, p := range o.Worst {
		p.File = file
		e.remember(p)
	}
	e.Lines += o.Lines
	for i, n := range o.Classes {
		e.Classes[i] += n
	}
	e.Gap.Merge(o.Gap)
	e.Mark.Merge(o.Mark)
	e.MarkNet.Merge(o.MarkNet)
	e.Jump.Merge(o.Jump)
}

// Count is how often a rule was missed.
func (r Report) Count(rule string) int {
	n := 0
	for _, v := range r.Violations {
		if v.Rule == rule {
			n++
		}
	}
	return n
}

// Write prints the report as text; each rule shows at most some examples.
func (r Report) Write(w io.Writer, b Bounds, examples int) {
	fmt.Fprintf(w, "%d files, %d pages, %d paragraphs, %d lines of text, %d justified",
		r.Files, r.Pages, r.Paragraphs, r.Lines, r.Justified)
	fmt.Fprintf(w, " (%d of Latin ragged, %d lines apart)\n", r.Ragged, r.Apart)
	r.writeFigures(w, b)
	r.writeShort(w)
	r.writeRules(w, examples)
	r.writeJumps(w, b, examples)
}

// writeJumps shows the neighbours that differ most, where they differ too much.
func (r Report) writeJumps(w io.Writer, b Bounds, examples int) {
	for i, p := range r.Evenness.Worst {
		if i < examples && p.Figure > b.Jump {
			fmt.Fprintf(w, "jump %.4f em: %s p%d l%d %s\n",
				p.Figure, p.File, p.Page, p.Line, shorten(p.Text))
		}
	}
}

func (r Report) writeFigures(w io.Writer, b Bounds) {
	e := r.Evenness
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "mean Han gap\tsd %.4f em\tbound %.3f\tmean %+.4f, %+.3f … %+.3f\n",
		e.Gap.SD(), b.Gap, e.Gap.Mean(), e.Gap.Min, e.Gap.Max)
	fmt.Fprintf(t, "lines by gap\t0–H4 %v\t\tto 0.012, 0.02, 0.05, 0.10 em, over\n", e.Classes)
	fmt.Fprintf(t, "width of ，、；：\tsd %.4f em\tbound %.3f"+
		"\tmean %.3f, %.3f … %.3f; net of the gap sd %.4f\n",
		e.Mark.SD(), b.Mark, e.Mark.Mean(), e.Mark.Min, e.Mark.Max, e.MarkNet.SD())
	fmt.Fprintf(t, "widest jump\t%.4f em\tbound %.3f\tof %d pairs\n", e.Jump.Max, b.Jump, e.Jump.N)
	for _, s := range []struct {
		name string
		of   Spread
	}{{"off grid", r.Grid}, {"left edge", r.Left}, {"right edge", r.Right},
		{"first em-box", r.Top}, {"foot", r.Foot}} {
		fmt.Fprintf(t, "%s\t%.3f … %.3f mm\t\tof %d\n", s.name, s.of.Min, s.of.Max, s.of.N)
	}
	t.Flush()
}

func (r Report) writeShort(w io.Writer) {
	causes := map[string]int{}
	for _, s := range r.Short {
		causes[fmt.Sprintf("%d short: %s", s.Lines, orUnknown(s.Cause))]++
	}
	names := make([]string, 0, len(causes))
	for name := range causes {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Fprintf(w, "pages: %d full, %d ended by notes or figures", r.Full, r.EndedByOther)
	for _, name := range names {
		fmt.Fprintf(w, "; %d × %s", causes[name], name)
	}
	fmt.Fprintln(w)
}

func orUnknown(cause string) string {
	if cause == "" {
		return "no cause"
	}
	return cause
}

func (r Report) writeRules(w io.Writer, examples int) {
	for _, rule := range Rules() {
		n := r.Count(rule)
		fmt.Fprintf(w, "%-24s %d\n", rule, n)
		shown := 0
		for _, v := range r.Violations {
			if v.Rule == rule && shown < examples {
				shown++
				fmt.Fprintf(w, "    %s p%d l%d %s: %s\n",
					v.File, v.Page, v.Line, v.Detail, shorten(v.Text))
			}
		}
	}
}

// shorten keeps a line of the report short.
func shorten(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) > 34 {
		return string(runes[:16]) + "…" + string(runes[len(runes)-16:])
	}
	return string(runes)
}
