package pdf

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// plate is one separation of a page at 72 dots an inch: 0 is full ink, 255 none.
type plate struct {
	wide int
	dots []byte
}

// at is the dot at x, y millimetres from the top left corner of the trim.
func (p plate) at(x, y int) byte {
	slug := 8
	dot := func(mm int) int { return (mm + slug) * 7200 / 2540 }
	return p.dots[dot(y)*p.wide+dot(x)]
}

// area is the dots between x1, y1 and x2, y2, in order of darkness.
func (p plate) area(x1, y1, x2, y2 int) (dots []byte) {
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			dots = append(dots, p.at(x, y))
		}
	}
	slices.Sort(dots)
	return dots
}

// plates has Ghostscript separate page 1 of file.
func plates(t *testing.T, file []byte) map[string]plate {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep",
		"-r72", "-dTextAlphaBits=1", "-sCompression=none", "-dLastPage=1",
		"-sOutputFile="+filepath.Join(dir, "p.tif"), in).CombinedOutput()
	if err != nil {
		t.Fatalf("gs: %v: %s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "p(*).tif"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]plate{}
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "p("), ").tif")
		if !slices.Contains([]string{"Cyan", "Magenta", "Yellow", "Black"}, name) {
			name = "spot"
		}
		all[name] = readPlate(t, f)
	}
	return all
}

// readPlate reads an uncompressed grey TIFF of one strip after another.
func readPlate(t *testing.T, path string) plate {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	le := binary.LittleEndian
	tags := map[uint16][]byte{}
	count := map[uint16]uint32{}
	for at := le.Uint32(b[4:]) + 2; len(tags) < int(le.Uint16(b[le.Uint32(b[4:]):])); at += 12 {
		tag := le.Uint16(b[at:])
		tags[tag], count[tag] = b[at+8:at+12], le.Uint32(b[at+4:])
	}
	first := le.Uint32(tags[273]) // StripOffsets: the value, or where the values are
	if count[273] > 1 {
		first = le.Uint32(b[first:])
	}
	return plate{int(le.Uint16(tags[256])), b[first:]}
}

// pressed is a page with everything that a press treats in a way of its own:
// black words over red, a grey, a picture in colours and one without.
func pressed(t *testing.T, process bool) map[string]plate {
	big := body(t)
	big.size, big.cell = 30*unit.Pt, 0
	doc := onePage(big.set(40*unit.Mm, 52*unit.Mm, "黑字叠印"))
	doc.Pages[0].Rules = []page.Rule{
		{Area: bar(30, 40, 120, 20*unit.Mm), Ink: ink.Red},
		{Area: bar(30, 70, 120, 10*unit.Mm), Ink: ink.Ink{R: 128, G: 128, B: 128, K: 50}},
	}
	doc.Pages[0].Pictures = []page.Picture{
		{Area: bar(30, 100, 60, 40*unit.Mm), Picture: photo(t, picture.PNG, 5)},
		{Area: bar(30, 150, 60, 40*unit.Mm), Picture: gray(t)},
	}
	file := writeWith(t, doc, Options{Fonts: fonts.Default(), Standard: Archive,
		Print: &Print{Bleed: 3 * unit.Mm, Marks: true, Process: process}})
	pagetest.CheckSyntax(t, file)
	return plates(t, file)
}

func TestPlatesCarryWhatTheyShould(t *testing.T) {
	p := pressed(t, false)
	if len(p) != 5 {
		t.Fatalf("%d plates, want the four and the spot", len(p))
	}
	for _, name := range []string{"Cyan", "Magenta", "Yellow"} {
		if d := p[name].area(30, 40, 149, 79); d[0] != 255 {
			t.Errorf("%s prints under red, black or grey", name)
		}
	}
	if d := p["spot"].area(32, 42, 148, 58); d[len(d)-1] != 0 {
		t.Error("black words leave a hole in the red")
	}
	if d := p["Black"].area(40, 44, 80, 54); d[0] != 0 || d[len(d)-1] != 255 {
		t.Error("the words are not on the black plate alone")
	}
	if d := p["Black"].at(100, 75); d < 120 || d > 135 {
		t.Errorf("half black is %d", d)
	}
	if d := p["spot"].area(30, 66, 149, 200); d[0] != 255 {
		t.Error("the red plate prints elsewhere")
	}
	if d := p["Cyan"].area(32, 102, 88, 138); d[0] == 255 {
		t.Error("the coloured picture has no cyan")
	}
	if d := p["Cyan"].area(32, 152, 88, 188); d[0] != 255 {
		t.Error("the grey picture has cyan")
	}
	if d := p["Black"].area(32, 152, 88, 188); d[0] > 10 {
		t.Error("the grey picture is not black")
	}
}

// Every plate has the marks, or there is nothing to register them by.
func TestMarksAreOnEveryPlate(t *testing.T) {
	for name, p := range pressed(t, false) {
		top := p.dots[:p.wide*20] // above the trim, in dots
		if n := count(top, 0); n < 20 {
			t.Errorf("%s has no marks above the page: %d dots", name, n)
		}
	}
}

func count(dots []byte, v byte) (n int) {
	for _, d := range dots {
		if d < v+128 {
			n++
		}
	}
	return n
}

func TestRedCanBeOfProcessInks(t *testing.T) {
	p := pressed(t, true)
	if len(p) != 4 {
		t.Errorf("%d plates, want four", len(p))
	}
	for name, want := range map[string]byte{"Cyan": 255, "Magenta": 51, "Yellow": 51} {
		if got := p[name].at(140, 55); max(got, want)-min(got, want) > 2 {
			t.Errorf("red has %s %d, want %d", name, got, want)
		}
	}
}

func TestInksOfLightAlone(t *testing.T) {
	for _, c := range []struct {
		ink  ink.Ink
		want [4]uint8
	}{
		{ink.Black, [4]uint8{0, 0, 0, 100}},
		{ink.Ink{}, [4]uint8{0, 0, 0, 100}},
		{ink.Ink{R: 255, G: 255, B: 255}, [4]uint8{}},
		{ink.Ink{R: 128, G: 128, B: 128}, [4]uint8{0, 0, 0, 50}},
		{ink.Ink{R: 255}, [4]uint8{0, 100, 100, 0}},
		{ink.Ink{B: 255}, [4]uint8{100, 100, 0, 0}},
		{ink.Red, [4]uint8{0, 80, 80, 0}},
	} {
		if got := processOf(c.ink); got != c.want {
			t.Errorf("%+v: %v, want %v", c.ink, got, c.want)
		}
	}
}

func TestPaperTakesAllInks(t *testing.T) {
	for v := range 256 {
		for _, s := range [][4]uint8{
			separate(uint8(v), uint8(v), uint8(v)), separate(uint8(v), 0, 0),
			separate(0, uint8(v), uint8(255-v)),
		} {
			sum := 0
			for _, i := range s {
				sum += int(i)
			}
			if sum > 290*255/100 {
				t.Errorf("%v is %d per cent", s, sum*100/255)
			}
		}
	}
}

func TestOneColourModelInAFile(t *testing.T) {
	doc := tagged(t)
	for name, opt := range map[string]Options{
		"/DeviceRGB": {}, "/DeviceCMYK": {Print: &Print{Marks: true}},
	} {
		opt.Fonts = fonts.Default()
		file := writeWith(t, doc, opt)
		if opt.Print != nil {
			content := pagetest.Stream(t, file, "pages/1/Contents/2")
			if strings.Contains(content, " rg\n") || !strings.Contains(content, " k\n") {
				t.Errorf("%s: %s", name, content)
			}
		}
		for _, other := range []string{"/DeviceRGB", "/DeviceCMYK"} {
			if has := strings.Contains(string(file), other); has != (other == name) {
				t.Errorf("%s: has %s is %v", name, other, has)
			}
		}
	}
}
