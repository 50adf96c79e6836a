package ingest

import (
	"regexp"
	"strconv"
	"strings"
)

// folio is a line that only numbers a page: — 2 —, - 2 -, 第2页 共8页, 2/8.
var folio = regexp.MustCompile(`^(?:[-－—–―─·•~～]{1,3}\s*\d{1,4}\s*[-－—–―─·•~～]{1,3}` +
	`|第\s*\d{1,4}\s*页[\s，,/／]*(?:共\s*\d{1,4}\s*页)?|[Pp](?:age|` +
	`AGE)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)$`)

// emptyFolio is a page number of which the program fills in the figure.
var emptyFolio = regexp.MustCompile(`^[-－—–]\s+[-－—–]$`)

// bareNumber is a number alone, a folio only where others of its row are.
var bareNumber = regexp.MustCompile(`^\d{1,4}(?:\s*[/／]\s*\d{1,4})?$`)

// dropFurniture takes away page numbers and the running heads beside them.
func (im *importer) dropFurniture(rs []row) {
	var pages []int // lines that part pages
	numbers := map[int]int{}
	for i, r := range rs {
		s := strings.Trim(r.s, blanks)
		if folio.MatchString(s) {
			im.dropRow(rs, i, "page-number")
			pages = append(pages, i)
		} else if bareNumber.MatchString(s) {
			numbers[i], _ = strconv.Atoi(strings.Fields(strings.ReplaceAll(s, "／",
				"/") + " ")[0])
		}
		if r.turned {
			pages = append(pages, i)
		}
	}
	pages = append(pages, im.dropNumbers(rs, numbers)...)
	im.dropHeads(rs, pages)
}

// dropLines takes page numbers and rules that were typed as paragraphs out of
// a Word file. There, Page 2 may as well be words.
func (im *importer) dropLines(ps []*para) (kept []*para) {
	turned := false
	for _, p := range ps {
		rule := ""
		s := p.mark + p.words() // "- 2 -" looks like an item
		if p.raw == nil && (folio.MatchString(s) && !alnum(firstRune(s)) ||
			emptyFolio.MatchString(s)) {
			rule, turned = "page-number", true
		} else if p.isText() && ruleLine.MatchString(s) {
			rule = "rule-line"
		}
		if rule != "" {
			im.change(Change{Line: p.line, Before: s, Rule: rule, Class: Auto})
			continue
		}
		p.turned = p.turned || turned
		turned = turned && p.words() == ""
		kept = append(kept, p)
	}
	return kept
}

func (im *importer) dropRow(rs []row, i int, rule string) {
	rs[i].gone = true
	im.change(Change{Line: rs[i].line, Before: strings.Trim(rs[i].s, blanks),
		Rule: rule, Class: Auto})
}

// dropNumbers drops bare numbers that count up by one, which no text does,
// and those at the edge of a page.
func (im *importer) dropNumbers(rs []row, numbers map[int]int) (dropped []int) {
	last, want := -1, 0
	for i := range rs {
		n, ok := numbers[i]
		if !ok {
			continue
		}
		edge := rs[i].turned || i+1 < len(rs) && rs[i+1].turned
		if last >= 0 && n == want && i-last > 5 {
			if !rs[last].gone {
				im.dropRow(rs, last, "page-number")
				dropped = append(dropped, last)
			}
			edge = true
		}
		if edge {
			im.dropRow(rs, i, "page-number")
			dropped = append(dropped, i)
		}
		last, want = i, n+1
	}
	return dropped
}

var anyDigits = regexp.MustCompile(`\d+`)

// dropHeads drops short lines that come again beside page ends.
func (im *importer) dropHeads(rs []row, pages []int) {
	beside := map[string][]int{}
	var order []string
	seen := map[int]bool{}
	for _, at := range pages {
		for _, i := range neighbours(rs, at) {
			s := strings.Trim(rs[i].s, blanks)
			if seen[i] || measure(s) > 60 || strings.ContainsAny(s, "。；！？") {
				continue
			}
			seen[i] = true
			key := anyDigits.ReplaceAllString(compact(s), "#")
			if beside[key] == nil {
				order = append(order, key)
			}
			beside[key] = append(beside[key], i)
		}
	}
	for _, key := range order {
		if at := beside[key]; len(at) > 1 || numberOnly.MatchString(rs[at[0]].s) &&
			at[0] > 20 {
			for _, i := range at {
				im.dropRow(rs, i, "running-head")
			}
		}
	}
}

// numberOnly is a running head that says which issue this is.
var numberOnly = regexp.MustCompile(`第\s*\d{1,4}\s*期`)

// neighbours are the nearest lines with words before and behind rs[at].
func neighbours(rs []row, at int) (near []int) {
	for i := at - 1; i >= 0 && at-i < 6; i-- {
		if rs[i].s != "" && !rs[i].gone {
			near = append(near, i)
			break
		}
	}
	for i := at; i < len(rs) && i-at < 6; i++ {
		if rs[i].s != "" && !rs[i].gone {
			return append(near, i)
		}
	}
	return near
}
