// Command docx sets the example as a Word document with jianbao and with the
// libraries that people use instead, in one run on one machine, and prints what
// each takes of the processor. The others write the same paragraphs plainly:
// no embedded faces, notes, contents or tail.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"jianbao/issue"
	"jianbao/press"
	"jianbao/render/docx"
)

func main() {
	n := flag.Int("n", 100, "documents a party")
	source := flag.String("issue", "samples/2016-02.yaml", "the issue")
	flag.Parse()
	if err := run(*source, *n); err != nil {
		fmt.Fprintln(os.Stderr, "bench/docx:", err)
		os.Exit(1)
	}
}

// party is one way to write the document.
type party struct {
	name string
	cost func(paragraphs string, n int) (ms float64, err error)
}

func run(source string, n int) error {
	proof, err := compose(source)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bench-docx-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	paragraphs, err := export(proof, dir)
	if err != nil {
		return err
	}
	parties := []party{
		{"jianbao", func(string, int) (float64, error) { return ours(proof, n) }},
		{"python-docx", func(in string, n int) (float64, error) {
			return told(exec.Command("/usr/bin/python3", "bench/docx/peer.py", in, strconv.Itoa(n)))
		}},
		{"npm docx 9.5.1", func(in string, n int) (float64, error) {
			return npm(dir, "peer.cjs", in, n)
		}},
		{"docxtemplater 3.71.0", func(in string, n int) (float64, error) {
			return npm(dir, "templater.cjs", in, n)
		}},
	}
	fmt.Println("| | CPU ms a document | against jianbao |\n|---|---|---|")
	first := 0.0
	for _, p := range parties {
		ms, err := p.cost(paragraphs, n)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if first == 0 {
			first = ms
		}
		fmt.Printf("| %s | %.1f | %.1f × |\n", p.name, ms, ms/first)
	}
	return nil
}

func compose(source string) (*press.Proof, error) {
	data, err := os.ReadFile(source)
	if err != nil {
		return nil, err
	}
	src := issue.Source{Name: source, Data: data, FS: os.DirFS(filepath.Dir(source))}
	proof, found := press.New(press.Options{}).Compose(src, press.Job{})
	if proof == nil {
		return nil, fmt.Errorf("%d findings", len(found))
	}
	return proof, nil
}

// export writes the paragraphs as the others read them: role and words.
func export(proof *press.Proof, dir string) (string, error) {
	var all [][2]string
	for _, b := range proof.Blocks.Blocks {
		var words strings.Builder
		for _, r := range b.Runs {
			words.WriteString(r.Text)
		}
		all = append(all, [2]string{b.Role.String(), words.String()})
	}
	data, err := json.Marshal(all)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "paragraphs.json")
	return path, os.WriteFile(path, data, 0o600)
}

// ours is the CPU time of our writer, in a process that has done so before.
func ours(proof *press.Proof, n int) (float64, error) {
	var before time.Duration
	for i := range n + 10 {
		if i == 10 {
			before = cpu()
		}
		if err := docx.Write(io.Discard, proof.Blocks, docx.Options{}); err != nil {
			return 0, err
		}
	}
	return float64((cpu() - before).Microseconds()) / 1000 / float64(n), nil
}

func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// libraries are what the scripts need.
var libraries = []string{"docx@9.5.1", "docxtemplater@3.71.0", "pizzip@3.2.0"}

// npm installs the libraries beside the script and runs it.
func npm(dir, name, in string, n int) (float64, error) {
	args := append([]string{"install", "--silent", "--no-audit", "--no-fund",
		"--prefix", dir}, libraries...)
	if out, err := exec.Command("npm", args...).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("npm install: %w: %s", err, out)
	}
	script, err := os.ReadFile(filepath.Join("bench/docx", name))
	if err != nil {
		return 0, err
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, script, 0o600); err != nil {
		return 0, err
	}
	return told(exec.Command("node", path, in, strconv.Itoa(n)))
}

// told runs a script that prints its own CPU milliseconds a document.
func told(cmd *exec.Cmd) (float64, error) {
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, err
	}
	return strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
}
