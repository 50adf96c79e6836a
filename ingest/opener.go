package ingest

import (
	"regexp"
	"strings"
)

const hanNumber = `[一二三四五六七八九十百零〇]+`

// openers are how a paragraph begins that is no continuation of another.
var openers = regexp.MustCompile(`^(?:[☆★●◆■▲◎○◇□※△▼►▶❖✦]` +
	`|【|[〖]|` + hanNumber + `、|[（(]` + hanNumber +
	`[）)]|\d{1,2}[.．、](?:[^\d]|$)|[（(]\d{1,2}[）)]|\d{1,2}[）)]` +
	`|[①-⑳]|(?:一|二|三|四|五|六|七|八|九|十)(?:是|要|则)|第` + hanNumber +
	`[，、：章节条部]` +
	`|首先|其次|再次|最后[，,]|附件?\d*[：:]|附表|附图|图\s*\d+|表\s*\d+` +
	`|(?:编者按|按语|编者的话|按)[：:]|[•▪◦‣∙]|[·\-*]\s)`)

// levelMark are the four levels of headings (GB/T 9704-2012, 7.3.3).
var levelMark = regexp.MustCompile(`^(?:` + hanNumber + `、|[（(]` + hanNumber +
	`[）)]|\d{1,2}[.．](?:[^\d]|$)|[（(]\d{1,2}[）)])`)

// chapter opens the parts of rules: 第一章　总则.
var chapter = regexp.MustCompile(`^第\s*(?:` + hanNumber + `|\d{1,3})\s*[编章节条]`)

// markOf is the mark of a level that s begins with, "" for none.
func markOf(s string) string {
	m := levelMark.FindString(s)
	if i := strings.IndexAny(m, ".．"); i >= 0 { // what stands behind it is no part
		return strings.TrimRightFunc(m, func(r rune) bool { return r != '.' && r != '．' })
	}
	return m
}

// star opens the title of an article.
var star = regexp.MustCompile(`^([☆★●◆■▲◎○◇□※△❖✦])\s*(\S.*)$`)

// editorNote opens 按语.
var editorNote = regexp.MustCompile(`^(?:[【\[（(]?\s*(?:编\s*者\s*按|按\s*语|` +
	`编\s*者\s*的\s*话|编者按语|本刊按)\s*[】\]）)]?\s*[：:]?|按\s*[：:])\s*`)

// finals are the marks a sentence ends with, closers those that may follow.
const (
	finals  = "。！？…；：!?;:"
	closers = "”’』」）】》〉)\"'"
)

// ended tells whether s ends as sentences do.
func ended(s string) bool {
	s = strings.TrimRight(strings.TrimRight(s, blanks), closers+"*")
	return s != "" && (strings.ContainsRune(finals, lastRune(s)) || hanStop.MatchString(s))
}

// hanStop is a Chinese sentence that ends in a Western full stop.
var hanStop = regexp.MustCompile(`\p{Han}\.$`)

func lastRune(s string) rune {
	var last rune
	for _, r := range s {
		last = r
	}
	return last
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// titleLike tells whether s could be a title: short, and no sentence.
func titleLike(s string) bool {
	n := measure(s)
	if n == 0 || n > 2*60 {
		return false
	}
	return !strings.ContainsRune("。；，、,;：:.", lastRune(s)) && !strings.Contains(s,
		"。")
}

// openerOf tells whether s begins what is no continuation.
func opens(s string) bool { return openers.MatchString(s) || isTailLine(s) }
