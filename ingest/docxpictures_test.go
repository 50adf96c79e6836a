package ingest

import "testing"

// A file may say where its pictures lay, but not lead us anywhere else.
func TestPicturesKeepSafePathsOnly(t *testing.T) {
	cases := []struct{ called, ending, want string }{
		{"pictures/hills.jpg", ".jpg", "pictures/hills.jpg"},
		{"pictures/hills.JPEG", ".jpg", "pictures/hills.JPEG"},
		{"图/走访 1.png", ".png", "图/走访 1.png"},
		{"./plain.png", ".png", "plain.png"},
		{"plain.png", ".png", ""}, // Word's own, of whatever folder
		{"图片 1", ".png", ""},
		{"pictures/hills.jpg", ".png", ""}, // not what it is
		{"../up.png", ".png", ""},
		{"a/../../up.png", ".png", ""},
		{"/etc/up.png", ".png", ""},
		{`C:\up.png/x.png`, ".png", ""},
		{".git/x.png", ".png", ""},
		{"a/.x.png", ".png", ""},
		{"a/NUL.png", ".png", ""},
		{"com1/x.png", ".png", ""},
		{"a/x\n.png", ".png", ""},
		{"a /x.png", ".png", ""},
		{"a/x](y).png", ".png", ""},
		{"a/", "", ""},
	}
	for _, c := range cases {
		got, ok := ownPath(c.called, c.ending)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q: got %q, %t, want %q", c.called, got, ok, c.want)
		}
	}
}
