package clreq

import "testing"

func TestOf(t *testing.T) {
	for _, c := range []struct {
		runes string
		class Class
	}{
		{"汉〇あ𠀀𰀀", Ideograph},
		{"★①＋◆〓", Symbol},
		{"“‘（《〈「【〔", Open},
		{"”’）》〉」】〕", Close},
		{"，、；：", Pause},
		{"。．？！", Stop},
		{"·・", Middle},
		{"aZéΩж", Letter},
		{"0９9"[:1], Digit},
		{"%％‰℃", Postfix},
		{"￥$№±", Prefix},
		{" \t\n", Space},
		{"\u00a0", HardSpace},
		{"\u0301\u20dd", Extend},
		{"\ufe0f\u200d\u200b\ufeff\x00\U000e0100", Ignore},
	} {
		for _, r := range c.runes {
			if got := Of(r); got != c.class {
				t.Errorf("%q is of class %d, want %d", r, got, c.class)
			}
		}
	}
}

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		class      Class
		start, end string // the levels that forbid it there
	}{
		{Pause, "basic gb strict ", ""},
		{Close, "basic gb strict ", ""},
		{Open, "", "basic gb strict "},
		{Middle, "gb strict ", ""},
		{Solidus, "gb strict ", "gb strict "},
		{Dash, "strict ", ""},
		{Ideograph, "", ""},
	} {
		start, end := "", ""
		for _, l := range []struct {
			name  string
			level Prohibition
		}{
			{"none", ProhibitNone}, {"basic", ProhibitBasic},
			{"gb", ProhibitGB}, {"strict", ProhibitStrict},
		} {
			if l.level.NoStart(c.class) {
				start += l.name + " "
			}
			if l.level.NoEnd(c.class) {
				end += l.name + " "
			}
		}
		if start != c.start || end != c.end {
			t.Errorf("class %d: start %q, end %q; want %q, %q", c.class, start, end, c.start, c.end)
		}
	}
}

// TestEveryLevelForbidsMore holds the levels in their order.
func TestEveryLevelForbidsMore(t *testing.T) {
	levels := []Prohibition{ProhibitNone, ProhibitBasic, ProhibitGB, ProhibitStrict}
	for c := range Classes {
		for i := 1; i < len(levels); i++ {
			if levels[i-1].NoStart(c) && !levels[i].NoStart(c) ||
				levels[i-1].NoEnd(c) && !levels[i].NoEnd(c) {
				t.Errorf("class %d: a stricter level allows more", c)
			}
		}
	}
}
