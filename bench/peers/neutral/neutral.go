// Package neutral is an issue as any typesetter may read it: plain JSON with
// the words, their levels and what is emphasised, and no word of ours on how
// they look. The peers of the benches are fed with it.
package neutral

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"jianbao/issue"
)

// Issue is a bulletin. A field that the file does not give is empty.
type Issue struct {
	Notice       []string  `json:"notice"`
	Organization string    `json:"organization"`
	Name         string    `json:"name"`
	Number       string    `json:"number"` // 2016年第2期　总第36期
	Publisher    string    `json:"publisher"`
	Date         string    `json:"date"`     // 2016年2月18日
	Contents     string    `json:"contents"` // titles, pages or none
	Note         []Block   `json:"note"`     // 编者按
	Articles     []Article `json:"articles"`
	Tail         []Row     `json:"tail"`
	Credits      string    `json:"credits"`
}

// Article is one piece of it.
type Article struct {
	Title    string  `json:"title"`
	Contents string  `json:"contents"` // the title in 本期导读
	Column   string  `json:"column"`
	Byline   string  `json:"byline"`
	Blocks   []Block `json:"blocks"`
}

// Block is a paragraph, a heading, an item, a quote, a table or a figure.
type Block struct {
	Kind    string    `json:"kind"` // p, h, item, quote, table, figure
	Level   int       `json:"level"`
	Label   string    `json:"label"` // of an item
	Runs    []Run     `json:"runs"`  // of a table or figure: its caption
	Header  int       `json:"header"`
	Rows    [][][]Run `json:"rows,omitempty"`
	Picture string    `json:"picture"` // a path; absolute when Read made it
	Alt     string    `json:"alt"`
}

// Run is a stretch of words of one look.
type Run struct {
	Text  string `json:"text"`
	Bold  bool   `json:"bold"`
	Level int    `json:"level"` // of the run-in heading it is part of, or 0
	Note  []Run  `json:"note,omitempty"`
}

// Row is a line of the tail: 报, 送, 发 and the rest.
type Row struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Read reads an issue file and the pictures beside it.
func Read(path string) (*Issue, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	src := issue.Source{Name: path, Data: data, FS: os.DirFS(filepath.Dir(path))}
	is, found := issue.Parse(src)
	if is == nil {
		return nil, fmt.Errorf("%s: not readable, %d findings", path, len(found))
	}
	n, dir := Of(is), ""
	if dir, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, err
	}
	for _, a := range n.Articles {
		for i := range a.Blocks {
			if p := &a.Blocks[i].Picture; *p != "" {
				*p = filepath.Join(dir, *p)
			}
		}
	}
	return n, nil
}

// Write writes the issue as JSON.
func (n *Issue) Write(path string) error {
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// Of is the neutral form of an issue.
func Of(is *issue.Issue) *Issue {
	n := &Issue{
		Notice: []string{}, Organization: is.Masthead.Organization.S, Name: is.Masthead.Name.S,
		Number: number(is.Number), Publisher: is.Publisher.S, Date: date(is.Date),
		Contents: contents(is.Contents), Note: blocks(is.EditorNote),
		Articles: []Article{}, Tail: tail(is.Distribution), Credits: credits(is.Credits),
	}
	for _, t := range is.Notice {
		n.Notice = append(n.Notice, t.S)
	}
	for _, a := range is.Articles {
		n.Articles = append(n.Articles, article(a))
	}
	return n
}

func number(n issue.Number) string {
	s := fmt.Sprintf("%d年第%d期", n.Year, n.Issue)
	if n.Supplement > 0 {
		s = fmt.Sprintf("%d年增刊第%d期", n.Year, n.Supplement)
	}
	if n.Whole > 0 {
		s += fmt.Sprintf("　总第%d期", n.Whole)
	}
	return s
}

func date(d issue.Date) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

func contents(m issue.ContentsMode) string {
	switch m {
	case issue.ContentsPages:
		return "pages"
	case issue.ContentsNone:
		return "none"
	}
	return "titles"
}

func article(a issue.Article) Article {
	listed := a.ContentsTitle.S
	if listed == "" {
		listed = a.Title.S
	}
	return Article{Title: a.Title.S, Contents: listed, Column: a.Column.S,
		Byline: a.Byline.S, Blocks: blocks(a.Body)}
}

func tail(d issue.Distribution) []Row {
	rows := []Row{}
	for _, r := range []Row{{"报：", d.ReportTo.S}, {"送：", d.CopyTo.S},
		{"发：", d.IssueTo.S}, {"本期增发：", d.Extra.S}} {
		if r.Text != "" {
			rows = append(rows, r)
		}
	}
	if d.Copies > 0 {
		rows = append(rows, Row{"", fmt.Sprintf("共印%d份", d.Copies)})
	}
	return rows
}

func credits(c issue.Credits) (s string) {
	for _, r := range []Row{{"责任编辑：", c.Editor.S}, {"审核：", c.Reviewer.S},
		{"签发：", c.Approver.S}} {
		if r.Text == "" {
			continue
		}
		if s != "" {
			s += "　"
		}
		s += r.Label + r.Text
	}
	return s
}
