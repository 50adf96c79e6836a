package browser_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestPageAsksForTheToken(t *testing.T) {
	token := t.TempDir() // of this run only: the browser remembers the last one's
	list := filepath.Join(t.TempDir(), "tokens")
	line := fmt.Sprintf("%x editor\n", sha256.Sum256([]byte(token)))
	if err := os.WriteFile(list, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	guarded, err := newServer("--token-file", list)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(guarded.kill)
	p := visit(t)
	p.must(p.Go(guarded.url()))
	p.until(`document.querySelector("input[type=password]")`)
	p.run(`document.querySelector("input[type=password]").focus()`)
	p.must(p.Commit(token))
	p.click(`form button`)
	p.until(`document.querySelector('[data-role="example"]')`)
	p.Complaints() // of the icon, which the login page has none of
	p.watch()
	p.click(`[data-role="example"]`)
	p.until(`window.seen > 0`)
}
