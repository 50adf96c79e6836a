package pdf

// toUnicodeBlock is how many ranges a block of a character map may have
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
	ranges := toUnicodeRanges(texts)
	for len(ranges) > 0 {
		block := ranges[:min(len(ranges), toUnicodeBlock)]
		b = append(appendInt(b, len(block)), " beginbfrange\n"...)
		for _, r := range block {
			b = r.append(b, texts)
		}
		b = append(b, "endbfrange\n"...)
		ranges = ranges[len(block):]
	}
	return append(b, `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`...)
}

// codeRange is codes from one to another, both included.
type codeRange struct{ from, to int }

// toUnicodeRanges is the codes that have texts, in ranges whose codes differ in
// their last byte alone (9.10.3).
func toUnicodeRanges(texts []string) (ranges []codeRange) {
	for code, text := range texts {
		n := len(ranges)
		switch {
		case text == "":
		case n > 0 && ranges[n-1].to == code-1 && code&0xFF != 0:
			ranges[n-1].to = code
		default:
			ranges = append(ranges, codeRange{code, code})
		}
	}
	return ranges
}

// append appends r with its texts.
func (r codeRange) append(b []byte, texts []string) []byte {
	b = appendHex4(append(b, '<'), uint16(r.from))
	b = appendHex4(append(b, "><"...), uint16(r.to))
	b = append(b, ">["...)
	for _, text := range texts[r.from : r.to+1] {
		b = append(appendUTF16(append(b, '<'), text), '>')
	}
	return append(b, "]\n"...)
}
