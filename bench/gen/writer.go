package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// writer says sentences from patterns and word lists.
type writer struct{ *rand.Rand }

// say fills the holes of a pattern: {word list}, {3-20} a number in figures,
// {三3-20} one in Chinese. Every choice takes one draw, so that the text
// depends on nothing but the seed.
func (w *writer) say(pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		hole, after, _ := strings.Cut(rest, "}")
		b.WriteString(w.fill(hole))
		pattern = after
	}
}

func (w *writer) fill(hole string) string {
	if list, ok := words[hole]; ok {
		return w.say(list[w.IntN(len(list))])
	}
	if span, chinese := strings.CutPrefix(hole, "三"); chinese {
		return numeral(w.between(span))
	}
	return strconv.Itoa(w.between(hole))
}

// between draws from a span like 3-20; a hole that is neither a list nor a
// span is a slip in the patterns, which the tests look for.
func (w *writer) between(span string) int {
	var least, most int
	if n, _ := fmt.Sscanf(span, "%d-%d", &least, &most); n != 2 {
		panic("gen: no word list and no span: " + span)
	}
	return least + w.IntN(most-least+1)
}

// chance is true so many times of a hundred.
func (w *writer) chance(percent int) bool { return w.IntN(100) < percent }

var figures = []rune("零一二三四五六七八九")

// numeral is a number below 10000 as Chinese writes it: 一百零二, 二十.
func numeral(n int) string {
	if n >= 10 && n < 20 {
		return "十" + strings.TrimSuffix(numeral(n%10), "零")
	}
	var b strings.Builder
	gap := false
	for _, place := range []struct {
		of   int
		name string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		digit := n / place.of % 10
		if digit == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
			gap = false
		}
		b.WriteString(string(figures[digit]) + place.name)
	}
	if b.Len() == 0 {
		return "零"
	}
	return b.String()
}
