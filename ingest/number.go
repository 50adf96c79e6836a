package ingest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"jianbao/issue"
)

// A number is written in figures or in Han.
const (
	figures  = `[\d０-９]{1,6}`
	hanCount = `[〇○零一二三四五六七八九十百千]{1,7}`
	anyCount = `(` + figures + `|` + hanCount + `)`
	anyYear  = `([\d０-９]{4}|[〇○零一二三四五六七八九]{4})`
)

// The parts of a number line, in the order they are taken out of it: 总第36期
// must go before 第2期 is looked for.
var (
	wholePart = form(`[（(〔\[]?\s*总\s*(?:第|期)?\s*` + anyCount +
		`\s*[期号]?\s*[）)〕\]]?`)
	extraPart = form(`[（(]?\s*增\s*刊\s*(?:第?\s*[（(]?\s*` + anyCount +
		`\s*[）)]?\s*[期号]?)?\s*[）)]?`)
	issuePart = form(`[（(]?\s*(?:第\s*` + anyCount +
		`\s*[期号]|[Nn][Oo][.．:：]?\s*` + anyCount + `)\s*[）)]?`)
	yearIssue = form(anyYear + `\s*年\s*` + anyCount + `\s*期`)
	codeIssue = form(`[〔\[（(【]\s*` + anyYear +
		`\s*[〕\]）)】]\s*第?\s*` + anyCount + `\s*[号期]`)
	yearPart = form(`[〔\[（(【]?\s*` + anyYear +
		`\s*(?:年度?|[〕\]）)】])`)
	datePart = form(anyYear + `\s*(?:年|[-./．－])\s*` + anyCount +
		`\s*(?:月|[-./．－])\s*` + anyCount + `\s*日?`)
	dashIssue = form(`^[\x00\s]*(\d{4})\s*[-—–－]\s*(\d{1,3})[\x00\s]*$`)
	dayOfWeek = form(`[（(]?\s*星期[一二三四五六日天]\s*[）)]?`)
)

// form compiles a form in which \s* is any blank, also one of a whole 字.
func form(re string) *regexp.Regexp {
	return regexp.MustCompile(strings.ReplaceAll(re, `\s*`, `[\s\x{3000}]*`))
}

// countOf reads a number in figures, half or full, or in Han.
func countOf(s string) int {
	s = strings.Map(half, s)
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, digits, single, by := 0, 0, 0, false
	for _, r := range s {
		switch v := hanDigit(r); {
		case v >= 0:
			single, digits = v, digits*10+v
		case r == '十':
			n, single, by = n+max(single, 1)*10, 0, true
		case r == '百':
			n, single, by = n+max(single, 1)*100, 0, true
		case r == '千':
			n, single, by = n+max(single, 1)*1000, 0, true
		}
	}
	if !by {
		return digits
	}
	return n + single
}

func hanDigit(r rune) int {
	for i, d := range []rune("零一二三四五六七八九") {
		if d == r {
			return i
		}
	}
	if r == '〇' || r == '○' {
		return 0
	}
	return -1
}

// take takes the first match of re out of *s and gives what its groups hold.
func take(s *string, re *regexp.Regexp) []string {
	m := re.FindStringSubmatchIndex(*s)
	if m == nil {
		return nil
	}
	var groups []string
	for k := 2; k < len(m); k += 2 {
		if m[k] >= 0 {
			groups = append(groups, (*s)[m[k]:m[k+1]])
		} else {
			groups = append(groups, "")
		}
	}
	*s = (*s)[:m[0]] + "\x00" + (*s)[m[1]:]
	return groups
}

// takeDate takes the first day of the calendar out of *s.
func takeDate(s *string) (issue.Date, bool) {
	rest := *s
	if !strings.ContainsAny(rest, "年-./．－") { // nor has any date: most lines
		return issue.Date{}, false
	}
	g := take(&rest, datePart)
	if g == nil {
		return issue.Date{}, false
	}
	d := issue.Date{Year: countOf(g[0]), Month: countOf(g[1]), Day: countOf(g[2])}
	u := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	if d.Year < 1900 || int(u.Month()) != d.Month || u.Day() != d.Day {
		return issue.Date{}, false
	}
	take(&rest, dayOfWeek)
	*s = rest
	return d, true
}

// takeNumber takes what counts the issue out of *s; n has what was found.
func takeNumber(s *string) (n issue.Number, ok bool) {
	if spelledOut(*s) { // 第　十　二　期
		*s = compact(*s)
	}
	if g := take(s, wholePart); g != nil {
		n.Whole, ok = countOf(g[0]), true
	}
	if g := take(s, extraPart); g != nil {
		n.Supplement, ok = max(countOf(g[0]), 1), true
	}
	if g := take(s, codeIssue); g != nil {
		n.Year, n.Issue, ok = countOf(g[0]), countOf(g[1]), true
	} else if g := take(s, yearIssue); g != nil {
		n.Year, n.Issue, ok = countOf(g[0]), countOf(g[1]), true
	} else if g := take(s, issuePart); g != nil {
		n.Issue, ok = countOf(g[0]+g[1]), true
	} else if g := dashIssue.FindStringSubmatch(*s); g != nil && ok {
		n.Year, n.Issue, *s = countOf(g[1]), countOf(g[2]), "\x00" // beside 总第5期
	}
	if ok && n.Year == 0 {
		if g := take(s, yearPart); g != nil {
			n.Year = countOf(g[0])
		}
	}
	if n.Supplement > 0 && n.Issue > 0 {
		n.Supplement, n.Issue = n.Issue, 0
	}
	return n, ok
}

// dateOnly tells whether s is a date and nothing else.
func dateOnly(s string) bool {
	_, ok := takeDate(&s)
	return ok && strings.Trim(s, "\x00"+blanks) == ""
}

// remains is what takes have left of a line, in pieces.
func remains(s string) (pieces []string) {
	for _, p := range strings.Split(s, "\x00") {
		if p = strings.Trim(p, blanks+"，,、/／|｜·-—()（）:："); p != "" {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// spelledOut tells whether blanks part all characters of s.
func spelledOut(s string) bool {
	fields := strings.FieldsFunc(s, blank)
	return len(fields) > 1 && !slices.ContainsFunc(fields, func(f string) bool {
		return utf8.RuneCountInString(f) > 1
	})
}
