package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"jianbao/finding"
)

var commandNames = []string{"render", "check", "dump", "schema", "fonts", "version", "completion", "batch", "compare", "doctor", "import"}

func TestEveryCommandHasHelp(t *testing.T) {
	for _, name := range commandNames {
		got := jianbao("", name, "--help")
		if got.status != 0 || !strings.Contains(got.out, "jianbao "+name) {
			t.Errorf("%s --help: %+v", name, got)
		}
	}
	for _, args := range [][]string{nil, {"--help"}} {
		got := jianbao("", args...)
		for _, name := range commandNames {
			if got.status != 0 || !strings.Contains(got.out, "  "+name) {
				t.Errorf("%v: no %s in %s", args, name, got.out)
			}
		}
	}
	if got := jianbao("", "render", "--help"); !strings.Contains(got.out, "jianbao render issues/ more.md") {
		t.Errorf("render --help has no examples: %s", got.out)
	}
}

// Whatever the grammar's tags name is a phrase.
func TestEveryTagHasItsHelp(t *testing.T) {
	k, err := kong.New(new(commands), kong.Bind(&machine{}))
	if err != nil {
		t.Fatal(err)
	}
	k.Model.HelpFlag.Help = "help" // kong's own
	named := func(what, help string) {
		if helpText(help, finding.Chinese) == "" {
			t.Errorf("%s: no help %q", what, help)
		}
	}
	_ = kong.Visit(k.Model, func(v kong.Visitable, next kong.Next) error {
		switch v := v.(type) {
		case *kong.Node:
			named(v.Name, v.Help)
		case *kong.Value:
			named(v.Name, v.Help)
		}
		return next(nil)
	})
}

func TestEveryPhraseIsInBothLanguages(t *testing.T) {
	for name, p := range help {
		if p[finding.Chinese] == "" || p[finding.English] == "" || p[0] == p[1] {
			t.Errorf("help %s: %q", name, p)
		}
	}
}

// The scripts are made from the grammar, so each flag must be in each.
func TestCompletionKnowsEveryCommandAndFlag(t *testing.T) {
	for shell, flag := range map[string]string{"bash": "--", "zsh": "--", "fish": "-l "} {
		got := jianbao("", "completion", shell)
		flags := []string{flag + "template", flag + "ofl-body", flag + "json", flag + "timing"}
		for _, name := range append(flags, commandNames...) {
			if got.status != 0 || !strings.Contains(got.out, name) {
				t.Errorf("%s: no %q in\n%s", shell, name, got.out)
			}
		}
	}
}

func TestBashCompletes(t *testing.T) {
	script := jianbao("", "completion", "bash").out
	for _, c := range []struct{ words, want string }{
		{"jianbao re", "render"},
		{"jianbao render --te", "--template"},
		{"jianbao check --j", "--json"},
		{"jianbao completion z", "zsh"},
	} {
		words := strings.Fields(c.words)
		cmd := exec.Command("bash", "-c", script+`
COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _jianbao; echo "${COMPREPLY[@]}"`)
		cmd.Args = append(cmd.Args, "bash")
		cmd.Args = append(cmd.Args, words...)
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != c.want {
			t.Errorf("%s<tab>: got %q %v, want %s", c.words, got, err, c.want)
		}
	}
}

func TestSchemaIsJSONSchema(t *testing.T) {
	got := jianbao("", "schema")
	if got.status != 0 || !strings.Contains(got.out, "https://json-schema.org/draft/2020-12/schema") {
		t.Errorf("status %d, %.200s", got.status, got.out)
	}
}

func TestFontsListsFacesAndChains(t *testing.T) {
	got := jianbao("", "fonts")
	for _, want := range []string{"JBFangSong ", "OFL-1.1", "installable", "fangsong: JBFangSong"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("no %q in\n%s", want, got.out)
		}
	}
	if got := jianbao("", "fonts", "--ofl-body"); !strings.Contains(got.out, "fangsong: JBFangSongOFL") {
		t.Errorf("--ofl-body: got\n%s", got.out)
	}
}

func TestVersionNamesModules(t *testing.T) {
	got := jianbao("", "version")
	if got.status != 0 || !strings.HasPrefix(got.out, "jianbao "+engineVersion+"\ngo1.") {
		t.Errorf("got %+v", got)
	}
}

func TestDumpIsOneMarkALine(t *testing.T) {
	desk(t, map[string]string{"a.yaml": sound})
	got := jianbao("", "dump", "a.yaml")
	if got.status != 0 || got.err != "" || !strings.Contains(got.out, "\n1 page 210.00 × 297.00 ") {
		t.Errorf("got %+v", got)
	}
}
