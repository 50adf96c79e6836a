package words

import "testing"

func TestTheCompiledDictionaryIsWhole(t *testing.T) {
	d, ok := Open(compiled)
	if !ok {
		t.Fatal("dict.bin is not a dictionary: run go generate in layout/words")
	}
	for i, table := range d.lengths {
		size := 2 * (i + 1)
		if len(table.costs) == 0 {
			t.Errorf("no word has %d characters", i+1)
		}
		for at := size; at < len(table.words); at += size {
			if table.words[at-size:at] >= table.words[at:at+size] {
				t.Fatalf("words of %d characters are out of order at %d", i+1, at/size)
			}
		}
		for j := range len(table.costs) {
			if table.costs[j] == 0 {
				t.Fatalf("word %d of %d characters costs nothing", j, i+1)
			}
		}
	}
}

func TestOpenRefusesWhatIsNoDictionary(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":       "",
		"another file":  "%PDF-1.7 and so on, long enough to have a header of that size",
		"cut short":     compiled[:len(compiled)-1],
		"more than one": compiled + "x",
	} {
		if _, ok := Open(data); ok {
			t.Errorf("%s was taken for a dictionary", name)
		}
	}
}

func TestCostFindsFirstAndLastWords(t *testing.T) {
	d := Default()
	for i, table := range d.lengths {
		size := 2 * (i + 1)
		for _, w := range []string{table.words[:size], table.words[len(table.words)-size:]} {
			if _, ok := d.Cost(w); !ok {
				t.Errorf("the word %x of %d characters is not found", w, i+1)
			}
		}
	}
	for _, w := range []string{"", "龘靐", "没有这个词吧真的没有"} {
		if c, ok := d.Cost(Key(w)); ok {
			t.Errorf("%q costs %d, want it unknown", w, c)
		}
	}
}

func TestACommonWordCostsLessThanARareOne(t *testing.T) {
	d := Default()
	common, _ := d.Cost(Key("工作"))
	rare, _ := d.Cost(Key("文创园"))
	if common == 0 || common >= rare {
		t.Errorf("工作 costs %d and 文创园 %d, want the first to cost less", common, rare)
	}
}
