package main

import (
	"testing"

	"jianbao/layout/words"
)

func TestLog2IsExactInWholeNumbers(t *testing.T) {
	for n, want := range map[int]int{1: 0, 2: 8, 3: 12, 4: 16, 1 << 20: 160, 60_101_961: 206} {
		if got := log2(n); got != want {
			t.Errorf("log2(%d) is %d eighths, want %d", n, got, want)
		}
	}
}

func TestAWordOfOursIsPreferredToItsParts(t *testing.T) {
	costs := addOwn(map[string]int{"共同": 20, "体": 30, "党": 10, "": 90}, []string{"共同体", "党"})
	d, ok := words.Open(string(compile(costs)))
	if !ok {
		t.Fatal("what was compiled does not open")
	}
	if got := d.PathCost(words.Key("共同体")); got != 49 {
		t.Errorf("共同体 costs %d, want 49, one less than 共同 and 体", got)
	}
	if got, _ := d.Cost(words.Key("党")); got != 9 {
		t.Errorf("党 costs %d, want 9", got)
	}
}

func TestOnlyShortHanWordsAreTaken(t *testing.T) {
	for w, want := range map[string]bool{"简报": true, "〇": true, "": false, "A股": false, "𠀀": false,
		"一二三四五六七八": true, "一二三四五六七八九": false} {
		if isWord(w) != want {
			t.Errorf("isWord(%q) is %v, want %v", w, !want, want)
		}
	}
}
