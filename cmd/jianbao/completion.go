package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" help:"shell"`
}

// shells are the ones whose completion we write.
var shells = map[string]func(io.Writer, []verb){
	"bash": bashCompletion,
	"zsh":  zshCompletion,
	"fish": fishCompletion,
}

// Run prints the script for one shell.
func (c completionCommand) Run(m *machine, k *kong.Kong) error {
	write, ok := shells[c.Shell]
	if !ok {
		return m.usage(sayUnknownShell, c.Shell)
	}
	return m.print(func(w io.Writer) error {
		write(w, verbs(k.Model.Node))
		return nil
	})
}

// verb is a command as completion sees it.
type verb struct {
	name, help string
	flags      []option
}

// option is one flag of a command.
type option struct {
	name, help string
	takesValue bool
}

// verbs reads the commands out of kong's model, so that scripts never differ
// from the program.
func verbs(root *kong.Node) (vs []verb) {
	for _, c := range root.Children {
		if c.Hidden {
			continue
		}
		v := verb{name: c.Name, help: c.Help}
		for _, group := range c.AllFlags(true) {
			for _, f := range group {
				v.flags = append(v.flags, option{f.Name, f.Help, !f.IsBool()})
			}
		}
		slices.SortStableFunc(v.flags, byName)
		vs = append(vs, v)
	}
	return vs
}

func byName(a, b option) int { return strings.Compare(a.name, b.name) }

func names(vs []verb) string {
	var b strings.Builder
	for _, v := range vs {
		b.WriteString(" " + v.name)
	}
	return strings.TrimSpace(b.String())
}

func bashCompletion(w io.Writer, vs []verb) {
	fmt.Fprintf(w, `# bash completion for jianbao
_jianbao() {
	local word=${COMP_WORDS[COMP_CWORD]} flags=
	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "%s --help" -- "$word"))
		return
	fi
	case ${COMP_WORDS[1]} in
`, names(vs))
	for _, v := range vs {
		fmt.Fprintf(w, "\t%s) flags=\"%s\" ;;\n", v.name, strings.Join(longFlags(v), " "))
	}
	fmt.Fprintf(w, `	esac
	if [ "${COMP_WORDS[1]}" = completion ]; then
		COMPREPLY=($(compgen -W "bash zsh fish" -- "$word"))
	elif [[ $word == -* ]]; then
		COMPREPLY=($(compgen -W "$flags" -- "$word"))
	fi
}
complete -o default -F _jianbao jianbao
`)
}

func longFlags(v verb) (fs []string) {
	for _, f := range v.flags {
		fs = append(fs, "--"+f.name)
	}
	return fs
}

func zshCompletion(w io.Writer, vs []verb) {
	fmt.Fprint(w, "#compdef jianbao\n\n_jianbao() {\n\tlocal -a verbs\n\tverbs=(\n")
	for _, v := range vs {
		fmt.Fprintf(w, "\t\t%s\n", single(v.name+":"+escape(v.help, ":")))
	}
	fmt.Fprint(w, `	)
	if (( CURRENT == 2 )); then
		_describe command verbs
		return
	fi
	case ${words[2]} in
`)
	for _, v := range vs {
		fmt.Fprintf(w, "\t%s)\n\t\t_arguments", v.name)
		for _, f := range v.flags {
			fmt.Fprintf(w, " \\\n\t\t\t%s", single(zshFlag(f)))
		}
		if v.name == "completion" {
			fmt.Fprint(w, " \\\n\t\t\t'2:shell:(bash zsh fish)'")
		} else {
			fmt.Fprint(w, " \\\n\t\t\t'*:file:_files'")
		}
		fmt.Fprint(w, "\n\t\t;;\n")
	}
	fmt.Fprint(w, "\tesac\n}\n\n_jianbao \"$@\"\n")
}

func zshFlag(f option) string {
	s := "--" + f.name
	if f.takesValue {
		s += "="
	}
	s += "[" + escape(f.help, "[]:") + "]"
	if f.takesValue {
		s += ":" + f.name + ":_files"
	}
	return s
}

func fishCompletion(w io.Writer, vs []verb) {
	fmt.Fprintln(w, "# fish completion for jianbao")
	for _, v := range vs {
		fmt.Fprintf(w, "complete -c jianbao -n __fish_use_subcommand -f -a %s -d %s\n",
			v.name, single(v.help))
		when := single("__fish_seen_subcommand_from " + v.name)
		for _, f := range v.flags {
			value := ""
			if f.takesValue {
				value = " -r"
			}
			fmt.Fprintf(w, "complete -c jianbao -n %s -l %s%s -d %s\n",
				when, f.name, value, single(f.help))
		}
	}
	fmt.Fprintln(w, "complete -c jianbao -n '__fish_seen_subcommand_from completion'"+
		" -f -a 'bash zsh fish'")
}

// single quotes s for a shell.
func single(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// escape puts a backslash before each of marks in s.
func escape(s, marks string) string {
	for _, m := range marks {
		s = strings.ReplaceAll(s, string(m), `\`+string(m))
	}
	return s
}
