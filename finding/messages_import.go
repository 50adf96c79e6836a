package finding

// importMessages are E8xx and W8xx: reading Word files and text.
var importMessages = map[Code]message{
	"E801": {
		[2]string{"文件有 {0} MiB，超过 {1} MiB",
			"the file has {0} MiB, more than {1} MiB"},
		[2]string{"删去不用的图片，或分成几份再导入",
			"take out what is not needed, or import it in parts"},
	},
	"E802": {
		[2]string{"文件是空的",
			"the file is empty"},
		[2]string{"看看是不是另一个文件",
			"see whether another file was meant"},
	},
	"E803": {
		[2]string{"不是文字文件，也不是 Word 文件",
			"this is neither text nor a Word file"},
		[2]string{"另存为 .docx 或 .txt",
			"save it as .docx or .txt"},
	},
	"E804": {
		[2]string{"不读 PDF 文件",
			"PDF files are not read"},
		[2]string{"用 pdftotext 取出文字，或全选复制成 .txt，再导入",
			"take its text out with pdftotext, or copy it into a .txt, and import that"},
	},
	"E805": {
		[2]string{"这是 .doc、.wps 或 .rtf 格式，不能直接读",
			"this is in the .doc, .wps or .rtf format, which is not read"},
		[2]string{"用 Word 或 WPS 另存为 .docx，或用 --soffice 指明 LibreOffice 代为转换",
			"save it as .docx, or name LibreOffice with --soffice to convert it"},
	},
	"E806": {
		[2]string{"文件加了密码",
			"the file is encrypted"},
		[2]string{"在 Word 里去掉打开密码再导入",
			"take the password off in Word and import again"},
	},
	"E807": {
		[2]string{"Word 文件已损坏：{0}",
			"the Word file is damaged: {0}"},
		[2]string{"用 Word 或 WPS 打开，另存一份再导入",
			"open it in Word or WPS, save it anew and import that"},
	},
	"E808": {
		[2]string{"Word 文件超过限度：{0}",
			"the Word file is beyond the limits: {0}"},
		[2]string{"这不像一份简报；用 Word 打开，只留需要的内容另存一份",
			"this is hardly a bulletin; keep what is needed in Word and save that"},
	},
	"E809": {
		[2]string{"导入的内容不成一份简报：{0}",
			"what was imported is no issue: {0}"},
		[2]string{"请把源文件交给维护人员",
			"please hand the file to the maintainers"},
	},
	"E810": {
		[2]string{"扩展名是 Word 文件，内容不是",
			"the name is that of a Word file, the content is not"},
		[2]string{"用 Word 或 WPS 打开，另存为 .docx",
			"open it in Word or WPS and save it as .docx"},
	},
	"E811": {
		[2]string{"LibreOffice 没有转换成：{0}",
			"LibreOffice could not convert it: {0}"},
		[2]string{"用 Word 或 WPS 另存为 .docx",
			"save it as .docx with Word or WPS"},
	},
	"E812": {
		[2]string{"有 {0} 行像题目，超过 {1} 篇，不像一期简报",
			"{0} lines look like titles, more than the {1} articles an issue can have"},
		[2]string{"查对是不是别的文件，或分成几期导入",
			"see whether it is another file, or import it in parts"},
	},
	"E813": {
		[2]string{"这是网页（HTML、MHT）或 XML，不是 Word 文件",
			"this is a web page (HTML, MHT) or XML, not a Word file"},
		[2]string{"用 Word 或 WPS 打开，另存为 .docx；或把文字复制到 .txt",
			"open it in Word or WPS and save it as .docx, or copy its text into a .txt"},
	},
	"W801": {
		[2]string{"有 {0} 个字符读不出，成了 �",
			"{0} characters could not be read and became �"},
		[2]string{"对照原文改正",
			"mend them by the original"},
	},
	"W802": {
		[2]string{"没有找到简报名称，暂写 {0}",
			"no name of the bulletin was found; {0} stands for it"},
		[2]string{"请填写 masthead.name",
			"fill in masthead.name"},
	},
	"W803": {
		[2]string{"没有找到完整的期号，暂写 {0} 年第 {1} 期",
			"no complete number was found; {1} of {0} stands for it"},
		[2]string{"请填写 number",
			"fill in number"},
	},
	"W804": {
		[2]string{"没有找到印发日期",
			"no date was found"},
		[2]string{"请填写 date",
			"fill in date"},
	},
	"W805": {
		[2]string{"第 {0} 篇文章没有题目，暂写 {1}",
			"article {0} has no title; {1} stands for it"},
		[2]string{"请填写 title",
			"fill in its title"},
	},
	"W806": {
		[2]string{"第 {0} 篇文章没有正文，暂写 {1}",
			"article {0} has no body; {1} stands for it"},
		[2]string{"请填写 body",
			"fill in its body"},
	},
	"W807": {
		[2]string{"导读里的“{0}”没有对应的文章",
			"no article answers to “{0}” of the contents"},
		[2]string{"看看是不是漏了题目，或导读写错",
			"see whether a title was missed or the contents are wrong"},
	},
	"W808": {
		[2]string{"报头里的“{0}”不知是什么，放在第一篇文章开头",
			"“{0}” of the head is not known; it stands before the first article"},
		[2]string{"移到该在的地方，或删去",
			"move or delete it"},
	},
	"W809": {
		[2]string{"报尾里的“{0}”不知是什么，放在最后一篇文章末尾",
			"“{0}” of the tail is not known; it stands behind the last article"},
		[2]string{"移到该在的地方，或删去",
			"move or delete it"},
	},
	"W810": {
		[2]string{"Word 文件里的{0}没有导入：{1}",
			"of the Word file {0} was not imported: {1}"},
		[2]string{"需要的话请手工补上",
			"put it in by hand if it is needed"},
	},
	"W811": {
		[2]string{"图片没有导入：{0}",
			"a picture was not imported: {0}"},
		[2]string{"另存为 JPEG 或 PNG，再写进正文",
			"save it as JPEG or PNG and name it in the body"},
	},
}
