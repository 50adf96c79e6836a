package docx_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"jianbao/layout/block"
)

// readByPython lists what python-docx finds in files: a JSON object a line.
const readByPython = `
import json, sys
import docx
for name in sys.argv[1:]:
    d = docx.Document(name)
    print(json.dumps({
        "title": d.core_properties.title,
        "paragraphs": [[p.style.name, p.text] for p in d.paragraphs],
        "rows": [len(t.rows) for t in d.tables],
        "pictures": len(d.inline_shapes),
        "even": d.settings.odd_and_even_pages_header_footer,
        "sections": len(d.sections)}))
`

type opened struct {
	Title      string
	Paragraphs [][2]string
	Rows       []int
	Pictures   int
	Even       bool
	Sections   int
}

// saved writes every sample into a folder.
func saved(t *testing.T, all []sample) (files []string) {
	t.Helper()
	dir := t.TempDir()
	for _, s := range all {
		file := filepath.Join(dir, s.name+".docx")
		if err := os.WriteFile(file, s.docx(t), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// pythonStyles are the names python-docx has for what the roles become.
var pythonStyles = map[block.Role]string{
	block.Body: "Normal", block.ArticleTitle: "Heading 1", block.Heading1: "Heading 2",
	block.Heading2: "Heading 3", block.Heading3: "Heading 4", block.Heading4: "Heading 5",
	block.ListItem: "List Paragraph", block.Quote: "Quote", block.EditorNote: "按语",
	block.ContentsEntry: "导读", block.Signature: "Signature", block.Credit: "责任编辑",
}

func TestPythonReadsTheStructure(t *testing.T) {
	all := samples(t)
	cmd := exec.Command("/usr/bin/python3", append([]string{"-c", readByPython}, saved(t, all)...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for _, s := range all {
		var got opened
		if err := dec.Decode(&got); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		s.check(t, got)
	}
}

// check compares what was read with the blocks that were written.
func (s sample) check(t *testing.T, got opened) {
	t.Helper()
	if got.Title != s.blocks.Meta.Title {
		t.Errorf("%s: title %q, want %q", s.name, got.Title, s.blocks.Meta.Title)
	}
	if want := s.blocks.Page.Folio.Place == block.FolioOuter; got.Even != want {
		t.Errorf("%s: even pages apart: %v", s.name, got.Even)
	}
	at, tables, pictures := 0, 0, 0
	for i := range s.blocks.Blocks {
		b := &s.blocks.Blocks[i]
		if b.Table != nil {
			if tables < len(got.Rows) && got.Rows[tables] != len(b.Table.Rows) {
				t.Errorf("%s: table %d has %d rows", s.name, tables+1, got.Rows[tables])
			}
			tables++
		}
		if b.Figure != nil {
			pictures++
		}
		style := pythonStyles[b.Role]
		if style == "" || b.Role == block.ContentsEntry { // links are not among python's texts
			continue
		}
		want := b.Style.Mark + plain(b.Runs)
		for at < len(got.Paragraphs) && got.Paragraphs[at] != [2]string{style, want} {
			at++
		}
		if at == len(got.Paragraphs) {
			t.Fatalf("%s: no %s says %q, or not here", s.name, style, want)
		}
	}
	if tables != len(got.Rows) || pictures != got.Pictures {
		t.Errorf("%s: %d tables and %d pictures, want %d and %d", s.name, len(got.Rows),
			got.Pictures, tables, pictures)
	}
}

// plain is what runs say; a link's text is none of python's.
func plain(runs []block.Run) (text string) {
	for _, r := range runs {
		if r.Link == "" {
			text += r.Text
		}
	}
	return text
}

func TestDocx2txtReadsTheText(t *testing.T) {
	all := samples(t)
	for i, file := range saved(t, all) {
		out, err := exec.Command("docx2txt", file, "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", all[i].name, err)
		}
		text := letters(string(out))
		for k := range all[i].blocks.Blocks {
			b := &all[i].blocks.Blocks[k]
			for _, r := range b.Runs {
				if !strings.Contains(text, letters(r.Text)) {
					t.Errorf("%s: not read: %q", all[i].name, r.Text)
				}
			}
		}
	}
}

// letters is s without marks, some of which docx2txt has its own mind about.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
