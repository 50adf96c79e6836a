// Package quote keeps what a page quotes of a command equal to what the
// command printed last.
package quote

import (
	"fmt"
	"os"
	"strings"
)

// Into puts text in the place of what stands in a file between
// <!-- name … --> and <!-- /name -->.
func Into(path, name, text string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+name, "<!-- /"+name+" -->"
	head, rest, ok := strings.Cut(string(data), begin)
	mark, _, closed := strings.Cut(rest, "-->")
	_, tail, found := strings.Cut(rest, end)
	if !ok || !closed || !found {
		return fmt.Errorf("%s has no %s … --> and %s", path, begin, end)
	}
	return os.WriteFile(path, []byte(head+begin+mark+"-->\n"+text+end+tail), 0o644)
}
