package main

import (
	"fmt"
	"strings"
)

// statuteIssue makes an issue of one to three pieces of made-up regulations.
func statuteIssue(w *writer, i int) []file {
	is := frame(w, i)
	is.organization, is.name = w.say("{city}法规研究会"), "法规选编"
	is.publisher = w.say("{city}法规研究会秘书处编印")
	for range 1 + w.IntN(3) {
		is.articles = append(is.articles, regulation(w))
	}
	return []file{{fmt.Sprintf("statutes-%03d.yaml", i+1), is.yaml()}}
}

// regulation is a run of articles (条) from somewhere in a longer text.
func regulation(w *writer) article {
	a := article{title: w.say("{place}{matter}{law}")}
	if w.chance(60) {
		a.title = w.say("{place}{matter}{law}（第" + numeral(2+w.IntN(8)) + "章　{chapter}）")
	}
	number := 1 + w.IntN(140)
	space := []string{"\u3000", " "}[w.IntN(2)]
	for range 4 + w.IntN(9) {
		a.body = append(a.body, clauses(w, "第"+numeral(number)+"条"+space)...)
		number++
	}
	return a
}

// clauses are the paragraphs of one 条: plain ones, or an opening and items.
func clauses(w *writer, opener string) []string {
	if w.chance(35) {
		return append([]string{opener + w.say("{list opening}：")}, items(w)...)
	}
	out := []string{opener + long(w)}
	for w.chance(40) {
		out = append(out, long(w))
	}
	return out
}

// long is a paragraph of one to four sentences, as statutes have them.
func long(w *writer) string {
	var b strings.Builder
	b.WriteString(w.say("{rule}"))
	for w.chance(55) {
		b.WriteString(w.say("{rule}"))
	}
	return b.String()
}

// items are （一）……； to the last one's full stop.
func items(w *writer) []string {
	n := 3 + w.IntN(7)
	var out []string
	for i := range n {
		end := "；"
		if i == n-1 {
			end = "。"
		}
		out = append(out, w.say("（"+numeral(i+1)+"）{item}")+end)
	}
	return out
}
