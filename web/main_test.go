package web

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
)

// seen are the described answers that a test has had over HTTP: "id status".
var seen sync.Map

// TestMain fails when the whole set of tests has left out an answer that the
// description has: every route, and every error of it, is asked for once by a
// real client.
func TestMain(m *testing.M) {
	status := m.Run()
	whole := flag.Lookup("test.run").Value.String() == "" &&
		flag.Lookup("test.skip").Value.String() == "" &&
		flag.Lookup("test.list").Value.String() == ""
	if left := unseen(); whole && status == 0 && len(left) > 0 {
		fmt.Printf("described, and had by no test:\n%q\n", left)
		status = 1
	}
	os.Exit(status)
}

// unseen are the described answers that no test has had.
func unseen() (all []string) {
	for _, o := range operations {
		statuses := slices.Clone(o.refusals)
		for _, a := range o.answers {
			statuses = append(statuses, a.status)
		}
		for _, status := range statuses {
			key := fmt.Sprintf("%s %d", o.id, status)
			if _, ok := seen.Load(key); !ok {
				all = append(all, key)
			}
		}
	}
	return all
}
