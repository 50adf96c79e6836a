package issue

import (
	"regexp"
	"strconv"
	"strings"

	"jianbao/finding"
)

// frontMatterEnd is the byte behind the closing --- of the YAML at the head of
// a Markdown file; 0 when there is none.
func frontMatterEnd(text string) int {
	if !strings.HasPrefix(text, "---\n") {
		return 0
	}
	for off := len("---\n"); off < len(text); {
		line, _, more := strings.Cut(text[off:], "\n")
		off += len(line)
		if more {
			off++
		}
		if s := strings.TrimRight(line, " \t"); s == "---" || s == "..." {
			return off
		}
	}
	return 0
}

// markdownFile reads the fields in the front matter of f, and adds its
// articles to them as if they stood there.
func (d *decoder) markdownFile(f *file) (*value, []finding.Finding) {
	end := frontMatterEnd(f.text)
	if end == 0 {
		return nil, one("E121", finding.Pos{Line: 1, Col: 1})
	}
	fields := strings.LastIndex(f.text[:end], "\n---")
	if i := strings.LastIndex(f.text[:end], "\n..."); i > fields {
		fields = i
	}
	v, finds := readYAML(f, len("---\n"), max(fields+1, len("---\n")))
	if v == nil {
		v = &value{kind: mapping, pos: finding.Pos{Line: 1, Col: 1}}
	}
	m := markdownArticles{file: f}
	m.read(end)
	if v.kind == mapping && (len(m.items) > 0 || !has(v, "articles")) {
		key := Text{S: "articles", From: m.origin}
		v.keys = append(v.keys, key)
		pos := key.Pos()
		pos.Path = key.S
		v.items = append(v.items, &value{kind: list, items: m.items, pos: pos})
	}
	return v, append(finds, m.finds...)
}

func has(v *value, name string) bool {
	for _, k := range v.keys {
		if k.S == name {
			return true
		}
	}
	return false
}

// markdownArticles are the articles of a Markdown file: each begins with
// # title {column=… byline=… contents_title=…}.
type markdownArticles struct {
	file   *file
	items  []*value
	finds  []finding.Finding
	origin finding.Origin
}

func (m *markdownArticles) read(from int) {
	line, col := m.file.place(from)
	m.origin = finding.Origin{Steps: []finding.Step{{Line: line, Col: col}}}
	title, body := -1, from
	for off := from; off < len(m.file.text); {
		end := len(m.file.text)
		if i := strings.IndexByte(m.file.text[off:], '\n'); i >= 0 {
			end = off + i + 1
		}
		if headingMarks(strings.TrimRight(m.file.text[off:end], "\n")) == 1 {
			m.article(title, body, off)
			title, body = off, end
		}
		off = end
	}
	m.article(title, body, len(m.file.text))
}

// article adds the one whose title line begins at title and whose body is the
// file's bytes body…end.
func (m *markdownArticles) article(title, body, end int) {
	if title < 0 {
		if words := strings.TrimLeft(m.file.text[body:end], blanks); words != "" {
			m.finds = append(m.finds, finding.New("E122", m.file.pos(end-len(words), "")))
		}
		return
	}
	path := "articles[" + strconv.Itoa(len(m.items)) + "]"
	v := &value{kind: mapping, pos: m.file.pos(title, path)}
	line := strings.TrimRight(m.file.text[title:body], blanks)
	from, to := 2, len(line)
	if i := strings.LastIndexByte(line, '{'); i >= 0 && line[to-1] == '}' && strings.Contains(line[i:], "=") {
		m.attributes(v, title+i+1, title+to-1)
		to = i
	}
	m.put(v, "title", m.file.slice(title+from, title+max(from, to), path+".title").trimmed())
	m.put(v, "body", m.file.slice(body, end, path+".body"))
	m.items = append(m.items, v)
}

func (m *markdownArticles) put(v *value, name string, t Text) {
	pos := t.Pos()
	if pos.Line == 0 {
		pos = v.pos
	}
	pos.Path = under(v.pos.Path, name)
	key := finding.Step{Line: int32(pos.Line), Col: int32(pos.Col)}
	v.keys = append(v.keys, Text{S: name, From: finding.Origin{Path: v.pos.Path, Steps: []finding.Step{key}}})
	v.items = append(v.items, &value{kind: words, text: t, pos: pos})
}

// attribute is name=value, name="value with spaces" or name=“value”.
var attribute = regexp.MustCompile(`^\s*([^\s=]+)=(?:"([^"]*)"|“([^”]*)”|([^\s"“”]+))`)

// joinedAttribute is the next attribute where a mark stands for the space before
// it.
var joinedAttribute = regexp.MustCompile(`[，,；;、][a-z_]+=`)

func (m *markdownArticles) attributes(v *value, from, to int) {
	for from < to {
		rest := m.file.text[from:to]
		g := attribute.FindStringSubmatchIndex(rest)
		if g == nil {
			if blank := len(rest) - len(strings.TrimLeft(rest, blanks)); blank < len(rest) {
				m.finds = append(m.finds, finding.New("E123", m.file.pos(from+blank, v.pos.Path)))
			}
			return
		}
		name := rest[g[2]:g[3]]
		if bare := g[8]; bare >= 0 {
			if comma := joinedAttribute.FindStringIndex(rest[bare:g[9]]); comma != nil {
				at := m.file.pos(from+bare+comma[0], v.pos.Path)
				m.finds = append(m.finds, finding.New("E123", at))
				return
			}
		}
		for k := 4; k < 10; k += 2 {
			if g[k] >= 0 {
				m.put(v, name, m.file.slice(from+g[k], from+g[k+1], under(v.pos.Path, name)))
			}
		}
		from += g[1]
	}
}
