package docx_test

import (
	"archive/zip"
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jianbao/finding"
	"jianbao/ingest"
	"jianbao/internal/golden"
	"jianbao/issue"
	"jianbao/layout/block"
)

// What Word shows of a sample is the sample: our importer, reading neither
// properties nor custom XML, makes the same issue of the document.
func TestSamplesComeBackAsTheyWere(t *testing.T) {
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
			strip(reflect.ValueOf(want).Elem())
			strip(reflect.ValueOf(&shown).Elem())
			if !reflect.DeepEqual(&shown, want) {
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

// strip takes out of v places and the sums of pictures' files, which are of
// the file before it was made ready for a page; an empty list becomes none.
func strip(v reflect.Value) {
	switch v.Type() {
	case reflect.TypeFor[finding.Origin](), reflect.TypeFor[finding.Pos](),
		reflect.TypeFor[[32]byte]():
		v.SetZero()
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			strip(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			strip(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			strip(v.Elem())
		}
	}
}
