package web

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jianbao/finding"
)

// mend says how to mend a finding: the words at its place, which rest begins
// with, are to be replaced by others; false when that is not sure.
type mend func(args []string, rest string) (words, by string, ok bool)

// mends are the findings whose mending needs no judgement.
var mends = map[finding.Code]mend{
	"W203": brackets,
	"W204": exchange(1), // half-width marks
	"W208": drop(" \t"),
	"W209": rewrite("……", "。。"),
	"W210": rewrite("——", ""),
	"W211": exchange(1), // straight quotes
	"W212": exchange(1), // full-width letters and digits
	"W213": drop("　 \t"),
	"W215": once,
	"W217": insert("# ", "#"),
	"W219": drop("\u2028\u2029\u0085"),
	"W221": insert("", "\n"),
}

// fix is what would mend f, whose place is at offset of the field at path;
// nil when it takes an editor.
func (r *restated) fix(f finding.Finding, path string, offset int) *fix {
	at, known := r.paths[path], mends[f.Code]
	if at == nil || known == nil {
		return nil
	}
	args := make([]string, len(f.Args))
	for i, a := range f.Args {
		args[i] = fmt.Sprint(a)
	}
	words, by, ok := known(args, at.from(offset))
	if !ok {
		return nil
	}
	return &fix{Path: path, Offset: offset, Length: utf16Length(words), Text: by}
}

// from is the field's text from a UTF-16 offset on.
func (f *field) from(offset int) string {
	n := 0
	for i, r := range f.text {
		if n >= offset {
			return f.text[i:]
		}
		n += int(units(r))
	}
	return ""
}

// exchange puts an argument in the place of the first.
func exchange(by int) mend {
	return func(args []string, rest string) (string, string, bool) {
		return args[0], args[by], strings.HasPrefix(rest, args[0])
	}
}

// longestQuoted is how many characters of a run findings quote.
const longestQuoted = 12

// rewrite puts by in the place of the first argument, unless that is one that
// may be meant otherwise.
func rewrite(by, unsure string) mend {
	return func(args []string, rest string) (string, string, bool) {
		sure := args[0] != unsure && utf8.RuneCountInString(args[0]) < longestQuoted
		return args[0], by, sure && strings.HasPrefix(rest, args[0])
	}
}

// drop leaves out the characters of set at the place; of spaces that is one
// too many.
func drop(set string) mend {
	return func(_ []string, rest string) (string, string, bool) {
		n := len(rest) - len(strings.TrimLeft(rest, set))
		return rest[:n], "", n > 0
	}
}

// once keeps the first of a run of one mark.
func once(args []string, rest string) (string, string, bool) {
	_, n := utf8.DecodeRuneInString(args[0])
	sure := utf8.RuneCountInString(args[0]) < longestQuoted
	return args[0], args[0][:n], sure && strings.HasPrefix(rest, args[0])
}

// insert puts words before what begins with start.
func insert(start, words string) mend {
	return func(_ []string, rest string) (string, string, bool) {
		return "", words, strings.HasPrefix(rest, start)
	}
}

// brackets makes both of a pair full-width.
func brackets(args []string, rest string) (string, string, bool) {
	inner, ok := strings.CutPrefix(rest, args[0])
	end := strings.Index(inner, args[1])
	if !ok || end < 0 || strings.ContainsAny(inner[:end], "()（）\n") {
		return "", "", false
	}
	words := args[0] + inner[:end] + args[1]
	return words, args[2] + inner[:end] + args[3], true
}
