package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"jianbao/press"
	"jianbao/render/preview"
)

func (m *machine) checkDPI(dpi int) error {
	if dpi < preview.MinDPI || dpi > preview.MaxDPI {
		return m.usage(sayDPI, dpi, preview.MinDPI, preview.MaxDPI)
	}
	return nil
}

// makePages makes a picture of every page, and none when one cannot be made.
func (r renderer) makePages(o output, proof *press.Proof) ([]made, error) {
	n := len(proof.Pages.Pages)
	if n > 1 && (o.path == stdinName || isSpecial(o.path)) {
		return nil, r.usage(sayOnePage, n, o.path)
	}
	pictures := picturesOf(proof)
	files := make([]made, n)
	for i := range files {
		path := o.pagePath(i+1, n)
		if holdsOneOf(path, pictures) {
			return nil, r.usage(sayOverPicture, path)
		}
		data, err := r.press.PNG(proof, i, r.pages)
		if err != nil {
			return nil, err
		}
		files[i] = made{path, data}
	}
	return files, nil
}

// pagePath is where page number of pages goes. A file that --out names is
// the page's own when there is no other.
func (o output) pagePath(number, pages int) string {
	if o.named && pages == 1 {
		return o.path
	}
	ending := filepath.Ext(o.path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(o.path, ending), number, ending)
}

// shown is how the output of so many pages is called.
func (o output) shown(pages int) string {
	if o.format != "png" {
		return o.path
	}
	first, last := o.pagePath(1, pages), o.pagePath(pages, pages)
	if first == last {
		return first
	}
	return first + " … " + last
}

// picturesOf is the pictures of a proof, by the hashes of their files.
func picturesOf(proof *press.Proof) map[[sha256.Size]byte]bool {
	hashes := map[[sha256.Size]byte]bool{}
	for i := range proof.Pages.Pages {
		for _, p := range proof.Pages.Pages[i].Pictures {
			if p.Picture != nil {
				hashes[p.Picture.Hash] = true
			}
		}
	}
	return hashes
}

// holdsOneOf tells whether the file at path is one of the pictures, which may
// well lie beside the issue and be called like its pages.
func holdsOneOf(path string, pictures map[[sha256.Size]byte]bool) bool {
	if len(pictures) == 0 || isSpecial(path) {
		return false
	}
	data, err := os.ReadFile(path)
	return err == nil && pictures[sha256.Sum256(data)]
}
