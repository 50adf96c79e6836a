// Command cmd proofreads finished PDFs: go run ./internal/proofread/cmd FILE…
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"jianbao/internal/proofread"
)

// options are the command's flags.
type options struct {
	json, each, statutes bool
	examples             int
	issues               string
}

func main() {
	var o options
	flag.BoolVar(&o.json, "json", false, "print JSON instead of text")
	flag.BoolVar(&o.each, "each", false, "print every file's report, not only the total")
	flag.BoolVar(&o.statutes, "statutes", false, "hold the evenness against the bounds of statutes")
	flag.IntVar(&o.examples, "examples", 5, "violations shown of each rule")
	flag.StringVar(&o.issues, "issues", "", "folder of issue files whose text the PDFs must hold")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	total, err := run(o, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "proofread:", err)
		os.Exit(2)
	}
	if len(total.Violations) > 0 || len(total.Evenness.Exceeded(o.bounds())) > 0 {
		os.Exit(1)
	}
}

func (o options) bounds() proofread.Bounds {
	if o.statutes {
		return proofread.StatuteBounds()
	}
	return proofread.ExampleBounds()
}

// run reads every file and prints what it found.
func run(o options, files []string) (proofread.Report, error) {
	var total proofread.Report
	for _, file := range files {
		one, err := read(o, file)
		if err != nil {
			return total, err
		}
		base := filepath.Base(file)
		if o.each && !o.json {
			fmt.Println("==", base)
			one.Write(os.Stdout, o.bounds(), o.examples)
		}
		total.Merge(one, base)
	}
	if o.json {
		out := json.NewEncoder(os.Stdout)
		out.SetIndent("", " ")
		return total, out.Encode(total)
	}
	total.Write(os.Stdout, o.bounds(), o.examples)
	return total, nil
}

func read(o options, file string) (proofread.Report, error) {
	sheets, err := proofread.Read(file)
	if err != nil {
		return proofread.Report{}, err
	}
	report := proofread.Proofread(sheets, proofread.Bulletin())
	if err := report.CheckInk(file, sheets); err != nil || o.issues == "" {
		return report, err
	}
	name := strings.TrimSuffix(filepath.Base(file), ".pdf") + ".yaml"
	err = report.CompareText(file, filepath.Join(o.issues, name))
	return report, err
}
