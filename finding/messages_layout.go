package finding

// layoutMessages are E4xx and W4xx: what setting the pages brought to light.
var layoutMessages = map[Code]message{
	"E402": {
		[2]string{"排到第{0}面仍未结束，后面的内容没有排", "more than {0} pages; what follows was not set"},
		[2]string{"请把这一期分成几份", "divide the issue"},
	},
	"W401": {
		[2]string{"第1面上没有正文", "page 1 shows no body text"},
		[2]string{"公文首页必须显示正文：请缩短本期导读或报头", "shorten the contents or the masthead (GB/T 9704 7.3.3)"},
	},
	"W402": {
		[2]string{"报头“{0}”比版心宽，已压缩到原宽的{1}%", "masthead “{0}” is wider than the type area and was condensed to {1} %"},
		[2]string{"请改短，或在模板中改小字号", "shorten it, or give it a smaller size in the template"},
	},
	"W403": {
		[2]string{"标题排成了{0}行", "the title takes {0} lines"},
		[2]string{"标题不宜超过三行，请改短", "keep titles to three lines"},
	},
	"W404": {
		[2]string{"表格比版心宽，有的词在单元格里被拆开", "the table is too wide; words are broken in its cells"},
		[2]string{"请减少列数，或缩短单元格中的长词", "use fewer columns or shorter words"},
	},
}
