package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"
)

// long is an issue of more than one page.
var long = sound + "      " + strings.Repeat("正文不止一页。", 200) + "\n"

func TestPagePicturesAreNumbered(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound, "b.yaml": long})
	got := jianbao("", "render", "--to=png", "--dpi=20", "a.yaml", "b.yaml", "--out", "o")
	if got.status != 0 || !strings.Contains(got.out, "b-1.png … ") {
		t.Errorf("got %+v", got)
	}
	onlyFiles(t, "o", "a-1.png", "b-1.png", "b-2.png", "b-3.png")
	img, err := png.Decode(strings.NewReader(content(t, "o/b-3.png")))
	if err != nil || img.Bounds() != image.Rect(0, 0, 166, 234) {
		t.Errorf("error %v, picture %v", err, img)
	}
}

func TestPagePath(t *testing.T) {
	for _, c := range []struct {
		out           output
		number, pages int
		want          string
	}{
		{output{path: "d/a.png"}, 1, 1, "d/a-1.png"},
		{output{path: "d/a.png"}, 12, 20, "d/a-12.png"},
		{output{path: "x.png", named: true}, 1, 1, "x.png"},
		{output{path: "v1.2/x.PNG", named: true}, 2, 3, "v1.2/x-2.PNG"},
		{output{path: "-", named: true}, 1, 1, "-"},
	} {
		if got := c.out.pagePath(c.number, c.pages); got != c.want {
			t.Errorf("%+v, page %d of %d: got %s, want %s",
				c.out, c.number, c.pages, got, c.want)
		}
	}
}

func TestOnePageGoesToStandardOutput(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound, "b.yaml": long})
	got := jianbao("", "render", "--to", "png", "--dpi", "20", "--out", "-", "a.yaml")
	if got.status != 0 || !strings.HasPrefix(got.out, "\x89PNG") {
		t.Errorf("got %+v", got)
	}
	got = jianbao("", "render", "--to", "png", "--dpi", "20", "--out", "-", "b.yaml")
	if got.status != 2 || got.out != "" || !strings.Contains(got.err, "3 pages cannot") {
		t.Errorf("got %+v", got)
	}
}

func TestResolutionsHaveBounds(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	for _, dpi := range []string{"0", "19", "601", "-5"} {
		got := jianbao("", "render", "--to", "png", "--dpi="+dpi, "a.yaml")
		if got.status != 2 || !strings.Contains(got.err, "between 20 and 600") {
			t.Errorf("%s: got %+v", dpi, got)
		}
	}
}

// A picture beside the issue may be called as a page of it would be.
func TestPagesNeverOverwriteThePicturesOfTheIssue(t *testing.T) {
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	text := sound + "\n      ![图](a-1.png)\n"
	desk(t, map[string]string{"a.yaml": text, "a-1.png": photo.String()})
	got := jianbao("", "render", "--to", "png", "--dpi", "20", "a.yaml")
	if got.status != 2 || !strings.Contains(got.err, "overwrite a picture") {
		t.Errorf("got %+v", got)
	}
	if data, _ := os.ReadFile("a-1.png"); !bytes.Equal(data, photo.Bytes()) {
		t.Error("the picture is gone")
	}
}
