package neutral

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// No word of an issue is lost on the way, and each is once there: what the
// peers set is what jianbao sets.
func TestExampleIsWhole(t *testing.T) {
	n, err := Read("../../../samples/2016-02.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if n.Name != "简报" || n.Number != "2016年第2期　总第36期" || n.Date != "2016年2月18日" ||
		n.Contents != "titles" || len(n.Notice) != 2 || len(n.Articles) != 5 || len(n.Tail) != 2 {
		t.Errorf("frame %+v", n)
	}
	a := n.Articles[0].Blocks[2]
	if len(a.Runs) != 2 || a.Runs[0].Level != 1 || a.Runs[1].Level != 0 ||
		!strings.HasSuffix(a.Runs[0].Text, "赢得企业的信任。") {
		t.Errorf("a run-in heading became %+v", a.Runs)
	}
	if n.Articles[4].Contents == n.Articles[4].Title {
		t.Error("the contents' own title is lost")
	}
	bold := 0
	for _, r := range n.Articles[1].Blocks[0].Runs {
		if r.Bold {
			bold++
		}
	}
	if bold != 4 {
		t.Errorf("%d bold runs, want 4", bold)
	}
}

const all = `template: bulletin
masthead: {name: 简报}
number: {year: 2020, supplement: 2}
publisher: 某会
date: 2020-01-02
contents: pages
editor_note: 按语在此。
articles:
  - title: 题目
    column: 栏
    byline: 某人
    body: |
      （一）开头。后文[^1]。

      ## 一、独行标题

      - 甲
        - 乙
      - 丙

      > 引文。

      | 表 | 头 |
      |---|---|
      | 一 | **二** |

      ![图题](p.png)

      [^1]: 注文。
distribution: {report_to: 甲, issue_to: 乙, copies: 3}
credits: {editor: 张三, approver: 李四}
`

func TestEveryKindOfBlockIsCarried(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	if err := os.WriteFile(path, []byte(all), 0o600); err != nil {
		t.Fatal(err)
	}
	n, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, b := range n.Articles[0].Blocks {
		kinds = append(kinds, b.Kind)
	}
	if got := strings.Join(kinds, " "); got != "p h item item item quote table figure" {
		t.Errorf("blocks are %s", got)
	}
	b := n.Articles[0].Blocks
	if b[0].Runs[0].Level != 2 || b[3].Level != 2 || b[4].Level != 1 || b[6].Header != 1 ||
		!b[6].Rows[1][1][0].Bold || b[7].Picture != filepath.Join(dir, "p.png") {
		t.Errorf("blocks %+v", b)
	}
	if n.Number != "2020年增刊第2期" || n.Contents != "pages" || len(n.Note) != 1 ||
		n.Credits != "责任编辑：张三　签发：李四" || n.Tail[2].Text != "共印3份" {
		t.Errorf("frame %+v", n)
	}
	notes := 0
	for _, r := range b[0].Runs {
		notes += len(r.Note)
	}
	if notes != 1 {
		t.Errorf("%d notes, want 1", notes)
	}
}

func TestWrittenIsRead(t *testing.T) {
	n, err := Read("../../../samples/2016-02.yaml")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.json")
	if err := n.Write(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var back Issue
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if back.Articles[3].Title != n.Articles[3].Title || back.Tail[0] != n.Tail[0] {
		t.Error("what was written differs")
	}
	if strings.Contains(string(data), `:null`) {
		t.Error("a peer would stumble over null")
	}
}
