package fonts

import (
	"strings"

	"jianbao/fonts/sfnt"
	"jianbao/layout/glyph"
)

// known are parts of font names by which a typeface is recognised, in small
// letters without spaces and hyphens. Earlier rows win, so that 小标宋 and
// 仿宋 are seen before 宋.
var known = []struct {
	role  glyph.Role
	parts []string
}{
	{glyph.XiaoBiaoSong, []string{"小标宋", "xiaobiaosong", "fzxbs"}},
	{glyph.FangSong, []string{"仿宋", "fangsong", "simfang", "fzfs"}},
	{glyph.KaiTi, []string{"楷", "kaiti", "simkai", "wenkai", "ukai", "fzkt", "fzk_"}},
	{glyph.HeiTi, []string{"黑体", "heiti", "simhei", "fzht", "sanscjk", "sanssc",
		"sourcehansans", "思源黑"}},
	{glyph.SongTi, []string{"宋", "songti", "simsun", "stsong", "fzss", "serifcjk",
		"serifsc", "sourcehanserif"}},
	{glyph.Latin, []string{"timesnewroman", "liberationserif", "tinos", "nimbusroman",
		"texgyretermes"}},
}

// files are names of files that say nothing of the typeface by themselves.
var files = map[string]glyph.Role{
	"times": glyph.Latin, "timesbd": glyph.LatinBold,
}

// roleOf is the role a font is for: by a file name that begins with a role's
// name, by what the font calls itself, by the rest of the file name.
func roleOf(file string, font *sfnt.Font) (glyph.Role, bool) {
	file = plain(file)
	if role, ok := roleInFront(file); ok {
		return role, true
	}
	names := strings.Builder{}
	for _, n := range font.Names() {
		switch n.ID {
		case sfnt.Family, sfnt.Style, sfnt.FullName, sfnt.PostScript:
			names.WriteString(plain(n.Text) + "\n")
		}
	}
	for _, text := range []string{names.String(), file} {
		if role, ok := roleWithin(text); ok {
			return role, !leans(names.String())
		}
	}
	role, ok := files[file]
	return role, ok
}

// plain is name in small letters, without what people put between words.
func plain(name string) string {
	return strings.NewReplacer(" ", "", "-", "", "_gb2312", "", "\n", "").
		Replace(strings.ToLower(name))
}

// roleInFront finds a role's own name at the beginning of a file's; the
// longest that fits.
func roleInFront(file string) (found glyph.Role, ok bool) {
	longest := 0
	for role := range glyph.Roles {
		n := plain(role.String())
		if strings.HasPrefix(file, n) && len(n) > longest {
			found, longest, ok = role, len(n), true
		}
	}
	return found, ok
}

func roleWithin(text string) (glyph.Role, bool) {
	for _, k := range known {
		for _, part := range k.parts {
			if !strings.Contains(text, part) {
				continue
			}
			if k.role == glyph.Latin && strings.Contains(text, "bold") {
				return glyph.LatinBold, true
			}
			return k.role, true
		}
	}
	return 0, false
}

// leans tells italics, which no role is set in.
func leans(names string) bool {
	return strings.Contains(names, "italic") || strings.Contains(names, "oblique")
}
