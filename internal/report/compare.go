package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// comparison holds the program as it was and as it is.
type comparison struct {
	scratch string
	dpi     int
	was, is string // the two programs
}

// sample is an issue that comes out differently.
type sample struct {
	Name  string
	Diff  string // between the dumps
	Pages []pagePair
}

// pagePair is a page as it was, as it is, and one over the other; a page that
// is only on one side has only that side. All are PNG.
type pagePair struct {
	Number          int
	Was, Is, Change []byte
}

// build makes the programs of the base commit and of the tree.
func (c *comparison) build(base string) error {
	c.was, c.is = filepath.Join(c.scratch, "was.bin"), filepath.Join(c.scratch, "is.bin")
	tree := filepath.Join(c.scratch, "tree")
	if _, err := output(".", "git", "worktree", "add", "--detach", tree, base); err != nil {
		return err
	}
	_, errWas := output(tree, "go", "build", "-buildvcs=false", "-o", c.was, "./cmd/jianbao")
	if _, err := output(".", "git", "worktree", "remove", "--force", tree); err != nil {
		return err
	}
	if errWas != nil {
		return fmt.Errorf("%s does not build: %w", base, errWas)
	}
	_, err := output(".", "go", "build", "-buildvcs=false", "-o", c.is, "./cmd/jianbao")
	return err
}

// sample compares one issue; its Diff and Pages are empty when all is equal.
func (c *comparison) sample(file string) (s sample, err error) {
	s.Name = file
	was, errWas := output(".", c.was, "dump", file)
	is, err := output(".", c.is, "dump", file)
	if err != nil {
		return s, err
	}
	if errWas != nil {
		s.Diff = "new, or not rendered before: " + errWas.Error()
		return s, nil
	}
	if s.Diff, err = differenceOf(c.scratch, string(was), string(is)); err != nil || s.Diff == "" {
		return s, err
	}
	s.Pages, err = c.pages(file)
	return s, err
}

func (c *comparison) pages(file string) (pairs []pagePair, err error) {
	was, err := c.draw(c.was, file)
	if err != nil {
		return nil, err
	}
	is, err := c.draw(c.is, file)
	if err != nil {
		return nil, err
	}
	for n := range max(len(was), len(is)) {
		p := pagePair{Number: n + 1}
		if n < len(was) {
			p.Was = was[n]
		}
		if n < len(is) {
			p.Is = is[n]
		}
		if bytes.Equal(p.Was, p.Is) {
			continue
		}
		if p.Was != nil && p.Is != nil {
			if p.Change, err = overlay(p.Was, p.Is); err != nil {
				return nil, err
			}
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

// draw renders file by program and gives its pages as grey PNG.
func (c *comparison) draw(program, file string) (pages [][]byte, err error) {
	dir, err := os.MkdirTemp(c.scratch, "pages")
	if err != nil {
		return nil, err
	}
	pdf := filepath.Join(dir, "issue.pdf")
	if _, err := output(".", program, "render", file, "--out", pdf); err != nil {
		return nil, err
	}
	args := []string{"-r", strconv.Itoa(c.dpi), "-gray", "-png", pdf, "page"}
	if _, err := output(dir, "pdftoppm", args...); err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil {
		return nil, err
	}
	for _, name := range names { // Glob sorts, and pdftoppm pads the numbers
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		pages = append(pages, data)
	}
	return pages, nil
}

// overlay shows ink that went in red, ink that came in blue, the rest in grey.
func overlay(was, is []byte) ([]byte, error) {
	a, err := grey(was)
	if err != nil {
		return nil, err
	}
	b, err := grey(is)
	if err != nil {
		return nil, err
	}
	area := a.Bounds().Union(b.Bounds())
	out := image.NewRGBA(area)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			o, n := a.GrayAt(x, y).Y, b.GrayAt(x, y).Y
			out.SetRGBA(x, y, color.RGBA{R: n, G: min(o, n), B: o, A: 255})
		}
	}
	var buf bytes.Buffer
	err = png.Encode(&buf, out)
	return buf.Bytes(), err
}

func grey(data []byte) (*image.Gray, error) {
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("page picture: %w", err)
	}
	g := image.NewGray(m.Bounds())
	draw.Draw(g, g.Bounds(), m, m.Bounds().Min, draw.Src)
	return g, nil
}

// output runs a program in dir; what it complains of becomes the error.
func output(dir, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		said := bytes.TrimSpace(complaint.Bytes())
		return nil, fmt.Errorf("%s %v: %w: %s", filepath.Base(name), args, err, said)
	}
	return out, nil
}
