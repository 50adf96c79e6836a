package main

import (
	"bytes"
	"strings"
	"testing"

	"jianbao/finding"
)

// A fault of the engine in one input fails that input and no other.
func TestFaultFailsOneInput(t *testing.T) {
	var out bytes.Buffer
	m := &machine{stderr: &out, tty: func(int) bool { return false }, lang: finding.English}
	ins := []input{{path: "a.yaml"}, {path: "b.yaml"}, {path: "c.yaml"}}
	var told []int
	err := m.each(ins, func(i int) result {
		if i == 1 {
			panic("no such page")
		}
		return result{}
	}, func(i int, _ result) { told = append(told, i) })
	if err != errMachine || len(told) != 2 {
		t.Errorf("%v; told %v", err, told)
	}
	if !strings.Contains(out.String(), "jianbao: b.yaml: fault of the engine: no such page\n") {
		t.Error(out.String())
	}
}

// A report never takes the place of an issue or an output, nor becomes an
// issue of the next run.
func TestReportsStandApart(t *testing.T) {
	asJSON := `{"masthead": {"name": "馆讯"}, "number": {"year": 2025, "issue": 1}, ` +
		`"publisher": "本馆", "date": "2025-01-06", "articles": [{"title": "题", "body": "文。"}]}`
	desk(t, map[string]string{"in/a.yaml": sound, "in/b.json": asJSON})
	for report, says := range map[string]string{
		"in/b.json": "would overwrite", "./in/../in/b.json": "would overwrite",
		"in/a.yaml": "does not end in .json", "o/batch.manifest": "does not end in .json",
	} {
		got := jianbao("", "batch", "in", "--out", "o", "--report", report)
		if got.status != statusMachine || !strings.Contains(got.err, says) {
			t.Errorf("%s: got %+v", report, got)
		}
	}
	if content(t, "in/a.yaml") != sound || content(t, "in/b.json") != asJSON {
		t.Error("an issue was overwritten")
	}
	jianbao("", "batch", "in", "--out", "o", "--report", "in/report.json")
	put(t, "in/findings.json", jianbao(unsound, "check", "--json", "-").out)
	if got := jianbao("", "batch", "in", "--out", "o"); !strings.Contains(got.err, "2 issues: 0 made, 2 unchanged") {
		t.Errorf("got %+v", got)
	}
}
