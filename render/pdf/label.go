package pdf

import (
	"strconv"
	"strings"
	"unicode"

	"jianbao/layout/page"
)

// appendPageLabels appends the number tree of page labels (PDF 32000-1 12.4.2),
// so that a reader's page 3 is the one that says 3. Pages that count on need
// no entry of their own.
func appendPageLabels(b []byte, pages []page.Page) []byte {
	b = append(b, "<</Nums["...)
	want := -1 // the number that would count on
	for i := range pages {
		label := bareLabel(pages[i].Label)
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

// bareLabel is a page number without the dashes and spaces around it.
func bareLabel(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}
