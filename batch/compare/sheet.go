package compare

import (
	_ "embed" // the web page
	"html/template"
	"io"
	"net/url"
	"strings"

	"jianbao/finding"
)

//go:embed sheet.html
var sheetPage string

// sheetTemplate is read once; it is never changed.
var sheetTemplate = template.Must(template.New("sheet").Funcs(template.FuncMap{
	"link": link,
}).Parse(sheetPage))

// link is a file's name as an address: names of issues may hold anything.
func link(name string) template.URL {
	parts := strings.Split(name, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return template.URL("./" + strings.Join(parts, "/"))
}

// writeSheet writes the contact sheet.
func writeSheet(w io.Writer, r Report, lang finding.Lang) error {
	return sheetTemplate.Execute(w, sheetData{Report: r, Lang: lang})
}

// sheetData is what the web page is filled with.
type sheetData struct {
	Report
	Lang finding.Lang
}

// Code is the page's language, BCP 47.
func (d sheetData) Code() string { return [...]string{"zh-CN", "en"}[d.Lang] }

// Say is a word of the page in its language.
func (d sheetData) Say(key string) string { return sheetWords[key][d.Lang] }

// Word is a state in the page's language.
func (d sheetData) Word(s State) string { return stateWords[s][d.Lang] }

// States are all states of issues, in the order of the table.
func (d sheetData) States() []State {
	return []State{Changed, Unseen, Same, Added, Removed, Failed, Unmade, Damaged}
}

// Shown are the issues of a state.
func (d sheetData) Shown(s State) (all []Issue) {
	for _, is := range d.Issues {
		if is.State == s {
			all = append(all, is)
		}
	}
	return all
}

// Listed are the states whose issues are named without pictures.
func (d sheetData) Listed() []State {
	return []State{Failed, Damaged, Unmade, Added, Removed, Unseen}
}

var stateWords = map[State][2]string{
	Same:    {"没变", "same"},
	Changed: {"页面有变", "pages differ"},
	Unseen:  {"页面没变，书签、标签等有变", "pages same, bookmarks or tags differ"},
	Added:   {"新增", "new"},
	Removed: {"不在了", "gone"},
	Failed:  {"新版没有排成", "not made in the new run"},
	Unmade:  {"两版都没有排成", "made in neither run"},
	Damaged: {"页面记录读不出", "kept pages unreadable"},
}

var sheetWords = map[string][2]string{
	"title": {"两次排版的对照", "Two runs compared"},
	"old":   {"旧版", "old"},
	"new":   {"新版", "new"},
	"legend": {
		"红：只在旧版；蓝：只在新版；灰：两版都有；橙：颜色变了。图片以格子代替。" +
			"列出而全灰的页，是字体的字形变了。",
		"Red: old only. Blue: new only. Grey: both. Orange: another colour. " +
			"Pictures are shown as patterns. A page that is listed and all grey is set in " +
			"a face whose shapes have changed."},
	"issues": {"期数", "issues"},
	"pages":  {"页数", "pages"},
	"page":   {"页", "page"},
	"all":    {"合计", "all"},
	"state":  {"结果", "result"},
	"differ": {"不同的页", "pages that differ"},
	"none":   {"没有一页不同。", "No page differs."},
}
