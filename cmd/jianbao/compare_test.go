package main

import (
	"encoding/json"
	"image/png"
	"os"
	"strings"
	"testing"

	"jianbao/batch/compare"
)

// twoRuns are two output folders with one of each kind of difference.
func twoRuns(t *testing.T) {
	t.Helper()
	desk(t, map[string]string{"in/same.yaml": sound, "in/words.yaml": issueOf(1),
		"in/longer.yaml": issueOf(2), "in/gone.yaml": sound, "in/wrong.yaml": sound, "in/never.yaml": unsound,
		"in/2016/<第2期> & #1.yaml": issueOf(3), "in/picture.yaml": withPicture})
	drawPictures(t, "in/p/a.png", "other.png")
	jianbao("", "batch", "in", "--out", "old")
	put(t, "in/words.yaml", strings.Replace(issueOf(1), "近来", "目前", 1))
	put(t, "in/longer.yaml", strings.Replace(issueOf(2), "正文，", strings.Repeat("正文，", 16), 12))
	put(t, "in/2016/<第2期> & #1.yaml", strings.Replace(issueOf(3), "title: 通知", "title: 通告", 1))
	put(t, "in/p/a.png", content(t, "other.png"))
	put(t, "in/wrong.yaml", unsound)
	put(t, "in/new.yaml", sound)
	if err := os.Remove("in/gone.yaml"); err != nil {
		t.Fatal(err)
	}
	jianbao("", "batch", "in", "--out", "new")
}

var withPicture = strings.Replace(sound, "本馆", "![图](p/a.png)\n\n      本馆", 1)

func TestCompareTellsEveryKindOfDifference(t *testing.T) {
	twoRuns(t)
	got := jianbao("", "compare", "old", "new", "--out", "diff", "--dpi", "40", "--workers", "1")
	const want = "2016/<第2期> & #1.yaml: of 1 pages 1 differ (1)\n" +
		"gone.yaml: gone\n" +
		"longer.yaml: of 2 pages 2 differ (1–2)\n" +
		"never.yaml: made in neither run\n" +
		"new.yaml: new\n" +
		"picture.yaml: of 1 pages 1 differ (1)\n" +
		"words.yaml: of 1 pages 1 differ (1)\n" +
		"wrong.yaml: not made in the new run\n"
	if got.status != 0 || got.out != want {
		t.Errorf("status %d, %s\ngot\n%swant\n%s", got.status, got.err, got.out, want)
	}
	if says := "9 issues compared: 1 same, 4 with 5 pages that differ; see diff/index.html\n"; got.err != says {
		t.Errorf("got %q, want %q", got.err, says)
	}
	overlays(t)
}

// overlays holds the pictures and the web page against the report.
func overlays(t *testing.T) {
	t.Helper()
	var report compare.Report
	if err := json.Unmarshal([]byte(content(t, "diff/compare.json")), &report); err != nil {
		t.Fatal(err)
	}
	sheet := content(t, "diff/index.html")
	n := 0
	for _, is := range report.Issues {
		for _, p := range is.Pages {
			n++
			f, err := os.Open("diff/" + p.Overlay)
			if err != nil {
				t.Error(err)
				continue
			}
			if img, err := png.Decode(f); err != nil || img.Bounds().Dx() != 331 {
				t.Errorf("%s: %v", p.Overlay, err)
			}
			f.Close()
		}
	}
	if pictures := strings.Count(sheet, "<img "); n != 5 || pictures != n {
		t.Errorf("the web page shows %d overlays of %d", pictures, n)
	}
	for _, want := range []string{"&lt;第2期&gt; &amp; #1.yaml", "%231-1.png", "<td class=\"n\">5 / "} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %q in the web page:\n%s", want, sheet)
		}
	}
	if strings.Contains(sheet, "<第2期>") {
		t.Error("a name stands in the web page as it is")
	}
}

// A second comparison into one folder leaves nothing of the first.
func TestCompareAgain(t *testing.T) {
	twoRuns(t)
	put(t, "diff/own.png", "somebody's own")
	jianbao("", "compare", "old", "new", "--out", "diff", "--dpi", "40")
	got := jianbao("", "compare", "new", "new", "--out", "diff", "--dpi", "40")
	if got.status != 0 || got.out != "never.yaml: made in neither run\nwrong.yaml: made in neither run\n" {
		t.Errorf("got %+v", got)
	}
	left := tree(t, "diff")
	if len(left) != 3 || left["own.png"] == "" || !strings.Contains(left["index.html"], "没有") &&
		!strings.Contains(left["index.html"], "No page differs.") {
		t.Errorf("left: %d files, %s", len(left), left["index.html"])
	}
}

func TestCompareRefuses(t *testing.T) {
	for _, c := range []struct{ args, says string }{
		{"compare old none --out diff", "none holds no batch.manifest"},
		{"compare old plain --out diff", "plain holds no batch.manifest"},
		{"compare old old --out old", "one of the folders"},
		{"compare old --out diff", "<new>"},
		{"compare old old --out diff --dpi 7", "--dpi 7"},
	} {
		desk(t, map[string]string{"in/a.yaml": sound, "plain/x.pdf": ""})
		jianbao("", "batch", "in", "--out", "old")
		got := jianbao("", strings.Fields(c.args)...)
		if got.status != 2 || !strings.Contains(got.err, c.says) {
			t.Errorf("%s: got %+v, want %q", c.args, got, c.says)
		}
	}
}

// Kept pages that are damaged are one issue's fault and stop no other; that not
// all was compared the status tells.
func TestCompareReadsPastDamage(t *testing.T) {
	twoRuns(t)
	put(t, "old/words.pages.gz", "x")
	got := jianbao("", "compare", "old", "new", "--out", "diff", "--dpi", "40")
	if got.status != 2 || !strings.Contains(got.out, "words.yaml: kept pages unreadable (words.pages.gz: ") ||
		!strings.Contains(got.out, "longer.yaml: of 2 pages 2 differ") {
		t.Errorf("got %+v", got)
	}
}
