package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// errArticles is told of an issue file that cannot be varied.
var errArticles = errors.New("the issue has no block of articles: to vary")

// outdent is a line at the margin: where the list of articles ends.
var outdent = regexp.MustCompile(`(?m)^[a-z]`)

// split is a YAML issue in three: what stands before its articles, they, and
// what stands behind them.
func split(source []byte) (head, articles, tail string, err error) {
	const mark = "\narticles:\n"
	from := bytes.Index(source, []byte(mark))
	if from < 0 {
		return "", "", "", errArticles
	}
	from += len(mark)
	to := len(source)
	if end := outdent.FindIndex(source[from:]); end != nil {
		to = from + end[0]
	}
	return string(source[:from]), string(source[from:to]), string(source[to:]), nil
}

// variant is the issue with other figures, so that nobody gains by remembering
// what was set before. Variant 0 is the issue itself.
func variant(source []byte, n int) ([]byte, error) {
	head, articles, tail, err := split(source)
	return []byte(head + varied(articles, n) + tail), err
}

// long is the issue with its articles so many times over, each time varied and
// told in the titles.
func long(source []byte, times int) ([]byte, error) {
	head, articles, tail, err := split(source)
	var b strings.Builder
	b.WriteString(head)
	for i := range times {
		round := varied(articles, i)
		if i > 0 {
			round = strings.ReplaceAll(round, "- title: ", fmt.Sprintf("- title: 之%d：", i+1))
		}
		b.WriteString(round)
	}
	b.WriteString(tail)
	return []byte(b.String()), err
}

// varied is s with other digits in the place of those from 1 to 9; the same n
// gives the same ones.
func varied(s string, n int) string {
	if n == 0 {
		return s
	}
	chance := rand.New(rand.NewPCG(uint64(n), 0))
	return strings.Map(func(r rune) rune {
		if '1' <= r && r <= '9' {
			return '1' + rune(chance.IntN(9))
		}
		return r
	}, s)
}
