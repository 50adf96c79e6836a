package fonts

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"jianbao/finding"
	"jianbao/fonts/sfnt"
)

// Options say how a set differs from the built-in one.
type Options struct {
	// Dir is a folder with fonts of the user's own; "" for none. Each goes in
	// front of the built-in faces of its role, those of one role by file name.
	Dir string
	// OFLBody takes 仿宋 under the Open Font License instead of the default.
	OFLBody bool
}

// Open is the built-in set with what o adds to it. Fonts that cannot be used
// are findings; only a folder or file that cannot be read is an error.
func Open(o Options) (*Set, []finding.Finding, error) {
	if o == (Options{}) {
		return Default(), nil, nil
	}
	users, found, err := readDir(o.Dir)
	if err != nil {
		return nil, nil, fmt.Errorf("fonts folder: %w", err)
	}
	return newSet(users, o.OFLBody), found, nil
}

// maxFile bounds a user's font; the largest Chinese fonts take about 50 MiB.
const maxFile = 64 << 20

func readDir(dir string) (users []*Face, found []finding.Finding, err error) {
	if dir == "" {
		return nil, nil, nil
	}
	entries, err := os.ReadDir(dir) // by name
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !fontName(path) || !plainFile(path) {
			continue
		}
		face, refusal, err := readFace(path)
		switch {
		case err != nil:
			return nil, nil, err
		case refusal != nil:
			refusal.File = path
			found = append(found, *refusal)
		default:
			users = append(users, face)
		}
	}
	if len(users)+len(found) == 0 {
		none := refuse("W509")
		none.File = dir
		found = append(found, *none)
	}
	return users, found, nil
}

// plainFile tells a file from a folder or a named pipe; what cannot be looked
// at is left for who reads it to report.
func plainFile(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// fontName tells files that claim to be fonts from others in the folder.
func fontName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return true
	}
	return false
}

// readFace reads one font file. It gives the face, or why it is refused.
func readFace(path string) (*Face, *finding.Finding, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if info.Size() > maxFile {
		return nil, refuse("W508", name, maxFile>>20), nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	face, refusal := newUser(path, data)
	return face, refusal, nil
}

func refuse(code finding.Code, args ...any) *finding.Finding {
	f := finding.New(code, finding.Pos{}, args...)
	return &f
}

// newUser makes a face of a user's font file, put in order for ours.
func newUser(path string, data []byte) (*Face, *finding.Finding) {
	file := filepath.Base(path)
	font, err := sfnt.Parse(data)
	if err != nil {
		return nil, refuseParse(file, err)
	}
	allowed := Embedding(font.Describe().Embedding)
	name := strings.TrimSuffix(file, filepath.Ext(file))
	role, ok := roleOf(name, font)
	switch {
	case !allowed.Allowed():
		return nil, refuse("W501", file, uint16(allowed))
	case !allowed.Subset():
		return nil, refuse("W502", file, uint16(allowed))
	case !ok:
		return nil, refuse("W507", file, describe(font).title(name))
	}
	if font, err = normalise(font, role); err != nil {
		return nil, refuseParse(file, err)
	}
	f := &Face{Name: name, Role: role, Source: path, User: true, data: font.Data()}
	f.readWhenNeeded(func() *sfnt.Font { return font })
	return f, nil
}

func refuseParse(file string, err error) *finding.Finding {
	switch {
	case errors.Is(err, sfnt.ErrCubic):
		return refuse("W503", file)
	case errors.Is(err, sfnt.ErrCollection):
		return refuse("W504", file)
	case errors.Is(err, sfnt.ErrVariable):
		return refuse("W505", file)
	}
	return refuse("W506", file, err)
}
