package main

import (
	"fmt"
	"math"
)

// targets says of each target whether it is met. What a page more costs and
// whether memory grows is bench/warm's to say.
func (r report) targets() (lines []string) {
	for _, s := range r.sections {
		lines = append(lines, s.sizes()...)
	}
	for _, s := range r.sections {
		if !s.work.long {
			lines = append(lines, s.speed()...)
		}
	}
	return lines
}

// judged is a line about a figure that is to be at most so much.
func judged(what string, got, most float64, unit string) string {
	verdict := "**没有达到 not met**"
	if got <= most {
		verdict = "达到 met"
	}
	return fmt.Sprintf("%s: %s %s, 目标 at most %s: %s", what, figure(got), unit, figure(most), verdict)
}

// sizes compares bytes with the smallest peer's: --small is to be no larger,
// the default no more than a quarter larger.
func (s section) sizes() []string {
	smallest := s.smallest()
	if smallest == nil {
		return nil
	}
	var lines []string
	for _, r := range s.results {
		if !r.ours || r.warm {
			continue
		}
		room := 1.25
		if r.name != "jianbao" {
			room = 1
		}
		lines = append(lines, judged(fmt.Sprintf("%s，%s (%.2f × %s)", s.title(), r.name,
			float64(r.bytes)/float64(smallest.bytes), smallest.name),
			float64(r.bytes), math.Floor(room*float64(smallest.bytes)), "bytes"))
	}
	return lines
}

// smallest is the peer with the smallest file, nil when there is no peer.
func (s section) smallest() (least *result) {
	for _, r := range s.results {
		if !r.ours && (least == nil || r.bytes < least.bytes) {
			least = r
		}
	}
	return least
}

// speed judges jianbao on the example.
func (s section) speed() []string {
	cold, warm := s.base(false), s.base(true)
	lines := []string{judged("冷启动 cold command, CPU", median(cold.cpu), 100, "ms")}
	if !warm.warm || len(warm.compose) == 0 {
		return lines
	}
	each := 2000 / median(warm.cpu)
	verdict := "达到 met"
	if each < 300 {
		verdict = "**没有达到 not met**"
	}
	return append(lines,
		fmt.Sprintf("读稿 read, parse, apply, warm, CPU: %.2f ms", median(warm.reading)),
		judged("排版 compose, warm, CPU", median(warm.compose), 2, "ms"),
		judged("写 PDF, warm, CPU", median(warm.pdf), 3, "ms"),
		fmt.Sprintf("2 cores ÷ CPU: %.0f 份每秒 documents a second, 目标 at least 300: %s", each, verdict),
		judged("分配内存 allocations a document", median(warm.alloc)/1e6, 8, "MB"))
}
