package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"jianbao/finding"
)

// phrase is a text of the service, by finding.Lang.
type phrase [2]string

func (p phrase) in(l finding.Lang, args ...any) string {
	if len(args) == 0 {
		return p[l]
	}
	return fmt.Sprintf(p[l], args...)
}

// languageOf is English when the request would rather have it than Chinese.
func languageOf(r *http.Request) finding.Lang {
	best, lang := 0.0, finding.Chinese
	for _, part := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, q := weighed(part)
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if q <= best {
			continue
		}
		switch primary {
		case "zh":
			best, lang = q, finding.Chinese
		case "en":
			best, lang = q, finding.English
		}
	}
	return lang
}

// weighed is an entry of an Accept header and its weight (RFC 9110 12.4.2).
func weighed(part string) (value string, q float64) {
	value, params, _ := strings.Cut(part, ";")
	q = 1
	if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
		if f, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err == nil {
			q = f
		}
	}
	return strings.TrimSpace(value), q
}

// languageTag is l as HTTP names it.
func languageTag(l finding.Lang) string {
	if l == finding.English {
		return "en"
	}
	return "zh-CN"
}

// What the service says.
var (
	sayBusy = phrase{
		"正在排版的请求太多，请稍后再试。",
		"Too many requests are being worked on; please try again shortly."}
	sayTooMany = phrase{
		"已有 %d 个您的请求在排队（--per-client），请等它们做完再来。",
		"%d of your requests are waiting already (--per-client); please let them finish."}
	sayTooLong = phrase{
		"%v 之内没有做完，已停止。可以把这一期分开，或调大 --time。",
		"Not done within %v, so it was stopped. Split the issue, or raise --time."}
	sayFailed = phrase{
		"服务器出了故障，已记入日志。",
		"The server failed; the log says how."}
	sayFaulty = phrase{
		"这一期有错误，没有排版；请按 findings 逐条改正。",
		"The issue has errors and was not set; findings lists them."}
	sayNotImported = phrase{
		"文件没有导入；原因见 findings。",
		"The file was not imported; findings says why."}
	sayNoText = phrase{
		"这个文件既不是文字，也不是 Word 文件，不能导入；可用 .docx、.md、.txt、.yaml、.json，或带图片的 .zip。",
		"This file is neither text nor a Word file; send .docx, .md, .txt, .yaml, .json or a .zip with pictures."}
	sayBodyLarge = phrase{
		"请求超过 %d MiB；可以缩小图片，或调大 --body。",
		"The request is larger than %d MiB; make pictures smaller, or raise --body."}
	sayUnpackedLarge = phrase{
		"压缩包展开后超过 %d MiB（--unpacked）。",
		"The archive holds more than %d MiB (--unpacked)."}
	sayManyEntries = phrase{
		"文件多于 %d 个。", "There are more than %d files."}
	sayRatio = phrase{
		"压缩包里的 %s 展开后是压缩时的 %d 倍以上，不予展开。",
		"%s in the archive would grow more than %d times; it was not unpacked."}
	sayManyPictures = phrase{
		"图片多于 %d 张。", "There are more than %d pictures."}
	sayManyPages = phrase{
		"排出来有 %d 页，多于 %d 页（--pages）。",
		"It has %d pages, which is more than %d (--pages)."}
	sayManyDrawn = phrase{
		"一次最多画 %d 页；请用 pages= 指定。",
		"No more than %d pages are drawn at a time; name some with pages=."}
	sayBadArchive = phrase{
		"压缩包打不开：已损坏或不是 .zip。",
		"The archive cannot be opened: it is damaged or no .zip."}
	sayBadForm = phrase{
		"表单读不出来：%s。", "The form cannot be read: %s."}
	sayBadName = phrase{
		"文件名 %q 不能用：不能为空、以 / 开头或含有 ..。",
		"The file name %q is not allowed: it may not be empty, start with / or contain .. parts."}
	sayTwice = phrase{
		"文件 %s 出现两次。", "The file %s is there twice."}
	sayNoIssue = phrase{
		"里面没有简报文件（.yaml、.json 或 .md）。",
		"It holds no issue file (.yaml, .json or .md)."}
	sayNothingToImport = phrase{
		"压缩包里没有可以导入的文件（.docx、.md、.txt、.yaml、.json）。",
		"The archive holds no file that can be imported (.docx, .md, .txt, .yaml, .json)."}
	sayOffice = phrase{
		"这是表格、演示文稿或别的办公文件，不能读；请把文字放进 Word 文件（.docx）。",
		"This is a spreadsheet, slides or another office file, which is not read; put its text into a Word file (.docx)."}
	sayNoFile = phrase{
		"没有收到文件。", "No file was sent."}
	sayManyIssues = phrase{
		"里面有几个简报文件（%s、%s……），不知道要哪一个。",
		"It holds several issue files (%s, %s, ...); which is meant?"}
	sayKind = phrase{
		"不认识的内容类型 %s；可以发 .yaml、.json、.md、带图片的 .zip 或表单。",
		"Unknown content type %s; send .yaml, .json, .md, a .zip with pictures, or a form."}
	sayKindJSON = phrase{
		"请求要是 JSON（Content-Type: application/json），不是 %s。",
		"The request has to be JSON (Content-Type: application/json), not %s."}
	sayWord = phrase{
		"这是 Word 文件；请先用 /api/v1/import 导入。",
		"This is a Word file; import it with /api/v1/import first."}
	sayEncoding = phrase{
		"请求不能用 Content-Encoding: %s 压缩；多个文件请打成 .zip。",
		"Requests may not be compressed with Content-Encoding: %s; send a .zip instead."}
	sayQuery = phrase{
		"参数 %s=%s 不对；可用 %s。", "%s=%s is not valid; use %s."}
	sayUnknownQuery = phrase{
		"不认识参数 %s；可用 %s。", "Unknown parameter %s; there are %s."}
	sayBadQuery = phrase{
		"参数读不出来：%s。", "The parameters cannot be read: %s."}
	sayTwiceQuery = phrase{
		"参数 %s 写了不止一次。", "The parameter %s is there more than once."}
	sayPageOrPages = phrase{
		"page 和 pages 只能写一个。", "Say page or pages, not both."}
	sayNoSuchPage = phrase{
		"没有第 %d 页：这一期只有 %d 页。", "There is no page %d: the issue has %d."}
	sayJSON = phrase{
		"JSON 读不出来：%s。", "The JSON cannot be read: %s."}
	sayMissing = phrase{
		"有 %d 张图片还没有上传。", "%d pictures have not been sent yet."}
	sayHash = phrase{
		"内容的 SHA-256 与地址里的不符。", "The content's SHA-256 is not the one in the address."}
	sayHashForm = phrase{
		"%q 不是 64 位小写十六进制的 SHA-256。", "%q is no SHA-256 in 64 lower-case hexadecimal digits."}
	sayPictureGone = phrase{
		"没有这张图片（或已不在缓存里）；请重新上传。",
		"There is no such picture, or it is no longer kept; send it again."}
	sayPageGone = phrase{
		"没有这一页（或已不在缓存里）；请重新预览。",
		"There is no such page, or it is no longer kept; preview the issue again."}
	sayNotFound = phrase{
		"没有 %s。", "There is no %s."}
	sayMethod = phrase{
		"%s 不能用 %s 访问。", "%[1]s does not take %[2]s."}
	sayWrongToken = phrase{
		"口令不对，请核对后再输入一次。", "This token is not known here; please try again."}
	sayToken = phrase{
		"要有口令：Authorization: Bearer …", "A token is needed: Authorization: Bearer ..."}
	sayForeign = phrase{
		"不接受别的网站发来的请求。", "Requests from other sites are not accepted."}
	sayHost = phrase{
		"本服务不接受主机名 %s；如果它就叫这个名字，启动时加 --host。",
		"This service does not go by the name %s; if it should, start it with --host."}
	sayTemplate = phrase{
		"没有版式 %s；可用 %s。", "There is no house style %s; there are %s."}
)
