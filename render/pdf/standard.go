package pdf

import (
	"errors"

	"jianbao/layout/page"
)

// Standard is what a file promises those who keep it, and those who have it
// read to them.
type Standard uint8

// The standards. What a file cannot keep it does not promise.
const (
	Accessible Standard = iota // PDF/A-2a and PDF/UA-1 at once
	Archive                    // PDF/A-2b: looks the same for ever
	Enclosing                  // PDF/A-3a and PDF/UA-1: may enclose its source
	Plain                      // none
)

var standardNames = [...]string{"a-2a+ua-1", "a-2b", "a-3a", "plain"}

func (s Standard) String() string { return standardNames[s] }

// StandardNamed finds a standard by the name that the command line uses.
func StandardNamed(name string) (Standard, bool) {
	for i, n := range standardNames {
		if n == name {
			return Standard(i), true
		}
	}
	return 0, false
}

// Standards are the names that StandardNamed knows, the default first.
func Standards() []string { return append([]string(nil), standardNames[:]...) }

// part is the part of ISO 19005 that s keeps, 0 for none.
func (s Standard) part() int { return [...]int{2, 2, 3, 0}[s] }

// level is the level of conformance with that part.
func (s Standard) level() string { return [...]string{"A", "B", "A", ""}[s] }

// universal tells whether s includes PDF/UA-1.
func (s Standard) universal() bool { return s == Accessible || s == Enclosing }

var (
	errNoTags  = errors.New("PDF/A-2a, PDF/A-3a and PDF/UA-1 ask for tags")
	errNoTitle = errors.New("PDF/UA-1 asks for a title")
	errSource  = errors.New("only PDF/A-3a may enclose a file")
)

// permits refuses what s promises and the file cannot keep.
func (s Standard) permits(p plan, opt *Options) error {
	switch {
	case opt.Source != nil && s != Enclosing:
		return errSource
	case !s.universal():
		return nil
	case !p.plain:
		return errOrder
	case len(p.doc.Tags) == 0:
		return errNoTags
	case p.doc.Meta.Title == "":
		return errNoTitle
	}
	return nil
}

// tags is what a file of s has of the tags of its document.
func (s Standard) tags(p plan) []page.Tag {
	if s == Plain || !p.plain {
		return nil
	}
	return p.doc.Tags
}
