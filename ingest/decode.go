package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"jianbao/finding"
)

// foreign is the finding for a file that is no text and no Word file, told by
// its first bytes.
func foreign(data []byte, ending string) finding.Code {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "E804"
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return "E805"
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return oleKind(data)
	case ending == ".docx" || ending == ".docm" || ending == ".dotx":
		return "E810"
	case ending == ".doc" || ending == ".wps" || ending == ".wpt":
		return "E805"
	case isMarkup(data):
		return "E813"
	}
	return ""
}

// isMarkup tells web pages, also those that Word saves as one file, and XML: of
// their text most is no words.
func isMarkup(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 512)],
		[]byte("\xef\xbb\xbf")), " \t\r\n")
	head = bytes.ToLower(head)
	for _, opening := range []string{"<!doctype html", "<html", "<?xml", "mime-version:"} {
		if bytes.HasPrefix(head, []byte(opening)) {
			return true
		}
	}
	return false
}

// oleKind tells an encrypted .docx from an old Word file: both are OLE
// containers, and the names of their streams are in UTF-16.
func oleKind(data []byte) finding.Code {
	for _, name := range []string{"EncryptedPackage", "EncryptionInfo"} {
		var wide []byte
		for i := range len(name) {
			wide = append(wide, name[i], 0)
		}
		if bytes.Contains(data, wide) {
			return "E806"
		}
	}
	return "E805"
}

// The encodings that text comes in.
const (
	encUTF8    = "utf-8"
	encUTF8BOM = "utf-8-bom"
	encUTF16LE = "utf-16le"
	encUTF16BE = "utf-16be"
	encGB18030 = "gb18030"
)

// decode is data as text, the name of its encoding, and how many characters
// could not be read; without a name it is no text.
func decode(data []byte) (text, name string, lost int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		text, name = string(data[3:]), encUTF8BOM
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, name = decoded(utf16(unicode.LittleEndian), data[2:]), encUTF16LE
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, name = decoded(utf16(unicode.BigEndian), data[2:]), encUTF16BE
	case utf8.Valid(data) && !bytes.ContainsRune(data, 0):
		text, name = string(data), encUTF8
	default:
		text, name = sniff(data)
	}
	if isBinary(text) {
		return "", "", 0
	}
	text = strings.ToValidUTF8(text, "\ufffd")
	return unixLines(text), name, strings.Count(text, "\ufffd")
}

// mostControls is of how many characters of a text one at most is a control
// character that no text has; bytes that are no text at all have more.
const mostControls = 30

// textual are the controls that texts do have: ends of lines and pages, what
// Word leaves at the ends of cells (7), around fields (19 to 21) and as hyphens
// (30, 31), the end of a file as DOS has it (26), and terminals' colours (27).
const textual = "\t\n\v\f\r\u0085\x07\x13\x14\x15\x1a\x1b\x1e\x1f"

// isBinary tells by its control characters what is no text.
func isBinary(text string) bool {
	odd, all := 0, 0
	for _, r := range text {
		all++
		control := r < ' ' || r >= 0x7f && r < 0xa0
		if control && !strings.ContainsRune(textual, r) {
			odd++
		}
	}
	return odd*mostControls > all
}

func utf16(e unicode.Endianness) encoding.Encoding {
	return unicode.UTF16(e,
		unicode.IgnoreBOM)
}

func decoded(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return string(out) + "\ufffd"
	}
	return string(out)
}

// sniff reads data in each encoding and takes the one that gives the most
// ordinary Chinese.
func sniff(data []byte) (text, name string) {
	best := leastOrdinary
	for _, c := range []struct {
		name string
		read func() string
	}{
		{encUTF8, func() string { return strings.ToValidUTF8(string(data), "\ufffd") }},
		{encGB18030, func() string { return decoded(simplifiedchinese.GB18030, data) }},
		{encUTF16LE, func() string { return decoded(utf16(unicode.LittleEndian), data) }},
		{encUTF16BE, func() string { return decoded(utf16(unicode.BigEndian), data) }},
	} {
		t := c.read()
		if n := ordinary(t); n > best {
			best, text, name = n, t, c.name
		}
	}
	return text, name
}

// leastOrdinary is how many of a thousand characters must be ordinary for
// bytes to be text at all.
const leastOrdinary = 800

// ordinary is how many of a thousand characters of s a bulletin would have.
func ordinary(s string) int {
	good, all := 0, 0
	for _, r := range s {
		all++
		switch {
		case r < ' ' && strings.ContainsRune(textual, r), r >= ' ' && r < 0x7f,
			r >= 0x4e00 && r <= 0x9fff, r >= 0x3000 && r <= 0x303f,
			r >= 0xff00 && r <= 0xffef, r >= 0x2010 && r <= 0x2026, r == '·',
			r >= 0x2600 && r <= 0x26ff, r >= 0x25a0 && r <= 0x25ff:
			good++
		}
	}
	if all == 0 {
		return 0
	}
	return good * 1000 / all
}

// unixLines makes every way of ending a line \n, but keeps \f: a page ends
// there. What ends a cell of an old Word table is a tab.
func unixLines(s string) string {
	return strings.NewReplacer("\x07", "\t", "\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n",
		"\u0085", "\n", "\v", "\n").Replace(s)
}
