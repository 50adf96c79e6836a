package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jianbao/render/pdf"
)

func TestTheSourceIsInThePDF(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	if got := jianbao("", "render", "a.yaml", "--attach-source"); got.status != 0 {
		t.Fatalf("got %+v", got)
	}
	name, file, ok := pdf.Attached([]byte(content(t, "a.pdf")))
	if !ok || name != "a.yaml" || string(file) != sound {
		t.Errorf("%s, %q, %v", name, file, ok)
	}
	jianbao(sound, "render", "-", "--pdf", "a-3a", "--attach-source", "--out", "b.pdf")
	if name, file, _ := pdf.Attached([]byte(content(t, "b.pdf"))); name != "issue.yaml" ||
		string(file) != sound {
		t.Errorf("of standard input: %s, %q", name, file)
	}
}

// Standard input has no name to tell its notation by.
func TestTheSourceComesBackInItsNotation(t *testing.T) {
	for _, c := range []struct{ from, ending string }{
		{"notice.yaml", ".yaml"}, {"notice-json.json", ".json"}, {"notice-markdown.md", ".md"},
	} {
		want := content(t, "../../samples/"+c.from)
		dir := t.TempDir()
		carrier := filepath.Join(dir, "a.pdf")
		if got := jianbao(want, "render", "-", "--attach-source", "--out", carrier); got.status != 0 {
			t.Fatalf("%s: %+v", c.from, got)
		}
		got := jianbao("", "import", carrier, "--out", dir)
		path := filepath.Join(dir, "a"+c.ending)
		if got.status != 0 || !strings.Contains(got.out, path) {
			t.Fatalf("%s: %+v, want %s", c.from, got, path)
		}
		if content(t, path) != want {
			t.Errorf("%s is not as it was, byte for byte", c.from)
		}
	}
}

func TestPDFOptions(t *testing.T) {
	for args, want := range map[string]string{
		"":                            "a-2a+ua-1",
		"--pdf a-2b":                  "a-2b",
		"--pdf plain":                 "plain",
		"--attach-source":             "a-3a",
		"--pdf a-1b":                  "a-1b",
		"--pdf a-2b --attach-source":  "a-3a",
		"--pdf a-3a --attach-source":  "a-3a",
		"--pdf plain --attach-source": "a-3a",
	} {
		desk(t, map[string]string{"a.yaml": sound})
		got := jianbao("", append([]string{"render", "a.yaml"}, strings.Fields(args)...)...)
		switch got.status {
		case 0:
			claims := content(t, "a.pdf")
			part := strings.Contains(claims, "pdfaid:part")
			if part != (want != "plain") {
				t.Errorf("%s: PDF/A is %v", args, part)
			}
		case 2:
			if !strings.Contains(got.err, want) {
				t.Errorf("%s: %s", args, got.err)
			}
		default:
			t.Errorf("%s: %+v", args, got)
		}
	}
}

func TestOptionsThatCannotBeTogether(t *testing.T) {
	for args, want := range map[string]string{
		"--impose 4up":                    "booklet",
		"--impose 2up --pdf a-2a+ua-1":    "no order of reading",
		"--impose 2up --attach-source":    "no order of reading",
		"--copies=-1":                     "not between",
		"--print --bleed 50":              "not between",
		"--copies 2":                      "serial",
		"--bleed 5":                       "go with --print",
		"--bleed 3":                       "go with --print",
		"--no-marks":                      "go with --print",
		"--process --mirror":              "go with --print",
		"--impose booklet --pdf a-2b":     "",
		"--impose 2up --pdf plain":        "",
		"--print --process --mirror":      "",
		"--print --no-marks --bleed 5":    "",
		"--print --bleed 0 --impose 2up":  "",
		"--print --small --attach-source": "",
	} {
		desk(t, map[string]string{"a.yaml": sound})
		got := jianbao("", append([]string{"render", "a.yaml"}, strings.Fields(args)...)...)
		if (got.status == 0) != (want == "") || !strings.Contains(got.err, want) {
			t.Errorf("%s: %+v, want %q", args, got, want)
		}
	}
}

func TestNumberedCopies(t *testing.T) {
	desk(t, map[string]string{"a.yaml": "serial: \"000007\"\n" + sound})
	if got := jianbao("", "render", "a.yaml", "--copies", "12"); got.status != 0 {
		t.Fatalf("%+v", got)
	}
	out, err := exec.Command("pdfinfo", "a.pdf").CombinedOutput()
	if err != nil || !regexp.MustCompile(`(?m)^Pages: +12$`).Match(out) {
		t.Errorf("want 12 pages: %v\n%s", err, out)
	}
}
