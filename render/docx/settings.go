package docx

import (
	"strings"

	"jianbao/layout/clreq"
)

// settings writes the part that says how the document is set as a whole
// (CT_Settings, ECMA-376 part 1, 17.15.1.78).
func (m *maker) settings() []byte {
	var out markup
	out.put(xmlHead, "<w:settings ", nsWord, `><w:zoom w:percent="100"/>`,
		`<w:embedTrueTypeFonts/>`)
	if m.opt.Embed == Subset {
		out.put("<w:saveSubsetFonts/>")
	}
	out.put(`<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>`,
		`<w:defaultTabStop w:val="420"/>`)
	if m.facing() {
		out.put("<w:evenAndOddHeaders/>")
	}
	out.put(`<w:drawingGridVerticalSpacing w:val="156"/>`,
		`<w:displayHorizontalDrawingGridEvery w:val="0"/>`,
		`<w:displayVerticalDrawingGridEvery w:val="2"/>`,
		`<w:characterSpacingControl w:val="compressPunctuation"/>`)
	m.prohibitions(&out)
	if len(m.notes.notes) > 0 {
		out.put(`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>`,
			`</w:footnotePr>`)
	}
	out.put("<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>",
		"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/>",
		"<w:doNotUseHTMLParagraphAutoSpacing/><w:useFELayout/>")
	for _, s := range []struct{ name, value string }{
		{"compatibilityMode", "15"}, {"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"}, {"doNotFlipMirrorIndents", "1"},
		{"differentiateMultirowTableHeaders", "1"}} {
		out.put("<w:compatSetting")
		out.attr("w:name", s.name)
		out.put(` w:uri="http://schemas.microsoft.com/office/word"`)
		out.attr("w:val", s.value)
		out.put("/>")
	}
	out.put(`</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>`,
		`<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`)
	return out.b
}

// ruled are the characters that the rules of line start and end are about.
const ruled = "!%),.:;?]}·—…’”‰′″℃～、。〃〉》」』】〕〗々！％），．／：；？］｝" +
	"$([{£¥‘“〈《「『【〔〖＄（［｛￡￥"

// prohibitions writes which characters begin and end no line, by the house
// style's level of rules.
func (m *maker) prohibitions(out *markup) {
	p := m.doc.Page.Setting.Prohibition
	list := func(name string, in func(clreq.Class) bool) {
		var b strings.Builder
		for _, r := range ruled {
			if in(clreq.Of(r)) {
				b.WriteRune(r)
			}
		}
		if b.Len() > 0 {
			out.put("<", name, ` w:lang="zh-CN"`)
			out.attr("w:val", b.String())
			out.put("/>")
		}
	}
	list("w:noLineBreaksAfter", p.NoEnd)
	list("w:noLineBreaksBefore", p.NoStart)
}
