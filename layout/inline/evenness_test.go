package inline_test

import (
	"math"
	"os"
	"strings"
	"testing"
	"unicode"

	"jianbao/fonts"
	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/inline"
	"jianbao/layout/unit"
)

// bounds are those of linesetting.md §5, in em.
type bounds struct{ gap, mark, jump float64 }

// TestEvenness measures how quiet the grey of real text is, set in the real faces.
func TestEvenness(t *testing.T) {
	for _, c := range []struct {
		name   string
		paras  []string
		widths []int // in 字: several make one text into more lines
		most   bounds
	}{
		{"example", example(t), []int{28}, bounds{0.010, 0.040, 0.045}},
		{"statutes", statutes(t), []int{26, 27, 28, 29, 30, 31}, bounds{0.013, 0.046, 0.050}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var e evenness
			for _, cells := range c.widths {
				e.measure(t, c.paras, cells, clreq.Setting{})
			}
			t.Logf("%d lines, sd of gaps %.4f, of marks %.4f, widest jump %.4f at %s, %d runts",
				e.lines, sd(e.gaps), sd(e.marks), e.jump, e.where, e.runts)
			if sd(e.gaps) > c.most.gap || sd(e.marks) > c.most.mark || e.jump > c.most.jump {
				t.Errorf("more uneven than %v", c.most)
			}
			if e.runts > 0 || e.forbidden > 0 {
				t.Errorf("%d runts, %d forbidden line ends or starts", e.runts, e.forbidden)
			}
		})
	}
}

// example is the paragraphs of the example issue.
func example(t testing.TB) []string { return paragraphs(t, "../../samples/2016-02.yaml", "      ") }

// statutes are texts in the manner of law: many short paragraphs, long
// enumerations, numbers in Chinese and in digits.
func statutes(t testing.TB) []string { return paragraphs(t, "testdata/statutes.txt", "") }

// paragraphs reads the lines of a file that are indented by indent.
func paragraphs(t testing.TB, file, indent string) (out []string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), indent)
		if ok && text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, " ") {
			out = append(out, text)
		}
	}
	return out
}

// bodyOf is a paragraph of body text: 28 字 of 三号仿宋, ** in 黑体.
func bodyOf(text string, s clreq.Setting) *inline.Paragraph {
	p := &inline.Paragraph{
		Measure: 156 * unit.Mm, First: unit.Scale(156*unit.Mm, 2, 28),
		Cells: 28, GridWidth: 156 * unit.Mm, Em: unit.No3, Setting: s,
	}
	for i, part := range strings.Split(text, "**") {
		role := glyph.FangSong
		if i%2 == 1 {
			role = glyph.HeiTi
		}
		if part != "" {
			p.Runs = append(p.Runs, inline.Run{Text: part, Han: role, Latin: glyph.Latin, Size: unit.No3})
		}
	}
	return p
}

// evenness is what is measured on the justified lines.
type evenness struct {
	gaps, marks      []float64
	jump             float64
	where            string
	lines            int
	runts, forbidden int
}

func (e *evenness) measure(t testing.TB, paras []string, cells int, s clreq.Setting) {
	for _, text := range paras {
		p := bodyOf(text, s)
		p.Measure = unit.Scale(p.GridWidth, int64(cells), 28)
		lines, _ := inline.Set(p, fonts.Default(), nil).Lines(0)
		e.lines += len(lines)
		before := math.NaN()
		for i, l := range lines {
			if i < len(lines)-1 && l.X+l.Width != p.Measure {
				t.Errorf("%s: ends %v from the edge", textOf(l), p.Measure-l.X-l.Width)
			}
			e.checkEnds(lines, i)
			if i == len(lines)-1 {
				break
			}
			before = e.addLine(l, before)
		}
	}
}

// addLine measures one justified line as the proofreader does on the PDF.
func (e *evenness) addLine(l inline.Line, before float64) float64 {
	rs, adv := flat(l)
	cell := float64(156*unit.Mm) / 28
	em := float64(unit.No3)
	gap, gaps, mark, marks := 0.0, 0, 0.0, 0
	for i := range len(rs) - 1 {
		if !unicode.Is(unicode.Han, rs[i+1]) {
			continue
		}
		switch {
		case unicode.Is(unicode.Han, rs[i]):
			gap += (adv[i] - cell) / em
			gaps++
		case strings.ContainsRune("，、；：", rs[i]):
			mark += (adv[i] + em - cell) / em
			marks++
		}
	}
	if marks > 0 {
		e.marks = append(e.marks, mark/float64(marks))
	}
	if gaps < 3 {
		return math.NaN()
	}
	mean := gap / float64(gaps)
	e.gaps = append(e.gaps, mean)
	if d := math.Abs(mean - before); d > e.jump {
		e.jump, e.where = d, textOf(l)
	}
	return mean
}

func (e *evenness) checkEnds(lines []inline.Line, i int) {
	rs, adv := flat(lines[i])
	if i > 0 && strings.ContainsRune("，。、；：？！”’〉》」』】〕〗）］｝·/%-～", rs[0]) ||
		i < len(lines)-1 && strings.ContainsRune("“‘〈《「『【〔〖（［｛", rs[len(rs)-1]) {
		e.forbidden++
	}
	if i == len(lines)-1 && i > 0 {
		width := 0.0
		for k, r := range rs {
			if !strings.ContainsRune("，。、；：？！”’）", r) {
				width += adv[k]
			}
		}
		if width < 1.99*float64(156*unit.Mm)/28 {
			e.runts++
		}
	}
}

// flat is the characters of a line and how far the pen moves at each.
func flat(l inline.Line) (rs []rune, adv []float64) {
	for _, p := range l.Pieces {
		text := []rune(p.Text)
		for _, g := range p.Glyphs {
			rs = append(rs, text[0])
			adv = append(adv, float64(g.Advance))
			text = text[g.Runes:]
		}
	}
	return rs, adv
}

func textOf(l inline.Line) (s string) {
	for _, p := range l.Pieces {
		s += p.Text
	}
	return s
}

func sd(xs []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, x := range xs {
		sum += x
		squares += x * x
	}
	n := float64(len(xs))
	return math.Sqrt(squares/n - sum*sum/n/n)
}

func BenchmarkSet(b *testing.B) {
	var ps []*inline.Paragraph
	for _, text := range example(b) {
		ps = append(ps, bodyOf(text, clreq.Setting{}))
	}
	for b.Loop() {
		for _, p := range ps {
			inline.Set(p, fonts.Default(), nil)
		}
	}
}
