package word

import "testing"

func TestNumbersAreWrittenAsWordWritesThem(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{1, "decimal", "1"}, {3, "decimalZero", "03"}, {12, "decimalZero", "12"},
		{1, "chineseCounting", "一"}, {10, "chineseCounting", "十"}, {21, "chineseCounting", "二十一"},
		{103, "chineseCountingThousand", "一百零三"}, {110, "chineseCountingThousand", "一百一十"},
		{11, "japaneseCounting", "十一"}, {10, "ideographDigital", "一〇"},
		{23, "chineseLegalSimplified", "贰拾叁"}, {2, "ideographTraditional", "乙"},
		{3, "ideographZodiac", "寅"}, {4, "decimalEnclosedCircleChinese", "④"},
		{28, "upperLetter", "BB"}, {3, "lowerLetter", "c"}, {1994, "upperRoman", "MCMXCIV"},
		{4, "lowerRoman", "iv"}, {12, "decimalFullWidth", "１２"}, {5, "none", ""},
		{7, "somethingNew", "7"}, {0, "chineseCounting", "0"}, {12345, "upperRoman", "12345"},
	} {
		if got := inFormat(c.n, c.format); got != c.want {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
}

func TestHeadingsAreKnownByTheirStyles(t *testing.T) {
	s := styles{byID: map[string]style{
		"1": {name: "heading 1"}, "a": {name: "标题 3"}, "b": {name: "mine", based: "1"},
		"t": {name: "title"}, "c": {name: "x", based: "d"}, "d": {name: "y", based: "c"},
	}}
	two := 2
	for _, c := range []struct {
		id      string
		outline *int
		want    int
	}{{"1", nil, 2}, {"a", nil, 4}, {"b", nil, 2}, {"t", nil, 1}, {"c", nil, 0}, {"c", &two, 4}, {"", nil, 0}} {
		if got := s.heading(c.id, c.outline); got != c.want {
			t.Errorf("style %q is level %d, want %d", c.id, got, c.want)
		}
	}
}
