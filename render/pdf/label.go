package pdf

import (
	"strconv"
	"strings"
	"unicode"
)

// appendPageLabels appends the number tree of page labels (PDF 32000-1 12.4.2),
// so that a reader's page 3 is the one that says 3. Pages that count on need
// no entry of their own.
func appendPageLabels(b []byte, labels []string) []byte {
	b = append(b, "<</Nums["...)
	want := -1 // the number that would count on
	for i, label := range labels {
		n, err := strconv.Atoi(label)
		if err == nil && n == want {
			want++
			continue
		}
		b = appendInt(b, i)
		if err == nil && n > 0 && strconv.Itoa(n) == label {
			b = appendInt(append(b, "<</S/D/St "...), n)
			want = n + 1
		} else {
			b = appendText(append(b, "<</P"...), label)
			want = -1
		}
		b = append(b, ">>"...)
	}
	return append(b, "]>>"...)
}

// labels is what the pages of the file call themselves. Sheets with several
// pages are counted.
func (f *finisher) labels() []string {
	labels := make([]string, len(f.plan.sheets))
	for i, s := range f.plan.sheets {
		if f.opt.Impose != Single {
			labels[i] = strconv.Itoa(i + 1)
		} else {
			labels[i] = bareLabel(f.doc.Pages[s.placed[0].page].Label)
		}
	}
	return labels
}

// bareLabel is a page number without the dashes and spaces around it.
func bareLabel(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}
