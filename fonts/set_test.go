package fonts_test

import (
	"testing"

	"jianbao/fonts"
	"jianbao/layout/glyph"
)

func BenchmarkGlyph(b *testing.B) {
	s := fonts.Default()
	text := []rune("简报是党政机关内部沟通情况、反映问题、指导工作的文字材料。2016年第2期")
	i := 0
	for b.Loop() {
		if _, ok := s.Glyph(glyph.FangSong, text[i%len(text)]); !ok {
			b.Fatal("missing")
		}
		i++
	}
}
