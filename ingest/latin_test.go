package ingest

import "testing"

// English sentences keep their spaces and marks; English words quoted in
// Chinese do not.
func TestLatinQuotationsStay(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Jane said, “Hello” to us, and “No”, too.", "Jane said, “Hello” to us, and “No”, too."},
		{"The boys’ room is “here”; “there”: no", "The boys’ room is “here”; “there”: no"},
		{"题为 “A B” 的,“C” 2 个", "题为“A B”的，“C”2个"},
		{"甲 “乙” ,丙", "甲“乙”，丙"},
	} {
		p := &para{text: chars(c.in, 0, 0)}
		(&importer{}).tidy(p, false)
		if got := plain(p.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
