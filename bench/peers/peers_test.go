package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/bench/peers/neutral"
)

// sample is the outcome of a run that never was.
func sample() report {
	own := &result{party: party{name: "jianbao", ours: true, keeps: "PDF/A-2a"},
		cpu: []float64{50, 60, 40}, wall: []float64{80, 90, 70}, peak: 64 << 20, bytes: 430_000, pages: 9}
	small := &result{party: party{name: "jianbao --small", ours: true}, cpu: []float64{100, 120, 80},
		wall: []float64{100}, bytes: 401_000, pages: 9}
	peer := &result{party: party{name: "A & B"}, cpu: []float64{500, 120, 400},
		wall: []float64{1234.5}, bytes: 400_000, pages: 10}
	warm := &result{party: party{name: "jianbao", ours: true, warm: true}, cpu: []float64{5},
		reading: []float64{0.5}, compose: []float64{2.5}, pdf: []float64{2}, alloc: []float64{3e6}, bytes: 430_000, pages: 9}
	warmPeer := &result{party: party{name: "A & B", warm: true}, cpu: []float64{40}, bytes: 400_000, pages: 10}
	return report{machine: "a machine", versions: []string{"A & B 1.0"},
		sections: []section{{work{label: "例子"}, []*result{own, small, peer, warm, warmPeer}}}}
}

// Ratios are those of a round, not of medians; warm is compared with warm.
func TestTableComparesLikeWithLike(t *testing.T) {
	got := sample().sections[0].table()
	for _, row := range []string{
		"| jianbao | 50.0 | 1.00 | 80.0 | 64 | 9 | 430,000 | 1.00 | PDF/A-2a |",
		"| A & B | 400 | 10.00 | 1,235 | 0 | 10 | 400,000 | 0.93 |  |",
		"| jianbao，进程已热 warm | 5.00 | 1.00 | — | 0 | 9 | 430,000 | 1.00 |  |",
		"| A & B，进程已热 warm | 40.0 | 8.00 | — | 0 | 10 | 400,000 | 0.93 |  |",
	} {
		if !strings.Contains(got, row+"\n") {
			t.Errorf("no row %q in\n%s", row, got)
		}
	}
}

func TestTargetsAreJudged(t *testing.T) {
	got := strings.Join(sample().targets(), "\n")
	for _, line := range []string{
		"jianbao (1.07 × A & B): 430,000 bytes, 目标 at most 500,000: 达到 met",
		"jianbao --small (1.00 × A & B): 401,000 bytes, 目标 at most 400,000: **没有达到 not met**",
		"CPU: 50.0 ms, 目标 at most 100: 达到 met",
		"CPU: 2.50 ms, 目标 at most 2.00: **没有达到 not met**",
		"400 份每秒 documents a second, 目标 at least 300: 达到 met",
		"3.00 MB, 目标 at most 8.00: 达到 met",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("no line %q in\n%s", line, got)
		}
	}
}

// The plot is XML, names every party and keeps its bars inside.
func TestPlotIsSoundAndComplete(t *testing.T) {
	plot := sample().plot()
	var words strings.Builder
	bars := 0
	for d := xml.NewDecoder(strings.NewReader(plot)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			words.Write(token)
		case xml.StartElement:
			if token.Name.Local == "rect" {
				bars++
			}
		}
	}
	if bars != 6 { // the background too
		t.Errorf("%d rectangles, want 6", bars)
	}
	for _, s := range []string{"例子", "A & B，进程已热 warm", "400 ms", "× 10.00", "10 ms", "1 s"} {
		if !strings.Contains(words.String(), s) {
			t.Errorf("no %q in the plot", s)
		}
	}
	s := scale{0, 3}
	if s.x(1) != labelWidth || s.x(1000) != labelWidth+barsWidth || s.x(1e9) != s.x(1000) {
		t.Error("a bar leaves the scale")
	}
}

const source = "name: 1\narticles:\n  - title: 三5\n    body: |\n      2016年10月\n\ntail: 7\n"

// A variant differs in the figures of its articles and nowhere else.
func TestVariantsDifferInFigures(t *testing.T) {
	a, err := variant([]byte(source), 1)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := variant([]byte(source), 1)
	if string(a) == source || string(a) != string(b) {
		t.Errorf("variant 1 is %q and %q", a, b)
	}
	digits := strings.NewReplacer("1", "9", "2", "9", "3", "9", "4", "9", "5", "9", "6", "9", "7", "9", "8", "9")
	if digits.Replace(string(a)) != digits.Replace(source) {
		t.Errorf("more than figures differ: %q", a)
	}
	if !strings.HasPrefix(string(a), "name: 1\n") || !strings.HasSuffix(string(a), "tail: 7\n") {
		t.Errorf("figures outside the articles differ: %q", a)
	}
	if none, _ := variant([]byte(source), 0); string(none) != source {
		t.Errorf("variant 0 is %q", none)
	}
	if _, err := variant([]byte("name: 1\n"), 1); err == nil {
		t.Error("no error where there are no articles")
	}
}

// The sources of the peers hold every word of the issue, and a masthead's
// ampersand stays one.
func TestSourcesHoldTheWords(t *testing.T) {
	is, err := neutral.Read("../../samples/2016-02.yaml")
	if err != nil {
		t.Fatal(err)
	}
	is.Name = "简&报"
	dir := t.TempDir()
	tex, page := filepath.Join(dir, "a.tex"), filepath.Join(dir, "a.html")
	if err := writeTeX(tex, "/faces", is); err != nil {
		t.Fatal(err)
	}
	if err := writeHTML(page, is); err != nil {
		t.Fatal(err)
	}
	for path, name := range map[string]string{
		tex: `简\hspace{\namegap}\&\hspace{\namegap}报`, page: "简<i></i>&amp;<i></i>报"} {
		got := read(t, path)
		if !strings.Contains(got, name) {
			t.Errorf("%s: no masthead %q", path, name)
		}
		got = html.UnescapeString(strings.NewReplacer(`\ `, " ", `\%`, "%").Replace(got))
		for _, a := range is.Articles {
			last := a.Blocks[len(a.Blocks)-1].Runs
			if !strings.Contains(got, a.Title) || !strings.Contains(got, last[len(last)-1].Text) {
				t.Errorf("%s: words of %q are missing", path, a.Title)
			}
		}
	}
	if got := texEscape(`50% #1 a_b {x}\`); got != `50\%\ \#1\ a\_b\ \{x\}\textbackslash{}` {
		t.Errorf("escaped %q", got)
	}
}

// A warm run tells the time of each document and leaves a file.
func TestWarmRunTellsEachDocument(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a.pdf")
	var said bytes.Buffer
	args := []string{"default", out, "../../samples/notice.yaml", "../../samples/notice.yaml"}
	if err := warm(args, &said); err != nil {
		t.Fatal(err)
	}
	var got told
	if err := json.Unmarshal(said.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.CPU) != 2 || len(got.Compose) != 2 || len(got.PDF) != 2 || len(got.Alloc) != 2 {
		t.Errorf("told %+v, want two documents", got)
	}
	if !strings.HasPrefix(read(t, out), "%PDF-") {
		t.Error("no PDF")
	}
}

// Of a warm run the later two thirds count.
func TestWarmingUpDoesNotCount(t *testing.T) {
	r := &result{}
	if err := r.read([]byte(`{"cpu":[9,2,1],"read":[9,1,1],"compose":[9,1,1],"pdf":[9,1,1],"alloc":[9,8,6]}`)); err != nil {
		t.Fatal(err)
	}
	if r.cpu[0] != 1.5 || r.alloc[0] != 7 {
		t.Errorf("read %+v", r)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
