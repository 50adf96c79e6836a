package unit

// The Chinese type sizes (字号) in the points that Word and WPS give them.
const (
	Chu     = 42 * Pt     // 初号
	SmallC  = 36 * Pt     // 小初
	No1     = 26 * Pt     // 一号
	SmallN1 = 24 * Pt     // 小一
	No2     = 22 * Pt     // 二号
	SmallN2 = 18 * Pt     // 小二
	No3     = 16 * Pt     // 三号
	SmallN3 = 15 * Pt     // 小三
	No4     = 14 * Pt     // 四号
	SmallN4 = 12 * Pt     // 小四
	No5     = 21 * Pt / 2 // 五号
	SmallN5 = 9 * Pt      // 小五
	No6     = 15 * Pt / 2 // 六号
)

// sizes names the 字号 as templates write them.
var sizes = map[string]Length{
	"初号": Chu, "小初": SmallC, "一号": No1, "小一": SmallN1, "二号": No2, "小二": SmallN2,
	"三号": No3, "小三": SmallN3, "四号": No4, "小四": SmallN4, "五号": No5, "小五": SmallN5, "六号": No6,
}

// TypeSize is the size of the 字号 called name, for instance 三号.
func TypeSize(name string) (Length, bool) {
	l, ok := sizes[name]
	return l, ok
}
