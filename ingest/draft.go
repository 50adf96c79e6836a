package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"jianbao/finding"
	"jianbao/issue"
)

// draft is the issue as it is being gathered, in the form of an issue file, so
// that the issue's own reader sees to its bodies.
type draft struct {
	Template     string       `json:"template"`
	Notice       []string     `json:"notice,omitempty"`
	Secrecy      string       `json:"secrecy,omitempty"`
	Serial       string       `json:"serial,omitempty"`
	Urgency      string       `json:"urgency,omitempty"`
	Masthead     masthead     `json:"masthead"`
	Number       number       `json:"number"`
	Publisher    string       `json:"publisher,omitempty"`
	Date         string       `json:"date,omitempty"`
	Contents     string       `json:"contents"`
	EditorNote   string       `json:"editor_note,omitempty"`
	Articles     []article    `json:"articles"`
	Distribution distribution `json:"distribution"`
	Credits      credits      `json:"credits"`
	Imprint      imprint      `json:"imprint"`

	date issue.Date
}

type masthead struct {
	Organization string `json:"organization,omitempty"`
	Name         string `json:"name"`
}

type number struct {
	Year       int `json:"year"`
	Issue      int `json:"issue,omitempty"`
	Whole      int `json:"whole,omitempty"`
	Supplement int `json:"supplement,omitempty"`
}

type article struct {
	Title         string `json:"title"`
	ContentsTitle string `json:"contents_title,omitempty"`
	Column        string `json:"column,omitempty"`
	Byline        string `json:"byline,omitempty"`
	Body          string `json:"body"`
}

type distribution struct {
	ReportTo string `json:"report_to,omitempty"`
	CopyTo   string `json:"copy_to,omitempty"`
	IssueTo  string `json:"issue_to,omitempty"`
	Extra    string `json:"extra,omitempty"`
	Copies   int    `json:"copies,omitempty"`
}

type credits struct {
	Editor   string `json:"editor,omitempty"`
	Reviewer string `json:"reviewer,omitempty"`
	Approver string `json:"approver,omitempty"`
}

type imprint struct {
	Permit  string `json:"permit,omitempty"`
	Printer string `json:"printer,omitempty"`
	Printed string `json:"printed,omitempty"`
}

// What stands in a field that the source does not have and an issue cannot be
// without. It is meant to be seen: a guess would be printed unread.
const (
	noName   = "〔简报名称〕"
	noTitle  = "〔题目〕"
	noBody   = "〔正文〕"
	noYear   = 9999
	noNumber = 999
)

// complete fills in what an issue must have and tells the editor to.
func (im *importer) complete() {
	d := &im.draft
	d.Template = "bulletin"
	if d.date.Year != 0 {
		d.Date = isoDate(d.date)
	} else {
		im.find("W804", 0)
	}
	if strings.Trim(d.Masthead.Name, blanks) == "" {
		d.Masthead.Name = noName
		im.find("W802", 0, noName)
	}
	im.completeNumber(&d.Number)
	if len(d.Articles) == 0 {
		d.Articles = []article{{}}
	}
	for i := range d.Articles {
		a := &d.Articles[i]
		if strings.Trim(a.Title, blanks) == "" {
			a.Title = noTitle
			im.find("W805", 0, i+1, noTitle)
		}
		if strings.Trim(a.Body, blanks) == "" {
			a.Body = noBody
			im.find("W806", 0, i+1, noBody)
		}
	}
}

func (im *importer) completeNumber(n *number) {
	if n.Year == 0 || n.Year > noYear {
		n.Year = im.draft.date.Year
	}
	if n.Year > 0 && (n.Issue > 0 || n.Supplement > 0) {
		return
	}
	if n.Year == 0 {
		n.Year = noYear
	}
	if n.Issue == 0 && n.Supplement == 0 {
		n.Issue = noNumber
	}
	im.find("W803", 0, n.Year, n.Issue+n.Supplement)
}

func isoDate(d issue.Date) string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year,
		d.Month, d.Day)
}

// finish reads the draft as an issue file. Pictures that cannot be shown are
// tooMuch are what says that there is more than an issue, or a table, may have.
var tooMuch = map[finding.Code]bool{"E102": true, "E127": true, "E131": true, "E133": true}

// left out, and their captions kept.
func (im *importer) finish() *Result {
	im.complete()
	shelf := pictures{im.pictures, im.src.FS}
	i, finds := im.parse(shelf)
	if bad := im.faultyPictures(finds); len(bad) > 0 {
		im.withoutPictures(bad)
		i, finds = im.parse(shelf)
	}
	if im.fillEmpty(i) {
		i, finds = im.parse(shelf)
	}
	for _, f := range finds {
		switch {
		case f.Severity() != finding.Error:
		case tooMuch[f.Code]:
			f.Pos = finding.Pos{Path: f.Pos.Path} // its line is the draft's
			im.finds = append(im.finds, f)
		default:
			im.find("E809", 0, f.Pos.Path+" "+f.Text(finding.Chinese))
		}
	}
	if im.pictures == nil {
		im.pictures = im.named(i)
	}
	return &Result{Issue: i, Pictures: im.pictures}
}

// fillEmpty puts something into bodies in which the issue's reader found
// nothing to print.
func (im *importer) fillEmpty(i *issue.Issue) (filled bool) {
	for n := range i.Articles {
		if len(i.Articles[n].Body) > 0 || n >= len(im.draft.Articles) {
			continue
		}
		im.draft.Articles[n].Body = noBody
		im.find("W806", 0, n+1, noBody)
		filled = true
	}
	return filled
}

func (im *importer) parse(shelf pictures) (*issue.Issue, []finding.Finding) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(&im.draft); err != nil {
		panic(err) // it holds nothing but words and numbers
	}
	return issue.Parse(issue.Source{Name: "draft.json", Data: b.Bytes(), FS: shelf})
}

// faultyPictures are the paths of pictures that cannot be shown.
func (im *importer) faultyPictures(finds []finding.Finding) map[string]bool {
	bad := map[string]bool{}
	for _, f := range finds {
		if !pictureFault(f.Code) || len(f.Args) == 0 {
			continue
		}
		if name, ok := f.Args[0].(string); ok && !bad[name] {
			bad[name] = true
			im.find("W811", 0, f.Text(finding.Chinese))
		}
	}
	return bad
}

// namedPicture is a picture in a body, with its caption and its path, which a
// title may follow. Neither has another ![ in it: what names no picture may
// stand right before one that does.
var namedPicture = regexp.MustCompile(`!\[((?:[^\]\\!]|\\.|!+(?:\\.|[^\[\]\\!]))*!*)\]` +
	`\(\s*<?((?:[^)!]|!+[^\[)!])*!*)\)`)

func (im *importer) withoutPictures(bad map[string]bool) {
	leave := func(md *string) {
		*md = namedPicture.ReplaceAllStringFunc(*md, func(s string) string {
			m := namedPicture.FindStringSubmatch(s)
			for path := range bad {
				if strings.HasPrefix(m[2], path) {
					return m[1]
				}
			}
			return s
		})
	}
	leave(&im.draft.EditorNote)
	for n := range im.draft.Articles {
		a := &im.draft.Articles[n]
		if leave(&a.Body); strings.TrimSpace(a.Body) == "" {
			a.Body = noBody
		}
	}
}

// pictureFault tells whether code is about a picture that cannot be shown: the
// rest of the issue stands.
func pictureFault(code finding.Code) bool { return len(code) == 4 && code[:2] == "E7" }
