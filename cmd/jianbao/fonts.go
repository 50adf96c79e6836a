package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"jianbao/fonts"
	"jianbao/layout/glyph"
)

type fontsCommand struct {
	Fonts   string `placeholder:"DIR" type:"path" help:"fonts_dir"`
	OFLBody bool   `name:"ofl-body" help:"ofl_body"`
}

// Run lists the faces and, for each role, the chain that is searched.
func (c fontsCommand) Run(m *machine) error {
	set, err := look{Fonts: c.Fonts, OFLBody: c.OFLBody}.faces(m)
	if err != nil {
		return err
	}
	return m.print(func(w io.Writer) error {
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, strings.Join(columns, "\t"))
		for _, f := range set.Faces() {
			listFace(table, f)
		}
		if err := table.Flush(); err != nil {
			return err
		}
		listChains(w, set)
		return nil
	})
}

// columns are what listFace fills.
var columns = []string{
	"FACE", "ROLE", "HAN", "CHARACTERS", "EMBEDDING", "LICENCE", "FAMILY", "SOURCE"}

func listFace(w io.Writer, f *fonts.Face) {
	n := f.Coverage()
	licence := f.Licence
	if licence == "" {
		licence = "-"
	}
	family := f.Family()
	if zh := f.FamilyZh(); zh != "" && zh != family {
		family += " / " + zh
	}
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%s\t%s\t%s\t%s\n",
		f.Name, f.Role, n.Han, n.Characters, f.Embedding(), licence, family, f.Source)
}

// listChains says in which order faces are asked for a character.
func listChains(w io.Writer, set *fonts.Set) {
	fmt.Fprintln(w)
	for role := range glyph.Roles {
		fmt.Fprintf(w, "%s:", role)
		for _, f := range set.Chain(role) {
			fmt.Fprintf(w, " %s", f.Name)
		}
		fmt.Fprintln(w)
	}
}
