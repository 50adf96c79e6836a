package word

import "strings"

// A symbol font shows other characters than its codes say: 0x20 to 0xff, or the
// same from U+F020 on. symbolFonts are those that Word's own dialogue and the
// boxes to tick in offices' forms are made with, each as pairs of a code's
// character in Latin-1 and what is seen.
var symbolFonts = map[string]map[rune]rune{
	"symbol": pairs(`"∀$∃'∋*∗-−@≅AΑBΒCΧDΔEΕFΦGΓHΗIΙJϑKΚLΛMΜNΝOΟPΠQΘRΡSΣTΤUΥVςWΩXΞYΨZΖ` +
		`\∴^⊥aαbβcχdδeεfφgγhηiιjϕkκlλmμnνoοpπqθrρsσtτuυvϖwωxξyψzζ~∼¡ϒ¢′£≤¤⁄¥∞¦ƒ§♣¨♦©♥ª♠` +
		`«↔¬←` + "\u00ad↑" + `®→¯↓°°±±²″³≥´×µ∝¶∂·•¸÷¹≠º≡»≈¼…Å⊕Æ∅Ç∩È∪É⊃Ê⊇Ë⊄Ì⊂Í⊆Î∈Ï∉Ð∠Ñ∇Õ∏Ö√×⋅Ø¬Ù∧Ú∨Û⇔` +
		`Ü⇐Ý⇑Þ⇒ß⇓å∑ò∫`),
	"wingdings 2": pairs(`O×P√Q×R☑S☒T☒` + `j①k②l③m④n⑤o⑥p⑦q⑧r⑨s⑩` + "\u0097●\u0098■" +
		`¢■£□¤□ê★`),
	"wingdings 3": pairs(`f←g→h↑i↓p▲q▼r△s▽t◄u►}►`),
}

func pairs(s string) map[rune]rune {
	seen := map[rune]rune{}
	rs := []rune(s)
	for i := 0; i+1 < len(rs); i += 2 {
		seen[rs[i]] = rs[i+1]
	}
	return seen
}

// pictorial tells the fonts of which no code is the character it says.
func pictorial(font string) bool {
	return font == "symbol" || strings.HasPrefix(font, "wingdings") || font == "webdings"
}

// symbol is what is seen of code in font, its name in small letters. What is
// not known, and all of Wingdings, stays where such fonts have it in Unicode,
// from U+F020 on.
func symbol(font string, code rune) rune {
	if code >= 0xf020 && code <= 0xf0ff {
		code -= 0xf000
	}
	if to, ok := symbolFonts[font][code]; ok {
		return to
	}
	if code <= 0x20 || code > 0xff || font == "symbol" && code < 0x7f {
		return code
	}
	return code + 0xf000
}

// seen is s as the face of a run shows it.
func seen(s, face string) string {
	if face = strings.ToLower(face); !pictorial(face) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r <= 0xff || r >= 0xf020 && r <= 0xf0ff {
			return symbol(face, r)
		}
		return r
	}, s)
}
