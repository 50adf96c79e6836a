package main

import (
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"

	"jianbao/press"
)

// setting names all that outputs depend on beside the files. What is
// built in belongs to the engine.
func (c batchCommand) setting(p *press.Press, job press.Job) (string, error) {
	engine, err := engineName()
	if err != nil {
		return "", fmt.Errorf("program file: %w", err)
	}
	style := "own"
	if job.Template != nil {
		if style, err = c.styleName(job); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("engine %s, style %s, faces %s", engine, style, c.facesName(p)), nil
}

// styleName is the house style's name and, when it is the user's own, what its
// files hash to.
func (c batchCommand) styleName(job press.Job) (string, error) {
	info, err := os.Stat(c.Template)
	if err != nil || !info.IsDir() {
		return job.Template.Name(), nil
	}
	h := sha256.New()
	root := os.DirFS(c.Template)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(data))
		return err
	})
	return job.Template.Name() + " " + short(h.Sum(nil)), err
}

// facesName is what the user's own faces hash to.
func (c batchCommand) facesName(p *press.Press) string {
	name := "built-in"
	if c.OFLBody {
		name = "built-in with OFL body"
	}
	h := sha256.New()
	own := 0
	for _, f := range p.Fonts().Faces() {
		if f.User {
			own++
			fmt.Fprintf(h, "%q %s %x\n", f.Name, f.Role, sha256.Sum256(f.Data()))
		}
	}
	if own > 0 {
		name += " and " + short(h.Sum(nil))
	}
	return name
}

// short is enough of a hash to tell settings apart.
func short(sum []byte) string { return hex.EncodeToString(sum[:16]) }

// engineName tells this engine from every other: by its revision when it was
// built from one, else by the program itself.
func engineName() (string, error) {
	version := engineVersion + " " + runtime.Version()
	info, _ := debug.ReadBuildInfo()
	if rev := revision(info); rev != "" {
		return version + " " + rev, nil
	}
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	id, err := programID(path)
	return version + " " + id, err
}

// revision is the commit of a program built from nothing else; "" otherwise.
func revision(info *debug.BuildInfo) (rev string) {
	if info == nil {
		return ""
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			rev = s.Value
		case s.Key == "vcs.modified" && s.Value != "false":
			return ""
		}
	}
	return rev
}

// programID is the hash that the linker left in the program, or, where it left
// none, the hash of the program.
func programID(path string) (string, error) {
	if f, err := elf.Open(path); err == nil {
		defer f.Close()
		if s := f.Section(".note.go.buildid"); s != nil {
			if data, err := s.Data(); err == nil && len(data) > 32 {
				sum := sha256.Sum256(data)
				return "build " + short(sum[:]), nil
			}
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return "program " + short(h.Sum(nil)), err
}
