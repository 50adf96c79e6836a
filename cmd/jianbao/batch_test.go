package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jianbao/batch"
)

// issueOf is a sound issue of its own.
func issueOf(n int) string {
	body := strings.Repeat(fmt.Sprintf("第%d期的正文，说一说近来的工作。", n), 12)
	text := strings.Replace(sound, "issue: 1}", fmt.Sprintf("issue: %d}", n+1), 1)
	return strings.Replace(text, "本馆自一月十日起调整开放时间。", body, 1)
}

// folderOf is the files of n issues in folders of years.
func folderOf(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("in/%d/%02d.yaml", 2020+i%3, i)] = issueOf(i)
	}
	return files
}

// tree is every file below dir by name.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = content(t, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// sameTree fails when two folders differ in a name or a byte.
func sameTree(t *testing.T, got, want map[string]string) {
	t.Helper()
	names := slices.Sorted(maps.Keys(want))
	if have := slices.Sorted(maps.Keys(got)); !slices.Equal(have, names) {
		t.Errorf("got files %q, want %q", have, names)
	}
	for _, name := range names {
		if got[name] != want[name] {
			t.Errorf("%s differs: %d bytes, want %d", name, len(got[name]), len(want[name]))
		}
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestBatchMirrorsTheFolder(t *testing.T) {
	desk(t, folderOf(4))
	put(t, "in/.hidden/x.yaml", sound)
	put(t, "in/notes.txt", "不是简报")
	got := jianbao("", "batch", "in", "--out", "o")
	if got.status != 0 || !strings.Contains(got.err, "4 issues: 4 made, 0 unchanged") {
		t.Fatalf("got %+v", got)
	}
	for _, line := range []string{"2020/00.yaml: ", "2020/03.yaml: ", "2021/01.yaml: "} {
		if !strings.Contains(got.out, line) {
			t.Errorf("no %q in %q", line, got.out)
		}
	}
	names := slices.Sorted(maps.Keys(tree(t, "o")))
	want := []string{"2020/00.pages.gz", "2020/00.pdf", "2020/03.pages.gz", "2020/03.pdf",
		"2021/01.pages.gz", "2021/01.pdf", "2022/02.pages.gz", "2022/02.pdf", "batch.manifest"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
	jianbao("", "render", "in/2021/01.yaml", "--out", "alone.pdf")
	if content(t, "alone.pdf") != content(t, "o/2021/01.pdf") {
		t.Error("batch and render write other bytes")
	}
}

// Every way in which one issue may have changed, and what is then made again.
func TestARerunDoesOnlyWhatChanged(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(t *testing.T)
		args   string
		made   string // issues, and why
	}{
		{"nothing", func(*testing.T) {}, "", ""},
		{"an issue", func(t *testing.T) { put(t, "in/b.yaml", issueOf(7)) }, "", "b.yaml (the file changed)"},
		{"only its time", func(t *testing.T) { put(t, "in/b.yaml", sound) }, "", ""},
		{"a picture", func(t *testing.T) { put(t, "in/p/a.png", content(t, "other.png")) }, "",
			"a.yaml (picture p/a.png changed)"},
		{"an output gone", func(t *testing.T) { os.Remove("o/b.pdf") }, "", "b.yaml (b.pdf is missing or altered)"},
		{"an output altered", func(t *testing.T) { put(t, "o/b.pdf", "x") }, "", "b.yaml (b.pdf is missing or altered)"},
		{"a new issue", func(t *testing.T) { put(t, "in/c/d.yaml", issueOf(7)) }, "", "c/d.yaml (new)"},
		{"another format", func(*testing.T) {}, "--to pdf,png --dpi 30",
			"a.yaml (no png 30 dpi yet) b.yaml (no png 30 dpi yet)"},
		{"forced", func(*testing.T) {}, "--force", "a.yaml (forced) b.yaml (forced)"},
		{"another style", func(*testing.T) {}, "--template newsletter",
			"a.yaml (engine, house style or faces changed) b.yaml (engine, house style or faces changed)"},
		{"another body face", func(*testing.T) {}, "--ofl-body",
			"a.yaml (engine, house style or faces changed) b.yaml (engine, house style or faces changed)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			desk(t, map[string]string{"in/a.yaml": withPicture, "in/b.yaml": sound})
			drawPictures(t, "in/p/a.png", "other.png")
			if got := jianbao("", "batch", "in", "--out", "o"); got.status != 0 {
				t.Fatalf("first run: %+v", got)
			}
			c.change(t)
			args := append([]string{"batch", "in", "--out", "o"}, strings.Fields(c.args)...)
			before := tree(t, "o")
			if dry := remade(t, append(args, "--dry-run")...); dry != c.made {
				t.Errorf("--dry-run: got %q, want %q", dry, c.made)
			}
			sameTree(t, tree(t, "o"), before)
			if got := remade(t, args...); got != c.made {
				t.Errorf("got %q, want %q", got, c.made)
			}
			if got := remade(t, args...); got != "" && c.args != "--force" {
				t.Errorf("once more: made %q", got)
			}
			rerun := tree(t, "o")
			fresh := slices.Clone(args)
			fresh[3] = "fresh"
			jianbao("", fresh...)
			sameTree(t, rerun, tree(t, "fresh"))
		})
	}
}

// A house style of one's own is part of what outputs depend on.
func TestAnotherStyleFileIsAChange(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound,
		"style/template.json": `{"extends": "bulletin", "title": "自备"}`})
	args := []string{"batch", "in", "--out", "o", "--template", "style"}
	if got := remade(t, args...); got != "a.yaml (new)" {
		t.Fatal(got)
	}
	if got := remade(t, args...); got != "" {
		t.Errorf("nothing changed, but made %q", got)
	}
	put(t, "style/template.json", `{"extends": "bulletin", "title": "改过"}`)
	if got := remade(t, args...); got != "a.yaml (engine, house style or faces changed)" {
		t.Errorf("made %q", got)
	}
}

// drawPictures puts a picture of its own at each name.
func drawPictures(t *testing.T, names ...string) {
	t.Helper()
	for i, name := range names {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30+i))); err != nil {
			t.Fatal(err)
		}
		put(t, name, b.String())
	}
}

// remade runs batch and says of which issues it made something and why.
func remade(t *testing.T, args ...string) string {
	t.Helper()
	got := jianbao("", args...)
	if got.status != 0 {
		t.Errorf("%q: %+v", args, got)
	}
	var all []string
	for line := range strings.Lines(got.out) {
		name, why, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if _, after, ok := strings.Cut(why, " pages ("); ok {
			why = strings.TrimSuffix(after, ")")
		}
		all = append(all, name+" ("+why+")")
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestOneBadIssueStopsNoOther(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound, "in/b.yaml": unsound, "in/c.yaml": "{", "in/d.yaml": sound})
	got := jianbao("", "batch", "in", "--out", "o", "--report", "r.json")
	if got.status != 1 || !strings.Contains(got.err, "4 issues: 2 made, 0 unchanged, 2 with errors, 0 failed") {
		t.Errorf("got %+v", got)
	}
	for _, want := range []string{"in/b.yaml:4:7: E", "in/c.yaml:1:", "\n  b.yaml\n  c.yaml\n"} {
		if !strings.Contains(got.err, want) {
			t.Errorf("no %q in %q", want, got.err)
		}
	}
	onlyFiles(t, "o", "a.pages.gz", "a.pdf", "batch.manifest", "d.pages.gz", "d.pdf")
	var report struct {
		Counts batchTally
		Issues []batchTold
	}
	if err := json.Unmarshal([]byte(content(t, "r.json")), &report); err != nil {
		t.Fatal(err)
	}
	if n := report.Counts; n.Issues != 4 || n.Made != 2 || n.Wrong != 2 {
		t.Errorf("the report counts %+v", n)
	}
	var states []string
	for _, i := range report.Issues {
		states = append(states, i.Issue+" "+i.State)
	}
	if s := strings.Join(states, ", "); s != "a.yaml made, b.yaml with errors, c.yaml with errors, d.yaml made" {
		t.Errorf("the report says %q", s)
	}
	if f := report.Issues[1].Findings; len(f) != 1 || f[0].Line != 4 {
		t.Errorf("the report finds %+v", f)
	}
}

func TestOnlyFailed(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound, "in/b.yaml": unsound, "in/c.yaml": sound})
	jianbao("", "batch", "in", "--out", "o")
	put(t, "in/a.yaml", issueOf(3)) // changed, but it had not failed
	put(t, "in/b.yaml", issueOf(4))
	got := jianbao("", "batch", "in", "--out", "o", "--only", "failed")
	if got.status != 0 || !strings.HasPrefix(got.out, "b.yaml: 1 pages (") || strings.Count(got.out, "\n") != 1 {
		t.Errorf("got %+v", got)
	}
	if got := jianbao("", "batch", "in", "--out", "o", "--only", "failed"); got.out != "" || got.status != 0 {
		t.Errorf("nothing failed any more, but: %+v", got)
	}
	if got := remade(t, "batch", "in", "--out", "o"); got != "a.yaml (the file changed)" {
		t.Errorf("a run of all made %q", got)
	}
}

// A page picture too many goes with the version it belonged to.
func TestPagesThatAreNoMoreGo(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": strings.Replace(issueOf(1), "正文，", strings.Repeat("正文，", 40), 12)})
	put(t, "o/a-9.png", "somebody's own")
	jianbao("", "batch", "in", "--out", "o", "--to", "png", "--dpi", "20")
	if _, err := os.Stat("o/a-2.png"); err != nil {
		t.Fatal(err)
	}
	put(t, "in/a.yaml", sound)
	jianbao("", "batch", "in", "--out", "o", "--to", "png", "--dpi", "20")
	onlyFiles(t, "o", "a-1.png", "a-9.png", "a.pages.gz", "batch.manifest")
}

// A version that was sound stays when the next is not, and is told of.
func TestAnIssueGoneWrongKeepsItsFiles(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound})
	jianbao("", "batch", "in", "--out", "o")
	pdf := content(t, "o/a.pdf")
	put(t, "in/a.yaml", unsound)
	got := jianbao("", "batch", "in", "--out", "o")
	if got.status != 1 || !strings.Contains(got.err, "a.pdf was made of an earlier version") {
		t.Errorf("got %+v", got)
	}
	if content(t, "o/a.pdf") != pdf {
		t.Error("a.pdf has changed")
	}
}

func TestBatchRefuses(t *testing.T) {
	for _, c := range []struct{ name, args, says string }{
		{"one name twice", "batch twice --out o", "twice/a.yaml"},
		{"a file", "batch in/a.yaml --out o", "is no folder"},
		{"no issue", "batch empty --out o", "no issue file"},
		{"no output folder", "batch in", "--out"},
		{"unknown format", "batch in --out o --to ps", "does not know ps"},
		{"only what", "batch in --out o --only new", "--only"},
		{"a folder of something else", "batch in --out strange", "remove it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			desk(t, map[string]string{"in/a.yaml": sound, "twice/a.yaml": sound, "twice/a.json": "{}",
				"empty/x.txt": "", "strange/batch.manifest": "packing list\n"})
			got := jianbao("", strings.Fields(c.args)...)
			if got.status != 2 || !strings.Contains(got.err, strings.TrimPrefix(c.says, "twice/")) {
				t.Errorf("got %+v, want %q in it", got, c.says)
			}
			if _, err := os.Stat("o"); err == nil {
				t.Error("something was written")
			}
		})
	}
}

func TestTwoRunsNeverShareAFolder(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound})
	if err := os.Mkdir("o", 0o777); err != nil {
		t.Fatal(err)
	}
	unlock, err := batch.Lock("o")
	if err != nil {
		t.Fatal(err)
	}
	got := jianbao("", "batch", "in", "--out", "o")
	if got.status != 2 || !strings.Contains(got.err, "another run") {
		t.Errorf("got %+v", got)
	}
	onlyFiles(t, "o")
	unlock()
	if got := jianbao("", "batch", "in", "--out", "o"); got.status != 0 {
		t.Errorf("after it: %+v", got)
	}
}

// Outputs may lie within the folder of issues, or beside the issues themselves.
func TestOutputsAreNoInputs(t *testing.T) {
	for _, out := range []string{"in/out", "in"} {
		desk(t, map[string]string{"in/a.yaml": sound})
		for range 2 {
			if got := jianbao("", "batch", "in", "--out", out, "--report", "in/r.report.json"); got.status != 0 ||
				!strings.Contains(got.err, "1 issues") {
				t.Errorf("--out %s: got %+v", out, got)
			}
		}
	}
}
