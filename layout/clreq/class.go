package clreq

// Class is how a character behaves in a line.
type Class uint8

// The classes. CLREQ §3 and GB/T 15834 part 5 set the Chinese ones apart;
// the Western ones are those that break lines differently.
const (
	Ideograph Class = iota // 汉字, 〇, kana
	Symbol                 // other full-width signs: ★ ① ＋
	Repeat                 // 々: an ideograph that begins no line
	Open                   // opening brackets and quotation marks
	Close                  // closing ones
	Pause                  // ，、；：
	Stop                   // 。．？！
	Middle                 // 间隔号 ·
	Solidus                // 分隔号 ／
	Dash                   // — single a connector (一字线), double a 破折号
	Ellipsis               // …
	Wave                   // 浪纹 ～ and the other connectors
	Letter
	Digit
	Hyphen
	Slash
	Plus
	Point   // , . ; : ! ? of Western text
	Opening // ( [ {
	Closing // ) ] }
	Sign    // every other Western sign
	Prefix  // ¥ № ± before a number
	Postfix // % ‰ ℃ after one
	Space
	HardSpace
	WideSpace // U+3000
	Extend    // combining marks: drawn on the character before
	Ignore    // variation selectors, joiners, controls: never drawn
	Classes   // how many there are
)

// span gives one class to the code points from lo to hi.
type span struct {
	lo, hi rune
	class  Class
}

// spans are read in order, later ones cutting into earlier ones.
var spans = [...]span{
	{0x0000, 0xFFFF, Symbol},
	{0x0000, 0x001F, Ignore}, {0x007F, 0x009F, Ignore}, {0x00AD, 0x00AD, Ignore},
	{0x0021, 0x007E, Sign}, {0x00A1, 0x00BF, Sign},
	{'0', '9', Digit}, {'A', 'Z', Letter}, {'a', 'z', Letter},
	{0x00C0, 0x02AF, Letter}, {0x00D7, 0x00D7, Symbol}, {0x00F7, 0x00F7, Symbol},
	{0x02B0, 0x02FF, Sign}, {0x0300, 0x036F, Extend},
	{0x0370, 0x052F, Letter}, {0x0530, 0x1DBF, Letter}, {0x1DC0, 0x1DFF, Extend},
	{0x1E00, 0x1FFF, Letter}, {0x1AB0, 0x1AFF, Extend}, {0x0483, 0x0489, Extend},
	{0x2000, 0x200A, Space}, {0x200B, 0x200F, Ignore}, {0x2010, 0x2011, Hyphen},
	{0x2028, 0x2029, Space}, {0x202A, 0x202E, Ignore}, {0x2060, 0x206F, Ignore},
	{0x20D0, 0x20FF, Extend}, {0x2C60, 0x2C7F, Letter}, {0xA640, 0xA7FF, Letter},
	{0x2E80, 0x2FDF, Ideograph}, {0x3040, 0x31BF, Ideograph}, {0x31F0, 0x31FF, Ideograph},
	{0x3400, 0x4DBF, Ideograph}, {0x4E00, 0x9FFF, Ideograph}, {0xA000, 0xA4CF, Ideograph},
	{0xAC00, 0xD7A3, Ideograph}, {0xF900, 0xFAFF, Ideograph},
	{0x302A, 0x302F, Extend}, {0x3099, 0x309A, Extend},
	{0xFB00, 0xFB06, Letter}, {0xFE00, 0xFE0F, Ignore}, {0xFE20, 0xFE2F, Extend},
	{0xFFF0, 0xFFFB, Ignore},
}

// members are single characters of a class. The line start and line end rules
// of rules.go hold for whole classes.
var members = [...]struct {
	class Class
	runes string
}{
	{Ideograph, "〆〇"},
	{Repeat, "々〻ーヽヾゝゞ"},
	{Open, "“‘（《〈「『【〔〖〘〚［｛｟〝﹙﹛﹝"}, // GB/T 15834 5.1.3
	{Close, "”’）》〉」』】〕〗〙〛］｝｠〞〟﹚﹜﹞"},
	{Pause, "，、；：﹐﹑﹔﹕"},  // GB/T 15834 5.1.1
	{Stop, "。．？！﹖﹗‼⁇⁈⁉"}, // GB/T 15834 5.1.1, 5.1.2
	{Middle, "·‧・"},      // GB/T 15834 5.1.7
	{Solidus, "／"},       // GB/T 15834 5.1.9
	{Dash, "—―⸺"},        // GB/T 15834 5.1.5, 5.1.6
	{Ellipsis, "…‥⋯"},    // GB/T 15834 5.1.5
	{Wave, "～〜–‒－∶"},     // GB/T 15834 5.1.6
	{Hyphen, "-"}, {Slash, "/"}, {Plus, "+"},
	{Point, ",.;:!?"}, {Opening, "([{"}, {Closing, ")]}"},
	{Prefix, "$£¥€￥＄￡№±−"},  // CLREQ issue 262: before a number
	{Postfix, "%％‰‱℃℉°′″¢"}, // CLREQ issue 262: after a number
	{Space, "\t\n\v\f\r "}, {HardSpace, "\u00a0\u202f\u2007"}, {WideSpace, "\u3000"},
	{Ignore, "\ufeff"},
}

// classes is the class of every character of the basic plane.
var classes = buildClasses()

func buildClasses() (t [1 << 16]Class) {
	for _, s := range spans {
		for r := s.lo; r <= s.hi; r++ {
			t[r] = s.class
		}
	}
	for _, m := range members {
		for _, r := range m.runes {
			t[r] = m.class
		}
	}
	return t
}

// Of is the class of r by itself; quotation marks and signs within Western
// text are classed anew by their neighbours, see Western.
func Of(r rune) Class {
	switch {
	case uint32(r) < 1<<16:
		return classes[r]
	case r >= 0xE0000 && r <= 0xE0FFF:
		return Ignore
	case r >= 0x20000 && r <= 0x3FFFF:
		return Ideograph
	}
	return Symbol
}

// set is a set of classes, one bit each.
type set uint32

const (
	western set = 1<<Letter | 1<<Digit | 1<<Hyphen | 1<<Slash | 1<<Plus | 1<<Point |
		1<<Opening | 1<<Closing | 1<<Sign | 1<<Prefix | 1<<Postfix
	han   set = 1<<Ideograph | 1<<Repeat
	marks set = 1<<Open | 1<<Close | 1<<Pause | 1<<Stop
	blank set = 1<<Space | 1<<WideSpace
	words set = 1<<Letter | 1<<Digit
	// stiff classes take no stretch beside them: what is half an em wide or
	// joins its neighbours stays with them.
	stiff set = 1<<Middle | 1<<Solidus | 1<<Wave | 1<<Extend | 1<<Ignore |
		1<<Space | 1<<HardSpace | 1<<WideSpace
)

func (s set) has(c Class) bool { return s>>c&1 != 0 }

// Western tells whether a character of the class belongs to a Western word,
// number or address: it is set in the Latin face and broken by Western rules.
func (c Class) Western() bool { return western.has(c) }

// Han tells whether it is an ideograph, which takes a gap beside Western text.
func (c Class) Han() bool { return han.has(c) }

// Mark tells whether it is a mark with a blank half.
func (c Class) Mark() bool { return marks.has(c) }

// Blank tells whether it vanishes at a line's end.
func (c Class) Blank() bool { return blank.has(c) }

// Word tells whether it is a Western letter or a digit.
func (c Class) Word() bool { return words.has(c) }
