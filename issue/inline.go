package issue

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Markdown libraries read ** by the rules of spaced scripts and leave it
// standing beside ” and 。, so the marks inside a paragraph are read here.

// tokenKind is what a stretch of a paragraph's source is.
type tokenKind uint8

const (
	wordsToken tokenKind = iota
	starToken            // * or **: opens or closes emphasis once it has a mate
	linkToken
	linkEndToken
	noteToken
	pictureToken
)

// token is src[from:to]; value and alt are where its target and its quoted
// words are, of a link, a footnote or a picture.
type token struct {
	kind       tokenKind
	from, to   int
	value, alt [2]int
	turn       int // starToken: 1 opens emphasis, -1 closes it, 0 is words
}

// scanner cuts one paragraph into tokens.
type scanner struct {
	src    string
	off    int
	tokens []token
	mates  []int32 // for each [, its ]
	link   [2]int  // where the open link's ] is, and what is behind its target
}

// scan cuts src into tokens. One paragraph may be a whole hostile file, so
// the source is asked whether they are still wanted.
func scan(src string, of *Source) []token {
	s := scanner{src: src, mates: bracketMates(src)}
	from := 0
	for s.off < len(src) && !of.stopped() {
		n := strings.IndexAny(src[s.off:], "\\*[]!")
		if n < 0 {
			break
		}
		s.off += n
		start := s.off
		t, ok := s.special()
		if !ok {
			s.off = start + 1
			continue
		}
		if from < start {
			s.tokens = append(s.tokens, token{from: from, to: start})
		}
		if t.to > t.from {
			s.tokens = append(s.tokens, t)
		}
		from = s.off
		if src[start] == '\\' { // the character behind a backslash means itself
			_, size := utf8.DecodeRuneInString(src[s.off:])
			s.off += size
		}
	}
	if from < len(src) {
		s.tokens = append(s.tokens, token{from: from, to: len(src)})
	}
	return s.tokens
}

// special reads the mark at s.off and moves behind it.
func (s *scanner) special() (token, bool) {
	rest := s.src[s.off:]
	switch c := rest[0]; {
	case c == '\\':
		return s.escape(rest)
	case c == '*':
		return s.stars(rest)
	case c == ']' && s.link[1] > 0 && s.off == s.link[0]:
		t := token{kind: linkEndToken, from: s.off, to: s.link[1]}
		s.off, s.link = s.link[1], [2]int{}
		return t, true
	case strings.HasPrefix(rest, "[^"):
		return s.note()
	case strings.HasPrefix(rest, "!["):
		t, ok := s.target(s.off+1, pictureToken)
		if ok {
			t.from--
			s.off = t.to
		}
		return t, ok
	case c == '[' && s.link[1] == 0:
		return s.openLink()
	}
	return token{}, false
}

// listMark is a mark of a list that has no ASCII punctuation before it.
var listMark = regexp.MustCompile(`^(?:•|\d{1,3}[)）])`)

// escape is a backslash before a mark, or at the beginning before what would
// else be the number of a heading or of a list.
func (s *scanner) escape(rest string) (token, bool) {
	if len(rest) < 2 {
		return token{}, false
	}
	first := strings.Trim(s.src[:s.off], "*") == ""
	if !asciiPunct(rest[1]) && (!first || levelOf(rest[1:]) == 0 && !listMark.MatchString(rest[1:])) {
		return token{}, false
	}
	s.off++
	return token{}, true
}

func asciiPunct(c byte) bool {
	return c > ' ' && c < 0x7f && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
}

// stars is a run of *: one, or two and three as **; four may part two stretches
// of emphasis; longer ones are words.
func (s *scanner) stars(rest string) (token, bool) {
	n := len(rest) - len(strings.TrimLeft(rest, "*"))
	t := token{kind: starToken, from: s.off, to: s.off + n}
	s.off += n
	if n > 4 {
		t.kind = wordsToken
	}
	return t, true
}

func (s *scanner) note() (token, bool) {
	end := int(s.mates[s.off])
	if end <= s.off+2 || strings.ContainsAny(s.src[s.off:end], " \n") {
		return token{}, false
	}
	t := token{kind: noteToken, from: s.off, to: end + 1, value: [2]int{s.off + 2, end}}
	s.off = end + 1
	return t, true
}

func (s *scanner) openLink() (token, bool) {
	t, ok := s.target(s.off, linkToken)
	if !ok {
		return token{}, false
	}
	s.link = [2]int{int(s.mates[s.off]), t.to}
	t.to = s.off + 1
	s.off++
	return t, true
}

// maxTarget bounds how far the end of a link's target is looked for.
const maxTarget = 2048

// target reads [text](target "alt"), whose [ is at open.
func (s *scanner) target(open int, kind tokenKind) (token, bool) {
	mate := int(s.mates[open])
	if mate < 0 || !strings.HasPrefix(s.src[mate+1:], "(") {
		return token{}, false
	}
	from := mate + 2
	end := parenEnd(s.src[from:min(len(s.src), from+maxTarget)])
	if end < 0 {
		return token{}, false
	}
	t := token{kind: kind, from: open, to: from + end + 1}
	inside := strings.TrimRight(s.src[from:from+end], " ")
	if q := strings.Index(inside, ` "`); q >= 0 && len(inside) > q+2 && inside[len(inside)-1] == '"' {
		t.alt = [2]int{from + q + 2, from + len(inside) - 1}
		inside = strings.TrimRight(inside[:q], " ")
	}
	lead := len(inside) - len(strings.TrimLeft(inside, " "))
	t.value = [2]int{from + lead, from + len(inside)}
	if v := inside[lead:]; len(v) > 1 && v[0] == '<' && v[len(v)-1] == '>' {
		t.value[0]++
		t.value[1]--
	}
	return t, t.value[0] < t.value[1]
}

// parenEnd is where the ) is that ends a target; pairs inside belong to it.
func parenEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case '\n':
			return -1
		case ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return -1
}

// bracketMates is for each [ of s the byte of its ], and -1 elsewhere; nil
// when there is no [.
func bracketMates(s string) []int32 {
	if strings.IndexByte(s, '[') < 0 {
		return nil
	}
	mates := make([]int32, len(s))
	var open []int
	for i := 0; i < len(s); i++ {
		mates[i] = -1
		switch s[i] {
		case '\\':
			if i++; i < len(s) {
				mates[i] = -1
			}
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open) - 1; n >= 0 {
				mates[open[n]] = int32(i)
				open = open[:n]
			}
		}
	}
	return mates
}
