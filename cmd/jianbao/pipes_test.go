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

// A folder that another owner keeps to himself stops no other: nor does
// lost+found, which is in every folder that is a disk's.
func TestFoldersOfOthers(t *testing.T) {
	desk(t, map[string]string{"in/a.yaml": sound, "in/shut/b.yaml": sound, "in/z/c.yaml": sound,
		"in/lost+found/d.yaml": sound, "o/lost+found/e": "", "d/a.txt": "通知", "d/shut/b.txt": "通知"})
	for _, dir := range []string{".", "o", "d"} {
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	status, out := process(t, `set -e
chmod 0 in/shut in/lost+found o/lost+found d/shut
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
	cp "$JIANBAO" program && JIANBAO=$PWD/program
	chmod a+x .. ../..
	as() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
fi
set +e
as "$JIANBAO" batch in --out o; echo "status $?"
as "$JIANBAO" check in; echo "status $?"
as "$JIANBAO" import d --out i; echo "status $?"
chmod 700 in/shut in/lost+found o/lost+found d/shut`)
	if status != 0 {
		t.Fatalf("status %d: %s", status, out)
	}
	for _, says := range []string{"open in/shut: permission denied", "3 issues: 2 made, 0 unchanged, 0 with errors, 1 failed",
		"3 files: 2 done, 0 with errors, 1 failed", "open d/shut: permission denied", "i/a.yaml"} {
		if !strings.Contains(out, says) {
			t.Errorf("no %q in %s", says, out)
		}
	}
	if n := strings.Count(out, "status 2\n"); n != 3 {
		t.Errorf("%d runs end with status 2: %s", n, out)
	}
}
