package unplaced_test

import (
	"reflect"
	"testing"

	"jianbao/finding"
	"jianbao/internal/unplaced"
)

type words struct {
	S    string
	From finding.Origin
	Sum  [2]byte
	Next *words
	All  []words
}

func TestPlacesGoAndWordsStay(t *testing.T) {
	from := finding.Origin{Path: "a", Steps: []finding.Step{{Line: 1, Col: 2}}}
	got := unplaced.Of(words{S: "甲", From: from, Sum: [2]byte{1, 2}, All: []words{},
		Next: &words{S: "乙", From: from, All: []words{{S: "丙", From: from}}}},
		reflect.TypeFor[[2]byte]())
	want := words{S: "甲", Next: &words{S: "乙", All: []words{{S: "丙"}}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
