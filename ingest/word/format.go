package word

import (
	"strconv"
	"strings"
)

// inFormat writes n as the number format says (ECMA-376, 17.18.59).
func inFormat(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalEnclosedParen":
		if n >= 1 && n <= 20 {
			return string(rune('⑴' + n - 1))
		}
	case "decimalEnclosedFullstop":
		if n >= 1 && n <= 20 {
			return string(rune('⒈' + n - 1))
		}
	}
	return hanFormat(n, format)
}

// hanFormat is inFormat for the formats in Han.
func hanFormat(n int, format string) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting",
		"taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
		return counted(n, []rune("零一二三四五六七八九"), []string{"", "十", "百", "千"})
	case "chineseLegalSimplified":
		return counted(n, []rune("零壹贰叁肆伍陆柒捌玖"), []string{"", "拾", "佰", "仟"})
	case "ideographLegalTraditional", "japaneseLegal":
		return counted(n, []rune("零壹貳參肆伍陸柒捌玖"), []string{"", "拾", "佰", "仟"})
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital",
		"koreanDigital", "koreanDigital2":
		return digits(n, []rune("〇一二三四五六七八九"))
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, []rune("０１２３４５６７８９"))
	case "ideographTraditional":
		return oneOf(n, []rune("甲乙丙丁戊己庚辛壬癸"))
	case "ideographZodiac":
		return oneOf(n, []rune("子丑寅卯辰巳午未申酉戌亥"))
	case "ideographEnclosedCircle":
		return oneOf(n, []rune("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"))
	}
	return strconv.Itoa(n)
}

func digits(n int, marks []rune) string {
	return strings.Map(func(r rune) rune { return marks[r-'0'] }, strconv.Itoa(n))
}

func oneOf(n int, marks []rune) string {
	if n < 1 || n > len(marks) {
		return strconv.Itoa(n)
	}
	return string(marks[n-1])
}

// counted writes n below 10000 with its places: 二十一, 一百零三. A ten at the
// beginning needs no 一.
func counted(n int, marks []rune, places []string) string {
	if n <= 0 || n >= 10000 {
		return strconv.Itoa(n)
	}
	s, zero := "", false
	for p := 3; p >= 0; p-- {
		unit := 1
		for range p {
			unit *= 10
		}
		d := n / unit % 10
		switch {
		case d == 0:
			zero = s != ""
		default:
			if zero {
				s += string(marks[0])
			}
			zero = false
			if !(d == 1 && p == 1 && s == "") {
				s += string(marks[d])
			}
			s += places[p]
		}
	}
	return s
}

func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, v := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50,
		"L"}, {40, "XL"},
		{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= v.n; n -= v.n {
			b.WriteString(v.s)
		}
	}
	return b.String()
}
