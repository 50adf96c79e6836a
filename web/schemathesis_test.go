package web

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// A stranger reads the description and tries what it says and what it does
// not: no failure of ours, and no answer that is not described. That issues
// may be faulty is what the service is for, so what the answers make of them
// is not judged here.
func TestDescriptionHolds(t *testing.T) {
	t.Parallel()
	program, err := filepath.Abs("../out/schemathesis/bin/schemathesis")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, Options{})
	run := exec.Command(program, "run", s.url+"/openapi.json", "--no-color",
		"--phases", "examples,coverage,fuzzing", "--max-examples", "12", "--seed", "7",
		"--generation-database", "none", "--checks", "not_a_server_error,status_code_conformance,"+
			"content_type_conformance,response_headers_conformance,response_schema_conformance,"+
			"unsupported_method,ignored_auth", "--request-timeout", "20")
	run.Dir = t.TempDir()
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v (sh .ci/setup installs schemathesis)\n%s", err, out)
	}
}
