package docx_test

import (
	"archive/zip"
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jianbao/ingest"
	"jianbao/internal/golden"
	"jianbao/internal/unplaced"
	"jianbao/issue"
	"jianbao/layout/block"
)

// What Word shows of a sample is the sample: our importer, reading neither
// properties nor custom XML, makes the same issue of the document.
func TestSamplesComeBackAsTheyWere(t *testing.T) {
	sum := reflect.TypeFor[[32]byte]() // of a picture's file, before it is made ready for a page
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			data := shownOnly(t, s.docx(t))
			r, finds := ingest.Read(ingest.Source{Name: s.name + ".docx", Data: data})
			if r == nil {
				t.Fatal(finds)
			}
			want, shown := shownIn(s), *r.Issue
			shown.Template = issue.Text{}
			shown.NoticeGiven = want.NoticeGiven
			if !reflect.DeepEqual(unplaced.Of(shown, sum), unplaced.Of(*want, sum)) {
				t.Error("-want +got, or alike but for what no file says\n",
					golden.Difference(string(issue.Encode(want)), string(issue.Encode(&shown))))
			}
		})
	}
}

// shownOnly is a document without what Word does not show: properties and
// custom XML.
func shownOnly(t *testing.T, data []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range from.File {
		if strings.HasPrefix(f.Name, "docProps/") || strings.HasPrefix(f.Name, "customXml/") {
			continue
		}
		if err := to.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shownIn is the issue of s as far as its document shows it: not the house
// style's name; the style's own notice where the issue has none; and of
// paper with a printed head, not what is printed there already.
func shownIn(s sample) *issue.Issue {
	want := *s.issue
	want.Template = issue.Text{}
	if !want.NoticeGiven {
		want.Notice = nil
	}
	for _, row := range s.blocks.Masthead {
		switch {
		case row.Hidden && row.Role == block.Organization:
			want.Masthead.Organization = issue.Text{}
		case row.Hidden && row.Role == block.MastheadName:
			want.Masthead.Name = issue.Text{S: "〔简报名称〕"} // which the editor is told to fill in
		case row.Role == block.Notice && !want.NoticeGiven:
			for _, r := range slices.Concat(row.Left, row.Center, row.Right) {
				want.Notice = append(want.Notice, issue.Text{S: r.Text})
			}
		}
	}
	return &want
}
