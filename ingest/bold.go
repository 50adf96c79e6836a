package ingest

// lead is a run-in heading: the characters from…to-1 of a paragraph.
type lead struct {
	from, to int
	number   int
	bold     bool
}

// leads are the run-in headings of a paragraph, in its order.
func leads(cs []char) (ls []lead) {
	s := []rune{}
	for _, c := range cs {
		s = append(s, c.r)
	}
	for i := range s {
		if i+1 >= len(s) || s[i+1] != '是' && s[i+1] != '要' || i > 0 &&
			!endsClause(s[i-1]) {
			continue
		}
		n := countOf(string(s[i : i+1]))
		if n < 1 || n > 10 {
			continue
		}
		to := leadEnd(s, i)
		ls = append(ls, lead{i, to, n, allBold(cs[i:to])})
	}
	return ls
}

func endsClause(r rune) bool {
	switch r {
	case '。', '：', '；', '！', '？', '，', '”', ' ', 0:
		return true
	}
	return false
}

// leadEnd is where the sentence that begins at i ends, before its mark.
func leadEnd(s []rune, i int) int {
	depth := 0
	for most := min(len(s), i+maxLead); i < most; i++ {
		switch s[i] {
		case '“', '（', '《', '(':
			depth++
		case '”', '）', '》', ')':
			depth--
		case '。', '；', '！', '？':
			if depth <= 0 {
				return i
			}
		}
	}
	return i
}

// maxLead is the longest run-in heading that is looked for, in characters.
const maxLead = 200

func allBold(cs []char) bool {
	for _, c := range cs {
		if !c.bold {
			return false
		}
	}
	return len(cs) > 0
}

// restoreBold gives a run-in heading that a page end had cut the emphasis
// that every other of its series in the paragraph has: the cut lost it.
func (im *importer) restoreBold(p *para) {
	if len(p.cuts) == 0 {
		return
	}
	ls := leads(p.text)
	for k, l := range ls {
		if l.bold || !l.spans(p.cuts) || !othersBold(ls, k) {
			continue
		}
		for i := l.from; i < l.to; i++ {
			p.text[i].bold = true
		}
		c := p.text[l.from]
		words := plain(p.text[l.from:l.to])
		im.change(Change{Line: int(c.line), Col: int(c.col), Before: words,
			After: "**" + words + "**",
			Rule:  "bold-cut", Class: Auto, Note: "the others of the series are bold"})
	}
}

// spans tells whether one of cuts lies in l.
func (l lead) spans(cuts []int) bool {
	for _, c := range cuts {
		if l.from < c && c < l.to {
			return true
		}
	}
	return false
}

// othersBold tells whether ls[k] is one of a series of three at least whose
// others are all bold.
func othersBold(ls []lead, k int) bool {
	others := 0
	for i, l := range ls {
		if i == k {
			continue
		}
		if !l.bold || l.number != ls[k].number+(i-k) {
			return false
		}
		others++
	}
	return others >= 2
}

// suggestRunIns tells of series in which some run-in headings are bold and
// some are not. Which the editor meant is for the editor to say.
func (im *importer) suggestRunIns(ps []*para) {
	var series []lead
	var at []*para
	flush := func() {
		bold := 0
		for _, l := range series {
			if l.bold {
				bold++
			}
		}
		for k, l := range series {
			if bold > 0 && !l.bold {
				words := plain(at[k].text[l.from:l.to])
				im.change(Change{Line: int(at[k].text[l.from].line), Before: words,
					After: "**" + words + "**",
					Rule:  "run-in-bold", Class: Suggested})
			}
		}
		series, at = nil, nil
	}
	for _, p := range ps {
		if !p.isText() {
			continue
		}
		for _, l := range leads(p.text) {
			if n := len(series); n > 0 && l.number != series[n-1].number+1 {
				flush()
			}
			series, at = append(series, l), append(at, p)
		}
	}
	flush()
}
