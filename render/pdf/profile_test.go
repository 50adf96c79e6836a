package pdf

import (
	"encoding/binary"
	"math"
	"testing"
)

type matrix [3][3]float64

func (a matrix) times(b matrix) (c matrix) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return c
}

func (a matrix) inverse() (b matrix) {
	det := 0.0
	for i := range 3 {
		for j := range 3 {
			m := a[(j+1)%3][(i+1)%3]*a[(j+2)%3][(i+2)%3] -
				a[(j+1)%3][(i+2)%3]*a[(j+2)%3][(i+1)%3]
			b[i][j] = m
		}
		det += a[0][i] * b[i][0]
	}
	for i := range 3 {
		for j := range 3 {
			b[i][j] /= det
		}
	}
	return b
}

func diagonal(v [3]float64) matrix {
	return matrix{{v[0]}, {0, v[1]}, {0, 0, v[2]}}
}

func (a matrix) of(v [3]float64) (w [3]float64) {
	for i := range 3 {
		w[i] = a[i][0]*v[0] + a[i][1]*v[1] + a[i][2]*v[2]
	}
	return w
}

// The primaries and the white of IEC 61966-2-1 and Bradford's adaptation give
// the numbers of the profile.
func TestSRGB(t *testing.T) {
	xyz := func(x, y float64) [3]float64 { return [3]float64{x / y, 1, (1 - x - y) / y} }
	var primaries matrix
	for k, p := range [][3]float64{xyz(.64, .33), xyz(.30, .60), xyz(.15, .06)} {
		for i := range 3 {
			primaries[i][k] = p[i]
		}
	}
	d65, d50 := xyz(.3127, .3290), [3]float64{0xF6D6 / 65536., 1, 0xD32D / 65536.}
	toXYZ := primaries.times(diagonal(primaries.inverse().of(d65)))
	bradford := matrix{{.8951, .2664, -.1614}, {-.7502, 1.7135, .0367}, {.0389, -.0685, 1.0296}}
	from, to := bradford.of(d65), bradford.of(d50)
	adapt := bradford.inverse().times(diagonal(
		[3]float64{to[0] / from[0], to[1] / from[1], to[2] / from[2]})).times(bradford)
	colours := adapt.times(toXYZ)
	file := srgb()
	for k, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		for i, got := range values(t, file, name) {
			near(t, name, got, colours[i][k])
		}
	}
	for i, got := range values(t, file, "chad") {
		near(t, "chad", got, adapt[i/3][i%3])
	}
	want := []float64{3, 2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045}
	for i, got := range values(t, file, "gTRC") {
		near(t, "gTRC", got, want[i])
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1.01/65536 {
		t.Errorf("%s: %.6f, want %.6f", what, got, want)
	}
}

// values are the numbers of a tag of a profile.
func values(t *testing.T, file []byte, name string) (vs []float64) {
	t.Helper()
	be := binary.BigEndian
	if int(be.Uint32(file)) != len(file) || string(file[36:40]) != "acsp" {
		t.Fatal("no profile")
	}
	for i := range int(be.Uint32(file[128:])) {
		entry := file[132+12*i:]
		if string(entry[:4]) == name {
			at, n := be.Uint32(entry[4:]), be.Uint32(entry[8:])
			for b := file[at+8 : at+n]; len(b) > 0; b = b[4:] {
				vs = append(vs, float64(int32(be.Uint32(b)))/65536)
			}
		}
	}
	if vs == nil {
		t.Fatalf("no %s", name)
	}
	return vs
}

// The L*a*b* of ISO 12647-2:2004 give the numbers of the profile, those with
// black over other inks by multiplication.
func TestPrimaries(t *testing.T) {
	white := xyzOfLab(93, 0, -3)
	for i, got := range paperWhite {
		near(t, "paper", float64(got)/65536, white[i])
	}
	over := map[int][3]float64{
		0: {93, 0, -3}, 8: {54, -36, -49}, 4: {46, 72, -5}, 2: {87, -6, 90},
		6: {46, 67, 47}, 10: {49, -66, 24}, 12: {24, 16, -45}, 14: {23, 0, 0},
	}
	black := xyzOfLab(16, 0, 0)
	d50 := xyzOfLab(100, 0, 0)
	for i, p := range primaries {
		lab := over[i&^1]
		xyz := xyzOfLab(lab[0], lab[1], lab[2])
		for k := range 3 {
			want := xyz[k] / white[k] * d50[k]
			if i&1 == 1 {
				want *= black[k] / white[k]
			}
			if got := float64(p[k]) / 32768; math.Abs(got-want) > 1./32768 {
				t.Errorf("primary %04b: %.5f, want %.5f", i, got, want)
			}
		}
	}
}

func xyzOfLab(l, a, b float64) (xyz [3]float64) {
	d50 := [3]float64{0xF6D6 / 65536., 1, 0xD32D / 65536.}
	y := (l + 16) / 116
	for i, v := range []float64{y + a/500, y, y - b/200} {
		if v > 6./29 {
			xyz[i] = d50[i] * v * v * v
		} else {
			xyz[i] = d50[i] * 3 * (6. / 29) * (6. / 29) * (v - 4./29)
		}
	}
	return xyz
}

// Every tag of the CMYK profile is inside of it and as long as its tables.
func TestTablesOfThePressProfile(t *testing.T) {
	file, be := cmyk(), binary.BigEndian
	if string(file[12:24]) != "prtrCMYKXYZ " || int(be.Uint32(file)) != len(file) {
		t.Fatalf("% x", file[:40])
	}
	for i := range int(be.Uint32(file[128:])) {
		entry := file[132+12*i:]
		at, n := int(be.Uint32(entry[4:])), int(be.Uint32(entry[8:]))
		if at%4 != 0 || at+n > len(file) {
			t.Fatalf("%s from %d, %d bytes", entry[:4], at, n)
		}
		l := file[at : at+n]
		if string(l[:4]) != "mft2" {
			continue
		}
		nodes := int(l[9])
		for range l[8] {
			nodes *= int(l[10])
		}
		curves := int(l[8])*int(be.Uint16(l[48:])) + int(l[9])*int(be.Uint16(l[50:]))
		if want := 52 + 2*(nodes+curves); n != want {
			t.Errorf("%s: %d bytes, want %d", entry[:4], n, want)
		}
	}
}
