package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// perPage is about how many characters of running text fill a page.
const perPage = 520

// bulletinIssue makes a bulletin of about so many pages, its pictures with it.
func bulletinIssue(w *writer, i, pages int) []file {
	base := fmt.Sprintf("bulletin-%03d", i+1)
	m := &maker{writer: w, folder: base}
	is := frame(w, i)
	is.organization, is.name = w.say("{city}{field}促进会"), w.say("{bulletin}")
	is.publisher = w.say("{city}{field}促进会秘书处编印")
	if w.chance(30) {
		is.note = w.say("编者按：{lead}{follow}")
	}
	left := pages*perPage - 400
	for len(is.articles) == 0 || left > 300 {
		a, length := m.article(min(left, 600+w.IntN(2400)))
		is.articles = append(is.articles, a)
		left -= length
	}
	return append([]file{{base + ".yaml", is.yaml()}}, m.pictures...)
}

// frame is what every issue has around its articles.
func frame(w *writer, i int) issue {
	modes := []string{"auto", "pages", "none"}
	return issue{
		year: 2010 + w.IntN(17), month: 1 + w.IntN(12), day: 1 + w.IntN(28),
		number: i%24 + 1, whole: 36 + i, contents: modes[w.IntN(len(modes))],
		reportTo: w.say("{superiors}"), issueTo: w.say("{members}"),
		copies: 40 + 20*w.IntN(20),
	}
}

// maker keeps the pictures an issue's articles name.
type maker struct {
	*writer
	folder   string
	pictures []file
	headings int // 一、 of this article
}

// article writes a piece of about so many characters and says how many it took.
func (m *maker) article(length int) (article, int) {
	a := article{title: m.say("{title}")}
	if m.chance(25) {
		a.column = m.say("{column}")
	}
	if m.chance(25) {
		a.byline = m.say("{city}{field}促进会　{name}")
	}
	a.body = []string{m.say("{lead}{follow}")}
	used := size(a.body[0])
	m.headings = 0
	for used < length {
		before := len(a.body)
		m.section(&a)
		for _, p := range a.body[before:] {
			used += size(p)
		}
	}
	if m.chance(40) {
		a.body = append(a.body, m.say("{close}"))
	}
	return a, used + 120
}

// size is the room a block takes, in characters.
func size(block string) int {
	switch {
	case strings.HasPrefix(block, "!["):
		return 260
	case strings.HasPrefix(block, "|"):
		return 26 * strings.Count(block, "\n")
	}
	n := utf8.RuneCountInString(block)
	return (n + 42) / 28 * 28
}

// section adds one block or a few, each kind in its turn by chance.
func (m *maker) section(a *article) {
	switch roll := m.IntN(100); {
	case roll < 30:
		a.body = append(a.body, m.say(m.heading()+"{run-in}。{follow}{follow}"))
	case roll < 55:
		a.body = append(a.body, m.say("{follow}{follow}{follow}"))
	case roll < 67:
		a.body = append(a.body, m.say("{bold run-ins}"))
	case roll < 75:
		a.body = append(a.body, m.say(m.heading()+"{heading}"),
			m.say("（一）{heading}"), m.say("{follow}{follow}"))
	case roll < 82:
		a.body = append(a.body, m.say("{table lead}"), m.table())
	case roll < 88:
		a.body = append(a.body, m.say("{follow}"), m.picture())
	case roll < 92:
		a.body = append(a.body, m.say("{praise}"))
	case roll < 95:
		a.body = append(a.body, m.say("> {saying}"))
	case roll < 98:
		a.body = append(a.body, m.say("- {run-in}；\n- {run-in}，{act}；\n- {run-in}。"))
	default:
		a.body = append(a.body, m.say("{follow}{address}{follow}"))
	}
}

// heading is the next 一、 of the article.
func (m *maker) heading() string {
	m.headings++
	return numeral(m.headings) + "、"
}

// table is a short one mostly, now and then one longer than a page.
func (m *maker) table() string {
	rows := 3 + m.IntN(8)
	if m.chance(15) {
		rows = 30 + m.IntN(25)
	}
	var b strings.Builder
	b.WriteString("| 序号 | 单位 | 党员数 | 场次 | 覆盖率 |\n|---|:---|---:|---:|---:|")
	for i := range rows {
		b.WriteString(m.say(fmt.Sprintf("\n| %d {row}", i+1)))
	}
	return b.String()
}

func (m *maker) picture() string {
	name := fmt.Sprintf("%s/%02d.png", m.folder, len(m.pictures)+1)
	m.pictures = append(m.pictures, file{name, drawn(m.writer)})
	return m.say("![{caption}](" + name + ")")
}
