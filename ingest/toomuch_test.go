package ingest

import (
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
