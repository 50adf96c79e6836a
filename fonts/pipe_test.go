//go:build unix

package fonts_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"jianbao/fonts"
)

// A folder without fonts is one that was not meant; a pipe that is called a
// font is not waited for.
func TestFolderWithoutFontsIsTold(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "kaiti.ttf"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "heiti.ttf"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, found, err := fonts.Open(fonts.Options{Dir: dir})
	if err != nil || len(found) != 1 || found[0].Code != "W509" || found[0].File != dir {
		t.Errorf("got %v, %v", found, err)
	}
}
