//go:build unix

package main

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
)

// A picture that is a named pipe, and a pipe among the issues of a folder,
// would keep a reader waiting for ever; a link must not lead out of the folder.
func TestPicturesAndIssuesAreFiles(t *testing.T) {
	desk(t, map[string]string{"secret.png": "", "dir/a.yaml": sound + `
      ![一](pipe.png)

      ![二](link.png)

      ![三](sub.png)
`})
	if err := errors.Join(syscall.Mkfifo("dir/pipe.png", 0o666), os.Mkdir("dir/sub.png", 0o777),
		syscall.Mkfifo("dir/b.yaml", 0o666), syscall.Mkfifo("dir/c.md", 0o666),
		os.Symlink("../secret.png", "dir/link.png")); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"check dir", "batch dir --out o"} {
		got := jianbao("", strings.Fields(command)...)
		for _, says := range []string{"10:12: E709", "12:12: E702", "14:12: E709"} {
			if got.status != 1 || !strings.Contains(got.err, says) {
				t.Errorf("%s: status %d, %s; want status 1 and %s", command, got.status, got.err, says)
			}
		}
	}
}
