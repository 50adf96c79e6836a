package inline_test

import (
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"jianbao/layout/clreq"
)

func TestLocalStatutes(t *testing.T) {
	files, _ := filepath.Glob("/tmp/statutes/yaml/*.yaml")
	for _, s := range []clreq.Setting{{}, {EvenGaps: true}} {
		var all evenness
		var gaps, marks, jumps []float64
		where := map[float64]string{}
		for _, f := range files {
			var e evenness; e.measure(t, paragraphs(t, f, "      "), 28, s)
			all.gaps = append(all.gaps, e.gaps...)
			all.marks = append(all.marks, e.marks...)
			all.lines += e.lines
			all.runts += e.runts
			all.forbidden += e.forbidden
			gaps = append(gaps, sd(e.gaps))
			marks = append(marks, sd(e.marks))
			jumps = append(jumps, e.jump)
			where[e.jump] = f + e.where
		}
		sort.Float64s(gaps)
		sort.Float64s(marks)
		sort.Float64s(jumps)
		n := len(gaps)
		hist := map[int]int{}
		for _, m := range all.marks {
			hist[int(m*20+0.0001)]++
		}
		t.Logf("marks by .05: %v of %d", hist, len(all.marks))
		hist = map[int]int{}
		for _, m := range all.gaps {
			hist[int(m*100+100)-100]++
		}
		t.Logf("gaps by .01: %v", hist)
		t.Logf("all: %d lines sd gaps %.4f marks %.4f runts %d forb %d", all.lines, sd(all.gaps), sd(all.marks), all.runts, all.forbidden)
		for _, q := range []float64{.1, .5, .9, .95, .99} {
			i := int(q * float64(n))
			t.Logf("q%.2f gap %.4f mark %.4f jump %.4f", q, gaps[i], marks[i], jumps[i])
		}
		t.Logf("max gap %.4f mark %.4f", gaps[n-1], marks[n-1])
		for _, j := range jumps[n-12:] {
			t.Logf("jump %.4f %s", j, strings.TrimPrefix(where[j], "/tmp/statutes/yaml/"))
		}
	}
	var e evenness; e.measure(t, example(t), 28, clreq.Setting{EvenGaps: true})
	t.Logf("example evengaps: %d lines, sd of gaps %.4f, of marks %.4f, widest jump %.4f at %s, %d runts", e.lines, sd(e.gaps), sd(e.marks), e.jump, e.where, e.runts)
	e=evenness{}; e.measure(t, example(t), 28, clreq.Setting{})
	t.Logf("example: %d lines, sd of gaps %.4f, of marks %.4f, widest jump %.4f at %s, %d runts", e.lines, sd(e.gaps), sd(e.marks), e.jump, e.where, e.runts)
}
