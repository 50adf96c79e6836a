// Package verapdf asks veraPDF which archive and accessibility standards files
// keep. It needs a Java runtime and Maven, which fetches veraPDF once; it knows
// nothing of how the files were made.
package verapdf

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed pom.xml
var pom []byte

// program is veraPDF's command line in the pinned module.
const program = "org.verapdf.apps.GreenfieldCliWrapper"

// Verdict is what veraPDF says of a file and one standard that it claims.
type Verdict struct {
	File    string
	Flavour string   // as veraPDF has it: 2a, 2b, 3a, ua1
	Pass    bool     // nothing was found
	Faults  []string // clauses and tests that failed
}

// Check asks about every standard that the files claim, in one run. Of a file
// that claims none it says what PDF/A-1b would miss.
func Check(files []string) ([]Verdict, error) {
	path, err := classPath()
	if err != nil {
		return nil, err
	}
	args := []string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g",
		"-cp", path, program, "--format", "text", "--verbose"}
	// Its status tells whether all passed; what it prints tells more.
	out, err := output(exec.Command("java", append(args, files...)...))
	verdicts := parse(out)
	if len(verdicts) == 0 {
		return nil, fmt.Errorf("veraPDF: %w: %s", err, out)
	}
	return verdicts, nil
}

// parse reads veraPDF's text report.
func parse(out string) (verdicts []Verdict) {
	for line := range strings.Lines(out) {
		line = strings.TrimRight(line, "\r\n")
		pass := strings.HasPrefix(line, "PASS ")
		switch at := strings.LastIndexByte(line, ' '); {
		case (pass || strings.HasPrefix(line, "FAIL ")) && at > len("PASS"):
			verdicts = append(verdicts, Verdict{
				File: line[len("PASS "):at], Flavour: line[at+1:], Pass: pass})
		case strings.HasPrefix(line, "  FAIL ") && len(verdicts) > 0:
			last := &verdicts[len(verdicts)-1]
			last.Faults = append(last.Faults, line[len("  FAIL "):])
		}
	}
	return verdicts
}

// classPath is where veraPDF's programs are, fetched when they are not there.
// It is kept beside the other caches of the user.
func classPath() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("veraPDF: %w", err)
	}
	sum := sha256.Sum256(pom)
	dir := filepath.Join(cache, "jianbao-verapdf-"+hex.EncodeToString(sum[:8]))
	list := filepath.Join(dir, "classpath")
	if path, err := os.ReadFile(list); err == nil && allThere(string(path)) {
		return string(path), nil
	}
	if err := fetch(dir, list); err != nil {
		return "", fmt.Errorf("veraPDF: %w", err)
	}
	path, err := os.ReadFile(list)
	return string(path), err
}

func allThere(path string) bool {
	for _, f := range filepath.SplitList(path) {
		if _, err := os.Stat(f); err != nil {
			return false
		}
	}
	return path != ""
}

// fetch has Maven fetch what pom.xml names into dir and write the class path
// to list.
func fetch(dir, list string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	project := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(project, pom, 0o644); err != nil {
		return err
	}
	out, err := output(exec.Command("mvn", "--batch-mode", "--quiet", "--strict-checksums",
		"-f", project, "dependency:build-classpath", "-Dmdep.outputFile="+list))
	if err != nil {
		return fmt.Errorf("mvn: %w: %s", err, out)
	}
	return nil
}

// output runs c and returns what it prints, wherever it prints it.
func output(c *exec.Cmd) (string, error) {
	var b bytes.Buffer
	c.Stdout, c.Stderr = &b, &b
	err := c.Run()
	return b.String(), err
}
