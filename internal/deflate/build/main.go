// Command build makes the codes under which internal/deflate compresses.
//
//	build outlines table.go             that of outlines, from the built-in faces
//	build text counts.txt text_table.go that of text, from counts
//	build count FILE.pdf … > counts.txt the counts, from what files hold that is no font
//
// The first two are run by go generate: when faces change, and when counts do.
package main

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"go/format"
	"io"
	"os"

	"jianbao/fonts"
	"jianbao/fonts/sfnt"
	"jianbao/internal/deflate"
	"jianbao/layout/glyph"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "outlines":
		return write(args[1], func(w io.Writer) error {
			return deflate.Train(w, outlines(fonts.Default()))
		})
	case len(args) == 3 && args[0] == "text":
		counts, err := os.ReadFile(args[1])
		if err != nil {
			return err
		}
		return write(args[2], func(w io.Writer) error {
			return deflate.TrainText(w, string(counts))
		})
	case len(args) > 1 && args[0] == "count":
		return count(args[1:])
	}
	return errors.New("see the comment of the command")
}

// write writes a Go source file.
func write(path string, source func(io.Writer) error) error {
	var b bytes.Buffer
	if err := source(&b); err != nil {
		return err
	}
	pretty, err := format.Source(b.Bytes())
	if err != nil {
		return err
	}
	return os.WriteFile(path, pretty, 0o644)
}

// everyNth: a fraction of the outlines gives the same code within a bit or two.
const everyNth = 4

// outlines are those of the first face of each role: what bulletins use.
func outlines(s *fonts.Set) [][]byte {
	var all [][]byte
	for role := range glyph.Roles {
		f := s.Chain(role)[0].Subsetter()
		for id := 0; id < f.Glyphs(); id += everyNth {
			all = append(all, sfnt.Pad(bytes.Clone(f.Outline(glyph.ID(id)))))
		}
	}
	return all
}

func count(files []string) error {
	var samples [][]byte
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		samples = append(samples, streams(data)...)
	}
	return deflate.Count(os.Stdout, samples)
}

// streams is what the compressed streams of a file hold, but for fonts.
func streams(data []byte) (all [][]byte) {
	const begin = ">>\nstream\n"
	for {
		i := bytes.Index(data, []byte(begin))
		if i < 0 {
			return all
		}
		dict := data[bytes.LastIndexByte(data[:i], '\n')+1 : i]
		data = data[i+len(begin):]
		if !bytes.Contains(dict, []byte("/FlateDecode")) ||
			bytes.Contains(dict, []byte("/Length1")) {
			continue
		}
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			continue
		}
		if b, err := io.ReadAll(z); err == nil {
			all = append(all, b)
		}
	}
}
