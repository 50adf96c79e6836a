package main

import (
	"bytes"
	_ "embed" // the page
	"encoding/base64"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

//go:embed report.html
var pageText string

// write fills the page; pictures and styles are inside it, so that it can be
// sent to someone as one file.
func write(path string, f findings) error {
	funcs := template.FuncMap{"png": dataURL, "lines": lines}
	t, err := template.New("report").Funcs(funcs).Parse(pageText)
	if err != nil {
		return fmt.Errorf("report.html: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, f); err != nil {
		return fmt.Errorf("report.html: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func dataURL(png []byte) template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(png))
}

// line is one line of a difference and what it is: added, removed, place or same.
type line struct{ Kind, Text string }

func lines(diff string) (list []line) {
	kinds := map[byte]string{'+': "added", '-': "removed", '@': "place"}
	for text := range strings.Lines(diff) {
		kind, ok := kinds[text[0]]
		if !ok {
			kind = "same"
		}
		list = append(list, line{kind, text})
	}
	return list
}
