package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"jianbao/finding"
)

func quiet() *machine { return &machine{lang: finding.English, files: newFiles()} }

func inputsOf(paths ...string) (ins []input) {
	for _, p := range paths {
		ins = append(ins, input{p, baseName(p)})
	}
	return ins
}

func TestPlan(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("there", 0o777); err != nil {
		t.Fatal(err)
	}
	one, two := inputsOf("d/a.yaml"), inputsOf("d/a.yaml", "d/b.md")
	for _, c := range []struct {
		name string
		ins  []input
		out  string
		want string // paths, or the start of the refusal after "!"
	}{
		{name: "no --out", ins: two, want: "a.pdf b.pdf"},
		{name: "file", ins: one, out: "x/y.pdf", want: "x/y.pdf"},
		{name: "ending in capitals", ins: one, out: "Y.PDF", want: "Y.PDF"},
		{name: "new folder", ins: one, out: "new", want: "new/a.pdf"},
		{name: "folder with a dot", ins: one, out: "v1.2", want: "v1.2/a.pdf"},
		{name: "folder by its slash", ins: one, out: "x.pdf/", want: "x.pdf/a.pdf"},
		{name: "folder that is there", ins: two, out: "there", want: "there/a.pdf there/b.pdf"},
		{name: "one file for two", ins: two, out: "x.pdf", want: "!--out x.pdf names one file"},
		{name: "another format", ins: one, out: "x.docx", want: "!--out x.docx does not end"},
		{name: "device", ins: one, out: "/dev/null", want: "/dev/null"},
		{name: "stdin to stdout", ins: inputsOf("-"), want: "-"},
		{name: "stdin to file", ins: inputsOf("-"), out: "x.pdf", want: "x.pdf"},
		{name: "stdout", ins: one, out: "-", want: "-"},
		{name: "two to stdout", ins: two, out: "-", want: "!standard output takes one"},
		{name: "one name twice", ins: inputsOf("d/a.yaml", "e/a.json"), want: "!d/a.yaml and e/a.json"},
	} {
		plans, err := quiet().plan(c.ins, []string{"pdf"}, c.out)
		var got []string
		for _, p := range plans {
			got = append(got, p[0].path)
		}
		if refusal, refused := strings.CutPrefix(c.want, "!"); refused {
			if err == nil || !strings.HasPrefix(err.Error(), refusal) {
				t.Errorf("%s: got %q and %v, want a refusal: %s…", c.name, got, err, refusal)
			}
			continue
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q and %v, want %s", c.name, got, err, c.want)
		}
	}
}

func TestPlanNeverOverwritesAnInput(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.yaml", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.yaml", "x.pdf"); err != nil {
		t.Fatal(err)
	}
	_, err := quiet().plan(inputsOf("a.yaml"), []string{"pdf"}, "x.pdf")
	if err == nil || !strings.Contains(err.Error(), "would overwrite") {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestFormats(t *testing.T) {
	for to, want := range map[string]string{
		"pdf": "", "docx": "", "pdf,png": "", "pdf,docx": "", "ps": "does not know"} {
		err := quiet().checkFormats(strings.Split(to, ","))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("--to %s: got %v, want %q", to, err, want)
		}
	}
}

func TestGatherWalksFolders(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"b.yaml": "", "a.yml": "", "sub/c.json": "", "sub/d.md": "---\n---\n",
		"README.md": "# not an issue\n", "sub/c.report.json": "", "style/template.json": "",
		".git/x.yaml": "", ".hidden.yaml": "", "picture.png": "",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	ins, err := quiet().gather([]string{".", "b.yaml", "missing.yaml", "-"})
	if err != nil {
		t.Fatal(err)
	}
	want := []input{{"a.yml", "a"}, {"b.yaml", "b"}, {"sub/c.json", "c"}, {"sub/d.md", "d"},
		{"missing.yaml", "missing"}, {"-", "stdin"}}
	if !reflect.DeepEqual(ins, want) {
		t.Errorf("got  %v\nwant %v", ins, want)
	}
	if _, err := quiet().gather([]string{"-", "-"}); err == nil {
		t.Error("standard input twice: got no error")
	}
	if _, err := quiet().gather([]string{"style"}); err == nil {
		t.Error("a folder without issues: got no error")
	}
}

func TestLanguageFollowsTheFirstThatNamesOne(t *testing.T) {
	for _, c := range []struct {
		all, messages, lang string
		want                finding.Lang
	}{
		{"", "", "", finding.Chinese},
		{"", "", "en", finding.English},
		{"", "", "en_US.UTF-8", finding.English},
		{"C.UTF-8", "", "en_GB.UTF-8", finding.English},
		{"zh_CN.UTF-8", "", "en_US.UTF-8", finding.Chinese},
		{"", "en_US.UTF-8", "zh_CN.UTF-8", finding.English},
		{"C", "POSIX", "", finding.Chinese},
	} {
		env := map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}
		if got := language(func(n string) string { return env[n] }); got != c.want {
			t.Errorf("%v: got %v, want %v", env, got, c.want)
		}
	}
}
