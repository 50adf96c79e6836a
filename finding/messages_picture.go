package finding

// pictureMessages are E7xx: pictures.
var pictureMessages = map[Code]message{
	"E701": {
		[2]string{"找不到图片 {0}",
			"there is no picture {0}"},
		[2]string{"路径从简报文件所在的文件夹算起",
			"the path begins in the folder of the issue file"},
	},
	"E702": {
		[2]string{"图片 {0} 不在简报文件的文件夹里",
			"the picture {0} is outside the folder of the issue file"},
		[2]string{"把图片放到简报文件旁边，写相对路径",
			"put it beside the issue file and write a relative path"},
	},
	"E703": {
		[2]string{"不从网上取图片：{0}",
			"pictures are not fetched: {0}"},
		[2]string{"先存到简报文件旁边",
			"save it beside the issue file first"},
	},
	"E704": {
		[2]string{"图片 {0} 超过 {1} 百万像素",
			"the picture {0} has more than {1} megapixels"},
		[2]string{"缩小后再用",
			"make it smaller"},
	},
	"E705": {
		[2]string{"图片 {0} 超过 {1} MiB",
			"the picture {0} has more than {1} MiB"},
		[2]string{"缩小后再用",
			"make it smaller"},
	},
	"E706": {
		[2]string{"图片 {0} 的格式（{1}）不支持",
			"the picture {0} is {1}, which is not supported"},
		[2]string{"另存为 JPEG 或 PNG",
			"save it as JPEG or PNG"},
	},
	"E707": {
		[2]string{"图片 {0} 已损坏",
			"the picture {0} is damaged"},
		[2]string{"重新保存一份",
			"save it anew"},
	},
	"E710": {
		[2]string{"图片 {0} 是空文件",
			"the picture {0} is an empty file"},
		[2]string{"重新保存一份",
			"save it anew"},
	},
	"E708": {
		[2]string{"这里不能读图片：{0}",
			"no pictures can be read here: {0}"},
		[2]string{"从文件夹读取，或连同图片打成 .zip",
			"give a folder, or a .zip with the pictures"},
	},
	"E709": {
		[2]string{"读不了图片 {0}：{1}",
			"the picture {0} cannot be read: {1}"},
		[2]string{"检查文件和权限",
			"look at the file and its permissions"},
	},
}
