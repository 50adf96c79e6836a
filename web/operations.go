package web

import "net/http"

// operation is one thing a program can ask for; what stands here is what
// openapi.json and the readable page say.
type operation struct {
	method, path, id string
	summary, about   phrase
	params           []param
	bodies           []bodyKind
	answers          []reply
	refusals         []int // statuses that come with a problem, besides those of every operation
}

// param is a parameter of the query, or of the path when its name stands there.
type param struct {
	name        string
	values      []string // a choice, the default first
	least, most int      // a number
	pattern     string
	about       phrase
}

// bodyKind is a media type of a request, and what it has to look like.
type bodyKind struct {
	kind   string
	schema any // a value of the type that is its schema; nil: bytes
}

// reply is an answer that is a success.
type reply struct {
	status int
	kinds  []string
	value  any // of the type that is its schema; nil: bytes
	about  phrase
}

// issueBodies are the ways to send an issue.
var issueBodies = []bodyKind{
	{"application/yaml", ""}, {"application/json", Issue{}}, {"text/markdown", ""},
	{"application/zip", nil}, {"multipart/form-data", issueForm{}}, {"application/octet-stream", nil},
}

// importBodies are the ways to send a file to be imported.
var importBodies = append([]bodyKind{{wordType, nil}, {"text/plain", ""}, {pdfType, nil}}, issueBodies...)

var templateParam = param{name: "template", pattern: "^[a-z0-9-]{0,40}$", about: phrase{
	"版式名，盖过文件里写的；见 /api/v1/templates", "a house style, over the file's own; see /api/v1/templates"}}

var (
	toParam = param{name: "to", values: []string{"pdf", "docx", "png"},
		about: phrase{"要哪种文件", "which kind of file"}}
	gridParam = param{name: "grid", values: []string{"0", "1"},
		about: phrase{"to=png 时：是否显示版心和字格", "with png: whether the grid shows"}}
	dpiParam = param{name: "dpi", least: minDPI, most: maxDPI,
		about: phrase{"png 每英寸的点数，不写为 96", "dots an inch of png; 96 unless given"}}
	pagesParam = param{name: "pages", pattern: `^[1-9][0-9]{0,5}(-([1-9][0-9]{0,5})?)?(,[1-9][0-9]{0,5}(-([1-9][0-9]{0,5})?)?){0,99}$`,
		about: phrase{"to=png 时要哪几页，如 1,3-5；不止一页时得到 .zip",
			"with to=png, which pages, like 1,3-5; more than one come as a .zip"}}
	pageParam = param{name: "page", least: 1, most: maxPage,
		about: phrase{"to=png 时要第几页", "with to=png, the one page wanted"}}
)

// operations are all that programs can ask for.
var operations = []operation{
	{method: http.MethodPost, path: prefix + "/render", id: "render",
		summary: phrase{"把一期简报排成文件", "Typeset an issue"},
		about: phrase{
			"一期简报可以是 YAML、JSON、Markdown，也可以连同图片放进 .zip 或表单。ETag 由决定结果的一切算出，带 If-None-Match 再来时，没有变化就答 304。",
			"An issue comes as YAML, JSON or Markdown, or with its pictures in a .zip or a form. The ETag is made of all that decides the result: with If-None-Match the answer is 304 when nothing has changed."},
		params: append([]param{toParam, pagesParam, pageParam, dpiParam, gridParam, templateParam},
			paperParams...),
		bodies: issueBodies,
		answers: []reply{
			{200, []string{"application/pdf", wordType, "image/png", "application/zip"}, nil,
				phrase{"文件；名字在 Content-Disposition", "the file; its name is in Content-Disposition"}},
			{304, nil, nil, phrase{"没有变化", "nothing has changed"}},
		},
		refusals: []int{400, 413, 415, 422, 429, 503},
	},
	{method: http.MethodPost, path: prefix + "/check", id: "check",
		summary:  phrase{"检查一期简报", "Check an issue"},
		about:    phrase{"答案列出错误、警告和提示，到排版为止。", "The answer lists errors, warnings and notes, those of the layout included."},
		params:   []param{templateParam},
		bodies:   issueBodies,
		answers:  []reply{{200, []string{"application/json"}, checked{}, phrase{"发现的问题", "the findings"}}},
		refusals: []int{400, 413, 415, 429, 503},
	},
	{method: http.MethodPost, path: prefix + "/import", id: "import",
		summary: phrase{"把 Word 文件或文本变成一期简报", "Turn a Word file or text into an issue"},
		about: phrase{"附有简报文件的 PDF（attach-source=1）取回那个文件。图片留在缓存里，预览时按 SHA-256 引用。",
			"From a PDF that encloses its issue file (attach-source=1) that is taken. Pictures are kept for a while: previews name them by their SHA-256."},
		bodies:   importBodies,
		answers:  []reply{{200, []string{"application/json"}, imported{}, phrase{"简报和改动报告", "the issue and what was changed"}}},
		refusals: []int{400, 413, 415, 422, 429, 503},
	},
	{method: http.MethodPost, path: prefix + "/preview", id: "preview",
		summary: phrase{"预览：问题、各页、点按位置", "Preview: findings, pages, and where words stand"},
		about: phrase{"有错误时 pages 为空。没有见过的图片答 409，在 missing 里列出。",
			"With errors there are no pages. Pictures that were never sent make a 409, which lists them as missing."},
		bodies:   []bodyKind{{"application/json", manuscript{}}},
		answers:  []reply{{200, []string{"application/json"}, previewed{}, phrase{"预览", "the preview"}}},
		refusals: []int{400, 409, 413, 415, 429, 503},
	},
	{method: http.MethodPost, path: prefix + "/download", id: "download",
		summary: phrase{"下载预览中的这一期", "Download what was previewed"},
		params: append([]param{{name: "to", values: []string{"pdf", "docx", "zip"},
			about: phrase{"zip 是简报文件和图片", "zip has the issue file and its pictures"}}},
			paperParams...),
		bodies: []bodyKind{{"application/json", manuscript{}}},
		answers: []reply{{200, []string{"application/pdf", wordType, "application/zip"}, nil,
			phrase{"文件", "the file"}},
			{304, nil, nil, phrase{"没有变化", "nothing has changed"}}},
		refusals: []int{400, 409, 413, 415, 422, 429, 503},
	},
	{method: http.MethodPut, path: prefix + "/pictures/{sha256}", id: "keepPicture",
		summary: phrase{"上传预览要用的图片", "Send a picture for previews"},
		params: []param{{name: "sha256", pattern: "^[0-9a-f]{64}$",
			about: phrase{"内容的 SHA-256", "the content's SHA-256"}}},
		bodies:   []bodyKind{{"application/octet-stream", nil}, {"image/png", nil}, {"image/jpeg", nil}},
		answers:  []reply{{204, nil, nil, phrase{"已收下", "it is kept for a while"}}},
		refusals: []int{400, 413, 415, 503},
	},
	{method: http.MethodGet, path: prefix + "/pictures/{sha256}", id: "picture",
		summary: phrase{"取回图片", "A picture back"},
		about:   phrase{"导入时找到的，或上传过的。", "One that an import found, or that was sent."},
		params: []param{{name: "sha256", pattern: "^[0-9a-f]{64}$",
			about: phrase{"内容的 SHA-256", "the content's SHA-256"}}},
		answers: []reply{{200, []string{"image/png", "image/jpeg", "application/octet-stream"}, nil,
			phrase{"图片", "the picture"}},
			{304, nil, nil, phrase{"没有变化", "nothing has changed"}}},
		refusals: []int{400, 404},
	},
	{method: http.MethodGet, path: prefix + "/example", id: "example",
		summary:  phrase{"示例", "The example issue"},
		about:    phrase{"与导入的答案同样。", "As if it had just been imported."},
		answers:  []reply{{200, []string{"application/json"}, imported{}, phrase{"示例", "the example"}}},
		refusals: []int{400, 429, 503},
	},
	{method: http.MethodGet, path: prefix + "/pages/{hash}.png", id: "page",
		summary: phrase{"预览中的一页", "A page of a preview"},
		params: []param{{name: "hash", pattern: "^[0-9a-f]{64}$",
			about: phrase{"/preview 给出的 hash", "the hash from /preview"}}, dpiParam, gridParam},
		answers: []reply{{200, []string{"image/png"}, nil, phrase{"这一页", "the page"}},
			{304, nil, nil, phrase{"没有变化", "nothing has changed"}}},
		refusals: []int{400, 404, 429, 503},
	},
	{method: http.MethodGet, path: prefix + "/templates", id: "templates",
		summary: phrase{"版式", "House styles"},
		answers: []reply{{200, []string{"application/json"}, styleList{}, phrase{"版式", "the house styles"}},
			{304, nil, nil, phrase{"没有变化", "nothing has changed"}}},
		refusals: []int{400},
	},
	{method: http.MethodGet, path: prefix + "/schema", id: "schema",
		summary: phrase{"简报文件的 JSON Schema", "The JSON Schema of an issue file"},
		answers: []reply{{200, []string{"application/schema+json"}, map[string]any{},
			phrase{"JSON Schema（2020-12）", "JSON Schema (2020-12)"}},
			{304, nil, nil, phrase{"没有变化", "nothing has changed"}}},
		refusals: []int{400},
	},
}
