package inline

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"jianbao/layout/clreq"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// checkLaws sets p and checks what holds of every paragraph.
func checkLaws(t *testing.T, p *Paragraph) {
	t.Helper()
	s := Set(p, squares{}, nil)
	for loose := -1; loose <= 1; loose++ {
		ls, ok := s.Lines(loose)
		if !ok {
			continue
		}
		if n := s.Count(0); loose != 0 && len(ls) != n+loose {
			t.Errorf("%+d: %d lines against %d", loose, len(ls), n)
		}
		checkText(t, p, ls)
		checkPens(t, p, ls)
	}
	first, _ := s.Lines(0)
	if again, _ := Set(p, squares{}, nil).Lines(0); !reflect.DeepEqual(first, again) {
		t.Errorf("set twice, set differently")
	}
	checkPermits(t, p)
}

// checkText wants every rune of the runs once and in order, but for white
// space at line ends.
func checkText(t *testing.T, p *Paragraph, ls []Line) {
	t.Helper()
	run, off := 0, 0
	pass := func(toRun, toOff int) {
		for run < toRun || run == toRun && off < toOff {
			if off == len(p.Runs[run].Text) {
				run, off = run+1, 0
				continue
			}
			r, n := utf8.DecodeRuneInString(p.Runs[run].Text[off:])
			if c := clreq.Of(r); !c.Blank() && c != clreq.Ignore {
				t.Fatalf("lost %q of run %d at %d", r, run, off)
			}
			off += n
		}
	}
	for _, l := range ls {
		for _, pc := range l.Pieces {
			pass(pc.Run, pc.Off)
			if run != pc.Run || off != pc.Off || !strings.HasPrefix(p.Runs[run].Text[off:], pc.Text) {
				t.Fatalf("piece %q at run %d, %d; want run %d, %d", pc.Text, pc.Run, pc.Off, run, off)
			}
			off += len(pc.Text)
			runes := 0
			for _, g := range pc.Glyphs {
				runes += int(g.Runes)
			}
			if n := utf8.RuneCountInString(pc.Text); runes != n {
				t.Errorf("%q: glyphs stand for %d runes, want %d", pc.Text, runes, n)
			}
		}
	}
	if len(p.Runs) > 0 {
		pass(len(p.Runs)-1, len(p.Runs[len(p.Runs)-1].Text))
	}
}

// checkPens wants the pieces of a line to join, the line to be as wide as its
// glyphs and no wider than the measure, and justified lines to end on its edge.
func checkPens(t *testing.T, p *Paragraph, ls []Line) {
	t.Helper()
	for i, l := range ls {
		x, glyphs := l.X, 0
		for _, pc := range l.Pieces {
			if pc.X != x {
				t.Errorf("line %d: piece at %v, want %v", i, pc.X, x)
			}
			for _, g := range pc.Glyphs {
				x += unit.Length(g.Advance)
				glyphs++
			}
		}
		if x != l.X+l.Width {
			t.Errorf("line %d is %v wide, its glyphs %v", i, l.Width, x-l.X)
		}
		if l.X+l.Width > p.Measure && glyphs > 3 {
			t.Errorf("line %d is overfull by %v: %s", i, l.X+l.Width-p.Measure, dump(ls))
		}
	}
}

// checkPermits wants lines to end at forbidden places only when there is no
// other way, and then at the mildest.
func checkPermits(t *testing.T, p *Paragraph) {
	t.Helper()
	w := new(desk)
	w.load(p, squares{})
	if len(w.clusters) == 0 || len(w.clusters) > stretchClusters {
		return
	}
	w.search(0, len(w.clusters))
	for _, i := range w.chain[1 : len(w.chain)-1] {
		if w.points[i].permit == forbidden {
			t.Errorf("a line ends before an attached cluster")
		}
	}
}

// randomParagraph is a paragraph of n runes in some runs.
func randomParagraph(r *rand.Rand, n int) *Paragraph {
	p := &Paragraph{
		Measure: unit.Scale(156*unit.Mm, int64(1+r.IntN(30)), 28),
		Align:   Align(r.IntN(4)),
		Setting: clreq.Setting{
			Punctuation: clreq.Punctuation(r.IntN(4)), Prohibition: clreq.Prohibition(r.IntN(4)),
			NoGap: r.IntN(8) == 0, EvenGaps: r.IntN(4) == 0,
		},
		WordCut: r.IntN(6) == 0,
	}
	if r.IntN(3) > 0 {
		p.Cells, p.GridWidth, p.Em = 28, 156*unit.Mm, unit.No3
		p.First = min(unit.Scale(p.GridWidth, 2, 28), p.Measure/2)
	}
	odd := []rune("\u0301\ufe0f\u200d\u200b\t\n\u00a0𠀀𪚥\U000E0100\ufeff\u0000")
	for n > 0 {
		part := make([]rune, min(n, 1+r.IntN(40)))
		n -= len(part)
		for i := range part {
			switch part[i] = alphabet[r.IntN(16)]; r.IntN(12) {
			case 0, 1, 2, 3:
				part[i] = alphabet[r.IntN(len(alphabet))]
			case 4:
				part[i] = odd[r.IntN(len(odd))]
			}
		}
		p.Runs = append(p.Runs, Run{
			Text: string(part), Han: glyph.Role(r.IntN(3)), Latin: glyph.Latin,
			Size: []unit.Length{unit.No3, unit.No3, unit.No4}[r.IntN(3)],
			Mark: len(part) < 4 && p.Measure > 40*unit.Mm && r.IntN(3) == 0, Verbatim: r.IntN(12) == 0,
		})
	}
	return p
}

func TestLaws(t *testing.T) {
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 7))
		p := randomParagraph(r, r.IntN(200))
		checkLaws(t, p)
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, p)
		}
	}
}

func FuzzLaws(f *testing.F) {
	f.Add(uint64(1), "青春领航·党建，“四双”2016年第2期〔2016〕5号。")
	f.Add(uint64(2), "https://www.gov.cn/zhengce/content/2016-02/18/content_5043208.htm")
	f.Add(uint64(3), "é̂́👨‍👩‍👧\u0000\xff\xfe")
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		r := rand.New(rand.NewPCG(seed, 7))
		p := randomParagraph(r, r.IntN(20))
		p.Runs = append(p.Runs, Run{Text: text, Latin: glyph.Latin, Size: unit.No3})
		checkLaws(t, p)
	})
}

// TestLongParagraph sets more text than is searched at once.
func TestLongParagraph(t *testing.T) {
	text := strings.Repeat("针对上述情况，园区党总支从实际出发，组织实施了“青春领航·共赢”工程，共20家。", 600)
	p := body(text)
	s := Set(p, squares{}, nil)
	ls, _ := s.Lines(0)
	checkText(t, p, ls)
	checkPens(t, p, ls)
	for i, l := range ls[:len(ls)-1] {
		if l.X+l.Width != p.Measure {
			t.Errorf("line %d ends %v from the edge", i, p.Measure-l.X-l.Width)
		}
	}
	if _, ok := s.Lines(1); ok {
		t.Error("a long paragraph has other ways, which are not searched")
	}
}

// TestParallel sets the same paragraphs in several goroutines at once; desks and
// solutions are shared.
func TestParallel(t *testing.T) {
	p := randomParagraph(rand.New(rand.NewPCG(4, 7)), 180)
	p.Align, p.WordCut, p.Measure = Justify, false, 156*unit.Mm
	want, _ := Set(p, squares{}, nil).Lines(0)
	shared := Set(p, squares{}, nil)
	more, _ := shared.Lines(1)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			got, _ := Set(p, squares{}, nil).Lines(0)
			again, _ := shared.Lines(1)
			if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(again, more) {
				t.Error("set differently in parallel")
			}
		})
	}
	group.Wait()
}
