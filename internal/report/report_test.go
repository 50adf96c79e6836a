package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOverlayShowsInkThatWentInRedAndInkThatCameInBlue(t *testing.T) {
	was, is := grey4(0, 255, 0, 255), grey4(0, 0, 255, 255)
	data, err := overlay(was, is)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	black, blue := color.RGBA{0, 0, 0, 255}, color.RGBA{0, 0, 255, 255}
	red, white := color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}
	for x, want := range []color.RGBA{black, blue, red, white} {
		if got := color.RGBAModel.Convert(m.At(x, 0)); got != want {
			t.Errorf("pixel %d is %v, want %v", x, got, want)
		}
	}
}

func grey4(lightness ...uint8) []byte {
	m := image.NewGray(image.Rect(0, 0, len(lightness), 1))
	copy(m.Pix, lightness)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a picture in memory always encodes
	}
	return b.Bytes()
}

func TestGoldenPairsAreFoundAndShown(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "_artifacts", "TestX")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"a.golden.want": "一\n二\n", "a.golden.got": "一\n<三>\n", "other": ""}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(sub, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := goldens(dir)
	if err != nil || len(list) != 1 {
		t.Fatalf("got %v (%v), want one pair", list, err)
	}
	out := filepath.Join(dir, "new", "report.html")
	if err := write(out, findings{Base: "HEAD", Goldens: list}); err != nil {
		t.Fatal(err)
	}
	html, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<span class="removed">-二`, `<span class="added">&#43;&lt;三&gt;`, "TestX/a.golden",
	} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page lacks %s:\n%s", want, html)
		}
	}
}
