package ingest

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"jianbao/finding"
)

// A file with more in it than an issue may have is told just that, and not to
// be handed to those who maintain the program.
func TestTooMuchIsToldAsSuch(t *testing.T) {
	var paras strings.Builder
	for i := range 17_500 { // varied, or it is taken for a bomb
		n := strconv.Itoa(i * 7_919 % 100_003)
		paras.WriteString(par(strings.Join(strings.Split(n+n+n, ""), ",")))
	}
	_, finds := Read(Source{Name: "a.docx", Data: docx(paras.String())})
	codes := map[finding.Code]int{}
	for _, f := range finds {
		codes[f.Code]++
	}
	if codes["E131"] != 1 || codes["E809"] != 0 {
		t.Errorf("got %v", codes)
	}
}

// Nor is a cell that goes on for thirty pages a fault of the program.
func TestEndlessCellIsToldAsSuch(t *testing.T) {
	text := "工作简报\n第1期\n\n# 甲\n\n| 一 | 二 |\n|---|---|\n| " +
		strings.Repeat("名", 30_000) + " | 乙 |\n"
	r, finds := Read(Source{Name: "a.md", Data: []byte(text)})
	if r != nil || !slices.ContainsFunc(finds, func(f finding.Finding) bool { return f.Code == "E133" }) {
		t.Errorf("got %v", texts(finds))
	}
}
