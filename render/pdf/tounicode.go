package pdf

// toUnicodeBlock is how many entries a block of a character map may have
// (Adobe Technical Note 5014, 1.4.1).
const toUnicodeBlock = 100

// appendToUnicode appends the character map that leads from codes back to
// texts, those of the codes in order (PDF 32000-1 9.10.3). Codes that say
// nothing have no entry.
func appendToUnicode(b []byte, texts []string) []byte {
	b = append(b, `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`...)
	for from := 0; from < len(texts); {
		to, n := toUnicodeEnd(texts, from)
		if n > 0 {
			b = appendInt(b, n)
			b = append(b, " beginbfchar\n"...)
			b = appendBfchars(b, texts, from, to)
			b = append(b, "endbfchar\n"...)
		}
		from = to
	}
	return append(b, `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`...)
}

// toUnicodeEnd is where the block that begins at from ends, and how many
// entries it has.
func toUnicodeEnd(texts []string, from int) (to, n int) {
	for to = from; to < len(texts) && n < toUnicodeBlock; to++ {
		if texts[to] != "" {
			n++
		}
	}
	return to, n
}

func appendBfchars(b []byte, texts []string, from, to int) []byte {
	for i := from; i < to; i++ {
		if texts[i] == "" {
			continue
		}
		b = append(b, '<')
		b = appendHex4(b, uint16(i))
		b = append(b, '>', '<')
		b = appendUTF16(b, texts[i])
		b = append(b, '>', '\n')
	}
	return b
}
