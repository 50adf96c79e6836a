// Command build makes the code under which internal/deflate compresses text.
//
//	build counts.txt text_table.go    the code from the counts, by go generate
//	build FILE.pdf … > counts.txt     the counts, from what files hold that is no font
package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"strings"

	"jianbao/internal/deflate"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 2 && strings.HasSuffix(args[1], ".go") {
		return train(args[0], args[1])
	}
	var samples [][]byte
	for _, name := range args {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		samples = append(samples, streams(data)...)
	}
	return deflate.Count(os.Stdout, samples)
}

func train(counts, table string) error {
	f, err := os.Open(counts)
	if err != nil {
		return err
	}
	defer f.Close()
	var b bytes.Buffer
	if err := deflate.TrainText(&b, f); err != nil {
		return fmt.Errorf("%s: %w", counts, err)
	}
	return os.WriteFile(table, b.Bytes(), 0o644)
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
		if !bytes.Contains(dict, []byte("/FlateDecode")) || bytes.Contains(dict, []byte("/Length1")) {
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
