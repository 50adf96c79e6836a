package main

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	htmpl "html/template"
	"io"
	"os"
	"strings"
	"text/template"
	"unicode/utf8"

	"jianbao/bench/peers/neutral"
)

// The sources of XeLaTeX, Chromium and WeasyPrint are written before the
// clock starts: what turning JSON into them takes is not counted.
//
//go:embed tex/bulletin.tex.tmpl html/bulletin.html.tmpl html/bulletin.css
var templates embed.FS

// writeTeX writes the issue as a document of tex/bulletin.cls.
func writeTeX(path, fonts string, is *neutral.Issue) error {
	t, err := template.New("bulletin.tex.tmpl").Funcs(template.FuncMap{
		"tex": texEscape, "inc": inc, "fit": fit,
		"fonts":  func() string { return fonts + "/" },
		"spread": func(s string) string { return spread(s, `\hspace{\namegap}`, texEscape) },
	}).ParseFS(templates, "tex/bulletin.tex.tmpl")
	if err != nil {
		return err
	}
	return fill(path, t, is)
}

// fill writes what t makes of an issue.
func fill(path string, t interface{ Execute(io.Writer, any) error }, is *neutral.Issue) error {
	var b bytes.Buffer
	if err := t.Execute(&b, is); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o600)
}

// writeHTML writes the issue as a page with html/bulletin.css inside it.
func writeHTML(path string, is *neutral.Issue) error {
	css, err := templates.ReadFile("html/bulletin.css")
	if err != nil {
		return err
	}
	t, err := htmpl.New("bulletin.html.tmpl").Funcs(htmpl.FuncMap{
		"inc": inc, "fit": fit,
		"css": func() htmpl.CSS { return htmpl.CSS(css) },
		"spread": func(s string) htmpl.HTML {
			return htmpl.HTML(spread(s, "<i></i>", html.EscapeString))
		},
	}).ParseFS(templates, "html/bulletin.html.tmpl")
	if err != nil {
		return err
	}
	return fill(path, t, is)
}

func inc(i int) int { return i + 1 }

// fit is the size in millimetres at which a line of s is as wide as the type
// area, 32 pt at most.
func fit(s string) string {
	return fmt.Sprintf("%.2f", min(11.28, 155/float64(max(utf8.RuneCountInString(s), 1))))
}

// spread sets the characters of a masthead's name apart.
func spread(s, gap string, escape func(string) string) string {
	var all []string
	for _, r := range s {
		all = append(all, escape(string(r)))
	}
	return strings.Join(all, gap)
}

// texEscape is s with what TeX takes for commands made words.
func texEscape(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `%`, `\%`,
		`#`, `\#`, `&`, `\&`, `_`, `\_`, `$`, `\$`, `~`, `\textasciitilde{}`,
		`^`, `\textasciicircum{}`, ` `, `\ `).Replace(s)
}
