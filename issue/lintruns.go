package issue

import "strings"

// runs looks at stretches of one character, which is how dots and dashes are
// miswritten, and at full-width letters and digits.
func (l *linter) runs() {
	for i := 0; i < len(l.r); {
		j := i + 1
		if plain(l.r[i]) {
			i = j
			continue
		}
		for j < len(l.r) && (l.r[j] == l.r[i] || fullAlnum(l.r[j]) && fullAlnum(l.r[i])) {
			j++
		}
		if l.safe == nil || !l.safe[i] {
			l.run(i, j)
		}
		i = j
	}
}

// run looks at the characters i…j-1.
func (l *linter) run(i, j int) {
	words := func() string { return string(l.r[i:min(j, i+12)]) }
	switch r := l.r[i]; {
	case fullAlnum(r):
		l.report("W212", i, words(), halved(words()))
	case l.dots(r, i, j):
		l.report("W209", i, words())
	case l.dash(r, i, j):
		l.report("W210", i, words())
	case j > i+1 && strings.ContainsRune("，、；：", r):
		l.report("W215", i, words())
	}
}

// dots tells whether n characters r are a miswritten ……, which is two … (GB/T
// 15834, 4.11).
func (l *linter) dots(r rune, i, j int) bool {
	n := j - i
	switch r {
	case '.':
		return n > 2 && (l.besideHan(i, j-1) || l.rune(i-1) == 0) || n == 2 && l.besideHan(i, j-1) && l.rune(j) != '/'
	case '。', '．':
		return n > 1
	case '・', '·', '･', '•':
		return n > 2
	case '…':
		return n%2 == 1 && l.besideHan(i, j-1)
	}
	return false
}

// dash tells whether n characters r are a miswritten ——, which is two — (GB/T
// 15834, 4.10). One — alone is a dash only beside a pause mark or at the
// beginning: elsewhere it joins, as in 北京—上海.
func (l *linter) dash(r rune, i, j int) bool {
	const pauses = "，。、；：？！"
	n := j - i
	switch r {
	case '－', '―', '─', '﹣', '﹘':
		return !digit(l.rune(i-1)) || !digit(l.rune(j))
	case '—':
		paused := strings.ContainsRune(pauses, l.rune(i-1)) || strings.ContainsRune(pauses, l.rune(j))
		first := i == 0 && han(l.rune(j))
		return n == 3 || n == 1 && (paused || first)
	case '-':
		return n > 1 && l.besideHan(i, j-1)
	}
	return false
}

// fullAlnum tells whether r is a full-width letter or digit of ASCII.
func fullAlnum(r rune) bool { return r >= '！' && r <= '～' && alnum(r-'！'+'!') }

// halved is s in half-width letters and digits.
func halved(s string) string {
	return strings.Map(func(r rune) rune {
		if fullAlnum(r) {
			return r - '！' + '!'
		}
		return r
	}, s)
}
