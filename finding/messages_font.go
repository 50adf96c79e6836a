package finding

// fontMessages are E5xx: faces and characters. A font of the user's that
// cannot be used is a warning, as another face takes its place.
var fontMessages = map[Code]message{
	"E501": {
		text: [2]string{"所有字体里都没有“{0}”字（{1}）",
			"no font has the character {0} ({1})"},
		hint: [2]string{"请核对这个字；确实要用，请用 --fonts 加上有这个字的字体",
			"check the character; if it is meant, add a font that has it with --fonts"},
	},
	"W501": {
		text: [2]string{"字体“{0}”不用：它的授权不许嵌入文件（fsType {1}）",
			"font {0} is not used: its licence forbids embedding (fsType {1})"},
		hint: [2]string{"请换一款许可嵌入的字体，或向字体厂商取得授权",
			"take a font that may be embedded, or get leave from its maker"},
	},
	"W502": {
		text: [2]string{"字体“{0}”不用：它的授权不许只嵌入用到的字（fsType {1}）",
			"font {0} is not used: its licence forbids subsets (fsType {1})"},
		hint: [2]string{"请换一款许可嵌入子集的字体",
			"take a font that may be embedded in part"},
	},
	"W503": {
		text: [2]string{"字体“{0}”不用：字形是 PostScript 曲线（CFF），不是 TrueType",
			"font {0} is not used: it has PostScript (CFF) outlines, not TrueType"},
		hint: [2]string{"请用这款字体的 .ttf 版本",
			"use the font's .ttf version"},
	},
	"W504": {
		text: [2]string{"字体“{0}”不用：它是字体集（TTC），一个文件里有几款字体",
			"font {0} is not used: it is a collection (TTC) of several fonts"},
		hint: [2]string{"请先把要用的一款存成单独的 .ttf 文件",
			"save the one you need as a .ttf file of its own"},
	},
	"W505": {
		text: [2]string{"字体“{0}”不用：它是可变字体",
			"font {0} is not used: it is a variable font"},
		hint: [2]string{"请用这款字体的固定字重版本",
			"use a version of fixed weight"},
	},
	"W506": {
		text: [2]string{"字体“{0}”不用：文件已损坏或不是字体（{1}）",
			"font {0} is not used: damaged, or no font at all ({1})"},
		hint: [2]string{"请重新取得这个文件",
			"get the file anew"},
	},
	"W507": {
		text: [2]string{"字体“{0}”不用：看不出它是仿宋、楷体、黑体还是别的（{1}）",
			"font {0} is not used: it is not clear which role it has ({1})"},
		hint: [2]string{"请给文件名开头加上 fangsong、kaiti、heiti、xiaobiaosong、songti 或 latin",
			"begin its name with fangsong, kaiti, heiti, xiaobiaosong, songti or latin"},
	},
	"W508": {
		text: [2]string{"字体“{0}”不用：文件超过 {1} MiB",
			"font {0} is not used: larger than {1} MiB"},
		hint: [2]string{"请用小一些的字体文件",
			"use a smaller font file"},
	},
	"W509": {
		text: [2]string{"这个文件夹里没有字体（.ttf）",
			"the folder holds no fonts (.ttf)"},
		hint: [2]string{"看看 --fonts 的路径；子文件夹里的不算",
			"look at the path of --fonts; folders within it do not count"},
	},
}
