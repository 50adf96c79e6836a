package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

// engineVersion counts releases of the engine: it rises when the same input
// may give other bytes.
const engineVersion = "0.2.0"

type versionCommand struct{}

// Run prints what went into this binary. It reads no clock, so one binary
// always prints the same.
func (versionCommand) Run(m *machine) error {
	return m.print(func(w io.Writer) error {
		fmt.Fprintf(w, "jianbao %s\n", engineVersion)
		fmt.Fprintf(w, "%s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
		info, ok := debug.ReadBuildInfo()
		if !ok {
			return nil
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
				fmt.Fprintf(w, "%s %s\n", s.Key, s.Value)
			}
		}
		for _, d := range info.Deps {
			if d.Replace != nil {
				d = d.Replace
			}
			fmt.Fprintf(w, "%s %s\n", d.Path, d.Version)
		}
		return nil
	})
}
