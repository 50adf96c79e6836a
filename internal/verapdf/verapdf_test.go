package verapdf

import (
	"reflect"
	"testing"
)

func TestReportIsRead(t *testing.T) {
	got := parse("WARNING: something\nPASS /a b/x.pdf 2a\r\n" +
		"FAIL /y.pdf ua1\n  FAIL 5-1\n  FAIL 7.1-3\n")
	want := []Verdict{
		{File: "/a b/x.pdf", Flavour: "2a", Pass: true},
		{File: "/y.pdf", Flavour: "ua1", Faults: []string{"5-1", "7.1-3"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
