package docx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jianbao/layout/page"
)

// LibreOffice without our faces installed sets every sample as we do, near
// enough: the same faces, the same text, the same number of pages but one,
// and of the paragraphs at least nine in ten in as many lines.
func TestLibreOfficeSetsTheSamples(t *testing.T) {
	all := samples(t)
	total := likeness{}
	results := make(chan likeness, len(all))
	desks := make(chan string, 2) // folders, one to each LibreOffice at work
	for range cap(desks) {
		desks <- t.TempDir()
	}
	t.Run("samples", func(t *testing.T) {
		for _, s := range all {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				got := compare(t, s, convert(t, s, desks))
				results <- got
				t.Log(s.name, got)
			})
		}
	})
	close(results)
	for r := range results {
		total.add(r)
	}
	t.Log("all:", total)
	if total.units > 0 && total.sameLines*10 < total.units*9 {
		t.Errorf("paragraphs with as many lines: %v; want 90 %%", total)
	}
}

// convert has LibreOffice make a PDF of a sample. Each has a process to
// itself: one that has opened a document goes on with the faces of that one.
func convert(t *testing.T, s sample, desks chan string) (pdf string) {
	t.Helper()
	dir := <-desks
	defer func() { desks <- dir }()
	file := filepath.Join(dir, s.name+".docx")
	if err := os.WriteFile(file, s.docx(t), 0o600); err != nil {
		t.Fatal(err)
	}
	// No fonts of the machine but the one that LibreOffice comes with.
	conf := filepath.Join(dir, "fonts.conf")
	if err := os.WriteFile(conf, []byte(fontConfig), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile",
		"--headless", "--convert-to", "pdf", "--outdir", dir, file)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+conf)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return filepath.Join(dir, s.name+".pdf")
}

const fontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/libreoffice</dir></fontconfig>`

// likeness counts how like LibreOffice's lines are to ours.
type likeness struct {
	units, sameLines int // paragraphs
	ends, sameEnds   int // line ends within them
	pages, ours      int
}

func (l *likeness) add(other likeness) {
	l.units += other.units
	l.sameLines += other.sameLines
	l.ends += other.ends
	l.sameEnds += other.sameEnds
	l.pages += other.pages
	l.ours += other.ours
}

func (l likeness) String() string {
	return fmt.Sprintf("%d pages, ours %d; paragraphs of as many lines %d of %d (%.1f %%); "+
		"line ends %d of %d (%.1f %%)", l.pages, l.ours, l.sameLines, l.units,
		share(l.sameLines, l.units), l.sameEnds, l.ends, share(l.sameEnds, l.ends))
}

func share(part, whole int) float64 { return 100 * float64(part) / float64(max(whole, 1)) }

// compare holds LibreOffice's PDF against our pages.
func compare(t *testing.T, s sample, pdf string) (l likeness) {
	t.Helper()
	checkFaces(t, pdf)
	theirs, pages := read(t, pdf)
	doc := s.pages
	l.pages, l.ours = pages, len(doc.Pages)
	if d := l.pages - l.ours; d < -1 || d > 1 {
		t.Errorf("%d pages, ours has %d", l.pages, l.ours)
	}
	at := 0
	for _, u := range unitsOf(doc) {
		m, ok := theirs.match(u, at)
		if !ok {
			t.Errorf("lost, or broken: %q", string(u.text))
			continue
		}
		at = m.end
		if !u.counted {
			continue
		}
		l.units++
		if len(m.ends) == len(u.ends) {
			l.sameLines++
		} else if testing.Verbose() {
			t.Logf("%d lines, ours %d: %.60s…", len(m.ends), len(u.ends), string(u.text))
		}
		theirEnds := map[int]bool{}
		for _, e := range m.ends {
			theirEnds[e] = true
		}
		for _, e := range u.ends[:len(u.ends)-1] {
			l.ends++
			if theirEnds[e] {
				l.sameEnds++
			}
		}
	}
	return l
}

// checkFaces looks at the fonts of a PDF: embedded, and all of them ours.
func checkFaces(t *testing.T, pdf string) {
	t.Helper()
	out, err := exec.Command("pdffonts", pdf).Output()
	if err != nil {
		t.Fatal(err)
	}
	ours := regexp.MustCompile(`^([A-Z]{6}\+)?(JB[A-Za-z]+-Regular|LiberationSerif(-Bold)?)$`)
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	for _, line := range lines[min(2, len(lines)):] {
		f := strings.Fields(line)
		if n := len(f); n < 6 || !ours.MatchString(f[0]) || f[n-5] != "yes" {
			t.Errorf("not a face of ours, or not embedded: %s", line)
		}
	}
}

// setting is the text of a PDF without blanks, with the line of each character.
type setting struct {
	text []rune
	line []int
}

type stext struct {
	Pages []struct {
		Lines []struct {
			Fonts []struct {
				Size  float64 `xml:"size,attr"`
				Chars []struct {
					C string  `xml:"c,attr"`
					Y float64 `xml:"y,attr"`
				} `xml:"char"`
			} `xml:"font"`
		} `xml:"block>line"`
	} `xml:"page"`
}

// read reads a PDF through mutool.
func read(t *testing.T, pdf string) (s setting, pages int) {
	t.Helper()
	out, err := exec.Command("mutool", "draw", "-q", "-F", "stext", "-o", "-", pdf).Output()
	if err != nil {
		t.Fatal(err)
	}
	var doc stext
	if err := xml.NewDecoder(bytes.NewReader(out)).Decode(&doc); err != nil {
		t.Fatal(err)
	}
	const near = 8 // points: a raised mark is in the line that it is raised from
	line, y := 0, 0.0
	for _, p := range doc.Pages {
		line++
		for _, l := range p.Lines {
			for _, f := range l.Fonts {
				for _, c := range f.Chars {
					if blank(c.C) {
						continue
					}
					if d := c.Y - y; d < -near || d > near {
						line, y = line+1, c.Y
					}
					s.text = append(s.text, []rune(c.C)...)
					for range []rune(c.C) {
						s.line = append(s.line, line)
					}
				}
			}
		}
		y = 0
	}
	return s, len(doc.Pages)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" || s == "\u200b" }

// paragraph is a paragraph of ours: its text without blanks, and where lines end in it.
type paragraph struct {
	text    []rune
	ends    []int
	counted bool
}

// unitsOf gathers the texts of each tag, in the order of the pages.
func unitsOf(doc *page.Document) (units []*paragraph) {
	byTag := map[page.TagID]*paragraph{}
	last := map[*paragraph]struct {
		page int
		y    int64
	}{}
	for n := range doc.Pages {
		for i := range doc.Pages[n].Texts {
			x := &doc.Pages[n].Texts[i]
			if x.Tag == page.Artifact {
				continue
			}
			id, raised := owner(doc, x.Tag)
			u := byTag[id]
			if u == nil {
				u = &paragraph{counted: counts(doc, id)}
				byTag[id] = u
				units = append(units, u)
			}
			was := last[u]
			if !raised {
				if len(u.text) > 0 && (was.page != n || was.y != int64(x.Origin.Y)) {
					u.ends = append(u.ends, len(u.text))
				}
				was.page, was.y = n, int64(x.Origin.Y)
				last[u] = was
			}
			for _, r := range x.Text {
				if !blank(string(r)) && r != '\ufe0f' {
					u.text = append(u.text, r)
				}
			}
		}
	}
	for id, u := range byTag {
		if doc.Tags[id].Role == page.TagTOCI { // LibreOffice has its own page numbers
			u.text = []rune(strings.TrimRight(string(u.text), "0123456789"))
		}
		u.ends = append(u.ends, len(u.text))
	}
	return units
}

// owner is the paragraph that a text belongs to; raised: it is a note's mark.
func owner(doc *page.Document, id page.TagID) (page.TagID, bool) {
	raised := false
	for {
		switch tag := doc.Tags[id]; tag.Role {
		case page.TagReference:
			raised = doc.Tags[tag.Parent].Role != page.TagTOCI
		case page.TagLink, page.TagSpan:
		default:
			return id, raised
		}
		id = doc.Tags[id].Parent
	}
}

// counts tells whether lines are counted in an element: not in cells, labels,
// the masthead and the tail, which are no paragraphs of the text.
func counts(doc *page.Document, id page.TagID) bool {
	switch tag := doc.Tags[id]; tag.Role {
	case page.TagTD, page.TagTH, page.TagLbl:
		return false
	case page.TagNote, page.TagTOCI, page.TagCaption:
		return true
	default:
		return tag.Block > 0
	}
}

// found is where a unit stands in a setting.
type found struct {
	end  int   // behind its last character
	ends []int // where lines end, counted in the unit's text
}

// match finds u in s, looking from at first. What a page's foot puts between
// two halves of a paragraph is passed over.
func (s *setting) match(u *paragraph, at int) (found, bool) {
	key := u.text[:min(len(u.text), 10)]
	for _, from := range []int{at, 0} {
		for from < len(s.text) {
			k := index(s.text[from:], key)
			if k < 0 {
				break
			}
			if f, ok := s.follow(u, from+k); ok {
				return f, true
			}
			from += k + 1
		}
	}
	return found{}, false
}

// follow reads u in s from j on.
func (s *setting) follow(u *paragraph, j int) (f found, ok bool) {
	const resume, most = 5, 1500
	for i, r := range u.text {
		if j >= len(s.text) || s.text[j] != r {
			rest := u.text[i:min(i+resume, len(u.text))]
			k := -1
			if j < len(s.text) {
				k = index(s.text[j:min(j+most, len(s.text))], rest)
			}
			if k < 0 || i == 0 {
				return f, false
			}
			j += k
		}
		if i > 0 && s.line[j] != s.line[f.end-1] {
			f.ends = append(f.ends, i)
		}
		j++
		f.end = j
	}
	f.ends = append(f.ends, len(u.text))
	return f, true
}

func index(in, what []rune) int {
	for i := 0; i+len(what) <= len(in); i++ {
		k := 0
		for k < len(what) && in[i+k] == what[k] {
			k++
		}
		if k == len(what) {
			return i
		}
	}
	return -1
}
