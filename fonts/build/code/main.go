// Command code makes the fixed Huffman code of internal/deflate from
// the outlines of the built-in faces. It is run by go generate when faces change.
package main

import (
	"bytes"
	"fmt"
	"os"

	"jianbao/fonts"
	"jianbao/fonts/sfnt"
	"jianbao/internal/deflate"
	"jianbao/layout/glyph"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "code:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	var b bytes.Buffer
	if err := deflate.Train(&b, samples(fonts.Default())); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// everyNth: a fraction of the outlines gives the same code within a bit or two.
const everyNth = 4

// samples are outlines of the first face of each role: what bulletins use.
func samples(s *fonts.Set) [][]byte {
	var all [][]byte
	for role := range glyph.Roles {
		f := s.Chain(role)[0].Subsetter()
		for id := 0; id < f.Glyphs(); id += everyNth {
			all = append(all, sfnt.Pad(bytes.Clone(f.Outline(glyph.ID(id)))))
		}
	}
	return all
}
