package finding

// templateMessages are E6xx: house styles.
var templateMessages = map[Code]message{
	"E601": {
		text: [2]string{"没有叫“{0}”的版式", "no house style is called {0}"},
		hint: [2]string{"是不是 {1}？现有：{2}", "did you mean {1}? there are: {2}"},
	},
	"E602": {
		text: [2]string{"没有叫“{0}”的版式", "no house style is called {0}"},
		hint: [2]string{
			"现有：{1}；自己的版式用 --template 目录",
			"there are: {1}; name a folder of your own with --template",
		},
	},
	"E603": {
		text: [2]string{
			"版式文件不是合格的 JSON：{0}",
			"the template is not sound JSON: {0}",
		},
		hint: [2]string{
			"检查此处的引号、逗号和括号",
			"look at the quotes, commas and brackets here",
		},
	},
	"E604": {
		text: [2]string{"版式里没有“{0}”这一项", "a template has no field {0}"},
		hint: [2]string{
			"最接近的名字：{1}；全部字段见 templates/README.md",
			"nearest name: {1}; all fields are in templates/README.md",
		},
	},
	"E605": {
		text: [2]string{"“{0}”的值类型不对", "{0} is of the wrong type"},
		hint: [2]string{"应当写成 {1}", "write {1}"},
	},
	"E606": {
		text: [2]string{"“{0}”不能是“{1}”", "{0} cannot be {1}"},
		hint: [2]string{"可以是：{2}", "it may be: {2}"},
	},
	"E607": {
		text: [2]string{"“{0}”的数值 {1} 不在范围内", "{0}: {1} is out of range"},
		hint: [2]string{
			"写 {2} 到 {3} 之间的整数",
			"write a whole number from {2} to {3}",
		},
	},
	"E608": {
		text: [2]string{"“{0}”的长度“{1}”读不懂", "{0}: {1} is not a length"},
		hint: [2]string{
			"写成 \"35mm\"、\"29.45pt\"、\"三号\"、\"2字\"、\"2行\"、\"1行距\" 或 \"0\"",
			"write \"35mm\", \"29.45pt\", \"三号\", \"2字\", \"2行\", \"1行距\" or \"0\"",
		},
	},
	"E609": {
		text: [2]string{"版式文件读不出来：{0}", "the template cannot be read: {0}"},
		hint: [2]string{
			"版式目录里要有一个 template.json",
			"a template's folder holds a template.json",
		},
	},
	"E610": {
		text: [2]string{"“{0}”写了两次", "{0} is given twice"},
		hint: [2]string{"删去一处", "remove one of them"},
	},
	"E611": {
		text: [2]string{"样式“{0}”绕回了自己", "style {0} is like itself in the end"},
		hint: [2]string{
			"让其中一个样式不再写 like",
			"let one of the styles be like none",
		},
	},
	"E612": {
		text: [2]string{"版式缺少“{0}”", "the template lacks {0}"},
		hint: [2]string{
			"补上这一项，或写 \"extends\": \"bulletin\"",
			"add it, or write \"extends\": \"bulletin\"",
		},
	},
	"E613": {
		text: [2]string{"版心超出了纸张", "the type area reaches over the paper's edge"},
		hint: [2]string{
			"减小 left、top、width 或 height",
			"make left, top, width or height smaller",
		},
	},
	"E615": {
		text: [2]string{"“{0}”的字号太小或太大", "{0} is too small or too large"},
		hint: [2]string{"写 3pt 到 200pt 之间的字号", "write a size from 3pt to 200pt"},
	},
	"W601": {
		text: [2]string{
			"版式“{1}”没有“{0}”的位置，这一项不会印出来",
			"style {1} has no place for {0}, which is not printed",
		},
		hint: [2]string{
			"换一个版式，或在版式里补上它的位置",
			"use another style, or give it a place in this one",
		},
	},
	"E616": {
		text: [2]string{"纸张太大", "the paper is too large"},
		hint: [2]string{"纸张的边长不超过 5 米", "no side of the paper may be longer than 5 m"},
	},
	"E614": {
		text: [2]string{
			"版心排不下 {1} 行、每行 {0} 字",
			"{1} lines of {0} characters do not fit the type area",
		},
		hint: [2]string{
			"减小行数、字数或 em，或加大版心",
			"use fewer lines or columns, a smaller em, or a larger type area",
		},
	},
}
